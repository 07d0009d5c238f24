// Step 4: what changes sides from page to page: margins, and what a theme sets in the outer one. Pure.

import { type Numbering, pagesBefore } from '../../model/page-labels.ts';
import type { Box, Plan, PlannedPhoto, Report } from '../../model.ts';
import { px } from '../markup.ts';
import { outerPx, type PageBox } from '../themes/page-box.ts';
import { isRectoPage } from './page-furniture.ts';

/** Where the inner margin is not as wide as the outer one, it is at the other side of every second page.
 *
 *  A column in the outer margin must stand inside of the area that the browser prints, on either side: the area of all
 *  pages is that much wider, and the text stands at its right on left pages. Nothing tells a paragraph that runs on
 *  what page it is on but the width of that area: that of left pages is a little wider. Where a language runs from the
 *  right, all are alike. */
export function sidesStyle(box: PageBox, numbering: Numbering, direction: Report['direction'] = 'ltr'): string {
  const { marginPx, geometry, overPx, swingPx } = box;
  const [top, outer, bottom, inner] = marginPx.map((margin) => margin + overPx) as [number, number, number, number];
  const columnPx = outerPx(geometry);
  // The browser takes the first page for one with an odd number, whatever it is.
  const [recto, verso] = isRectoPage(0, numbering) ? ['right', 'left'] : ['left', 'right'];
  const sides = (pages: string, right: number, left: number): string =>
    `\n@page${pages} { margin: ${[top, right, bottom, left].map(px).join(' ')} }`;
  if (columnPx === 0) return outer === inner ? '' : sides(` :${verso}`, inner, outer);
  const edge = outer - columnPx;
  const free = '\nbody { width: auto }\nmain, .leaf { width: var(--width) }';
  if (direction === 'rtl') {
    const moved = swingPx > 0 ? sides(` :${recto}`, inner - swingPx, edge - WIDER_PX + swingPx) : '';
    return sides('', inner, edge - WIDER_PX) + moved + free;
  }
  const most = px(geometry.widthPx + columnPx + 2 * WIDER_PX);
  // A page without margins is as wide as the paper.
  const bleed = px(geometry.widthPx + columnPx + 4 * WIDER_PX);
  return `${sides(` :${verso}`, inner - 3 * WIDER_PX, edge)}${sides(` :${recto}`, edge - WIDER_PX, inner)}${free}
main, .leaf { margin-inline-start: clamp(0px, min(100% - ${most}, ${bleed} - 100%) * 9999, ${px(columnPx)}) }`;
}

/** Areas of right pages are that much wider than what stands in them, those of left ones three times: the browser
 *  rounds them to whole pixels. */
const WIDER_PX = 2;

/** On which side of a page what reaches beyond the text stands, and how wide the text is. */
export interface OuterSide {
  readonly left: boolean;
  readonly widthPx: number;
}

/** None where nothing reaches beyond the text. */
export function outerSides(
  { geometry }: PageBox,
  direction: Report['direction'],
  { pages }: Pick<Plan, 'pages'>,
  numbering: Numbering,
): readonly OuterSide[] {
  if (!geometry.margin) return [];
  const { widthPx } = geometry;
  const before = pagesBefore(numbering);
  return pages.flatMap(({ items }, page) =>
    items.map(() => ({ left: direction !== 'rtl' && !isRectoPage(before + page, numbering), widthPx })),
  );
}

export function reaches({ xPx, widthPx, caption }: PlannedPhoto, textPx: number): boolean {
  return xPx + widthPx > textPx + 0.5 || (caption?.xPx ?? 0) > textPx;
}

/** The photo on the side of its page, and the classes of its caption: beyond the text, or all of an `outward` one. */
export function onItsSide(
  planned: PlannedPhoto,
  { left, widthPx }: OuterSide,
  outward = false,
): { readonly planned: PlannedPhoto; readonly names?: string } {
  const { caption } = planned;
  const mirrored = <T extends Box>(box: T): T => (left ? { ...box, xPx: widthPx - box.xPx - box.widthPx } : box);
  const photo = outward ? mirrored(planned) : planned;
  if (!caption) return { planned: photo };
  if (caption.xPx < widthPx) return { planned: outward ? { ...photo, caption: mirrored(caption) } : planned };
  return { planned: { ...photo, caption: mirrored(caption) }, names: left ? 'outer left' : 'outer' };
}
