// Where pages are cut: exact boxes around what the browser printed on sheets of its own, marks, empty pages.
import { PDFArray, PDFDocument, PDFName, type PDFNumber, type PDFRawStream } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { addEmptyPages, type Cut, cutPages } from '../../../src/pdf/press/cut-pages.ts';

const A4 = { widthPt: (210 / 25.4) * 72, heightPt: (297 / 25.4) * 72 };
const BLEED = (3 / 25.4) * 72;
const CUT: Cut = {
  ...A4,
  overPt: BLEED + 0.75,
  bleedPt: BLEED,
  outside: false,
  marks: false,
  spine: (page) => (page % 2 === 0 ? 'left' : 'right'),
};

/** A sheet of so many pages, as large as the browser makes it: whole dots, 300 to the inch. */
async function printed(pages: number): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  for (let i = 0; i < pages; i++)
    document.addPage([613.92, 860.64]).drawLine({ start: { x: 0, y: 0 }, end: { x: 9, y: 9 } });
  return document;
}

function boxesOf(document: PDFDocument) {
  return document.getPages().map(({ node }) => {
    const box = (name: string): number[] | undefined =>
      node
        .lookupMaybe(PDFName.of(name), PDFArray)
        ?.asArray()
        .map((value) => (value as PDFNumber).asNumber());
    return { media: box('MediaBox')!, bleed: box('BleedBox')!, trim: box('TrimBox')!, crop: box('CropBox') };
  });
}

const around = (inner: number[], outer: number[]): number[] =>
  [0, 1, 2, 3].map((i) => (i < 2 ? inner[i]! - outer[i]! : outer[i]! - inner[i]!));

describe('boxes', () => {
  it('are measured from where the contents begin, and exact', async () => {
    const document = await printed(2);
    cutPages(document, CUT);
    for (const { media, bleed, trim, crop } of boxesOf(document)) {
      expect(trim[2]! - trim[0]!).toBeCloseTo(595.2756, 3);
      expect(trim[3]! - trim[1]!).toBeCloseTo(841.8898, 3);
      expect(trim[0]).toBeCloseTo(CUT.overPt, 3);
      expect(860.64 - trim[3]!).toBeCloseTo(CUT.overPt, 3);
      for (const side of around(trim, bleed)) expect(side).toBeCloseTo(BLEED, 3);
      expect(media).toEqual(bleed);
      expect(crop).toBeUndefined();
      // The contents reach over all of it.
      expect(Math.min(media[0]!, media[1]!, 613.92 - media[2]!, 860.64 - media[3]!)).toBeGreaterThan(0);
    }
  });

  it('leave out the spine: pages of one size, one side without bleed', async () => {
    const document = await printed(2);
    cutPages(document, { ...CUT, outside: true });
    const [right, left] = boxesOf(document);
    expect(around(right!.trim, right!.bleed).map((side) => Math.round(side * 10) / 10)).toEqual([0, 8.5, 8.5, 8.5]);
    expect(around(left!.trim, left!.bleed).map((side) => Math.round(side * 10) / 10)).toEqual([8.5, 8.5, 0, 8.5]);
    expect(right!.media[2]! - right!.media[0]!).toBeCloseTo(left!.media[2]! - left!.media[0]!, 3);
  });

  it('marks stand beyond what is printed, on every plate, and are no content', async () => {
    const document = await printed(3);
    cutPages(document, { ...CUT, marks: true });
    const [{ media, bleed, trim }] = boxesOf(document) as [ReturnType<typeof boxesOf>[0]];
    for (const side of around(bleed, media)) expect(side).toBeCloseTo(20, 3);
    const read = await PDFDocument.load(await document.save());
    const drawings = read.getPages().map(({ node }) => node.Resources()?.lookup(PDFName.of('XObject')));
    const streams = drawings.map((listed) => (listed as never as PDFDocument['catalog']).get(PDFName.of('CutMarks')));
    // One drawing for all pages.
    expect(new Set(streams).size).toBe(1);
    const drawing = read.context.lookup(streams[0]) as PDFRawStream;
    expect(drawing.dict.lookup(PDFName.of('Resources'))?.toString()).toContain('/Separation /All /DeviceGray');
    const words = Buffer.from(drawing.getContents()).toString('latin1');
    const lines = [...words.matchAll(/^([\d.-]+) ([\d.-]+) m ([\d.-]+) ([\d.-]+) l$/gm)].map(([, ...at]) =>
      at.map(Number),
    );
    expect(lines).toHaveLength(8);
    for (const [x1, y1, x2, y2] of lines as [number, number, number, number][]) {
      const outside =
        Math.max(x1, x2) < bleed[0]! ||
        Math.min(x1, x2) > bleed[2]! ||
        Math.max(y1, y2) < bleed[1]! ||
        Math.min(y1, y2) > bleed[3]!;
      expect(outside).toBe(true);
      // They point along a cut.
      expect([trim[1], trim[3]].includes(y1) && y1 === y2 ? true : [trim[0], trim[2]].includes(x1) && x1 === x2).toBe(
        true,
      );
    }
    const contents = read.getPage(0).node.lookup(PDFName.of('Contents'), PDFArray);
    const first = contents.lookup(0) as PDFRawStream;
    expect(Buffer.from(first.getContents()).toString('latin1')).toMatch(/^\/Artifact .*BDC\nq \/CutMarks Do Q\nEMC\n$/);
  });
});

it('empty pages are cut as the others, and have marks', async () => {
  const document = await printed(3);
  addEmptyPages(document, 1);
  cutPages(document, { ...CUT, marks: true });
  const boxes = boxesOf(await PDFDocument.load(await document.save()));
  expect(boxes).toHaveLength(4);
  expect(boxes[3]).toEqual(boxes[2]);
});
