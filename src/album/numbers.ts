// Step 3: the blocks in their final order → the number of each photo that is laid out: 1, 2, 3 … as a reader meets them; pure.
// Captions, the index and the route page all refer to these. Icons in a line of text and folded shots of a burst have none.

import type { Block } from '../model.ts';

/** By picture id. */
export function numbersOf(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const shown = blocks.flatMap((block) => (block.kind === 'photos' ? block.pictures : []));
  return new Map(shown.map((id, index) => [id, index + 1]));
}
