// Step 1, dialects: reads what pandoc writes around and as tables. `Table: words` is a table's title, a grid of `+---+`
// is a table whose cells hold Markdown.

import { lineEnd } from '../../line-offsets.ts';
import { boldWords } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';
import { hasTextTables, textTables } from './text-tables.ts';

const TITLE = /^ {0,3}(?:Table)?:[ \t]+(\S[^\n]{0,500}?)(?:[ \t]*\{#?[^{}\n]{0,200}\})?[ \t]*$/gm;
const ROW = /^[ \t]{0,3}[|+].*[|+][ \t]*$/;
const BORDER = /^[ \t]{0,3}\+(?:[-=:]{2,200}\+){1,60}[ \t]*$/;

const DASHES = /^ {0,3}-{2,}(?: {1,40}-{2,}){0,40} *$/;

export const hasTables = (text: string): boolean =>
  /^ {0,3}(?:Table)?:[ \t]|^ {0,3}\+[-=:]{2,}/m.test(text) || hasTextTables(text);

export function rewriteTables(source: SourceText): Rewriting {
  const drawn = textTables(source);
  const closed = new Set(drawn.flatMap(({ from, text }) => (text.endsWith('</table>') ? [from] : [])));
  return { edits: [...titles(source, closed), ...grids(source), ...drawn], problems: [] };
}

/** The paragraph right before or after a table; `closed`: the last lines of those drawn with dashes. */
function titles(source: SourceText, closed: ReadonlySet<number>): Edit[] {
  const { text } = source;
  const edits: Edit[] = [];
  for (const { 0: line, 1: words = '', index } of text.matchAll(TITLE)) {
    if (source.isCode(index)) continue;
    const end = index + line.length;
    const above = text.slice(Math.max(0, index - 2000), index).trimEnd();
    const before = above.slice(above.lastIndexOf('\n') + 1);
    const start = Math.max(0, index - 2000) + above.length - before.length;
    const after =
      text
        .slice(end, end + 2000)
        .trimStart()
        .split('\n', 1)[0] ?? '';
    const apart = /(?:^|\n)[ \t]*\n$/.test(text.slice(Math.max(0, index - 80), index)) || index === 0;
    const tableAbove = ROW.test(before) || BORDER.test(before) || closed.has(start);
    const tableBelow = ROW.test(after) || BORDER.test(after) || DASHES.test(after);
    if (!apart || !(tableAbove || (line.trimStart().startsWith('T') && tableBelow))) continue;
    edits.push({ from: index, to: end, text: boldWords(words) });
  }
  return edits;
}

/** A grid becomes a table of HTML, line by line; one with cells over several columns or rows stays text. */
function grids(source: SourceText): Edit[] {
  const { text } = source;
  const edits: Edit[] = [];
  for (let from = 0; from < text.length; ) {
    const to = lineEnd(text, from);
    const lines = BORDER.test(text.slice(from, to)) && !source.isCode(from) ? gridAt(text, from) : [];
    if (lines.length >= 3) edits.push(...(rowsOf(from, lines) ?? []));
    from += Math.max(to - from, lines.join('\n').length) + 1;
  }
  return edits;
}

function gridAt(text: string, start: number): string[] {
  const lines: string[] = [];
  for (let from = start; from < text.length; ) {
    const to = lineEnd(text, from);
    const line = text.slice(from, to);
    if (!BORDER.test(line) && !ROW.test(line)) break;
    lines.push(line);
    from = to + 1;
  }
  while (lines.length > 0 && !BORDER.test(lines.at(-1)!)) lines.pop();
  return lines;
}

/** A row's cells go on over its lines, and stand on that of its first picture, else on the first. */
function rowsOf(start: number, lines: readonly string[]): Edit[] | undefined {
  const head = lines.findIndex((line, index) => index > 0 && BORDER.test(line) && line.includes('='));
  const columns = cellsIn(lines[0]!.replaceAll('+', '|')).length;
  const html: string[] = lines.map((_, index) =>
    index === 0 ? '<table>' : index === lines.length - 1 ? '</table>' : '<!---->',
  );
  for (let from = 1, to = 1; to < lines.length; to += 1) {
    if (!BORDER.test(lines[to]!)) continue;
    const rows = lines.slice(from, to).map(cellsIn);
    if (rows.some((cells) => cells.length !== columns)) return undefined;
    const cell = from < head ? 'th' : 'td';
    const cells = Array.from({ length: columns }, (_, column) => {
      const words = rows.map((row) => row[column]!.trim()).filter(Boolean);
      return `<${cell} markdown="1">${words.join(' ')}</${cell}>`;
    });
    const pictured = lines.slice(from, to).findIndex((line) => line.includes('!['));
    if (to > from) html[from + Math.max(0, pictured)] = `<tr>${cells.join('')}</tr>`;
    from = to + 1;
  }
  let from = start;
  return lines.map((line, index) => {
    const edit = { from, to: from + line.length, text: html[index]! };
    from = edit.to + 1;
    return edit;
  });
}

const cellsIn = (line: string): readonly string[] => line.trim().slice(1, -1).split('|');
