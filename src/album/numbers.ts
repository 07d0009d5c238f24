// Step 3, album: numbers the photos that are laid out, in the order in which a reader meets them. Pure. Captions, index
// and route page refer to these; icons in a line of text and folded shots of a burst have none.

import { picturesIn } from '../model/photos-in.ts';
import type { Block } from '../model.ts';

/** By picture id. */
export function numbersOf(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const shown = blocks.flatMap(picturesIn);
  return new Map(shown.map((id, index) => [id, index + 1]));
}
