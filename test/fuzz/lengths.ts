// A picture file → where it says how long, how wide, how many: the numbers that a reader trusts and an attacker
// changes. Pure; follows broken files as far as they can be followed.

export interface LengthField {
  readonly at: number;
  readonly size: 1 | 2 | 4;
  readonly little: boolean;
}

export function lengthFields(bytes: Buffer): readonly LengthField[] {
  const start = bytes.toString('latin1', 0, 12);
  const fields = start.startsWith('\xff\xd8')
    ? jpegFields(bytes)
    : start.startsWith('\x89PNG')
      ? pngFields(bytes)
      : start.startsWith('RIFF')
        ? riffFields(bytes)
        : start.startsWith('GIF8')
          ? gifFields(bytes)
          : /^(?:II[*+]|MM\0[*+])/.test(start)
            ? tiffFields(bytes, 0)
            : start.startsWith('ftyp', 4)
              ? boxFields(bytes, 0, bytes.length)
              : [];
  return fields.filter(({ at, size }) => at >= 0 && at + size <= bytes.length);
}

const big = (at: number, size: LengthField['size']): LengthField => ({ at, size, little: false });
const little = (at: number, size: LengthField['size']): LengthField => ({ at, size, little: true });

/** Segment lengths, the frame's size and sampling, tables, and the numbers of EXIF inside. */
function jpegFields(bytes: Buffer): LengthField[] {
  const fields: LengthField[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1]!;
    const length = bytes.readUInt16BE(at + 2);
    fields.push(big(at + 2, 2));
    if (marker >= 0xc0 && marker <= 0xc2) {
      fields.push(big(at + 4, 1), big(at + 5, 2), big(at + 7, 2), big(at + 9, 1), big(at + 11, 1), big(at + 14, 1));
    }
    if (marker === 0xdd) fields.push(big(at + 4, 2));
    if (marker === 0xc4) for (let code = 0; code < 16; code++) fields.push(big(at + 5 + code, 1));
    if (marker === 0xe1 && bytes.toString('latin1', at + 4, at + 8) === 'Exif')
      fields.push(...tiffFields(bytes, at + 10));
    if (marker === 0xda) return [...fields, big(at + 4, 1), big(at + 2 + length - 3, 1), big(at + 2 + length - 2, 1)];
    at += 2 + length;
  }
  return fields;
}

/** Chunk lengths, the header's numbers, and those of frames and palettes. */
function pngFields(bytes: Buffer): LengthField[] {
  const fields: LengthField[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    fields.push(big(at, 4));
    if (type === 'IHDR') {
      fields.push(big(at + 8, 4), big(at + 12, 4), big(at + 16, 1), big(at + 17, 1), big(at + 20, 1));
    }
    if (type === 'acTL' || type === 'fcTL') fields.push(big(at + 8, 4), big(at + 12, 4), big(at + 16, 4));
    if (type === 'eXIf') fields.push(...tiffFields(bytes, at + 8));
    if (fields.length > 400) break;
  }
  return fields;
}

/** Chunk sizes, canvas and frame sizes of WebP. */
function riffFields(bytes: Buffer): LengthField[] {
  const fields = [little(4, 4)];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    fields.push(little(at + 4, 4));
    if (type === 'VP8X') fields.push(little(at + 8, 1), little(at + 12, 2), little(at + 15, 2));
    if (type === 'VP8 ') fields.push(little(at + 8, 2), little(at + 14, 2), little(at + 16, 2));
    if (type === 'VP8L') fields.push(little(at + 9, 4));
    if (type === 'ANMF') for (let part = 0; part < 15; part += 3) fields.push(little(at + 8 + part, 2));
    if (type === 'EXIF') fields.push(...tiffFields(bytes, at + 8));
    if (fields.length > 400) break;
    at += 8 + length + (length % 2);
  }
  return fields;
}

/** Screen and frame sizes, palettes, code sizes and block lengths. */
function gifFields(bytes: Buffer): LengthField[] {
  const fields = [little(6, 2), little(8, 2), little(10, 1)];
  for (let at = 13; at < bytes.length - 10 && fields.length < 400; at++) {
    if (bytes[at] !== 0x2c && bytes[at] !== 0x21) continue;
    if (bytes[at] === 0x21) fields.push(little(at + 2, 1));
    else
      fields.push(
        little(at + 1, 2),
        little(at + 3, 2),
        little(at + 5, 2),
        little(at + 7, 2),
        little(at + 9, 1),
        little(at + 10, 1),
      );
  }
  return fields;
}

/** Offsets, counts, types and values of every entry of every directory that can be reached. */
function tiffFields(bytes: Buffer, start: number): LengthField[] {
  if (start + 8 > bytes.length) return [];
  const isLittle = bytes[start] === 0x49;
  const read = (at: number, size: 2 | 4): number => {
    if (at < 0 || at + size > bytes.length) return 0;
    return isLittle ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size);
  };
  const field = (at: number, size: 2 | 4): LengthField => ({ at, size, little: isLittle });
  const fields = [field(start + 4, 4)];
  const seen = new Set<number>();
  const queue = [start + read(start + 4, 4)];
  for (const at of queue) {
    if (seen.has(at) || seen.size > 8) continue;
    seen.add(at);
    const count = Math.min(64, read(at, 2));
    fields.push(field(at, 2), field(at + 2 + count * 12, 4));
    for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) {
      fields.push(field(entry + 2, 2), field(entry + 4, 4), field(entry + 8, 4));
      if ([0x8769, 0x8825].includes(read(entry, 2))) queue.push(start + read(entry + 8, 4));
    }
    const next = read(at + 2 + count * 12, 4);
    if (next > 0) queue.push(start + next);
  }
  return fields;
}

const CONTAINERS = new Set([
  'meta',
  'iprp',
  'ipco',
  'iinf',
  'iref',
  'dinf',
  'grpl',
  'moov',
  'trak',
  'mdia',
  'minf',
  'stbl',
]);

/** Box sizes, and every number in the boxes that say where things are and how large. */
function boxFields(bytes: Buffer, from: number, to: number): LengthField[] {
  const fields: LengthField[] = [];
  for (let at = from; at + 8 <= to && fields.length < 600; ) {
    const size = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    fields.push(big(at, 4));
    const end = Math.min(to, size < 8 ? to : at + size);
    if (CONTAINERS.has(type)) {
      const head = type === 'meta' || type === 'iref' ? 12 : type === 'iinf' ? 14 : 8;
      fields.push(...boxFields(bytes, at + head, end));
    } else if (
      ['iloc', 'ipma', 'pitm', 'ispe', 'infe', 'pixi', 'irot', 'imir', 'clap', 'hvcC', 'av1C', 'colr'].includes(type)
    ) {
      for (let number = at + 8; number + 2 <= end && number < at + 100; number += 2) fields.push(big(number, 2));
    }
    at = end;
  }
  return fields;
}
