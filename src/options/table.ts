// The one table of options: flag, group, help, default, commands, place in front matter, and which of values.ts reads
// it. --help, the README, front matter and resolve.ts follow it.

import path from 'node:path';
import { oneFamily, readColour, readTheme, THEME_NAMES } from './looks.ts';
import { readLogo, readPageLine, readPageNumbers, readWatermark } from './page-lines.ts';
import { readPageRanges, readPngDpi } from './page-ranges.ts';
import { PAPER_NAMES, readLineSpacing, readMargin, readPaper, readTypeSize } from './papers.ts';
import { readFold, readLength } from './press.ts';
import type { OptionKey, Settings, Use } from './settings.ts';
import {
  CAPTION_PARTS,
  oneOf,
  readBytes,
  readCaptions,
  readClocks,
  readCodes,
  readDistance,
  readDuration,
  readFileSize,
  readHeader,
  readHost,
  readLanguage,
  readMemory,
  readOutput,
  readPath,
  readPathOrAddress,
  readPhotosPerPage,
  readPixels,
  readSwitch,
  readWords,
  wholeNumber,
} from './values.ts';

/** One option: how it is written, what it means, how what was given becomes a value. */
export interface OptionRow<Value = unknown> {
  readonly flag: string;
  /** Another flag that is read as it, and that no help names. */
  readonly formerly?: string;
  readonly help: string;
  /** Heading in --help and the README. */
  readonly group: string;
  readonly commands: readonly CommandName[];
  /** As it would be written. A switch without one is off, or on where its flag is `--no-…`; a list is empty. */
  readonly standard?: string;
  /** The default of a PDF for something else than the screen, where it is another one. */
  readonly standardFor?: { readonly [U in Use]?: string };
  /** What holds where nothing is given and there is no default value, in words. */
  readonly otherwise?: string;
  /** May be given several times; each reading is a part of the list. */
  readonly many?: boolean;
  /** Where it may stand in front matter, because it changes the page and not the machine; absent: nowhere. */
  readonly frontMatter?: FrontMatterPlace;
  /** What holds when front matter's value cannot be read, where the default would be wrong to take. */
  readonly unreadable?: Partial<Settings>;
  /** Throws Error with what was expected. @param folder where its origin's relative paths start; absent: the current
   *  one. */
  readonly read: (given: unknown, folder?: string) => Value;
}

export type CommandName =
  | 'build'
  | 'preview'
  | 'check'
  | 'photos'
  | 'new'
  | 'browser'
  | 'browser path'
  | 'browser apparmor';

/**
 * `top`: at the top and under `tripreport:`; `words`: at the top only as a switch in words (`days: 7` is somebody's
 * itinerary); `known`: there only where it can be read (`theme: minima` is another program's); `own`: under
 * `tripreport:` only; `map.…`: there, and inside `map:` by that name.
 */
export type FrontMatterPlace = 'top' | 'words' | 'known' | 'own' | `map.${string}`;

const BUILD = ['build', 'preview', 'check'] as const;
const LISTING = ['build', 'preview', 'check', 'photos'] as const;
const EVERY = ['build', 'preview', 'check', 'photos', 'new'] as const;

const PAGE = { group: 'Page', commands: BUILD } as const;
const FURNITURE = { group: 'Heads and feet', commands: BUILD } as const;
const CAPTIONS = { group: 'Captions and order', commands: LISTING } as const;
const FRONT = { group: 'Cover and contents', commands: BUILD } as const;
const APPENDIX = { group: 'Index, map and places', commands: LISTING } as const;
const PRINT = { group: 'Printing', commands: BUILD } as const;
const PHOTOS = { group: 'Photos', commands: EVERY } as const;
const SOURCES = { group: 'Where photos come from', commands: LISTING } as const;
const LIMITS = { group: 'What is good enough', commands: ['build', 'check'] } as const;
const BROWSER = { group: 'Browser', commands: BUILD } as const;
const OUTPUT = { group: 'Output', commands: ['build'] } as const;

export const USES = ['screen', 'print', 'shop'] as const satisfies readonly Use[];

const ATTACHED = oneOf('source', 'track');

export const OPTIONS: { readonly [K in OptionKey]-?: OptionRow<Settings[K]> } = {
  output: {
    ...OUTPUT,
    flag: '-o, --output <file>',
    help: 'the PDF to write, its folder too; - writes it to stdout',
    otherwise: 'beside the input, .pdf',
    read: readOutput,
  },
  pages: {
    ...OUTPUT,
    flag: '--pages <pages>',
    help: 'only these pages of the report, such as 3-7, 5- or 1,4-6: counted from its first, cover and contents too; numbers on them stay',
    otherwise: 'all',
    read: readPageRanges,
  },
  png: {
    ...OUTPUT,
    flag: '--png <dir>',
    help: 'write the pages as pictures, too, into this folder: report-001.png, report-002.png …',
    read: readPath,
  },
  pngDpi: {
    ...OUTPUT,
    flag: '--png-dpi <n>',
    help: 'how many dots an inch of those pictures has (18 to 600)',
    standard: '150',
    read: readPngDpi,
  },
  quiet: { ...OUTPUT, flag: '-q, --quiet', help: 'print nothing but errors and the path of the PDF', read: readSwitch },
  json: {
    ...OUTPUT,
    flag: '--json',
    help: 'print one JSON document about the run instead of the path',
    read: readSwitch,
  },
  config: {
    ...OUTPUT,
    commands: LISTING,
    flag: '--config <file>',
    help: 'a file of options, which may set them all (one that is found: those with ◆); none looks for no file',
    otherwise: 'the nearest tripreport.yaml above the post, within its repository or site',
    read: readPath,
  },
  debug: {
    ...OUTPUT,
    flag: '--debug <dir>',
    help: 'keep report.json, measured.json, plan.json, plan.txt, timeline.txt and the printed HTML here',
    read: readPath,
  },
  attach: {
    ...OUTPUT,
    flag: '--attach <what>',
    help: 'put into the PDF, too: source (the Markdown) or track (the GPX, cut as --map-privacy says); it keeps PDF/A-3 then',
    many: true,
    frontMatter: 'own',
    read: (given) => [ATTACHED(given)],
  },
  paper: {
    ...PAGE,
    flag: '--paper <size>',
    help: `${PAPER_NAMES}, or WIDTHxHEIGHT such as 200x250mm or 8.5x11in; "a4 landscape" lies on its side`,
    standard: 'a4',
    frontMatter: 'top',
    read: readPaper,
  },
  landscape: {
    ...PAGE,
    flag: '--landscape',
    help: 'the paper lies on its longer side',
    frontMatter: 'words',
    read: readSwitch,
  },
  theme: {
    ...PAGE,
    flag: '--theme <name>',
    help: `the look: ${THEME_NAMES.join(', ')}, or the folder of your own, such as ./my-theme/`,
    standard: 'classic',
    frontMatter: 'known',
    read: readTheme,
  },
  accent: {
    ...PAGE,
    flag: '--accent <colour>',
    help: 'the one colour of the theme, such as 0f5c63, or auto: from the photos',
    otherwise: "the theme's",
    frontMatter: 'known',
    read: readColour,
  },
  headingFont: {
    ...PAGE,
    flag: '--heading-font <family>',
    help: 'the face of titles and headings, one of those that come along, such as "Libre Franklin"',
    otherwise: "the theme's",
    frontMatter: 'known',
    read: oneFamily,
  },
  textFont: {
    ...PAGE,
    flag: '--text-font <family>',
    help: 'the face of the text, one of those that come along, such as "EB Garamond"',
    otherwise: "the theme's",
    frontMatter: 'known',
    read: oneFamily,
  },
  marginMm: {
    ...PAGE,
    flag: '--margin <lengths>',
    help: 'all, or head and sides, or head, outer side, foot and inner side, such as 20mm or "20mm 15mm 25mm 30mm"',
    otherwise: "the theme's, by paper",
    frontMatter: 'top',
    read: readMargin,
  },
  density: {
    ...PAGE,
    flag: '--density <level>',
    help: 'size of the photos: compact, normal or bold',
    standard: 'normal',
    frontMatter: 'top',
    read: oneOf('compact', 'normal', 'bold'),
  },
  photosPerPage: {
    ...PAGE,
    flag: '--photos-per-page <n>',
    help: 'photos in equal frames, 1, 2, 4 or 6 on a page, whole and in order, their words under or beside them',
    otherwise: 'as they fit best',
    frontMatter: 'top',
    read: readPhotosPerPage,
  },
  columns: {
    ...PAGE,
    flag: '--columns <n>',
    help: 'text in 1 column or in 2, photos as wide as one or as both, where the paper is wide enough',
    otherwise: '1; in the theme magazine 2',
    frontMatter: 'top',
    read: wholeNumber(1, 2),
  },
  layout: {
    ...PAGE,
    flag: '--layout <kind>',
    help: 'auto plans full pages; flow sets photo after photo',
    standard: 'auto',
    frontMatter: 'own',
    read: oneOf('auto', 'flow'),
  },
  chapters: {
    ...PAGE,
    flag: '--chapters <kind>',
    help: 'where a level-1 heading begins a page: auto (long chapters), page (always), right (on paper a right-hand page) or flow (never)',
    standard: 'auto',
    frontMatter: 'top',
    read: oneOf('auto', 'page', 'right', 'flow'),
  },
  notes: {
    ...PAGE,
    flag: '--notes <place>',
    help: 'where footnotes stand: foot (of the page of their mark) or end (after the text)',
    standard: 'foot',
    frontMatter: 'known',
    read: oneOf('foot', 'end'),
  },
  lang: {
    ...PAGE,
    commands: EVERY,
    flag: '--lang <tag>',
    help: 'language of the text (BCP 47), such as en, zh-Hans, ja',
    otherwise: 'front matter, else found from the text',
    read: readLanguage,
  },
  fontSizePt: {
    ...PAGE,
    flag: '--font-size <size>',
    help: 'size of the text, 7pt to 18pt; headings, captions and tables follow it',
    otherwise: "the theme's",
    frontMatter: 'top',
    read: readTypeSize,
  },
  lineSpacing: {
    ...PAGE,
    flag: '--line-spacing <times>',
    help: 'how many times as far as usual the lines stand apart, 0.9 to 2',
    standard: '1',
    frontMatter: 'top',
    read: readLineSpacing,
  },
  numberHeadings: {
    ...PAGE,
    flag: '--number-headings',
    help: 'headings are numbered: 1, 1.1, 1.2',
    frontMatter: 'words',
    read: readSwitch,
  },
  smart: {
    ...PAGE,
    flag: '--no-smart',
    help: 'print quotes, apostrophes, dashes and dots as they were typed, not as the language sets them',
    frontMatter: 'words',
    read: readSwitch,
  },
  head: {
    ...FURNITURE,
    flag: '--head <words>',
    help: 'at the head of each page: words, or left | middle | right, with {title} {chapter} {author} {date} {page} {pages} {file}; or none',
    otherwise: 'the title on left pages, the chapter on right ones',
    frontMatter: 'top',
    read: readPageLine,
  },
  foot: {
    ...FURNITURE,
    flag: '--foot <words>',
    help: 'at the foot of each page, in the same way: "ACME | | {page} of {pages}"',
    otherwise: 'the page number',
    frontMatter: 'top',
    read: readPageLine,
  },
  pageNumbers: {
    ...FURNITURE,
    flag: '--page-numbers <how>',
    help: 'none, or with commas: outer, left, center or right; top; large or 12pt; roman; and their look, such as "1 / 8" or "Page 1 of 8"',
    otherwise: 'outer',
    frontMatter: 'top',
    read: readPageNumbers,
  },
  firstPage: {
    ...FURNITURE,
    flag: '--first-page <n>',
    help: 'the number of the first page',
    standard: '1',
    frontMatter: 'top',
    read: wholeNumber(0, 100_000),
  },
  logo: {
    ...FURNITURE,
    flag: '--logo <file>',
    help: 'a picture above the title, or where {logo} stands in the head or foot',
    frontMatter: 'known',
    read: readLogo,
  },
  watermark: {
    ...FURNITURE,
    flag: '--watermark <words>',
    help: 'large and light behind the text of every page, such as DRAFT',
    frontMatter: 'known',
    read: readWatermark,
  },
  captions: {
    ...CAPTIONS,
    flag: '--captions <parts>',
    help: `what stands under a photo: ${CAPTION_PARTS.join(', ')}, none, or a template such as "{text} — {time}, {place}"`,
    standard: 'text,time',
    frontMatter: 'top',
    read: readCaptions,
  },
  numbers: {
    ...CAPTIONS,
    flag: '--numbers <kind>',
    help: 'what stands before captions: photos (1, 2, …), figures (Fig. 1, which references name) or none',
    otherwise: 'photos with --index or --map, else none',
    frontMatter: 'top',
    read: oneOf('photos', 'figures', 'none'),
  },
  gps: { ...CAPTIONS, flag: '--gps', help: 'let a caption template print coordinates with {gps}', read: readSwitch },
  order: {
    ...CAPTIONS,
    flag: '--order <kind>',
    help: 'written keeps yours; captured sorts each run of photos by time; captured-all also across runs that no text parts',
    standard: 'written',
    frontMatter: 'top',
    read: oneOf('written', 'captured', 'captured-all'),
  },
  clocks: {
    ...CAPTIONS,
    commands: EVERY,
    flag: '--clock <camera=shift>',
    help: 'correct the clock of a camera: "NIKON D5000=+1:00:00" (in front matter: clocks)',
    many: true,
    frontMatter: 'top',
    read: readClocks,
  },
  bursts: {
    ...CAPTIONS,
    commands: BUILD,
    flag: '--bursts <kind>',
    help: 'near-identical shots of one moment: keep all, show the first, or strip: each burst as a run of its own',
    standard: 'keep',
    read: oneOf('keep', 'first', 'strip'),
  },
  days: {
    ...CAPTIONS,
    commands: BUILD,
    flag: '--days',
    help: 'the date at the heading or above the text of the first photos of each day',
    frontMatter: 'words',
    read: readSwitch,
  },
  cover: {
    ...FRONT,
    flag: '--cover',
    help: 'a page before all others: title, author and days, on a photo that fills it where there is one',
    frontMatter: 'words',
    read: readSwitch,
  },
  coverPhoto: {
    ...FRONT,
    flag: '--cover-photo <file>',
    help: 'a cover with this photo',
    otherwise: 'chosen among those of the text',
    frontMatter: 'top',
    read: readPathOrAddress,
  },
  toc: {
    ...FRONT,
    flag: '--toc',
    help: 'before the text its contents: every heading, with its page and a link to it',
    frontMatter: 'words',
    read: readSwitch,
  },
  tocDepth: {
    ...FRONT,
    flag: '--toc-depth <n>',
    help: 'how many levels of headings the contents list (1 to 6)',
    standard: '3',
    frontMatter: 'top',
    read: wholeNumber(1, 6),
  },
  tocTitle: {
    ...FRONT,
    flag: '--toc-title <words>',
    help: 'the heading of the contents',
    otherwise: '"Contents", in the language of the text',
    frontMatter: 'top',
    read: readWords,
  },
  index: {
    ...APPENDIX,
    flag: '--index',
    help: 'at the end a contact sheet: every photo small, with its number, caption, time, place and page',
    frontMatter: 'words',
    read: readSwitch,
  },
  indexFiles: {
    ...APPENDIX,
    commands: BUILD,
    flag: '--index-files',
    help: 'camera and address of each photo in the index, too',
    frontMatter: 'own',
    read: readSwitch,
  },
  map: {
    ...APPENDIX,
    flag: '--map',
    help: 'at the end a route page: a map with every photo that has a position, numbered',
    frontMatter: 'words',
    read: readSwitch,
  },
  gpx: {
    ...APPENDIX,
    flag: '--gpx <file>',
    help: 'a track of the journey: drawn by --map, and it places photos that have a time but no position',
    many: true,
    frontMatter: 'map.gpx',
    read: (given, folder) => [readPath(given, folder)],
  },
  mapPrivacyKm: {
    ...APPENDIX,
    commands: BUILD,
    flag: '--map-privacy <distance>',
    help: 'show nothing on the map within this distance of where the journey starts and ends, such as 500m',
    standard: '0',
    frontMatter: 'map.privacy',
    // No map is better than one that shows what its author meant to hide.
    unreadable: { map: false },
    read: readDistance,
  },
  mapBorders: {
    ...APPENDIX,
    commands: BUILD,
    flag: '--map-borders',
    help: "borders of countries on the map, too: Natural Earth's, as they are held, not as they are claimed",
    frontMatter: 'map.borders',
    read: readSwitch,
  },
  places: {
    ...APPENDIX,
    flag: '--places',
    help: 'name the nearest town (30 km at most) and the country where the file names none; offline, for {place} and captions',
    frontMatter: 'words',
    read: readSwitch,
  },
  for: {
    ...PRINT,
    flag: '--for <use>',
    help: `what the PDF is for: ${USES.join(', ')} (a print shop); other options have their defaults by it`,
    standard: 'screen',
    frontMatter: 'known',
    read: oneOf(...USES),
  },
  bleedMm: {
    ...PRINT,
    flag: '--bleed <length>',
    help: 'how far what reaches the edge of the paper goes beyond it, to be cut off: 3mm, 5mm, 0.125in',
    standard: '0',
    standardFor: { shop: '3mm' },
    frontMatter: 'known',
    read: readLength(20),
  },
  bleedSides: {
    ...PRINT,
    flag: '--bleed-sides <sides>',
    help: 'all, or outside: not at the spine',
    standard: 'all',
    frontMatter: 'own',
    read: oneOf('all', 'outside'),
  },
  gutterMm: {
    ...PRINT,
    flag: '--gutter <length>',
    help: 'how much further from the spine the text stands, on left pages as on right ones, such as 5mm',
    standard: '0',
    standardFor: { print: '5mm' },
    frontMatter: 'known',
    read: readLength(40),
  },
  marks: {
    ...PRINT,
    flag: '--marks',
    help: 'lines beside the corners that show where to cut; most print shops want none',
    frontMatter: 'own',
    read: readSwitch,
  },
  fold: {
    ...PRINT,
    flag: '--fold <pages>',
    help: 'empty pages at the end, until the pages fill sheets of 4, 8 or 16: 4 for a stapled booklet',
    otherwise: 'none',
    frontMatter: 'known',
    read: readFold,
  },
  imposition: {
    ...PRINT,
    commands: ['build'],
    flag: '--imposition <kind>',
    help: 'two pages on each sheet: booklet (print on both sides, fold, staple) or 2up (in their order); on A5 unless --paper says otherwise',
    otherwise: 'none',
    frontMatter: 'own',
    read: oneOf('booklet', '2up'),
  },
  outputProfile: {
    ...PRINT,
    commands: ['build', 'check'],
    flag: '--output-profile <file>',
    help: "the print shop's ICC profile, such as PSOcoated_v3.icc: the PDF is PDF/X-4 then",
    read: readPath,
  },
  condition: {
    ...PRINT,
    commands: ['build', 'check'],
    flag: '--condition <name>',
    help: 'what the printing condition of that profile is called, such as FOGRA51',
    otherwise: "the profile's own name",
    read: readWords,
  },
  dpi: {
    ...PHOTOS,
    commands: BUILD,
    flag: '--dpi <n>',
    help: 'most samples per printed inch (36 to 1200); photos are never enlarged',
    standard: '300',
    read: wholeNumber(36, 1200),
  },
  quality: {
    ...PHOTOS,
    commands: BUILD,
    flag: '--quality <n>',
    help: 'JPEG quality (1 to 100)',
    standard: '82',
    standardFor: { shop: '92' },
    read: wholeNumber(1, 100),
  },
  maxSize: {
    ...PHOTOS,
    commands: ['build'],
    flag: '--max-size <size>',
    help: 'largest PDF, such as 25MB or 500kB: photos are made coarser until it fits, slides and drawings last',
    frontMatter: 'top',
    read: readFileSize,
  },
  gray: {
    ...PHOTOS,
    commands: BUILD,
    flag: '--gray',
    help: 'print everything in greys: photos, text, map',
    frontMatter: 'words',
    read: readSwitch,
  },
  svg: { ...PHOTOS, commands: LISTING, flag: '--no-svg', help: 'refuse SVG pictures', read: readSwitch },
  maxImageBytes: {
    ...PHOTOS,
    flag: '--max-image-bytes <size>',
    help: 'largest picture file, such as 80MB',
    standard: '50MB',
    read: readBytes,
  },
  maxImages: {
    ...PHOTOS,
    flag: '--max-images <n>',
    help: 'most pictures in a report',
    standard: '2000',
    read: wholeNumber(1, 100_000),
  },
  maxPixels: {
    ...PHOTOS,
    flag: '--max-pixels <n>',
    help: 'most pixels of a picture, such as 200M',
    standard: '150M',
    read: readPixels,
  },
  roots: {
    ...SOURCES,
    flag: '--root <dir>',
    help: "a folder that pictures may come from, besides the post's own",
    many: true,
    read: (given, folder) => [path.resolve(readPath(given, folder))],
  },
  local: {
    ...SOURCES,
    flag: '--no-local',
    help: 'fetch GitHub files even when a local checkout has them',
    read: readSwitch,
  },
  offline: {
    ...SOURCES,
    flag: '--offline',
    help: 'use no network: files and cached downloads only',
    read: readSwitch,
  },
  cache: {
    ...SOURCES,
    flag: '--no-cache',
    help: 'neither read nor write what is kept between runs: downloads, prints of photos',
    read: readSwitch,
  },
  maxConnections: {
    ...SOURCES,
    flag: '--max-connections <n>',
    help: 'most pictures that are asked of one host at once; it starts with 4, and gets more as it answers well',
    standard: '16',
    read: wholeNumber(1, 64),
  },
  allowHosts: {
    ...SOURCES,
    flag: '--allow-host <name>',
    help: 'a host that may be reached although its address is private',
    many: true,
    read: (given) => [readHost(given)],
  },
  headers: {
    ...SOURCES,
    flag: '--http-header <line>',
    formerly: '--header',
    help: '"https://host Name: value": a header for that host alone; without a host, for all that the text names, and then no secret',
    many: true,
    read: (given) => [readHeader(given)],
  },
  public: {
    ...SOURCES,
    flag: '--public',
    help: 'leave out what the text marks as private (::: private, {.private}), photos too',
    read: readSwitch,
  },
  lock: {
    ...SOURCES,
    commands: ['build'],
    flag: '--lock',
    help: 'write post.photos.lock beside the post and hold later builds to the same photos',
    read: readSwitch,
  },
  strict: {
    ...LIMITS,
    flag: '--strict',
    help: 'write no PDF when any warning is given (exit 3)',
    read: readSwitch,
  },
  failOn: {
    ...LIMITS,
    flag: '--fail-on <codes>',
    help: 'write no PDF when one of these is given, notes too, such as W_GAP,N_WISH (exit 3)',
    many: true,
    read: readCodes,
  },
  allow: {
    ...LIMITS,
    flag: '--allow <codes>',
    help: 'warnings that --strict lets pass, such as W_GAP,W_LINK',
    many: true,
    read: readCodes,
  },
  links: {
    ...LIMITS,
    commands: ['check'],
    flag: '--links',
    help: 'ask, too, whether the pages that the text links to are there',
    read: readSwitch,
  },
  maxMissing: {
    ...LIMITS,
    flag: '--max-missing <n>',
    help: 'write no PDF when more photos are missing (exit 3)',
    read: wholeNumber(0, 1_000_000),
  },
  allowMissing: {
    ...LIMITS,
    flag: '--allow-missing',
    help: 'write the PDF even when not one photo could be had',
    read: readSwitch,
  },
  timeoutMs: {
    ...LIMITS,
    commands: LISTING,
    flag: '--timeout <time>',
    help: 'longest time for the whole run, such as 90s or 5m',
    standard: '15m',
    read: readDuration,
  },
  maxMemory: {
    ...LIMITS,
    commands: LISTING,
    flag: '--max-memory <size>',
    help: 'most memory for the whole run with its browser, such as 4GB (Linux; elsewhere without the browser)',
    otherwise: "three quarters of the machine's",
    read: readMemory,
  },
  browser: {
    ...BROWSER,
    commands: ['build', 'preview', 'check', 'browser', 'browser path', 'browser apparmor'],
    flag: '--browser <path>',
    help: 'the Chrome, Chromium or Edge to print with',
    otherwise: 'found, else brought along',
    read: readPath,
  },
  sandbox: {
    ...BROWSER,
    commands: ['build', 'preview', 'check', 'browser'],
    flag: '--no-sandbox',
    help: "switch the browser's sandbox off (containers without user namespaces)",
    read: readSwitch,
  },
};

export const OPTION_KEYS = Object.keys(OPTIONS) as OptionKey[];

/** What holds where nothing is given, as help says it; '' where nothing is to be said. */
export function usualInWords({ standard, standardFor = {}, otherwise = '' }: OptionRow): string {
  const others = Object.entries(standardFor).map(([use, value]) => `${value} for ${use}`);
  return [standard ?? otherwise, ...others].filter((words) => words !== '').join(', ');
}

/** `maxImages` → `max-images`, as its flag says. */
export function longName(key: OptionKey): string {
  return (/--(?:no-)?([a-z-]+)/.exec(OPTIONS[key].flag) as RegExpExecArray)[1] as string;
}

/** Its name in front matter: the flag's, but for a list that stands there as a whole. */
export function nameInText(key: OptionKey): string {
  return key === 'clocks' ? key : longName(key);
}

/** The options that a text may set, by their names there. */
export const TEXT_OPTIONS: ReadonlyMap<string, OptionKey> = new Map(
  OPTION_KEYS.filter((key) => OPTIONS[key].frontMatter).map((key) => [nameInText(key), key]),
);
