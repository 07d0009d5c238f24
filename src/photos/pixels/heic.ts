// Step 3: one HEIC file → an upright JPEG in the run's folder, because the image decoder knows the container but not its
// codec. The pixels come from a worker thread with a deadline; the colour profile travels along.

import { readFile, writeFile } from 'node:fs/promises';
import { loadSharp } from './image-decoder.ts';
import type { WorkerPool } from './workers.ts';

export interface Decoded {
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly data: Uint8ClampedArray;
}

export type HeicDecoder = WorkerPool<Uint8Array, Decoded>;

export const HEIC_SCRIPT = new URL('./heic-worker.js', import.meta.url);
/** 12 megapixels take 1 to 3 s, 48 take 10 s, and CI machines are slow. */
export const HEIC_DEADLINE_MS = 30_000;

export type HeicResult =
  | { readonly kind: 'decoded'; readonly widthPx: number; readonly heightPx: number }
  | { readonly kind: 'failed'; readonly reason: string; readonly notInstalled: boolean };

/** Writes `target`. libheif has applied the container's rotation, and EXIF's orientation only repeats it: no further turn. */
export async function decodeHeic(
  file: string,
  target: string,
  profile: Uint8Array | undefined,
  decoder: HeicDecoder,
): Promise<HeicResult> {
  const outcome = await decoder.run(await readFile(file));
  if (outcome.kind === 'late') {
    return { kind: 'failed', reason: `decoding took longer than ${HEIC_DEADLINE_MS / 1000} s`, notInstalled: false };
  }
  if (outcome.kind === 'failed') {
    const notInstalled = /cannot find (?:package|module) 'libheif-js/i.test(outcome.reason);
    return {
      kind: 'failed',
      reason: notInstalled ? 'its decoder is not installed' : 'it cannot be decoded',
      notInstalled,
    };
  }
  const { width, height, data } = outcome.answer;
  const sharp = await loadSharp();
  const jpeg = await sharp(data, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();
  await writeFile(target, profile ? withProfile(jpeg, profile) : jpeg);
  return { kind: 'decoded', widthPx: width, heightPx: height };
}

const PROFILE_MARK = Buffer.from('ICC_PROFILE\0', 'latin1');
const MAX_PART = 65_519;

/** The samples are in the camera's own colours (Display P3): the profile goes in unchanged, in APP2 parts, and the encoder
 *  converts once. Source: ICC.1:2022, annex B.4. */
function withProfile(jpeg: Buffer, profile: Uint8Array): Buffer {
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
