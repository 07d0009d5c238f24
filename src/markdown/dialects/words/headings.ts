// Step 1, dialects: reads headings that lack the space behind their marks (`##Friday`). One mark alone is a tag
// (`#sea`), but on the first line of a text.

import { lineEnd } from '../../line-offsets.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const CLOSE = /^( {0,3})(#{1,6})(?=[\p{L}\p{N}*_“‘"'「『《【\p{Extended_Pictographic}])[^\n]{1,200}$/gmu;

export function rewriteHeadings(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const first = text.search(/\S/);
  for (const { 0: line, 1: space = '', 2: marks = '', index } of text.matchAll(CLOSE)) {
    if (source.isCode(index) || source.isHtml(index)) continue;
    const isTitle = index + space.length === first && /^ *#[\p{Lu}\p{Lo}\p{N}][^#]*$/u.test(line);
    if (marks.length === 1 && !(isTitle && /^\n[ \t]*(?:\n|$)/.test(text.slice(lineEnd(text, index))))) continue;
    const at = index + space.length + marks.length;
    edits.push({ from: at, to: at, text: ' ' });
    // `##Friday##`: as many behind it, without a space too.
    const end = index + line.trimEnd().length;
    if (marks.length > 1 && new RegExp(`[^#\\s]#{${marks.length}}$`).test(text.slice(at, end)))
      edits.push({ from: end - marks.length, to: end, text: '' });
  }
  return { edits, problems: [] };
}
