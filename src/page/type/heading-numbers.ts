// Step 4: the headings with their numbers before them: 1, 1.1, 1.2, by their ranks. Pure.

import type { Album, Block, HeadingBlock } from '../../model.ts';
import { ranksOf } from '../ranks.ts';

/** Between a number and its heading: wider than a space, and no line breaks there. */
const GAP = '\u00a0\u2002';

/** The title, days and headings that their author has numbered count, too, but stay as they are. */
export function withHeadingNumbers<T extends { readonly album: Album }>(given: T): T {
  const { album } = given;
  const ranks = ranksOf(album.blocks);
  const counts: number[] = [];
  const blocks = album.blocks.map((block): Block => {
    const rank = block.kind === 'heading' ? ranks.get(block.id) : undefined;
    if (block.kind !== 'heading' || rank === undefined) return block;
    counts.length = rank + 1;
    counts[rank] = (counts[rank] ?? 0) + 1;
    return NUMBERED.test(block.text) ? block : numbered(block, counts);
  });
  return { ...given, album: { ...album, blocks } };
}

/** `2. Food`, `2.1 Food`, `2) Food`. */
const NUMBERED = /^\d{1,3}(?:\.\d{1,3})*[.)]?\s/;

/** A section without a chapter above it has the number of its own rank alone. */
function numbered(block: HeadingBlock, counts: readonly (number | undefined)[]): HeadingBlock {
  const number = Array.from(counts, (count) => count ?? 0)
    .join('.')
    .replace(/^(?:0\.)+/, '');
  return { ...block, text: `${number} ${block.text}`, html: `${number}${GAP}${block.html}` };
}
