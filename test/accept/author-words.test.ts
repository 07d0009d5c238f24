// What authors ask of page, head and foot, in words of their own and of other programs: what the PDF shows.
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import type { Options } from '../../src/options/settings.ts';
import { missingGlyphs } from '../helpers/pdf.ts';
import { openPress } from '../helpers/press.ts';

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="200"><rect width="800" height="200" fill="#036"/></svg>';

const BODY = `# Harbours of the north 🛳️

Words before the first chapter.

\\newpage

## Bodø

Words.

\\newpage

## שלום and Ψ

Words.
`;

const press = openPress(() => Promise.resolve({ 'logo.svg': SVG }));

/** Pages with these lines of front matter, or options. */
async function built(front: string, options: Options = {}, body = BODY) {
  const text = front === '' ? body : `---\n${front}\n---\n\n${body}`;
  const { pdf: bytes, read: printed, told, laidOut } = await press.print(text, options);
  const sizes = (await PDFDocument.load(bytes)).getPages().map((page) => [page.getWidth(), page.getHeight()]);
  const mm = sizes[0]!.map((pt) => Math.round((pt / 72) * 25.4));
  return { bytes: Buffer.from(bytes), printed, told, geometry: laidOut.measured.geometry, mm };
}

describe('heads and feet', () => {
  it('say on each page what they are to say, whatever its script', async () => {
    const { printed, told, bytes } = await built(
      'author: Ann Example\ndate: 2023-07-04\nheader: {title} | | {chapter}\nfooter:\n  left: © {author}, {date}\n  right: {page} of {pages}\nfirst-page: 3',
    );
    expect(told).toEqual([]);
    const [first = '', second = '', third = ''] = printed.text;
    for (const [i, text] of printed.text.entries()) {
      expect(text).toContain('© Ann Example, July 4, 2023');
      expect(text).toContain(`${i + 3} of 5`);
      expect(text).toContain('Harbours of the north');
    }
    expect(first.match(/Harbours/g)).toHaveLength(2);
    expect(second.match(/Bodø/g)).toHaveLength(2);
    expect(third.match(/and Ψ/g)).toHaveLength(2);
    expect(await missingGlyphs(bytes)).toBe(0);
    const labels = (await PDFDocument.load(bytes)).catalog.get(
      (await import('@cantoo/pdf-lib')).PDFName.of('PageLabels'),
    );
    expect(String(labels)).toContain('/St 3');
  });

  it('stand nowhere where none are wanted; flags go before the text', async () => {
    const { printed } = await built('header: Of the text', { head: 'none', pageNumbers: 'none' });
    expect(printed.text.join(' ')).not.toMatch(/Of the text|\d/);
  });

  it('a logo has its own size, above the title or in each head', async () => {
    const above = await built('logo: logo.svg');
    expect(above.told).toEqual([]);
    expect(above.printed.images).toHaveLength(1);
    // 13 mm high, and four times as wide.
    const placed = Math.round(above.printed.images[0]!.widthPx / above.printed.images[0]!.heightPx);
    expect(placed).toBe(4);
    expect(above.printed.figures).toBe(1);
    const inHead = await built('logo: logo.svg\nhead: "{logo} | | {page}"');
    expect(inHead.printed.images).toHaveLength(1);
    expect(inHead.printed.figures).toBe(0);
    expect(await picturesByPage(inHead.bytes)).toEqual([1, 1, 1]);
    expect(await picturesByPage(above.bytes)).toEqual([1, 0, 0]);
    const outside = await built('logo: ../../etc/logo.svg');
    expect(outside.told).toEqual(['W_OUTSIDE_ROOT 2']);
  });

  it('a watermark lies under each page, and is no part of its text', async () => {
    const { bytes, printed } = await built('watermark: ENTWURF');
    expect(printed.text.every((text) => text.includes('ENTWURF'))).toBe(true);
    const again = await built('watermark: ENTWURF');
    expect(again.bytes.equals(bytes)).toBe(true);
    const { PDFArray, PDFRawStream, decodePDFRawStream } = await import('@cantoo/pdf-lib');
    for (const page of (await PDFDocument.load(bytes)).getPages()) {
      const contents = page.node.Contents();
      const first = contents instanceof PDFArray ? page.doc.context.lookup(contents.get(0)) : contents;
      const words = first instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(first).decode()).toString() : '';
      expect(words).toMatch(/^\/Artifact <<\/Type \/Pagination \/Subtype \/Watermark>> BDC/);
    }
  });
});

/** How many pictures each page draws. */
async function picturesByPage(bytes: Uint8Array): Promise<number[]> {
  const { PDFName, PDFRawStream } = await import('@cantoo/pdf-lib');
  const document = await PDFDocument.load(bytes);
  return document.getPages().map((page) => {
    const { XObject } = page.node.normalizedEntries();
    const drawn = XObject.values().map((ref) => document.context.lookup(ref));
    const isPicture = (one: unknown): boolean =>
      one instanceof PDFRawStream && one.dict.get(PDFName.of('Subtype')) === PDFName.of('Image');
    return drawn.filter(isPicture).length;
  });
}

describe('paper and type', () => {
  it.each<[string, Options, readonly [number, number], object]>([
    ['paper: b5 landscape', {}, [250, 176], {}],
    ['papersize: a3\nlandscape: true', {}, [420, 297], {}],
    ['', { paper: '11x8.5in' }, [279, 216], {}],
    ['', { landscape: true, paper: 'a5' }, [210, 148], {}],
    ['fontsize: 12pt\nlinestretch: 1.5', {}, [210, 297], { fontPx: 16, linePx: 33 }],
    [
      'geometry: "top=20mm, bottom=20mm, left=40mm, right=20mm"',
      {},
      [210, 297],
      { widthPx: Math.floor((150 / 25.4) * 96) },
    ],
  ])('%s %j', async (front, options, size, geometry) => {
    const { mm, told, ...rest } = await built(front, options);
    expect(told).toEqual([]);
    expect(mm).toEqual(size);
    expect(rest.geometry).toMatchObject(geometry);
  });

  it('numbered headings, a subtitle, and what is not done', async () => {
    const { printed, told } = await built(
      'subtitle: A second line\ndescription: What it is about.\nnumbersections: true\nmainfont: Georgia\ncolumns: 2\nstylesheet: a.css',
      {},
      `${BODY}\n\\thispagestyle{empty} <span style="color: red">red</span> [@doe99]\n`,
    );
    expect(printed.outline).toEqual([
      expect.stringContaining('Harbours'),
      expect.stringMatching(/^1\s+Bodø$/),
      expect.stringMatching(/^2\s/),
    ]);
    expect(printed.text[0]).toMatch(/A second line[\s\S]*What it is about\./);
    expect(told).toEqual(expect.arrayContaining(['N_WISH 5', 'W_FRONT_MATTER 7', 'N_WISH 26']));
    expect(told.filter((one) => one === 'N_WISH 26')).toHaveLength(3);
  });
});
