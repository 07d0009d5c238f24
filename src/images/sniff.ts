// Step 2, images: finds out what a file is by its first bytes. Names and content types are not trusted. Pure.

export type Looks =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'avif'
  | 'heic'
  | 'gif'
  | 'tiff'
  | 'svg'
  | 'bmp'
  | 'psd'
  | 'jxl'
  | 'jp2'
  | 'ico'
  | 'raw'
  | 'svgz'
  | 'pdf'
  | 'video'
  | 'html'
  | 'lfs'
  | 'text'
  | 'empty'
  | 'unknown';

/** How many bytes looksLike needs; fewer are fine when the file is shorter. */
export const SNIFF_BYTES = 16_384;

const PICTURES: ReadonlySet<Looks> = new Set(['jpeg', 'png', 'webp', 'avif', 'heic', 'gif', 'tiff', 'svg']);

/** Picture formats we know by name but do not show. */
export const OTHER_FORMATS: Readonly<Partial<Record<Looks, string>>> = {
  bmp: 'a BMP file',
  psd: 'a Photoshop file',
  jxl: 'a JPEG XL file',
  jp2: 'a JPEG 2000 file',
  ico: 'an icon file',
  raw: 'a camera raw file',
  svgz: 'a compressed file (perhaps SVGZ)',
  pdf: 'a PDF file',
  video: 'a video',
};

export function isPicture(looks: Looks): boolean {
  return PICTURES.has(looks);
}

export function looksLike(bytes: Uint8Array): Looks {
  if (bytes.length === 0) return 'empty';
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  const starts = (...expected: number[]) => expected.every((byte, i) => bytes[i] === byte);

  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (ascii(0, 6) === 'GIF87a' || ascii(0, 6) === 'GIF89a') return 'gif';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(4, 8) === 'ftyp') return brand(bytes);
  if (starts(0x49, 0x49, 0x2a, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2a)) return ascii(8, 10) === 'CR' ? 'raw' : 'tiff';
  if (starts(0x49, 0x49, 0x2b, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2b)) return 'tiff';
  if (ascii(0, 2) === 'BM' && bytes.length >= 26 && bytes[6] === 0 && bytes[7] === 0) return 'bmp';
  if (ascii(0, 4) === '8BPS') return 'psd';
  if (starts(0xff, 0x0a) || (ascii(4, 8) === 'JXL ' && starts(0, 0, 0, 0x0c))) return 'jxl';
  if ((ascii(4, 8) === 'jP  ' && starts(0, 0, 0, 0x0c)) || starts(0xff, 0x4f, 0xff, 0x51)) return 'jp2';
  if (starts(0, 0, 1, 0) && bytes.length > 22) return 'ico';
  if (ascii(0, 15) === 'FUJIFILMCCD-RAW' || ascii(0, 4) === 'IIRO' || ascii(0, 4) === 'IIU\0') return 'raw';
  if (ascii(0, 5) === '%PDF-') return 'pdf';
  if (starts(0x1f, 0x8b)) return 'svgz';
  if (starts(0x1a, 0x45, 0xdf, 0xa3)) return 'video';
  return textual(bytes);
}

/** True for a JPEG or PNG that stops before its end mark; what follows the mark does not matter. */
export function looksCut(head: Uint8Array, tail: Uint8Array): boolean {
  const looks = looksLike(head);
  const end = Buffer.from(tail);
  if (looks === 'jpeg') return !end.includes(Buffer.from([0xff, 0xd9]));
  if (looks === 'png') return !end.includes('IEND');
  return false;
}

/** ISO base media files: AVIF, HEIC or video by their brands. `mif1` alone may be either; HEIC is the common one. */
function brand(bytes: Uint8Array): Looks {
  const size = (bytes[0]! << 24) | (bytes[1]! << 16) | (bytes[2]! << 8) | bytes[3]!;
  const end = Math.min(bytes.length, Math.max(size, 12), 256);
  const brands = new Set<string>();
  for (let at = 8; at + 4 <= end; at += 4) {
    if (at !== 12) brands.add(String.fromCharCode(...bytes.subarray(at, at + 4)));
  }
  const major = String.fromCharCode(...bytes.subarray(8, 12));
  if (major === 'avif' || major === 'avis') return 'avif';
  if (/^(hei[cxms]|hev[cxms])$/.test(major)) return 'heic';
  if (brands.has('avif') || brands.has('avis')) return 'avif';
  if (['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'].some((name) => brands.has(name))) return 'heic';
  return major === 'crx ' ? 'raw' : 'video';
}

function textual(bytes: Uint8Array): Looks {
  const text = decode(bytes);
  if (text === undefined) return 'unknown';
  const start = text.replace(/^\uFEFF?\s+/, '').replace(/^\uFEFF/, '');
  if (start.startsWith('version https://git-lfs.github.com/spec/')) return 'lfs';
  if (!start.startsWith('<')) return 'text';
  // An SVG may open with an XML declaration, comments and a DOCTYPE with entities before its root element.
  const root = /<(?![?!])[\s/]*([\w:.-]+)/.exec(
    start
      .replace(/<!--[\s\S]*?(-->|$)/g, '')
      .replace(/<!DOCTYPE[^[>]*(\[[\s\S]*?\]\s*)?>/i, (declared) =>
        /^<!DOCTYPE\s+html/i.test(declared) ? '<html>' : '',
      ),
  );
  return root && /^([\w.-]+:)?svg$/i.test(root[1]!) ? 'svg' : 'html';
}

/** The text of bytes that could be text: UTF-16 with a mark, or bytes without control characters. */
function decode(bytes: Uint8Array): string | undefined {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  }
  const looked = bytes.subarray(0, 2048);
  for (const byte of looked) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) return undefined;
  }
  let high = 0;
  for (const byte of looked) if (byte >= 0x80) high++;
  // Three random bytes may happen to be printable; bytes mostly above ASCII that are no UTF-8 are not text.
  const text = new TextDecoder('utf-8').decode(bytes);
  if (high > looked.length / 3 && text.includes('\uFFFD')) return undefined;
  return text;
}
