// Step 4: tells verse from prose by its short lines, each ended by the author. Pure.

import type { Block } from '../../model.ts';
import { squaresIn } from '../fonts/scripts.ts';

/** A paragraph of at least three lines most of which the author ended. */
export function isVerse(block: Block | undefined): boolean {
  if (block?.kind !== 'prose' || block.tag !== 'paragraph' || !block.html.includes('<br')) return false;
  const lines = linesOf(block.html).map((line) => line.replace(/<[^<>]*>/g, '').trim());
  const long = lines.filter((line) => widthOf(line) > LONGEST_LINE).length;
  return (
    lines.length >= FEWEST_LINES &&
    !lines.includes('') &&
    long * 5 <= lines.length * 2 &&
    !/<img\b|katex/.test(block.html)
  );
}

/** As many lines of verse are never parted by a page. */
export const STANZA = 4;

const FEWEST_LINES = 3;
/** Letters. */
const LONGEST_LINE = 60;

const linesOf = (html: string): readonly string[] => html.split(/<br\b[^<>]*>/);

/** A character of a square counts twice. */
function widthOf(text: string): number {
  return text.length + squaresIn(text);
}
