// Step 3: one HEIC file → an upright JPEG in the run's folder, because the image decoder knows the container but not
// its codec. The pixels come from a process with a deadline; the colour profile travels along.

import { type Hold, holdNothing } from '../../belongings.ts';
import { writeTemporary } from '../../files/temporary.ts';
import { unloadable } from '../../installation.ts';
import { MOST_BYTES, type Order, PICTURE_SCRIPT, type PictureFile } from './image-decoder.ts';
import { type ChildEnvironment, isTooMuch, openPool, type WorkerPool } from './workers.ts';

export interface DecodedHeic {
  readonly jpeg: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

export type HeicDecoder = WorkerPool<Order, DecodedHeic | { readonly unloadable: string }>;

/** 12 megapixels take 1 to 3 s, 48 take 10 s, and CI machines are slow. */
const DEADLINE_MS = 30_000;

/** One file at a time: libheif takes some 70 MB, and 12 bytes for each pixel.
 *  @param mostBytes that its process may take: with more, the photo is a missing one. */
export function openHeicDecoder(
  environment: ChildEnvironment,
  hold: Hold = holdNothing,
  mostBytes: number = MOST_BYTES.photos,
): HeicDecoder {
  const common = { script: PICTURE_SCRIPT, kind: 'process', size: 1, deadlineMs: DEADLINE_MS } as const;
  return openPool({ ...common, environment, hold, mostBytes });
}

/** Of a HEIC photo that has become a JPEG, in the run's folder. */
export function decodedName(index: number): string {
  return `heic-${index}.jpg`;
}

export type HeicResult =
  | { readonly kind: 'decoded'; readonly widthPx: number; readonly heightPx: number }
  | { readonly kind: 'failed'; readonly reason: string; readonly hint?: string };

/** Writes `target`. libheif has applied the container's rotation, and EXIF's orientation only repeats it: no further
 *  turn. */
export async function decodeHeic(
  { file, identity }: Pick<PictureFile, 'file' | 'identity'>,
  target: string,
  profile: Uint8Array | undefined,
  decoder: HeicDecoder,
): Promise<HeicResult> {
  const outcome = await decoder.run({ kind: 'heic', file, identity });
  if (outcome.kind === 'late') return failed(`decoding took longer than ${DEADLINE_MS / 1000} s`);
  if (outcome.kind === 'failed') return failed(isTooMuch(outcome.reason) ? outcome.reason : 'it cannot be decoded');
  if ('unloadable' in outcome.answer) throw unloadable('libheif-js', 'HEIC photos need', outcome.answer.unloadable);
  const { jpeg, widthPx, heightPx } = outcome.answer;
  await writeTemporary(target, profile ? withProfile(jpeg, profile) : jpeg);
  return { kind: 'decoded', widthPx, heightPx };
}

function failed(reason: string, hint?: string): HeicResult {
  return { kind: 'failed', reason, ...(hint ? { hint } : {}) };
}

const PROFILE_MARK = Buffer.from('ICC_PROFILE\0', 'latin1');
const MAX_PART = 65_519;

/** The samples are in the camera's own colours (Display P3): the profile goes in unchanged, in APP2 parts, and the
 *  encoder  converts once. Source: ICC.1:2022, annex B.4. */
function withProfile(jpeg: Uint8Array, profile: Uint8Array): Uint8Array {
  const count = Math.ceil(profile.length / MAX_PART);
  if (count === 0 || count > 255) return jpeg;
  const parts = Array.from({ length: count }, (_, index) => {
    const piece = profile.subarray(index * MAX_PART, (index + 1) * MAX_PART);
    const head = Buffer.from([0xff, 0xe2, 0, 0]);
    head.writeUInt16BE(2 + PROFILE_MARK.length + 2 + piece.length, 2);
    return Buffer.concat([head, PROFILE_MARK, Buffer.from([index + 1, count]), piece]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...parts, jpeg.subarray(2)]);
}
