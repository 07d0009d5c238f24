// Picture formats: the one table of file endings, first bytes and brands, and of which are shown and which refused.
// A new format is a new row; one that can be shown from now on loses its `refusedAs`. Only
// src/markdown/audit/count-*.ts keeps a list of its own: it reads a text again, to catch what this table misses.

import type { WarningCode } from './problems.ts';

interface Format {
  /** What a message calls a file that is not shown. */
  readonly refusedAs?: string;
  /** How names of such files end. */
  readonly endings: string;
  /** Refused, yet an address in a text that ends so means a picture: it is reported instead of printed as a link. */
  readonly inTexts?: true;
  /** The first bytes, read as Latin-1. */
  readonly begins?: RegExp;
  /** What a whole file has near its end; read as Latin-1. */
  readonly ends?: string;
  /** What tells containers that begin with `ftyp` apart. */
  readonly brands?: string;
}

const FORMATS = {
  // Decoders look for the first mark behind a few stray bytes. Cameras that see all around call theirs INSP.
  jpeg: {
    endings: 'jpg jpeg jpe jfif pjpeg insp',
    begins: /^\xff\xd8(?:\xff|[^\xff]{1,16}\xff[\xc0-\xfe])/,
    ends: '\xff\xd9',
  },
  png: { endings: 'png apng', begins: /^\x89PNG\r\n\x1a\n/, ends: 'IEND' },
  gif: { endings: 'gif', begins: /^GIF8[79]a/ },
  webp: { endings: 'webp', begins: /^RIFF.{4}WEBP/s },
  tiff: { endings: 'tif tiff', begins: /^(?:II[*+]\0|MM\0[*+])(?!.{4}CR)/s },
  // AVIF stands before HEIC: a file of both is an AVIF with a fallback.
  avif: { endings: 'avif', brands: 'avif avis avio' },
  heic: { endings: 'heic heif hif', brands: 'heic heix heim heis hevc hevx hevm hevs' },
  // A text: see `textual`.
  svg: { endings: 'svg' },
  svgz: { refusedAs: 'a compressed file (perhaps SVGZ)', endings: 'svgz', inTexts: true, begins: /^\x1f\x8b/ },
  bmp: { refusedAs: 'a BMP file', endings: 'bmp dib', inTexts: true, begins: /^BM.{4}\0\0.{18}/s },
  jxl: {
    refusedAs: 'a JPEG XL file',
    endings: 'jxl',
    inTexts: true,
    begins: /^\xff\x0a|^\0\0\0\x0cJXL /,
    brands: 'jxl',
  },
  jp2: { refusedAs: 'a JPEG 2000 file', endings: 'jp2 jpf jpx', begins: /^\0\0\0\x0cjP {2}|^\xff\x4f\xff\x51/ },
  psd: { refusedAs: 'a Photoshop file', endings: 'psd psb', begins: /^8BPS/ },
  // No photo, however it is named: a folder of photos may hold the site's icon.
  ico: { refusedAs: 'an icon file', endings: '', begins: /^\0\0\x01\0.{19}/s },
  raw: {
    refusedAs: 'a camera raw file',
    endings: '3fr arw cr2 cr3 crw dcr dng erf fff gpr iiq kdc mos mrw nef nrw orf pef raf raw rw2 rwl sr2 srf srw x3f',
    begins: /^(?:II[*+]\0|MM\0[*+]).{4}CR|^FUJIFILMCCD-RAW|^II(?:R[OS]|U\0)/s,
    brands: 'crx',
  },
  // Known by their names only.
  rare: { refusedAs: 'a picture of a rare format', endings: 'exr jxr mpo tga xcf' },
  pdf: { refusedAs: 'a PDF file', endings: '', begins: /^%PDF-/ },
  // And every other container that begins with `ftyp`.
  video: {
    refusedAs: 'a video',
    endings: '3g2 3gp asf avi f4v flv insv m2ts m4v mkv mov mp4 mpeg mpg mts ogv vob webm wmv',
    begins: /^\x1aE\xdf\xa3/,
  },
} as const satisfies Record<string, Format>;

type Name = keyof typeof FORMATS;

/** Formats that are shown. */
export type ImageFormat = { [N in Name]: (typeof FORMATS)[N] extends { refusedAs: string } ? never : N }[Name];

/** What bytes look like: a format, or something else that has a name. */
export type Looks = Name | 'html' | 'lfs' | 'text' | 'empty' | 'unknown';

const NAMES = Object.keys(FORMATS) as Name[];
const formatOf = (name: Name): Format => FORMATS[name];
const listed = (words = ''): readonly string[] => words.split(' ').filter(Boolean);

export function isShown(looks: Looks): looks is ImageFormat {
  return looks in FORMATS && formatOf(looks as Name).refusedAs === undefined;
}

// ------------------------------------------------------------------------------------------------- endings

const BY_ENDING: ReadonlyMap<string, Name> = new Map(
  NAMES.flatMap((name) => listed(FORMATS[name].endings).map((ending) => [ending, name] as const)),
);

/** The format that files with this ending (in small letters) have. */
export function formatOfEnding(ending: string): Name | undefined {
  return BY_ENDING.get(ending);
}

/** Parts of patterns, to be read without regard to capitals: `jpeg|jpg|…`, longer ones first. */
export const PICTURE_ENDINGS = endingsOf((name) => isShown(name) || formatOf(name).inTexts === true);
/** Of formats that photos have: drawings and animations are often decoration. */
export const PHOTO_ENDINGS = endingsOf((name) => isShown(name) && name !== 'svg' && name !== 'gif');
/** Of every file in this table. */
export const FILE_ENDINGS = endingsOf(() => true);

const SOUND = /\.(?:aac|aiff?|amr|caf|flac|m4a|m4b|midi?|mp3|oga|ogg|opus|wav|weba|wma)$/i;
const FILM = new RegExp(`\\.(?:${endingsOf((name) => name === 'video')})$`, 'i');

const ENDING = new RegExp(`\\.(?:${PICTURE_ENDINGS})$`, 'i');
/** Servers that convert pictures: `photo?id=7&format=webp`. */
const CONVERTED = new RegExp(`[?&](?:format|fm|ext)=(?:${PICTURE_ENDINGS})\\b`, 'i');

/** Whether the address ends like a picture's (a query or fragment after it does not matter). */
export function isPictureAddress(address: string): boolean {
  const trimmed = address.trim();
  if (/^data:image\//i.test(trimmed)) return true;
  if (ENDING.test(trimmed)) return true;
  const path = withoutQuery(trimmed);
  return ENDING.test(path) || CONVERTED.test(trimmed.slice(path.length));
}

export function isSoundAddress(address: string): boolean {
  return SOUND.test(withoutQuery(address.trim()));
}

/** A film or a sound, which paper cannot play. */
export function isMediaAddress(address: string): boolean {
  return isSoundAddress(address) || FILM.test(withoutQuery(address.trim()));
}

/** As it stands when it is not valid. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, '');
}

function endingsOf(wanted: (name: Name) => boolean): string {
  const endings = [...BY_ENDING].flatMap(([ending, name]) => (wanted(name) ? [ending] : []));
  return endings.sort((a, b) => b.length - a.length).join('|');
}

// --------------------------------------------------------------------------------------------- first bytes

/** As many bytes as looksLike wants to see; fewer are fine when the file is shorter. */
export const SNIFF_BYTES = 16_384;

/** First bytes → what they are. Names and content types lie, bytes decide. */
export function looksLike(head: Uint8Array): Looks {
  if (head.length === 0) return 'empty';
  const start = Buffer.from(head.subarray(0, 512)).toString('latin1');
  if (start.startsWith('ftyp', 4)) return containerOf(start);
  return NAMES.find((name) => formatOf(name).begins?.test(start)) ?? textual(head);
}

/** True for a file that stops before its format's end mark, if it has one; what follows the mark does not matter. */
export function looksCut(head: Uint8Array, tail: Uint8Array): boolean {
  const looks = looksLike(head);
  const ends = looks in FORMATS ? formatOf(looks as Name).ends : undefined;
  return ends !== undefined && !Buffer.from(tail).includes(ends, 0, 'latin1');
}

/** ISO base media files: the major brand decides, else any that the file claims. `mif1` alone mostly means HEIC. */
function containerOf(start: string): Looks {
  const declared = Buffer.from(start.slice(0, 4), 'latin1').readUInt32BE();
  const brands = [...start.slice(8, Math.max(declared, 12)).matchAll(/.{4}/gs)].map(([brand]) => brand.trim());
  const [major = '', , ...others] = brands;
  const claiming = (claimed: readonly string[]) =>
    NAMES.find((name) => listed(formatOf(name).brands).some((brand) => claimed.includes(brand)));
  const generic = [major, ...others].some((brand) => brand === 'mif1' || brand === 'msf1');
  return claiming([major]) ?? claiming(others) ?? (generic ? 'heic' : 'video');
}

function textual(head: Uint8Array): Looks {
  const text = textOfBytes(head);
  if (text === undefined) return 'unknown';
  const start = text.replace(/^\uFEFF?\s+/, '').replace(/^\uFEFF/, '');
  if (start.startsWith('version https://git-lfs.github.com/spec/')) return 'lfs';
  if (!start.startsWith('<')) return 'text';
  // An SVG may open with an XML declaration, comments and a DOCTYPE with entities before its root element.
  const root = /<(?![?!])[\s/]*([\w:.-]+)/.exec(
    start.replace(/<!--[\s\S]*?(-->|$)/g, '').replace(/<!DOCTYPE[\s\S]*/i, withoutDeclaration),
  );
  return root && /^([\w.-]+:)?svg$/i.test(root[1]!) ? 'svg' : 'html';
}

function withoutDeclaration(declared: string): string {
  const rest = declared.replace(/^<!DOCTYPE[^[>]*(\[[\s\S]*?\]\s*)?>/i, '');
  return rest !== declared && /^<!DOCTYPE\s+html/i.test(declared) ? `<html>${rest}` : rest;
}

/** The text of bytes that could be text: UTF-16 with a mark, or bytes without control characters. */
function textOfBytes(bytes: Uint8Array): string | undefined {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return new TextDecoder(utf16).decode(bytes);
  const looked = bytes.subarray(0, 2048);
  if (looked.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte))) return undefined;
  // Three random bytes may happen to be printable; bytes mostly above ASCII that are no UTF-8 are not text.
  const text = new TextDecoder('utf-8').decode(bytes);
  const high = looked.filter((byte) => byte >= 0x80).length;
  return high > looked.length / 3 && text.includes('\uFFFD') ? undefined : text;
}

/** The UTF-16 that a byte order mark says; without one, most texts are UTF-8. */
export function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

// ------------------------------------------------------------------------------------------------ refusals

export interface Refusal {
  readonly code: WarningCode;
  readonly message: string;
}

/** The format of bytes that look so, or why they are not shown. */
export function shownOrRefused(looks: Looks, svg: boolean): ImageFormat | Refusal {
  if (looks === 'svg' && !svg) return { code: 'W_SVG', message: 'an SVG picture, and --no-svg refuses them' };
  if (isShown(looks)) return looks;
  if (looks in FORMATS) {
    return { code: 'W_FORMAT', message: `${formatOf(looks as Name).refusedAs}, which cannot be shown` };
  }
  if (looks === 'lfs') return { code: 'W_LFS', message: 'a Git LFS pointer stands in place of the picture' };
  return { code: 'W_NOT_IMAGE', message: NO_PICTURE[looks] ?? 'not a picture' };
}

const NO_PICTURE: Readonly<Partial<Record<Looks, string>>> = {
  empty: 'the file is empty',
  html: 'a web page, not a picture',
  text: 'a text, not a picture',
};
