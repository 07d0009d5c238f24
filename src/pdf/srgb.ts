// Step 8 (finish): the colour space sRGB as an ICC profile: what the colours of the page mean. Made here, from the
// numbers of IEC 61966-2-1, adapted to the white of profiles (D50) with Bradford's matrix, so that no file is
// bundled (ICC.1:2004). Pure: the same bytes in every run.

/** About 500 bytes. */
export function srgbProfile(): Uint8Array {
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', localized('sRGB IEC61966-2.1')],
    ['cprt', localized('No copyright, use freely')],
    ['wtpt', xyz(WHITE)],
    ['chad', matrix(ADAPTED)],
    ['rXYZ', xyz([0.43607, 0.22249, 0.01392])],
    ['gXYZ', xyz([0.38515, 0.71687, 0.09708])],
    ['bXYZ', xyz([0.14307, 0.06061, 0.7141])],
    ['rTRC', curve()],
    ['gTRC', curve()],
    ['bTRC', curve()],
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const data: Buffer[] = [];
  const places = new Map<string, number>();
  let at = HEADER + table.length;
  for (const [i, [name, bytes]] of tags.entries()) {
    // The three curves are one.
    const key = bytes.toString('latin1');
    const place = places.get(key) ?? at;
    if (place === at) {
      places.set(key, at);
      data.push(padded(bytes));
      at += padded(bytes).length;
    }
    table.write(name, 4 + 12 * i, 'latin1');
    table.writeUInt32BE(place, 8 + 12 * i);
    table.writeUInt32BE(bytes.length, 12 + 12 * i);
  }
  return Buffer.concat([header(at), table, ...data]);
}

const HEADER = 128;
const WHITE = [0.9642, 1, 0.8249] as const;
const ADAPTED = [1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01707, -0.00924, 0.01508, 0.75168] as const;
/** f, a, b, c, d of `(a x + b)^g`, above d, else `c x`. */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] as const;

function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x04200000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  // The day of the standard of profiles: the profile is as old as the numbers in it.
  for (const [i, part] of [2004, 10, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(part, 24 + 2 * i);
  bytes.write('acsp', 36, 'latin1');
  for (const [i, part] of WHITE.entries()) bytes.writeInt32BE(fixed(part), 68 + 4 * i);
  return bytes;
}

const fixed = (value: number): number => Math.round(value * 65536);

function typed(type: string, values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(8 + 4 * values.length);
  bytes.write(type, 0, 'latin1');
  for (const [i, value] of values.entries()) bytes.writeInt32BE(fixed(value), 8 + 4 * i);
  return bytes;
}

const xyz = (values: readonly number[]): Buffer => typed('XYZ ', values);
const matrix = (values: readonly number[]): Buffer => typed('sf32', values);

function curve(): Buffer {
  const numbers = typed('para', CURVE);
  const kind = Buffer.alloc(4);
  kind.writeUInt16BE(3, 0);
  return Buffer.concat([numbers.subarray(0, 8), kind, numbers.subarray(8)]);
}

/** Words of a profile (`mluc`), in English. */
export function localized(text: string): Buffer {
  const words = Buffer.from(text, 'utf16le').swap16();
  const bytes = Buffer.alloc(28);
  bytes.write('mluc', 0, 'latin1');
  bytes.writeUInt32BE(1, 8);
  bytes.writeUInt32BE(12, 12);
  bytes.write('enUS', 16, 'latin1');
  bytes.writeUInt32BE(words.length, 20);
  bytes.writeUInt32BE(bytes.length, 24);
  return Buffer.concat([bytes, words]);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
