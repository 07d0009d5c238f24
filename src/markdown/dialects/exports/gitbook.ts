// Step 1, dialects: reads the cards of GitBook, a table that names the cover of each card as a link to its file
// (`<table data-view="cards">`). The links to pictures become those pictures.

import { isPictureAddress } from '../../../formats.ts';
import { decodeReferences } from '../../entities.ts';
import { pictureEdit } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const TABLE = /<table\b[^<>]{0,300}\bdata-view\s{0,9}=\s{0,9}["']cards["'][^<>]{0,300}>/gi;
const LINK =
  /<a\b[^<>]{0,300}?\shref\s{0,9}=\s{0,9}(?:"([^"<>\n]{1,1000})"|'([^'<>\n]{1,1000})')[^<>]{0,300}>([^<>]{0,500})<\/a>/gi;

export const hasGitBookCards = (text: string): boolean => /data-view\s{0,9}=\s{0,9}["']cards["']/i.test(text);

export function rewriteGitBookCards(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  for (const { 0: opening, index } of text.matchAll(TABLE)) {
    if (source.isCode(index)) continue;
    const from = index + opening.length;
    const end = text.indexOf('</table', from);
    if (end < 0 || end - from > LONGEST) continue;
    for (const { 0: whole, 1: quoted, 2: single, index: at } of text.slice(from, end).matchAll(LINK)) {
      const address = decodeReferences(quoted ?? single ?? '').trim();
      if (isPictureAddress(address))
        edits.push(pictureEdit(source, from + at, from + at + whole.length, [{ address, at: from + at }]));
    }
  }
  return { edits, problems: [] };
}

/** Characters of a table of cards. */
const LONGEST = 200_000;
