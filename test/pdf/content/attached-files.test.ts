import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { type Attachment, attachFiles } from '../../../src/pdf/attached-files.ts';

const file = (name: string, text: string): Attachment => ({
  ...{ name, text, type: 'text/markdown', relation: 'Source', words: 'Made from it' },
});

async function withFiles(...files: Attachment[]): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage();
  attachFiles(document, files, 'D:20250920');
  return PDFDocument.load(await document.save(), { updateMetadata: false });
}

it('files come out as they went in, in the order of their names, with what they are', async () => {
  const read = await withFiles(file('b.md', 'zwei'), file('日记.md', '# 一\n'), file('a.md', ''));
  const found = read.getAttachments();
  expect(found.map(({ name }) => name)).toEqual(['a.md', 'b.md', '日记.md']);
  expect(found.map(({ data }) => Buffer.from(data).toString())).toEqual(['', 'zwei', '# 一\n']);
  for (const one of found) expect(one).toMatchObject({ mimeType: 'text/markdown', description: 'Made from it' });
  const listed = read.catalog.lookup(PDFName.of('AF'))!.toString();
  expect(listed.match(/\d+ 0 R/g)).toHaveLength(3);
  for (const [, object] of read.context.enumerateIndirectObjects())
    if (object instanceof PDFDict && object.get(PDFName.of('Type'))?.toString() === '/Filespec')
      expect(object.get(PDFName.of('AFRelationship'))?.toString()).toBe('/Source');
});
it('a PDF without files has no place for them', async () => {
  const { catalog } = await withFiles();
  expect([catalog.has(PDFName.of('AF')), catalog.has(PDFName.of('Names'))]).toEqual([false, false]);
});
