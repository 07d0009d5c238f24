// Step 8 (finish): a print shop wants no outline: it goes, with every entry (PDF 32000-1, 12.3.3).

import { PDFDict, type PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';

export function removeOutline({ catalog, context }: PDFDocument): void {
  const left = [catalog.get(PDFName.of('Outlines'))];
  while (left.length > 0) {
    const ref = left.pop();
    const entry = ref instanceof PDFRef ? context.lookup(ref) : ref;
    if (!(entry instanceof PDFDict)) continue;
    left.push(entry.get(PDFName.of('First')), entry.get(PDFName.of('Next')));
    // Each entry names its neighbours: what is gone is not gone into again.
    if (ref instanceof PDFRef) context.delete(ref);
  }
  catalog.delete(PDFName.of('Outlines'));
  if (catalog.get(PDFName.of('PageMode')) === PDFName.of('UseOutlines')) catalog.delete(PDFName.of('PageMode'));
}
