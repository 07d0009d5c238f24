import { inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { hasten, packedStream, unpacked } from '../../src/pdf/haste.ts';

hasten();

const NAMES = [
  'Type',
  'F12',
  'A;Name_With-Various***Characters?',
  'Lime Green',
  'paired()parentheses',
  'C#',
  'Größe',
  'x/y',
  '',
];

/** What is written, read again. */
async function again(fill: (document: PDFDocument) => void): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  fill(document);
  document.addPage([100, 100]);
  return PDFDocument.load(await document.save(), { updateMetadata: false });
}

describe('the library in haste', () => {
  it('names stay the same, with escapes and without', async () => {
    const dict = Object.fromEntries(NAMES.map((name) => [name, PDFString.of(name)]));
    const read = await again(({ catalog, context }) => catalog.set(PDFName.of('Own'), context.obj(dict)));
    const own = read.catalog.lookup(PDFName.of('Own'), PDFDict);
    for (const name of NAMES) expect(String(own.get(PDFName.of(name)))).toBe(`(${name})`);
    expect(own.keys()).toHaveLength(NAMES.length);
  });

  it('a name is one, however it is written', () => {
    expect(PDFName.of('Lime#20Green')).toBe(PDFName.of('Lime Green'));
  });

  it.each([0, 1, 100_000])('%i bytes of a stream stay the same, packed or not', async (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, i) => (i * i) % 251);
    const read = await again(({ catalog, context }) => {
      catalog.set(PDFName.of('Plain'), context.register(PDFRawStream.of(context.obj({}), bytes)));
      catalog.set(PDFName.of('Packed'), context.register(packedStream(context, bytes, { N: 3 })));
    });
    const streamOf = (name: string) => read.context.lookup(read.catalog.get(PDFName.of(name))) as PDFRawStream;
    const [plain, packed] = [streamOf('Plain'), streamOf('Packed')];
    expect(Buffer.from(unpacked(plain)).equals(bytes)).toBe(true);
    expect(Buffer.from(unpacked(packed)).equals(bytes)).toBe(true);
    expect(inflateSync(packed.getContents()).length).toBe(size);
    expect(packed.dict.get(PDFName.of('N'))?.toString()).toBe('3');
  });
});
