// Compares the pictures in what the browser printed with those that were planned.

import { BuildError } from '../diagnostics.ts';
import { orSmallDisk } from '../files/temporary.ts';
import type { Album, Print } from '../model.ts';
import type { PrintedPictures } from '../pdf/printed.ts';
import type { Run } from './workspace.ts';

/** A browser that runs out of room prints a page all the same, with nothing or a small sign in a photo's place.
 *  @param standIns those that blank pictures stand for: they are known by name. @param others by their size.
 *  @throws BuildError E_PICTURES; E_OUTPUT where the disk is full */
export async function requirePictures(
  printed: PrintedPictures,
  { standIns, others = [] }: { readonly standIns: readonly Print[]; readonly others?: readonly Print[] },
  { photos }: Pick<Album, 'photos'>,
  { folder }: Pick<Run, 'folder'>,
): Promise<void> {
  const files = new Map([...standIns, ...others].map((print) => [print.file, print]));
  const bySize = new Set(others);
  const lacking = [...files.values()].filter((print) =>
    bySize.has(print) ? !printed.sizes.has(`${print.widthPx}x${print.heightPx}`) : !printed.names.has(print.file),
  );
  const [first] = lacking;
  if (!first) return;
  const name = photos.get(first.photo)?.address ?? first.photo;
  const which = lacking.length === 1 ? name : `${lacking.length} of ${files.size} pictures, such as ${name}`;
  const error = new BuildError('E_PICTURES', `the browser printed the pages without ${which}`, {
    hint: 'often the machine ran out of memory: try --dpi 150, or close other programs',
  });
  throw await orSmallDisk(error, folder);
}
