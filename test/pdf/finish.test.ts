import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFHexString,
  PDFName,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openBrowser } from '../../src/browser/browser.ts';
import { openFolder } from '../../src/files/temporary.ts';
import { labelRanges, type Numbering } from '../../src/model/page-labels.ts';
import { documentDate } from '../../src/pdf/document-date.ts';
import { finishPdf as finishAll, type PdfInfo } from '../../src/pdf/finish.ts';
import { type OutputProfile, outputProfile } from '../../src/pdf/press/output-profile.ts';
import { readPdf } from '../helpers/pdf.ts';
import { profile } from '../helpers/profile.ts';
import { judge } from '../helpers/standards.ts';

const INFO: PdfInfo = {
  title: '旅行 (2019) – a <trip> & more',
  language: 'zh-CN',
  environment: {},
  words: { photo: '照片 #', note: '注 #', page: '第#页', pageName: (page) => String(page + 1) },
  hidden: [],
  prints: new Map(),
  described: true,
};

const finishPdf = async (pdf: Uint8Array, info: PdfInfo): Promise<Uint8Array> => (await finishAll(pdf, info)).pdf;

let printed: Uint8Array;
let printedLater: Uint8Array;
beforeAll(async () => {
  const folder = await openFolder(process.env);
  const run = { signal: new AbortController().signal, folder: folder.path, environment: process.env, tell: () => {} };
  const browser = await openBrowser({ sandbox: true }, run);
  try {
    const sheet = await browser.openSheet();
    const figure = `<figure role="group"><img alt="Blue" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Crect width='9' height='9'/%3E%3C/svg%3E"><figcaption>Sea</figcaption></figure>`;
    const html = `<!doctype html><html lang="zh-CN"><title>x</title><h1>一</h1><p>到<a href="https://example.org/">那</a>，<a href="#z">里</a></p>${figure}<h2 id="z">二</h2><table><tr><th>a</th><td>b</td></tr></table><table><tr><th>a</th><th>b</th><th>c</th></tr><tr><td>d</td><td>e</td><td>f</td></tr></table>`;
    await sheet.load('pages.html', html);
    printed = await sheet.pdf();
    await new Promise((resume) => setTimeout(resume, 1100));
    printedLater = await sheet.pdf();
  } finally {
    await browser.close();
    await folder.close();
  }
});

describe('what is added', () => {
  it('title, author, subject, language, tool; shown as the window title', async () => {
    const pdf = await readPdf(await finishPdf(printed, { ...INFO, author: '李雷', subject: 'On the road' }));
    expect(pdf.info).toEqual({
      Title: INFO.title,
      Author: '李雷',
      Subject: 'On the road',
      Creator: expect.stringMatching(/^tripreport \d+\.\d+\.\d+$/),
      Producer: expect.stringMatching(/^tripreport \d+\.\d+\.\d+$/),
    });
    expect(pdf).toMatchObject({ language: 'zh-CN', displayTitle: true });
  });

  it('on which side two pages begin that are shown together', async () => {
    const turned = async (direction: 'ltr' | 'rtl'): Promise<string | undefined> => {
      const { catalog } = await PDFDocument.load(await finishPdf(printed, { ...INFO, direction }));
      return catalog.getViewerPreferences()?.getReadingDirection();
    };
    expect([await turned('ltr'), await turned('rtl')]).toEqual(['L2R', 'R2L']);
  });

  it('an XMP packet that says the same, readable without decompression, and names what the file keeps', async () => {
    const pdf = await finishPdf(printed, { ...INFO, author: '李雷', date: '2019-06-25' });
    const xmp = await metadataOf(pdf);
    expect(xmp).toContain(
      '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">旅行 (2019) – a &lt;trip&gt; &amp; more</rdf:li></rdf:Alt></dc:title>',
    );
    expect(xmp).toContain('<dc:creator><rdf:Seq><rdf:li>李雷</rdf:li></rdf:Seq></dc:creator>');
    expect(xmp).toContain('<rdf:li>zh-CN</rdf:li>');
    expect(xmp).toContain('<xmp:CreateDate>2019-06-25</xmp:CreateDate>');
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>');
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(xmp).not.toContain('dc:description');
    expect(Buffer.from(pdf).includes(Buffer.from('<?xpacket begin'))).toBe(true);
  });

  it('what its pages are called; where they are just counted, by that', async () => {
    const labelled = async (numbering: Numbering): Promise<string> => {
      const pdf = await PDFDocument.load(await finishPdf(printed, { ...INFO, labels: labelRanges(numbering) }));
      return String(pdf.catalog.get(PDFName.of('PageLabels'))).replace(/\s+/g, ' ');
    };
    expect(await labelled({ cover: 0, contents: 0, first: 1 })).toBe('<< /Nums [ 0 << /S /D >> ] >>');
    expect(await labelled({ cover: 1, contents: 2, first: 1 })).toBe(
      '<< /Nums [ 0 << >> 1 << /S /r >> 3 << /S /D >> ] >>',
    );
    expect(await labelled({ cover: 0, contents: 0, first: 3 })).toBe('<< /Nums [ 0 << /S /D /St 3 >> ] >>');
  });

  it('characters that XML cannot hold do not break the packet', async () => {
    const xmp = await metadataOf(await finishPdf(printed, { ...INFO, title: 'a\u0000b\u0008c\uD800d ]]> e' }));
    expect(xmp).toContain('>abcd ]]&gt; e<');
  });
});

describe('what is kept', () => {
  it('structure tree with alt texts, links, outline, text, pages', async () => {
    const [before, after] = [await readPdf(printed), await readPdf(await finishPdf(printed, INFO))];
    expect(after).toMatchObject({
      pages: before.pages,
      text: before.text,
      outline: ['一', '二'],
      tagged: true,
      figures: before.figures,
    });
    expect(before.figures).toBeGreaterThan(0);
    expect(await links(await finishPdf(printed, INFO))).toEqual(await links(printed));
    expect(await links(printed)).toEqual(['internal', 'https://example.org/'].sort());
  });
});

describe('for a print shop', () => {
  const exchange = { profile: outputProfile(profile()) as OutputProfile, condition: 'FOGRA39' };

  it('links and outline go, their words stay, and it is as accessible as before', async () => {
    const { pdf, standards } = await finishAll(printed, { ...INFO, press: { date: '2024-05-06' } });
    const read = await readPdf(pdf);
    expect(await links(pdf)).toEqual([]);
    expect(read.outline).toEqual([]);
    const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
    const entries = context
      .enumerateIndirectObjects()
      .filter(([, object]) => /\/Title|\/Outlines/.test(String(object)));
    // The title of the document alone.
    expect(entries).toHaveLength(1);
    expect(read.text).toEqual((await readPdf(printed)).text);
    expect(standards).toEqual(['PDF/UA-1', 'PDF/A-2a']);
    const { failing, tree } = await judge(pdf);
    expect(failing).toEqual([]);
    expect(JSON.stringify(tree)).not.toContain('"Link"');
    expect(await contentOf(pdf)).not.toMatch(/(?:^|\s)0 0 0 rg\s/);
  });

  it('a printing condition makes it PDF/X-4: version, intents, colours, ids, dates; the same in every run', async () => {
    const finish = () => finishAll(printed, { ...INFO, press: { exchange, date: '2024-05-06' } });
    const { pdf, standards } = await finish();
    expect(Buffer.from((await finish()).pdf).equals(Buffer.from(pdf))).toBe(true);
    expect(standards).toEqual(['PDF/UA-1', 'PDF/A-2a', 'PDF/X-4']);
    expect(Buffer.from(pdf.subarray(0, 8)).toString('latin1')).toBe('%PDF-1.6');
    const { catalog, context } = await PDFDocument.load(pdf, { updateMetadata: false });
    const intents = catalog.lookup(PDFName.of('OutputIntents'), PDFArray);
    const kinds = [0, 1].map((i) => {
      const intent = intents.lookup(i, PDFDict);
      const bytes = decodePDFRawStream(intent.lookup(PDFName.of('DestOutputProfile')) as PDFRawStream).decode();
      expect(Buffer.from(bytes).equals(profile())).toBe(true);
      expect((intent.lookup(PDFName.of('OutputConditionIdentifier')) as PDFHexString).decodeText()).toBe('FOGRA39');
      return String(intent.get(PDFName.of('S')));
    });
    expect(kinds).toEqual(['/GTS_PDFX', '/GTS_PDFA1']);
    const facts = context.lookup(context.trailerInfo.Info, PDFDict);
    expect(String(facts.get(PDFName.of('Trapped')))).toBe('/False');
    expect(facts.lookup(PDFName.of('CreationDate'))?.toString()).toBe('(D:20240506)');
    const xmp = await metadataOf(pdf);
    for (const words of [
      '<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>',
      '<pdf:Trapped>False</pdf:Trapped>',
      '<xmp:MetadataDate>2024-05-06</xmp:MetadataDate>',
      '<xmpMM:VersionID>1</xmpMM:VersionID>',
      '<pdfaSchema:prefix>pdfxid</pdfaSchema:prefix>',
      '<pdfaProperty:name>Trapped</pdfaProperty:name>',
    ])
      expect(xmp).toContain(words);
    expect(/<xmpMM:DocumentID>uuid:([\da-f-]{36})</.exec(xmp)?.[1]).not.toMatch(/^0{8}/);
    // Every drawing knows what red, green and blue mean.
    for (const [, object] of context.enumerateIndirectObjects()) {
      const dict = object instanceof PDFRawStream ? object.dict : object instanceof PDFDict ? object : undefined;
      const resources = dict?.lookup(PDFName.of('Resources'));
      if (resources instanceof PDFDict)
        expect(String(resources.lookup(PDFName.of('ColorSpace')))).toContain('/DefaultRGB');
      expect(String(dict?.get(PDFName.of('CS')))).not.toBe('/DeviceRGB');
    }
    expect(await contentOf(pdf)).toMatch(/(?:^|\s)0 0 0 1 k\s/);
  });

  it('its own date goes before that of a photo', async () => {
    const { pdf } = await finishAll(printed, { ...INFO, date: '2023-01-02', press: { exchange, date: '2024-05-06' } });
    expect(await metadataOf(pdf)).toContain('<xmp:CreateDate>2023-01-02</xmp:CreateDate>');
  });
});

async function contentOf(pdf: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const contents = document.getPage(0).node.lookup(PDFName.of('Contents')) as PDFRawStream;
  return Buffer.from(decodePDFRawStream(contents).decode()).toString('latin1');
}

it('of many objects, none is looked for among all the others', async () => {
  const document = await PDFDocument.load(printed);
  const count = 2000;
  for (let i = 0; i < count; i++) document.context.register(document.context.obj({ Number: i }));
  const bytes = await document.save();
  const { findIndex } = Array.prototype;
  let seen = 0;
  const spy = vi.spyOn(Array.prototype, 'findIndex').mockImplementation(function (this: unknown[], ...given) {
    seen += this.length;
    return findIndex.apply(this, given);
  });
  onTestFinished(() => spy.mockRestore());
  const finished = await finishPdf(bytes, INFO);
  expect(seen).toBeLessThan(count);
  expect((await PDFDocument.load(finished)).context.enumerateIndirectObjects().length).toBeGreaterThan(count);
});

describe('the same bytes', () => {
  it('for the same input, printed at another time', async () => {
    expect(Buffer.from(printed).equals(Buffer.from(printedLater))).toBe(false);
    const [one, two] = [await finishPdf(printed, INFO), await finishPdf(printedLater, INFO)];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });

  it('where the browser counts its nodes from another number, as it does from machine to machine', async () => {
    const text = Buffer.from(printed).toString('latin1');
    const shifted = text.replace(/\(node(\d{8})\)/g, (_, n) => `(node${String(Number(n) + 2).padStart(8, '0')})`);
    expect(shifted).not.toBe(text);
    const finished = await finishPdf(Buffer.from(shifted, 'latin1'), INFO);
    expect(Buffer.from(finished).equals(await finishPdf(printed, INFO))).toBe(true);
  });

  it('where the browser counts the header cells of a table in another order, as it does now and then', async () => {
    const text = Buffer.from(printed).toString('latin1');
    const numbers = [...new Set(text.match(/(?<=\(node)\d{8}(?=\))/g))].sort();
    expect(numbers).toHaveLength(4);
    const other = (number: string) => numbers[(numbers.indexOf(number) + 1) % numbers.length];
    const turned = text.replace(/\(node(\d{8})\)/g, (_, number) => `(node${other(number)})`);
    const finished = await finishPdf(Buffer.from(turned, 'latin1'), INFO);
    expect(Buffer.from(finished).equals(await finishPdf(printed, INFO))).toBe(true);
    const tree = /\/Names \[[^\]]*\]/.exec(await objectsOf(finished))?.[0] ?? '';
    expect(tree.match(/\d{8}/g)).toEqual(['00000001', '00000002', '00000003', '00000004']);
  });

  it('another identifier for another content', async () => {
    const ids = [await finishPdf(printed, INFO), await finishPdf(printed, { ...INFO, title: 'Other' })].map(identifier);
    expect(ids[0]).toMatch(/^<[0-9a-f]{32}> <[0-9a-f]{32}>$/);
    expect(ids[0]!.slice(0, 34)).toBe(ids[0]!.slice(-34));
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe('dates', () => {
  it.each([
    // front matter, SOURCE_DATE_EPOCH → in the PDF, in XMP
    [undefined, undefined, undefined, undefined],
    ['2019-06-25', undefined, 'D:20190625', '2019-06-25'],
    ['2019-06-25T16:19', undefined, 'D:20190625161900', '2019-06-25T16:19:00'],
    ['2019-06-25 16:19:32', undefined, 'D:20190625161932', '2019-06-25T16:19:32'],
    ['2019-06-25T16:19:32.250Z', undefined, 'D:20190625161932Z', '2019-06-25T16:19:32Z'],
    ['2019-06-25T16:19:32+08:00', undefined, "D:20190625161932+08'00'", '2019-06-25T16:19:32+08:00'],
    ['2019-06-25T16:19:32 -0330', undefined, "D:20190625161932-03'30'", '2019-06-25T16:19:32-03:30'],
    ['2019-06-25', '1561450772', 'D:20190625081932Z', '2019-06-25T08:19:32Z'],
    ['2019-06-25', 'soon', 'D:20190625', '2019-06-25'],
    ['2019-06-25', '', 'D:20190625', '2019-06-25'],
    ['2019-13-45', undefined, undefined, undefined],
    ['2019-06-25T27:00', undefined, undefined, undefined],
    ['June 2019', undefined, undefined, undefined],
    ['2019', undefined, undefined, undefined],
  ])('%s, SOURCE_DATE_EPOCH=%s → %s', (written, epoch, pdf, iso) => {
    const date = documentDate(written, epoch === undefined ? {} : { SOURCE_DATE_EPOCH: epoch });
    expect([date?.pdf, date?.iso]).toEqual([pdf, iso]);
  });

  it('stand in the PDF, and none when none is known', async () => {
    const dated = await readPdf(await finishPdf(printed, { ...INFO, date: '2019-06-25' }));
    expect([dated.info.CreationDate, dated.info.ModDate]).toEqual(['D:20190625', 'D:20190625']);
    const { info } = await readPdf(await finishPdf(printed, INFO));
    expect(Object.keys(info)).not.toContain('CreationDate');
  });
});

it.each([
  ['nothing', (_: Uint8Array) => new Uint8Array()],
  ['half a PDF', (pdf: Uint8Array) => pdf.slice(0, pdf.length / 2)],
  ['no PDF', () => new Uint8Array(Buffer.from('<html>'))],
])('%s is refused', async (_, make) => {
  await expect(finishPdf(make(printed), INFO)).rejects.toMatchObject({ code: 'E_BROWSER' });
});

async function metadataOf(pdf: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const stream = document.catalog.lookup(PDFName.of('Metadata')) as PDFRawStream;
  expect(stream.dict.get(PDFName.of('Filter'))).toBeUndefined();
  return Buffer.from(stream.contents).toString('utf8');
}

async function objectsOf(pdf: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => (object instanceof PDFDict ? String(object) : ''))
    .join('\n');
}

async function links(pdf: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter(
      (object): object is PDFDict => object instanceof PDFDict && String(object.get(PDFName.of('Subtype'))) === '/Link',
    )
    .map((link) => {
      const action = link.lookup(PDFName.of('A'));
      const address = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
      return address ? (address as unknown as { decodeText(): string }).decodeText() : 'internal';
    })
    .sort();
}

function identifier(pdf: Uint8Array): string {
  return /\/ID \[ ?(<[0-9a-f]+> <[0-9a-f]+>) ?\]/.exec(Buffer.from(pdf).toString('latin1'))?.[1] ?? '';
}
