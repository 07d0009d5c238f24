// Step 3: the first bytes of a file → what it is, whatever its name says; pure. Formats that cannot be shown are named,
// so that the message can say what the file is.

import type { ImageFormat } from '../../model.ts';

export type Recognised =
  | { readonly kind: 'image'; readonly format: ImageFormat }
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'unknown' };

/** `head` should hold the first 4 KiB (an SVG may open with a long comment). HEIC and AVIF share a container: a file
 *  whose brands leave it open is called `avif` here and becomes HEIC when its header says so (inspect-file.ts). */
export function recogniseFormat(head: Uint8Array): Recognised {
  const ascii = (from: number, to: number): string => String.fromCharCode(...head.subarray(from, to));
  const image = (format: ImageFormat): Recognised => ({ kind: 'image', format });
  const starts = (...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);

  if (starts(0xff, 0xd8, 0xff)) return image('jpeg');
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return image('png');
  if (ascii(0, 4) === 'GIF8') return image('gif');
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return image('webp');
  if (starts(0x49, 0x49, 0x2a, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2a) || starts(0x49, 0x49, 0x2b, 0x00)) {
    if (ascii(8, 10) === 'CR') return { kind: 'other', name: 'a Canon RAW file' };
    return image('tiff');
  }
  if (ascii(4, 8) === 'ftyp') return fromBrands(brandsOf(head), image);
  if (looksLikeSvg(head)) return image('svg');

  for (const [name, test] of OTHERS) if (test(ascii, starts)) return { kind: 'other', name };
  return { kind: 'unknown' };
}

const HEVC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']);
const AV1_BRANDS = new Set(['avif', 'avis', 'avio']);

function brandsOf(head: Uint8Array): readonly string[] {
  const declared = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0);
  const end = Math.min(head.length, Math.max(16, Math.min(declared, 512)));
  const brands: string[] = [];
  for (let at = 8; at + 4 <= end; at += 4) {
    if (at !== 12) brands.push(String.fromCharCode(...head.subarray(at, at + 4)));
  }
  return brands;
}

function fromBrands(brands: readonly string[], image: (format: ImageFormat) => Recognised): Recognised {
  if (brands.some((brand) => AV1_BRANDS.has(brand))) return image('avif');
  if (brands.some((brand) => HEVC_BRANDS.has(brand))) return image('heic');
  if (brands.some((brand) => brand === 'mif1' || brand === 'msf1')) return image('avif');
  if (brands[0] === 'crx ') return { kind: 'other', name: 'a Canon RAW file' };
  if (brands[0] === 'jxl ') return { kind: 'other', name: 'a JPEG XL picture' };
  return { kind: 'other', name: 'a video' };
}

function looksLikeSvg(head: Uint8Array): boolean {
  // Compressed SVG (svgz) is refused: its size when unpacked is unknown.
  const text = new TextDecoder(head[0] === 0xff || head[0] === 0xfe ? 'utf-16' : 'utf-8').decode(head);
  const body = text
    .replace(/^\uFEFF/, '')
    .replace(/^\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?(?:-->|$)\s*|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>\s*)*/i, '');
  return /^<(?:[a-z]\w*:)?svg[\s>/]/i.test(body);
}

type Ascii = (from: number, to: number) => string;
type Starts = (...bytes: number[]) => boolean;

const OTHERS: readonly (readonly [string, (ascii: Ascii, starts: Starts) => boolean])[] = [
  ['a BMP picture', (ascii) => ascii(0, 2) === 'BM'],
  ['a Photoshop file', (ascii) => ascii(0, 4) === '8BPS'],
  ['a JPEG XL picture', (ascii, starts) => starts(0xff, 0x0a) || ascii(4, 8) === 'JXL '],
  ['a JPEG 2000 picture', (ascii, starts) => ascii(4, 8) === 'jP  ' || starts(0xff, 0x4f, 0xff, 0x51)],
  ['an icon file', (_, starts) => starts(0, 0, 1, 0)],
  ['a PDF', (ascii) => ascii(0, 5) === '%PDF-'],
  ['a Fujifilm RAW file', (ascii) => ascii(0, 15) === 'FUJIFILMCCD-RAW'],
  ['an Olympus RAW file', (ascii) => ascii(0, 4) === 'IIRO' || ascii(0, 4) === 'IIRS'],
  ['a Panasonic RAW file', (_, starts) => starts(0x49, 0x49, 0x55, 0x00)],
];
