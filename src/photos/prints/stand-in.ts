// Step 6: what the browser prints in the place of a print: a blank JPEG as large and of the same kind, a hundredth of
// its weight, with its name in it. So neither the browser nor its PDF ever holds all photos. Pure, but for standIns.

import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { temporaryError, writeTemporary } from '../../files/temporary.ts';
import { standInComment } from '../../model/stand-ins.ts';
import type { Print } from '../../model.ts';

/** Apart from the prints, whose names they have. */
const FOLDER = 'blank';
/** The encoder writes what describes a picture in its first bytes. */
const HEAD = 64 * 1024;

/** Writes one for each file. @returns the same prints, whose files they are.
 *  @throws BuildError E_OUTPUT when the temporary folder is full. */
export async function standIns(
  prints: ReadonlyMap<string, Print>,
  folder: string,
): Promise<ReadonlyMap<string, Print>> {
  const made = new Set<string>();
  const blanks = new Map<string, Print>();
  for (const [id, print] of prints) {
    blanks.set(id, made.has(print.file) ? blankOf(print) : await standInFor(print, folder));
    made.add(print.file);
  }
  return blanks;
}

/** The same for one print. */
export async function standInFor(print: Print, folder: string): Promise<Print> {
  const blank = blankOf(print);
  const place = join(folder, blank.file);
  await mkdir(dirname(place), { recursive: true });
  await writeTemporary(place, standIn(await headOf(join(folder, print.file)), print.file));
  return blank;
}

const blankOf = (print: Print): Print => ({ ...print, file: `${FOLDER}/${print.file}` });

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file).catch((error: unknown) => {
    throw temporaryError(error, dirname(file), 'read');
  });
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** @param jpeg its beginning. */
export function standIn(jpeg: Buffer, name: string): Buffer {
  const segments = segmentsOf(jpeg);
  const frame = segments.find(({ marker }) => isFrame(marker));
  if (!frame) throw new Error(`${name} is no JPEG`);
  const isNotice = ({ marker }: Segment): boolean => marker >= 0xe0 && marker <= 0xef;
  const about = segments.filter(isNotice).map(({ bytes }) => bytes);
  const before = segments[0]?.marker === 0xe0 ? 1 : 0; // JFIF wants to be the first
  const blank = Buffer.from(frame.bytes);
  blank[1] = 0xc0; // baseline
  const components = componentsOf(blank);
  for (const { at } of components) blank[at + 2] = 0; // the one table of quantization
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...about.slice(0, before),
    standInComment(name),
    ...about.slice(before),
    Buffer.from([0xff, 0xdb, 0, 67, 0, ...new Array(64).fill(1)]),
    blank,
    // One word each, of one bit, for “no change” and “no more”: each block is two zeros.
    ...[0x00, 0x10].map((table) => Buffer.from([0xff, 0xc4, 0, 20, table, 1, ...new Array(15).fill(0), 0])),
    Buffer.from([0xff, 0xda, 0, 6 + 2 * components.length, components.length]),
    Buffer.from([...components.flatMap(({ at }) => [blank[at]!, 0]), 0, 63, 0]),
    Buffer.alloc(Math.ceil(blocksIn(blank, components) / 4)),
    Buffer.from([0xff, 0xd9]),
  ]);
}

interface Segment {
  readonly marker: number;
  /** With its marker and length. */
  readonly bytes: Buffer;
}

/** Up to the samples. */
function segmentsOf(jpeg: Buffer): readonly Segment[] {
  const segments: Segment[] = [];
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; ) {
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    if (end > jpeg.length) break;
    segments.push({ marker: jpeg[at + 1]!, bytes: jpeg.subarray(at, end) });
    at = end;
  }
  return segments;
}

/** Baseline, extended or progressive. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xc2;

interface Component {
  /** In the frame: its number, then how often it is sampled, then its table. */
  readonly at: number;
  readonly across: number;
  readonly down: number;
}

const componentsOf = (frame: Buffer): readonly Component[] =>
  Array.from({ length: frame[9]! }, (_, index) => {
    const at = 10 + 3 * index;
    return { at, across: frame[at + 1]! >> 4, down: frame[at + 1]! & 15 };
  });

function blocksIn(frame: Buffer, components: readonly Component[]): number {
  const [height, width] = [frame.readUInt16BE(5), frame.readUInt16BE(7)];
  if (components.length === 1) return Math.ceil(width / 8) * Math.ceil(height / 8);
  const most = (a: number, b: number): number => Math.max(a, b);
  const across = components.map((one) => one.across).reduce(most);
  const down = components.map((one) => one.down).reduce(most);
  const units = Math.ceil(width / (8 * across)) * Math.ceil(height / (8 * down));
  return units * components.reduce((blocks, one) => blocks + one.across * one.down, 0);
}
