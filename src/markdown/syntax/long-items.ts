// Step 1, syntax: finds list items that go on for more lines than the lexer could end. It copies all that it has read
// of an item for each line that is not indented. One pass over the lines.

/** Characters that the lexer may copy within one item: short lines of 80,000 characters, or long ones of 400,000. */
const MOST_COPIED = 2e9;

/** Offset of the line that is too much; undefined for every text that people write. */
export function tooLongItemAt(text: string): number | undefined {
  /** Of the innermost open item: its characters, those copied for it, and the column of its words. */
  let item: { length: number; copied: number; readonly column: number } | undefined;
  let blank = false;
  let next = 0;
  for (let start = 0; start < text.length; start = next) {
    next = text.indexOf('\n', start) + 1 || text.length;
    const line = text.slice(start, next);
    const column = line.search(/\S/);
    const marker = ITEM.exec(line);
    if (marker) item = { length: 0, copied: 0, column: marker[0].length };
    // Behind a blank line, words that are not indented are no more of the item.
    else if (item && blank && column >= 0 && column < item.column) item = undefined;
    blank = column < 0;
    if (!item) continue;
    item.length += line.length;
    if (!marker && column >= 0 && column < item.column) item.copied += item.length;
    if (item.copied > MOST_COPIED) return start;
  }
  return undefined;
}

const ITEM = /^[ \t>]{0,40}(?:[-*+]|\d{1,9}[.)])[ \t]/;
