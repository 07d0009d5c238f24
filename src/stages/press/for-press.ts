// What a print shop wants of a report: where its pages are cut, full sheets, and photos that have the dots for it.

import type { Problem } from '../../diagnostics.ts';
import { dpiOf, PX_PER_MM } from '../../model/lengths.ts';
import type { Numbering } from '../../model/page-labels.ts';
import type { Album, Plan, Report } from '../../model.ts';
import { isForPress, isTrimmed } from '../../options/press.ts';
import type { Settings } from '../../options/settings.ts';
import { isRectoPage } from '../../page/furniture/page-furniture.ts';
import type { PageBox } from '../../page/themes/page-box.ts';
import type { Cut } from '../../pdf/press/cut-pages.ts';
import type { Shade } from '../../photos/pixels/image-decoder.ts';
import type { LaidOut } from '../layout.ts';
import { coarseWarning, hasDots, type Standing, standings } from './dots.ts';

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
  const shades = new Map<string, Shade>();
  if (!isForPress(gathered.settings)) return shades;
  const { captionLadderPx, captionHeightsPx, geometry } = measured;
  const { paperWidthPx, sheetHeightPx, overPx } = composition.box;
  const { fontPx } = geometry;
  // Their letters are no larger than the text's.
  const room = captionLadderPx.findLastIndex((widthPx) => widthPx <= paperWidthPx - 2 * SIDE_EM * fontPx);
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
 *  @param others placed outside of the plan: on no page with a number */
export function coarseForPress(
  album: Pick<Album, 'photos'>,
  plan: Pick<Plan, 'pages'>,
  others: readonly Standing[],
  dpi: number,
): readonly { readonly photo: string; readonly problem: Problem }[] {
  const largest = new Map<string, Standing>();
  for (const one of [...standings(album, plan), ...others.filter(({ photo }) => hasDots(photo))])
    if (one.widthPx > (largest.get(one.photo.id)?.widthPx ?? 0)) largest.set(one.photo.id, one);
  return [...largest.values()].flatMap((one) => {
    const printed = Math.min(dpi, dpiOf(one.photo.widthPx, one.widthPx));
    if (printed >= ENOUGH) return [];
    return [{ photo: one.photo.id, problem: coarseWarning(one, printed, `; print shops want ${PRESS_DPI}`) }];
  });
}

/** PDF/X-4 wants a date: that of the last photo, where the text has none. */
export function latestDate({ photos }: Pick<Album, 'photos'>): string {
  const days = [...photos.values()].flatMap(({ metadata }) => metadata.takenAt?.local.slice(0, 10) ?? []);
  return days.sort().at(-1) ?? NO_DATE;
}

const NO_DATE = '2000-01-01';
