// Step 8 (finish): lays one printed page under the pages of another PDF, marked as no part of their text.

import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { unmarkPages } from './content/page-work.ts';

export interface Underlay {
  /** One page, of the same size. */
  readonly pdf: Uint8Array;
  /** Index of the first page that it lies under. */
  readonly from: number;
}

const NAME = 'Watermark';

/** PDF 32000-1, 14.8.2.2: an artifact of the page, before all else that is drawn there. */
export async function layUnder(document: PDFDocument, { pdf, from }: Underlay): Promise<void> {
  const page = await PDFDocument.load(pdf, { updateMetadata: false });
  unmarkPages(page);
  const [drawing] = await document.embedPdf(page);
  if (!drawing) return;
  await drawing.embed();
  const { context } = document;
  const words = `/Artifact <</Type /Pagination /Subtype /${NAME}>> BDC\nq /${NAME} Do Q\nEMC\n`;
  const first = context.register(context.stream(Buffer.from(words, 'latin1')));
  for (const { node } of document.getPages().slice(from)) {
    const { Contents: contents } = node.normalizedEntries();
    node.setXObject(PDFName.of(NAME), drawing.ref);
    contents?.insert(0, first);
  }
}
