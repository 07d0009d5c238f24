// Step 1, dialects: reads rows of pictures as mdnice has them, `<![a](a.jpg),![b](b.jpg)>` on a line of their own.

import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const ROW = /^<(?=!\[)(?:!\[[^[\]\n]{0,300}\]\([^()\n]{1,500}\),?){1,30}>[ \t\r]*$/gm;

export const hasPictureRows = (text: string): boolean => text.includes('<![');

export function rewritePictureRows(source: SourceText): Rewriting {
  const edits = [...source.text.matchAll(ROW)].flatMap(({ 0: whole, index }): Edit[] => {
    if (source.isCode(index)) return [];
    const commas = [...whole.matchAll(/\),(?=!\[)/g)].map((comma) => comma.index + 1);
    const signs = [0, ...commas, whole.trimEnd().length - 1];
    return signs.map((at) => ({ from: index + at, to: index + at + 1, text: commas.includes(at) ? ' ' : '' }));
  });
  return { edits, problems: [] };
}
