// Step 5, plan: the page, its limits, and each photo as the planner sees it, as plain numbers. All lengths are CSS px.

import { PX_PER_MM } from '../model/lengths.ts';
import type { Geometry, Measured, Photo, PhotoGaps, PhotoLimits, PictureRef } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { askedWidth } from './asked-size.ts';
import { WEIGHTS } from './search/costs.ts';

export interface Rules extends PhotoGaps {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Height that a page with photos may use: 1 px less, and less again when the printed pages did not hold the plan. */
  readonly bandLimitPx: number;
  /** Highest band: photos at the head and the foot of a page are level with the ink of lines there. */
  readonly tallestPx: number;
  readonly linePx: number;
  readonly paperPx?: Geometry['paperPx'];
  readonly trimPx: number;
  /** Unit of the search grid: divides the line. */
  readonly unitPx: number;
  /** Photos in company are never narrower than this, unless their file is that small. */
  readonly minPhotoPx: number;
  /** Narrower photos cost. */
  readonly narrowPx: number;
  /** Highest photo but for tall screenshots, highest group. */
  readonly photoHeightPx: number;
  readonly groupHeightPx: number;
  /** Text stands in two columns. */
  readonly inColumns: boolean;
  /** See Geometry. */
  readonly columnsPx: readonly number[];
  readonly wordsPx: readonly number[];
  readonly limits: Omit<PhotoLimits, 'strict' | 'relaxed'>;
  /** It is the room of an item of a list: photos keep to its edge. */
  readonly hangs?: true;
  /** See Geometry. */
  readonly margin: Geometry['margin'];
  /** Pictures lower than this are icons. */
  readonly iconPx: number;
  /** Room at the right of a single photo from which its caption stands there. */
  readonly sideCaptionPx: number;
  /** What the photos' visual size is chosen in proportion to. */
  readonly basePx: number;
  readonly goodDpi: number;
  readonly floorDpi: number;
  readonly white: number;
  /** Lines of a paragraph that stay together at a page's head and foot. */
  readonly keepLines: number;
  /** Added to the price of a page, to come to more of them or fewer. */
  readonly perPage: number;
  /** Which level-1 headings begin a page: those of long chapters, all (also `right`), or none. */
  readonly chapters: Settings['chapters'];
  /** Text beside photos: every kind, or none. */
  readonly beside: boolean;
  readonly captionLadderPx: readonly number[];
  readonly captions: ReadonlyMap<string, readonly number[]>;
  readonly captionWidths: ReadonlyMap<string, number>;
}

export function makeRules(
  measured: Measured,
  choice: Pick<Settings, 'density' | 'dpi'> & { readonly chapters?: Settings['chapters']; readonly shrinkPx?: number },
  relaxed: boolean,
): Rules {
  const { geometry } = measured;
  const { widthPx, heightPx, linePx, gaps, limits } = geometry;
  const least = relaxed ? limits.relaxed : limits.strict;
  const bandLimitPx = Math.max(linePx, heightPx - 1 - (choice.shrinkPx ?? 0));
  // On square and wide pages a photo may take more of the height than on upright ones.
  const byWidth = Math.min(bandLimitPx, limits.photoHeightByWidth * widthPx);
  const photoHeightPx = Math.max(limits.photoHeight * heightPx, byWidth);
  // About 6 px, and an even number of units to a line, so that lines and half lines lie on the grid.
  const unitPx = linePx / (2 * Math.max(1, Math.round(linePx / 12)));
  return {
    ...gaps,
    widthPx,
    heightPx,
    bandLimitPx,
    tallestPx: Math.max(linePx, bandLimitPx - geometry.lineTrimPx),
    linePx,
    paperPx: geometry.paperPx,
    trimPx: geometry.lineTrimPx,
    unitPx,
    minPhotoPx: Math.min(least.photoMm * PX_PER_MM, least.photo * widthPx),
    narrowPx: Math.min(limits.narrowMm * PX_PER_MM, limits.narrow * widthPx),
    photoHeightPx,
    groupHeightPx: Math.max(limits.groupHeight * heightPx, photoHeightPx),
    inColumns: geometry.textColumns !== undefined,
    columnsPx: geometry.columnsPx,
    wordsPx: geometry.wordsPx,
    limits,
    margin: geometry.margin,
    iconPx: 20 * PX_PER_MM,
    sideCaptionPx: limits.sideCaptionMm * PX_PER_MM,
    basePx: limits.size * Math.min(widthPx, 0.9 * heightPx),
    goodDpi: Math.min(150, choice.dpi),
    floorDpi: Math.min(120, choice.dpi),
    white: choice.density === 'bold' ? WEIGHTS.whiteBold : WEIGHTS.white,
    keepLines: relaxed ? 1 : 2,
    perPage: 0,
    chapters: choice.chapters ?? 'auto',
    beside: !relaxed,
    captionLadderPx: measured.captionLadderPx,
    captions: measured.captionHeightsPx,
    captionWidths: measured.captionWidthsPx,
  };
}

/** Width of so many columns of the grid. */
export function columnsWide(rules: Rules, columns: number): number {
  return rules.columnsPx[columns - 1] ?? rules.widthPx;
}

/** The widest columns of the grid, up to `most`, that are no wider; less than one column is left as it is. */
export function gridBelow(rules: Rules, px: number, most: number): number {
  for (let columns = most; columns > 0; columns--) {
    const wide = columnsWide(rules, columns);
    if (wide <= px + 1e-6) return wide;
  }
  return px;
}

/** Height of a photo's caption (without the space above) when it is `widthPx` wide; 0 without a caption. */
export function captionHeight(rules: Rules, photo: PhotoBox, widthPx: number): number {
  return photo.captions ? (photo.captions[captionStep(rules, widthPx)] ?? 0) : 0;
}

/** Index of the largest ladder width that is not wider; 0 when all are. */
function captionStep(rules: Rules, widthPx: number): number {
  const ladder = rules.captionLadderPx;
  let low = 0;
  let high = ladder.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ladder[middle]! <= widthPx + 1e-6) low = middle;
    else high = middle;
  }
  return low;
}

/** From this aspect on a photo stands alone, as wide as it can. */
export const PANORAMA = 2.2;

/** A key photo is aimed at so many times the size of the others. */
export const KEY_WEIGHT = 2;

/** One photo as the planner sees it. */
export interface PhotoBox {
  readonly id: string;
  /** Width / height. */
  readonly aspect: number;
  readonly samples: number;
  /** Widest that its samples and the author allow. */
  readonly maxPx: number;
  /** Narrowest that it may stand in company and, where it must be read, beside text. */
  readonly leastPx: number;
  /** 1, and more for one that stands large: what its size is divided by before it is compared with others. */
  readonly weight: number;
  /** Heights of its caption at the widths of the caption ladder; absent without a caption. */
  readonly captions: readonly number[] | undefined;
  /** Width on one line of a caption whose number says which photo it belongs to, wherever it stands. */
  readonly keyPx?: number | undefined;
  /** The author says how wide: it stands so, at `maxPx`, alone or in a row that has room for that. */
  readonly exact: boolean;
  /** … as a share of the width: the space between photos is part of it. */
  readonly isShare?: boolean | undefined;
  /** As large as its page allows. */
  readonly full: boolean;
  /** It has a page of its own, on which it may stand so high; covers its paper. */
  readonly ownPage?: { readonly tallPx: number; readonly bleed: boolean } | undefined;
  readonly side?: PictureRef['side'];
}

/** How a photo stands: the only one between two page breaks, one that leads. */
export interface InRun {
  readonly fillsPage?: boolean;
  /** Its author gives it a page of its own, below headings so high. */
  readonly ownPage?: { readonly headPx: number } | undefined;
  readonly isKey?: boolean;
}

export function makePhotoBox(rules: Rules, id: string, photo: Photo | undefined, run: InRun = {}): PhotoBox {
  const samples = photo?.widthPx ?? 1200;
  const aspect = samples / Math.max(1, photo?.heightPx ?? 800);
  const heights = rules.captions.get(id);
  const captions = heights?.some((height) => height > 0) ? heights : undefined;
  const keyPx = captions && photo?.number && photo.numberLabel !== '' ? rules.captionWidths.get(id) : undefined;
  const leastPx = rules.minPhotoPx;
  if (!photo || photo.missing)
    return {
      id,
      aspect,
      samples: 1e6,
      maxPx: rules.widthPx,
      leastPx,
      weight: 1,
      captions,
      keyPx,
      exact: false,
      full: false,
    };
  // A vector drawing has no samples to run out of; one as low as a badge or an icon is one.
  const vector = photo.format === 'svg' && photo.heightPx > BADGE_PX;
  const own = vector ? rules.widthPx : widestOfFile(rules, samples);
  const { scale, side } = photo.ref;
  const wish = askedWidth(photo.ref, aspect, rules.widthPx);
  const small = scale === 'small' ? columnsWide(rules, SMALL_COLUMNS) : rules.widthPx;
  const maxPx = Math.min(rules.widthPx, own, wish ?? small);
  return {
    id,
    aspect,
    samples: vector ? 1e6 : samples,
    maxPx,
    leastPx: isSlide(photo, aspect) ? Math.max(leastPx, Math.min(SLIDE_MM * PX_PER_MM, rules.widthPx)) : leastPx,
    weight: scale === 'small' ? SMALL_WEIGHT : weightOf(aspect, run),
    captions,
    keyPx,
    exact: wish !== undefined,
    isShare: wish !== undefined && photo.ref.width?.unit === '%',
    full: scale === 'full' || scale === 'bleed' || run.fillsPage === true,
    ownPage: run.ownPage && {
      tallPx: rules.tallestPx - run.ownPage.headPx,
      bleed: scale === 'bleed' && run.ownPage.headPx === 0 && rules.paperPx !== undefined,
    },
    side,
  };
}

/** Widest that a file may stand: sharp, or, where it is that small, as on a screen. */
export function widestOfFile(rules: Pick<Rules, 'floorDpi'>, samples: number): number {
  return Math.max((samples * 96) / rules.floorDpi, Math.min(samples, 45 * PX_PER_MM));
}

/** A panorama takes the whole width without being a lead. */
function weightOf(aspect: number, { isKey }: InRun): number {
  return Math.max(isKey ? KEY_WEIGHT : 1, aspect >= PANORAMA ? 2.3 / Math.sqrt(aspect) : 1);
}

/** A picture of words: a slide, a screen, a chart. It is read, not looked at. */
function isSlide({ graphic, widthPx }: Photo, aspect: number): boolean {
  return graphic && aspect >= 1.2 && aspect <= 2 && widthPx >= 640;
}

/** From this width on it can be read. */
const SLIDE_MM = 90;

/** Height of drawings that are meant for a line of text. */
const BADGE_PX = 48;

/** Of a photo that is to be small. */
const SMALL_COLUMNS = 4;
const SMALL_WEIGHT = 0.7;
