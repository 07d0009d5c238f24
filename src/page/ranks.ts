// Step 4: the rank of each heading, which its look follows: the highest level that a text uses is its chapter, whether
// it is written `#` or `###`. Pure. Tags and outline keep the author's levels.

import type { Block, HeadingBlock } from '../model.ts';

/** 0 for chapters, 1 for their sections, then 2 and 3; by the heading's id. The title has none, nor have days. */
export function ranksOf(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block] : []));
  const own = headings.filter(({ id, ofPhotos }) => id !== 'title' && !ofPhotos);
  const levels = levelsOf(own);
  return new Map(own.map(({ id }, i) => [id, Math.min(3, levels[i] as number)]));
}

/** The same of these headings alone, however deep: 0 for the highest level among them. */
export function levelsOf(headings: readonly Pick<HeadingBlock, 'level'>[]): readonly number[] {
  const levels = [...new Set(headings.map(({ level }) => level))].sort((a, b) => a - b);
  return headings.map(({ level }) => levels.indexOf(level));
}
