// Step 1, syntax: finds where lists and quotes nest too deep, in one pass before the lexer sees the text. The lexer's
// time grows with the cube of the depth. Counts container marks and indentation; reads nothing else.

/** Nobody writes lists in lists this deep. */
const DEEPEST = 100;

/** Offset of the first line that nests deeper than any hand would; undefined for every other text. */
export function tooDeepAt(text: string): number | undefined {
  // Columns at which the open list items and quotes began.
  const open: number[] = [];
  let fence = '';
  let offset = 0;
  for (const line of text.split('\n')) {
    const start = offset;
    offset += line.length + 1;
    const words = line.trimStart();
    if (words === '') continue;
    const mark = /^(?:`{3,}|~{3,})/.exec(words)?.[0];
    if (fence !== '') {
      if (mark?.startsWith(fence)) fence = '';
      continue;
    }
    if (mark) fence = mark;
    let column = columnsOf(line.slice(0, line.length - words.length));
    while ((open.at(-1) ?? -1) >= column) open.pop();
    if (/^(?:(?:\*[ \t]*)+|(?:-[ \t]*)+|(?:_[ \t]*)+)$/.test(words)) continue;
    for (const [marker] of words.matchAll(/(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))[ \t]?/gy)) {
      open.push(column);
      column += marker.length;
      if (open.length > DEEPEST) return start;
    }
  }
  return undefined;
}

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
