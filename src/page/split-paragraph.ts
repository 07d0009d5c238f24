// Step 4: a paragraph's HTML, cut in two at a character of its text, so that its tail can stand beside a photo. Pure.

import { entityLength, HTML_PIECES } from './in-page/line-marks.ts';

/**
 * One element (`<p>…</p>`) as two of the same: the text before `offset` (UTF-16 units, as the DOM counts) and the rest.
 * Inline elements that are open at the cut are closed in the first and opened again in the second, without their ids.
 */
export function splitHtml(html: string, offset: number): readonly [string, string] {
  const open: { tag: string; name: string }[] = [];
  let seen = 0;
  for (const match of html.matchAll(HTML_PIECES)) {
    const [piece] = match;
    if (piece.startsWith('<')) {
      const name = /^<\/?\s*([a-z0-9-]+)/i.exec(piece)?.[1]?.toLowerCase() ?? '';
      if (piece.startsWith('</')) open.pop();
      else if (!VOID.has(name) && !piece.endsWith('/>')) open.push({ tag: piece, name });
      continue;
    }
    const entity = piece.startsWith('&') && piece.length > 1;
    const length = entity ? entityLength(piece) : piece.length;
    if (seen + length > offset) {
      const at = match.index + (entity ? 0 : offset - seen);
      const closing = open.map(({ name }) => `</${name}>`).reverse();
      const opening = open.map(({ tag }) => tag.replace(/\sid="[^"]*"/, ''));
      return [seenHyphen(html.slice(0, at)) + closing.join(''), opening.join('') + html.slice(at)];
    }
    seen += length;
  }
  return [html, ''];
}

/** At the end of a block the browser shows no soft hyphen. */
function seenHyphen(html: string): string {
  let end = html.length;
  while (html[end - 1] === '>') end = html.lastIndexOf('<', end - 1);
  return html[end - 1] === '\u00ad' ? `${html.slice(0, end - 1)}\u2010${html.slice(end)}` : html;
}

const VOID = new Set(['br', 'img', 'hr', 'input', 'wbr', 'col', 'area', 'source']);
