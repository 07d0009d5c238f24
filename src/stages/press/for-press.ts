// What a print shop wants of a report: where its pages are cut, full sheets, and photos that have the dots for it.

import type { Problem } from '../../diagnostics.ts';
import { warning } from '../../diagnostics.ts';
import { dpiOf, PX_PER_MM } from '../../model/lengths.ts';
import type { Numbering } from '../../model/page-labels.ts';
import { placedPhotos } from '../../model/photos-in.ts';
import type { Album, Photo, Plan, Report } from '../../model.ts';
import { isForPress, isTrimmed } from '../../options/press.ts';
import type { Settings } from '../../options/settings.ts';
import { isRectoPage } from '../../page/furniture/page-furniture.ts';
import type { PageBox } from '../../page/themes/page-box.ts';
import type { Cut } from '../../pdf/press/cut-pages.ts';
import type { Shade } from '../../photos/pixels/image-decoder.ts';
import type { LaidOut } from '../layout.ts';

/** Empty pages behind so many others. */
export function emptyPagesOf(pages: number, { fold }: Pick<Settings, 'fold'>): number {
  return fold === undefined ? 0 : (fold - (pages % fold)) % fold;
}

/** The spine is at the left of right pages, where a language runs from the left. */
export function cutOf(
  { paperWidthPx, paperHeightPx, overPx }: PageBox,
  { direction }: Pick<Report, 'direction'>,
  numbering: Numbering,
  settings: Settings,
): Cut | undefined {
  if (!isTrimmed(settings)) return undefined;
  const { bleedMm, bleedSides, marks } = settings;
  return {
    widthPt: paperWidthPx * PT_PER_PX,
    heightPt: paperHeightPx * PT_PER_PX,
    overPt: overPx * PT_PER_PX,
    bleedPt: bleedMm * PX_PER_MM * PT_PER_PX,
    outside: bleedSides === 'outside',
    marks,
    spine: (page) => (isRectoPage(page, numbering) === (direction === 'ltr') ? 'left' : 'right'),
  };
}

const PT_PER_PX = 72 / 96;

/** What lies under the words on photos that cover their page, as the page itself has it elsewhere (base.css): on paper
 *  nothing is transparent, so it belongs to the photo. */
export function shadesOf({ plan, measured, composition, gathered }: LaidOut): ReadonlyMap<string, Shade> {
  const { captionLadderPx, captionHeightsPx, geometry } = measured;
  const { paperWidthPx, sheetHeightPx, overPx } = composition.box;
  const { fontPx } = geometry;
  // Their letters are no larger than the text's.
  const room = captionLadderPx.findLastIndex((widthPx) => widthPx <= paperWidthPx - 2 * SIDE_EM * fontPx);
  const shades = new Map<string, Shade>();
  if (!isForPress(gathered.settings)) return shades;
  for (const item of plan.pages.flatMap(({ items }) => items)) {
    const [planned] = item.kind === 'row' && item.bleed ? item.photos : [];
    const heightPx = planned && captionHeightsPx.get(planned.photo)?.[Math.max(0, room)];
    if (!planned || heightPx === undefined) continue;
    const fullPx = sheetHeightPx - overPx - FOOT_EM * fontPx - heightPx;
    const share = (px: number): number => (px - planned.yPx) / planned.heightPx;
    shades.set(planned.photo, { from: share(fullPx - FADE_EM * fontPx), full: share(fullPx), dark: DARK });
  }
  return shades;
}

const SIDE_EM = 4;
const FOOT_EM = 1.4;
const FADE_EM = 3;
const DARK = 0.66;

/** What print shops ask for; so little less is nothing. */
export const PRESS_DPI = 300;
const ENOUGH = 0.99 * PRESS_DPI;

/** Photos that print with fewer dots than a print shop wants, each once, where it stands largest.
 *  @param others placed outside of the plan: in lines of text, on the cover; on no page with a number */
export function coarseForPress(
  { photos }: Pick<Album, 'photos'>,
  plan: Pick<Plan, 'pages'>,
  others: Iterable<readonly [photo: Photo, widthPx: number]>,
  dpi: number,
): readonly { readonly photo: string; readonly problem: Problem }[] {
  const largest = new Map<string, { readonly photo: Photo; readonly widthPx: number; readonly where: string }>();
  const add = (photo: Photo | undefined, widthPx: number, where: string): void => {
    if (!photo || photo.missing || photo.format === 'svg') return;
    if (widthPx > (largest.get(photo.id)?.widthPx ?? 0)) largest.set(photo.id, { photo, widthPx, where });
  };
  for (const [page, { items }] of plan.pages.entries())
    for (const placed of items.flatMap(placedPhotos))
      add(photos.get(placed.photo), placed.widthPx, ` (page ${page + 1})`);
  for (const [photo, widthPx] of others) add(photo, widthPx, '');
  return [...largest.values()].flatMap(({ photo, widthPx, where }) => {
    const printed = Math.min(dpi, dpiOf(photo.widthPx, widthPx));
    if (printed >= ENOUGH) return [];
    const words = `${photo.widthPx} × ${photo.heightPx} pixels on ${Math.round(widthPx / PX_PER_MM)} mm are ${Math.round(printed)} dpi${where}; print shops want ${PRESS_DPI}`;
    const problem = warning('W_DPI', words, { place: photo.ref.place, address: photo.address });
    return [{ photo: photo.id, problem }];
  });
}

/** PDF/X-4 wants a date: that of the last photo, where the text has none. */
export function latestDate({ photos }: Pick<Album, 'photos'>): string {
  const days = [...photos.values()].flatMap(({ metadata }) => metadata.takenAt?.local.slice(0, 10) ?? []);
  return days.sort().at(-1) ?? NO_DATE;
}

const NO_DATE = '2000-01-01';
