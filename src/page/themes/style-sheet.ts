// Step 4: the style of a document: faces, the theme's values as custom properties, paper, margins, style sheets. Pure
// but for reading the sheets.

import type { Report } from '../../model.ts';
import { fontFaces, fontStacks, readStyle } from '../fonts/faces.ts';
import { cssString, px } from '../markup.ts';
import type { PageBox } from './page-box.ts';

/** `formulas`: the document holds some. */
export function styleSheet(
  box: PageBox,
  { language, title = '' }: Pick<Report, 'language' | 'title'>,
  formulas: boolean,
): string {
  const { theme, geometry, paperWidthPx, paperHeightPx, marginPx } = box;
  const stacks = fontStacks(theme.faces, language);
  const leafHeadPx = theme.leafHeadLines * geometry.linePx;
  const properties = [
    ...Object.entries({ ...stacks, ...theme.colours }).map(([name, value]) => `--${name}:${value}`),
    ...lengths('', { ...geometry, leafHeadPx }),
    ...lengths('index-', theme.index),
    ...lengths('route-', theme.route),
  ];
  const { font, face, colour } = theme.furniture;
  const style = `font: ${font} ${stacks[face]}; color: ${theme.colours[colour]}; vertical-align: middle`;
  const short = title.length > 60 ? `${title.slice(0, 58)}…` : title;
  const furniture = (side: string): string => `
@page :${side} {
  @top-${side} { content: ${cssString(short)}; ${style} }
  @bottom-${side} { content: counter(page); ${style} }
}`;
  return `${fontFaces(theme.faces, language)}
:root{${properties.join(';')}}
@page { size: ${px(paperWidthPx)} ${px(paperHeightPx)}; margin: ${marginPx.map(px).join(' ')} }${furniture('left')}${furniture('right')}
@page :first { @top-left { content: none } @top-right { content: none } }
${['base.css', ...theme.sheets, ...(formulas ? ['fonts/katex.css'] : [])].map(readStyle).join('\n')}`;
}

/** Each length by its name: `{ factLinePx: 12 }` → `--fact-line:12px`. */
function lengths(prefix: string, sizes: object): readonly string[] {
  return Object.entries(sizes)
    .filter(([name]) => name.endsWith('Px'))
    .map(([name, value]) => {
      const kebab = name.slice(0, -2).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      return `--${prefix}${kebab}:${px(value as number)}`;
    });
}
