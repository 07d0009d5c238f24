// Step 3, thread of its own: the bytes of one HEIC file in, its upright RGBA samples out. libheif blocks for seconds and may
// hang or die on a crafted file, so its thread has a deadline. Plain JavaScript for the reason told in exif-worker.js.
// @ts-check

import { parentPort } from 'node:worker_threads';

/** @type {{ default: (input: { buffer: Uint8Array }) => Promise<{ width: number, height: number, data: Uint8ClampedArray }> }} */
// @ts-expect-error heic-decode ships no types
const { default: decode } = await import('heic-decode');

parentPort?.on('message', async (/** @type {Uint8Array} */ file) => {
  try {
    const { width, height, data } = await decode({ buffer: file });
    parentPort?.postMessage({ kind: 'done', answer: { width, height, data } }, [
      /** @type {ArrayBuffer} */ (data.buffer),
    ]);
  } catch (error) {
    parentPort?.postMessage({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});
parentPort?.postMessage({ kind: 'ready' });
