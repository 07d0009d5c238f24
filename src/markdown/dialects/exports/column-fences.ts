// Step 1, dialects: reads columns that plugins of Obsidian write as fences (`col`, in it `col-md`) or between lines of
// their own (`--- start-multi-column: x`). Those of Hugo's book theme, too; what stands in them is Markdown.

import { append } from '../../../lists.ts';
import { lineEnd } from '../../line-offsets.ts';
import { LAYOUT_END, layoutMark } from '../picture/layout-marks.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const FENCE = /^([ \t>]{0,12})(`{3,9}|~{3,9})[ \t]{0,9}(col(?:-md)?|)[ \t\r]{0,20}$/;
const ANY_FENCE = /^[ \t>]{0,12}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})?(`{3,99}|~{3,99})(?![`~])([^\n`]{0,400})$/;
const OPTION = /^[ \t>]{0,12}[A-Za-z]{3,20}[ \t]?[=:][^\n]{0,100}$/;
const MULTI =
  /^([ \t>]{0,12})(?:---|===)[ \t]*(start-multi-column|end-multi-column|column-end|column-break|end-column)\b[^\n]{0,200}$/i;
const SETTINGS = /^[ \t>]{0,12}(`{3,9})[ \t]*(?:multi-column-settings|column-settings|settings)[ \t\r]*$/i;

export const hasColumnFences = (text: string): boolean =>
  /^[ \t>]*(?:`{3,}|~{3,})[ \t]*col(?:-md)?[ \t\r]*$|^[ \t>]*(?:---|===)[ \t]*start-multi-column|^[ \t]*<--->[ \t\r]*$/im.test(
    text,
  );

interface OpenColumns {
  readonly mark: string;
  readonly kind: 'columns' | 'column' | 'code';
  /** Lines before `===` say how wide the column is. */
  options: boolean;
}

export function rewriteColumnFences(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const open: OpenColumns[] = [];
  let settings = '';
  /** Of code around. */
  let other = '';
  /** Whether a column of a multi-column block has begun. */
  let inMulti = false;
  for (let from = 0; from < text.length; ) {
    const to = lineEnd(text, from);
    const line = text.slice(from, Math.min(to, from + 400));
    const margin = /^[ \t>]{0,12}/.exec(line)![0];
    const set = (words: string) => edits.push({ from, to, text: margin + words });
    const [, , mark = '', name = ''] = FENCE.exec(line) ?? [];
    const inner = open.at(-1);
    const multi = MULTI.exec(line)?.[2]?.toLowerCase();
    const fence = ANY_FENCE.exec(line);
    if (other !== '') {
      if (fence && fence[1]!.startsWith(other) && fence[2]!.trim() === '') other = '';
    } else if (settings !== '') {
      if (mark.startsWith(settings) && name === '') settings = '';
      set('');
    } else if (inMulti && SETTINGS.test(line)) {
      settings = SETTINGS.exec(line)![1]!;
      set('');
    } else if (multi !== undefined && open.length === 0 && !source.isCode(from)) {
      // On one line each: the end of a column and the begin of the next.
      const begins = multi === 'start-multi-column';
      if (!begins && !inMulti) set(line.slice(margin.length));
      else if (begins) set(`${layoutMark('{.columns}')}${layoutMark('{.column}')}`);
      else if (multi === 'end-multi-column') set(`${LAYOUT_END}${LAYOUT_END}`);
      else set(`${LAYOUT_END}${layoutMark('{.column}')}`);
      inMulti = begins || (inMulti && multi !== 'end-multi-column');
    } else if (inner?.kind === 'code') {
      if (name === '' && mark.startsWith(inner.mark)) open.pop();
    } else if (name !== '' && (name === 'col') === (open.length === 0) && endsBelow(text, to, mark)) {
      const kind = name === 'col' ? 'columns' : 'column';
      open.push({ mark, kind, options: kind === 'column' });
      set(layoutMark(`{.${kind}}`)!);
    } else if (inner && name === '' && mark !== '' && mark.startsWith(inner.mark)) {
      open.pop();
      set(LAYOUT_END);
    } else if (inner?.options && (OPTION.test(line) || /^[ \t>]{0,20}(?:===)?[ \t\r]{0,20}$/.test(line))) {
      if (line.trim() !== '') set('');
      if (line.includes('===')) inner.options = false;
    } else if (inner) {
      inner.options = false;
      if (fence) open.push({ mark: fence[1]!, kind: 'code', options: false });
    } else if (fence) other = fence[1]!;
    from = to + 1;
  }
  return { edits: [...edits, ...hugoColumns(source)], problems: [] };
}

/** Between `{{< columns >}}` and its end, `<--->` parts two columns. */
function hugoColumns(source: SourceText): Edit[] {
  const edits: Edit[] = [];
  let group: Edit[] = [];
  for (const { 0: line, 1: margin = '', 2: begin, 3: end, index } of source.text.matchAll(HUGO)) {
    if (source.isCode(index)) continue;
    const next = begin === undefined && end === undefined;
    if (group.length === 0 && begin === undefined) continue;
    const begun = begin !== undefined ? layoutMark('{.columns}') : LAYOUT_END;
    const edit = {
      from: index,
      to: index + line.length,
      text: `${margin}${begun}${end ? LAYOUT_END : layoutMark('{.column}')}`,
    };
    if (begin === undefined) group.push(edit);
    else group = [edit];
    if (next || begin !== undefined) continue;
    // Without a mark between, the tags are another theme's.
    if (group.length > 2) append(edits, group);
    group = [];
  }
  return edits;
}

const HUGO =
  /^([ \t]{0,9})(?:\{\{[<%][ \t]{0,3}(columns)\b[^{}\n]{0,200}[>%]\}\}|\{\{[<%][ \t]{0,3}\/[ \t]{0,3}(columns)[ \t]{0,3}[>%]\}\}|<--->)[ \t\r]{0,9}$/gm;

function endsBelow(text: string, from: number, mark: string): boolean {
  return text.slice(from, from + 50_000).includes(`\n${mark}`);
}
