// Photographed or drawn, and what pictures look like at a glance.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspectImages } from '../../../src/photos/inspect.ts';
import { inspectFiles, SETTINGS, TOOLS } from '../inspect-files.ts';
import { picture, TAG, withBlocks } from '../make.ts';

const drawn = (body: string, background = '#fff'): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="500"><rect width="800" height="500" fill="${background}"/>${body}</svg>`,
    ),
  )
    .png()
    .toBuffer();
const chart = await drawn(
  Array.from(
    { length: 8 },
    (_, index) =>
      `<rect x="${60 + index * 80}" y="${400 - index * 40}" width="50" height="${60 + index * 40}" fill="hsl(${index * 40},60%,50%)"/>`,
  ).join(''),
);
const text = (background: string, ink: string): Promise<Buffer> =>
  drawn(
    Array.from({ length: 20 }, (_, line) =>
      Array.from(
        { length: 30 },
        (__, word) =>
          `<rect x="${40 + word * 24}" y="${30 + line * 22}" width="${6 + ((word * 7 + line * 3) % 14)}" height="9" fill="${ink}"/>`,
      ).join(''),
    ).join(''),
    background,
  );
const page = await text('#fff', '#222');
const screenshot = await text('#1e1e1e', '#d4d4d4');
/** What a camera makes of a slide: blur, uneven light, noise. */
async function photographed(slide: Buffer): Promise<Buffer> {
  const light = await picture(800, 500, 3).blur(1).toColourspace('srgb').png().toBuffer();
  return sharp(await sharp(slide).blur(1.5).linear(0.8, 20).png().toBuffer())
    .composite([{ input: light, blend: 'soft-light' }])
    .jpeg({ quality: 88 })
    .toBuffer();
}

describe('drawn or photographed', () => {
  it.each([
    ['a chart as PNG', () => sharp(chart).png().toBuffer(), true],
    ['a chart as JPEG', () => sharp(chart).jpeg().toBuffer(), true],
    ['a page of text', () => sharp(page).png().toBuffer(), true],
    ['a dark screenshot', () => sharp(screenshot).png().toBuffer(), true],
    ['a chart as WebP', () => sharp(chart).webp({ quality: 80 }).toBuffer(), true],
    ['a palette GIF', () => sharp(chart).gif().toBuffer(), true],
    ['a photo', () => picture(800, 500).jpeg().toBuffer(), false],
    ['a photo as PNG', () => picture(800, 500).png().toBuffer(), false],
    ['a photo of a slide', () => photographed(chart), false],
    ['a photo of a page', () => photographed(page), false],
    [
      'a night sky',
      () => picture(800, 500).linear(0.4, -20).extend({ top: 700, background: '#000' }).jpeg().toBuffer(),
      false,
    ],
  ])('%s', async (_, make, expected) => {
    const run = await inspectFiles([{ name: 'a', bytes: await make() }]);
    await run.done();
    expect(run.images[0]?.graphic).toBe(expected);
  });
  it('what came through a lens is a photo, however flat', async () => {
    const flat = await sharp(chart).jpeg().toBuffer();
    const run = await inspectFiles([
      { name: 'a', bytes: withBlocks(flat, { exif: { exif: { [TAG.ExposureTime]: [[1, 60]] } } }) },
    ]);
    await run.done();
    expect(run.images[0]?.graphic).toBe(false);
  });
});

it('near-identical pictures have near-identical fingerprints', async () => {
  const one = await picture(400, 300, 5).jpeg().toBuffer();
  const brighter = await sharp(one).linear(1.05, 4).jpeg({ quality: 70 }).toBuffer();
  const other = await picture(400, 300, 9).jpeg().toBuffer();
  const run = await inspectFiles([one, brighter, other].map((bytes, index) => ({ name: `${index}`, bytes })));
  await run.done();
  const bits = (a = '', b = ''): number => (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length;
  const [first, second, third] = run.images.map(({ fingerprint }) => fingerprint?.slice(0, 16));
  expect(bits(first, second)).toBeLessThanOrEqual(6);
  expect(bits(first, third)).toBeGreaterThan(10);
});

it('flat pictures of several colours have the same bits and other colours', async () => {
  const flat = (left: string, right: string) =>
    sharp({ create: { width: 200, height: 100, channels: 3, background: left } })
      .composite([
        { input: { create: { width: 100, height: 50, channels: 3, background: right } }, left: 100, top: 50 },
      ])
      .png()
      .toBuffer();
  const files = [await flat('#102030', '#102030'), await flat('#a0b0c0', '#a0b0c0'), await flat('#102030', '#0f0f0f')];
  const run = await inspectFiles(files.map((bytes, index) => ({ name: `${index}`, bytes })));
  await run.done();
  expect(run.images.map(({ fingerprint }) => fingerprint)).toEqual([
    `${'0'.repeat(16)}102030102030102030102030`,
    `${'0'.repeat(16)}a0b0c0a0b0c0a0b0c0a0b0c0`,
    expect.stringMatching(/^[0-9a-f]{16}1020301020301020300f0f0f$/),
  ]);
});

const corpus = fileURLToPath(new URL('../../../../shared/corpus/kubecon2019/images/', import.meta.url));

describe.skipIf(!existsSync(corpus))('the acceptance photos (skipped where ../shared is absent)', () => {
  it('28 photos, none drawn, four with the local time of Shanghai', async () => {
    const images = readdirSync(corpus)
      .sort()
      .map((name) => ({ picture: name, file: path.join(corpus, name), address: name, bytes: 1, downloadedBytes: 0 }));
    const run = await inspectImages(images, SETTINGS, {
      tell: () => {},
      signal: new AbortController().signal,
      folder: '.',
      ...TOOLS,
    });
    expect(run.problems).toEqual([]);
    expect(run.images.filter(({ graphic, damaged, missing }) => graphic || damaged || missing)).toEqual([]);
    const times = run.images.flatMap(({ picture: name, metadata: { takenAt } }) =>
      takenAt ? [`${name} ${takenAt.local}${takenAt.offset}`] : [],
    );
    expect(times).toEqual([
      'ali-large.jpg 2019-06-26T09:31:10+08:00',
      'eBPF-2.jpg 2019-06-26T10:18:55+08:00',
      'secure-image-ibm.jpg 2019-06-25T16:19:32+08:00',
      'sgx-libos.jpg 2019-06-26T11:30:09+08:00',
    ]);
  });
});
