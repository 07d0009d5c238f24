// `tripreport photos`: what is known of every photo of a post, on stdout as a table, JSON or CSV; problems go to stderr.
// Takes the same steps as a build, up to the layout.

import { gatherPhotos } from '../build.ts';
import { BuildError, type Problem } from '../diagnostics.ts';
import { type Options, resolveOptions } from '../options.ts';
import { listenForSignals } from './build.ts';
import { failureDocument } from './json.ts';
import { csvOf, listPhotos, tableOf } from './listing.ts';
import { openTerminal, printError } from './terminal.ts';

export async function photosCommand(inputs: readonly string[], options: Options, csv: boolean): Promise<number> {
  const problems: Problem[] = [];
  const { signal, ended, restore } = listenForSignals();
  const terminal = openTerminal(process.stderr, options.quiet === true);
  try {
    if (csv && options.json === true) throw new BuildError('E_USAGE', '--json and --csv both want stdout');
    // The PDF is not written, so nothing may be said about where it would go.
    const settings = resolveOptions(inputs, { ...options, output: 'none' });
    const gathered = await gatherPhotos(settings, options, {
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
    const photos = listPhotos(gathered.album, gathered.problems);
    if (settings.json) process.stdout.write(`${JSON.stringify({ photos }, null, 2)}\n`);
    else process.stdout.write(csv ? csvOf(photos) : tableOf(photos));
    return 0;
  } catch (error) {
    terminal.end();
    const signalName = ended();
    if (signalName) {
      restore();
      process.kill(process.pid, signalName);
      return 128;
    }
    if (!(error instanceof BuildError)) throw error;
    if (options.json === true) process.stdout.write(`${JSON.stringify(failureDocument(error, problems))}\n`);
    printError(error, process.stderr);
    return error.exitCode;
  } finally {
    restore();
  }
}
