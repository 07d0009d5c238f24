// What a printed file tells of its pages. Files from the browser: test/page/in-page/in-page.whole.test.ts.
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { standInComment } from '../../src/model/stand-ins.ts';
import { inspectPrint } from '../../src/pdf/printed.ts';

/** Pages as the browser writes them. */
function pdfOf(contents: readonly string[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  const add = (text: string | Buffer): void => void parts.push(Buffer.from(text));
  const begin = (): void => {
    offsets.push(Buffer.concat(parts).length);
    add(`${offsets.length} 0 obj\n`);
  };
  for (const content of contents) {
    begin();
    add(`<</Type /Page\n/MediaBox [0 0 595 842]\n/Contents ${offsets.length + 1} 0 R>>\nendobj\n`);
    begin();
    const stream = deflateSync(content);
    add(`<</Filter /FlateDecode\n/Length ${stream.length}>> stream\n`);
    add(stream);
    add('\nendstream\nendobj\n');
  }
  const start = Buffer.concat(parts).length;
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n `).join('\n');
  add(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}\ntrailer\n<<>>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}

const frame = '.24 0 0 -.24 0 842 cm\nq\n331.25 275 1815.67 2956.2 re\nW* n\nq\n';

describe('pages and scale', () => {
  it.each<[string, readonly string[], number, number]>([
    ['as planned', [`${frame}3.125 0 0 3.125 331.25 275 cm\n`], 1, 1],
    ['all smaller', [`${frame}2.0833335 0 0 2.0833335 331.25 275 cm\n`, ''], 2, 0.66666672],
    ['a hair smaller', [`${frame}3.1249161 0 0 3.1249161 331.25 275 cm\n`], 1, 0.999973152],
    ['a photo first', [`${frame}562.5 0 0 -375 331.25 628 cm\n3.0 0 0 3.0 331.25 -2746 cm\n`], 1, 0.96],
    ['the second page tells', [`${frame}562.5 0 0 -375 331.25 628 cm\n`, `${frame}3 0 0 3 331.25 1 cm\n`], 2, 0.96],
    ['nothing drawn', ['', ''], 2, 1],
    ['no page', [], 0, 1],
  ])('%s', (_, contents, pages, scale) => expect(inspectPrint(pdfOf(contents))).toMatchObject({ pages, scale }));

  it.each([
    '',
    '%PDF-1.4',
    '<</Type /Page\n',
    '<</Type /Page\n/Contents 9 0 R',
    '<</Type /Page\n/Contents 1 0 R\nstartxref\n0',
  ])('a file that is none: %j', (text) => expect(inspectPrint(Buffer.from(text)).scale).toBe(1));
});

it('pictures are told by the names of their stand-ins, however many objects show them', () => {
  const names = ['print-1-800x600.jpg', 'thumbnails/print-1-80x60.jpg', 'print-1-800x600.jpg'];
  const pdf = Buffer.concat([pdfOf(['']), ...names.map(standInComment), Buffer.from('\xff\xfe\x01\x00tripreport')]);
  expect([...inspectPrint(pdf).pictures.names]).toEqual(names.slice(0, 2));
});

it('and by their size, in samples', () => {
  const picture = (width: number, height: number, kind = 'Image') =>
    `9 0 obj\n<<\n/Type /XObject\n/Subtype /${kind}\n/Width ${width}\n/Height ${height}\n/Filter /DCTDecode\n>>\nstream\n`;
  const pdf = Buffer.concat([
    pdfOf(['']),
    Buffer.from(picture(800, 600) + picture(800, 600) + picture(600, 800) + picture(1, 1) + picture(9, 9, 'Form')),
    Buffer.from('/Subtype /Image\n/Width x/Subtype /Image\n/Width 5\n'),
  ]);
  expect([...inspectPrint(pdf).pictures.sizes]).toEqual(['800x600', '600x800', '1x1']);
});
