// Step 1, dialects: gives pictures the width that their figure has in CKEditor (Trilium, many sites).
// `<figure class="image image_resized" style="width:42.5%;"><img … width="4032">`: the picture has its file's own.

import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const FIGURE =
  /<figure\b(?=[^<>]{0,300}\bimage_resized\b)[^<>]{0,300}\bwidth:[ \t]{0,3}(\d{1,4}(?:\.\d{1,4})?(?:%|px))[^<>]{0,300}>\s{0,20}(?:<a\b[^<>]{0,1000}>)?(<img\b[^<>]{0,2000}>)/gi;

export const hasFigureWidths = (text: string): boolean => text.includes('image_resized');

export function rewriteFigureWidths(source: SourceText): Rewriting {
  const edits: Edit[] = [];
  for (const { 0: whole, 1: width = '', 2: image = '', index } of source.text.matchAll(FIGURE)) {
    if (source.isCode(index)) continue;
    const to = index + whole.length;
    const bare = image.replace(/\s(?:width|height)="[^"]{0,20}"/gi, '');
    edits.push({ from: to - image.length, to, text: bare.replace(/^<img/i, `<img width="${width}"`) });
  }
  return { edits, problems: [] };
}
