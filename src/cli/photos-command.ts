// `tripreport photos`: what is known of every photo of a post, on stdout as a table, JSON or CSV. Gathers like a build.

import { gatherPhotos } from '../build.ts';
import { BuildError } from '../diagnostics.ts';
import { chooseOptions } from '../options/resolve.ts';
import type { Options } from '../options/settings.ts';
import { plainJson } from './harmless.ts';
import { csvOf, listPhotos, tableOf } from './photo-listing.ts';
import { checkNamed, runCommand } from './run-command.ts';

export function photosCommand(inputs: readonly string[], options: Options, csv: boolean): Promise<number> {
  const json = options.json === true;
  return runCommand({ quiet: options.quiet === true, json }, async (host, endProgress) => {
    if (csv && json) throw new BuildError('E_USAGE', '--json and --csv both want stdout');
    // The PDF is not written, so nothing may be said about where it would go.
    const choices = chooseOptions(inputs, { ...options, output: 'none' });
    await checkNamed(choices.settings);
    const { album, problems } = await gatherPhotos(choices, host);
    endProgress();
    const photos = listPhotos(album, problems);
    if (json) process.stdout.write(`${plainJson({ photos }, 2)}\n`);
    else process.stdout.write(csv ? csvOf(photos) : tableOf(photos));
  });
}
