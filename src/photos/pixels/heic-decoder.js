// Step 3, in picture-process.js: the bytes of one HEIC file in, the upright RGBA samples of its primary image out.
// libheif blocks for seconds and may hang or die on a crafted file: it runs in no other process. Plain JavaScript for
// the reason given in exif-worker.js.
// @ts-check

/** @typedef {{ data: Uint8ClampedArray, width: number, height: number }} Samples
 *  @typedef {{ get_width(): number, get_height(): number, is_primary(): boolean, free(): void,
 *    display(target: Samples, done: (filled: Samples | null) => void): void }} Image
 *  @typedef {{ decode(file: Uint8Array): Image[], decoder: { delete(): void } | null }} Decoder */

/** @type {{ default: { ready: Promise<unknown>, HeifDecoder: new () => Decoder } }} */
// @ts-expect-error the bundle ships no types
const { default: libheif } = await import('libheif-js/wasm-bundle.js');
await libheif.ready;

/** A file may hold several whole pictures (a burst, a collection): the one that its owner sees is marked, and need not
 *  stand first.
 *  @param {Uint8Array} file
 *  @returns {Promise<Samples>} */
export async function samplesOfHeic(file) {
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
