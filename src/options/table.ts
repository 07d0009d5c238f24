// The one table of options: flags, help, defaults, and which of values.ts reads each. --help, the README and options.ts follow it.

import path from 'node:path';
import type { Options, Settings } from './settings.ts';
import {
  CAPTION_PARTS,
  type CaptionPart,
  oneOf,
  readBytes,
  readCaptions,
  readClocks,
  readDistance,
  readDuration,
  readHeader,
  readHost,
  readLanguage,
  readMargin,
  readPaper,
  readPath,
  readPixels,
  readSwitch,
  wholeNumber,
} from './values.ts';

/** One option: how it is written, what it means, how its text becomes a value. `key` names the field of Settings. */
export interface OptionRow {
  readonly key: keyof Options;
  readonly flag: string;
  readonly help: string;
  /** Shown in --help and the README; the value itself is `initial`. */
  readonly standard?: string;
  readonly initial?: unknown;
  /** May be given several times. */
  readonly many?: boolean;
  /** May stand in front matter: it changes the page, not the machine. */
  readonly look?: boolean;
  /** Its name in front matter, when that is not the flag's. */
  readonly lookName?: string;
  /** What holds when front matter's value cannot be read, where the default would be wrong to take. */
  readonly unreadable?: Partial<Settings>;
  /** Text, or what a program gives in its place → value, or throws Error with what was expected. */
  readonly read: (given: unknown) => unknown;
  /** Value (a list of values where `many`) → the fields it sets, when they are more or other than `key`. */
  readonly put?: (value: never) => Partial<Settings>;
}

export const OPTIONS: readonly OptionRow[] = [
  {
    key: 'output',
    flag: '-o, --output <file>',
    help: 'the PDF to write; - writes it to stdout',
    standard: 'beside the input, .pdf',
    read: readPath,
  },
  {
    key: 'paper',
    flag: '--paper <size>',
    help: 'a4, letter, a5, legal, square, or WIDTHxHEIGHT such as 200x250mm',
    standard: 'a4',
    initial: { widthMm: 210, heightMm: 297 },
    look: true,
    read: readPaper,
  },
  {
    key: 'marginMm',
    flag: '--margin <lengths>',
    help: 'one to four lengths as in CSS, such as 20mm or "20mm 25mm"',
    standard: "the theme's, by paper",
    look: true,
    read: readMargin,
  },
  {
    key: 'lang',
    flag: '--lang <tag>',
    help: 'language of the text (BCP 47), such as en, zh-Hans, ja',
    standard: 'front matter, else found from the text',
    read: readLanguage,
  },
  {
    key: 'captions',
    flag: '--captions <parts>',
    help: `what stands under a photo: ${CAPTION_PARTS.join(', ')}, none, or a template such as "{text} — {time}, {place}"`,
    standard: 'text,time',
    initial: ['text', 'time'],
    look: true,
    read: readCaptions,
    put: putCaptions,
  },
  {
    key: 'order',
    flag: '--order <kind>',
    help: 'written keeps yours; captured sorts each run of photos by time; captured-all also across runs that no text parts',
    standard: 'written',
    initial: 'written',
    look: true,
    read: oneOf('written', 'captured', 'captured-all'),
  },
  {
    key: 'clocks',
    flag: '--clock <camera=shift>',
    help: 'correct the clock of a camera: "NIKON D5000=+1:00:00" (in front matter: clocks)',
    initial: [],
    many: true,
    look: true,
    lookName: 'clocks',
    read: readClocks,
    put: (clocks: readonly NonNullable<Settings['clocks']>[]) => ({ clocks: clocks.flat() }),
  },
  {
    key: 'days',
    flag: '--days',
    help: 'a heading with the date above the first photo of each day',
    initial: false,
    look: true,
    read: readSwitch,
  },
  {
    key: 'index',
    flag: '--index',
    help: 'at the end a contact sheet: every photo small, with its number, page, time, place, camera and address',
    initial: false,
    look: true,
    read: readSwitch,
  },
  {
    key: 'map',
    flag: '--map',
    help: 'at the end a route page: a map with every photo that has a position, numbered',
    initial: false,
    look: true,
    read: readSwitch,
  },
  {
    key: 'gpx',
    flag: '--gpx <file>',
    help: 'a track of the journey: drawn by --map, and it places photos that have a time but no position',
    initial: [],
    many: true,
    look: true,
    read: (given) => (typeof given === 'string' ? given.split('\n') : [given]).map(readPath),
    put: (files: readonly (readonly string[])[]) => ({ gpx: files.flat() }),
  },
  {
    key: 'mapPrivacyKm',
    flag: '--map-privacy <distance>',
    help: 'show nothing on the map within this distance of where the journey starts and ends, such as 500m',
    standard: '0',
    initial: 0,
    look: true,
    read: readDistance,
    // No map is better than one that shows what its author meant to hide.
    unreadable: { map: false },
  },
  {
    key: 'mapBorders',
    flag: '--map-borders',
    help: "borders of countries on the map, too: Natural Earth's, as they are held, not as they are claimed",
    initial: false,
    look: true,
    read: readSwitch,
  },
  {
    key: 'places',
    flag: '--places',
    help: 'name the nearest town (30 km at most) and the country where the file names none; offline, for {place} and captions',
    initial: false,
    look: true,
    read: readSwitch,
  },
  {
    key: 'bursts',
    flag: '--bursts <kind>',
    help: 'near-identical shots of one moment: keep all, show the first, or strip: each burst as a run of its own',
    standard: 'keep',
    initial: 'keep',
    read: oneOf('keep', 'first', 'strip'),
  },
  {
    key: 'gps',
    flag: '--gps',
    help: 'let a caption template print coordinates with {gps}',
    initial: false,
    read: readSwitch,
  },
  {
    key: 'density',
    flag: '--density <level>',
    help: 'size of the photos: compact, normal or bold',
    standard: 'normal',
    initial: 'normal',
    look: true,
    read: oneOf('compact', 'normal', 'bold'),
  },
  {
    key: 'layout',
    flag: '--layout <kind>',
    help: 'auto plans full pages; flow sets photo after photo',
    standard: 'auto',
    initial: 'auto',
    look: true,
    read: oneOf('auto', 'flow'),
  },
  {
    key: 'dpi',
    flag: '--dpi <n>',
    help: 'most samples per printed inch (36 to 1200); photos are never enlarged',
    standard: '300',
    initial: 300,
    read: wholeNumber(36, 1200),
  },
  {
    key: 'quality',
    flag: '--quality <n>',
    help: 'JPEG quality (1 to 100)',
    standard: '82',
    initial: 82,
    read: wholeNumber(1, 100),
  },
  {
    key: 'roots',
    flag: '--root <dir>',
    help: "a folder that pictures may come from, besides the post's own",
    initial: [],
    many: true,
    read: (given) => path.resolve(readPath(given)),
  },
  {
    key: 'offline',
    flag: '--offline',
    help: 'use no network: files and cached downloads only',
    initial: false,
    read: readSwitch,
  },
  {
    key: 'local',
    flag: '--no-local',
    help: 'fetch GitHub files even when a local checkout has them',
    initial: true,
    read: readSwitch,
  },
  {
    key: 'cache',
    flag: '--no-cache',
    help: 'neither read nor write the cache of downloads',
    initial: true,
    read: readSwitch,
  },
  {
    key: 'lock',
    flag: '--lock',
    help: 'write post.photos.lock beside the post and hold later builds to the same photos',
    initial: false,
    read: readSwitch,
  },
  {
    key: 'allowHosts',
    flag: '--allow-host <name>',
    help: 'a host that may be reached although its address is private',
    initial: [],
    many: true,
    read: readHost,
  },
  {
    key: 'headers',
    flag: '--header <line>',
    help: '"https://host Name: value": a header for that host alone; without a host, for all that the text names, and then no secret',
    initial: [],
    many: true,
    read: readHeader,
  },
  {
    key: 'maxImageBytes',
    flag: '--max-image-bytes <size>',
    help: 'largest picture file, such as 80MB',
    standard: '50MB',
    initial: 50 * 2 ** 20,
    read: readBytes,
  },
  {
    key: 'maxImages',
    flag: '--max-images <n>',
    help: 'most pictures in a report',
    standard: '2000',
    initial: 2000,
    read: wholeNumber(1, 100_000),
  },
  {
    key: 'maxPixels',
    flag: '--max-pixels <n>',
    help: 'most pixels of a picture, such as 200M',
    standard: '150M',
    initial: 150_000_000,
    read: readPixels,
  },
  { key: 'svg', flag: '--no-svg', help: 'refuse SVG pictures', initial: true, read: readSwitch },
  {
    key: 'browser',
    flag: '--browser <path>',
    help: 'the Chrome, Chromium or Edge to print with',
    standard: 'found, else brought along',
    read: readPath,
  },
  {
    key: 'sandbox',
    flag: '--no-sandbox',
    help: "switch the browser's sandbox off (containers without user namespaces)",
    initial: true,
    read: readSwitch,
  },
  {
    key: 'timeoutMs',
    flag: '--timeout <time>',
    help: 'longest time for the whole run, such as 90s or 5m',
    standard: '15m',
    initial: 15 * 60_000,
    read: readDuration,
  },
  {
    key: 'strict',
    flag: '--strict',
    help: 'write no PDF when any warning is given (exit 3)',
    initial: false,
    read: readSwitch,
  },
  {
    key: 'maxMissing',
    flag: '--max-missing <n>',
    help: 'write no PDF when more photos are missing (exit 3)',
    read: wholeNumber(0, 1_000_000),
  },
  {
    key: 'allowMissing',
    flag: '--allow-missing',
    help: 'write the PDF even when not one photo could be had',
    initial: false,
    read: readSwitch,
  },
  {
    key: 'quiet',
    flag: '-q, --quiet',
    help: 'print nothing but errors and the path of the PDF',
    initial: false,
    read: readSwitch,
  },
  {
    key: 'json',
    flag: '--json',
    help: 'print one JSON document about the run instead of the path',
    initial: false,
    read: readSwitch,
  },
  {
    key: 'debug',
    flag: '--debug <dir>',
    help: 'keep report.json, measured.json, plan.json, plan.txt and the printed HTML here',
    read: readPath,
  },
];

function putCaptions(value: readonly CaptionPart[] | { readonly template: string }): Partial<Settings> {
  return 'template' in value ? { captionTemplate: value.template } : { captions: value };
}
