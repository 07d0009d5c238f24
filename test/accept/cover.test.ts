// `--cover`: a page before all others, read back from the PDF: what stands on it, its photo from edge to edge, words
// that can be read on it, and the body that is the one without it.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { getDocumentProxy } from 'unpdf';
import { expect, it } from 'vitest';
import type { Options } from '../../src/options/settings.ts';
import { placesOnPage } from '../helpers/pdf.ts';
import { openPress } from '../helpers/press.ts';
import { temporaryFolder } from '../helpers/run.ts';

const HEAD =
  '---\ntitle: Snow at noon\nauthor: [Ann Ash, Bo Birch]\ndate: 2025-02-01\nsubtitle: A day out\ndescription: All of it was white.\n---\n\n';
const BODY = '## One\n\nWords before it.\n\n![A field of snow](snow.jpg)\n\n## Two\n\nWords after it.\n';

const press = openPress(async () => ({ 'snow.jpg': await snow(1000, 1400), 'only cover.jpg': await snow(1200, 1200) }));

async function build(text: string, options: Options = {}) {
  const { plan, told, pdf, read } = await press.print(text, options);
  const document = await getDocumentProxy(new Uint8Array(pdf));
  return { plan, told, pdf, read, labels: await document.getPageLabels() };
}

/** Nearly white, with some grain. */
function snow(width: number, height: number): Promise<Buffer> {
  const create = {
    width,
    height,
    channels: 3 as const,
    background: '#fdfdfb',
    noise: { type: 'gaussian' as const, mean: 240, sigma: 12 },
  };
  return sharp({ create }).jpeg().toBuffer();
}

it('on a photo of the text: words that can be read, no number, the same body behind it', async () => {
  const debug = path.join(temporaryFolder(), 'debug');
  mkdirSync(debug);
  const plain = await build(HEAD + BODY);
  const built = await build(HEAD + BODY, { cover: true, toc: true, debug });
  expect(built.plan.pages).toEqual(plain.plan.pages);
  expect(built.labels).toEqual(['', 'i', ...plain.plan.pages.map((_: unknown, page: number) => `${page + 1}`)]);
  const [cover = '', contents = ''] = built.read.text;
  for (const words of ['Snow at noon', 'A day out', 'All of it was white', 'Ann Ash, Bo Birch', 'February 1, 2025'])
    expect(cover).toContain(words);
  expect(cover.replace('2025', '').replace('1,', '')).not.toMatch(/\d/);
  // The title stands on the cover: not again above the contents.
  expect(contents).not.toContain('Snow at noon');
  // The photo stands in the text, too.
  expect(built.read.figures).toBe(plain.read.figures + 1);
  // From edge to edge of A4.
  const page = await placesOnPage(built.pdf, 1);
  const [picture] = page.images;
  expect(picture?.left).toBeLessThanOrEqual(0.01);
  expect(picture?.right).toBeGreaterThanOrEqual(page.widthPt - 0.01);
  // On every pixel under the words, white has a contrast of 4.5 at least.
  const html = readFileSync(path.join(debug, 'pages.html'), 'utf8');
  const [, top, dark, fade] = /class="shade" style="top:([\d.]+)px;--dark:([\d.]+);--fade:([\d.]+)px/
    .exec(html)!
    .map(Number);
  const jpeg = built.read.images.toSorted((a, b) => b.widthPx * b.heightPx - a.widthPx * a.heightPx)[0]!;
  const { data, info } = await sharp(Buffer.from(jpeg.bytes)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(info.width / info.height).toBeCloseTo(210 / 297, 2);
  const from = Math.ceil(((top! + fade!) / ((297 / 25.4) * 96)) * info.height);
  const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  let least = 21;
  for (let at = from * info.width; at < info.width * info.height; at += 3) {
    const [r, g, b] = [0, 1, 2].map((c) =>
      linear(((data[at * info.channels + Math.min(c, info.channels - 1)] as number) / 255) * (1 - dark!)),
    );
    least = Math.min(least, 1.05 / (0.2126 * r! + 0.7152 * g! + 0.0722 * b! + 0.05));
  }
  expect(least).toBeGreaterThanOrEqual(4.5);
});

it('with a photo that stands nowhere in the text, on square paper; one that is not there is told', async () => {
  const front = HEAD.replace('---\n\n', 'cover-photo: only cover.jpg\n---\n\n');
  const built = await build(front + BODY, { paper: 'square' });
  expect(built.labels?.[0]).toBe('');
  expect(built.read.images.some(({ widthPx, heightPx }) => widthPx === 1200 && heightPx === 1200)).toBe(true);
  expect(built.told).toEqual([]);
  const missing = await build(`${HEAD.replace('---\n\n', 'tripreport: {cover: gone.jpg}\n---\n\n')}${BODY}`);
  expect(missing.told).toEqual([expect.stringContaining('W_FILE_MISSING')]);
  expect(missing.read.text[0]).toContain('Snow at noon');
});

it('without photos: of type alone; a picture of a site stays what it is', async () => {
  const bare = await build(`${HEAD.replace('---\n\n', 'titlepage: true\n---\n\n')}## One\n\nWords.\n`);
  expect(bare.labels).toEqual(['', '1']);
  expect(bare.read.text[0]).toContain('Ann Ash, Bo Birch');
  const site = await build(`${HEAD.replace('---\n\n', 'cover: snow.jpg\n---\n\n')}## One\n\nWords.\n`);
  expect(site.labels).toEqual(['1']);
  expect(site.read.text[0]).toContain('Words.');
});
