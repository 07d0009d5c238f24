// Reads a finished PDF the way a picky reader would: pages, text, fonts, outline, and every image stream byte for byte.
import {
  decodePDFRawStream,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
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

/** How many glyphs were set as the empty box (glyph 0) that fonts have for characters they lack. */
export async function missingGlyphs(bytes: Uint8Array): Promise<number> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  let missing = 0;
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.has(PDFName.of('Subtype'))) continue;
    const content = Buffer.from(decodePDFRawStream(object).decode()).toString('latin1');
    if (!/ Tf\s/.test(content)) continue;
    let wide = false;
    // The browser names a font after its object, and writes glyphs as hexadecimal numbers: two bytes each but for Type
    // 3.
    for (const [, font, glyphs] of content.matchAll(/\/F(\d+) \S+ Tf|<([0-9A-Fa-f]+)>\s*(?:Tj|[-\d<\]])/g)) {
      if (font) {
        const dict = context.lookup(PDFRef.of(Number(font)));
        wide = dict instanceof PDFDict && dict.lookup(PDFName.of('Subtype'))?.toString() === '/Type0';
      } else if (wide) missing += glyphs?.match(/.{4}/g)?.filter((glyph) => glyph === '0000').length ?? 0;
    }
  }
  return missing;
}

export interface Placed {
  readonly left: number;
  readonly right: number;
}

/** Where the pictures and the lines of text of one page (from 1) stand, in points from its left edge. */
export async function placesOnPage(
  bytes: Uint8Array,
  number: number,
): Promise<{
  readonly widthPt: number;
  readonly heightPt: number;
  readonly images: readonly Placed[];
  readonly text: readonly Placed[];
}> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  const proxy = await getDocumentProxy(new Uint8Array(bytes));
  const page = await proxy.getPage(number);
  const { items } = await page.getTextContent();
  const text = items.flatMap((item) =>
    'str' in item && item.str.trim() !== ''
      ? [{ left: item.transform[4] as number, right: (item.transform[4] as number) + item.width }]
      : [],
  );
  const { ref } = page as unknown as { readonly ref: { readonly num: number; readonly gen: number } };
  const dict = context.lookup(PDFRef.of(ref.num, ref.gen), PDFDict);
  const content = decodePDFRawStream(dict.lookup(PDFName.of('Contents')) as PDFRawStream).decode();
  return {
    widthPt: page.getViewport({ scale: 1 }).width,
    heightPt: page.getViewport({ scale: 1 }).height,
    images: drawnImages(Buffer.from(content).toString('latin1')),
    text,
  };
}

function drawnImages(content: string): Placed[] {
  const images: Placed[] = [];
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [operation, numbers] of content.matchAll(/\b[qQ]\b|((?:[-.\d]+\s+){6})cm\b|\/X\d+ Do\b/g)) {
    if (operation === 'q') stack.push(matrix);
    else if (operation === 'Q') matrix = stack.pop() ?? matrix;
    else if (numbers) matrix = times(matrix, numbers.trim().split(/\s+/).map(Number) as unknown as Matrix);
    else images.push({ left: matrix[4], right: matrix[4] + matrix[0] });
  }
  return images;
}

type Matrix = readonly [number, number, number, number, number, number];

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}
