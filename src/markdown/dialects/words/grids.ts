// Step 1, dialects: reads what pandoc writes around and as tables. `Table: words` is a table's title, a grid of `+---+`
// is a table whose cells hold Markdown, on several lines too.

import { append } from '../../../lists.ts';
import { lineEnd } from '../../line-offsets.ts';
import { NOTHING, TABLE_TITLE } from '../../own-classes.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';
import { standsApart } from './kept-lines.ts';
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
  const blockStart = blockStarts(text);
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
    // Right below a table's last row the words would be a row of it.
    const glued = !apart && !words.includes('|') && (ROW.test(before) || isTable(text.slice(blockStart(index), index)));
    if (
      !(apart || glued) ||
      !(glued || tableAbove || ((line.trimStart().startsWith('T') || /\{#tbl/.test(line)) && tableBelow))
    )
      continue;
    const strong = `<strong class="${TABLE_TITLE}">${words}</strong>`;
    edits.push({ from: index, to: end, text: glued ? `<p markdown="1">${strong}</p>` : strong });
  }
  return edits;
}

/** Where the lines without a blank one begin that hold a place; for places that ascend. */
function blockStarts(text: string): (index: number) => number {
  let start = 0;
  let from = 0;
  return (index) => {
    while (from < index) {
      const to = lineEnd(text, from);
      if (text.slice(from, to).trim() === '') start = to + 1;
      from = to + 1;
    }
    return start;
  };
}

/** Are the lines those of a table that has no bars at its edges? */
function isTable(block: string): boolean {
  const [head = '', rule = ''] = block.split('\n', 2);
  return head.includes('|') && rule.includes('|') && /^[ \t:|-]+$/.test(rule);
}

/** Grids become tables of HTML: each row on the line of its first picture, or else on its first. */
function grids(source: SourceText): Edit[] {
  const { text } = source;
  const edits: Edit[] = [];
  for (let from = 0; from < text.length; ) {
    const to = lineEnd(text, from);
    const lines = BORDER.test(text.slice(from, to)) && !source.isCode(from) ? gridAt(text, from) : [];
    const end = from + Math.max(to - from, lines.join('\n').length);
    if (lines.length >= 3)
      append(edits, isFollowed(text, end) ? closedEarly(rowsOf(from, lines)) : rowsOf(from, lines));
    from = end + 1;
  }
  return edits;
}

/** From its first border to its last. */
function gridAt(text: string, start: number): string[] {
  const lines: string[] = [];
  let whole = 0;
  for (let from = start; from < text.length; ) {
    const to = lineEnd(text, from);
    const line = text.slice(from, to);
    if (!BORDER.test(line) && !ROW.test(line)) break;
    lines.push(line);
    if (BORDER.test(line)) whole = lines.length;
    from = to + 1;
  }
  return lines.slice(0, whole);
}

function rowsOf(start: number, lines: readonly string[]): Edit[] {
  const head = lines.findIndex((line, index) => index > 0 && BORDER.test(line) && line.includes('='));
  const edges = edgesOf(lines);
  const edits: Edit[] = [];
  let from = start;
  let row: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (!BORDER.test(line)) row.push(line);
    else {
      append(edits, rowEdits(row, from, edges, index <= head ? 'th' : 'td'));
      const text = index === 0 ? '<table>' : index === lines.length - 1 ? '</table>' : NOTHING;
      edits.push({ from, to: from + line.length, text });
      row = [];
    }
    from += line.length + 1;
  }
  return edits;
}

const isFollowed = (text: string, end: number): boolean => /^\r?\n[ \t]*[^\s]/.test(text.slice(end, end + 80));

/** HTML goes on to a blank line: its last border becomes one, and what follows is Markdown, or code, again. */
function closedEarly(edits: readonly Edit[]): Edit[] {
  const [row, border] = edits.slice(-2);
  if (!row || !border) return [...edits];
  const closed = { ...row, text: row.text === NOTHING ? '</table>' : `${row.text}</table>` };
  return [...edits.slice(0, -2), closed, { ...border, text: '' }];
}

function rowEdits(lines: readonly string[], end: number, edges: readonly number[], name: string): Edit[] {
  const pictured = lines.findIndex((line) => line.includes('!['));
  const html = cellsOf(lines, edges).map((cell) => `<${name} markdown="1">${cellHtml(cell)}</${name}>`);
  let from = end - lines.reduce((length, line) => length + line.length + 1, 0);
  return lines.map((line, index) => {
    const edit = {
      from,
      to: from + line.length,
      text: index === Math.max(0, pictured) ? `<tr>${html.join('')}</tr>` : NOTHING,
    };
    from = edit.to + 1;
    return edit;
  });
}

/** The columns where a border has a `+`. */
function edgesOf(lines: readonly string[]): number[] {
  const edges = new Set<number>();
  for (const line of lines)
    if (BORDER.test(line)) for (const [column, char] of [...line].entries()) if (char === '+') edges.add(column);
  return [...edges].sort((a, b) => a - b);
}

/** The lines of each cell. A cell ends where all lines have a bar below a `+`; else bars alone tell. */
function cellsOf(lines: readonly string[], edges: readonly number[]): string[][] {
  const wide = lines.map(columnsOf);
  const ends = edges.filter((edge) => wide.every((columns) => /^[|+]$/.test(columns[edge] ?? '')));
  const bars = lines.map((line) => line.trim().slice(1, -1).split('|'));
  const cells =
    ends.length > 2 || edges.length <= 2 || bars.some(({ length }) => length !== edges.length - 1)
      ? ends.slice(1).map((end, index) => wide.map((columns) => columns.slice(ends[index]! + 1, end).join('')))
      : bars[0]!.map((_, index) => bars.map((row) => row[index]!));
  // A border within the row: what stands below it is another paragraph of the cell.
  return cells.map((cell) => cell.map((line) => (/^[-=+:]{3,}$/.test(line.trim()) ? '' : line.trimEnd())));
}

/** One entry for every column of type: a letter of Chinese takes two, the second of them empty. */
function columnsOf(line: string): string[] {
  return [...line].flatMap((char) => (WIDE.test(char) ? [char, ''] : [char]));
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const ITEM = /^\s*(?:[-*+]|(\d{1,3})[.)])\s+/;

/** Paragraphs and lists of a cell; a cell of one paragraph is its words. */
function cellHtml(lines: readonly string[]): string {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    const block = blocks.at(-1)!;
    const opensList = ITEM.test(line) && !ITEM.test(block[0] ?? '-');
    if (line.trim() === '' || opensList) blocks.push([]);
    if (line.trim() !== '') blocks.at(-1)!.push(line);
  }
  const filled = blocks.filter(({ length }) => length > 0);
  if (filled.length === 1 && !ITEM.test(filled[0]![0]!)) return joinLines(filled[0]!);
  return filled.map((block) => (ITEM.test(block[0]!) ? listHtml(block) : `<p>${joinLines(block)}</p>`)).join('');
}

function listHtml(lines: readonly string[]): string {
  const items: string[][] = [];
  for (const line of lines) {
    if (ITEM.test(line)) items.push([line.replace(ITEM, '')]);
    else items.at(-1)!.push(line);
  }
  const name = /^\s*\d/.test(lines[0]!) ? 'ol' : 'ul';
  return `<${name}>${items.map((item) => `<li>${joinLines(item)}</li>`).join('')}</${name}>`;
}

function joinLines(lines: readonly string[]): string {
  const trimmed = lines.map((line) => line.trim());
  return trimmed.reduce((above, line, index) => {
    if (above.endsWith('\\')) return `${above.slice(0, -1)}<br>${line}`;
    return standsApart(trimmed[index - 1]!, line) ? `${above}<br>${line}` : above + gap(above, line) + line;
  });
}

const gap = (above: string, below: string): string =>
  WIDE.test(above.at(-1) ?? '') && WIDE.test(below[0] ?? '') ? '' : ' ';
