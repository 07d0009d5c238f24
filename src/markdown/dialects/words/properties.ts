// Step 1, dialects: keeps lines of `Key: value` apart that are a paragraph of their own. Notion exports the
// properties of a page so.

import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const LINE = String.raw`[\p{Lu}\p{Lo}][\p{L}\p{N} /-]{0,40}(?::[ \t]|：)[ \t]{0,8}[^\n]{1,300}`;
const PARAGRAPH = new RegExp(String.raw`(?<=^|\n[ \t]{0,8}\n)${LINE}(?:\n${LINE}){1,40}(?=\n?$|\n[ \t]{0,8}\n)`, 'gu');

export const hasProperties = (text: string): boolean =>
  /^[\p{Lu}\p{Lo}][^\n:：]{0,40}[:：][^\n]+\n[\p{Lu}\p{Lo}]/mu.test(text);

export function rewriteProperties(source: SourceText): Rewriting {
  const edits: Edit[] = [];
  for (const { 0: paragraph, index } of source.text.matchAll(PARAGRAPH)) {
    if (source.isCode(index) || source.isHtml(index)) continue;
    for (let at = paragraph.indexOf('\n'); at >= 0; at = paragraph.indexOf('\n', at + 1)) {
      if (!/(?:\\| {2})$/.test(paragraph.slice(0, at))) edits.push({ from: index + at, to: index + at, text: '  ' });
    }
  }
  return { edits, problems: [] };
}
