// Step 3 and 6, process of its own: opens pictures, some orders at once (header, small copy, print, grey box, HEIC).
// No other process of a run does: a hostile file may keep its decoder busy for hours or bring it down, and only
// the end of its process stops it. Plain JavaScript for the reason given in exif-worker.js.
// @ts-check

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { openFile, pathOfHandle, readOpened, requireUnchanged } from '../../files/opened-file.js';

/** @typedef {import('sharp').Sharp} Sharp
 *  @typedef {import('./image-decoder.ts').PictureFile} PictureFile
 *  @typedef {import('./image-decoder.ts').PrintFile} PrintFile
 *  @typedef {import('./image-decoder.ts').Strictness} Strictness
 *  @typedef {import('./image-decoder.ts').Order} Order
 *  @typedef {string | Buffer} Source
 *  @typedef {import('./workers.ts').WorkerOrder<Order>} WorkerOrder */

const require = createRequire(import.meta.url);
const sharp = await loadSharp();
// One thread for each picture, nothing kept: bounded memory and the same result on every machine.
sharp.concurrency(1);
sharp.cache(false);

/** As CommonJS it loads in half the time, and every process loads it.
 *  @returns {Promise<typeof import('sharp').default>} */
async function loadSharp() {
  try {
    return require('sharp');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await new Promise((sent) => process.send?.({ kind: 'broken', reason }, sent));
    throw error;
  }
}

const PHOTO_LOADERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif'].map((name) => `VipsForeignLoad${name}`);
const SVG_LOADERS = ['VipsForeignLoadSvg'];

/** @type {readonly string[] | undefined} */
let allowed;

/** libvips picks its loader by content; everything but these is shut, whatever was compiled in. This is so for all
 *  orders under way: a process has either photos or drawings, and of drawings one at a time.
 *  @param {readonly string[]} loaders */
function allowOnly(loaders) {
  if (loaders === allowed) return;
  allowed = loaders;
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: [...loaders] });
}

/** `work` on the very file that was checked: by its open handle where the system gives it a name (of a large photo,
 *  only the parts that are needed are read), else by its bytes.
 *  @template Answer
 *  @param {PictureFile} picture
 *  @param {(source: Source) => Promise<Answer>} work */
async function withSource({ file, identity, svg }, work) {
  const opened = await openFile(file, identity);
  try {
    const name = pathOfHandle(opened.handle);
    // Its bytes only: librsvg then knows no folder in which it could look for other files.
    const answer = await work(!svg && existsSync(name) ? name : await opened.handle.readFile());
    await requireUnchanged(opened);
    return answer;
  } catch (error) {
    // What a decoder says of a file that somebody writes to says nothing of the photo.
    await requireUnchanged(opened);
    throw error;
  } finally {
    await opened.handle.close();
  }
}

/** @param {Source} source
 *  @param {Pick<PictureFile, 'svg' | 'maxPixels'>} picture
 *  @param {{ failOn?: Strictness | undefined, limitInputPixels?: false }} more */
function open(source, { svg, maxPixels }, { failOn = 'warning', limitInputPixels } = {}) {
  allowOnly(svg ? SVG_LOADERS : PHOTO_LOADERS);
  const limit = { limitInputPixels: limitInputPixels ?? maxPixels };
  return svg ? sharp(source, limit) : sharp(source, { ...limit, failOn, sequentialRead: true, pages: 1 });
}

/** The limit is checked by inspect-file.ts with a message of its own.
 *  @param {PictureFile} picture */
function readHeader(picture) {
  return withSource(picture, async (source) => {
    const facts = await open(source, picture, { limitInputPixels: false }).metadata();
    const { format, compression, width, height, autoOrient, pages, exif, iptc, xmp, icc } = facts;
    return { format, compression, width, height, autoOrient, pages, exif, iptc, xmp, icc };
  });
}

const SMALL_PX = 128;

/** Nearest neighbour: edges and flat colours stay what they are, and it is the fastest.
 *  @param {Sharp} image */
function shrink(image) {
  return image.resize(SMALL_PX, SMALL_PX, { fit: 'inside', kernel: 'nearest', withoutEnlargement: true });
}

/** @param {Sharp} image */
async function samplesOf(image) {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { widthPx: info.width, heightPx: info.height, channels: info.channels, data };
}

/** sRGB, on white, as stored (not turned).
 *  @param {PictureFile & { failOn: Strictness }} picture */
function readSmall(picture) {
  return withSource(picture, (source) => {
    const small = shrink(open(source, picture, picture));
    return samplesOf(small.flatten({ background: '#ffffff' }).toColourspace('srgb').removeAlpha());
  });
}

/** @param {PrintFile} order */
function print(order) {
  return withSource(order, async (source) => {
    const plain = order.svg ? draw(source, order) : await develop(source, order);
    const image = order.shade ? await shaded(plain, order.shade) : plain;
    return toJpeg(image, { ...order, graphic: order.graphic || order.svg });
  });
}

/** Black over a colour makes each of its channels smaller by one share.
 *  @param {Sharp} image
 *  @param {import('./image-decoder.ts').Shade} shade */
async function shaded(image, { from, full, dark }) {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  for (let y = Math.floor(from * height); y < height; y++) {
    const share = full > from ? Math.min(1, Math.max(0, ((y + 0.5) / height - from) / (full - from))) : 1;
    const left = 1 - dark * share;
    for (let at = y * width * channels; at < (y + 1) * width * channels; at++)
      data[at] = Math.round((data[at] ?? 0) * left);
  }
  return sharp(data, { raw: { width, height, channels } });
}

/** Drawn at this size, not drawn small and enlarged.
 *  @param {Source} source
 *  @param {PrintFile} order */
function draw(source, order) {
  return turned(open(source, order), order)
    .resize(order.widthPx, order.heightPx, { fit: order.cropped ? 'cover' : 'fill', kernel: 'lanczos3' })
    .flatten({ background: '#ffffff' })
    .toColourspace(order.grey ? 'b-w' : 'srgb');
}

/** As its author wants it turned; the size is that of the turned picture.
 *  @param {Sharp} image
 *  @param {Pick<PrintFile, 'turn'>} order */
function turned(image, { turn }) {
  return turn ? image.rotate(turn) : image;
}

/** Upright, sRGB or grey, on white, without metadata or profile. Not sharpened: Lanczos keeps edges, the eye sees no
 *  more at 300 dpi, and it would cost two thirds more time and a tenth more bytes (measured on 28 photos of 13 MP).
 *  @param {Source} source
 *  @param {PrintFile} order */
async function develop(source, order) {
  const facts = await open(source, order, order).metadata();
  let image = turned(open(source, order, order).autoOrient(), order).resize(order.widthPx, order.heightPx, {
    fit: order.cropped ? 'cover' : 'fill',
    kernel: 'lanczos3',
  });
  if (facts.hasAlpha) image = image.flatten({ background: '#ffffff' });
  const grey = facts.channels <= 2 && facts.space !== 'srgb';
  image = image.toColourspace(grey || order.grey ? 'b-w' : 'srgb');
  // sharp brings 16 bits a sample to Display P3, or leaves them in their own grey: this is the last step to sRGB.
  const far = facts.depth === 'ushort' && facts.hasProfile && !order.grey;
  return far ? image.withIccProfile('srgb', { attach: false }) : image;
}

/** The small copy is decoded from the JPEG at an eighth of its size, for a fraction of what encoding it cost.
 *  @param {Sharp} image
 *  @param {{ quality: number, graphic: boolean, compact?: boolean }} settings */
async function toJpeg(image, { quality, graphic, compact }) {
  const jpeg = await image
    .jpeg({ quality, chromaSubsampling: graphic ? '4:4:4' : '4:2:0', mozjpeg: compact === true })
    .toBuffer();
  allowOnly(PHOTO_LOADERS);
  return { jpeg, small: await samplesOf(shrink(sharp(jpeg))) };
}

/** @param {import('./image-decoder.ts').PrintSize} order */
function greyBox(order) {
  const { widthPx: width, heightPx: height } = order;
  const box = sharp({ create: { width, height, channels: 3, background: '#d9d9d9' } });
  return toJpeg(order.grey ? box.toColourspace('b-w') : box, order);
}

/** Its codec is loaded only where there is such a file: it takes half a second.
 *  @param {Pick<PictureFile, 'file' | 'identity'>} picture */
async function decodeHeic({ file, identity }) {
  const codec = await import('./heic-decoder.js').catch((error) => ({ unloadable: String(error.message) }));
  if ('unloadable' in codec) return codec;
  const { width, height, data } = await codec.samplesOfHeic(await readOpened(file, identity));
  const jpeg = await sharp(data, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return { jpeg, widthPx: width, heightPx: height };
}

/** @param {Order} order */
function carryOut(order) {
  switch (order.kind) {
    case 'header':
      return readHeader(order);
    case 'small':
      return readSmall(order);
    case 'print':
      return print(order);
    case 'grey box':
      return greyBox(order);
    case 'heic':
      return decodeHeic(order);
  }
}

process.on('message', async (/** @type {WorkerOrder} */ { id, job }) => {
  try {
    process.send?.({ kind: 'done', id, answer: await carryOut(job) });
  } catch (error) {
    process.send?.({ kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
  }
});
// Ctrl-C reaches every process of the terminal; when this one ends is decided by the one that started it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
// The process that started this one is gone, and the decoder may be busy for long: nothing is waited for.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.send?.({ kind: 'ready' });
