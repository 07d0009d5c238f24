// Step 4: settings and language → Geometry and the CSS variables of the theme. Pure numbers; no fonts, no HTML.

import type { Geometry } from '../../model.ts';
import type { Settings } from '../../options/settings.ts';

const PX_PER_MM = 96 / 25.4;

/** The page in CSS px: the text area and where it stands on the paper. */
export interface PageBox {
  readonly geometry: Geometry;
  readonly paperWidthPx: number;
  readonly paperHeightPx: number;
  /** top, right, bottom, left; with the text area they add up to the paper. */
  readonly marginPx: readonly [number, number, number, number];
}

/** Type sizes: Chinese, Japanese and Korean count in whole characters; the others in words of a roomier, lower line. */
const PRESETS = {
  cjk: { fontPx: 14, linePx: 24, side: 0.1118, head: 0.072, lineTrimPx: 10 },
  latin: { fontPx: 15, linePx: 22, side: 0.1335, head: 0.072, lineTrimPx: 8 },
} as const;

/** Text area for this paper, margin and language: whole lines high, and whole characters wide for CJK. */
export function pageBox(settings: Settings, language: string): PageBox {
  const cjk = isCjk(language);
  const preset = cjk ? PRESETS.cjk : PRESETS.latin;
  const { fontPx, linePx, lineTrimPx } = preset;
  const paperWidthPx = settings.paper.widthMm * PX_PER_MM;
  const paperHeightPx = settings.paper.heightMm * PX_PER_MM;
  const given = settings.marginMm?.map((mm) => mm * PX_PER_MM);
  // Small sheets get relatively less margin, never under 12 mm: a column needs its characters.
  const side = Math.max(12 * PX_PER_MM, paperWidthPx * preset.side * Math.min(1, paperWidthPx / 720));
  const head = Math.max(14 * PX_PER_MM, paperHeightPx * preset.head);
  const [top, right, bottom, left] = (given ?? [head, side, head, side]) as [number, number, number, number];

  const roomX = Math.max(10 * fontPx, paperWidthPx - left - right);
  const roomY = Math.max(6 * linePx, paperHeightPx - top - bottom);
  const widthPx = cjk ? Math.floor((roomX + 0.01) / fontPx) * fontPx : Math.floor(roomX + 0.01);
  const heightPx = Math.floor((roomY + 0.01) / linePx) * linePx;
  const spareX = paperWidthPx - left - right - widthPx;
  const spareY = paperHeightPx - top - bottom - heightPx;
  return {
    paperWidthPx,
    paperHeightPx,
    marginPx: [top + spareY / 2, right + spareX / 2, bottom + spareY / 2, left + spareX / 2],
    geometry: {
      widthPx,
      heightPx,
      linePx,
      fontPx,
      cjk,
      photoGapPx: 8,
      groupGapPx: 12,
      groupStretchPx: 8,
      groupShrinkPx: 4,
      lineTrimPx,
    },
  };
}

export function isCjk(language: string): boolean {
  return /^(zh|ja|ko|yue|lzh)\b/i.test(language);
}

/** Widths of a text column beside a photo, ascending: 17 to 28 characters in half steps, or 38 to 54 Latin ones. */
export function columnLadder(geometry: Geometry): readonly number[] {
  const { widthPx, fontPx, cjk } = geometry;
  // Small sheets take narrower columns, wide ones wider: the photo beside them keeps its share.
  const [least, most, step] = cjk ? [17 * fontPx, 28 * fontPx, fontPx / 2] : [16.5 * fontPx, 23.5 * fontPx, 7];
  const from = Math.min(least, Math.max(14 * fontPx, 0.36 * widthPx));
  const to = Math.max(most, Math.min(0.65 * widthPx, 1.2 * most));
  const widest = widthPx - 14 - Math.min(227, 0.3 * widthPx);
  const ladder: number[] = [];
  for (let width = from; width <= Math.min(to, widest) + 0.01; width += step) ladder.push(Math.round(width * 64) / 64);
  return ladder;
}

/** Widths at which captions are measured, ascending, up to the full width. */
export function captionLadder(geometry: Geometry): readonly number[] {
  const ladder: number[] = [];
  for (let width = 40; width < geometry.widthPx; width += width < 320 ? 20 : 40) ladder.push(width);
  ladder.push(geometry.widthPx);
  return ladder;
}
