// Step 4: paper, margins, language and theme → the text area, and the widths at which text is measured. Pure numbers.

import type { Geometry } from '../../model.ts';
import type { Settings } from '../../options/settings.ts';
import { isCjk } from '../fonts/scripts.ts';
import type { Theme } from './theme.ts';
import { THEMES } from './themes.ts';

const PX_PER_MM = 96 / 25.4;

/** The page in CSS px: the text area and where it stands on the paper. */
export interface PageBox {
  readonly theme: Theme;
  readonly geometry: Geometry;
  readonly paperWidthPx: number;
  readonly paperHeightPx: number;
  /** top, right, bottom, left; with the text area they add up to the paper. */
  readonly marginPx: readonly [number, number, number, number];
}

/** Text area for this paper, margin and language: whole lines high, and whole characters wide for CJK. */
export function pageBox(
  { paper, marginMm }: Pick<Settings, 'paper' | 'marginMm'>,
  language: string,
  theme: Theme = THEMES.classic,
): PageBox {
  const { margins, gaps, limits } = theme;
  const cjk = isCjk(language);
  const { fontPx, linePx, lineTrimPx, sideMargin } = cjk ? theme.type.cjk : theme.type.other;
  const paperWidthPx = paper.widthMm * PX_PER_MM;
  const paperHeightPx = paper.heightMm * PX_PER_MM;
  const given = marginMm?.map((mm) => mm * PX_PER_MM);
  // Small sheets get relatively less margin, but not too little: a column needs its characters.
  const shareOfFull = Math.min(1, paperWidthPx / margins.fullFromPx);
  const side = Math.max(margins.leastSideMm * PX_PER_MM, paperWidthPx * sideMargin * shareOfFull);
  const head = Math.max(margins.leastHeadMm * PX_PER_MM, paperHeightPx * margins.head);
  const [top, right, bottom, left] = (given ?? [head, side, head, side]) as [number, number, number, number];

  const roomX = Math.max(10 * fontPx, paperWidthPx - left - right);
  const roomY = Math.max(6 * linePx, paperHeightPx - top - bottom);
  const widthPx = cjk ? Math.floor((roomX + 0.01) / fontPx) * fontPx : Math.floor(roomX + 0.01);
  const heightPx = Math.floor((roomY + 0.01) / linePx) * linePx;
  const spareX = paperWidthPx - left - right - widthPx;
  const spareY = paperHeightPx - top - bottom - heightPx;
  return {
    theme,
    paperWidthPx,
    paperHeightPx,
    marginPx: [top + spareY / 2, right + spareX / 2, bottom + spareY / 2, left + spareX / 2],
    geometry: { widthPx, heightPx, linePx, fontPx, cjk, lineTrimPx, gaps, limits },
  };
}

/** Widths of a text column beside a photo, ascending. */
export function columnLadder({ theme, geometry }: PageBox): readonly number[] {
  const { widthPx, fontPx, cjk, gaps, limits } = geometry;
  const { leastEm, mostEm, stepPx } = (cjk ? theme.type.cjk : theme.type.other).column;
  // Small sheets take narrower columns, wide ones wider: the photo beside them keeps its share.
  const [least, most] = [leastEm * fontPx, mostEm * fontPx];
  const from = Math.min(least, Math.max(14 * fontPx, 0.36 * widthPx));
  const to = Math.max(most, Math.min(0.65 * widthPx, 1.2 * most));
  const photoPx = Math.min(Math.round(limits.narrowMm * PX_PER_MM), limits.beside.upright * widthPx);
  const widest = Math.min(to, widthPx - gaps.guttersPx[0] - photoPx);
  const ladder: number[] = [];
  for (let width = from; width <= widest + 0.01; width += stepPx) ladder.push(Math.round(width * 64) / 64);
  return ladder;
}

/** Widths at which captions are measured, ascending, up to the full width. */
export function captionLadder(geometry: Geometry): readonly number[] {
  const ladder: number[] = [];
  for (let width = 40; width < geometry.widthPx; width += width < 320 ? 20 : 40) ladder.push(width);
  ladder.push(geometry.widthPx);
  return ladder;
}
