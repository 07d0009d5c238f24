// Step 1, dialects: writes the tables that MyST draws as lists of lists (`* - cell`) or as lines of commas as tables of
// HTML. Each row stands on the line of its first cell, or of its picture.

import { NOTHING } from '../../own-classes.ts';
import type { Edit } from '../source/source.ts';

export interface TableLine {
  readonly from: number;
  readonly to: number;
  readonly line: string;
}

interface Row {
  readonly cells: string[];
  /** Index of the line that it is set on. */
  at: number;
}

/** Undefined where the lines make no table. `heads`: rows that head it. */
export function tableOf(lines: readonly TableLine[], kind: 'list' | 'csv', heads: number): Edit[] | undefined {
  const rows = kind === 'csv' ? csvRows(lines) : listRows(lines);
  if (rows.length === 0 || rows.length > MOST_ROWS) return undefined;
  const html = new Map(
    rows.map(({ cells, at }, index) => {
      const cell = index < heads ? 'th' : 'td';
      return [at, `<tr>${cells.map((words) => `<${cell} markdown="1">${words}</${cell}>`).join('')}</tr>`];
    }),
  );
  const last = rows.at(-1)!.at;
  const first = rows[0]!.at;
  return lines.map(({ from, to }, index) => {
    const row = html.get(index) ?? (index > first && index < last ? NOTHING : '');
    return { from, to, text: `${index === first ? '<table>' : ''}${row}${index === last ? '</table>' : ''}` };
  });
}

const MOST_ROWS = 1000;

function listRows(lines: readonly TableLine[]): readonly Row[] {
  const rows: Row[] = [];
  for (const [index, { line }] of lines.entries()) {
    const [, opens, words = ''] = /^[ \t]{0,12}(?:([*+-])[ \t]{1,4})?-(?:[ \t]{1,9}([^\n]*))?$/.exec(line) ?? [];
    const item = /^[ \t]{0,12}(?:[*+-][ \t]{1,4})?-(?:[ \t]|$)/.test(line);
    const row = rows.at(-1);
    if (item && opens !== undefined) rows.push({ cells: [words.trim()], at: index });
    else if (item && row) row.cells.push(words.trim());
    else if (row && line.trim() !== '') row.cells.push(`${row.cells.pop() ?? ''} ${line.trim()}`.trim());
    else if (line.trim() !== '') return [];
    if (row && rows.at(-1) === row && line.includes('![')) row.at = index;
  }
  return rows;
}

function csvRows(lines: readonly TableLine[]): readonly Row[] {
  return lines.flatMap(({ line }, at): Row[] => {
    if (line.trim() === '') return [];
    return [{ cells: cellsBetweenCommas(line), at }];
  });
}

/** A comma between quotes is none, two quotes there are one. */
function cellsBetweenCommas(line: string): string[] {
  const cells = [''];
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at]!;
    if (sign === '"' && quoted && line[at + 1] === '"') {
      cells[cells.length - 1] += sign;
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (sign === ',' && !quoted) cells.push('');
    else cells[cells.length - 1] += sign;
  }
  return cells.map((cell) => cell.trim());
}
