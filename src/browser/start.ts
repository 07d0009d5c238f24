// Step 7 (print): starts one browser process and connects the driver to it. Knows processes, neither search nor pages.
// Ends only the process it started and that process's own group.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Browser } from 'puppeteer';
import { endProcess, type Hold } from '../belongings.ts';
import { temporaryError } from '../files/temporary.ts';
import { browserEnvironment, browserFlags } from './flags.ts';
import { pipeTransport } from './pipe.ts';

export interface Started {
  readonly kind: 'started';
  readonly driver: Browser;
  readonly pid: number;
  readonly version: string;
  /** Settles when the process has ended, with a few words on how. */
  readonly ended: Promise<string>;
  /** Ends the browser and everything it started; never throws, takes 2 s at most. */
  stop(): Promise<void>;
}

/** A start that failed; `why` decides what is tried next. */
export interface NotStarted {
  readonly kind: 'failed';
  readonly why: 'strange' | 'damaged' | 'unpack' | 'snap' | 'spawn' | 'library' | 'sandbox' | 'crash' | 'time';
  /** A few words that follow the browser's path: `exited with 1: …`. */
  readonly message: string;
}

export interface StartOptions {
  readonly executable: string;
  readonly sandbox: boolean;
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly libraries?: string | undefined;
  readonly fontConfig?: string | undefined;
  readonly signal: AbortSignal;
  readonly hold?: Hold | undefined;
  readonly limitMs: number;
}

/** @throws the signal's reason; BuildError E_OUTPUT when the temporary folder takes nothing. */
export async function startBrowser(options: StartOptions): Promise<Started | NotStarted> {
  options.signal.throwIfAborted();
  const loading = import('puppeteer');
  const profile = await mkdtemp(join(options.folder, 'profile-')).catch((error) => {
    throw temporaryError(error, options.folder);
  });
  const child = spawn(options.executable, browserFlags(profile, options.sandbox), {
    // Descriptors 3 and 4 are the driver's pipes.
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // A group of its own, so that the renderers can be ended with it and Ctrl-C in the terminal reaches only us.
    detached: process.platform !== 'win32',
    windowsHide: true,
    cwd: options.folder,
    env: browserEnvironment(options.environment, options.folder, options),
  });
  const release = child.pid === undefined ? undefined : options.hold?.({ kind: 'group', pid: child.pid });
  const complaints = lastWords(child.stderr as Readable);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`cannot be run: ${error.message}`));
    child.once('exit', (code, signal) => resolve(signal ? `was ended by ${signal}` : `exited with ${code}`));
  });
  const killAtExit = () => killGroup(child);
  process.once('exit', killAtExit);
  void ended.then(() => {
    release?.();
    process.removeListener('exit', killAtExit);
  });

  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const interrupted = new Promise<'time' | 'abort'>((resolve) => {
    timer = setTimeout(resolve, options.limitMs, 'time');
    onAbort = () => resolve('abort');
    options.signal.addEventListener('abort', onAbort, { once: true });
  });
  const connecting = loading.then(async ({ default: puppeteer }) => {
    const driver = await puppeteer.connect({
      transport: pipeTransport(child.stdio[3] as Writable, child.stdio[4] as Readable),
      defaultViewport: null,
      // Our own signal ends every wait.
      protocolTimeout: 0,
    });
    const version = (await driver.version()).replace(/^\D*/, '');
    return { driver, version };
  });
  try {
    const first = await Promise.race([connecting, ended, interrupted]);
    if (typeof first === 'object') {
      return { kind: 'started', ...first, pid: child.pid!, ended, stop: () => stop(child, ended) };
    }
    killGroup(child);
    options.signal.throwIfAborted();
    if (first === 'time') return failed('time', `did not start within ${options.limitMs / 1000} s`);
    return explain(child, first, complaints());
  } catch (error) {
    options.signal.throwIfAborted();
    // The driver may notice the closed pipe before the exit is known: the exit says more.
    const how = await Promise.race([ended, pause(1000)]);
    killGroup(child);
    return explain(child, how ?? `did not answer: ${(error as Error).message}`, complaints());
  } finally {
    connecting.catch(() => {});
    clearTimeout(timer);
    if (onAbort) options.signal.removeEventListener('abort', onAbort);
  }
}

function explain(child: ChildProcess, how: string, said: string): NotStarted {
  if (child.pid === undefined) return failed('spawn', how);
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(said);
  if (library) return failed('library', `needs the system library ${library[1]}`);
  if (SANDBOX_WORDS.test(said)) {
    return failed('sandbox', 'cannot start its sandbox here');
  }
  if (process.platform === 'linux' && !existsSync('/proc/self'))
    return failed('crash', 'needs /proc, which is not mounted here');
  const last = said.trim().split('\n').at(-1) ?? '';
  return failed('crash', last === '' ? how : `${how}: ${last.slice(0, 300)}`);
}

/** What Chromium says where user namespaces are forbidden, or where its set-uid helper is not set up. */
const SANDBOX_WORDS = new RegExp(
  [
    'No usable sandbox',
    'without --no-sandbox',
    '(?:SUID|setuid)[ _]sandbox',
    'sandbox_host_linux',
    'zygote_host_impl_linux',
    'credentials\\.cc',
    'move to new namespace',
  ].join('|'),
  'i',
);

function failed(why: NotStarted['why'], message: string): NotStarted {
  return { kind: 'failed', why, message };
}

/** Kills at once: what the browser would tidy up lies in the run's temporary folder, which is removed as a whole. */
async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  killGroup(child);
  await Promise.race([ended, pause(2000)]);
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform !== 'win32' || child.exitCode === null) endProcess({ kind: 'group', pid: child.pid });
}

/** Keeps the last 8 kB of what the browser complains about, for the message when it fails. */
function lastWords(stream: Readable): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-8192);
  });
  stream.on('error', () => {});
  return () => text;
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, undefined).unref();
  });
}
