// HEIC is decoded in a thread: upright once, in its own colours, with its metadata.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { holdNothing } from '../../../src/belongings.ts';
import { decodeHeic, openHeicDecoder } from '../../../src/photos/pixels/heic.ts';
import { temporaryFolder } from '../../helpers/run.ts';
import { inspectFiles } from '../inspect-files.ts';
import { heic, picture, TAG } from '../make.ts';
import { auxiliary, coded, grid, heif, mirrored, turned } from './heif.ts';

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

const tiles = [coded(1, { hidden: true }), coded(2, { hidden: true })];
const upsideDown = [turned(2)];
const SEEN = [
  ['tiles', heif([...tiles, grid(3, [1, 2], 2, 192, 64)], 3), '192x64', 'white blue blue red'],
  ['tiles cut to size', heif([...tiles, grid(3, [1, 2], 2, 150, 60)], 3), '150x60', 'white blue blue red'],
  ['tiles turned', heif([...tiles, grid(3, [1, 2], 2, 192, 64, [turned(3)])], 3), '64x192', 'red white blue blue'],
  ['mirrored', heif([coded(1, { properties: [mirrored(1)] })], 1), '96x64', 'blue white red blue'],
  ['upside down mirrored', heif([coded(1, { properties: [mirrored(0)] })], 1), '96x64', 'red blue blue white'],
  [
    'turned, then mirrored',
    heif([coded(1, { properties: [turned(1), mirrored(0)] })], 1),
    '64x96',
    'white red blue blue',
  ],
  [
    'a depth map, which stands first',
    heif(
      [
        coded(1, {
          refers: { auxl: [2] },
          properties: [...upsideDown, auxiliary('urn:mpeg:hevc:2015:auxid:2')],
        }),
        coded(2),
      ],
      2,
    ),
    '96x64',
    'white blue blue red',
  ],
  [
    "Apple's gain map",
    heif(
      [
        coded(1),
        coded(2, {
          refers: { auxl: [1] },
          properties: [...upsideDown, auxiliary('urn:com:apple:photo:2020:aux:hdrgainmap')],
        }),
      ],
      1,
    ),
    '96x64',
    'white blue blue red',
  ],
  [
    'a tone map as iOS 18 writes it',
    heif(
      [
        coded(1),
        coded(2, { hidden: true, properties: upsideDown }),
        {
          id: 3,
          type: 'tmap',
          data: Buffer.alloc(62),
          refers: { dimg: [1, 2] },
          properties: [coded(1).properties[1]!],
        },
      ],
      1,
      ['heic', 'mif1', 'tmap'],
    ),
    '96x64',
    'white blue blue red',
  ],
  [
    'a thumbnail first',
    heif([coded(1, { refers: { thmb: [2] }, properties: upsideDown }), coded(2)], 2),
    '96x64',
    'white blue blue red',
  ],
  [
    'several pictures: the one that is marked, not the first',
    heif([coded(1, { properties: upsideDown }), coded(2)], 2),
    '96x64',
    'white blue blue red',
  ],
] as const;

it('shows the picture its owner sees', async () => {
  // All in one run: its decoder takes half a second to start.
  const files = SEEN.map(([name, bytes]) => ({ name, bytes }));
  const run = await inspectFiles(files);
  expect(run.problems).toEqual([]);
  const seen = run.images.map(async ({ file, widthPx, heightPx }, index) => [
    SEEN[index]![0],
    `${widthPx}x${heightPx}`,
    await corners(file!),
  ]);
  expect(await Promise.all(seen)).toEqual(SEEN.map(([name, _, size, expected]) => [name, size, expected]));
  const glanced = await inspectFiles(files, {}, undefined, { glance: true });
  expect(glanced.images.map(({ widthPx, heightPx }) => `${widthPx}x${heightPx}`)).toEqual(SEEN.map((row) => row[2]));
  await Promise.all([run.done(), glanced.done()]);
});

/** Written by libheif 1.15 and x265: 96 × 64, ten bits a sample, left (800, 200, 100), right (160, 320, 820) of 1023.
 *  */
const TEN_BITS =
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUBtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFkAAEAAAAAAAAAdwAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAwGlwcnAAAACiaXBjbwAAAHZodmNDAQQIAAAAAAAAAAAAHvAA/P36+gAADwMgAAEAF0ABDAH//wQIAAADAJ24AAADAAAeugJAIQABACpCAQEECAAAAwCduAAAAwAAHqAwgQTZbqSSmubgQEDAgAAAAwCAAAADAIQiAAEAB0QBwXKwIkAAAAAUaXNwZQAAAAAAAABgAAAAQAAAABBwaXhpAAAAAAMKCgoAAAAWaXBtYQAAAAAAAAABAAEDgQKDAAAAf21kYXQAAABzKAGvCeDjufxZWd4/oSMYJ//c5g//+Df6H80h69//Atn//wcOP+yE3N4K5f/Kov/3qqr/3NljQFn11jLqbrXed85RB5rl1ooK9y47YqMYqF9k1a0rjQNMguLDNC7MFnQGmG/WmgfupGotOZNMe0ACYlbzCA==';

it('ten bits a sample', async () => {
  const run = await inspectFiles([{ name: 'a.heic', bytes: Buffer.from(TEN_BITS, 'base64') }]);
  expect(run.problems).toEqual([]);
  const at = async (left: number) => [
    ...(await sharp(run.images[0]!.file!).extract({ left, top: 40, width: 1, height: 1 }).raw().toBuffer()),
  ];
  // ImageMagick reads (200, 49, 25) and (39, 79, 205).
  for (const [left, expected] of [
    [30, [200, 49, 25]],
    [80, [39, 79, 205]],
  ] as const) {
    const read = await at(left);
    for (const [channel, value] of expected.entries()) expect(Math.abs(read[channel]! - value)).toBeLessThanOrEqual(4);
  }
  await run.done();
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

it.runIf(process.platform === 'linux')(
  'one that takes more memory than it may is told, and the next is read',
  async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'a.heic');
    writeFileSync(file, heic());
    const decode = async (mostMiB: number) => {
      const decoder = openHeicDecoder({}, holdNothing, mostMiB * 2 ** 20);
      const result = await decodeHeic({ file, identity: undefined }, path.join(folder, 'a.jpg'), undefined, decoder);
      await decoder.close();
      return result;
    };
    expect(await decode(20)).toEqual({ kind: 'failed', reason: 'it takes more than 20 MiB of memory' });
    expect(await decode(900)).toMatchObject({ kind: 'decoded' });
  },
);
