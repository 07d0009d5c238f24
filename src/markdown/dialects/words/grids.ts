// Step 1, dialects: reads what pandoc writes around and as tables. `Table: words` is a table's title, a grid of `+---+`
// is a table whose cells hold Markdown.

import { lineEnd } from '../../line-offsets.ts';
import { boldWords } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const TITLE = /^(?:Table)?:[ \t]+(\S[^\n]{0,500}?)(?:[ \t]*\{#?[^{}\n]{0,200}\})?[ \t]*$/gm;
const ROW = /^[ \t]{0,3}[|+].*[|+][ \t]*$/;
const BORDER = /^[ \t]{0,3}\+(?:[-=:]{2,200}\+){1,60}[ \t]*$/;

export const hasTables = (text: string): boolean => /^(?:Table)?:[ \t]|^ {0,3}\+[-=:]{2,}/m.test(text);

export function rewriteTables(source: SourceText): Rewriting {
  return { edits: [...titles(source), ...grids(source)], problems: [] };
}

/** The paragraph right before or after a table. */
function titles(source: SourceText): Edit[] {
  const { text } = source;
  const edits: Edit[] = [];
  for (const { 0: line, 1: words = '', index } of text.matchAll(TITLE)) {
    if (source.isCode(index)) continue;
    const end = index + line.length;
    const before =
      text
        .slice(Math.max(0, index - 2000), index)
        .trimEnd()
        .split('\n')
        .at(-1) ?? '';
    const after =
      text
        .slice(end, end + 2000)
        .trimStart()
        .split('\n', 1)[0] ?? '';
    const apart = /(?:^|\n)[ \t]*\n$/.test(text.slice(Math.max(0, index - 80), index)) || index === 0;
    const tableAbove = ROW.test(before) || BORDER.test(before);
    if (!apart || !(tableAbove || (line.startsWith('T') && (ROW.test(after) || BORDER.test(after))))) continue;
    edits.push({ from: index, to: end, text: boldWords(words) });
  }
  return edits;
}

/** Grids whose rows are one line each become a table of HTML, line by line; others stay text. */
function grids(source: SourceText): Edit[] {
  const { text } = source;
  const edits: Edit[] = [];
  for (let from = 0; from < text.length; ) {
    const to = lineEnd(text, from);
    const lines = BORDER.test(text.slice(from, to)) && !source.isCode(from) ? gridAt(text, from) : [];
    if (lines.length >= 3) edits.push(...rowsOf(text, from, lines));
    from += Math.max(to - from, lines.join('\n').length) + 1;
  }
  return edits;
}

function gridAt(text: string, start: number): string[] {
  const lines: string[] = [];
  for (let from = start; from < text.length; ) {
    const to = lineEnd(text, from);
    const line = text.slice(from, to);
    const isBorder = BORDER.test(line);
    if (!isBorder && !ROW.test(line)) break;
    // Two lines of cells below each other: one cell goes on, which lines of HTML cannot say.
    if (!isBorder && !BORDER.test(lines.at(-1) ?? '')) return [];
    lines.push(line);
    from = to + 1;
  }
  return BORDER.test(lines.at(-1) ?? '') ? lines : [];
}

function rowsOf(text: string, start: number, lines: readonly string[]): Edit[] {
  const head = lines.findIndex((line, index) => index > 0 && line.includes('='));
  let from = start;
  return lines.map((line, index) => {
    const cell = index < head ? 'th' : 'td';
    const cells = line.trim().slice(1, -1).split('|');
    const row = cells.map((words) => `<${cell} markdown="1">${words.trim()}</${cell}>`).join('');
    const edges = index === 0 ? '<table>' : index === lines.length - 1 ? '</table>' : '<!---->';
    const edit = { from, to: lineEnd(text, from), text: BORDER.test(line) ? edges : `<tr>${row}</tr>` };
    from = edit.to + 1;
    return edit;
  });
}
