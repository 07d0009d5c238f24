// Reads a finished PDF the way a picky reader would: pages, text, fonts, outline, and every image stream byte for byte.
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { extractText, getDocumentProxy } from 'unpdf';

export interface ReadPdf {
  readonly pages: number;
  readonly text: readonly string[];
  readonly outline: readonly string[];
  readonly fonts: readonly { readonly name: string; readonly subtype: string; readonly embedded: boolean }[];
  readonly images: readonly {
    readonly filter: string;
    readonly widthPx: number;
    readonly heightPx: number;
    readonly bytes: Uint8Array;
  }[];
  readonly info: Readonly<Record<string, string>>;
  readonly language: string | undefined;
  readonly tagged: boolean;
  readonly displayTitle: boolean;
  readonly figures: number;
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const proxy = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(proxy, { mergePages: false });
  const outline: string[] = [];
  const walk = (items: Awaited<ReturnType<typeof proxy.getOutline>>): void => {
    for (const item of items ?? []) {
      outline.push(item.title);
      walk(item.items);
    }
  };
  walk(await proxy.getOutline());

  const fonts: { name: string; subtype: string; embedded: boolean }[] = [];
  const images: { filter: string; widthPx: number; heightPx: number; bytes: Uint8Array }[] = [];
  let figures = 0;
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFRawStream ? object.dict : object instanceof PDFDict ? object : undefined;
    if (!dict) continue;
    const name = (key: string): string => dict.lookup(PDFName.of(key))?.toString() ?? '';
    if (name('S') === '/Figure') figures++;
    if (name('Type') === '/Font' && name('Subtype') !== '/Type0') {
      const descriptor = dict.lookup(PDFName.of('FontDescriptor'));
      const embedded =
        descriptor instanceof PDFDict &&
        ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key)));
      fonts.push({
        name: name('BaseFont'),
        subtype: name('Subtype'),
        embedded: embedded || name('Subtype') === '/Type3',
      });
    }
    if (object instanceof PDFRawStream && name('Subtype') === '/Image')
      images.push({
        filter: name('Filter'),
        widthPx: Number(name('Width')),
        heightPx: Number(name('Height')),
        bytes: object.getContents(),
      });
  }
  const catalog = document.catalog;
  const viewer = catalog.lookup(PDFName.of('ViewerPreferences'));
  const lang = catalog.lookup(PDFName.of('Lang'));
  const info = document.context.lookup(document.context.trailerInfo.Info);
  const facts: Record<string, string> = {};
  if (info instanceof PDFDict)
    for (const [key, value] of info.entries())
      if (value instanceof PDFString || value instanceof PDFHexString)
        facts[key.asString().slice(1)] = value.decodeText();
  return {
    pages: document.getPageCount(),
    text,
    outline,
    fonts,
    images,
    info: facts,
    language: lang instanceof PDFString || lang instanceof PDFHexString ? lang.decodeText() : undefined,
    tagged: catalog.lookup(PDFName.of('MarkInfo')) instanceof PDFDict && catalog.has(PDFName.of('StructTreeRoot')),
    displayTitle: viewer instanceof PDFDict && viewer.lookup(PDFName.of('DisplayDocTitle'))?.toString() === 'true',
    figures,
  };
}
