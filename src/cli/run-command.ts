// The edge: one run of a command that works through photos. Progress and problems go to stderr, a signal ends it after
// it has cleaned up, and an error becomes words, a JSON document where one was asked for, and an exit code.

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { BuildError, type Problem } from '../diagnostics.ts';
import type { Caller } from '../guard/in-thread.ts';
import { asInstallError } from '../installation.ts';
import type { Settings } from '../options/settings.ts';
import { plainJson } from './harmless.ts';
import { failureDocument } from './json-document.ts';
import { leave } from './leave.ts';
import { openTerminal, printError } from './terminal.ts';

export interface Asked {
  readonly quiet: boolean;
  /** The answer on stdout is one JSON document, for failure too. */
  readonly json: boolean;
}

/** Resolves with the exit code, that of `work` where it has one. It calls `endProgress` before its last words, to take
 *  the live line away. */
export async function runCommand(
  { quiet, json }: Asked,
  work: (caller: Caller, endProgress: () => void) => Promise<number | undefined>,
): Promise<number> {
  const problems: Problem[] = [];
  const terminal = openTerminal(process.stderr, quiet);
  const { signal, hurry, ended, restore } = listenForSignals();
  const { env: environment, stdin, stdout } = process;
  const tell: Caller['tell'] = (event) => {
    if (event.kind === 'problem') problems.push(event.problem);
    terminal.tell(event);
  };
  try {
    return (await work({ signal, hurry, environment, stdin, stdout, tell }, () => terminal.end())) ?? 0;
  } catch (error) {
    terminal.end();
    const signalName = ended();
    if (signalName) {
      // Everything is cleaned up: let the shell see the signal itself.
      restore();
      process.kill(process.pid, signalName);
      return 128;
    }
    const known = knownError(error);
    if (json) process.stdout.write(`${plainJson(failureDocument(known, problems))}\n`);
    printError(known, process.stderr);
    await leave(known.exitCode);
    return known.exitCode;
  } finally {
    restore();
  }
}

/** What the user named is there: a misspelt folder would show only in missing photos, a track in a late warning. */
export async function checkNamed({
  roots,
  gpx,
  coverPhoto,
  logo,
}: Pick<Settings, 'roots' | 'gpx' | 'coverPhoto' | 'logo'>): Promise<void> {
  for (const root of roots) {
    const facts = await stat(root).catch(() => undefined);
    if (facts?.isDirectory()) continue;
    const why = facts ? 'it is not a folder' : 'there is no such folder';
    throw new BuildError('E_USAGE', `--root ${root}: ${why}`, { hint: 'name a folder from which photos may be read' });
  }
  for (const file of gpx) await requireFile('--gpx', file, 'name a GPX file: --gpx track.gpx');
  const pictures = Object.entries({ '--cover-photo': coverPhoto, '--logo': logo });
  for (const [flag, file] of pictures)
    if (file !== undefined && !/^https?:/i.test(file))
      await requireFile(flag, file, `name a picture, as you would from here: ${flag} photos/a.jpg`);
}

async function requireFile(flag: string, file: string, hint: string): Promise<void> {
  const facts = await stat(file).catch(() => undefined);
  const readable = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (facts?.isFile() && readable) return;
  const why = !facts ? 'there is no such file' : facts.isFile() ? 'it may not be read' : 'it is no file';
  throw new BuildError('E_USAGE', `${flag} ${file}: ${why}`, { hint });
}

/** What is not an error of ours is a fault of ours. */
export function knownError(error: unknown): BuildError {
  const known = error instanceof BuildError ? error : asInstallError(error);
  if (known) return known;
  const message = error instanceof Error ? error.message : String(error);
  return new BuildError('E_INTERNAL', `something went wrong inside tripreport: ${message}`, {
    cause: error,
    hint: 'please report this with the text that caused it; --debug DIR keeps what was computed, TRIPREPORT_STACK=1 shows the stack',
  });
}

/** The first signal aborts the run and lets it clean up; the second gives it no time for that. */
function listenForSignals(): {
  signal: AbortSignal;
  hurry: AbortSignal;
  ended: () => NodeJS.Signals | undefined;
  restore: () => void;
} {
  const controller = new AbortController();
  const hurrying = new AbortController();
  let name: NodeJS.Signals | undefined;
  const names: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const listen = (received: NodeJS.Signals): void => {
    if (name) hurrying.abort();
    if (name) return;
    name = received;
    controller.abort(new Error(`ended by ${received}`));
  };
  const restore = (): void => {
    for (const one of names) process.off(one, listen);
  };
  for (const one of names) process.on(one, listen);
  return { signal: controller.signal, hurry: hurrying.signal, ended: () => name, restore };
}
