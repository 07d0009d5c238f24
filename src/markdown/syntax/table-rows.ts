// Step 1, syntax: gives the rows of a table the words that GitHub's rule drops: what stands beyond the last column, and
// what a pipe inside of code pushed there.

import type { Token, Tokens } from 'marked';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether a table can begin here: its second line parts as many columns as the first. marked sees that last, when it
 *  has read all lines that could be rows. */
export function beginsTable(source: string): boolean {
  const end = source.indexOf('\n');
  const next = source.indexOf('\n', end + 1);
  const line = source.slice(end + 1, next < 0 ? source.length : next);
  if (end < 0 || !/^[ \t:|-]+$/.test(line) || !/[:|]/.test(line)) return false;
  return spansOf(source.slice(0, end), []).length === spansOf(line, []).length;
}

/** Changes the rows of `table`; `inline` reads the words of a cell. */
export function keepWholeRows(table: Tokens.Table, inline: (text: string) => Token[]): void {
  const lines = table.raw.split('\n').slice(2);
  const columns = table.header.length;
  for (const [index, row] of table.rows.entries()) {
    const line = lines[index] ?? '';
    const cells = spansOf(line, []);
    if (cells.length <= columns) continue;
    const withCode = spansOf(line, codeIn(line));
    for (const [column, span] of (withCode.length === columns ? withCode : folded(line, cells, columns)).entries()) {
      const text = line.slice(span.from, span.to).trim().replaceAll('\\|', '|');
      const cell = row[column];
      if (cell && cell.text !== text) row[column] = { ...cell, text, tokens: inline(text) };
    }
  }
}

/** The last column takes all that follows it. */
function folded(line: string, cells: readonly Span[], columns: number): readonly Span[] {
  const kept = cells.slice(0, columns);
  const last = kept.at(-1);
  const end = cells.findLast(({ from, to }) => line.slice(from, to).trim() !== '');
  return last && end && end.to > last.to ? [...kept.slice(0, -1), { from: last.from, to: end.to }] : kept;
}

/** The cells of a line, parted by pipes that neither a backslash nor one of `whole` guards. */
function spansOf(line: string, whole: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let from = 0;
  let next = 0;
  for (let at = 0; at < line.length; at += 1) {
    const code = whole[next];
    if (code && code.from === at) {
      at = code.to - 1;
      next += 1;
    } else if (line[at] === '\\') at += 1;
    else if (line[at] === '|') {
      spans.push({ from, to: at });
      from = at + 1;
    }
  }
  spans.push({ from, to: line.length });
  const isEmpty = (span: Span | undefined) => span !== undefined && line.slice(span.from, span.to).trim() === '';
  return spans.slice(isEmpty(spans[0]) ? 1 : 0, isEmpty(spans.at(-1)) ? -1 : undefined);
}

/** What stands between two equal runs of backticks. */
function codeIn(line: string): readonly Span[] {
  const runs = [...line.matchAll(/`+/g)].map(({ 0: marks, index }) => ({ from: index, to: index + marks.length }));
  // The next run of the same length, found from behind.
  const ends = new Map<number, number>();
  const closing = runs.map(() => -1);
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const { from, to } = runs[index] as Span;
    closing[index] = ends.get(to - from) ?? -1;
    ends.set(to - from, index);
  }
  const spans: Span[] = [];
  for (let index = 0; index < runs.length; index += 1) {
    const close = closing[index] ?? -1;
    if (close < 0) continue;
    spans.push({ from: (runs[index] as Span).from, to: (runs[close] as Span).to });
    index = close;
  }
  return spans;
}
