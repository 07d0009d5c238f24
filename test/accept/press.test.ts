// What a print shop is sent: `--for shop`, read back from the PDF.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { jsonAnswer } from '../helpers/json.ts';
import { placesOnPage, readPdf } from '../helpers/pdf.ts';
import { profile } from '../helpers/profile.ts';
import { temporaryFolder, tripreport } from '../helpers/run.ts';
import { judge } from '../helpers/standards.ts';

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
  await photo(folder, 'tall.jpg', 1400, 1940, '#204060');
  await photo(folder, 'wide.jpg', 1200, 800, '#802020');
  await photo(folder, 'small.jpg', 300, 200, '#208020');
  writeFileSync(path.join(folder, 'shop.icc'), profile());
  const text = `---
title: Two lakes
date: 2024-05-06
for: shop
paper: a6
gutter: 5mm
fold: 4
cover-photo: tall.jpg
---

Words with a [link](https://example.org/). ${'They go on for some lines, so that there is something to see. '.repeat(12)}

![A lake](wide.jpg)

![All of it](tall.jpg){.bleed}

## Two

![Too small](small.jpg){width=80%}

${'More words of the same kind, on a page of the other side. '.repeat(20)}
`;
  writeFileSync(path.join(folder, 'post.md'), text);
  const ran = await tripreport(['build', 'post.md', '--json', '-q', '-o', 'out.pdf', '--output-profile', 'shop.icc'], {
    cwd: folder,
  });
  expect(ran.code, ran.stderr).toBe(0);
  const bytes = readFileSync(path.join(folder, 'out.pdf'));
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const pages = document.getPages();
  expect(pages.length % 4).toBe(0);
  const { output, problems } = jsonAnswer(ran.stdout);
  expect(output).toMatchObject({ pages: pages.length, standards: ['PDF/UA-1', 'PDF/A-2a', 'PDF/X-4'] });
  expect(problems.filter(({ code }) => code.startsWith('W_'))).toMatchObject([
    { code: 'W_DPI', line: 19, message: expect.stringMatching(/300 × 200 pixels/) },
  ]);
  const checked = await tripreport(['check', 'post.md', '--fail-on', 'W_DPI'], { cwd: folder });
  expect(checked.code).toBe(3);
  expect(checked.stdout).toMatch(/^ +19:1 {2}warning {2}W_DPI: small\.jpg: 300 × 200 pixels .* print shops want 300$/m);
  expect((await judge(bytes)).failing).toEqual([]);
  expect(pages.flatMap(({ node }) => node.Annots()?.asArray() ?? [])).toEqual([]);
  for (const page of pages) {
    const [media, bleed, trim] = [page.getMediaBox(), page.getBleedBox(), page.getTrimBox()];
    expect(trim.width).toBeCloseTo(105 * PT_PER_MM, 2);
    expect(trim.height).toBeCloseTo(148 * PT_PER_MM, 2);
    expect(bleed.width - trim.width).toBeCloseTo(6 * PT_PER_MM, 2);
    expect(media).toEqual(bleed);
  }
  // Nothing is transparent.
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFDict ? object : undefined;
    for (const key of ['ca', 'CA']) expect(Number(String(dict?.get(PDFName.of(key)) ?? 1))).toBe(1);
    expect(dict?.has(PDFName.of('SMask')) && String(dict.get(PDFName.of('SMask'))) !== '/None').toBeFalsy();
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
