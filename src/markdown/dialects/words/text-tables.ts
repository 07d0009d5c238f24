// Step 1, dialects: reads the tables that pandoc draws with rows of dashes, as it writes those of Word. Columns are
// where the dashes stand; a row goes on over several lines, or up to the next blank one.

import { lineEnd } from '../../line-offsets.ts';
import { NOTHING } from '../../own-classes.ts';
import type { Edit, SourceText } from '../source/source.ts';

/** The dashes under or over the columns: two at least. */
const COLUMNS = /^ {0,3}-{2,}(?: {1,40}-{2,}){1,40} *$/;
const RULE = /^ {0,3}-{3,} *$/;
/** No table has more lines. */
const MOST_LINES = 300;

export const hasTextTables = (text: string): boolean => /^ {0,3}-{2,} {1,40}-{2,}/m.test(text);

export function textTables(source: SourceText): Edit[] {
  const { text } = source;
  if (!hasTextTables(text)) return [];
  const starts: number[] = [];
  const lines: string[] = [];
  for (let from = 0; from <= text.length; ) {
    const to = lineEnd(text, from);
    starts.push(from);
    lines.push(text.slice(from, to).replace(/\r$/, ''));
    from = to + 1;
  }
  const edits: Edit[] = [];
  const below = lookBelow(lines);
  for (let index = 0, done = 0; index < lines.length; index += 1) {
    if (index < done || !COLUMNS.test(lines[index]!) || source.isCode(starts[index]!)) continue;
    const table = tableAround(lines, index, done, below);
    if (!table) continue;
    for (const [line, html] of table.html)
      edits.push({ from: starts[line]!, to: starts[line]! + lines[line]!.length, text: html });
    done = table.end + 1;
    index = table.end;
  }
  return edits;
}

interface Table {
  /** The line of every edit. */
  readonly html: ReadonlyMap<number, string>;
  readonly end: number;
}

interface Below {
  /** For each line of dashes the next one like it. */
  readonly same: ReadonlyMap<number, number>;
  /** For each line the next blank one. */
  readonly blank: readonly number[];
}

function lookBelow(lines: readonly string[]): Below {
  const same = new Map<number, number>();
  const seen = new Map<string, number>();
  const blank: number[] = [];
  for (let index = lines.length - 1, empty = lines.length; index >= 0; index -= 1) {
    blank[index] = empty;
    const line = lines[index]!.trimEnd();
    if (line.trim() === '') empty = index;
    if (!COLUMNS.test(line) && !RULE.test(line)) continue;
    const next = seen.get(line);
    if (next !== undefined) same.set(index, next);
    seen.set(line, index);
  }
  return { same, blank };
}

/** `at` is the line with the dashes of the columns, the first that may be read `first`. */
function tableAround(lines: readonly string[], at: number, first: number, below: Below): Table | undefined {
  const columns = columnsOf(lines[at]!);
  const head = headAbove(lines, at, first);
  const body = bodyBelow(lines, at, head, below);
  if (!body) return undefined;
  const rows: { readonly cell: 'th' | 'td'; readonly from: number; readonly to: number }[] = [
    ...(head ? [{ cell: 'th' as const, from: head.from, to: at }] : []),
    ...body.rows.map((row) => ({ cell: 'td' as const, ...row })),
  ];
  const html = new Map<number, string>();
  const start = head?.start ?? at;
  for (let line = start; line <= body.end; line += 1) html.set(line, NOTHING);
  for (const { cell, from, to } of rows) {
    const cells = cellsOf(lines.slice(from, to), columns);
    if (!cells) return undefined;
    const pictured = lines.slice(from, to).findIndex((line) => line.includes('!['));
    const row = cells.map((words) => `<${cell} markdown="1">${words}</${cell}>`).join('');
    html.set(from + Math.max(0, pictured), `<tr>${row}</tr>`);
  }
  const opening = html.get(start)!;
  html.set(start, `<table>${opening === NOTHING ? '' : opening}`);
  const closing = html.get(body.end)!;
  html.set(body.end, `${closing === NOTHING ? '' : closing}</table>`);
  return { html, end: body.end };
}

interface Head {
  /** Its first line of words. */
  readonly from: number;
  /** The rule above that, or the same. */
  readonly start: number;
}

/** One line right above the dashes, or several below a rule. */
function headAbove(lines: readonly string[], at: number, first: number): Head | undefined {
  let from = at;
  while (from > first && at - from < 20 && lines[from - 1]!.trim() !== '' && !RULE.test(lines[from - 1]!)) from -= 1;
  if (from === at) return undefined;
  if (from > first && RULE.test(lines[from - 1]!)) return { from, start: from - 1 };
  return at - from === 1 ? { from, start: from } : undefined;
}

/** Up to dashes like those above it; without them, of a table with a head, up to a blank line. */
function bodyBelow(lines: readonly string[], at: number, head: Head | undefined, below: Below) {
  const ruled = head !== undefined && RULE.test(lines[head.start]!);
  const stop = below.blank[at]!;
  const end = below.same.get(ruled ? head.start : at) ?? Number.POSITIVE_INFINITY;
  if (!ruled && head && end > stop) return singleLines(at + 1, stop, stop - 1);
  if (end - at > MOST_LINES) return undefined;
  return !ruled && end < stop ? singleLines(at + 1, end, end) : severalLines(lines, at + 1, end);
}

/** A simple table has a line for each row. */
function singleLines(from: number, to: number, end: number) {
  const rows = Array.from({ length: to - from }, (_, index) => ({ from: from + index, to: from + index + 1 }));
  return rows.length > 0 && rows.length <= MOST_LINES ? { rows, end } : undefined;
}

function severalLines(lines: readonly string[], start: number, end: number) {
  const rows: { from: number; to: number }[] = [];
  for (let line = start, from = start; line <= end; line += 1) {
    if (line < end && lines[line]!.trim() !== '') continue;
    if (line > from) rows.push({ from, to: line });
    from = line + 1;
  }
  return rows.length > 0 ? { rows, end } : undefined;
}

/** Where each column begins, counted in the width of letters on a screen. */
function columnsOf(dashes: string): readonly number[] {
  return [...dashes.matchAll(/-+/g)].map(({ index }) => index);
}

/** Undefined when a word lies across the edge of a column. */
function cellsOf(lines: readonly string[], columns: readonly number[]): readonly string[] | undefined {
  const cells = columns.map(() => '');
  for (const line of lines) {
    const parts = partsOf(line, columns);
    if (!parts) return undefined;
    for (const [index, part] of parts.entries())
      if (part !== '') cells[index] = cells[index] === '' ? part : `${cells[index]} ${part}`;
  }
  return cells;
}

function partsOf(line: string, columns: readonly number[]): readonly string[] | undefined {
  const parts = columns.map(() => '');
  let width = 0;
  let column = 0;
  let before = ' ';
  for (const letter of line) {
    while (column + 1 < columns.length && width >= columns[column + 1]!) {
      column += 1;
      if (before !== ' ' && letter !== ' ') return undefined;
    }
    parts[column] += letter;
    before = letter;
    width += WIDE.test(letter) ? 2 : 1;
  }
  return parts.map((part) => part.trim());
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
