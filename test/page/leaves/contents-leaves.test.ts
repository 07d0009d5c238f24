// The contents: which headings they list, with which pages, and how the entries are cut into leaves.
import { describe, expect, it } from 'vitest';
import { PLAIN_NUMBERS } from '../../../src/model/page-labels.ts';
import type { Block, HeadingBlock, PlannedItem, PlannedPage } from '../../../src/model.ts';
import { resolveOptions } from '../../../src/options/resolve.ts';
import {
  composeContents,
  contentsEntries,
  contentsThumbs,
  cutEntries,
} from '../../../src/page/leaves/contents-leaves.ts';
import { CLASSIC } from '../../../src/page/themes/classic.ts';
import { pageBox } from '../../../src/page/themes/page-box.ts';
import { album, heading, photo, report, run } from '../../helpers/make.ts';

const named = (
  id: string,
  level: HeadingBlock['level'],
  text: string,
  more: Partial<HeadingBlock> = {},
): HeadingBlock => ({
  ...heading(id, level),
  html: text,
  text,
  anchor: text.toLowerCase(),
  ...more,
});

/** `a b|c` : headings a and b on the first page, c on the second; `r1:300` a row with that photo, so wide. */
function plan(pages: string): { pages: PlannedPage[] } {
  const item = (name: string): PlannedItem => {
    const [id = '', size] = name.split(':');
    if (!size) return { kind: 'text', block: id, from: 0, to: 1, gapPx: 0, heightPx: 20 };
    const box = { photo: id, xPx: 0, yPx: 0, widthPx: Number(size), heightPx: 100 };
    return { kind: 'row', block: 'r', gapPx: 0, heightPx: 100, photos: [box] };
  };
  return {
    pages: pages.split('|').map((page) => ({ items: page.split(' ').map(item), usedPx: 0, whitePx: 0, open: false })),
  };
}

const list = (blocks: readonly Block[], pages: string, depth = 3, first = 1, behind: string[] = []) =>
  contentsEntries(
    album([], { blocks }),
    plan(pages),
    behind.map((text) => (text ? { text, anchor: `photo.${text}` } : undefined)),
    { tocDepth: depth },
    { first },
  ).map(({ html, level, page }) => `${'  '.repeat(level)}${html} ${page}`);

const BLOCKS = [named('title', 1, 'A week'), named('a', 2, 'Sat'), named('b', 3, 'Noon'), named('c', 2, 'Sun')];

describe('the entries', () => {
  const days = [...BLOCKS, named('d', 4, 'Day', { ofPhotos: true })];
  const kept = BLOCKS.map((one) => (one.id === 'b' ? { ...one, unlisted: true as const } : one));
  it.each<[string, readonly string[], string[]]>([
    ['every heading but the title, by its page', list(BLOCKS, 'title a|b|c'), ['Sat 1', '  Noon 2', 'Sun 3']],
    ['of another first number', list(BLOCKS, 'title a|b|c', 3, 12), ['Sat 12', '  Noon 13', 'Sun 14']],
    ['not deeper than asked', list(BLOCKS, 'title a|b|c', 1), ['Sat 1', 'Sun 3']],
    [
      'what follows the text, too',
      list(BLOCKS, 'title a|b|c', 1, 1, ['route', 'index', '']),
      ['Sat 1', 'Sun 3', 'route 4', 'index 5'],
    ],
    ['none where only something follows', list([], 'x', 3, 1, ['index']), []],
    ['not what its author keeps out', list(kept, 'title a|b|c'), ['Sat 1', 'Sun 3']],
    [
      'levels as used, not as written',
      list([named('a', 3, 'Sat'), named('b', 6, 'Noon')], 'a|b'),
      ['Sat 1', '  Noon 2'],
    ],
    ['no days where there are headings', list(days, 'a b c d'), ['Sat 1', '  Noon 1', 'Sun 1']],
    ['else these', list([days[0], days[4]] as Block[], 'title|d'), ['Day 2']],
  ])('%s', (_, entries, expected) => expect(entries).toEqual(expected));

  it('keep emphasis, and lose links, pictures and formulas', () => {
    const html = (own: string, text = 'Plain & words') =>
      contentsEntries(
        album([], { blocks: [named('a', 2, text, { html: own })] }),
        plan('a'),
        [],
        { tocDepth: 3 },
        PLAIN_NUMBERS,
      )[0]?.html;
    expect(html('To <em>Reine</em> by <a href="#x" id="y">boat</a>')).toBe('To <em>Reine</em> by boat');
    expect(html('A <img data-picture="p1" alt="x"> here')).toBe('Plain &amp; words');
    expect(html('<span class="katex">…</span>')).toBe('Plain &amp; words');
  });

  it('a chapter shows the photo that stands largest in it, where the theme has thumbnails', () => {
    const blocks = [
      named('a', 2, 'Sat'),
      run('r', 'p1 p2'),
      named('b', 3, 'Noon'),
      run('s', 'p3'),
      named('c', 2, 'Sun'),
    ];
    const photos = ['p1', 'p2', 'p3'].map((id) => photo(id, { widthPx: 3000, heightPx: 2000 }));
    const entries = contentsEntries(
      album(photos, { blocks }),
      plan('a p1:100 p2:300 b p3:200 c'),
      [],
      { tocDepth: 2 },
      PLAIN_NUMBERS,
    );
    expect(entries.map((entry) => entry.photo)).toEqual(['p2', undefined, undefined]);
    const box = pageBox(resolveOptions(['post.md']), 'en');
    expect(contentsThumbs(entries, album(photos), box).size).toBe(0);
    const theme = { ...CLASSIC, contents: { thumbWidthPx: 91, thumbHeightPx: 60 } };
    expect([...contentsThumbs(entries, album(photos), { ...box, theme })]).toEqual([
      ['p2', { widthPx: 90, heightPx: 60 }],
    ]);
  });
});

describe('cut into leaves', () => {
  const cut = (levels: string, first: number, others: number): string =>
    cutEntries(
      [...levels].map((level) => ({ level: Number(level) })),
      [...levels].map(() => 10),
      { first, others },
    )
      .map((page) => page.map(({ level }) => level).join(''))
      .join('|');
  it.each([
    ['000', 100, 100, '000'],
    ['0000000000', 30, 50, '000|000|0000'],
    // A chapter stands with its first section.
    ['011011011', 40, 40, '011|01|1011'],
    ['0110110', 30, 30, '011|011|0'],
    ['', 30, 30, ''],
    // What is higher than a page has one of its own.
    ['000', 5, 5, '0|0|0'],
  ])('%s on %d and %d px: %s', (levels, first, others, expected) => expect(cut(levels, first, others)).toBe(expected));

  it('every entry once, in order, for any lengths', () => {
    for (let seed = 1; seed < 200; seed++) {
      const levels = Array.from({ length: seed % 37 }, (_, i) => ((i * seed) % 7) % 3);
      const entries = levels.map((level, id) => ({ level, id }));
      const heights = levels.map((_, i) => 5 + ((i * seed) % 11));
      const pages = cutEntries(entries, heights, { first: 40, others: 60 });
      expect(pages.flat()).toEqual(entries);
      if (entries.length > 0) expect(pages.every((page) => page.length > 0)).toBe(true);
      pages.forEach((page, at) => {
        const high = page.reduce((sum, { id }) => sum + (heights[id] as number), 0);
        expect(high).toBeLessThanOrEqual(at === 0 ? 40 : 60);
      });
    }
  });
});

it('numbers are as wide as the longest, ids fit a PDF, words are escaped', () => {
  const entries = contentsEntries(
    album([], { blocks: [named('a', 2, '<b>&', { html: '&lt;b&gt;&amp;', anchor: 'x'.repeat(200) })] }),
    plan('title|a'),
    [],
    { tocDepth: 3 },
    { first: 99 },
  );
  const composition = {
    report: report({ title: 'T <i>' }),
    album: album(),
    box: pageBox(resolveOptions(['post.md']), 'en'),
    inline: new Map(),
  };
  const [leaf = '', ...more] = composeContents(
    { composition, entries, thumbs: new Map(), title: 'What & where', covered: false },
    { headPx: 90, heightsPx: [30], titlePx: 123.4 },
  );
  expect(more).toEqual([]);
  expect(leaf).toContain('<section class="leaf contents" style="--title:124px">');
  expect(leaf).toContain('<h1 id="photo.contents">What &amp; where</h1>');
  expect(leaf).toContain('<p class="of">T &lt;i&gt;</p>');
  expect(leaf).toMatch(
    /<a href="#x{1,110}\.[0-9a-f]{10}"><bdi class="words">&lt;b&gt;&amp;<\/bdi> <span class="page">100<\/span>/,
  );
  expect(leaf).toContain('--digits:3');
});
