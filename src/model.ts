// Every type that passes between two steps, in the order of the steps. Types only: no code, no imports but types.
// Units are in the names: Px = CSS pixels (1/96 in) on the page, except widthPx/heightPx of files = image samples.

import type { Problem, SourcePlace } from './diagnostics.ts';
import type { ImageFormat } from './formats.ts';

export type { SourcePlace } from './diagnostics.ts';
export type { ImageFormat } from './formats.ts';

// ------------------------------------------------------------------------------------------------ 1 markdown

/** One Markdown text and where its relative addresses start. */
export interface Input {
  /** As shown in messages: the path the user typed, or `stdin`. */
  readonly name: string;
  readonly text: string;
  /** Absolute folder for relative picture addresses; absent for a remote post. */
  readonly folder?: string;
  /** Address for relative picture addresses of a remote post. */
  readonly url?: string;
}

/** The document as understood: blocks in reading order; every picture is in one photos block or one block's html. */
export interface Report {
  readonly inputs: readonly Input[];
  /** Plain text: front matter, else the level-1 heading that opens the document, else undefined. When there is one, the
   *  blocks hold one level-1 heading with the id `title` (the opening one, or a made one), first but for a cover. */
  readonly title?: string;
  readonly author?: string;
  /** As written in front matter; an ISO date (`2019-06-25`, with time and zone at most) also fixes the PDF's dates. */
  readonly date?: string;
  readonly description?: string;
  /** What its front matter asks of the page, by the option's key, unchecked: a layer of options
   *  (options/resolve.ts). */
  readonly options: Readonly<Record<string, { readonly value: unknown; readonly place: SourcePlace }>>;
  /** BCP 47: `--lang`, else front matter, else found from the text. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly blocks: readonly Block[];
  /** Every picture reference in source order: those of photo runs, the inline ones and the cover. */
  readonly pictures: readonly PictureRef[];
  readonly problems: readonly Problem[];
}

export type Block = HeadingBlock | ProseBlock | PhotosBlock | BreakBlock;

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly id: string;
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** Sanitised inline HTML. */
  readonly html: string;
  readonly text: string;
  /** Target of in-document links: the id GitHub would give, unique in the report. */
  readonly anchor: string;
  /** It says the day of the photos that follow it: they still belong to the text above it. */
  readonly ofPhotos?: true;
  readonly place: SourcePlace;
}

export type ProseTag = 'paragraph' | 'list' | 'table' | 'code' | 'quote' | 'rule' | 'html';

export interface ProseBlock {
  readonly kind: 'prose';
  readonly id: string;
  readonly tag: ProseTag;
  /** Sanitised HTML of the whole block with its own element (`<p>…</p>`, `<table>…`). An inline picture is
   *  `<img data-picture="ID" alt="…">` without src: compose gives it one. */
  readonly html: string;
  /** Text content, white space folded. */
  readonly text: string;
  /** Language of this block when it differs from the report's (an English paragraph in a Chinese report). */
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
  readonly place: SourcePlace;
}

/** A run: pictures that follow one another with no text between. */
export interface PhotosBlock {
  readonly kind: 'photos';
  readonly id: string;
  /** Ids into Report.pictures, in the author's order. */
  readonly pictures: readonly string[];
  /** Near-identical shots of one moment: set small, side by side (`--bursts strip`). */
  readonly strip?: boolean;
  readonly place: SourcePlace;
}

/** A page break that the author asked for. */
export interface BreakBlock {
  readonly kind: 'break';
  readonly id: string;
  readonly place: SourcePlace;
}

/** A length as an author writes it for a picture. */
export interface Length {
  readonly value: number;
  readonly unit: 'px' | '%' | 'cm' | 'mm' | 'in' | 'em';
}

/** One reference to a picture, as written. */
export interface PictureRef {
  readonly id: string;
  /** Index into Report.inputs. */
  readonly input: number;
  /** The address exactly as the author wrote it (entities decoded, nothing else changed). */
  readonly written: string;
  /** Addresses to try after `written`: the full picture behind a thumbnail is `written`, the thumbnail one of these. */
  readonly fallbacks: readonly string[];
  /** It names a folder or a pattern, and no picture that can be shown is there: what to tell. */
  readonly emptyGallery?: { readonly message: string; readonly hint: string };
  readonly alt: string;
  readonly title?: string;
  /** Caption the author wrote: figcaption, title, shortcode caption, caption line. Plain text. */
  readonly caption?: string;
  readonly width?: Length;
  readonly height?: Length;
  /** True when it stands inside a sentence or is an icon or badge: set in the line, not laid out as a photo. */
  readonly inline: boolean;
  /** True for the front matter's cover image. */
  readonly cover?: boolean;
  /** Where a link around the picture leads, when it is not the picture itself. */
  readonly link?: string;
  readonly place: SourcePlace;
}

// -------------------------------------------------------------------------------------------------- 2 images

/** What became of one picture's address. `file` is a local, readable, regular file with the bytes of a picture. */
export interface FetchedImage {
  readonly picture: string;
  readonly file?: string;
  /** Where the bytes came from, safe to show: no credentials, no query, a path relative to the post for local files. */
  readonly address: string;
  readonly from?: 'file' | 'checkout' | 'network' | 'cache' | 'data';
  readonly bytes: number;
  /** Bytes that travelled over the network for this picture in this run (0 when shared with an earlier one). */
  readonly downloadedBytes: number;
  /** Of the bytes. Absent for local files, of which only the first bytes are read here, unless a lock is kept. */
  readonly sha256?: string;
  /** After rewriting and redirects, without secrets; for pictures from the network. */
  readonly finalAddress?: string;
  /** Why there is no file; also listed among the step's problems. */
  readonly missing?: Problem;
}

export interface FetchedImages {
  /** One per PictureRef, in the same order. */
  readonly images: readonly FetchedImage[];
  readonly problems: readonly Problem[];
}

// -------------------------------------------------------------------------------------------------- 3 photos

/** Local wall-clock time at the place of the photo. */
export interface TakenAt {
  /** `2019-06-25T16:19:32`, no zone; `2019-06-25` when only the day is known. */
  readonly local: string;
  /** Digits after the second, for the order of a burst. */
  readonly subSecond?: string;
  /** `+08:00` when known. */
  readonly offset?: string;
  /** The tag or the means: `DateTimeOriginal`, `GPSDateTime`, `XMP`, `IPTC`, `filename`, … */
  readonly from: string;
  /** How the offset was found; `utc`: universal time, zone of the place unknown: its hour is never printed. */
  readonly offsetFrom?: 'tag' | 'gps' | 'neighbour' | 'clock' | 'utc';
  /** `sure`: the camera or satellites said so; `likely`: a program did; `guess`: the file's name. */
  readonly certainty?: 'sure' | 'likely' | 'guess';
}

/** Degrees; south and west are negative. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
}

/** Facts read from a file's metadata; absent or junk values are undefined. */
export interface Metadata {
  readonly takenAt?: TakenAt;
  /** The satellites' time, universal: shows how wrong the camera's clock is. */
  readonly gpsUtc?: string;
  readonly gps?: Position;
  /** Set when the position is not the file's own: found on a GPX track by the photo's time. */
  readonly gpsFrom?: 'track';
  readonly camera?: string;
  readonly lens?: string;
  /** `f/1.8 · 1/250 s · ISO 100 · 27 mm`: the parts that are known. */
  readonly exposure?: string;
  readonly title?: string;
  readonly description?: string;
  readonly creator?: string;
  readonly rights?: string;
  readonly keywords?: readonly string[];
  /** City, region, country as IPTC/XMP names them. */
  readonly placeName?: string;
  /** Set when the name is not the file's own: the nearest town of that list (`--places`). */
  readonly placeFrom?: 'GeoNames';
}

/** Adds what is known of a photo from elsewhere: its place by a track, the name of its place. */
export type Enrich = (facts: Metadata) => Metadata;

/** What inspection found in one file. Sizes are upright: EXIF orientation is applied. */
export interface InspectedImage {
  readonly picture: string;
  /** The file to encode from (for HEIC: a decoded intermediate in the run's temporary folder). */
  readonly file?: string;
  readonly format?: ImageFormat;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Screenshot, slide, chart, drawing: few colours or hard edges; encoded without chroma subsampling. */
  readonly graphic: boolean;
  /** Shown as far as it decodes. */
  readonly damaged: boolean;
  /** Known by its header only, as a whole photo from a camera is: whether the rest decodes shows when it is encoded. */
  readonly unproven?: boolean;
  /** Hexadecimal: 64 bits of which near-identical pictures differ in few, then the mean colours of four quarters. */
  readonly fingerprint?: string;
  readonly metadata: Metadata;
  readonly missing?: Problem;
}

/** A picture ready to be laid out. Same id as its PictureRef. */
export interface Photo {
  readonly id: string;
  readonly ref: PictureRef;
  /** Absent when missing. */
  readonly file?: string;
  readonly format?: ImageFormat;
  /** Samples of the upright picture; a missing one has the shape 3:2 (1200 × 800). */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly graphic: boolean;
  /** The border is nearly white: a hairline keeps its edge on white paper. Known once it is encoded. */
  readonly whiteBorder?: boolean;
  readonly damaged: boolean;
  /** Only its header was looked at: the encoder tells whether the rest decodes. */
  readonly unproven?: boolean;
  /** The words under the photo; absent when nobody said anything about it. */
  readonly caption?: string;
  /** The small second line: time, place, camera, as `--captions` asks. */
  readonly note?: string;
  /** 1, 2, 3 … in the order of the album, printed before the caption; set when a route page or an index refers to it. */
  readonly number?: number;
  /** Day, hour and place in the report's language, as a route page or an index says them; set with `number`. */
  readonly when?: string;
  readonly where?: string;
  /** For the PDF's structure tree; never empty. */
  readonly alt: string;
  readonly metadata: Metadata;
  /** Where it came from, safe to show. */
  readonly address: string;
  readonly missing?: Problem;
}

/** The report as it will be laid out: the same blocks (runs perhaps in another order), and every picture's photo. */
export interface Album {
  readonly blocks: readonly Block[];
  readonly photos: ReadonlyMap<string, Photo>;
  readonly problems: readonly Problem[];
}

// ----------------------------------------------------------------------------------------------------- map

export interface TrackPoint extends Position {
  /** Milliseconds since 1970, universal. */
  readonly utcMs?: number;
}

/** What a GPX file holds: lines as recorded or planned, and named points. */
export interface Track {
  readonly segments: readonly (readonly TrackPoint[])[];
  readonly waypoints: readonly (Position & { readonly name?: string })[];
}

/** One mark on the route map and the photos taken there, in the order of the report. */
export interface RouteMark {
  /** What the map writes beside it: `3`, `3–7`, `3, 9`. */
  readonly label: string;
  readonly photos: readonly string[];
}

/** The route map, drawn: one SVG of exactly this size whose text is set in the page's own faces. */
export interface RouteMap {
  readonly svg: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly marks: readonly RouteMark[];
}

// ---------------------------------------------------------------------------------------------------- 4 page

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
  readonly gaps: PhotoGaps;
  readonly limits: PhotoLimits;
}

/** Spaces around photos. */
export interface PhotoGaps {
  /** Between the photos of a row and between rows of one run. */
  readonly photoGapPx: number;
  /** Between text and photos, and how far it may stretch and shrink to fill its page. */
  readonly groupGapPx: number;
  readonly stretchPx: number;
  readonly shrinkPx: number;
  readonly underHeadingPx: number;
  /** Between a photo and its caption: under it, and at its right. */
  readonly captionGapPx: number;
  readonly sideGapPx: number;
  /** Between a photo and the text beside it: narrowest, usual, widest. */
  readonly guttersPx: readonly [number, number, number];
  /** Between that text and the caption at the foot of its column. */
  readonly columnCaptionGapPx: number;
}

/** How small and how large photos may be: shares of the text area's width (where it says so, height), and mm. */
export interface PhotoLimits {
  /** Photos in company: at least so many mm or, on narrow pages, that share; a group: that share at least. `relaxed`: where
   *  pages cannot be filled otherwise. */
  readonly strict: { readonly photoMm: number; readonly photo: number; readonly group: number };
  readonly relaxed: PhotoLimits['strict'];
  /** Photos narrower than both look small. */
  readonly narrowMm: number;
  readonly narrow: number;
  /** Narrowest single photo by its shape (of a tall one, its height by the page's), and narrowest photo with text beside it. */
  readonly single: Readonly<Record<'landscape' | 'upright' | 'panorama' | 'tallHeight', number>>;
  readonly beside: Readonly<Record<'landscape' | 'upright', number>>;
  /** Room at the right of a single photo from which its caption stands there. */
  readonly sideCaptionMm: number;
  /** Highest photo, by the height or, where that is more, by the width; highest group, by the height. */
  readonly photoHeight: number;
  readonly photoHeightByWidth: number;
  readonly groupHeight: number;
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
}

/** How a plain paragraph (or its tail) sets at one narrower width. */
export interface NarrowSetting {
  /** 0 = not measured at this width: do not use it. */
  readonly lines: number;
  /** Sum over justified lines but the last of how far each is torn: max(0, (shortfall − 5 %) / 5 %); 0 when ragged. */
  readonly tear: number;
}

export interface MeasuredBlock {
  readonly id: string;
  /** Space above when it does not start a page; never below (margins are one-sided). */
  readonly gapPx: number;
  readonly heightPx: number;
  readonly slices: readonly Slice[];
  /** How far it reaches over the right edge of the text, and is cut off, though its words may break anywhere. */
  readonly cutPx?: number;
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
  /** Ends in a colon and leads into what follows. */
  readonly leadIn: boolean;
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
}

// ---------------------------------------------------------------------------------------------------- 5 plan

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
}

/** Photos of one run that share a band of the page. heightPx includes captions. */
export interface PlannedRow {
  readonly kind: 'row';
  readonly block: string;
  readonly gapPx: number;
  readonly heightPx: number;
  readonly photos: readonly PlannedPhoto[];
}

/** Text beside one photo (the first of its run): photo left, text column right. */
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
  /** Height used and height left white at the foot; they add up to the page's height. */
  readonly usedPx: number;
  readonly whitePx: number;
  /** Ends where the author or the end of the document ends it: white below is meant. */
  readonly open: boolean;
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

// --------------------------------------------------------------------------------------------------- 6 print

/** A print-ready file: upright sRGB or grey JPEG without metadata, in the run's temporary folder. */
export interface Print {
  readonly photo: string;
  /** File name inside the temporary folder. */
  readonly file: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bytes: number;
}

// -------------------------------------------------------------------------------------------------- the result

export interface Built {
  /** Absolute path, or undefined when the PDF went to stdout. */
  readonly file?: string;
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly images: {
    readonly total: number;
    readonly ok: number;
    readonly damaged: number;
    readonly missing: number;
    readonly fromCache: number;
    readonly downloadedBytes: number;
  };
  /** Near-identical shots that `--bursts first` left out; absent when there are none. */
  readonly folded?: number;
  readonly problems: readonly Problem[];
  readonly stepsMs: Readonly<Record<string, number>>;
}
