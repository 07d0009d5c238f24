// The types of steps 4 to 8: geometry and measures, the plan, encoded photos. Px = CSS pixels (1/96 in) on the page.

import type { Problem } from '../diagnostics.ts';
import type { MeasuredNote, PlannedFoot } from './page-feet.ts';

// -------------------------------------------------------------------------------------------------------- 4 page

/** One browser page that sees nothing but the run's temporary folder: scripts off, no network. Opened by browser/,
 *  handed to page/ and printing.ts by the workspace, so that only one room knows the browser driver. */
export interface Sheet {
  /** Writes `html` as `name` into the temporary folder, loads it in print media and waits for images and fonts. */
  load(name: string, html: string): Promise<void>;
  /** Runs a self-contained function inside the page and returns its JSON-able result. */
  evaluate<A, R>(run: (argument: A) => R | Promise<R>, argument: A): Promise<R>;
  /** Sets the viewport's width (CSS px), for measuring at the width of the text. */
  resize(widthPx: number, heightPx: number): Promise<void>;
  /** Prints the loaded page: CSS page size, tagged, with outline. */
  pdf(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The box that text and photos fill, and what the theme sets them by. All CSS px. */
export interface Geometry {
  /** Text area; heightPx is a whole number of lines. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly linePx: number;
  readonly fontPx: number;
  /** True where lines are counted in Han characters (Chinese, Japanese, Korean). */
  readonly cjk: boolean;
  /** Blank above and below the ink inside a text line box (half-leading and a little more). */
  readonly lineTrimPx: number;
  /** The paper, for photos that reach its edges; absent: none may. */
  readonly paperPx?: { readonly widthPx: number; readonly heightPx: number };
  /** Widths of one to twelve columns of the grid, the space of a row between them: where photos end. */
  readonly columnsPx: readonly number[];
  /** Widths of the words beside a photo of so many columns, from one on; 0: too narrow. */
  readonly wordsPx: readonly number[];
  /** Text stands in two columns, so wide and so far apart. */
  readonly textColumns?: { readonly columnPx: number; readonly gapPx: number };
  readonly gaps: PhotoGaps;
  readonly limits: PhotoLimits;
  /** A column for captions in the outer margin of each page, and its distance from the text. */
  readonly margin?: { readonly columnPx: number; readonly gapPx: number };
}

/** Spaces around photos. */
export interface PhotoGaps {
  /** Between the photos of a row, between rows of one run, and between the columns of the grid. */
  readonly photoGapPx: number;
  /** Between text and photos, and how far it may stretch and shrink to fill its page. */
  readonly groupGapPx: number;
  readonly stretchPx: number;
  readonly shrinkPx: number;
  readonly underHeadingPx: number;
  /** Between a photo and its caption: under it, and at its right. */
  readonly captionGapPx: number;
  readonly sideGapPx: number;
  /** Between a photo and the text beside it. */
  readonly gutterPx: number;
  /** Between that text and the caption at the foot of its column. */
  readonly columnCaptionGapPx: number;
}

/** How small and how large photos may be: shares of the text area's width (where it says so, height), and mm. */
export interface PhotoLimits {
  /** Photos in company: at least so many mm or, on narrow pages, that share. `relaxed`: where pages cannot be filled
   *  otherwise. */
  readonly strict: { readonly photoMm: number; readonly photo: number };
  readonly relaxed: PhotoLimits['strict'];
  /** Photos narrower than both look small. */
  readonly narrowMm: number;
  readonly narrow: number;
  /** Narrowest single photo by its shape (of a tall one, its height by the page's), and narrowest photo with text
   *  beside it. */
  readonly single: Readonly<Record<'landscape' | 'upright' | 'panorama' | 'tallHeight', number>>;
  /** Columns of the grid that a photo alone may take where it is not as wide as the text. */
  readonly columns: Readonly<Record<'lying' | 'upright', readonly number[]>>;
  /** Groups may stop short of the text's edge to fill a page. */
  readonly insetGroups: boolean;
  /** Photos stack beside others in every way that there is, not only in those that read easily. */
  readonly allStacks: boolean;
  /** How large photos are aimed at, by what is usual. */
  readonly size: number;
  readonly beside: Readonly<Record<'landscape' | 'upright', number>>;
  /** Room at the right of a single photo from which its caption stands there. */
  readonly sideCaptionMm: number;
  /** Highest photo, by the height or, where that is more, by the width; highest group, by the height. */
  readonly photoHeight: number;
  readonly photoHeightByWidth: number;
  readonly groupHeight: number;
  /** Most photos that stand side by side. */
  readonly company: number;
  /** So much white at the foot of a page belongs to its look. */
  readonly earlyMm: number;
  /** A photo alone stands in the middle of the width, its caption under it. */
  readonly centred: boolean;
  /** A photo alone stands at the column of captions in the outer margin; one that leads reaches over that. */
  readonly outward: boolean;
}

/** One unbreakable piece of a text block, from top to bottom; the heights of a block's slices add up to its height. */
export interface Slice {
  readonly heightPx: number;
  /** `line`: a line of running text; `code`: of code; `row`: a table row; `rigid`: anything that cannot break. */
  readonly kind: 'line' | 'code' | 'row' | 'rigid';
  /** Index of the line's paragraph (list item, cell …) inside the block: two lines stay together at its ends. */
  readonly part: number;
  /** The title of what follows in its block: it never stands last on a page. */
  readonly keepsNext?: true;
  /** The line ends inside a word. */
  readonly splitsWord?: true;
}

/** How a plain paragraph (or its tail) sets at one narrower width. */
export interface NarrowSetting {
  /** 0 = not measured at this width: do not use it. */
  readonly lines: number;
  /** Sum over justified lines but the last of how far each is torn: max(0, (shortfall − 5 %) / 5 %); 0 when ragged. */
  readonly tear: number;
}

/** A thing wider than the text. */
export interface WideThing {
  readonly what: 'table' | 'formula' | 'text';
  /** How far it reached over the edge. */
  readonly overPx: number;
  /** Formulas: set in several lines. Tables: their words are broken. */
  readonly broken: boolean;
  /** Share of its size that it is set at. */
  readonly scale: number;
  /** How far it still reaches over the edge, where it is clipped. */
  readonly cutPx: number;
}

export interface MeasuredBlock {
  readonly id: string;
  /** Space above when it does not start a page; never below (margins are one-sided). */
  readonly gapPx: number;
  readonly heightPx: number;
  readonly slices: readonly Slice[];
  /** Where each line of a paragraph but the first begins, in characters of its text: it is printed so. */
  readonly lineStarts?: readonly number[] | undefined;
  /** The same of one that may stand in columns, and be parted there. */
  readonly columnStarts?: readonly number[] | undefined;
  /** What in it was wider than the text, and what became of it. */
  readonly wide?: readonly WideThing[];
  /** Height of a table head that is repeated on each page. */
  readonly repeatHeadPx?: number;
  /** Lines when set beside a photo, per Measured.ladderPx; only for plain paragraphs that may stand there. */
  readonly narrow?: readonly NarrowSetting[];
  /** Tails of the paragraph from line `line` on (offset = characters of text before it), per Measured.ladderPx. */
  readonly tails?: readonly {
    readonly line: number;
    readonly offset: number;
    readonly narrow: readonly NarrowSetting[];
  }[];
  /** Height of words set beside a photo, and of a step, at each of Geometry.wordsPx; 0: not measured. */
  readonly besidePx?: readonly number[] | undefined;
  /** Of a list: where the text of its last item begins, and of the last items in that, from the edge of the page's
   *  text. */
  readonly edgesPx?: readonly number[] | undefined;
  /** Ends in a colon and leads into what follows. */
  readonly leadIn: boolean;
  /** Notes that stand at the foot of the page of their marks, in order. */
  readonly notes?: readonly MeasuredNote[];
}

export interface Measured {
  readonly geometry: Geometry;
  /** Heading and prose blocks in order (photos and breaks have none). */
  readonly blocks: ReadonlyMap<string, MeasuredBlock>;
  /** Column widths at which paragraphs were measured for standing beside a photo, ascending. */
  readonly ladderPx: readonly number[];
  /** Widths at which captions were measured, ascending. */
  readonly captionLadderPx: readonly number[];
  /** Height of the caption (words and note, without the space above) at each of captionLadderPx; absent without one. */
  readonly captionHeightsPx: ReadonlyMap<string, readonly number[]>;
  /** Width of that caption on one line. */
  readonly captionWidthsPx: ReadonlyMap<string, number>;
}

// -------------------------------------------------------------------------------------------------------- 5 plan

/** A rectangle inside its row or block. */
export interface Box {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** One photo as placed, with its caption's box (same origin). */
export interface PlannedPhoto extends Box {
  readonly photo: string;
  readonly caption?: Box;
}

/** Slices `from` (inclusive) to `to` (exclusive) of a heading or prose block. gapPx: the space above. */
export interface PlannedText {
  readonly kind: 'text';
  readonly block: string;
  readonly from: number;
  readonly to: number;
  readonly gapPx: number;
  readonly heightPx: number;
  /** In two columns, with those that follow and say so: so many rows, so many lines in the first. */
  readonly columns?: { readonly rows: number; readonly first: number };
  readonly inColumns?: true;
}

/** Photos of one run that share a band of the page. heightPx includes captions. */
export interface PlannedRow {
  readonly kind: 'row';
  /** The photo covers its paper: its box begins at the corner, and what reaches over the edges is cut off. */
  readonly bleed?: true;
  /** The only photo stands at the outer edge of a right page; on a left page at the other side. */
  readonly outward?: true;
  readonly block: string;
  readonly gapPx: number;
  readonly heightPx: number;
  readonly photos: readonly PlannedPhoto[];
}

/** Text beside one photo (the first of its run): photo left, text column right; the other way round, or with the sign
 *  of a step before the photo, where the author set it so. */
export interface PlannedBeside {
  readonly kind: 'beside';
  /** The run that the photo belongs to. */
  readonly block: string;
  readonly gapPx: number;
  readonly heightPx: number;
  readonly photo: PlannedPhoto;
  readonly column: Box;
  /** The paragraph before the photo: whole (line 0) or its tail from `line` on, `offset` characters into its text.
   *  Absent where the photo opens a chapter and the paragraph after it stands beside it. */
  readonly before?: { readonly block: string; readonly line: number; readonly offset: number };
  /** The paragraph after the photo, when it stands in the same column. */
  readonly after?: { readonly block: string };
}

export type PlannedItem = PlannedText | PlannedRow | PlannedBeside;

export interface PlannedPage {
  readonly items: readonly PlannedItem[];
  /** Height used, height left white below, and that of the notes; they add up to the page's height. */
  readonly usedPx: number;
  readonly whitePx: number;
  readonly foot?: PlannedFoot;
  /** Ends where the author or the end of the document ends it: white below is meant. */
  readonly open: boolean;
  /** Nothing stands on it: the next one is to be a right-hand page. */
  readonly blank?: true;
}

export interface Plan {
  /** `full`: total fit; `relaxed`: with weaker rules; `flow`: plain flow. */
  readonly level: 'full' | 'relaxed' | 'flow';
  readonly pages: readonly PlannedPage[];
  /** Visual size (√(w·h), px) the photos were aimed at. */
  readonly targetPx: number;
  readonly cost: number;
  readonly problems: readonly Problem[];
}

// ------------------------------------------------------------------------------------------------------- 6 print

/** A print-ready file: upright sRGB or grey JPEG without metadata, in the run's temporary folder. */
export interface Print {
  readonly photo: string;
  /** File name inside the temporary folder. */
  readonly file: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bytes: number;
  /** Of the bytes, where prints are kept between runs. */
  readonly sha256?: string | undefined;
}
