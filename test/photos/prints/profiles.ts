// Colour profiles made here (ICC.1:2001-04, matrix and one-curve profiles), and files that carry samples in them,
// untouched by any converter.

import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { pngChunk } from '../../helpers/png.ts';

type Chromaticity = readonly [x: number, y: number];

const D65: Chromaticity = [0.3127, 0.329];
const D50_XYZ = [0.9642, 1, 0.8249] as const;

export const PROFILES = {
  'Adobe RGB': rgbProfile(
    [
      [0.64, 0.33],
      [0.21, 0.71],
      [0.15, 0.06],
    ],
    D65,
    2.19921875,
  ),
  'P3 with a gamma of 2.2': rgbProfile(
    [
      [0.68, 0.32],
      [0.265, 0.69],
      [0.15, 0.06],
    ],
    D65,
    2.2,
  ),
  'ProPhoto RGB': rgbProfile(
    [
      [0.7347, 0.2653],
      [0.1596, 0.8404],
      [0.0366, 0.0001],
    ],
    [0.3457, 0.3585],
    1.8,
  ),
  'linear grey': greyProfile(1),
  'grey with a gamma of 1.8': greyProfile(1.8),
} as const;

/** A JPEG of one colour, its samples as given, with the profile in its APP2 segment. */
export async function jpegIn(profile: Buffer, samples: readonly number[]): Promise<Buffer> {
  const [r = 0, g = r, b = r] = samples;
  const image = sharp({ create: { width: 96, height: 64, channels: 3, background: { r, g, b } } });
  const jpeg = await (samples.length === 1 ? image.toColourspace('b-w') : image)
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
  const body = Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), profile]);
  const head = Buffer.from([0xff, 0xe2, (body.length + 2) >> 8, (body.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** A PNG of one colour; samples from 0 to 255, spread over the bits. */
export function pngIn(profile: Buffer | undefined, samples: readonly number[], bits: 8 | 16): Buffer {
  const [width, height] = [96, 64];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  const kind = { 1: 0, 2: 4, 3: 2, 4: 6 }[samples.length]!;
  header.set([bits, kind], 8);
  const pixel = samples.flatMap((sample) => (bits === 16 ? [sample, sample] : [sample]));
  const row = Buffer.from([0, ...Array.from({ length: width }, () => pixel).flat()]);
  const rows = Buffer.concat(Array<Buffer>(height).fill(row));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...(profile ? [pngChunk('iCCP', Buffer.concat([Buffer.from('p\0\0', 'latin1'), deflateSync(profile)]))] : []),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

// ------------------------------------------------------------------------------------------------- profiles

function rgbProfile(
  primaries: readonly [Chromaticity, Chromaticity, Chromaticity],
  white: Chromaticity,
  gamma: number,
) {
  const [red, green, blue] = primaries.map(xyz) as [Vector, Vector, Vector];
  const columns: Matrix = [red[0], green[0], blue[0], red[1], green[1], blue[1], red[2], green[2], blue[2]];
  const scale = apply(inverse(columns), xyz(white));
  const toXyz = columns.map((value, index) => value * scale[index % 3]!) as Matrix;
  const matrix = product(adaptation(xyz(white)), toXyz);
  const curve = curveTag(gamma);
  return profile('RGB ', [
    ['wtpt', xyzTag(D50_XYZ)],
    ['rXYZ', xyzTag([matrix[0], matrix[3], matrix[6]])],
    ['gXYZ', xyzTag([matrix[1], matrix[4], matrix[7]])],
    ['bXYZ', xyzTag([matrix[2], matrix[5], matrix[8]])],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]);
}

function greyProfile(gamma: number): Buffer {
  return profile('GRAY', [
    ['wtpt', xyzTag(D50_XYZ)],
    ['kTRC', curveTag(gamma)],
  ]);
}

function profile(space: string, tags: readonly (readonly [string, Buffer])[]): Buffer {
  const words = Buffer.alloc(96);
  words.write('desc');
  words.writeUInt32BE(5, 8);
  words.write('test', 12);
  const all = [['desc', words] as const, ['cprt', Buffer.from('text\0\0\0\0none\0\0\0\0', 'latin1')] as const, ...tags];
  const head = Buffer.alloc(128 + 4 + 12 * all.length);
  head.writeUInt32BE(0x02400000, 8);
  head.write(`mntr${space}XYZ `, 12, 'latin1');
  head.write('acsp', 36, 'latin1');
  xyzTag(D50_XYZ).copy(head, 68, 8);
  head.writeUInt32BE(all.length, 128);
  let at = head.length;
  for (const [index, [name, data]] of all.entries()) {
    head.write(name, 132 + 12 * index, 'latin1');
    head.writeUInt32BE(at, 136 + 12 * index);
    head.writeUInt32BE(data.length, 140 + 12 * index);
    at += data.length;
  }
  head.writeUInt32BE(at);
  return Buffer.concat([head, ...all.map(([, data]) => data)]);
}

function xyzTag(values: Vector): Buffer {
  const out = Buffer.alloc(20);
  out.write('XYZ ');
  for (const [index, value] of values.entries()) out.writeInt32BE(Math.round(value * 65536), 8 + 4 * index);
  return out;
}

function curveTag(gamma: number): Buffer {
  const out = Buffer.alloc(16);
  out.write('curv');
  out.writeUInt32BE(1, 8);
  out.writeUInt16BE(Math.round(gamma * 256), 12);
  return out;
}

type Vector = readonly [number, number, number];
type Matrix = [number, number, number, number, number, number, number, number, number];

function xyz([x, y]: Chromaticity): Vector {
  return [x / y, 1, (1 - x - y) / y];
}

/** Bradford, to the white of the profile connection space. */
function adaptation(white: Vector): Matrix {
  const bradford: Matrix = [0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296];
  const from = apply(bradford, white);
  const to = apply(bradford, D50_XYZ);
  const scale: Matrix = [to[0] / from[0], 0, 0, 0, to[1] / from[1], 0, 0, 0, to[2] / from[2]];
  return product(inverse(bradford), product(scale, bradford));
}

function apply(m: Matrix, [a, b, c]: Vector): Vector {
  return [m[0] * a + m[1] * b + m[2] * c, m[3] * a + m[4] * b + m[5] * c, m[6] * a + m[7] * b + m[8] * c];
}

function product(left: Matrix, right: Matrix): Matrix {
  const column = (index: 0 | 1 | 2): Vector => apply(left, [right[index], right[index + 3]!, right[index + 6]!]);
  const [a, b, c] = [column(0), column(1), column(2)];
  return [a[0], b[0], c[0], a[1], b[1], c[1], a[2], b[2], c[2]];
}

function inverse([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  const [A, B, C] = [e * i - f * h, f * g - d * i, d * h - e * g];
  const by = 1 / (a * A + b * B + c * C);
  const rows = [A, c * h - b * i, b * f - c * e, B, a * i - c * g, c * d - a * f, C, b * g - a * h, a * e - b * d];
  return rows.map((value) => value * by) as Matrix;
}
