// Step 3, thread of its own: the bytes of one HEIC file in, the upright RGBA samples of its primary image out. libheif blocks for
// seconds and may hang or die on a crafted file, so its thread has a deadline. Plain JavaScript for the reason told in exif-worker.js.
// @ts-check

import { parentPort } from 'node:worker_threads';

/** @typedef {{ data: Uint8ClampedArray, width: number, height: number }} Samples
 *  @typedef {{ get_width(): number, get_height(): number, is_primary(): boolean, free(): void,
 *    display(target: Samples, done: (filled: Samples | null) => void): void }} Image
 *  @typedef {{ decode(file: Uint8Array): Image[], decoder: { delete(): void } | null }} Decoder */

/** @type {{ default: { ready: Promise<unknown>, HeifDecoder: new () => Decoder } }} */
// @ts-expect-error the bundle ships no types
const { default: libheif } = await import('libheif-js/wasm-bundle.js');
await libheif.ready;

/** A file may hold several whole pictures (a burst, a collection): the one its owner sees is marked, and need not be the first.
 *  @param {Uint8Array} file
 *  @returns {Promise<Samples>} */
async function decode(file) {
  const decoder = new libheif.HeifDecoder();
  const images = decoder.decode(file);
  try {
    const image = images.find((one) => one.is_primary()) ?? images[0];
    if (!image) throw new Error('no picture in the file');
    const width = image.get_width();
    const height = image.get_height();
    const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
    return await new Promise((resolve, reject) => {
      image.display(target, (filled) =>
        filled ? resolve(target) : reject(new Error('the picture cannot be decoded')),
      );
    });
  } finally {
    for (const image of images) image.free();
    decoder.decoder?.delete();
  }
}

parentPort?.on('message', async (/** @type {Uint8Array} */ file) => {
  try {
    const { width, height, data } = await decode(file);
    parentPort?.postMessage({ kind: 'done', answer: { width, height, data } }, [
      /** @type {ArrayBuffer} */ (data.buffer),
    ]);
  } catch (error) {
    parentPort?.postMessage({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});
parentPort?.postMessage({ kind: 'ready' });
