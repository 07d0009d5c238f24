// Step 1, dialects: reads what SiYuan writes around its blocks: super blocks (`{{{row … }}}`, `{{{col … }}}`) and
// references to blocks. They carry their words (`((20240510081100-abcdefg 'the first plot'))`).

import type { Problem } from '../../../diagnostics.ts';
import { LAYOUT_END, layoutMark } from '../picture/layout-marks.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';
import { notCarriedOut } from '../source/uncarried.ts';

const OPEN = String.raw`\{\{\{(row|col)`;
const LINE = new RegExp(
  String.raw`^([ \t>]{0,20})(?:${OPEN}|(\}\}\}))(?:[ \t]{0,3}\{: [^{}\n]{0,300}\})?[ \t\r]{0,20}$`,
  'gm',
);
const REFERENCE = /\(\((?:\d{14}-[0-9a-z]{7})(?: (?:"([^"\n]{0,300})"|'([^'\n]{0,300})'))?\)\)/g;

/** Blocks that SiYuan computes, and its empty ones, which hold a sign without width. */
const QUERY = /^[ \t>]{0,20}\{\{[ \t]{0,3}select[ \t][^{}\n]{1,1000}\}\}[ \t\r]{0,20}$/gim;
const EMPTY = /^[\u200b-\u200d\u2060]{1,9}[ \t\r]{0,20}$/gm;

export const hasSiYuan = (text: string): boolean =>
  /^[ \t>]*\{\{\{(?:row|col)\b|\(\(\d{14}-|^[ \t>]*\{\{[ \t]*select[ \t]|^[\u200b-\u200d\u2060]/im.test(text);

export function rewriteSiYuan(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const open: { readonly at: number; readonly mark: string }[] = [];
  for (const { 0: line, 1: margin = '', 2: kind, index } of text.matchAll(LINE)) {
    if (source.isCode(index)) continue;
    const to = index + line.length;
    if (kind !== undefined) {
      // What stands below one another in a column is one cell of it.
      const within = open.at(-1)?.mark ?? '';
      const words = kind === 'col' ? '{layout-nrow=1}' : within === '' ? '' : '{.column}';
      open.push({ at: edits.length, mark: layoutMark(words) ?? '' });
      edits.push({ from: index, to, text: margin + open.at(-1)!.mark });
      continue;
    }
    const opened = open.pop();
    if (opened) edits.push({ from: index, to, text: opened.mark === '' ? margin : margin + LAYOUT_END });
  }
  // What was never closed stays as it is.
  const unclosed = new Set(open.map(({ at }) => at));
  const kept = edits.filter((_, at) => !unclosed.has(at));
  for (const { 0: whole, 1: shown, 2: own, index } of text.matchAll(REFERENCE))
    if (!source.isCode(index) && (shown ?? own) !== undefined)
      kept.push({ from: index, to: index + whole.length, text: (shown ?? own)! });
  const problems: Problem[] = [];
  for (const { 0: line, index } of text.matchAll(QUERY)) {
    if (source.isCode(index)) continue;
    problems.push(notCarriedOut(source, index, line, 'SiYuan'));
    kept.push({ from: index, to: index + line.length, text: '' });
  }
  for (const { 0: line, index } of text.matchAll(EMPTY))
    if (!source.isCode(index)) kept.push({ from: index, to: index + line.length, text: '' });
  return { edits: kept, problems };
}
