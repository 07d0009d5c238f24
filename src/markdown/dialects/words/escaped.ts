// Step 1, dialects: takes the escapes off shortcodes and task boxes that a converter wrote (`\[gallery\]`, `- \[x\]`).
// The rules for shortcodes and lists read them then. Other escaped brackets stay text.

import type { Edit, Rewriting, SourceText } from '../source/source.ts';

/** What WordPress and its plugins call by name, with options or without. */
const CODE =
  /\\\[(\/?(?:caption|gallery|embed|video|audio|playlist|image|photo|photoset|slideshow|carousel|singlepic|ngg|nggallery|wp\\?_caption)\b(?:[^[\]\\\n]|\\_){0,500}?)\\\]/gi;
const BOX = /^([ \t]*(?:>[ \t]?)*(?:[-*+]|\d{1,9}[.)])[ \t]+)\\\[([ xX])\\\](?=[ \t])/gm;

export function rewriteEscaped(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  for (const { 0: whole, 1: code = '', index } of text.matchAll(CODE)) {
    if (source.isCode(index)) continue;
    edits.push({ from: index, to: index + whole.length, text: `[${code.replaceAll('\\_', '_')}]` });
  }
  for (const { 0: whole, 1: marker = '', 2: sign = '', index } of text.matchAll(BOX)) {
    if (source.isCode(index)) continue;
    edits.push({ from: index, to: index + whole.length, text: `${marker}[${sign}]` });
  }
  return { edits, problems: [] };
}
