// Step 6, process of its own: one SVG at one size → its print, a JPEG. librsvg may be busy for hours with a few lines, and nothing stops it
// but the end of its process. Plain JavaScript: node starts the same file from src/ under the tests and from dist/.
// @ts-check

import { readFile } from 'node:fs/promises';
import process from 'node:process';
import sharp from 'sharp';

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
sharp.concurrency(1);
sharp.cache(false);

/** @param {import('./svg-renderer.ts').Order} order
 *  @returns {Promise<import('./svg-renderer.ts').Drawing>} */
async function draw({ file, widthPx, heightPx, quality, maxPixels }) {
  // Its bytes only: librsvg then knows no folder in which it could look for other files. Drawn at this size, not drawn small and enlarged.
  const { data, info } = await sharp(await readFile(file), { limitInputPixels: maxPixels })
    .resize(widthPx, heightPx, { fit: 'fill', kernel: 'lanczos3' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true });
  return { data, info: { width: info.width, height: info.height } };
}

process.on('message', async (/** @type {import('./svg-renderer.ts').Order} */ order) => {
  try {
    process.send?.({ drawing: await draw(order) });
  } catch (error) {
    process.send?.({ why: error instanceof Error ? error.message : String(error) });
  }
});
// Whoever asked is gone, and librsvg may be busy for long: no orderly end waits for it.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
