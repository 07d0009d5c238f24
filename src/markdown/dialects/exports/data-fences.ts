// Step 1, dialects: shows the values between some fences (```` ```csvpreview ````, `csv-table`) as a table. Its head
// stands on the line of the opening fence.

import { lineEnd } from '../../line-offsets.ts';
import { fencesOf, insideOther } from '../../marks/fence-lines.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';
import { tableLines } from './delimited.ts';

const OPEN =
  /^ {0,3}(`{3,9}|~{3,9})[ \t]{0,3}(?:csvpreview|csv-table|\{csv-table\}|csvtable|tsvpreview)(?:[ \t]([^\n`]{0,300}))?$/gim;

export const hasDataFences = (text: string): boolean => /csvpreview|csv-?table|tsvpreview/i.test(text);

export function rewriteDataFences(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  let done = 0;
  const fences = fencesOf(text);
  for (const { 0: line, 1: mark = '', 2: options = '', index } of text.matchAll(OPEN)) {
    // With a title it is a directive.
    if (line.includes('{csv-table}') && /^[^={}]+$/.test(options)) continue;
    if (index < done || !source.isCode(index) || insideOther(fences, index)) continue;
    const inside = index + line.length + 1;
    const end = closeOf(text, inside, mark);
    if (end === undefined) continue;
    done = end;
    const values = text.slice(inside, end);
    const head = !/header\s?=\s?["']?false/i.test(options);
    const lines = tableLines(values, head);
    if (!lines || /^[ \t]*:[\w-]+:/m.test(values)) continue;
    // A blank line above, or the words there would be the head.
    const above = text.slice(Math.max(0, index - 200), index);
    if (index > 0 && !/\n[ \t]*\n$/.test(above)) continue;
    edits.push({ from: index, to: lineEnd(text, end), text: lines.join('\n') });
  }
  return { edits, problems: [] };
}

function closeOf(text: string, from: number, mark: string): number | undefined {
  for (let at = from; at < text.length; at = lineEnd(text, at) + 1)
    if (text.startsWith(mark, at) && text.slice(at, lineEnd(text, at)).trim() === mark) return at;
  return undefined;
}
