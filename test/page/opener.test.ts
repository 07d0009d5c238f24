import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.ts';
import { openerOf } from '../../src/page/opener.ts';
import { ranksOf } from '../../src/page/ranks.ts';
import { album, heading, photo, reference, report, taken } from '../helpers/make.ts';

const DAYS = [20, 21, 22, 23, 24, 25].map((day) => `2025-09-${day}T10:00:00`);
const MONTHS = ['2025-09-28T10:00:00', ...Array(5).fill('2025-10-03T10:00:00')];
const photos = (times: readonly string[]) => times.map((local, i) => photo(`p${i}`, { metadata: taken(local) }));

describe('the line under the title', () => {
  it.each<[string, Partial<Report>, readonly string[], string]>([
    ['all of it', { author: 'Lin Qiao' }, DAYS, 'Lin Qiao · September 20–25, 2025 · 6 photographs'],
    ['a text is dated after its journey', { date: '2025-09-27' }, DAYS, 'September 20–25, 2025 · 6 photographs'],
    ['photos of other years', { date: '2019-09-27' }, DAYS, 'September 27, 2019 · 6 photographs'],
    ['words for a date', { date: 'autumn' }, DAYS, 'autumn · 6 photographs'],
    ['one day', {}, Array(6).fill(DAYS[0]), 'September 20, 2025 · 6 photographs'],
    ['photos of many years are no journey', {}, [...DAYS, '2011-01-01T10:00:00'], '7 photographs'],
    ['few photos', { author: 'Lin Qiao', date: '2025-09-27' }, DAYS.slice(3), 'Lin Qiao · September 27, 2025'],
    ['nothing', {}, [], ''],
    ['German', { language: 'de' }, DAYS, '20.–25. September 2025 · 6 Fotos'],
    ['Chinese', { language: 'zh-Hans' }, DAYS, '2025年9月20日至25日 · 6张照片'],
    ['Chinese, two months', { language: 'zh-Hant' }, MONTHS, '2025年9月28日至10月3日 · 6張照片'],
    ['Japanese', { language: 'ja' }, DAYS, '2025年9月20日〜25日 · 写真6枚'],
  ])('%s', (_, more, times, expected) => {
    expect(openerOf(report({ title: 'x', ...more }), album(photos(times))).line).toBe(expected);
  });
});

it.each([
  ['photos in cells and lines count', {}, '8 photographs'],
  ['icons do not', { widthPx: 64, heightPx: 64 }, '6 photographs'],
  ['drawings there do not', { graphic: true }, '6 photographs'],
])('%s', (_, more, expected) => {
  const inline = ['x', 'y'].map((id) =>
    photo(id, { ref: reference(id, { inline: true }), widthPx: 900, heightPx: 600, ...more }),
  );
  const many = DAYS.map((_, index) => photo(`p${index}`));
  expect(openerOf(report({ title: 'x' }), album([...many, ...inline])).line).toBe(expected);
});

describe('the standfirst', () => {
  it.each([
    ['the description', 'A week on an island.', 'A week on an island.'],
    ['folded', 'A week\n  on an island.', 'A week on an island.'],
    ['not the title again', 'five nights!', ''],
    ['not the text again', 'word '.repeat(100), ''],
    ['none', undefined, ''],
  ])('%s', (_, description, expected) => {
    const given = { title: 'Five nights', ...(description ? { description } : {}) };
    expect(openerOf(report(given), album()).standfirst).toBe(expected);
  });
});

it.each([
  ['Five Nights', false],
  ['What Happened on the Way to the Outer Islands, and What Did Not Happen There', true],
  ['一次很长很长的旅行记录以及路上发生的事情和没有发生的事情都在这里', true],
])('a title of many letters is long: %s', (title, expected) => {
  expect(openerOf(report({ title }), album()).long).toBe(expected);
});

describe('ranks of headings', () => {
  it.each([
    ['as written', [2, 3, 4], [0, 1, 2]],
    ['the first level used is the chapter', [3, 3, 4], [0, 0, 1]],
    ['also the first of them', [1, 2, 1], [0, 1, 0]],
    ['levels left out', [2, 5, 6], [0, 1, 2]],
    ['a lower one first', [4, 2], [1, 0]],
    ['four at most', [1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 3, 3]],
  ] as const)('%s', (_, levels, expected) => {
    const blocks = [heading('title', 1), ...levels.map((level, i) => heading(`h${i}`, level))];
    expect(levels.map((_, i) => ranksOf(blocks).get(`h${i}`))).toEqual(expected);
  });
});
