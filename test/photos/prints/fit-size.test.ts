// Photos within so many bytes, with a decoder whose JPEGs have as many as their samples and quality say.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Print } from '../../../src/model.ts';
import type { ImageDecoder } from '../../../src/photos/pixels/image-decoder.ts';
import { encodeSizes } from '../../../src/photos/prints/encode.ts';
import { bytesOf, openFitter } from '../../../src/photos/prints/fit-size.ts';
import { LAST_LEVEL } from '../../../src/photos/prints/rates.ts';
import { photo } from '../../helpers/make.ts';
import { temporaryFolder } from '../../helpers/run.ts';

const MAKING = { dpi: 300, quality: 82, maxPixels: 1e8 };
const COUNT = 24;

async function fitter() {
  let encoded = 0;
  const decoder = {
    size: 2,
    start: async () => {},
    print: async ({ file, widthPx, heightPx, quality, compact }) => {
      encoded += 1;
      const detail = 0.5 + (Number(/\d+/.exec(file)![0]) % 5) / 4;
      const bytes = widthPx * heightPx * 0.1 * detail * (quality / 82) ** 1.7 * (compact ? 0.75 : 1);
      const small = { widthPx: 1, heightPx: 1, channels: 3, data: new Uint8Array(3) };
      return { kind: 'done', answer: { jpeg: new Uint8Array(300 + Math.round(bytes)), small } };
    },
  } as Partial<ImageDecoder> as ImageDecoder;
  const photos = new Map(
    Array.from({ length: COUNT }, (_, i) => {
      // The first stands twice.
      const file = `/${i === 1 ? 0 : i}.jpg`;
      return [`p${i}`, photo(`p${i}`, { file, widthPx: 4000, heightPx: 3000, graphic: i % 8 === 7 })] as const;
    }),
  );
  const sizes = [...photos.keys()].map((id, i) => {
    const widthPx = i === 1 ? 200 : 200 + 20 * i;
    return [id, { widthPx, heightPx: (3 * widthPx) / 4 }] as const;
  });
  const folder = temporaryFolder();
  const run = { tell: () => {}, signal: new AbortController().signal, folder, decoder };
  const { prints: full } = await encodeSizes(sizes, photos, MAKING, run);
  const before = encoded;
  const passes = () => (encoded - before) / new Set([...full.values()].map(({ file }) => file)).size;
  return { fitter: openFitter({ sizes, photos, full, making: MAKING }, run), full, passes, folder };
}

const none = () => 0;
const area = (prints: ReadonlyMap<string, Print>) =>
  [...prints.values()].map(({ widthPx, heightPx }) => widthPx * heightPx);

describe('photos that must fit', () => {
  it.each([0.9, 0.6, 0.3, 0.1, 0.04])(
    'use %f of their bytes, nearly all of it, found by few encodings',
    async (share) => {
      const { fitter: made, full, passes } = await fitter();
      const budget = Math.floor(share * bytesOf(full));
      const fitted = await made.fit(budget, none);
      expect(fitted.kind).toBe('fits');
      if (fitted.kind !== 'fits') return;
      expect(bytesOf(fitted.prints)).toBeLessThanOrEqual(budget);
      expect(bytesOf(fitted.prints)).toBeGreaterThan(0.94 * budget);
      expect(passes()).toBeLessThanOrEqual(5);
      expect([...fitted.prints.keys()]).toEqual([...full.keys()]);
      for (const [id, print] of fitted.prints) expect(print.photo).toBe(id);
      // One file for one photo that stands twice at one size.
      expect(fitted.prints.get('p1')?.file).toBe(fitted.prints.get('p0')?.file);
    },
  );
  it('are the same every time', async () => {
    const [first, second] = [await fitter(), await fitter()];
    const budget = Math.floor(bytesOf(first.full) / 3);
    expect(await second.fitter.fit(budget, none)).toEqual(await first.fitter.fit(budget, none));
  });
  it('leave room for pictures that are encoded elsewhere, and stand aside for a smaller budget', async () => {
    const { fitter: made, full } = await fitter();
    const budget = Math.floor(bytesOf(full) / 3);
    const other = (level: number) => 200_000 - 500 * level;
    const first = await made.fit(budget, other);
    if (first.kind !== 'fits') throw new Error('too large');
    expect(bytesOf(first.prints) + other(first.level)).toBeLessThanOrEqual(budget);
    const second = await made.fit(budget - 50_000, other);
    if (second.kind !== 'fits') throw new Error('too large');
    expect(bytesOf(second.prints) + other(second.level)).toBeLessThanOrEqual(budget - 50_000);
  });
  it('say how small they can be, and fit exactly there', async () => {
    const { fitter: made } = await fitter();
    const fitted = await made.fit(10_000, none);
    if (fitted.kind !== 'too large') throw new Error('fits');
    const least = await made.fit(fitted.leastBytes, none);
    expect(least).toMatchObject({ kind: 'fits', level: LAST_LEVEL });
  });
  it('slides keep theirs longest; files that nobody needs go', async () => {
    const { fitter: made, full, folder } = await fitter();
    const fitted = await made.fit(Math.floor(0.35 * bytesOf(full)), none);
    if (fitted.kind !== 'fits') throw new Error('too large');
    const kept = area(fitted.prints).map((now, i) => now / area(full)[i]!);
    kept.forEach((share, i) => {
      if (i % 8 === 7) expect(share).toBe(1);
      else expect(share).toBeLessThan(0.7);
    });
    await made.tidy(fitted.prints);
    const folders = readdirSync(folder).filter((name) => name.startsWith('level-'));
    expect(folders.length).toBeLessThanOrEqual(2);
    for (const { file } of fitted.prints.values()) expect(folders).toContain(file.split('/')[0]);
  });
});
