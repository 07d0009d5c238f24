// Step 7 (print): one attempt to start one of the browsers found: unpacked first where it came packed, and started once
// more where that may help.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Hold } from '../belongings.ts';
import { cacheFolder } from '../files/cache-folder.ts';
import { LIBRARIES, shippedArchive, type Unpacked, unpackShipped } from './bundled-chromium.ts';
import type { BrowserCandidate } from './find.ts';
import { type NotStarted, type Started, startBrowser } from './start.ts';

export interface AttemptOptions {
  readonly sandbox: boolean;
  readonly fontConfig: string | undefined;
  readonly signal: AbortSignal;
  readonly hold?: Hold | undefined;
  /** The run's private temporary folder. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

export interface Attempt {
  readonly candidate: BrowserCandidate;
  /** Its path, or words where it could not be unpacked. */
  readonly name: string;
  /** A folder where it would have been unpacked, and why it was not. */
  readonly leftAlone?: string | undefined;
  readonly result: Started | NotStarted;
}

/** @throws the signal's reason; BuildError E_OUTPUT when the temporary folder takes nothing. */
export async function tryBrowser(candidate: BrowserCandidate, options: AttemptOptions): Promise<Attempt> {
  const { strange, executable: name = PACKED } = candidate;
  if (strange)
    return { candidate, name, result: { kind: 'failed', why: 'strange', message: `is left alone: ${strange}` } };
  const program = await prepare(candidate, options).catch((error: Error) => error);
  options.signal.throwIfAborted();
  if (program instanceof Error) {
    const message = `could not be unpacked (${program.message})`;
    // A system error says nothing of the package.
    const why = 'syscall' in program ? 'unpack' : 'damaged';
    return { candidate, name: PACKED, result: { kind: 'failed', why, message } };
  }
  const { executable } = program;
  if (hiddenFromSnap(executable, options)) {
    const message = 'is a snap, which cannot read temporary files there: set TMPDIR to a folder in your home';
    return { candidate, name: executable, result: { kind: 'failed', why: 'snap', message } };
  }
  const leftAlone = program.shipped?.leftAlone;
  return { candidate, name: executable, leftAlone, result: await startWithRetry(program, options) };
}

const PACKED = 'the browser that came with npm';

export interface Program {
  readonly executable: string;
  readonly shipped?: Unpacked;
}

/** @throws Error when the packed browser cannot be unpacked. */
export async function prepare(
  candidate: BrowserCandidate,
  run: { readonly environment: NodeJS.ProcessEnv; readonly folder?: string; readonly signal?: AbortSignal },
): Promise<Program> {
  if (candidate.executable !== undefined) return { executable: candidate.executable };
  const archive = await shippedArchive();
  if (!archive) throw new Error('the package is gone');
  const folders = [cacheFolder('browser', run.environment), run.folder].filter((folder) => folder !== undefined);
  const shipped = await unpackShipped(archive, folders, run.signal);
  return { executable: shipped.executable, shipped };
}

/** A snap has a /tmp of its own and reads only what is not hidden in the user's home: it would start, and find no page
 *  to print. */
function hiddenFromSnap(executable: string, { folder, environment }: AttemptOptions): boolean {
  if (!executable.startsWith('/snap/')) return false;
  const { HOME } = environment;
  return !HOME || !folder.startsWith(`${HOME}/`) || folder.slice(HOME.length).includes('/.');
}

const START_LIMIT_MS = 30_000;

async function startWithRetry(
  { executable, shipped }: Program,
  options: AttemptOptions,
): Promise<Started | NotStarted> {
  const start = { ...options, executable, limitMs: START_LIMIT_MS };
  const result = await startBrowser(start);
  if (result.kind === 'started') return result;
  const libraries = shipped?.libraries ?? librariesBeside(executable);
  if (result.why === 'library' && libraries) return startBrowser({ ...start, libraries });
  return result.why === 'crash' ? startBrowser(start) : result;
}

/** The unpacked browser may be named by its path: `--browser "$(tripreport browser path)"`. */
function librariesBeside(executable: string): string | undefined {
  const folder = join(dirname(executable), LIBRARIES);
  return existsSync(folder) ? folder : undefined;
}
