// Builds picture files with exactly the metadata a test asks for, byte by byte where no library would write it. No
// files are kept in the repository.

import sharp, { type Sharp } from 'sharp';

/** A photo-like picture: smooth shapes with a little deterministic noise. */
export function pixels(width: number, height: number, seed = 1): Buffer {
  const rgb = Buffer.alloc(width * height * 3);
  let state = seed;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        const wave = Math.sin((x * (channel + 1) * seed) / 17) + Math.cos((y * (channel + 2)) / 23);
        rgb[(y * width + x) * 3 + channel] = 128 + wave * 45 + ((state >>> 24) % 16) - 8;
      }
    }
  }
  return rgb;
}

export const picture = (width = 48, height = 32, seed = 1): Sharp =>
  sharp(pixels(width, height, seed), { raw: { width, height, channels: 3 } });

// --------------------------------------------------------------------------------------------------- EXIF

type Rational = readonly [number, number];
/** Text is written as UTF-8; bytes as they are; numbers as LONG (SHORT when `short`); pairs as RATIONAL. */
export type Value = string | Uint8Array | number | { short: number } | readonly Rational[] | { undefined: Uint8Array };
export type Ifd = { readonly [tag: number]: Value };

export const TAG = {
  ImageDescription: 0x010e,
  Make: 0x010f,
  Model: 0x0110,
  Orientation: 0x0112,
  ModifyDate: 0x0132,
  Artist: 0x013b,
  Copyright: 0x8298,
  XPTitle: 0x9c9b,
  XPComment: 0x9c9c,
  XPAuthor: 0x9c9d,
  XPKeywords: 0x9c9e,
  ExposureTime: 0x829a,
  FNumber: 0x829d,
  ISO: 0x8827,
  DateTimeOriginal: 0x9003,
  DateTimeDigitized: 0x9004,
  OffsetTime: 0x9010,
  OffsetTimeOriginal: 0x9011,
  OffsetTimeDigitized: 0x9012,
  ShutterSpeedValue: 0x9201,
  ApertureValue: 0x9202,
  FocalLength: 0x920a,
  UserComment: 0x9286,
  SubSecTimeOriginal: 0x9291,
  FocalLength35: 0xa405,
  LensModel: 0xa434,
} as const;

export interface Exif {
  readonly ifd0?: Ifd;
  readonly exif?: Ifd;
  readonly gps?: Ifd;
  readonly bigEndian?: boolean;
}

/** A bare TIFF block. */
export function tiffBlock({ ifd0 = {}, exif, gps, bigEndian = false }: Exif): Buffer {
  const out: number[] = bigEndian ? [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8] : [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0];
  const u16 = (value: number): number[] => (bigEndian ? [value >> 8, value & 255] : [value & 255, value >> 8]);
  const u32 = (value: number): number[] => {
    const bytes = [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
    return bigEndian ? bytes : bytes.reverse();
  };
  const encode = (value: Value): { type: number; count: number; bytes: number[] } => {
    if (typeof value === 'string') {
      const bytes = [...Buffer.from(`${value}\0`, 'utf8')];
      return { type: 2, count: bytes.length, bytes };
    }
    if (value instanceof Uint8Array) return { type: 2, count: value.length, bytes: [...value] };
    if (typeof value === 'number') return { type: 4, count: 1, bytes: u32(value) };
    if ('short' in value) return { type: 3, count: 1, bytes: u16(value.short) };
    if ('undefined' in value) return { type: 7, count: value.undefined.length, bytes: [...value.undefined] };
    return { type: 5, count: value.length, bytes: value.flatMap(([a, b]) => [...u32(a), ...u32(b)]) };
  };
  const writeIfd = (ifd: Ifd, pointers: readonly { tag: number; ifd: Ifd }[]): void => {
    const entries = [
      ...Object.entries(ifd).map(([tag, value]) => ({ tag: Number(tag), ...encode(value), ifd: undefined })),
      ...pointers.map(({ tag, ifd: inner }) => ({ tag, type: 4, count: 1, bytes: [] as number[], ifd: inner })),
    ].sort((a, b) => a.tag - b.tag);
    const start = out.length;
    out.push(...u16(entries.length), ...new Array<number>(entries.length * 12 + 4).fill(0));
    for (const [index, entry] of entries.entries()) {
      let bytes = entry.bytes;
      if (entry.ifd) {
        bytes = u32(out.length);
        writeIfd(entry.ifd, []);
      } else if (bytes.length > 4) {
        const at = out.length;
        out.push(...bytes);
        bytes = u32(at);
      }
      while (bytes.length < 4) bytes = [...bytes, 0];
      const record = [...u16(entry.tag), ...u16(entry.type), ...u32(entry.count), ...bytes];
      for (const [offset, byte] of record.entries()) out[start + 2 + index * 12 + offset] = byte;
    }
  };
  writeIfd(ifd0, [...(exif ? [{ tag: 0x8769, ifd: exif }] : []), ...(gps ? [{ tag: 0x8825, ifd: gps }] : [])]);
  return Buffer.from(out);
}

/** The same block as a whole TIFF picture: 8 × 8 grey samples (the file's own first bytes serve as samples). */
export function tiffPicture(exif: Exif): Buffer {
  const image: Ifd = {
    256: { short: 8 },
    257: { short: 8 },
    258: { short: 8 },
    259: { short: 1 },
    262: { short: 1 },
    273: 0,
    277: { short: 1 },
    278: { short: 8 },
    279: 64,
  };
  return tiffBlock({ ...exif, ifd0: { ...exif.ifd0, ...image } });
}

/** GPS tags of a decimal position, and of a universal time when given. */
export function gpsIfd(lat: number, lon: number, utc?: string): Ifd {
  const parts = (value: number): readonly Rational[] => {
    const size = Math.abs(value);
    const degrees = Math.floor(size);
    const minutes = Math.floor((size - degrees) * 60);
    const seconds = Math.round(((size - degrees) * 60 - minutes) * 60 * 1000);
    return [
      [degrees, 1],
      [minutes, 1],
      [seconds, 1000],
    ];
  };
  const [date, time] = utc?.split('T') ?? [];
  const stamp: Ifd =
    date && time
      ? { 7: time.split(':').map((part): Rational => [Number(part), 1]), 29: date.replaceAll('-', ':') }
      : {};
  return {
    1: lat < 0 ? 'S' : 'N',
    2: parts(lat),
    3: lon < 0 ? 'W' : 'E',
    4: parts(lon),
    ...stamp,
  };
}

// ----------------------------------------------------------------------------------------------- XMP, IPTC

/** A packet with properties as elements or attributes of one rdf:Description. */
export function xmpPacket(elements: string, attributes = ''): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" ${attributes}>${elements}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

export function altList(name: string, text: string | Readonly<Record<string, string>>): string {
  const texts = Object.entries(typeof text === 'string' ? { 'x-default': text } : text);
  const items = texts.map(([language, words]) => `<rdf:li xml:lang="${language}">${words}</rdf:li>`).join('');
  return `<${name}><rdf:Alt>${items}</rdf:Alt></${name}>`;
}

/** IIM datasets `[record, dataset, text or bytes]`. */
export function iptcBlock(...fields: readonly (readonly [number, number, string | Uint8Array])[]): Buffer {
  return Buffer.concat(
    fields.map(([record, dataset, value]) => {
      const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
      return Buffer.concat([Buffer.from([0x1c, record, dataset, bytes.length >> 8, bytes.length & 255]), bytes]);
    }),
  );
}

export const IPTC_UTF8 = [1, 90, Buffer.from([0x1b, 0x25, 0x47])] as const;

export interface Blocks {
  readonly exif?: Exif | Uint8Array;
  readonly xmp?: string;
  readonly iptc?: Uint8Array;
}

/** The JPEG with metadata segments after its start marker. */
export function withBlocks(jpeg: Uint8Array, { exif, xmp, iptc }: Blocks): Buffer {
  const segment = (marker: number, ...parts: Uint8Array[]): Buffer => {
    const body = Buffer.concat(parts);
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
  const segments: Buffer[] = [];
  if (exif) segments.push(segment(0xe1, latin('Exif\0\0'), exif instanceof Uint8Array ? exif : tiffBlock(exif)));
  if (xmp !== undefined) segments.push(segment(0xe1, latin('http://ns.adobe.com/xap/1.0/\0'), Buffer.from(xmp)));
  if (iptc) {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(iptc.length);
    const pad = Buffer.alloc(iptc.length % 2);
    segments.push(segment(0xed, latin('Photoshop 3.0\x008BIM\x04\x04\0\0'), size, iptc, pad));
  }
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

export async function jpegWith(blocks: Blocks): Promise<Buffer> {
  return withBlocks(await picture().jpeg().toBuffer(), blocks);
}

// --------------------------------------------------------------------------------------------------- HEIC

/** HEVC still picture of 96 × 64: left half red, right half blue, a white square in the top left corner. */
export const HEVC_CONFIG =
  'AQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQAoQgEBA3AAAAMAkAAAAwAAAwAeoDCBBZbqSSmubAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQA==';
export const HEVC_DATA =
  'AAAAbigBrwngFaaO8efW+xv1/7vF/+nfQ6rGb8GcMH+f/hM//T3H3zDRA84UApd1Gjj//OJEB+iJXf+TwA0VrVkbxYH/3PMqpVOp5Ukfu998PATcgO5x53j7+VT9Ze8D+HuS2kTk9e55UB7lR9/kS36I';

export interface HeicOptions {
  /** Quarter turns anticlockwise, as `irot` counts. */
  readonly turns?: 0 | 1 | 2 | 3;
  readonly exif?: Exif;
  readonly profile?: Uint8Array;
  /** Extra brands: iOS 18 writes more than 50 bytes of them. */
  readonly brands?: readonly string[];
}

/** An iPhone-like HEIC built box by box (ISO/IEC 23008-12). */
export function heic({ turns = 0, exif, profile, brands = ['mif1', 'heic'] }: HeicOptions = {}): Buffer {
  const config = Buffer.from(HEVC_CONFIG, 'base64');
  const image = Buffer.from(HEVC_DATA, 'base64');
  const exifItem = exif
    ? Buffer.concat([Buffer.from([0, 0, 0, 6]), Buffer.from('Exif\0\0', 'latin1'), tiffBlock(exif)])
    : undefined;
  const properties = [
    box('hvcC', config),
    full('ispe', 0, 0, u32(96), u32(64)),
    ...(profile ? [box('colr', Buffer.from('prof'), profile)] : []),
    box('irot', bytes(turns)),
  ];
  const ipma = full(
    'ipma',
    0,
    0,
    u32(1),
    bytes(
      0,
      1,
      properties.length,
      ...properties.map((_, index) => (index + 1) | (index === 1 || (index === 2 && profile) ? 0 : 0x80)),
    ),
  );
  const infe = (id: number, type: string): Buffer =>
    full('infe', 2, 0, bytes(0, id, 0, 0), Buffer.from(`${type}\0`, 'latin1'));
  const meta = (imageAt: number, exifAt: number): Buffer =>
    full(
      'meta',
      0,
      0,
      full('hdlr', 0, 0, u32(0), Buffer.from('pict'), u32(0), u32(0), u32(0), bytes(0)),
      full('pitm', 0, 0, bytes(0, 1)),
      full(
        'iloc',
        0,
        0,
        bytes(0x44, 0, 0, exifItem ? 2 : 1),
        bytes(0, 1, 0, 0, 0, 1),
        u32(imageAt),
        u32(image.length),
        ...(exifItem ? [bytes(0, 2, 0, 0, 0, 1), u32(exifAt), u32(exifItem.length)] : []),
      ),
      full('iinf', 0, 0, bytes(0, exifItem ? 2 : 1), infe(1, 'hvc1'), ...(exifItem ? [infe(2, 'Exif')] : [])),
      box('iprp', box('ipco', ...properties), ipma),
      ...(exifItem ? [full('iref', 0, 0, box('cdsc', bytes(0, 2, 0, 1, 0, 1)))] : []),
    );
  const ftyp = box('ftyp', Buffer.from('heic'), u32(0), Buffer.from(brands.join(''), 'latin1'));
  const start = ftyp.length + meta(0, 0).length + 8;
  return Buffer.concat([ftyp, meta(start, start + image.length), box('mdat', image, ...(exifItem ? [exifItem] : []))]);
}

export const bytes = (...values: number[]): Buffer => Buffer.from(values);

export function box(type: string, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

/** A box with a version and flags. */
export function full(type: string, version: number, flags: number, ...parts: Uint8Array[]): Buffer {
  return box(type, bytes(version, 0, 0, flags), ...parts);
}

export function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
}
