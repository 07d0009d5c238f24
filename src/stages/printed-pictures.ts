// Counts the pictures in what the browser printed against those that were planned.

import { BuildError } from '../diagnostics.ts';
import { orSmallDisk } from '../files/temporary.ts';
import type { Album, Print } from '../model.ts';
import type { Run } from './workspace.ts';

/** A browser that runs out of room prints a page all the same, with nothing or a small sign in a photo's place.
 *  @throws BuildError E_PICTURES; E_OUTPUT where the disk is full */
export async function requirePictures(
  printed: ReadonlyMap<string, number>,
  prints: readonly Print[],
  { photos }: Pick<Album, 'photos'>,
  { folder }: Pick<Run, 'folder'>,
): Promise<void> {
  const left = new Map(printed);
  const files = new Map(prints.map((print) => [print.file, print]));
  const lacking = [...files.values()].filter(({ widthPx, heightPx }) => {
    const size = `${widthPx}x${heightPx}`;
    const count = left.get(size) ?? 0;
    left.set(size, count - 1);
    return count <= 0;
  });
  const [first] = lacking;
  if (!first) return;
  const name = photos.get(first.photo)?.address ?? first.photo;
  const which = lacking.length === 1 ? name : `${lacking.length} of ${files.size} pictures, such as ${name}`;
  const error = new BuildError('E_PICTURES', `the browser printed the pages without ${which}`, {
    hint: 'often the machine ran out of memory: try --dpi 150, or close other programs',
  });
  throw await orSmallDisk(error, folder);
}
