// Step 4: the style of a document: faces, the theme's values as custom properties, paper, margins, style sheets. Pure
// but for reading the sheets.

import type { Album, Report } from '../../model.ts';
import { joinPlain } from '../emoji-sequences.ts';
import { fontFaces, fontStacks, readStyle } from '../fonts/faces.ts';
import { escapeHtml, px, startTag } from '../markup.ts';
import { headWords } from '../running-heads.ts';
import type { PageBox } from './page-box.ts';

/** `formulas`: the document holds some. */
export function styleSheet(box: PageBox, { language }: Pick<Report, 'language'>, formulas: boolean): string {
  const { theme, geometry, paperWidthPx, paperHeightPx, marginPx } = box;
  const stacks = fontStacks(theme.faces, language);
  const leafHeadPx = theme.leafHeadLines * geometry.linePx;
  const properties = [
    ...Object.entries({ ...stacks, ...theme.colours }).map(([name, value]) => `--${name}:${value}`),
    ...lengths('', { ...geometry, leafHeadPx }),
    ...lengths('index-', theme.index),
    ...lengths('route-', theme.route),
  ];
  const style = `font: ${furnitureFont(box, language)}; color: ${theme.colours[theme.furniture.colour]}; vertical-align: middle`;
  const furniture = (side: string): string => `
@page :${side} {
  @top-${side} { content: counter(page, running-head); ${style} }
  @bottom-${side} { content: counter(page, folio); ${style} }
}`;
  return `${fontFaces(theme.faces, language)}
:root{${properties.join(';')}}
@page { size: ${px(paperWidthPx)} ${px(paperHeightPx)}; margin: ${marginPx.map(px).join(' ')} }${furniture('left')}${furniture('right')}
${['base.css', ...theme.sheets, ...(formulas ? ['fonts/katex.css'] : [])].map(readStyle).join('\n')}`;
}

/** Stands once in the measured document, unseen: the browser loads a face when text first uses it, and prints margins
 *  white whose faces are still to come. */
export function furnitureSample(box: PageBox, report: Pick<Report, 'language' | 'title'>, album: Album): string {
  const style = `position:absolute;visibility:hidden;font:${furnitureFont(box, report.language)}`;
  const words = headWords(report, album).map((head) => escapeHtml(joinPlain(head)));
  return `${startTag('p', { class: 'furniture', style })}${words.join(' ')} 0123456789 ivxlc</p>`;
}

function furnitureFont({ theme }: PageBox, language: string): string {
  const { font, face } = theme.furniture;
  return `${font} ${fontStacks(theme.faces, language)[face]}`;
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
