// A photo that is no longer the file that was checked is told, and missing; nothing else is shown in its place.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { CHANGED, openFile } from '../../src/files/opened-file.js';
import type { FetchedImage } from '../../src/model.ts';
import { resolveOptions } from '../../src/options/resolve.ts';
import { inspectImages } from '../../src/photos/inspect.ts';
import { openImageDecoder } from '../../src/photos/pixels/image-decoder.ts';
import { encodeSizes, shownSizes } from '../../src/photos/prints/encode.ts';
import { rowOf } from '../fuzz/images.ts';
import { photo } from '../helpers/make.ts';
import { temporaryFolder } from '../helpers/run.ts';

const decoder = openImageDecoder({});
afterAll(() => decoder.close());

const SWAPS: Readonly<Record<string, (file: string, secret: string) => void>> = {
  'a link': (file, secret) => {
    rmSync(file);
    symlinkSync(secret, file);
  },
  'another photo': (file, secret) => copyFileSync(secret, file),
  'a photo moved there': (file, secret) => renameSync(secret, file),
  'a pipe': (file) => {
    rmSync(file);
    execFileSync('mkfifo', [file]);
  },
  'a folder': (file) => {
    rmSync(file);
    mkdirSync(file);
  },
  nothing: (file) => rmSync(file),
  'a longer file': (file) => appendFileSync(file, 'more'),
  'a folder on the way that leads out': (file, secret) => {
    renameSync(path.dirname(file), `${path.dirname(file)}.was`);
    symlinkSync(path.dirname(secret), path.dirname(file));
  },
};

async function world(kind: string) {
  const root = temporaryFolder();
  mkdirSync(path.join(root, 'in'));
  mkdirSync(path.join(root, 'out'));
  const [file, secret] = ['in', 'out'].map((folder) => path.join(root, folder, `a.${kind}`)) as [string, string];
  const svg = (fill: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" fill="${fill}"/>`;
  const draw = async (fill: string): Promise<Buffer> => {
    if (kind === 'svg') return Buffer.from(svg(fill));
    const flat = sharp({ create: { width: 60, height: 40, channels: 3, background: fill } });
    return kind === 'tiff' ? flat.tiff().toBuffer() : flat.jpeg().toBuffer();
  };
  writeFileSync(file, await draw('#1e1edc'));
  writeFileSync(secret, await draw('#dc1e1e'));
  // Two files may be written within one tick of the disk's clock.
  utimesSync(file, 1_500_000_000, 1_500_000_000);
  const { handle, identity, bytes } = await openFile(file);
  await handle.close();
  const image: FetchedImage = { picture: 'p1', file, identity, address: `a.${kind}`, bytes, downloadedBytes: 0 };
  const settings = resolveOptions(['post.md'], {});
  const run = { tell: () => {}, signal: new AbortController().signal, folder: root, decoder, childEnvironment: {} };
  return { file, secret, image, settings, run };
}

const ROWS = Object.keys(SWAPS).flatMap((swap) => ['jpg', 'svg', 'tiff'].map((kind) => [swap, kind] as const));

it.each(ROWS)('%s in place of a %s, before it is looked at', async (swap, kind) => {
  const { file, secret, image, settings, run } = await world(kind);
  SWAPS[swap]!(file, secret);
  const { images, problems } = await inspectImages([image], settings, run);
  expect(problems).toMatchObject([{ code: 'W_CHANGED', message: CHANGED, address: `a.${kind}` }]);
  expect(images[0]?.missing?.code).toBe('W_CHANGED');
});

it.each(ROWS)('%s in place of a %s, before it is encoded', async (swap, kind) => {
  const { file, secret, image, settings, run } = await world(kind);
  const { images } = await inspectImages([image], settings, run);
  SWAPS[swap]!(file, secret);
  const photos = new Map([['p1', photo('p1', { ...images[0]!, address: `a.${kind}` })]]);
  const { lost } = await encodeSizes(shownSizes(rowOf('p1', 60, 40), new Map()), photos, settings, run);
  expect(lost.get('p1')).toMatchObject({ code: 'W_CHANGED', message: CHANGED, address: `a.${kind}` });
});
