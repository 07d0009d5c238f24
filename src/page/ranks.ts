// Step 4: the rank of each heading, which its look follows: the highest level that a text uses is its chapter, whether
// it is written `#` or `###`. Pure. Tags and outline keep the author's levels.

import type { Block } from '../model.ts';

/** 0 for chapters, 1 for their sections, then 2 and 3; by the heading's id. The title has none, nor have days. */
export function ranksOf(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block] : []));
  const own = headings.filter(({ id, ofPhotos }) => id !== 'title' && !ofPhotos);
  const levels = [...new Set(own.map(({ level }) => level))].sort((a, b) => a - b);
  return new Map(own.map(({ id, level }) => [id, Math.min(3, levels.indexOf(level))]));
}
