// Step 8 (finish): where the sheets of a print shop are cut: the boxes of each page, marks beside its corners, and
// empty pages that fill the last sheet (PDF 32000-1, 14.11.2).

import { type PDFDocument, PDFName, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';
import type { PageArea } from '../content/geometry.ts';

export interface Cut {
  /** Of the paper when it is cut, in points. */
  readonly widthPt: number;
  readonly heightPt: number;
  /** From the edge of the sheet that the browser printed to where it is cut. */
  readonly overPt: number;
  /** How much of that is the print shop's. */
  readonly bleedPt: number;
  /** At the spine nothing goes beyond the paper. */
  readonly outside: boolean;
  readonly marks: boolean;
  /** The side of the spine, for each page counted from 0. */
  readonly spine: (page: number) => 'left' | 'right';
}

/** So many empty pages, of the size of the others. */
export function addEmptyPages(document: PDFDocument, count: number): void {
  const { width, height } = document.getPage(0).getMediaBox();
  for (let i = 0; i < count; i++) document.addPage([width, height]);
}

/** All pages are of one size. The browser's sheet ends on whole dots: what is exact is measured from its top left
 *  corner, where its contents begin. */
export function cutPages(document: PDFDocument, cut: Cut): void {
  const marks = new Map<string, PDFRef>();
  for (const [i, page] of document.getPages().entries()) {
    const { x, y, height } = page.getMediaBox();
    const spine = cut.spine(i);
    const left = x + cut.overPt;
    const top = y + height - cut.overPt;
    const trim = { left, bottom: top - cut.heightPt, right: left + cut.widthPt, top };
    const bleed = {
      left: trim.left - (cut.outside && spine === 'left' ? 0 : cut.bleedPt),
      bottom: trim.bottom - cut.bleedPt,
      right: trim.right + (cut.outside && spine === 'right' ? 0 : cut.bleedPt),
      top: trim.top + cut.bleedPt,
    };
    const media = cut.marks ? grown(bleed, SLUG) : bleed;
    const { node } = page;
    for (const [name, area] of Object.entries({ MediaBox: media, BleedBox: bleed, TrimBox: trim }))
      node.set(PDFName.of(name), document.context.obj(cornersOf(area)));
    node.delete(PDFName.of('CropBox'));
    if (!cut.marks) continue;
    const key = JSON.stringify([trim, bleed]);
    const drawing = marks.get(key) ?? drawMarks(document, trim, bleed);
    marks.set(key, drawing);
    showMarks(document, node, drawing);
  }
}

/** Points: how far marks stand from what is printed, how long they are, and the edge of the sheet. */
const GAP = 3;
const LENGTH = 14;
const SLUG = GAP + LENGTH + 3;
/** Points. */
const HAIR = 0.25;
const NAME = 'CutMarks';

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

function cornersOf({ left, bottom, right, top }: PageArea): number[] {
  return [left, bottom, right, top].map(rounded);
}

function grown({ left, bottom, right, top }: PageArea, by: number): PageArea {
  return { left: left - by, bottom: bottom - by, right: right + by, top: top + by };
}

/** In the colour that is on every plate (PDF 32000-1, 8.6.6.4). */
function drawMarks({ context }: PDFDocument, trim: PageArea, bleed: PageArea): PDFRef {
  const beyond = grown(bleed, GAP);
  const lines = [trim.top, trim.bottom].flatMap((y) => [
    [beyond.left - LENGTH, y, beyond.left, y],
    [beyond.right, y, beyond.right + LENGTH, y],
  ]);
  const upright = [trim.left, trim.right].flatMap((x) => [
    [x, beyond.top, x, beyond.top + LENGTH],
    [x, beyond.bottom - LENGTH, x, beyond.bottom],
  ]);
  const path = [...lines, ...upright].map((line) => {
    const [x1, y1, x2, y2] = line.map(rounded);
    return `${x1} ${y1} m ${x2} ${y2} l`;
  });
  const words = `/All CS 1 SCN ${HAIR} w\n${path.join('\n')}\nS\n`;
  const tint = { FunctionType: 2, Domain: [0, 1], C0: [1], C1: [0], N: 1 };
  const stream = PDFRawStream.of(
    context.obj({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: cornersOf(grown(bleed, SLUG)),
      Resources: { ColorSpace: { All: ['Separation', 'All', 'DeviceGray', tint] } },
      Length: words.length,
    }),
    Buffer.from(words, 'latin1'),
  );
  return context.register(stream);
}

function showMarks({ context }: PDFDocument, node: ReturnType<PDFDocument['getPage']>['node'], drawing: PDFRef): void {
  const words = `/Artifact <</Type /Page>> BDC\nq /${NAME} Do Q\nEMC\n`;
  const shown = context.register(context.stream(Buffer.from(words, 'latin1')));
  node.setXObject(PDFName.of(NAME), drawing);
  const { Contents: contents } = node.normalizedEntries();
  if (contents) contents.insert(0, shown);
  else node.set(PDFName.of('Contents'), context.obj([shown]));
}
