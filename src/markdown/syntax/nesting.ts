// Step 1, syntax: finds where lists and quotes nest too deep, in one pass before the lexer sees the text. The lexer's
// time grows with the cube of the depth. Counts container marks and indentation; reads nothing else.

import { lineEnd } from '../line-offsets.ts';

/** Nobody writes lists in lists this deep. */
const DEEPEST = 100;

/** Offset of the first line that nests deeper than any hand would; undefined for every other text. */
export function tooDeepAt(text: string): number | undefined {
  // Columns at which the open list items and quotes began.
  const open: number[] = [];
  let fence = '';
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = lineEnd(text, start);
    let first = start;
    while (first < end && /\s/.test(text.charAt(first))) first += 1;
    if (first === end || (open.length === 0 && fence === '' && !MARKS.has(text.charAt(first)))) continue;
    const words = text.slice(first, end);
    const mark = /^(?:`{3,}|~{3,})/.exec(words)?.[0];
    if (fence !== '') {
      if (mark?.startsWith(fence)) fence = '';
      continue;
    }
    if (mark) fence = mark;
    let column = columnsOf(text.slice(start, first));
    while ((open.at(-1) ?? -1) >= column) open.pop();
    if (!MARKS.has(words.charAt(0))) continue;
    if (/^(?:(?:\*[ \t]*)+|(?:-[ \t]*)+|(?:_[ \t]*)+)$/.test(words)) continue;
    for (const [marker] of words.matchAll(/(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))[ \t]?/gy)) {
      open.push(column);
      column += marker.length;
      if (open.length > DEEPEST) return start;
    }
  }
  return undefined;
}

/** What the marks of lists, quotes and fences begin with. */
const MARKS = new Set('>*+-_`~0123456789');

function columnsOf(space: string): number {
  let columns = 0;
  for (const character of space) columns += character === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}

/** Offset of the line with the most container marks at its start, for the message. */
export function deepest(text: string): number {
  let at = 0;
  let most = 0;
  let offset = 0;
  for (const line of text.split('\n')) {
    const marks = /^[\s>*+_[-]*/.exec(line)?.[0].length ?? 0;
    if (marks > most) [at, most] = [offset, marks];
    offset += line.length + 1;
  }
  return at;
}
