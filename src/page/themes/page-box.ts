// Step 4: paper, margins, language and theme → the text area, and the widths at which text is measured. Pure numbers.

import { PX_PER_MM } from '../../model/lengths.ts';
import type { Geometry } from '../../model.ts';
import { isTrimmed, type PressChoices } from '../../options/press.ts';
import type { Settings } from '../../options/settings.ts';
import { isCjk } from '../fonts/scripts.ts';
import type { Theme, TypeSizes } from './theme.ts';
import { THEMES } from './themes.ts';

/** The page in CSS px: the text area and where it stands on the paper. */
export interface PageBox {
  readonly theme: Theme;
  readonly type: TypeSizes;
  /** How many times as large as the theme has it the author wants the type. */
  readonly zoom: number;
  readonly geometry: Geometry;
  readonly paperWidthPx: number;
  readonly paperHeightPx: number;
  /** How far the sheet that is printed reaches over the paper, on each side, to be cut off. */
  readonly overPx: number;
  readonly sheetWidthPx: number;
  readonly sheetHeightPx: number;
  /** How much further to the right the text stands on right pages than on left ones because of the gutter. */
  readonly swingPx: number;
  /** top, outer side, bottom, side of the spine; with the text area they add up to the paper. */
  readonly marginPx: readonly [number, number, number, number];
}

type BoxChoices = Pick<Settings, 'paper' | 'marginMm' | 'fontSizePt'> &
  Partial<Pick<Settings, 'lineSpacing' | 'gutterMm' | 'columns'>> &
  PressChoices;

/** Text area for this paper, margin and language: whole lines high, and whole characters wide for CJK. */
export function pageBox(choices: BoxChoices, language: string, theme: Theme = THEMES.classic): PageBox {
  const { paper, marginMm, fontSizePt, lineSpacing = 1, gutterMm = 0, columns = 1 } = choices;
  const { margins, limits } = theme;
  const cjk = isCjk(language);
  const usual = theme.type[cjk ? 'cjk' : 'other'][paper.widthMm < margins.smallBelowMm ? 'small' : 'full'];
  const type = sized(usual, fontSizePt, lineSpacing);
  const { fontPx, linePx, lineTrimPx, sideMargin, innerMargin = sideMargin } = type;
  const paperWidthPx = paper.widthMm * PX_PER_MM;
  const paperHeightPx = paper.heightMm * PX_PER_MM;
  const given = marginMm?.map((mm) => mm * PX_PER_MM);
  // Short lines: there is no need to keep them short with margins, too.
  const most = columns === 2 && !type.marginColumn ? MOST_SIDE : 1;
  const side = (share: number): number =>
    Math.max(margins.leastSideMm * PX_PER_MM, paperWidthPx * Math.min(share, most));
  const edge = (share: number): number => Math.max(margins.leastHeadMm * PX_PER_MM, paperHeightPx * share);
  const { head, foot = head } = margins;
  const own = [edge(head), side(sideMargin), edge(foot), side(innerMargin)];
  const [top, outer, bottom, inner] = (given ?? own) as [number, number, number, number];
  // The text moves away from the spine; where the outer margin would be too narrow then, it is narrower.
  const gutterPx = gutterMm * PX_PER_MM;
  const movedPx = Math.min(gutterPx, Math.max(0, outer - leastOuterPx()));
  const [right, left] = [outer - movedPx, inner + gutterPx];
  const overPx = overOf(choices);

  const roomX = Math.max(10 * fontPx, paperWidthPx - left - right);
  const roomY = Math.max(6 * linePx, paperHeightPx - top - bottom);
  const pair = columns === 2 ? pairOf(roomX, type, cjk, theme) : undefined;
  const widthPx = pair?.widthPx ?? (cjk ? Math.floor((roomX + 0.01) / fontPx) * fontPx : Math.floor(roomX + 0.01));
  const heightPx = Math.floor((roomY + 0.01) / linePx) * linePx;
  const spareX = paperWidthPx - left - right - widthPx;
  const spareY = paperHeightPx - top - bottom - heightPx;
  return {
    theme,
    type,
    zoom: type.fontPx / usual.fontPx,
    paperWidthPx,
    paperHeightPx,
    overPx,
    swingPx: gutterPx + movedPx,
    sheetWidthPx: paperWidthPx + 2 * overPx,
    sheetHeightPx: paperHeightPx + 2 * overPx,
    marginPx: [top + spareY / 2, right + spareX / 2, bottom + spareY / 2, left + spareX / 2],
    geometry: {
      paperPx: { widthPx: paperWidthPx + 2 * overPx, heightPx: paperHeightPx + 2 * overPx },
      widthPx,
      heightPx,
      linePx,
      fontPx,
      cjk,
      lineTrimPx,
      limits,
      ...(pair ? pairGrid(pair, theme) : gridOf(widthPx, theme)),
      ...marginOf(),
    },
  };

  /** A column of captions keeps its place. */
  function leastOuterPx(): number {
    const columnPx = ((type.marginColumn ?? 0) + (type.marginGap ?? 0)) * paperWidthPx;
    return Math.max(LEAST_OUTER_MM * PX_PER_MM, columnPx > 0 ? columnPx + LEAST_EDGE_MM * PX_PER_MM : 0);
  }

  /** Where the margins are the author's, they may leave no room for a column. */
  function marginOf(): Pick<Geometry, 'margin'> {
    const columnPx = (type.marginColumn ?? 0) * paperWidthPx;
    const gapPx = (type.marginGap ?? 0) * paperWidthPx;
    const room = right + spareX / 2 - LEAST_EDGE_MM * PX_PER_MM;
    return columnPx > 0 && columnPx + gapPx <= room
      ? { margin: { columnPx: Math.floor(columnPx / CAPTION_STEP_PX) * CAPTION_STEP_PX, gapPx } }
      : {};
  }
}

/** Share of the paper's width. */
const MOST_SIDE = 0.105;

/** Print shops want no less between words and the cut. */
const LEAST_OUTER_MM = 9;

/** The browser's sheets end on whole dots of its own: where the cut is to be exact, they are a little larger. */
function overOf(choices: BoxChoices): number {
  return isTrimmed(choices) ? (choices.bleedMm ?? 0) * PX_PER_MM + 1 : 0;
}

/** Lines stay whole pixels high. */
function sized(type: TypeSizes, fontSizePt: number | undefined, lineSpacing: number): TypeSizes {
  if (fontSizePt === undefined && lineSpacing === 1) return type;
  const fontPx = fontSizePt === undefined ? type.fontPx : (fontSizePt * 96) / 72;
  const zoom = fontPx / type.fontPx;
  const linePx = Math.round(type.linePx * zoom * lineSpacing);
  const inkPx = (type.linePx - 2 * type.lineTrimPx) * zoom;
  return { ...type, fontPx, linePx, lineTrimPx: Math.max(0, (linePx - inkPx) / 2) };
}

/** How far what the theme sets beside the text reaches into the outer margin. */
export function outerPx({ margin }: Pick<Geometry, 'margin'>): number {
  return margin ? margin.columnPx + margin.gapPx : 0;
}

/** Narrow captions are measured at multiples of it. */
const CAPTION_STEP_PX = 20;

/** From a caption in the margin to the edge of the paper. */
const LEAST_EDGE_MM = 6;

/** Twelve columns, and the spaces around photos, which belong to them. */
export function gridOf(
  widthPx: number,
  { gaps, margins }: Pick<Theme, 'gaps' | 'margins'>,
): Pick<Geometry, 'columnsPx' | 'wordsPx' | 'gaps'> {
  const share = Math.min(1, widthPx / margins.fullGapsFromPx);
  const photoGapPx = Math.round(gaps.photoGapPx * share);
  const pitchPx = (widthPx + photoGapPx) / 12;
  const gutterPx = Math.round(gaps.gutterPx * share);
  const columnsPx = Array.from({ length: 12 }, (_, i) => (i + 1) * pitchPx - photoGapPx);
  return {
    columnsPx,
    wordsPx: columnsPx.map((px, i) => (i + 1 < FEWEST ? 0 : wordsBeside(widthPx - gutterPx - px))),
    gaps: { ...gaps, photoGapPx, gutterPx },
  };
}

/** Columns of the grid that a photo takes at least with words of its own beside it, and the narrowest such words. */
const FEWEST = 3;
const LEAST_WORDS_PX = 110;

const wordsBeside = (px: number): number => (px < LEAST_WORDS_PX ? 0 : Math.floor(64 * px) / 64);

/** Text in two columns: as wide as the text area then is, each of them, and the space between. */
interface Pair {
  readonly widthPx: number;
  readonly columnPx: number;
  readonly gapPx: number;
}

/** Undefined where the columns would be too narrow to be justified. In Chinese, Japanese and Korean text they are a
 *  whole number of characters wide. */
function pairOf(roomPx: number, { fontPx }: TypeSizes, cjk: boolean, { gaps }: Theme): Pair | undefined {
  const gapPx = Math.max(gaps.photoGapPx, Math.round(LEAST_GAP_EM * fontPx));
  const half = (Math.floor(roomPx + 0.01) - gapPx) / 2;
  const columnPx = cjk ? Math.floor(half / fontPx) * fontPx : half;
  const least = LEAST_COLUMN_EM[cjk ? 'cjk' : 'other'] * fontPx;
  return columnPx < least ? undefined : { widthPx: 2 * columnPx + gapPx, columnPx, gapPx };
}

const LEAST_COLUMN_EM = { cjk: 14, other: 16 } as const;
const LEAST_GAP_EM = 1.4;

/** Photos end where the columns do, and so does the text beside them. */
function pairGrid({ widthPx, columnPx, gapPx }: Pair, { gaps, margins }: Theme) {
  const own = { ...gaps, photoGapPx: gapPx, gutterPx: gapPx };
  const grid = gridOf(widthPx, { gaps: own, margins: { ...margins, fullGapsFromPx: 0 } });
  return { ...grid, textColumns: { columnPx: Math.floor(64 * columnPx) / 64, gapPx } };
}

/** Columns of the grid that a photo takes with text beside it; where text stands in two, one of these. */
const BESIDE = [8, 7, 6, 5, 4] as const;
const HALF = [6] as const;

/** Widths of a text column beside a photo that ends on the grid, ascending. */
export function columnLadder({ type: { leastColumnEm }, geometry }: PageBox): readonly number[] {
  const { widthPx, fontPx, columnsPx, gaps, textColumns } = geometry;
  const least = textColumns ? 0 : leastColumnEm * fontPx;
  return (textColumns ? HALF : BESIDE)
    .map((columns) => Math.floor(64 * (widthPx - gaps.gutterPx - (columnsPx[columns - 1] ?? 0))) / 64)
    .filter((textPx) => textPx >= least);
}

/** Widths at which captions are measured, ascending, up to the full width. */
export function captionLadder(geometry: Geometry): readonly number[] {
  const ladder: number[] = [];
  for (let width = 40; width < geometry.widthPx; width += width < 320 ? CAPTION_STEP_PX : 40) ladder.push(width);
  ladder.push(geometry.widthPx);
  return ladder;
}
