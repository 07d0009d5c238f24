// The code that runs inside the page, through the bundle that users get, in a real browser with a sheet of fixed sizes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinEmoji } from '../../../src/page/emoji-sequences.ts';
import { behindOpening } from '../../../src/page/fonts/opening.ts';
import type { MeasureRequest } from '../../../src/page/in-page/in-page.ts';
import { runInPage } from '../../../src/page/run-in-page.ts';
import { inspectPrint } from '../../../src/pdf/printed.ts';
import { openedSheet } from '../../browser/opened.ts';
import { ROOT } from '../../helpers/run.ts';

/** A bundled face: what the machine calls monospace may be anything. Its signs are .6 em wide. */
const faceOf = (name: string): string =>
  `url(data:font/woff2;base64,${readFileSync(path.join(ROOT, 'styles/fonts', name)).toString('base64')})`;

/** The rules of every theme for words that are held together, for emoji of several signs, and for chosen lines. */
const RULES = readFileSync(path.join(ROOT, 'styles/base.css'), 'utf8').match(
  /^(?:(?:\.tightest )?\.(?:whole|signs)|main > p\.lines|\.lines \.[\w-]+) \{[^}]*\}/gm,
);

const STYLE = `
  @font-face { font-family: even; src: ${faceOf('source-code-pro-latin-400-normal.woff2')}; }
  @font-face { font-family: even; src: ${faceOf('eb-garamond-cyrillic-400-normal.woff2')}; unicode-range: U+400-4FF; }
  * { margin: 0; padding: 0; border: 0; font: 20px/24px even; orphans: 1; widows: 1; }
  table { border-collapse: collapse; }
  main { width: 480px; }
  p.tail::before { content: none; }
  .keep { break-after: avoid; }
  @page { size: 560px 400px; margin: 40px; }
  .tight td { word-break: break-all; }
  ${RULES?.join('\n')}
  .katex-display > .katex { display: block; white-space: nowrap; }
  .katex.broken { white-space: normal; }
  .base { display: inline-block; }
  main > .clipped { overflow-x: clip; }
  .parting { display: block; }
  body.verify main { columns: 480px; column-gap: 0; column-fill: auto; height: 96px; width: auto; }`;

const REQUEST: MeasureRequest = {
  linePx: 24,
  widthPx: 480,
  ladderPx: [180, 240],
  gutterPx: 16,
  captionLadderPx: [100, 200, 400],
  justified: false,
  narrow: [],
  wordsPx: [],
  words: [],
  lists: [],
  inColumns: [],
};

async function sheetWith(body: string) {
  const { sheet } = await openedSheet();
  await sheet.resize(480, 96);
  await sheet.load('report.html', `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><body>${body}`);
  return sheet;
}

async function measured(body: string, more: Partial<MeasureRequest> = {}) {
  const sheet = await sheetWith(body);
  const before = await sheet.evaluate(() => (globalThis as unknown as PageWindow).document.body.outerHTML, null);
  const reply = await runInPage(sheet, 'measureDocument', { ...REQUEST, ...more });
  const after = await sheet.evaluate(() => (globalThis as unknown as PageWindow).document.body.outerHTML, null);
  expect(after.replace(/(<figcaption[^>]*?) style="[^"]*"/g, '$1')).toBe(before);
  return reply;
}

interface WidthWindow {
  readonly document: {
    querySelectorAll(name: string): Iterable<{ readonly scrollWidth: number; readonly clientWidth: number }>;
  };
}

interface MarkedWindow {
  readonly document: {
    readonly body: { readonly textContent: string };
    querySelector(name: string): { getBoundingClientRect(): { readonly height: number } } | null;
    querySelectorAll(name: string): Iterable<{ readonly textContent: string }>;
  };
}

interface PageWindow {
  readonly document: {
    readonly body: { readonly outerHTML: string; readonly innerHTML: string; readonly textContent: string };
  };
}

/** Of the only paragraph. */
function lineTops(): number[] {
  const { document } = globalThis as unknown as {
    document: { createRange(): RangeLike; querySelector(selector: string): unknown };
  };
  const range = document.createRange();
  range.selectNodeContents(document.querySelector('p'));
  return [...new Set([...range.getClientRects()].map(({ top, height }) => Math.round((top + height / 2) / 24)))];
}

interface RangeLike {
  selectNodeContents(node: unknown): void;
  getClientRects(): Iterable<{ readonly top: number; readonly height: number }>;
}

describe('lines by total fit', () => {
  const words =
    'It rained the way it does in coun\u00adtries that are good at it: with\u00adout wind, with\u00adout hurry, and ' +
    'with\u00adout any sign of mean\u00ading it per\u00adson\u00adally, as <em>the land\u00adlady</em> had <code>fore</code>\u00adtold &amp; we had not.';

  it('begin where they were chosen to, in the browser, and no text is changed', async () => {
    const sheet = await sheetWith(
      `<main><p data-b="p" style="text-align:justify;text-indent:40px">${words}</p></main>`,
    );
    const textOf = () =>
      sheet.evaluate(() => (globalThis as unknown as PageWindow).document.body.textContent.trim(), null);
    const before = await textOf();
    const { fitted, blocks } = await runInPage(sheet, 'measureDocument', REQUEST);
    expect(await textOf()).toBe(before);
    expect(fitted).toEqual([{ id: 'p', starts: expect.any(Array), splitLines: expect.any(Array) }]);
    const starts = [0, ...(fitted[0]?.starts ?? []), before.length];
    const lines = starts.slice(1).map((end, i) => before.slice(starts[i], end).replace(/\u00ad(?!$)/g, ''));
    expect(lines.length).toBeGreaterThan(3);
    expect(blocks[0]?.slices.length).toBe(lines.length);
    const tops = await sheet.evaluate(lineTops, null);
    expect(tops).toHaveLength(lines.length);
  });

  it('figures of another width than usual take the room that they take', async () => {
    const sheet = await sheetWith(`<style>
      @font-face { font-family: text; src: ${faceOf('source-serif-regular.woff2')}; }
      main > p { font: 15px/24px text; font-variant-numeric: oldstyle-nums; text-align: justify; }
    </style><main><p data-b="p">${'In 1998 and 2011 we saw 1,111 of 5,678 birds. '.repeat(12)}</p></main>`);
    const { fitted } = await runInPage(sheet, 'measureDocument', REQUEST);
    expect(fitted[0]?.starts.length).toBeGreaterThan(5);
    const over = await sheet.evaluate(() => {
      const [p] = (globalThis as unknown as WidthWindow).document.querySelectorAll('main > p');
      return (p?.scrollWidth ?? 0) - (p?.clientWidth ?? 0);
    }, null);
    expect(over).toBe(0);
  });

  it('a word of thousands of places for a hyphen takes no longer than as many words', { timeout: 20_000 }, async () => {
    const words = ['a-', 'a\u00ad'].map((part) => part.repeat(19_000));
    const sheet = await sheetWith(
      `<main>${words.map((word, i) => `<p data-b="${i}" style="text-align:justify">${word}</p>`).join('')}</main>`,
    );
    const { fitted } = await runInPage(sheet, 'measureDocument', REQUEST);
    expect(fitted.map(({ id }) => id)).toEqual(['0', '1']);
  });

  it('a paragraph that cannot be justified by words is left to the browser', async () => {
    const { fitted } = await measured(`<main>
      <p data-b="left">${words}</p>
      <p data-b="picture" style="text-align:justify">${words}<img width="9" height="9"></p>
      <p data-b="han" style="text-align:justify">${words} 中文没有空格</p>
      <p data-b="long" style="text-align:justify">${'w'.repeat(60)} ${words}</p>
      <p data-b="short" style="text-align:justify">One line.</p>
    </main>`);
    expect(fitted).toEqual([]);
  });
});

describe('markTurnedLines', () => {
  const long = 'abcdefghij'.repeat(6);
  const style =
    '<style>pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 10px } p, td, li { overflow-wrap: anywhere } .turned { padding-left: 9px; -webkit-box-decoration-break: clone } pre .turned { margin-left: -9px }</style>';

  /** The words that stand in marks, in order. */
  async function marked(body: string) {
    const sheet = await sheetWith(`${style}<main>${body}</main>`);
    const read = () =>
      sheet.evaluate(() => {
        const { document } = globalThis as unknown as MarkedWindow;
        const heightPx = document.querySelector('pre')?.getBoundingClientRect().height;
        const words = [...document.querySelectorAll('.turned')].map(({ textContent }) => textContent);
        return { text: document.body.textContent, heightPx, words };
      }, null);
    const before = await read();
    await runInPage(sheet, 'markTurnedLines', undefined);
    const { words, ...after } = await read();
    expect(after).toEqual({ text: before.text, heightPx: before.heightPx });
    return words;
  }

  it.each<[name: string, body: string, marks: readonly string[]]>([
    ['lines that fit', '<pre><code>one\n\n  two\nthree\n</code></pre><p>A <code>word</code></p>', []],
    ['a word that is torn', `<pre><code>${long}\ntwo\n</code></pre>`, ['i']],
    ['torn three times', `<pre><code>${long.repeat(2)}</code></pre>`, ['i', 'g', 'e']],
    ['at a blank', '<pre><code>the words of a line that is so very long\nand one more\n</code></pre>', ['l']],
    ['coloured code', `<pre><code><b>let</b> a = <i>"${long}"</i>;\n<i>x</i></code></pre>`, ['"', 'h']],
    ['two signs of one letter', `<pre><code>${'e\u0301'.repeat(50)}</code></pre>`, ['e\u0301']],
    ['no code at all', `<p>${long}</p>`, []],
    ['in a sentence', `<p>See <code>${long}</code> there</p>`, [long.slice(40)]],
    ['at a blank of a sentence', '<p>See <code>the words of a line that is so very long</code> there</p>', []],
    ['in a list', `<ul><li><code>${long}</code></li></ul>`, [long.slice(40)]],
    ['with marks within', `<p><code>${long.slice(0, 30)}<b>${long.slice(30)}</b></code></p>`, [long.slice(40)]],
    ['where all lines are chosen', `<p class="lines"><code>${long}</code></p>`, []],
    ['beside a photo', `<div class="beside"><p><code>${long}</code></p></div>`, []],
  ])('%s', async (_, body, marks) => {
    expect(await marked(body)).toEqual(marks);
  });
});

describe('measureDocument', () => {
  it('the slices of every kind of block', async () => {
    const { blocks } = await measured(`<main>
      <p data-b="p">one<br>two</p>
      <ul data-b="ul"><li>one<br>two</li><li>three <b>bold</b><ul><li>inner</li></ul></li></ul>
      <table data-b="table"><thead><tr><th>a<tr><th>b</thead><tr><td>c<tr><td>d</table>
      <pre data-b="pre">one\ntwo\nthree</pre>
      <div data-b="notes"><div class="keep">Notes</div><p>one<p>two</div>
      <div data-b="flex" style="display: flex; height: 50px"><i>x</i></div>
      <div data-b="hidden"><div style="display: none">x</div><hr style="height: 10px"></div>
    </main>`);
    const drawn = blocks.map(({ id, slices, repeatHeadPx }) => {
      const pieces = slices.map(
        ({ kind, heightPx, part, keepsNext }) => `${kind}${part} ${heightPx}${keepsNext ? ' keeps next' : ''}`,
      );
      return `${id}: ${pieces.join(', ')}${repeatHeadPx > 0 ? `; head ${repeatHeadPx}` : ''}`;
    });
    expect(drawn).toEqual([
      'p: line0 24, line0 24',
      'ul: line1 23, line1 24, line2 24, line3 25',
      'table: row1 48, row1 24, row1 24; head 48',
      'pre: code1 24, code1 24, code1 24',
      'notes: line1 23 keeps next, line2 24, line3 25',
      'flex: rigid1 50',
      'hidden: rigid1 10',
    ]);
  });

  it('paragraphs and their tails in narrow columns', async () => {
    const words = Array.from({ length: 60 }, (_, i) => `word${i % 10}`).join(' ');
    const { blocks, narrow } = await measured(`<main><p data-b="p">${words}</p><p data-b="q">short</p></main>`, {
      narrow: [
        { id: 'p', photoAspect: 4 / 3 },
        { id: 'q', photoAspect: 0 },
      ],
    });
    expect(blocks[0]?.slices).toHaveLength(10);
    const [whole, short] = narrow;
    // Six words of five signs to a line at 480 px, two at 180, three at 240.
    expect(whole?.narrow).toEqual([
      { lines: 30, tear: 0 },
      { lines: 20, tear: 0 },
    ]);
    expect(
      whole?.tails?.map(({ line, offset, narrow }) => [line, offset, ...narrow.map(({ lines }) => lines)]),
    ).toEqual([
      [5, 179, 0, 10],
      [6, 215, 12, 8],
      [7, 251, 9, 6],
    ]);
    expect(short).toEqual({
      id: 'q',
      narrow: [
        { lines: 1, tear: 0 },
        { lines: 1, tear: 0 },
      ],
      tails: [],
    });
  });

  it('how torn justified lines are', async () => {
    const { narrow } = await measured('<main style="text-align: justify"><p data-b="p">abcdefgh abcdefghi</p></main>', {
      justified: true,
      narrow: [{ id: 'p', photoAspect: 0 }],
    });
    expect(narrow[0]?.narrow?.map(({ lines, tear }) => [lines, tear > 0])).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  it('captions at each width of their ladder', async () => {
    const { captions } = await measured(
      `<main></main><div class="captions"><figcaption data-photo="i1">twelve signs</figcaption>
        <figcaption data-photo="i2">x</figcaption></div>`,
    );
    const drawn = captions.map(({ id, heightsPx }) => [id, ...heightsPx]);
    expect(drawn).toEqual([
      ['i1', 48, 24, 24],
      ['i2', 24, 24, 24],
    ]);
  });
});

describe('fitWide', () => {
  const cells = (widthPx: number): string => `<td style="min-width: ${widthPx}px">x`;
  const base = (widthPx: number): string => `<i class="base" style="width: ${widthPx}px">x</i>`;
  const formula = (...bases: string[]): string =>
    `<div class="katex-display"><span class="katex"><span class="katex-html">${bases.join('')}</span></span></div>`;
  const picture = '<img class="inline" style="width:300px;height:225px">';
  it.each<[string, string, object[]]>([
    ['a table that fits', '<table data-b="x"><tr><td>short</table>', []],
    ['a table of long words', `<table data-b="x"><tr><td>${'x'.repeat(60)}</table>`, []],
    ['wide cells are set smaller', `<table data-b="x"><tr>${cells(100).repeat(6)}</table>`, [['table', 120, 0.79, 0]]],
    ['and cut off', `<div data-b="x"><table><tr>${cells(300).repeat(6)}</table></div>`, [['table', 1320, 0.5, 420]]],
    ['a row of pictures', `<table data-b="x"><tr>${`<td>${picture}`.repeat(3)}</table>`, []],
    ['a picture in a list', `<ul data-b="x"><li style="margin-left: 300px">${picture}</ul>`, []],
    ['a formula in several lines', formula(base(300), base(300)), [['formula', 120, 1, 0]]],
    ['a formula that cannot break', formula(base(600)), [['formula', 120, 0.79, 0]]],
    ['a formula a little too wide', formula(base(510)), [['formula', 36, 0.93, 0]]],
    ['a formula in a list', `<ul data-b="x"><li>${formula(base(600))}</ul>`, [['formula', 120, 0.79, 0]]],
    [
      'a formula in a quotation',
      `<blockquote data-b="x">${formula(base(600))}</blockquote>`,
      [['formula', 120, 0.79, 0]],
    ],
    ['of two formulas the wide one', formula(base(600)) + formula(base(300)), [['formula', 120, 0.79, 0]]],
    ['a formula far too wide', formula(base(1200)), [['formula', 720, 0.5, 120]]],
    [
      'a word that cannot break',
      '<p data-b="x" style="white-space: nowrap">' + 'x'.repeat(60),
      [['text', 240, 1, 240]],
    ],
    ['1/64 px', '<p data-b="x"><i style="display: inline-block; width: 480.015625px">x</i>', []],
    [
      'to the left',
      `<div dir="rtl" data-b="x"><table><tr>${cells(100).repeat(6)}</table></div>`,
      [['table', 120, 0.79, 0]],
    ],
  ])('%s', async (_, html, expected) => {
    const body = /data-b/.test(html) ? html : `<div data-b="x">${html}</div>`;
    const sheet = await sheetWith(`<main>${body}</main>`);
    const found = await runInPage(sheet, 'fitWide', { widthPx: 480 });
    const round = (length: number) => Math.round(length / 12) * 12;
    expect(found.map(({ what, overPx, scale, cutPx }) => [what, round(overPx), scale, round(cutPx)])).toEqual(expected);
    expect(found.every(({ id }) => id === 'x')).toBe(true);
    const pdf = inspectPrint(await sheet.pdf());
    expect(pdf).toMatchObject({ pages: 1, scale: 1 });
  });
});

describe('words in a table', () => {
  const row = (...words: string[]): string => `<tr>${words.map((word) => `<td>${word}`).join('')}`;
  const many = (count: number, word = 'transportation'): string => row(...Array<string>(count).fill(word));
  it.each<[string, string, object[]]>([
    ['stay whole in smaller letters', many(3), [[false, 0.94]]],
    ['with a head', `<thead>${many(3, 'Temperature').replaceAll('td', 'th')}<tbody>${many(3)}`, [[false, 0.94]]],
    ['in another script', many(3, 'достопримечательность'), [[false, 0.8]]],
    ['with accents', many(3, 'Straßenführung'), [[false, 0.94]]],
    ['beside a number', row('transportation', 'transportation', 'transportation', '12'), [[false, 0.88]]],
    ['of fourteen columns break, and are told', many(14), [[true, 0.8]]],
    ['an address may break', row(`https://a.example/${'x/'.repeat(30)}`), []],
    ['a hash may break', row('0a1b2c3d'.repeat(8), 'x'), []],
    ['what is no word may break', row('x'.repeat(60)), []],
    ['Chinese breaks between any two signs', row('旅行'.repeat(60), '旅行'.repeat(30)), []],
    ['code may break', row(`<code>${'transportation'.repeat(3)}</code>`, 'x'), []],
  ])('%s', async (_, html, expected) => {
    const sheet = await sheetWith(`<main><table data-b="x">${html}</table></main>`);
    const found = await runInPage(sheet, 'fitWide', { widthPx: 480 });
    expect(found.map(({ broken, scale }) => [broken, scale])).toEqual(expected);
    expect(inspectPrint(await sheet.pdf())).toMatchObject({ pages: 1, scale: 1 });
  });
});

describe('dates in a table', () => {
  const dates = (count: number): string => '<td><span class="whole">2019-06-25</span>'.repeat(count);
  it.each<[string, string, string]>([
    ['stay whole where they fit', `<tr>${dates(3)}`, 'across tables: one line'],
    ['beside a long word that breaks', `<tr>${dates(2)}<td>${'x'.repeat(40)}`, 'tight tables: one line'],
    ['break where they would be cut', `<tr>${dates(6)}`, 'tight tightest tables: more lines'],
    ['in heads too', `<thead><tr>${dates(5)}<tbody><tr>${dates(5)}`, 'tight tightest tables: more lines'],
    [
      'telephone numbers',
      `<tr>${dates(4)}<td><span class="whole">+47 555-0199</span>`,
      'tight tightest tables: more lines',
    ],
    ['in one cell of many', `<tr>${'<td>a'.repeat(20)}${dates(3)}`, 'tight tightest tables: more lines'],
  ])('%s', async (_, html, expected) => {
    const sheet = await sheetWith(`<main><table data-b="x">${html}</table></main>`);
    expect(await runInPage(sheet, 'fitWide', { widthPx: 480 })).toEqual([]);
    const found = await sheet.evaluate(() => {
      const { document } = globalThis as unknown as WholePage;
      const words = [...document.querySelectorAll('.whole')].some(({ offsetHeight }) => offsetHeight > 40);
      const classes = document.querySelector('table').className;
      return `${classes === '' ? '' : `${classes} `}tables: ${words ? 'more lines' : 'one line'}`;
    }, null);
    expect(found).toBe(expected);
    expect(inspectPrint(await sheet.pdf())).toMatchObject({ pages: 1, scale: 1 });
  });
});

interface WholePage {
  readonly document: {
    querySelector(name: string): { readonly className: string };
    querySelectorAll(name: string): Iterable<{ readonly offsetHeight: number; readonly offsetWidth: number }>;
  };
}

describe('emoji of several signs', () => {
  const face = `<style>@font-face { font-family: emoji; src: ${faceOf('twemoji.woff2')}; }
    b { display: inline-block; } b, b * { font: 20px/24px even, emoji; }</style>`;
  const SEVERAL = [
    ...['👨‍👩‍👧', '🏳️‍🌈', '🏳‍🌈', '🏴‍☠️', '🏳️‍⚧️', '❤️‍🔥', '❤‍🩹', '🐻‍❄️', '🏃🏻‍♀️', '🏃‍♀', '👩🏽‍❤️‍💋‍👨🏿', '👁️‍🗨️', '🧔‍♂️', '👨‍⚕️'],
    ...['1️⃣', '#️⃣', '0⃣', '🇩🇪', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👍🏿', '❤️', '👩‍🚀'],
  ];

  it('each is one picture', async () => {
    const words = [...SEVERAL, '😀'].map((one) => `<b>${joinEmoji(one)}</b>`).join(' ');
    const sheet = await sheetWith(`${face}<main><p>${words}</main>`);
    const widths = await sheet.evaluate(
      () => [...(globalThis as unknown as WholePage).document.querySelectorAll('b')].map((el) => el.offsetWidth),
      null,
    );
    const one = widths.pop();
    expect(widths).toHaveLength(SEVERAL.length);
    expect(SEVERAL.filter((_, at) => widths[at] !== one)).toEqual([]);
  });
});

describe('forceBreaks', () => {
  const block = (html: string, breaks: string): string => html.replace('>', ` data-b="x" data-breaks="${breaks}">`);
  it.each<[string, string, string, string[]]>([
    ['items of a list', '<ul><li>one<li>two<li>three</ul>', '1 2', ['two', 'three']],
    ['a line after a hard break', '<ul><li>one<br>two<br>three<li>four</ul>', '2 3', ['three', 'four']],
    ['a list in a list', '<ul><li>one<ul><li>two<br>three</ul><li>four</ul>', '1 2', ['two', 'three']],
    ['a first line takes its item along', '<ol><li><p>one<p>two<li><p>three</ol>', '2', ['three']],
    ['rows', '<table><tr><td>one<tr><td>two<tr><td>three</table>', '2', ['three']],
    ['lines of code', '<pre>one\n\nthree\nfour</pre>', '3', ['four']],
    ['a long line', `<div>${'words '.repeat(30)}end</div>`, '1', ['words words']],
    ['inside of bold words', `<div><b>${'words '.repeat(15)}last ${'words '.repeat(5)}</b></div>`, '1', ['words']],
    [
      'a picture',
      '<div>one<br><img style="width:9px;height:60px;display:inline-block"> two<br>three</div>',
      '1',
      ['two'],
    ],
  ])('%s', async (_, html, breaks, expected) => {
    const sheet = await sheetWith(`<main>${block(html, breaks)}</main>`);
    const heights = () =>
      sheet.evaluate(() => (globalThis as unknown as RectPage).document.querySelector('main').offsetHeight, null);
    const before = await heights();
    await runInPage(sheet, 'forceBreaks', { linePx: 24 });
    expect(await heights()).toBe(before);
    const begun = await sheet.evaluate(() => {
      const { document } = globalThis as unknown as RectPage;
      return [...document.querySelectorAll('.page-begins')].map((el) => {
        const following = (node: RectNode | null): string =>
          node ? `${node.nextSibling?.textContent ?? ''}${following(node.nextSibling ?? node.parentNode)}` : '';
        return (el.textContent || following(el)).trim();
      });
    }, null);
    expect(begun.map((text, i) => (text.startsWith(expected[i] ?? '?') ? expected[i] : text))).toEqual(expected);
  });
});

interface RectNode {
  readonly nodeName: string;
  readonly textContent: string;
  readonly nextSibling: RectNode | null;
  readonly parentNode: RectNode | null;
}

interface RectPage {
  readonly document: {
    querySelector(css: string): { readonly offsetHeight: number };
    querySelectorAll(css: string): Iterable<RectNode>;
  };
}

describe('piecesByPage', () => {
  it.each(['ltr', 'rtl'])('four lines to a page, %s', async (direction) => {
    const lines = (count: number) => Array.from({ length: count }, (_, i) => `line ${i}`).join('<br>');
    const sheet = await sheetWith(`<main dir="${direction}"><p data-i>${lines(3)}</p><p data-i>${lines(7)}</p></main>`);
    const { items, pages } = await runInPage(sheet, 'piecesByPage', { widthPx: 480 });
    expect(items.map((pieces) => pieces.map(({ page, heightPx }) => `p${page} ${heightPx}`).join(', '))).toEqual([
      'p0 72',
      'p0 24, p1 96, p2 48',
    ]);
    expect(pages).toBe(3);
  });
});

describe('replaceBody', () => {
  it('keeps only the soft hyphens at which lines break', async () => {
    const sheet = await sheetWith('<main>old</main>');
    const word = ['deli', 'cious', 'mountain', 'lakes'].join('\u00ad');
    await runInPage(sheet, 'replaceBody', `<main style="width: 160px"><p>${word} <b>${word}</b></p></main>`);
    const text = await sheet.evaluate(() => (globalThis as unknown as PageWindow).document.body.textContent, null);
    expect(text).toBe('delicious\u00admountainlakes delicious\u00admountainlakes');
  });

  it('does not wait for a picture that cannot be shown', async () => {
    const sheet = await sheetWith('<main>old</main>');
    await runInPage(sheet, 'replaceBody', '<main>new<img src="data:image/png;base64,AAAA"></main>');
    const text = await sheet.evaluate(() => (globalThis as unknown as PageWindow).document.body.textContent, null);
    expect(text).toBe('new');
  });
});

describe('surroundText', () => {
  const bodyOf = (sheet: Awaited<ReturnType<typeof sheetWith>>) =>
    sheet.evaluate(() => (globalThis as unknown as PageWindow).document.body.innerHTML, null);
  const around = { before: 'a<p>new</p>', after: '<style>i{}</style>\n' };

  it('leaves a text where it is, and changes what stands around it', async () => {
    const sheet = await sheetWith('<p>old</p><main><b>text</b></main>old');
    await runInPage(sheet, 'nameText', 'its name');
    expect(await runInPage(sheet, 'surroundText', { key: 'its name', ...around })).toBe(true);
    const main = '<main data-text="its name"><b>text</b></main>';
    expect(await bodyOf(sheet)).toBe(`${around.before}${main}${around.after}`);
  });

  it('changes nothing around another text', async () => {
    const sheet = await sheetWith('<main>text</main>');
    await runInPage(sheet, 'nameText', 'its name');
    await runInPage(sheet, 'replaceBody', '<main>another</main>');
    expect(await runInPage(sheet, 'surroundText', { key: 'its name', ...around })).toBe(false);
    expect(await bodyOf(sheet)).toBe('<main>another</main>');
  });
});

describe('unfold', () => {
  it('brings out a long text that is loaded behind its opening, as it was written', async () => {
    const pieces = Array.from({ length: 900 }, (_, i) => `<p id="p${i}">${'words <b>and</b> more '.repeat(6)}</p>`);
    const body = `<main>${pieces.join('\n')}</main>`;
    const sheet = await sheetWith(behindOpening(body, pieces));
    await runInPage(sheet, 'unfold', undefined);
    const found = await sheet.evaluate(() => (globalThis as unknown as PageWindow).document.body.innerHTML, null);
    expect(found).toBe(body);
  });
});
