// Step 3, album: what stands on the page for photos that cannot be had. A cover leaves no box, many in one run share
// one. Pure.

import { chunks, stretches } from '../lists.ts';
import type { Block } from '../model.ts';

/** So many in a row keep a box each. */
const MOST_BOXES = 3;
/** So many share one: the words of all stand below it. */
const MOST_SHARING = 12;

export interface LostPhotos {
  readonly blocks: readonly Block[];
  /** The photos of each shared box, by the one that keeps it. */
  readonly shared: ReadonlyMap<string, readonly string[]>;
}

/** `fold`: an index of all photos refers to each of them on its page. */
export function foldLostPhotos(
  blocks: readonly Block[],
  photos: readonly { readonly id: string; readonly ref: { readonly cover?: boolean }; readonly missing?: unknown }[],
  fold: boolean,
): LostPhotos {
  const lost = new Set(photos.flatMap(({ id, missing }) => (missing ? [id] : [])));
  const covers = new Set(photos.flatMap(({ id, ref }) => (ref.cover && lost.has(id) ? [id] : [])));
  const shared = new Map<string, readonly string[]>();
  if (lost.size === 0) return { blocks, shared };
  const kept = blocks.flatMap((block): Block[] => {
    if (block.kind !== 'photos') return [block];
    const pictures = block.pictures.filter((id) => !covers.has(id));
    const groups = stretches(pictures, (a, b) => lost.has(a) && lost.has(b));
    const shown = groups.flatMap((group) => {
      if (!fold || block.rows || group.length <= MOST_BOXES || !lost.has(group[0]!)) return group;
      return chunks(group, MOST_SHARING).map((sharing) => {
        shared.set(sharing[0]!, sharing);
        return sharing[0]!;
      });
    });
    return shown.length === 0 ? [] : [{ ...block, pictures: shown }];
  });
  return { blocks: kept, shared };
}
