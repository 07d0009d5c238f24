// Step 8 (finish): files inside the PDF, each with what it is to the document (PDF/A-3: ISO 19005-3, 6.8; PDF 32000-1,
// 7.11.4).

import { deflateSync } from 'node:zlib';
import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';

export interface Attachment {
  /** Of the file, without folders. */
  readonly name: string;
  readonly text: string;
  readonly type: 'text/markdown' | 'application/gpx+xml';
  /** What the document was made from, or data that it shows. */
  readonly relation: 'Source' | 'Data';
  /** In a few words. */
  readonly words: string;
}

/** @param date of the document, as PDF writes it */
export function attachFiles(document: PDFDocument, files: readonly Attachment[], date: string | undefined): void {
  if (files.length === 0) return;
  const { catalog, context } = document;
  const named = files.map(({ name, text, type, relation, words }) => {
    const bytes = Buffer.from(text);
    const packed = deflateSync(bytes);
    const stream = PDFRawStream.of(
      context.obj({
        Type: 'EmbeddedFile',
        Subtype: type,
        Filter: 'FlateDecode',
        Length: packed.length,
        Params: { Size: bytes.length, ...(date && { ModDate: PDFString.of(date) }) },
      }),
      packed,
    );
    const file = context.register(stream);
    const specification = context.obj({
      Type: 'Filespec',
      F: PDFString.of(inAscii(name)),
      UF: PDFHexString.fromText(name),
      EF: { F: file, UF: file },
      Desc: PDFHexString.fromText(words),
      AFRelationship: relation,
    });
    return { key: PDFHexString.fromText(name), ref: context.register(specification) };
  });
  catalog.set(PDFName.of('AF'), context.obj(named.map(({ ref }) => ref)));
  // Names are looked up by halves.
  const sorted = named.toSorted((a, b) => (a.key.asString() < b.key.asString() ? -1 : 1));
  const tree = context.obj({ Names: sorted.flatMap(({ key, ref }) => [key, ref]) });
  const known = catalog.lookup(PDFName.of('Names'));
  const names = known instanceof PDFDict ? known : context.obj({});
  names.set(PDFName.of('EmbeddedFiles'), tree);
  if (names !== known) catalog.set(PDFName.of('Names'), names);
}

/** For readers that know no other name. */
const inAscii = (name: string): string => name.replace(/[^\w. -]/g, '_');
