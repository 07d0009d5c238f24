// `tripreport build`: options → settings → the pipeline, with progress, signals, and one answer on stdout.

import path from 'node:path';
import { build } from '../build.ts';
import { BuildError, type Problem } from '../diagnostics.ts';
import { type Options, resolveOptions, type Settings } from '../options.ts';
import { failureDocument, successDocument } from './json.ts';
import { openTerminal, printError, summary } from './terminal.ts';

export async function buildCommand(inputs: readonly string[], options: Options): Promise<number> {
  const settings = readSettings(inputs, options);
  const terminal = openTerminal(process.stderr, settings.quiet);
  const problems: Problem[] = [];
  const { signal, ended, restore } = listenForSignals();
  try {
    const built = await build(settings, options, {
      signal,
      environment: process.env,
      stdin: process.stdin,
      stdout: process.stdout,
      tell: (event) => {
        if (event.kind === 'problem') problems.push(event.problem);
        terminal.tell(event);
      },
    });
    terminal.end();
    if (!settings.quiet) process.stderr.write(`${summary(built, built.file ? path.basename(built.file) : 'stdout')}\n`);
    if (settings.json) process.stdout.write(`${JSON.stringify(successDocument(built))}\n`);
    else if (built.file) process.stdout.write(`${settings.output}\n`);
    return 0;
  } catch (error) {
    terminal.end();
    const signalName = ended();
    if (signalName) {
      // Everything is cleaned up: let the shell see the signal itself.
      restore();
      process.kill(process.pid, signalName);
      return 128;
    }
    if (!(error instanceof BuildError) && !settings.json) throw error;
    const known =
      error instanceof BuildError ? error : new BuildError('E_INTERNAL', (error as Error).message, { cause: error });
    if (settings.json) process.stdout.write(`${JSON.stringify(failureDocument(known, problems))}\n`);
    printError(known, process.stderr);
    return known.exitCode;
  } finally {
    restore();
  }
}

/** A wrong option is an answer too where `--json` asks for one. */
function readSettings(inputs: readonly string[], options: Options): Settings {
  try {
    return resolveOptions(inputs, options);
  } catch (error) {
    if (options.json === true && error instanceof BuildError)
      process.stdout.write(`${JSON.stringify(failureDocument(error, []))}\n`);
    throw error;
  }
}

/** The first signal aborts the run and lets it clean up; the second ends the process at once. */
export function listenForSignals(): {
  signal: AbortSignal;
  ended: () => NodeJS.Signals | undefined;
  restore: () => void;
} {
  const controller = new AbortController();
  let name: NodeJS.Signals | undefined;
  const names: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const listen = (received: NodeJS.Signals): void => {
    if (name) {
      restore();
      process.kill(process.pid, received);
      return;
    }
    name = received;
    controller.abort(new Error(`ended by ${received}`));
  };
  const restore = (): void => {
    for (const one of names) process.off(one, listen);
  };
  for (const one of names) process.on(one, listen);
  return { signal: controller.signal, ended: () => name, restore };
}
