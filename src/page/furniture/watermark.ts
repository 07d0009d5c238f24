// Step 4: words behind the text of every page → a page of their own, which is laid under all others. Pure.

import type { Report } from '../../model.ts';
import { joinEmoji } from '../emoji-sequences.ts';
import { fontFaces, fontStacks } from '../fonts/faces.ts';
import { squaresIn } from '../fonts/scripts.ts';
import { escapeHtml, px } from '../markup.ts';
import type { PageBox } from '../themes/page-box.ts';

/** As light as can be seen, for it stands under words that are read; and not transparent, for it lies on paper. */
const COLOUR = 'rgb(235 235 235)';
/** Share of the page's diagonal. */
const LENGTH = 0.62;
/** Widths of a letter and of a square sign by the size of the type. */
const LETTER = 0.62;
/** By the page's width. */
const HIGHEST = 0.22;

/** One line from corner to corner. Not read aloud: the words are no part of the text. */
export function watermarkDocument(
  words: string,
  { theme, paperWidthPx, paperHeightPx, sheetWidthPx, sheetHeightPx }: PageBox,
  { language, direction }: Pick<Report, 'language' | 'direction'>,
): string {
  const diagonal = Math.hypot(paperWidthPx, paperHeightPx);
  const squares = squaresIn(words);
  const ems = ([...words].length - squares) * LETTER + squares;
  const size = Math.min((LENGTH * diagonal) / Math.max(1, ems), HIGHEST * paperWidthPx);
  const turn = (Math.atan2(paperHeightPx, paperWidthPx) * 180) / Math.PI;
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<style>
${fontFaces(theme.faces, language)}
@page { size: ${px(sheetWidthPx)} ${px(sheetHeightPx)}; margin: 0 }
html, body { margin: 0; -webkit-print-color-adjust: exact }
body { width: ${px(sheetWidthPx)}; height: ${px(sheetHeightPx)}; overflow: hidden; display: grid; place-items: center }
b { font: 600 ${px(size)}/1 ${fontStacks(theme.faces, language).sans}; color: ${COLOUR}; white-space: nowrap; transform: rotate(-${turn.toFixed(2)}deg) }
.signs { font-variant-emoji: text }
</style>
</head>
<body aria-hidden="true"><b>${joinEmoji(escapeHtml(words))}</b></body>
</html>
`;
}
