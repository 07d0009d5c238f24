// Settings, which every step reads, and Options, which a program may give. Types only.

import type { PageLine, PageNumbers } from './page-lines.ts';
import type { PageRange } from './page-ranges.ts';
import type { Margins, Paper } from './papers.ts';
import type { Fold } from './press.ts';
import type { Captions, Clock } from './values.ts';

/** Where a PDF goes: to a reader's screen or own printer, or to a print shop. */
export type Use = 'screen' | 'print' | 'shop';

/** Every choice made, checked and complete; the rooms read nothing else. */
export interface Settings {
  /** Paths or https addresses of Markdown texts, in order; `-` is stdin. */
  readonly inputs: readonly string[];
  /** What the text marks as private is left out. */
  readonly public: boolean;
  /** Path of the PDF, or `-` for stdout. */
  readonly output: string;
  /** The defaults of other settings follow it. */
  readonly for: Use;
  /** How far what reaches the edge of the paper goes beyond it, and whether it does so at the spine. */
  readonly bleedMm: number;
  readonly bleedSides: 'all' | 'outside';
  /** How much further from the spine the text stands. */
  readonly gutterMm: number;
  /** True: lines beside the corners show where to cut. */
  readonly marks: boolean;
  /** Empty pages fill the last sheet of so many; undefined = none. */
  readonly fold?: Fold;
  /** Path of the ICC profile of a printing condition, which makes it PDF/X-4; and the name of that condition. */
  readonly outputProfile?: string;
  readonly condition?: string;
  /** As it is printed: `landscape` has turned it. */
  readonly paper: Paper;
  readonly landscape: boolean;
  /** A look by name (page/themes/), or the path of a folder with one of the author's own. */
  readonly theme: string;
  /** Its one colour, `#0f5c63`, or `auto`: that of the largest photos. Undefined = the theme's. */
  readonly accent?: string;
  /** Families of headings and text, of those that come along; undefined = the theme's. */
  readonly headingFont?: string;
  readonly textFont?: string;
  /** Undefined = the theme's own for this paper. */
  readonly marginMm?: Margins;
  /** Size of the text in points; undefined = the theme's own. */
  readonly fontSizePt?: number;
  /** How many times as far as the theme has it one line stands from the next. */
  readonly lineSpacing: number;
  /** True: headings are numbered, 1, 1.1 and so on. */
  readonly numberHeadings: boolean;
  /** At the head of each page; undefined = the title on left pages and the chapter on right ones. */
  readonly head?: PageLine;
  /** At its foot; undefined = the page number. */
  readonly foot?: PageLine;
  /** Undefined = at the outer edge of the foot, but for the first page. */
  readonly pageNumbers?: PageNumbers;
  readonly firstPage: number;
  /** Address of the picture above the title, or where a head or foot has `{logo}`; as it is written. */
  readonly logo?: string;
  /** Words behind the text of every page. */
  readonly watermark?: string;
  /** BCP 47; undefined = front matter, else found from the text. */
  readonly lang?: string;
  /** Most samples per printed inch; photos are never enlarged. */
  readonly dpi: number;
  /** JPEG quality, 1 to 100. */
  readonly quality: number;
  /** Most bytes of the PDF: photos are made coarser until it fits. */
  readonly maxSize?: number;
  /** How pages stand on sheets; undefined = each on its own. */
  readonly imposition?: 'booklet' | '2up';
  /** Only these pages of the report are in the PDF; undefined = all. */
  readonly pages?: readonly PageRange[];
  /** Folder for pictures of its pages, and how many dots an inch of these has. */
  readonly png?: string;
  readonly pngDpi: number;
  /** What travels inside the PDF: the texts, the track. */
  readonly attach: readonly ('source' | 'track')[];
  /** True: nothing has a colour. */
  readonly gray: boolean;
  readonly captions: Captions;
  /** What stands before captions; undefined = the numbers that index and map refer to. */
  readonly numbers?: 'photos' | 'figures' | 'none';
  /** `captured` sorts inside each run; `captured-all` across runs that no text parts. */
  readonly order: 'written' | 'captured' | 'captured-all';
  /** Corrections of camera clocks, in seconds to add: for the camera so named, else for those whose name holds it. */
  readonly clocks: readonly Clock[];
  /** True: coordinates may be printed. */
  readonly gps: boolean;
  /** What to do with near-identical shots of one moment. */
  readonly bursts: 'keep' | 'first' | 'strip';
  /** True: a heading above the first photo of each day. */
  readonly days: boolean;
  /** True: a page before all others, with the title. */
  readonly cover: boolean;
  /** The photo on it, which makes a cover, too: a path, absolute where a text in a folder names it, or an address. */
  readonly coverPhoto?: string;
  /** True: contents before the text, with the pages of its headings. */
  readonly toc: boolean;
  /** How many levels of headings they list. */
  readonly tocDepth: number;
  /** Their heading; undefined = the word for it in the language of the report. */
  readonly tocTitle?: string;
  /** True: pages with a thumbnail of every photo at the end. */
  readonly index: boolean;
  /** The index says camera and address of each photo, too. */
  readonly indexFiles: boolean;
  /** True: a route page after the text. */
  readonly map: boolean;
  /** Draw the borders of countries on it, too. */
  readonly mapBorders: boolean;
  /** Nothing this near to the ends of the journey is shown on it. */
  readonly mapPrivacyKm: number;
  /** GPX files: as the user typed them, absolute where a text in a folder names them. */
  readonly gpx: readonly string[];
  /** Name the nearest town where a photo has a position and no name for it. */
  readonly places: boolean;
  readonly layout: 'auto' | 'flow';
  /** Which level-1 headings begin a page; `auto`: those of long chapters; `right`: all, on paper a right-hand one. */
  readonly chapters: 'auto' | 'page' | 'right' | 'flow';
  /** Where notes stand: at the foot of the page of their mark, or after the text. */
  readonly notes: 'foot' | 'end';
  readonly density: 'compact' | 'normal' | 'bold';
  /** Photos in equal frames, so many on a page; undefined = as they fit best. */
  readonly photosPerPage?: 1 | 2 | 4 | 6;
  /** In how many columns the text stands, where the paper is wide enough. */
  readonly columns?: number;
  /** Absolute folders that pictures may be read from, besides the post's repository or folder. */
  readonly roots: readonly string[];
  readonly browser?: string;
  /** False only by --no-sandbox. */
  readonly sandbox: boolean;
  /** Whole run. */
  readonly timeoutMs: number;
  /** Bytes, of all processes of the run together; undefined = three quarters of what the machine has. */
  readonly maxMemory?: number;
  readonly offline: boolean;
  /** Look for GitHub files in the local checkout first (`--no-local` turns it off). */
  readonly local: boolean;
  readonly strict: boolean;
  readonly allowMissing: boolean;
  /** Codes that count for nothing: neither for `strict` nor among the warnings of the last line. */
  readonly allow: readonly string[];
  /** Codes, notes among them, of which one is enough to refuse the result. */
  readonly failOn: readonly string[];
  /** Ask whether the pages that the text links to are there. */
  readonly links: boolean;
  readonly maxMissing?: number;
  readonly quiet: boolean;
  readonly json: boolean;
  /** A file of options, or `none`: one that stands above the text is not looked for. */
  readonly config?: string;
  /** Folder for what each step computed (debug.ts). */
  readonly debug?: string;
  /** False: neither read nor write what is kept between runs, downloads and prints of photos. */
  readonly cache: boolean;
  /** Keep and honour `post.photos.lock`, so that a later build shows the same photos or says which changed. */
  readonly lock: boolean;
  /** To one host at once, at most. */
  readonly maxConnections: number;
  /** Host names whose private addresses may be contacted. */
  readonly allowHosts: readonly string[];
  /** Extra request headers, `Name: value`, sent only to the origin of the address as written; with an origin in front
   *  (`https://host Name: value`), which secrets need, only to that one. */
  readonly headers: readonly string[];
  readonly maxImageBytes: number;
  readonly maxImages: number;
  readonly maxPixels: number;
  /** False: quotes, dashes and dots are printed as they were typed. */
  readonly smart: boolean;
  /** False: SVG pictures are refused. */
  readonly svg: boolean;
}

export type OptionKey = Exclude<keyof Settings, 'inputs'>;

/** What a program may write in a value's place: text as on the command line, one value for a list of one. */
interface Written {
  readonly paper: string;
  readonly marginMm: string | number | readonly number[];
  readonly fontSizePt: string;
  readonly lineSpacing: string;
  readonly head: string | false | Partial<Omit<PageLine, 'plain'>>;
  readonly foot: string | false | Partial<Omit<PageLine, 'plain'>>;
  readonly pageNumbers: string | boolean;
  readonly bleedMm: string;
  readonly gutterMm: string;
  readonly fold: string;
  readonly captions: string;
  readonly clocks: string | Clock | readonly string[];
  readonly gpx: string;
  readonly roots: string;
  readonly allow: string;
  readonly failOn: string;
  readonly allowHosts: string;
  readonly headers: string;
  readonly mapPrivacyKm: string;
  readonly timeoutMs: string;
  readonly maxMemory: string;
  readonly maxSize: string;
  readonly pages: string | number;
  readonly attach: string;
  readonly maxImageBytes: string;
  readonly maxPixels: string;
}

type Given<K extends OptionKey> = Settings[K] | (K extends keyof Written ? Written[K] : never);

/** Names that flags have and settings have not: `--font-size`. */
export interface FlagNames {
  readonly margin: 'marginMm';
  readonly fontSize: 'fontSizePt';
  readonly bleed: 'bleedMm';
  readonly gutter: 'gutterMm';
  readonly clock: 'clocks';
  readonly mapPrivacy: 'mapPrivacyKm';
  readonly root: 'roots';
  readonly allowHost: 'allowHosts';
  readonly httpHeader: 'headers';
  readonly timeout: 'timeoutMs';
  readonly noCache: 'cache';
  readonly noLocal: 'local';
  readonly noSandbox: 'sandbox';
  readonly noSmart: 'smart';
  readonly noSvg: 'svg';
}

/** Options of the library, by the names of Settings or of flags. What the compiler lets pass is checked as a flag
 *  would be. */
export type Options = { readonly [K in OptionKey]?: Given<K> } & {
  readonly [Name in keyof FlagNames]?: Given<FlagNames[Name]>;
};
