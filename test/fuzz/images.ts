// One broken picture through the real rooms: its bytes are sniffed, it is inspected (with the workers of EXIF, HEIC and
// SVG), encoded, and looked at again when the encoder complained. In: bytes. Out: what became of it, or the promise
// that it broke.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { Problem } from '../../src/diagnostics.ts';
import { looksLike, SNIFF_BYTES } from '../../src/formats.ts';
import { whyNoPicture } from '../../src/images/picture-or-reason.ts';
import type { InspectedImage, Plan } from '../../src/model.ts';
import { resolveOptions } from '../../src/options/resolve.ts';
import { type InspectTools, inspectFile } from '../../src/photos/inspect-file.ts';
import { openExifReader } from '../../src/photos/metadata/exif.ts';
import { openHeicDecoder } from '../../src/photos/pixels/heic.ts';
import { openImageDecoder } from '../../src/photos/pixels/image-decoder.ts';
import { encodeSizes, shownSizes } from '../../src/photos/prints/encode.ts';
import { photo } from '../helpers/make.ts';
import { must } from './must.ts';
import type { Random } from './random.ts';

/** `refused`: no picture by its first bytes; `missing`: it shows nothing; `damaged`: as far as it decodes; `lost`: a
 *  grey box. */
export type Fate = 'refused' | 'missing' | 'damaged' | 'lost' | 'shown';

export interface Rooms {
  /** Rejects when a promise is broken. */
  check(bytes: Uint8Array, random: Random): Promise<Fate>;
  close(): Promise<void>;
}

/** `folder` is this harness's own; what is left in it afterwards is removed by the caller. */
export function openRooms(folder: string): Rooms {
  const settings = resolveOptions(['post.md'], {});
  const exifReader = openExifReader({});
  const heicDecoder = openHeicDecoder({});
  const decoder = openImageDecoder({});
  let count = 0;

  async function check(bytes: Uint8Array, random: Random): Promise<Fate> {
    const scratch = path.join(folder, `item-${count++}`);
    mkdirSync(scratch);
    try {
      return await pass(bytes, scratch, random);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }

  async function pass(bytes: Uint8Array, scratch: string, random: Random): Promise<Fate> {
    const refused = whyNoPicture(looksLike(bytes.subarray(0, SNIFF_BYTES)), settings);
    const file = path.join(scratch, 'source');
    writeFileSync(file, bytes);
    const tools: InspectTools = {
      settings,
      folder: scratch,
      exifReader,
      heicDecoder,
      decoder,
      thorough: random.chance(0.5),
      glance: false,
    };
    // Also what sniffing refuses: the room must not depend on the one before it.
    const found = await inspectFile(file, { address: 'photos/a%20b.jpg' }, 0, tools);
    if (found.kind === 'missing') {
      mustBeTold(found.problem, scratch);
      return refused ? 'refused' : 'missing';
    }
    for (const problem of found.problems) mustBeTold(problem, scratch);
    const { facts } = found;
    mustBeSound(facts);
    const shown = photo('p1', { ...facts, address: 'photos/a b.jpg' });
    const run = { tell: () => {}, signal: new AbortController().signal, folder: scratch, decoder };
    const shape = facts.heightPx / facts.widthPx;
    const widthPx = Math.min(20 + random.whole(600), 960 / shape);
    const { prints, lost, doubtful } = await encodeSizes(
      shownSizes(rowOf('p1', widthPx, widthPx * shape), new Map()),
      new Map([['p1', shown]]),
      settings,
      run,
    );
    for (const problem of lost.values()) mustBeTold(problem, scratch);
    const print = prints.get('p1');
    must(print !== undefined, 'a placed photo has no print');
    await mustBePrintable(path.join(scratch, print!.file), print!);
    if (doubtful.size > 0) {
      const again = await inspectFile(file, { address: 'a.jpg' }, 1, { ...tools, thorough: true });
      if (again.kind === 'missing') mustBeTold(again.problem, scratch);
    }
    if (lost.size > 0) return 'lost';
    return facts.damaged || doubtful.size > 0 ? 'damaged' : 'shown';
  }

  return {
    check,
    close: async () => {
      await Promise.all([exifReader.close(), heicDecoder.close(), decoder.close()]);
    },
  };
}

export function rowOf(photo: string, widthPx: number, heightPx: number): Plan {
  const row = {
    kind: 'row',
    block: 'b1',
    gapPx: 0,
    heightPx,
    photos: [{ photo, xPx: 0, yPx: 0, widthPx, heightPx }],
  } as const;
  const page = { items: [row], usedPx: heightPx, whitePx: 0, open: true };
  return { level: 'full', pages: [page], targetPx: 0, cost: 0, problems: [] };
}

/** A problem says what happened in one line and tells nothing about this machine. */
function mustBeTold({ code, message }: Problem, scratch: string): void {
  must(/^W_[A-Z_]+$/.test(code), `a problem without a code: ${code}`);
  must(message !== '' && !/[\u0000-\u001f\u007f]/.test(message), `not one line: ${JSON.stringify(message)}`);
  must(!message.includes(scratch) && !message.includes(path.dirname(scratch)), `a path of this machine: ${message}`);
}

function mustBeSound({ widthPx, heightPx, file, metadata }: Omit<InspectedImage, 'picture' | 'missing'>): void {
  must(Number.isSafeInteger(widthPx) && widthPx > 0, `width ${widthPx}`);
  must(Number.isSafeInteger(heightPx) && heightPx > 0, `height ${heightPx}`);
  must(file !== undefined, 'shown, but no file');
  const control =
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
  for (const [name, value] of Object.entries(metadata)) {
    if (typeof value === 'string')
      must(value !== '' && !control.test(value), `metadata ${name}: ${JSON.stringify(value)}`);
    if (typeof value === 'number') must(Number.isFinite(value), `metadata ${name}: ${value}`);
  }
  const { gps, takenAt } = metadata;
  if (gps) must(Math.abs(gps.lat) <= 90 && Math.abs(gps.lon) <= 180, `position ${gps.lat}, ${gps.lon}`);
  if (takenAt) {
    must(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d)?$/.test(takenAt.local), `time ${takenAt.local}`);
    must(!Number.isNaN(Date.parse(takenAt.local)), `no such time: ${takenAt.local}`);
  }
}

/** The browser gets nothing but a whole JPEG of the size that was said, without metadata. */
async function mustBePrintable(
  file: string,
  said: { widthPx: number; heightPx: number; bytes: number },
): Promise<void> {
  const bytes = await readFile(file);
  must(bytes.length === said.bytes, 'the print is not as long as was said');
  const facts = await sharp(bytes, { failOn: 'warning' }).metadata();
  must(facts.format === 'jpeg', `the print is ${facts.format}`);
  must(facts.width === said.widthPx && facts.height === said.heightPx, 'the print has another size than was said');
  must(!facts.exif && !facts.xmp && !facts.iptc && !facts.icc, 'the print carries metadata');
  await sharp(bytes, { failOn: 'warning' }).stats();
}
