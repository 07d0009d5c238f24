// What is kept of photos between runs: the same facts and the same bytes without a decoder, made anew wherever anything
// that decides them is another, and never believed where it is not whole.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FetchedImage, Photo } from '../../src/model.ts';
import { inspectImages, openInspection } from '../../src/photos/inspect.ts';
import type { ImageDecoder } from '../../src/photos/pixels/image-decoder.ts';
import { encodeCover } from '../../src/photos/prints/cover-print.ts';
import { encodeSizes } from '../../src/photos/prints/encode.ts';
import { openPhotoStoreIn, openShelf, type Shelf } from '../../src/photos/shelf.ts';
import { fetched, photo } from '../helpers/make.ts';
import { temporaryFolder } from '../helpers/run.ts';
import { decoder } from './decoder.ts';
import { SETTINGS } from './inspect-files.ts';
import { picture, TAG, withBlocks } from './make.ts';

const camera = { exif: { ifd0: { [TAG.Make]: 'Canon', [TAG.Model]: 'EOS R5', [TAG.ImageDescription]: 'Harbour' } } };
const FILES: Readonly<Record<string, Uint8Array>> = {
  'camera.jpg': withBlocks((await picture(640, 480).jpeg().toBuffer()) as Buffer, camera),
  'plain.jpg': await picture(320, 240, 2).jpeg().toBuffer(),
  'flat.png': await picture(64, 48, 3).png().toBuffer(),
};
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="9" height="9"/></svg>';

/** Whoever asks it for anything has not looked at the shelf. */
const noDecoder = new Proxy({ size: 2 } as ImageDecoder, {
  get(target, name) {
    if (name === 'size') return target.size;
    throw new Error(`the decoder was asked: ${String(name)}`);
  },
});

/** A folder of photos, and runs with one shelf, each as a process would open it. */
function trip(files: Readonly<Record<string, Uint8Array | string>> = FILES) {
  const folder = temporaryFolder();
  const store = path.join(folder, 'shelf');
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
  let runs = 0;
  const images = (names = Object.keys(files)): FetchedImage[] =>
    names.map((name) => fetched(name, { file: path.join(folder, name), address: name }));
  const open = (): Shelf => openShelf(openPhotoStoreIn(store))!;
  const run = (decoderNow: ImageDecoder) => {
    const scratch = path.join(folder, `run-${++runs}`);
    mkdirSync(scratch);
    const signal = new AbortController().signal;
    return { tell: () => {}, signal, folder: scratch, decoder: decoderNow, childEnvironment: {}, shelf: open() };
  };
  const work = async (
    decoderNow: ImageDecoder,
    { quality = 82, widthPx = 90, settings = SETTINGS, from = images(), more = {} as Partial<Photo> } = {},
  ) => {
    const tools = run(decoderNow);
    const found = await inspectImages(from, settings, tools);
    const photos = new Map(found.images.map(({ picture: id, ...facts }) => [id, photo(id, { ...facts, ...more })]));
    const sizes = [...photos.values()].map(
      (one) => [one.id, { widthPx, heightPx: (widthPx * one.heightPx) / one.widthPx }] as const,
    );
    const asked = { dpi: 150, quality, maxPixels: 1e8 };
    const { prints, ...rest } = await encodeSizes(sizes, photos, asked, tools);
    const jpegs = [...prints.values()].map(({ file }) => readFileSync(path.join(tools.folder, file)).toString('hex'));
    return { found, prints: [...prints.values()], rest, jpegs, photos, tools };
  };
  const contents = (part: 'content' | 'entries'): string[] =>
    existsSync(path.join(store, part))
      ? readdirSync(path.join(store, part), { recursive: true, withFileTypes: true })
          .filter((one) => one.isFile())
          .map((one) => path.join(one.parentPath, one.name))
      : [];
  return { folder, images, open, work, contents };
}

describe('a second run', () => {
  it('finds the same facts and prints without a decoder', async () => {
    const { work, open } = trip();
    expect(await open().isNew()).toBe(true);
    const cold = await work(decoder);
    expect(await open().isNew()).toBe(false);
    const warm = await work(noDecoder);
    expect(warm.found).toEqual(cold.found);
    expect(warm.found.images[0]).toMatchObject({ unproven: true, metadata: { camera: 'Canon EOS R5' } });
    expect(warm.prints).toEqual(cold.prints);
    expect(warm.jpegs).toEqual(cold.jpegs);
    expect(warm.rest).toEqual(cold.rest);
  });

  it('is as it would be without a shelf', async () => {
    const { work, folder } = trip();
    await work(decoder);
    const warm = await work(noDecoder);
    const { shelf: _, ...tools } = warm.tools;
    const alone = path.join(folder, 'alone');
    mkdirSync(alone);
    const found = await inspectImages(
      Object.keys(FILES).map((name) => fetched(name, { file: path.join(folder, name), address: name })),
      SETTINGS,
      { ...tools, decoder, folder: alone },
    );
    expect(warm.found.images.map(({ sha256: __, ...facts }) => facts)).toEqual(found.images);
  });

  it('a cover, too', async () => {
    const { work } = trip({ 'camera.jpg': FILES['camera.jpg']! });
    const { photos, tools } = await work(decoder);
    const cover = (with_: ImageDecoder) =>
      encodeCover(photos.get('camera.jpg')!, { widthPx: 100, heightPx: 140 }, SETTINGS, { ...tools, decoder: with_ });
    const first = await cover(decoder);
    expect(first).toBeDefined();
    const second = await cover(noDecoder);
    expect(second!.print).toEqual(first!.print);
    expect(Buffer.from(second!.samples.data)).toEqual(Buffer.from(first!.samples.data));
  });
});

describe('files that are looked at as they come', () => {
  const begun = async (order: readonly string[], more: Partial<FetchedImage> = {}) => {
    const { work, images, folder } = trip();
    const { tools } = await work(noDecoder, { from: [] });
    const inspection = openInspection(SETTINGS, { ...tools, decoder });
    for (const name of order) inspection.begin({ ...images([name])[0]!, file: path.join(folder, name), ...more });
    try {
      return { folder, inspection, found: await inspection.finish(images()) };
    } finally {
      await inspection.close();
    }
  };
  const NAMES = Object.keys(FILES);
  const withoutFolder = (value: unknown, folder: string): string => JSON.stringify(value).replaceAll(folder, '');

  it.each([[[]], [NAMES], [NAMES.toReversed()], [['plain.jpg']]])(
    'begun with %j: the same, in the order of the text',
    async (names) => {
      const { folder, found } = await begun(names);
      const usual = trip();
      const { found: expected } = await usual.work(decoder);
      expect(found.images.map(({ picture: id }) => id)).toEqual(NAMES);
      expect(withoutFolder(found, folder)).toBe(withoutFolder(expected, usual.folder));
    },
  );

  it('one that was begun by another name has the name that the text gives it', async () => {
    const { found } = await begun(['camera.jpg'], { address: 'IMG_20190625_161932.jpg' });
    expect(found.images[0]?.metadata.takenAt).toBeUndefined();
  });

  it('one that cannot be opened is told at the end, and nothing is left when nobody asks', async () => {
    const { work, images, folder } = trip();
    const { tools } = await work(noDecoder, { from: [] });
    const gone = { ...images(['plain.jpg'])[0]!, file: path.join(folder, 'gone.jpg') };
    const inspection = openInspection(SETTINGS, { ...tools, decoder });
    inspection.begin(gone);
    const { images: found, problems } = await inspection.finish([gone]);
    expect(found[0]?.missing).toBe(problems[0]);
    expect(problems).toMatchObject([{ code: 'W_DAMAGED' }]);
    inspection.begin({ ...gone, file: path.join(folder, 'plain.jpg') });
    await inspection.close();
  });
});

describe('what decides it is another', () => {
  const asks = 'the decoder was asked: start';
  it('the bytes of the file', async () => {
    const { work, folder, images } = trip();
    await work(decoder);
    writeFileSync(path.join(folder, 'plain.jpg'), await picture(320, 240, 9).jpeg().toBuffer());
    expect((await work(noDecoder, { from: images(['camera.jpg']) })).jpegs).toHaveLength(1);
    await expect(work(noDecoder, { from: images(['plain.jpg']) })).rejects.toThrow(asks);
  });
  it.each([
    ['the size', { widthPx: 91 }],
    ['the quality', { quality: 81 }],
    ['what kind of picture it is', { more: { graphic: true } }],
    ['what is asked of every file', { settings: { ...SETTINGS, bursts: 'first' } as typeof SETTINGS }],
  ])('%s', async (_, another) => {
    const { work, images } = trip();
    await work(decoder);
    await expect(work(noDecoder, { from: images(['camera.jpg']), ...another })).rejects.toThrow(asks);
  });
  it('what lies beside it, and its name', async () => {
    const { work, folder, images } = trip();
    const sidecar = path.join(folder, 'plain.jpg.json');
    const from = images(['plain.jpg']).map((image) => ({ ...image, sidecars: [sidecar] }));
    writeFileSync(sidecar, JSON.stringify({ photoTakenTime: { timestamp: '1561480772' }, title: 'plain.jpg' }));
    const before = await work(decoder, { from });
    expect((await work(noDecoder, { from })).found).toEqual(before.found);
    writeFileSync(sidecar, JSON.stringify({ photoTakenTime: { timestamp: '1561480799' }, title: 'plain.jpg' }));
    await expect(work(noDecoder, { from })).rejects.toThrow(asks);
    const renamed = images(['plain.jpg']).map((image) => ({ ...image, address: 'IMG_20190625_161932.jpg' }));
    const after = await work(decoder, { from: renamed });
    expect(after.found.images[0]!.metadata.takenAt?.from).toBe('filename');
  });
});

describe('never believed', () => {
  it('content and entries that are not whole: made anew, the same', async () => {
    const { work, contents, open } = trip();
    const cold = await work(decoder);
    for (const file of contents('content')) {
      const bytes = readFileSync(file);
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(file, bytes);
    }
    expect(await work(decoder)).toMatchObject({ found: cold.found, jpegs: cold.jpegs });
    // One that was changed as a whole: valid JSON that says something else.
    const entries = contents('entries');
    expect(entries.length).toBeGreaterThan(0);
    for (const file of entries)
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"facts":"[^}]*}"/, '"facts":"{\\"whiteBorder\\":true}"'));
    const again = await work(decoder);
    expect(again.rest).toEqual(cold.rest);
    expect(again.jpegs).toEqual(cold.jpegs);
    expect(open().problems()).toEqual([]);
  });

  it('what the machine had a part in is not kept: damage, drawings', async () => {
    const half = FILES['plain.jpg']!.subarray(0, 4000);
    const { work, contents } = trip({ 'half.jpg': half, 'drawing.svg': SVG });
    const { found } = await work(decoder);
    expect(found.problems.map(({ code }) => code)).toEqual(['W_DAMAGED']);
    // The print of what is known to be damaged is as good as any.
    expect(
      contents('entries')
        .map((file) => /kind[\\":]*(\w+)/.exec(readFileSync(file, 'utf8'))?.[1])
        .sort(),
    ).toEqual(['decoder', 'print']);
  });

  it('a shelf that is none: told, and all is there', async () => {
    const { folder, work, open } = trip();
    writeFileSync(path.join(folder, 'shelf'), 'a file in its place');
    const { jpegs, tools } = await work(decoder);
    expect(jpegs).toHaveLength(3);
    expect(tools.shelf.problems()).toMatchObject([
      { code: 'W_CACHE', severity: 'note', message: expect.stringContaining('a file stands in its way') },
      { code: 'W_CACHE_STRANGE', severity: 'warning' },
    ]);
    // Each once in a run, however often it is asked.
    expect(tools.shelf.problems()[0]).toBe(tools.shelf.problems()[0]);
    expect(open().problems()).toEqual([]);
  });
});
