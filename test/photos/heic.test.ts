// HEIC is decoded in a thread: upright once, in its own colours, with its metadata.
import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { inspectFiles } from './inspect-files.ts';
import { heic, picture, TAG } from './make.ts';

/** The colours of the four corners of a picture: top left, top right, bottom right, bottom left. */
async function corners(file: string): Promise<string> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const name = (x: number, y: number): string => {
    const at = (y * info.width + x) * 3;
    const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
    if (r > 180 && g > 180 && b > 180) return 'white';
    return r > b ? 'red' : 'blue';
  };
  const right = info.width - 5;
  const bottom = info.height - 5;
  return [name(4, 4), name(right, 4), name(right, bottom), name(4, bottom)].join(' ');
}

it.each([
  ['no turn', 0, 1, '96x64', 'white blue blue red'],
  ['turned as iPhones in portrait write it: irot and EXIF say the same', 3, 6, '64x96', 'red white blue blue'],
  ['upside down', 2, 3, '96x64', 'blue red white blue'],
  ['anticlockwise', 1, 8, '64x96', 'blue blue red white'],
  ['EXIF alone says turned: the container decides', 0, 6, '96x64', 'white blue blue red'],
] as const)('is upright: %s', async (_, turns, orientation, size, expected) => {
  const file = heic({ turns, exif: { ifd0: { [TAG.Orientation]: { short: orientation } } } });
  const run = await inspectFiles([{ name: 'IMG_0001.HEIC', bytes: file }]);
  const [image] = run.images;
  expect(run.problems).toEqual([]);
  expect(`${image?.widthPx}x${image?.heightPx}`).toBe(size);
  expect(await corners(image!.file!)).toBe(expected);
  expect((await sharp(image!.file).metadata()).orientation ?? 1).toBe(1);
  await run.done();
  // Its header says the same, for those who want facts only.
  const glanced = await inspectFiles([{ name: 'a.heic', bytes: file }], {}, undefined, { glance: true });
  expect(glanced.images[0]).toMatchObject({ widthPx: image!.widthPx, heightPx: image!.heightPx, unproven: true });
  await glanced.done();
});

it('keeps its metadata', async () => {
  const exif = {
    ifd0: { [TAG.Make]: 'Apple', [TAG.Model]: 'iPhone XS', [TAG.ImageDescription]: '外滩的晚上' },
    exif: {
      [TAG.ExposureTime]: [[1, 100]] as const,
      [TAG.DateTimeOriginal]: '2019:06:25 16:19:32',
      [TAG.OffsetTimeOriginal]: '+08:00',
    },
  };
  const run = await inspectFiles([{ name: 'a.heic', bytes: heic({ exif }) }]);
  expect(run.images[0]).toMatchObject({
    format: 'heic',
    graphic: false,
    metadata: {
      camera: 'Apple iPhone XS',
      description: '外滩的晚上',
      takenAt: { local: '2019-06-25T16:19:32', offset: '+08:00' },
    },
  });
  await run.done();
});

it('opens files of iOS 18, whose brand list is longer than 50 bytes', async () => {
  const brands = ['mif1', 'MiHE', 'MiPr', 'MiHA', 'heix', 'miaf', 'MiHB', 'heic', 'tmap'];
  const run = await inspectFiles([{ name: 'IMG_2.HEIC', bytes: heic({ brands }) }]);
  expect(run.problems).toEqual([]);
  expect(run.images[0]?.format).toBe('heic');
  await run.done();
});

it('keeps the samples in Display P3 and hands the profile on, so that the encoder converts once', async () => {
  const p3 = (await sharp(await picture().withIccProfile('p3').jpeg().toBuffer()).metadata()).icc!;
  const run = await inspectFiles([{ name: 'p3.heic', bytes: heic({ profile: p3 }) }]);
  const file = run.images[0]!.file!;
  const stored = await sharp(file).metadata();
  expect(stored.icc?.equals(p3)).toBe(true);
  const red = async (image: Sharp) =>
    (await image.extract({ left: 36, top: 40, width: 1, height: 1 }).raw().toBuffer()).subarray(0, 3);
  const raw = await red(sharp(file, { ignoreIcc: true }));
  const shown = await red(sharp(file).toColourspace('srgb'));
  // Display P3's red is stronger than the same numbers in sRGB.
  expect(shown[0]).toBeGreaterThan(raw[0]! + 5);
  await run.done();
});
