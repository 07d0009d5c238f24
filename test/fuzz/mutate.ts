// One whole file and some others of its kind → the same file, broken: bits flipped, cut, spliced, repeated, its length
// fields changed. Pure; chooses by the random numbers it is handed.

import { crc32 } from 'node:zlib';
import { lengthFields } from './lengths.ts';
import type { Random } from './random.ts';

/** One to four changes, one after the other; mostly one, so that readers come far. `donors`: whole files that pieces
 *  are taken from. */
export function mutateBytes(whole: Uint8Array, donors: readonly Uint8Array[], random: Random): Uint8Array {
  let bytes = Buffer.from(whole);
  for (let left = 1 + random.whole(random.chance(0.6) ? 1 : 4); left > 0; left--) {
    if (bytes.length === 0) break;
    bytes = Buffer.from(random.pick(CHANGES)(bytes, donors, random));
  }
  // A reader that checks sums would look no further than the first broken chunk.
  return random.chance(0.7) ? withRightSums(bytes) : bytes;
}

type Change = (bytes: Buffer, donors: readonly Uint8Array[], random: Random) => Uint8Array;

const CHANGES: readonly Change[] = [
  flipBits,
  flipBits,
  editLength,
  editLength,
  editLength,
  overwriteNumber,
  fillRange,
  cutEnd,
  cutOut,
  repeatRange,
  insertPiece,
  joinTails,
];

/** Headers hold most of the decisions, so many changes hit the first kilobyte. */
function anywhere(length: number, random: Random): number {
  return random.whole(random.chance(0.3) ? Math.min(length, 1024) : length);
}

function flipBits(bytes: Buffer, _: readonly Uint8Array[], random: Random): Uint8Array {
  for (let left = 1 + random.whole(random.chance(0.8) ? 4 : 64); left > 0; left--) {
    const at = anywhere(bytes.length, random);
    bytes[at] = bytes[at]! ^ (1 << random.whole(8));
  }
  return bytes;
}

function editLength(bytes: Buffer, donors: readonly Uint8Array[], random: Random): Uint8Array {
  const fields = lengthFields(bytes);
  if (fields.length === 0) return flipBits(bytes, donors, random);
  const { at, size, little } = random.pick(fields);
  const most = 2 ** (8 * size) - 1;
  const now = little ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size);
  const values = [0, 1, 2, 3, 7, 8, now - 1, now + 1, now >> 1, now * 2, most >> 1, (most >> 1) + 1, most - 1, most];
  const value = Math.min(most, Math.max(0, random.chance(0.8) ? random.pick(values) : random.whole(most)));
  if (little) bytes.writeUIntLE(value, at, size);
  else bytes.writeUIntBE(value, at, size);
  return bytes;
}

function overwriteNumber(bytes: Buffer, _: readonly Uint8Array[], random: Random): Uint8Array {
  const size = random.pick([1, 2, 4] as const);
  if (bytes.length < size) return bytes;
  const at = Math.min(anywhere(bytes.length, random), bytes.length - size);
  const most = 2 ** (8 * size) - 1;
  bytes.writeUIntBE(random.pick([0, 1, most, (most + 1) / 2, (most - 1) / 2, random.whole(most)]), at, size);
  return bytes;
}

function fillRange(bytes: Buffer, _: readonly Uint8Array[], random: Random): Uint8Array {
  const at = anywhere(bytes.length, random);
  return bytes.fill(random.pick([0, 0xff, 0x20, 0x41]), at, Math.min(bytes.length, at + 1 + random.whole(64)));
}

function cutEnd(bytes: Buffer, _: readonly Uint8Array[], random: Random): Uint8Array {
  return bytes.subarray(0, random.whole(bytes.length + 1));
}

function cutOut(bytes: Buffer, _: readonly Uint8Array[], random: Random): Uint8Array {
  const at = anywhere(bytes.length, random);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.whole(256))]);
}

function repeatRange(bytes: Buffer, _: readonly Uint8Array[], random: Random): Uint8Array {
  const at = anywhere(bytes.length, random);
  const piece = bytes.subarray(at, at + 1 + random.whole(512));
  const times = 1 + random.whole(random.chance(0.9) ? 4 : 400);
  return Buffer.concat([bytes.subarray(0, at), ...Array<Buffer>(times).fill(piece), bytes.subarray(at)]);
}

function insertPiece(bytes: Buffer, donors: readonly Uint8Array[], random: Random): Uint8Array {
  const donor = random.pick(donors);
  const from = random.whole(donor.length);
  const piece = donor.subarray(from, from + 1 + random.whole(2048));
  const at = anywhere(bytes.length, random);
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(random.chance(0.5) ? at : at + piece.length)]);
}

function joinTails(bytes: Buffer, donors: readonly Uint8Array[], random: Random): Uint8Array {
  const donor = random.pick(donors);
  return Buffer.concat([bytes.subarray(0, random.whole(bytes.length)), donor.subarray(random.whole(donor.length))]);
}

/** The checksums of a PNG's chunks, as far as its chunks can be followed. */
function withRightSums(bytes: Buffer): Buffer {
  if (bytes.length < 16 || bytes.readUInt32BE(0) !== 0x89504e47) return bytes;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) break;
    bytes.writeUInt32BE(crc32(bytes.subarray(at + 4, end)), end);
    at = end + 4;
  }
  return bytes;
}

// ---------------------------------------------------------------------------------------------------- texts

/** A text broken by its pieces and its letters. `pieces`: what means something to a reader of Markdown. */
export function mutateText(
  whole: string,
  donors: readonly string[],
  pieces: readonly string[],
  random: Random,
): string {
  let text = whole;
  for (let left = 1 + random.whole(random.chance(0.5) ? 3 : 40); left > 0; left--) {
    const at = random.whole(text.length + 1);
    const length = 1 + random.whole(random.chance(0.8) ? 40 : 2000);
    const change = random.whole(12);
    const piece = random.pick(pieces);
    if (change < 4) text = text.slice(0, at) + piece + text.slice(at);
    else if (change === 4) text = text.slice(0, at) + piece + text.slice(at + length);
    else if (change === 5) text = text.slice(0, at) + text.slice(at + length);
    else if (change === 6)
      text = text.slice(0, at) + text.slice(at, at + length).repeat(1 + random.whole(8)) + text.slice(at);
    else if (change === 7) text = text.slice(0, at) + piece.repeat(1 + random.whole(200)) + text.slice(at);
    else if (change === 8) text = text.slice(0, random.chance(0.3) ? at : text.length);
    else if (change === 9) text = swapLines(text, random);
    else if (change === 10) text = text.slice(0, at) + String.fromCharCode(random.whole(0x10000)) + text.slice(at + 1);
    else {
      const donor = random.pick(donors);
      const from = random.whole(donor.length + 1);
      text = text.slice(0, at) + donor.slice(from, from + length) + text.slice(at);
    }
  }
  return text.slice(0, LONGEST_TEXT);
}

const LONGEST_TEXT = 60_000;

function swapLines(text: string, random: Random): string {
  const lines = text.split('\n');
  const [a, b] = [random.whole(lines.length), random.whole(lines.length)];
  [lines[a], lines[b]] = [lines[b]!, lines[a]!];
  return lines.join('\n');
}
