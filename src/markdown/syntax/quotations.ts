// Step 1, syntax: reads quotations as marked does while that takes no more than it should. marked reads a quotation
// within a quotation anew where a line goes on without its marks, twice as often on every level, and looks at all lines
// that may belong to one before it sees where it ends.

import type { Token, Tokens } from 'marked';

type ReadQuotation = (source: string) => Tokens.Blockquote | undefined;

/** @param patience how many characters may be looked at so; past that a quotation is read in one go, by its marks. */
export function patientQuotations(
  patience: number,
  read: ReadQuotation,
  readBlocks: (content: string) => Token[],
): ReadQuotation {
  let left = patience;
  return (source) => {
    if (!MARKED.test(source.slice(0, 4))) return undefined;
    if (left > 0) left -= effortFor(source, left);
    return left > 0 ? read(source) : readAtOnce(source, readBlocks);
  };
}

const MARKED = /^ {0,3}>/;
const MARK = /^ {0,3}> ?/;
const BLANK = /^[ \t]*$/;
const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)*(?:`{3}|~{3})/;

/** What no line goes on behind that has no mark: a heading, a rule, an element, a table, indented code. */
function holdsNoParagraph(line: string): boolean {
  const marks = LIST_MARKS.exec(line)?.[0] ?? '';
  const words = line.slice(marks.length);
  return words === '' ? /[-*]/.test(marks) : NO_PARAGRAPH.test(words) || INDENTED.test(line);
}

const LIST_MARKS = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)*/;
const NO_PARAGRAPH = /^(?:#{1,6}(?:[ \t]|$)|<|\||:?-+:?[ \t]*\||[=\-*_][=\-*_ \t]*$)/;
const INDENTED = />(?: {5}|\t)/;

/** A line without a mark that begins something new. */
const STARTS =
  /^ {0,3}(?:`{3}|~{3}|#{1,6}(?:[ \t]|$)|<[a-z/!?]|(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)|[-*_](?:[ \t]*[-*_]){2,}[ \t]*$)/i;
/** What would make a heading of the line above, but for the mark that it has not. */
const UNDERLINE = /^ {0,3}(?:=+|-+) *$/;

/** To read the lines before the first blank one as marked does, as far as it matters: their length, and a copy of the
 *  list of all that follow wherever a line without a mark comes before one with a mark. */
function effortFor(source: string, most: number): number {
  let [lines, copies] = [0, 0];
  let marked = true;
  let at = 0;
  while (at < most) {
    const end = source.indexOf('\n', at);
    const line = source.slice(at, end < 0 ? source.length : end);
    if (BLANK.test(line)) break;
    const before = marked;
    marked = MARKED.test(line);
    if (marked && !before) copies++;
    lines++;
    at += line.length + 1;
    if (end < 0) break;
  }
  return Math.min(at, most) + (copies * lines) / LINES_COPIED;
}

/** A list of so many lines is copied as fast as one character is read. */
const LINES_COPIED = 4;

function readAtOnce(source: string, readBlocks: (content: string) => Token[]): Tokens.Blockquote {
  const lines: string[] = [];
  let end = 0;
  let fenced = false;
  let goesOn = false;
  for (let at = 0; at <= source.length; ) {
    const next = source.indexOf('\n', at);
    const line = source.slice(at, next < 0 ? source.length : next);
    if (MARKED.test(line)) {
      const content = line.replace(MARK, '');
      lines.push(content);
      const fence = FENCE.test(line);
      goesOn = !fenced && !fence && !BLANK.test(content) && !holdsNoParagraph(line);
      if (fence) fenced = !fenced;
    } else if (goesOn && !BLANK.test(line) && !STARTS.test(line)) {
      lines.push(UNDERLINE.test(line) ? `    ${line}` : line);
    } else break;
    end = at + line.length;
    if (next < 0) break;
    at = next + 1;
  }
  const text = lines.join('\n');
  return { type: 'blockquote', raw: source.slice(0, end), tokens: readBlocks(text), text };
}
