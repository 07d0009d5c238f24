import { describe, expect, it } from 'vitest';
import { PLAIN_NUMBERS } from '../../src/model/page-labels.ts';
import type { PlannedItem, PlannedPage } from '../../src/model.ts';
import { folios, headsStyle, headWords, runningHeads } from '../../src/page/running-heads.ts';
import { album, heading, report } from '../helpers/make.ts';

/** `h1`: the block begins there; `…h1`: it goes on there; anything else is a row of photos. */
function page(items: string): PlannedPage {
  const planned = items.split(' ').map((name): PlannedItem => {
    const text = { kind: 'text', gapPx: 0, heightPx: 20 } as const;
    if (name.startsWith('…')) return { ...text, block: name.slice(1), from: 1, to: 2 };
    if (/^(?:title|[hp]\d)$/.test(name)) return { ...text, block: name, from: 0, to: 1 };
    return { kind: 'row', block: name, gapPx: 0, heightPx: 20, photos: [] };
  });
  return { items: planned, usedPx: 0, whitePx: 0, open: false };
}

const named = (id: string, level: 1 | 2 | 3, text: string) => ({ ...heading(id, level), text });
const chapters = [named('title', 1, 'A week'), named('h1', 2, 'Sat'), named('h2', 2, 'Sun'), named('h3', 3, 'Noon')];
const given = album([], { blocks: [...chapters, named('h4', 2, 'Mon')] });

describe('what stands at the head of each page', () => {
  it.each([
    ['the title on left pages, the chapter on right ones', 'title p1|p2 h1|p3', [['', 'A week', 'Sat']]],
    ['a chapter that begins on its page', 'title h1|p1|p2 h2 p3|p4|p5', [['', 'A week', 'Sun', 'A week', 'Sun']]],
    ['the first of several', 'title|p1|p2 h1 p3 h2|p4|p5', [['', 'A week', 'Sat', 'A week', 'Sun']]],
    ['nothing above a heading', 'title|h1 p1|h2 p2', [['', '', '']]],
    ['no section', 'title h1|p1|h3 p2', [['', 'A week', 'Sat']]],
    ['the title where no chapter has begun', 'title p1|p2|p3', [['', 'A week', 'A week']]],
    ['a page of photos', 'title h1|photos|photos', [['', 'A week', 'Sat']]],
    ['a heading that goes on', 'title|h1|…h1', [['', '', 'Sat']]],
  ])('%s', (_, pages, [expected]) => {
    expect(runningHeads(report({ title: 'A week' }), given, { pages: pages.split('|').map(page) })).toEqual(expected);
  });

  it('leaves have their own heading; the pages after it have the title', () => {
    const pages = [page('title p1')];
    expect(runningHeads(report({ title: 'A week' }), given, { pages }, [true, true, false])).toEqual([
      '',
      '',
      '',
      'A week',
    ]);
  });

  it('leaves before the body move left and right, and have heads of their own', () => {
    const pages = ['title h1', 'p1', 'p2', 'p3'].map(page);
    const heads = (front: boolean[]) => runningHeads(report({ title: 'A week' }), given, { pages }, [], front);
    expect(heads([])).toEqual(['', 'A week', 'Sat', 'A week']);
    expect(heads([true])).toEqual(['', '', 'Sat', 'A week', 'Sat']);
    expect(heads([true, true, false])).toEqual(['', '', 'A week', '', 'Sat', 'A week', 'Sat']);
  });

  it('a text without a title has chapters alone', () => {
    expect(runningHeads(report(), given, { pages: ['h1 p1', 'p2', 'p3'].map(page) })).toEqual(['', '', 'Sat']);
  });

  it('are one line, shortened by whole letters', () => {
    const family = '👩‍👩‍👧';
    const pages = [page('p1'), page('p2')];
    expect(runningHeads(report({ title: family.repeat(61) }), album(), { pages })[1]).toBe(`${family.repeat(58)}…`);
    // Of a title of a megabyte, too.
    const [, long = ''] = runningHeads(report({ title: 'word '.repeat(200_000) }), album(), { pages });
    expect(long).toBe(`${'word '.repeat(12).slice(0, 58)}…`);
    expect(runningHeads(report({ title: 'x'.repeat(60) }), album(), { pages })[1]).toBe('x'.repeat(60));
  });
});

it('all their words, once', () => {
  const twice = album([], { blocks: [...given.blocks, named('h5', 2, 'Mon')] });
  expect(headWords(report({ title: 'A week' }), twice)).toEqual(['A week', 'Sat', 'Sun', 'Mon']);
});

it('numbers stand on all pages but the cover and the first of the text', () => {
  expect(folios(3, PLAIN_NUMBERS)).toEqual(['', '2', '3']);
  expect(folios(5, { cover: 1, contents: 2, first: 1 })).toEqual(['', 'i', 'ii', '', '2']);
  expect(folios(3, { cover: 0, contents: 1, first: 7 })).toEqual(['i', '', '8']);
});

it('are written for the counter of pages, whatever their letters', () => {
  const style = headsStyle(['', 'A "week" </style> \\', '第一章'], ['', 'i', '1']);
  expect(style).toContain('symbols: "" "A \\22 week\\22  \\3c /style> \\5c " "第一章"; fallback: no-head');
  expect(style).toContain('folio { system: fixed; symbols: "" "i" "1"; fallback: no-head }');
  expect(headsStyle([], [])).toContain('system: fixed; symbols: "";');
});
