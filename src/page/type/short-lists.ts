// Step 4: lists of short items stand in two columns; where the text does, longer ones, too. Pure.

import type { Geometry } from '../../model.ts';
import { withAttributes } from '../markup.ts';

/** The list's HTML, with a class where all of its items are short. A list in columns is never parted by a page. */
export function setList(
  html: string,
  { widthPx, fontPx, textColumns }: Pick<Geometry, 'widthPx' | 'fontPx' | 'textColumns'>,
): string {
  if (!/^<[uo]l[\s>]/.test(html) || /<(?:p|img|table|pre|br|div|blockquote)\b|katex/.test(html)) return html;
  if (!textColumns && (html.indexOf('<ul', 1) > 0 || html.indexOf('<ol', 1) > 0)) return html;
  const items = html.split('<li').slice(1);
  if (items.length < (textColumns ? FEWEST_OF_TEXT : FEWEST) || items.length > MOST) return html;
  const roomEm = textColumns
    ? MOST_LINES * (textColumns.columnPx / fontPx - INDENT_EM)
    : (MOST_SHARE * widthPx) / fontPx - INDENT_EM;
  return items.every((item) => widthEm(item) <= roomEm) ? withAttributes(html, { class: 'columns' }) : html;
}

const FEWEST = 6;
const FEWEST_OF_TEXT = 4;
const MOST = 40;
/** Of an item, in columns of text. */
const MOST_LINES = 4;
/** Of the text's width. */
const MOST_SHARE = 0.45;
const INDENT_EM = 2;

/** About: a letter is half as wide as it is high. */
function widthEm(item: string): number {
  const text = item
    .slice(item.indexOf('>') + 1)
    .replace(/<[^<>]*>/g, '')
    .replace(/\u00ad/g, '')
    .replace(/&[a-z#0-9]+;/gi, 'x')
    .trim();
  return [...text].reduce((sum, sign) => sum + (/[\u2e80-\u9fff\uac00-\ud7af\uf900-\uffef]/.test(sign) ? 1 : 0.52), 0);
}
