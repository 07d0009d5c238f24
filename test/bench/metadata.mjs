// What inspection costs per photo: `npm run build && npm run bench -- metadata [COUNT]`. 500 camera photos of 12
// megapixels (five files under many names), the same decoded as `--bursts` needs it, and small pictures without camera
// data. Prints milliseconds of wall clock per photo, and of processor in this process (its children open the pictures);
// the promise for camera photos is less than 3 of wall clock. Asserts nothing: machines differ.

import { linkSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspectImages } from '../../dist/photos/inspect.js';
import { openImageDecoder } from '../../dist/photos/pixels/image-decoder.js';
import { withTypeScript } from '../helpers/typescript.mjs';

const count = Number(process.argv[2] ?? 500);
const decoder = openImageDecoder({});
const folder = mkdtempSync(path.join(tmpdir(), 'tripreport-bench-'));
try {
  await withTypeScript(bench);
} finally {
  await decoder.close();
  rmSync(folder, { recursive: true });
}

async function bench(load) {
  const { gpsIfd, picture, TAG, withBlocks } = await load('/test/photos/make.ts');
  const camera = (i) => ({
    exif: {
      ifd0: { [TAG.Make]: 'Example', [TAG.Model]: 'Phone 12' },
      exif: {
        [TAG.DateTimeOriginal]: `2019:06:25 16:19:0${i}`,
        [TAG.ExposureTime]: [[1, 60]],
        [TAG.FNumber]: [[18, 10]],
        [TAG.ISO]: { short: 100 },
      },
      gps: gpsIfd(31.18948 + i / 10, 121.48478),
    },
  });
  const large = [];
  for (let i = 0; i < 5; i += 1) {
    const jpeg = await picture(1000, 750, i + 1)
      .resize(4032, 3024)
      .sharpen()
      .jpeg({ quality: 92 })
      .toBuffer();
    large.push(withBlocks(jpeg, camera(i)));
  }
  const small = await picture(1040, 780).jpeg({ quality: 85 }).toBuffer();

  await measure('a first photo, with everything that is loaded for it', large, 1);
  await measure('camera photos of 12 megapixels', large, count);
  await measure('the same, for --bursts', large, Math.ceil(count / 10), { bursts: 'first' });
  await measure('small pictures without camera data', [small], count);
}

async function measure(name, files, many, settings = {}) {
  const masters = files.map((bytes, i) => {
    const file = path.join(folder, `master-${i}.jpg`);
    writeFileSync(file, bytes);
    return file;
  });
  const images = Array.from({ length: many }, (_, i) => {
    const file = path.join(folder, `${i}.jpg`);
    linkSync(masters[i % masters.length], file);
    return {
      picture: `p${i}`,
      file,
      address: `${i}.jpg`,
      from: 'file',
      bytes: statSync(file).size,
      downloadedBytes: 0,
    };
  });
  const run = { tell: () => {}, signal: new AbortController().signal, folder, decoder, childEnvironment: {} };
  const processor = process.cpuUsage();
  const started = performance.now();
  await inspectImages(images, { maxPixels: 150_000_000, svg: true, ...settings }, run);
  const wall = (performance.now() - started) / many;
  const { user, system } = process.cpuUsage(processor);
  const busy = (user + system) / 1000 / many;
  for (const { file } of images) rmSync(file);
  console.log(
    `${String(many).padStart(5)}  ${wall.toFixed(1).padStart(7)} ms  ${busy.toFixed(1).padStart(7)} ms of processor  ${name}`,
  );
}
