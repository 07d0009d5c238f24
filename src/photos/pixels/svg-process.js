// Step 3, process of its own: what librsvg makes of one SVG: its header, or a small copy of its pixels. Style sheets, text and
// filters can keep librsvg busy for hours, already for the header, and nothing stops it but the end of its process. Plain
// JavaScript for the reason told in exif-worker.js.
// @ts-check

import { readFile } from 'node:fs/promises';
import process from 'node:process';
import sharp from 'sharp';

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
sharp.concurrency(1);
sharp.cache(false);

/** @param {import('./svg-reader.ts').Order} order */
async function look({ file, smallPx, maxPixels }) {
  // Its bytes only: librsvg then knows no folder in which it could look for other files.
  const svg = await readFile(file);
  if (smallPx === undefined) return sharp(svg, { limitInputPixels: false }).metadata();
  const { data, info } = await sharp(svg, { limitInputPixels: maxPixels })
    .resize(smallPx, smallPx, { fit: 'inside', kernel: 'nearest', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { widthPx: info.width, heightPx: info.height, rgb: data };
}

process.on('message', async (/** @type {import('./svg-reader.ts').Order} */ order) => {
  try {
    process.send?.({ kind: 'done', answer: await look(order) });
  } catch (error) {
    process.send?.({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});
// Whoever asked is gone, and librsvg may be busy for long: no orderly end waits for it.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.send?.({ kind: 'ready' });
