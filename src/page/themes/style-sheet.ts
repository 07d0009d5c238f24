// Step 4: the style of a document: faces, the theme's values as custom properties, paper, margins, style sheets. Pure
// but for reading the sheets.

import type { Report } from '../../model.ts';
import { fontFaces, fontStacks, readStyle } from '../fonts/faces.ts';
import { px } from '../markup.ts';
import type { PageBox } from './page-box.ts';

/** `formulas`: the document holds some. */
export function styleSheet(box: PageBox, { language }: Pick<Report, 'language'>, formulas: boolean): string {
  const { theme, zoom, geometry, marginPx, overPx } = box;
  const { paperWidthPx, paperHeightPx, sheetWidthPx, sheetHeightPx } = box;
  const margins = marginPx.map((margin) => px(margin + overPx)).join(' ');
  const stacks = fontStacks(theme.faces, language);
  const leafHeadPx = theme.leafHeadLines * geometry.linePx;
  const properties = [
    ...Object.entries({ ...stacks, ...theme.colours }).map(([name, value]) => `--${name}:${value}`),
    ...lengths('text-', geometry.textColumns ?? {}),
    ...lengths('', { ...geometry, leafHeadPx, paperWidthPx, paperHeightPx, sheetWidthPx, sheetHeightPx, overPx }),
    ...lengths('index-', theme.index),
    ...lengths('route-', theme.route),
    ...lengths('contents-', theme.contents ?? {}),
  ];
  return `${fontFaces(theme.faces, language)}
:root{${properties.join(';')}}
@page { size: ${px(sheetWidthPx)} ${px(sheetHeightPx)}; margin: ${margins} }
${BARE_PAGE}
${[readStyle('base.css'), ...theme.sheets.map((name) => zoomed(readStyle(name), zoom)), ...(geometry.textColumns ? [readStyle('columns.css')] : []), ...(formulas ? [readStyle('fonts/katex.css')] : [])].join('\n')}`;
}

/** Where heads and feet may stand. */
const BOXES = ['top', 'bottom'].flatMap((edge) => ['left', 'center', 'right'].map((side) => `${edge}-${side}`));

/** A page without margins. The browser lets a later rule for left pages go before it, whatever CSS says of names. */
export const BARE_PAGE = `@page bleed { margin: 0; ${BOXES.map((box) => `@${box} { content: none }`).join(' ')} }`;

/** The sheet with its sizes of type in px, as they stand in `font`, `font-size` and `line-height`, so many times as
 *  large. */
function zoomed(sheet: string, zoom: number): string {
  if (zoom === 1) return sheet;
  return sheet.replace(/(?<=[\s;{])(?:font|font-size|line-height):[^;{}]+/g, (declaration) =>
    declaration.replace(/\d{1,6}(?:\.\d{1,6})?(?=px\b)/g, (size) => px(Number(size) * zoom).slice(0, -2)),
  );
}

/** Each length by its name: `{ factLinePx: 12 }` → `--fact-line:12px`. */
function lengths(prefix: string, sizes: object): readonly string[] {
  return Object.entries(sizes)
    .filter(([name, value]) => name.endsWith('Px') && typeof value === 'number')
    .map(([name, value]) => {
      const kebab = name.slice(0, -2).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      return `--${prefix}${kebab}:${px(value as number)}`;
    });
}
