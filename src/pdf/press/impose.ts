// Step 8 (finish): two pages side by side on each sheet: as a booklet, printed on both sides and folded once, or in
// their order. Pages are drawings there: what is heard of them, links and outline do not come along.

import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { unmarkPages } from '../content/page-work.ts';

export type Imposition = 'booklet' | '2up';

export interface Sheets {
  readonly kind: Imposition;
  /** The spine is at the right of the first page. */
  readonly fromRight: boolean;
  /** Of a page, in points. */
  readonly widthPt: number;
  readonly heightPt: number;
  /** Of a sheet: hardly wider than two pages, which stand at its fold. */
  readonly sheetPt: readonly [width: number, height: number];
}

type Slot = number | undefined;

/** The pages on each side of each sheet, left and right, counted from 0; undefined: empty. */
export function slotsOf(
  pages: number,
  { kind, fromRight }: Pick<Sheets, 'kind' | 'fromRight'>,
): readonly (readonly [left: Slot, right: Slot])[] {
  const page = (index: number): Slot => (index < pages ? index : undefined);
  const sides = kind === 'booklet' ? folded(4 * Math.ceil(pages / 4)) : pairs(pages);
  return sides.map(([left, right]) => (fromRight ? [page(right), page(left)] : [page(left), page(right)]));
}

/** The front of the outermost sheet has the last page and the first, its back the second and the last but one. */
function folded(all: number): readonly (readonly [number, number])[] {
  return Array.from({ length: all / 2 }, (_, side) =>
    side % 2 === 0 ? ([all - 1 - side, side] as const) : ([side, all - 1 - side] as const),
  );
}

function pairs(pages: number): readonly (readonly [number, number])[] {
  return Array.from({ length: Math.ceil(pages / 2) }, (_, side) => [2 * side, 2 * side + 1] as const);
}

/** A new document: nothing of the old one is in it but what is drawn. */
export async function impose(pdf: Uint8Array, sheets: Sheets): Promise<PDFDocument> {
  const source = await PDFDocument.load(pdf, { updateMetadata: false });
  unmarkPages(source);
  const document = await PDFDocument.create({ updateMetadata: false });
  const pages = source.getPages();
  const { widthPt, heightPt, sheetPt } = sheets;
  const [edge, foot] = [(sheetPt[0] - 2 * widthPt) / 2, (sheetPt[1] - heightPt) / 2];
  const areas = pages.map((page) => {
    // The browser's paper ends on whole dots; what stands there is measured from its top left corner.
    const { x, y, height } = page.getTrimBox();
    const top = y + height;
    return { left: x, right: x + widthPt, top, bottom: top - heightPt };
  });
  const drawings = await document.embedPages(pages, areas);
  for (const slots of slotsOf(pages.length, sheets)) {
    const sheet = document.addPage([...sheetPt]);
    for (const [half, index] of slots.entries()) {
      const drawing = index === undefined ? undefined : drawings[index];
      if (drawing) sheet.drawPage(drawing, { x: edge + half * widthPt, y: foot });
    }
  }
  await document.flush();
  const preferences = document.catalog.getOrCreateViewerPreferences();
  preferences.dict.set(PDFName.of('Duplex'), PDFName.of('DuplexFlipShortEdge'));
  preferences.dict.set(PDFName.of('PrintScaling'), PDFName.of('None'));
  return document;
}
