// Step 3, thread of its own: one raw EXIF block in, its tags out as plain values; exifr runs nowhere else, because a
// crafted file can make it spin for ever and only killing its thread ends that. Plain JavaScript, so that the same file
// runs from src/ under the tests and from dist/ (Node 20 starts no TypeScript in a thread); the compiler checks and
// copies it.
// @ts-check

import { Buffer } from 'node:buffer';
import { parentPort } from 'node:worker_threads';

// exifr decodes every text as UTF-8 and so destroys Latin-1 names. Here it gets a decoder that keeps the bytes (one
// character per byte); metadata.ts then decides which encoding they are in. Must be set before exifr loads.
globalThis.TextDecoder = /** @type {any} */ (
  class {
    /** @param {Uint8Array} bytes */
    decode(bytes) {
      return Buffer.from(bytes).toString('latin1');
    }
  }
);

/** A package that is damaged is told with the first block: photos without one need none. */
const { exifr, unloadable } = await import('exifr').then(
  ({ default: found }) =>
    typeof found?.parse === 'function'
      ? { exifr: found, unloadable: undefined }
      : { exifr: undefined, unloadable: 'its files are not whole' },
  (error) => ({ exifr: undefined, unloadable: String(error?.message ?? error) }),
);

const OPTIONS = {
  mergeOutput: false,
  reviveValues: false,
  translateValues: false,
  sanitize: true,
  ifd0: true,
  exif: true,
  gps: true,
  ifd1: false,
  interop: false,
  makerNote: false,
  userComment: true,
};

/** Some programs write the tags of the camera's block into the first one, where exifr knows them by number only.
 *  @param {Record<string, unknown>} [block] */
function named(block = {}) {
  const names = exifr?.tagKeys?.get('exif');
  return Object.fromEntries(Object.entries(block).map(([key, value]) => [names?.get(Number(key)) ?? key, value]));
}

parentPort?.on('message', async (/** @type {{ id: number, job: Uint8Array }} */ { id, job: tiff }) => {
  try {
    if (!exifr) {
      parentPort?.postMessage({ kind: 'done', id, answer: { unloadable } });
      return;
    }
    const { ifd0, exif, gps, userComment } = (await exifr.parse(tiff, /** @type {any} */ (OPTIONS))) ?? {};
    parentPort?.postMessage({ kind: 'done', id, answer: { ...named(ifd0), ...exif, ...gps, userComment } });
  } catch (error) {
    parentPort?.postMessage({ kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
  }
});
parentPort?.postMessage({ kind: 'ready' });
