// What the browser prints, before and after: an outside judge (`.ci/verapdf`) says the same of whole documents.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../../src/browser/browser.ts';
import { openFolder } from '../../../src/files/temporary.ts';
import { type Finished, finishPdf, type PdfInfo } from '../../../src/pdf/finish.ts';
import { readPdf } from '../../helpers/pdf.ts';
import { ROOT } from '../../helpers/run.ts';
import { heard, type Judged, judge, transcript } from '../../helpers/standards.ts';

const INFO: PdfInfo = {
  title: 'Trip',
  language: 'en',
  environment: {},
  words: { photo: 'Photo #', note: 'Note #', page: 'p.\u00a0#', pageName: (page) => String(page + 1) },
  hidden: ['Photos 1–2'],
  prints: new Map(),
  described: true,
};

const PICTURE = `src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='20'%3E%3Crect width='40' height='20'/%3E%3C/svg%3E"`;
const ROWS = Array.from({ length: 70 }, (_, i) => `<tr><td>row ${i}</td><td>cell ${i}</td></tr>`).join('');

/** Lines and pages end where they do on every system, with other fonts or none. */
const FACE = readFileSync(path.join(ROOT, 'styles/fonts/source-serif-regular.woff2')).toString('base64');

const PAGES = `<!doctype html><html lang="en"><title>x</title><style>
@font-face { font-family: text; src: url(data:font/woff2;base64,${FACE}); }
body { font: 16px/18px text; }
@page { size: A5; margin: 15mm; @bottom-center { content: counter(page) } @top-center { content: 'A running head' } }
@page { @left-middle { content: 'aside' } }
p, li { width: 5em; hyphens: manual }
pre { background: #eee } blockquote { border-left: 2px solid }
.away a { display: flex; justify-content: space-between; width: 20em }
</style>
<h1>Trip</h1>
<h4>Deep</h4><h4>Beside</h4><h2>Up</h2>
<p>where the chart runs out <em>of depth</em> and <strong>the rest</strong> runs 10–12 H<sub>2</sub>O and so on</p>
<p>a bird&shy;watch&shy;ing island</p>
<p><q>Quoted words</q> stand here</p>
<p><a href="https://example.org/a">https:<wbr>//example<wbr>.org<wbr>/a<wbr>/b</a> <a href="#photo.1">1</a> <a href="#fn-1">1</a></p>
<p class="away"><a href="#fn-1"><span>Entry</span><span>9</span></a></p>
<figure role="group" id="photo.1"><img alt="A boat" ${PICTURE}><figcaption>Sea <i>and</i> sky</figcaption></figure>
<p aria-hidden="true">Photos 1–2</p>
<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>
<ol><li>first</li><li><p>second</p></li></ol>
<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby></p>
<p><span role="img" aria-label="\u2061a^2 &lt; b"><i>a</i><sup>2</sup> &lt; <i>b</i></span> is so</p>
<blockquote><p>said</p></blockquote><pre><code>let a;
let b;</code></pre><hr>
<div role="group"><figcaption>Of photos</figcaption></div>
<table><tr><th>a</th><th>b</th><th>c</th></tr><tr><td>1</td><td>2</td></tr></table>
<div role="group"><figcaption>Below it</figcaption></div>
<figcaption>Above it</figcaption>
<table><thead><tr><th>Head</th><th>Other</th></tr></thead>${ROWS}</table>
<p id="fn-1">The note</p>
<div role="paragraph">marked <a href="#fn-2">2</a><aside id="fn-2"><p>2 First words</p></aside>, <a href="#fn-3">3</a><aside id="fn-3">
<p>3 Second words</p></aside> and on</div>
<ul><li>item <a href="#fn-4">4</a><aside id="fn-4"><p>4 Third words</p></aside> goes on</li></ul>`;

let printed: Uint8Array;
let finished: Finished;
let before: Judged;
let after: Judged;
beforeAll(async () => {
  const folder = await openFolder(process.env);
  const run = { signal: new AbortController().signal, folder: folder.path, environment: process.env, tell: () => {} };
  const browser = await openBrowser({ sandbox: true }, run);
  try {
    const sheet = await browser.openSheet();
    await sheet.load('pages.html', PAGES);
    printed = await sheet.pdf();
  } finally {
    await browser.close();
    await folder.close();
  }
  finished = await finishPdf(printed, INFO);
  before = await judge(printed);
  after = await judge(finished.pdf);
});

describe('conditions of the standards', () => {
  it('what the browser prints misses many of them', () => {
    expect(before.failing).toEqual([
      '5 no claim of PDF/UA',
      '6.2.4.3 colours without a meaning',
      '6.6.4 no claim of PDF/A',
      '7.1 a role that nobody knows: Aside',
      '7.1 a role that nobody knows: Em',
      '7.1 a role that nobody knows: Strong',
      '7.1 words that are neither tagged nor an artifact',
      '7.18.5 a link that does not say where it leads',
      '7.2 an item without a body',
      '7.2 rows of different lengths',
      '7.2 ruby that is no pair',
      '7.4.2 a level of headings is left out',
      'a picture without its box',
      'an empty label',
      'no labels of pages',
    ]);
  });

  it('what is finished misses none', () => {
    expect(after.failing).toEqual([]);
    expect(finished.stray).toEqual([]);
    expect(finished.standards).toEqual(['PDF/UA-1', 'PDF/A-2a']);
  });

  it('a picture that nobody described: the level without words', async () => {
    const { standards, pdf } = await finishPdf(printed, { ...INFO, described: false });
    expect(standards).toEqual(['PDF/UA-1', 'PDF/A-2u']);
    expect((await judge(pdf)).xmp).toContain('<pdfaid:conformance>U</pdfaid:conformance>');
  });
});

describe('what is heard', () => {
  const lines = (): string => transcript(after.tree).join('\n');

  it('words keep their space at the end of a line, and are one where they were divided', () => {
    const words = heard(after.tree);
    expect(words).toContain('where the chart runs out of depth and the rest runs 10–12 H2O and so on');
    expect(words.replace(/\u00ad\u200b?/g, '')).toContain('a birdwatching island');
    expect(heard(before.tree)).not.toContain('where the chart');
    expect(words).toMatch(/let a; ?let b;/);
  });

  it('an address that was divided has no space that could be heard', () => {
    expect(heard(after.tree).replaceAll('\u200b', '')).toContain('https://example.org/a/b');
  });

  it('quotation marks that the browser set are read; what is hidden and what stands in the margins is not', () => {
    const words = heard(after.tree);
    expect(words).toMatch(/island[“"]Quoted words[”"] stand here/);
    expect(words).not.toMatch(/Photos 1–2|running head|aside/);
  });

  it('links say where they lead, once in each line', () => {
    expect(lines()).toContain('{https://example.org/a/b}');
    expect(lines()).toContain('{Photo 1, p. 1}');
    expect(lines()).toContain('{Note 1}');
    expect(lines()).toContain('{Entry 9}');
    expect(lines()).toContain('a bird\u00ad\u200bwatch\u00ading island"');
    const address = after.tree.flatMap(function links(one): readonly (readonly string[])[] {
      return [...(one.links.length > 0 ? [one.links] : []), ...one.kids.flatMap(links)];
    })[0];
    expect(address?.length).toBeLessThan(5);
  });

  it('headings leave out no level, and those of one level stay of one', () => {
    expect(roles(after.tree).filter((role) => /^H\d/.test(role))).toEqual(['H1', 'H2', 'H2', 'H2']);
  });

  it('notes at the foot of a page behind what their marks stand in, in order', () => {
    const words = heard(after.tree).replace(/\s/g, '');
    expect(words).toMatch(/marked2,3andon2Firstwords3Secondwordsitem4goeson4Thirdwords$/);
    expect(roles(after.tree).filter((role) => role === 'Note')).toHaveLength(3);
    expect(roles(after.tree)).not.toContain('Aside');
  });

  it('a formula is one, with its words; a picture keeps its own', () => {
    expect(lines()).toContain('Formula ALT a^2 < b');
    expect(lines()).toContain('Figure ALT A boat');
    expect(lines()).not.toContain('\u2061');
  });

  it('the head of a table is read once, the short row has all its cells', () => {
    expect(heard(after.tree).match(/Head/g)).toHaveLength(1);
    expect(heard(before.tree).match(/Head/g)?.length).toBeGreaterThan(1);
  });

  it('words of a table are a part of it, those of photos above it are none', () => {
    const captions = tables(after.tree).map(({ kids }) => {
      const at = kids.findIndex(({ role }) => role === 'Caption');
      return `${at === 0 ? 'first' : at === kids.length - 1 ? 'last' : at}: ${heard(kids.slice(at, at + 1))}`;
    });
    expect(captions).toEqual(['last: Below it', 'first: Above it']);
    expect(heard(after.tree)).toMatch(/Of photos\s*a\s*b\s*c/);
  });

  it('readings stand by what they are for', () => {
    expect(
      roles(after.tree)
        .filter((role) => /^R/.test(role))
        .join(' '),
    ).toBe('Ruby RB RT Ruby RB RT');
  });
});

describe('some of its pages', () => {
  const some = async (...only: readonly number[]) => {
    const done = await finishPdf(printed, { ...INFO, only, labels: [{ from: 0, style: 'decimal', first: 4 }] });
    return { ...done, judged: await judge(done.pdf), read: await readPdf(done.pdf) };
  };

  it('each of two on its own and all but the first keep what they claim, and say what stands on them', async () => {
    const whole = await readPdf(finished.pdf);
    expect(whole.pages).toBeGreaterThan(3);
    const pages = whole.text.map((_, page) => page);
    for (const only of [[1], pages.slice(1)]) {
      const { judged, read, standards } = await some(...only);
      expect(judged.failing, String(only)).toEqual([]);
      expect(standards).toEqual(['PDF/UA-1', 'PDF/A-2a']);
      expect(read.text).toEqual(only.map((page) => whole.text[page]));
    }
  });

  it('a head of a table that begins before them is read once, headings begin at the first level', async () => {
    const { judged } = await some(2, 3);
    expect(heard(judged.tree).match(/Head/g)).toHaveLength(1);
    expect(roles(judged.tree).filter((role) => role === 'TH')).toHaveLength(2);
  });

  it('links and outline lead to what is there: of other links the words stay, and they are counted', async () => {
    const { judged, cutLinks, read } = await some(0);
    expect(cutLinks).toBeGreaterThan(0);
    const lines = transcript(judged.tree).join('\n');
    expect(lines).toContain('{https://example.org/a/b}');
    expect(lines).toContain('{Photo 1, p. 1}');
    expect(lines).not.toContain('{Note 1}');
    expect(heard(judged.tree)).toContain('Entry');
    expect(read.outline).toEqual(['Trip', 'Deep', 'Beside', 'Up']);
    expect((await some(1)).read.outline).toEqual([]);
  });

  it('nothing of the other pages is inside: no picture, no word, no place', async () => {
    const { read, pdf } = await some(2);
    expect(read.figures).toBe(0);
    expect((await some(0)).read.figures).toBe(1);
    const whole = await PDFDocument.load(finished.pdf, { updateMetadata: false });
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    const written = document.context.enumerateIndirectObjects().map(([, object]) => String(object));
    expect(written.join('\n')).not.toMatch(/A boat|photo\.1|fn-1/);
    expect(written.length).toBeLessThan(whole.context.enumerateIndirectObjects().length / 2);
    expect(String(document.catalog.get(PDFName.of('PageLabels')))).toMatch(/\/St 6/);
  });
});

it('the same bytes for the same pages', async () => {
  const again = await finishPdf(printed, INFO);
  expect(Buffer.from(again.pdf).equals(finished.pdf)).toBe(true);
});

function tables(tree: Judged['tree']): Judged['tree'] {
  return tree.flatMap((one) => (one.role === 'Table' ? [one] : tables(one.kids)));
}

function roles(tree: Judged['tree']): readonly string[] {
  return tree.flatMap(({ role, kids }) => [role, ...roles(kids)]);
}
