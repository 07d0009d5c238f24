// `tripreport photos`: what is known of every photo of a post, on stdout as a table, JSON or CSV. Gathers like a build.

import { BuildError } from '../diagnostics.ts';
import { inThread } from '../guard/in-thread.ts';
import type { Options } from '../options/settings.ts';
import { chooseConfigured } from '../stages/texts/configured.ts';
import { plainJson } from './harmless.ts';
import { csvOf, listPhotos, tableOf } from './photo-listing.ts';
import { checkNamed, runCommand } from './run-command.ts';

export function photosCommand(inputs: readonly string[], options: Options, csv: boolean): Promise<number> {
  const json = options.json === true;
  return runCommand({ quiet: options.quiet === true, json }, async (caller, endProgress) => {
    if (csv && json) throw new BuildError('E_USAGE', '--json and --csv both want stdout');
    // The PDF is not written, so nothing may be said about where it would go.
    const asked = { ...options, output: 'none' };
    const { settings } = await chooseConfigured(inputs, asked);
    await checkNamed(settings);
    const { album, problems } = await inThread({ work: 'photos', inputs, options: asked }, settings, caller);
    endProgress();
    const photos = listPhotos(album, problems);
    if (json) process.stdout.write(`${plainJson({ photos }, 2)}\n`);
    else process.stdout.write(csv ? csvOf(photos) : tableOf(photos));
  });
}
