// What a print shop is sent: `--for shop`, read back from the PDF.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { jsonAnswer } from '../helpers/json.ts';
import { placesOnPage, readPdf } from '../helpers/pdf.ts';
import { temporaryFolder, tripreport } from '../helpers/run.ts';

const PT_PER_MM = 72 / 25.4;
// Even colour would be a drawing's.
const NOISE = { type: 'gaussian', mean: 120, sigma: 20 } as const;

async function photo(folder: string, name: string, width: number, height: number, background: string): Promise<void> {
  writeFileSync(
    path.join(folder, name),
    await sharp({ create: { width, height, channels: 3, background, noise: NOISE } })
      .jpeg()
      .toBuffer(),
  );
}

it('--for shop: an exact size with bleed, pictures over the edge, text away from the spine, full sheets', async () => {
  const folder = temporaryFolder();
  await photo(folder, 'tall.jpg', 1300, 1800, '#204060');
  await photo(folder, 'wide.jpg', 1200, 800, '#802020');
  const text = `---
title: Two lakes
date: 2024-05-06
for: shop
paper: a6
gutter: 5mm
fold: 4
cover: true
---

Words with a [link](https://example.org/). ${'They go on for some lines, so that there is something to see. '.repeat(12)}

![A lake](wide.jpg)

![All of it](tall.jpg){.bleed}

## Two

${'More words of the same kind, on a page of the other side. '.repeat(20)}
`;
  writeFileSync(path.join(folder, 'post.md'), text);
  const ran = await tripreport(['build', 'post.md', '--json', '-q', '-o', 'out.pdf'], { cwd: folder });
  expect(ran.code, ran.stderr).toBe(0);
  const bytes = readFileSync(path.join(folder, 'out.pdf'));
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const pages = document.getPages();
  expect(pages.length % 4).toBe(0);
  expect(jsonAnswer(ran.stdout).output?.pages).toBe(pages.length);
  for (const page of pages) {
    const [media, bleed, trim] = [page.getMediaBox(), page.getBleedBox(), page.getTrimBox()];
    expect(trim.width).toBeCloseTo(105 * PT_PER_MM, 2);
    expect(trim.height).toBeCloseTo(148 * PT_PER_MM, 2);
    expect(bleed.width - trim.width).toBeCloseTo(6 * PT_PER_MM, 2);
    expect(media).toEqual(bleed);
  }
  // The cover and the photo without margins cover what is cut off, to its last pixel.
  const { text: words } = await readPdf(bytes);
  const covering = [0, words.findIndex((page) => page.trim() === 'All of it')];
  for (const at of covering) {
    const { images } = await placesOnPage(bytes, at + 1);
    const media = pages[at]!.getMediaBox();
    expect(images[0]?.left).toBeLessThan(media.x);
    expect(images[0]?.right).toBeGreaterThan(media.x + media.width);
  }
});
