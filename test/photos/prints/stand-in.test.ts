// A stand-in is as large as its print and of the same kind, blank, far lighter, and tells which print it stands for.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { standInComment, standInsIn } from '../../../src/model/stand-ins.ts';
import { standIn, standIns } from '../../../src/photos/prints/stand-in.ts';
import { temporaryFolder } from '../../helpers/run.ts';

const picture = (width: number, height: number, channels: 1 | 3 = 3) => {
  const samples = Buffer.from(Array.from({ length: width * height * channels }, (_, at) => (at * 7919) % 256));
  return sharp(samples, { raw: { width, height, channels } });
};
const grey = (width: number, height: number) => picture(width, height, 1).toColourspace('b-w');

describe.each([
  ['4:2:0', picture(641, 479).jpeg()],
  ['4:4:4', picture(640, 480).jpeg({ chromaSubsampling: '4:4:4' })],
  ['one sample', picture(1, 1).jpeg()],
  ['a strip', picture(2000, 3).jpeg()],
  ['grey', grey(317, 211).jpeg()],
  ['progressive', picture(400, 300).jpeg({ progressive: true })],
  ['with a profile of colours', picture(400, 300).withIccProfile('p3').jpeg()],
])('%s', (_, image) => {
  it('is read without complaint, as large, of as many colours, blank', async () => {
    const jpeg = await image.clone().toBuffer();
    const blank = standIn(jpeg, 'print-1.jpg');
    const [was, is] = [await sharp(jpeg).metadata(), await sharp(blank).metadata()];
    expect(is).toMatchObject({ format: 'jpeg', width: was.width, height: was.height, channels: was.channels });
    expect({ chroma: is.chromaSubsampling, icc: is.icc }).toEqual({ chroma: was.chromaSubsampling, icc: was.icc });
    const samples = await sharp(blank, { failOn: 'warning' }).raw().toBuffer();
    expect(new Set(samples).size).toBeLessThanOrEqual(2);
  });

  it('tells its name, near its beginning', async () => {
    const blank = standIn(await image.clone().toBuffer(), 'thumbnails/print-12-80x60.jpg');
    expect([...standInsIn(blank.subarray(0, 500))]).toEqual(['thumbnails/print-12-80x60.jpg']);
  });
});

it('weighs far less than a photograph', async () => {
  const jpeg = await picture(1580, 1053).jpeg({ quality: 85 }).toBuffer();
  expect(standIn(jpeg, 'a.jpg').length).toBeLessThan(12_000);
  expect(jpeg.length).toBeGreaterThan(500_000);
});

it('what is no JPEG, or has too long a name, is an error, not a silent gap', () => {
  expect(() => standIn(Buffer.from('GIF89a'), 'a.gif')).toThrow('a.gif is no JPEG');
  expect(() => standInComment('a'.repeat(300))).toThrow('too long a name');
});

it('one for each file, beside the prints, which stay', async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'thumbnails'));
  const jpeg = await picture(16, 12).jpeg().toBuffer();
  for (const file of ['a.jpg', 'thumbnails/a.jpg']) writeFileSync(path.join(folder, file), jpeg);
  const print = (photo: string, file: string) => ({ photo, file, widthPx: 16, heightPx: 12, bytes: jpeg.length });
  const prints = new Map(
    [print('p1', 'a.jpg'), print('p2', 'a.jpg'), print('p3', 'thumbnails/a.jpg')].map((one) => [one.photo, one]),
  );
  const blanks = await standIns(prints, folder);
  expect([...blanks.values()].map(({ file }) => file)).toEqual([
    'blank/a.jpg',
    'blank/a.jpg',
    'blank/thumbnails/a.jpg',
  ]);
  expect(readFileSync(path.join(folder, 'a.jpg')).equals(jpeg)).toBe(true);
  for (const { file } of blanks.values())
    expect([...standInsIn(readFileSync(path.join(folder, file)))]).toEqual([file.replace('blank/', '')]);
});
