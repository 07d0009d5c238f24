// Step 4: the style of a document: faces, the numbers of its theme as custom properties, paper and margins, style sheets.
// Pure but for reading the sheets.

import type { Report } from '../../model.ts';
import { fontFaces, fontStacks, readStyle } from '../fonts/faces.ts';
import { cssString, lengths, px } from '../markup.ts';
import type { PageBox } from './page-box.ts';

/** `formulas`: the document holds some. */
export function styleSheet(
  box: PageBox,
  { language, title = '' }: Pick<Report, 'language' | 'title'>,
  formulas: boolean,
): string {
  const { theme, geometry, paperWidthPx, paperHeightPx, marginPx } = box;
  const stacks = fontStacks(theme.faces, language);
  const values = Object.entries({ ...stacks, ...theme.colours }).map(([name, value]) => `--${name}:${value};`);
  const sizes = lengths({
    w: geometry.widthPx,
    h: geometry.heightPx,
    font: geometry.fontPx,
    line: geometry.linePx,
    trim: geometry.lineTrimPx,
    'leaf-head': theme.leafHeadLines * geometry.linePx,
  });
  const { font, face, colour } = theme.furniture;
  const style = `font: ${font} ${stacks[face]}; color: ${theme.colours[colour]}; vertical-align: middle`;
  const furniture = (side: string): string => `
@page :${side} {
  @top-${side} { content: ${cssString(shortTitle(title))}; ${style} }
  @bottom-${side} { content: counter(page); ${style} }
}`;
  return `${fontFaces(theme.faces, language)}
:root{${values.join('')}${sizes}}
@page { size: ${px(paperWidthPx)} ${px(paperHeightPx)}; margin: ${marginPx.map(px).join(' ')} }${furniture('left')}${furniture('right')}
@page :first { @top-left { content: none } @top-right { content: none } }
${['base.css', ...theme.sheets, ...(formulas ? ['fonts/katex.css'] : [])].map(readStyle).join('\n')}`;
}

function shortTitle(title: string): string {
  return title.length > 60 ? `${title.slice(0, 58)}…` : title;
}
