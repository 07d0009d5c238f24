// What stands in the margins of the pages: running heads and numbers, or what the author asks for.
import { describe, expect, it } from 'vitest';
import type { PlannedItem, PlannedPage } from '../../../src/model.ts';
import { readPageLine, readPageNumbers } from '../../../src/options/page-lines.ts';
import { furnitureStyle } from '../../../src/page/furniture/furniture-style.ts';
import { pieceProblems } from '../../../src/page/furniture/line-pieces.ts';
import {
  type FurnitureChoices,
  furnitureOf,
  furnitureWords,
  NO_WORDS,
  numberingOf,
  type PageFurniture,
  SLOTS,
} from '../../../src/page/furniture/page-furniture.ts';
import { pageBox } from '../../../src/page/themes/page-box.ts';
import { album, heading, report, settings } from '../../helpers/make.ts';

/** `h1`: the block begins there; `…h1`: it goes on there; anything else is a row of photos. */
function page(items: string): PlannedPage {
  const planned = items.split(' ').map((name): PlannedItem => {
    const text = { kind: 'text', gapPx: 0, heightPx: 20 } as const;
    if (name.startsWith('…')) return { ...text, block: name.slice(1), from: 1, to: 2 };
    if (/^(?:title|[hp]\d)$/.test(name)) return { ...text, block: name, from: 0, to: 1 };
    const row = { kind: 'row', block: name, gapPx: 0, heightPx: 20, photos: [] } as const;
    return name.startsWith('bleed') ? { ...row, bleed: true } : row;
  });
  return { items: planned, usedPx: 0, whitePx: 0, open: false };
}

const named = (id: string, level: 1 | 2 | 3, text: string) => ({ ...heading(id, level), text });
const chapters = [named('title', 1, 'A week'), named('h1', 2, 'Sat'), named('h2', 2, 'Sun'), named('h3', 3, 'Noon')];
const given = album([], { blocks: [...chapters, named('h4', 2, 'Mon')] });
const week = report({ title: 'A week', author: 'Ann', date: '2024-05-06', language: 'en' });

const lines = (
  pages: string,
  choices: FurnitureChoices = {},
  of = week,
  leaves: readonly boolean[] = [],
  front: readonly boolean[] = [],
  before: [number, number] = [0, 0],
) =>
  furnitureOf(
    of,
    given,
    { pages: pages.split('|').map(page) },
    { leaves, front, numbering: numberingOf(choices, ...before) },
    choices,
  );

/** Each page as `head left, middle, right / foot left, middle, right`. */
const drawn = (pages: readonly PageFurniture[]): string[] =>
  pages.map((one) => {
    const [a, b, c, d, e, f] = SLOTS.map((slot) => one[slot]);
    return `${a}|${b}|${c} / ${d}|${e}|${f}`;
  });

/** What stands at the head of each page, wherever. */
const heads = (pages: string, of = week, leaves: readonly boolean[] = []): string[] =>
  lines(pages, {}, of, leaves).map((one) => `${one['head-left']}${one['head-right']}`);

describe('what stands at the head of each page where nothing else is asked for', () => {
  it.each([
    ['the title on left pages, the chapter on right ones', 'title p1|p2 h1|p3', ['', 'A week', 'Sat']],
    ['a chapter that begins on its page', 'title h1|p1|p2 h2 p3|p4|p5', ['', 'A week', 'Sun', 'A week', 'Sun']],
    ['the first of several', 'title|p1|p2 h1 p3 h2|p4|p5', ['', 'A week', 'Sat', 'A week', 'Sun']],
    ['nothing above a heading', 'title|h1 p1|h2 p2', ['', '', '']],
    ['no section', 'title h1|p1|h3 p2', ['', 'A week', 'Sat']],
    ['the title where no chapter has begun', 'title p1|p2|p3', ['', 'A week', 'A week']],
    ['a page of photos', 'title h1|photos|photos', ['', 'A week', 'Sat']],
    ['a heading that goes on', 'title|h1|…h1', ['', '', 'Sat']],
  ])('%s', (_, pages, expected) => {
    expect(heads(pages)).toEqual(expected);
  });

  it('a photo that covers its page has nothing above or below it', () => {
    const asked = { foot: readPageLine('{page}') };
    expect(drawn(lines('title p1|bleed1|p2', asked)).map((one) => one.replace(/[|/ ]/g, ''))).toEqual([
      '1',
      '',
      'Aweek3',
    ]);
  });

  it('leaves have their own heading; the pages after it have the title', () => {
    expect(heads('title p1', week, [true, true, false])).toEqual(['', '', '', 'A week']);
  });

  it('leaves before the body move left and right, and have heads and numbers of their own', () => {
    const all = (front: boolean[], before: [number, number]): string[] =>
      lines('title h1|p1|p2', {}, week, [], front, before).map(
        (one) => `${one['head-left']}${one['head-right']} ${one['foot-left']}${one['foot-right']}`,
      );
    expect(all([], [0, 0])).toEqual([' ', 'A week 2', 'Sat 3']);
    expect(all([true], [1, 0])).toEqual([' ', ' ', 'Sat 2', 'A week 3']);
    expect(all([true, true, false], [1, 2])).toEqual([' ', ' i', 'A week ii', ' ', 'Sat 2', 'A week 3']);
  });

  it('no cover has what is asked for, and contents have it with Roman numbers', () => {
    const choices = { foot: readPageLine('{page} of {pages}') };
    const all = lines('title|p1', choices, week, [true], [true, true], [1, 1]).map((one) => one['foot-middle']);
    expect(all).toEqual(['', 'i of 3', '1 of 3', '2 of 3', '3 of 3']);
  });

  it('a text without a title has chapters alone', () => {
    expect(heads('h1 p1|p2|p3', report())).toEqual(['', '', 'Sat']);
  });

  it('are one line, shortened by whole letters', () => {
    const family = '👩‍👩‍👧';
    expect(heads('title|p1', report({ title: family.repeat(61) }))[1]).toBe(`${family.repeat(58)}…`);
    // Of a title of a megabyte, too.
    expect(heads('title|p1', report({ title: 'word '.repeat(200_000) }))[1]).toBe(
      `${'word '.repeat(12).slice(0, 58)}…`,
    );
    expect(heads('title|p1', report({ title: 'x'.repeat(60) }))[1]).toBe('x'.repeat(60));
  });

  it('they and the numbers stand at the outer edge, the first page has neither', () => {
    const usual = 'title p1|p2 h1|p3';
    expect(drawn(lines(usual))).toEqual(['|| / ||', 'A week|| / 2||', '||Sat / ||3']);
    const hebrew = { ...week, direction: 'rtl' as const };
    expect(drawn(lines(usual, {}, hebrew))).toEqual(['|| / ||', '||A week / ||2', 'Sat|| / 3||']);
  });
});

describe('what the author asks for', () => {
  const pages = 'title p1|p2 h1|p3';
  const asked = (choices: Record<string, string | number>): FurnitureChoices => ({
    ...('head' in choices && { head: readPageLine(choices.head) }),
    ...('foot' in choices && { foot: readPageLine(choices.foot) }),
    ...('numbers' in choices && { pageNumbers: readPageNumbers(choices.numbers) }),
    ...('first' in choices && { firstPage: Number(choices.first) }),
  });

  it.each<[string, Record<string, string | number>, string[]]>([
    [
      'words alone stand in the middle, and the number keeps its place',
      { foot: 'ACME' },
      ['|| / |ACME|', 'A week|| / 2|ACME|', '||Sat / |ACME|3'],
    ],
    [
      'a number that is written is the only one',
      { foot: '{page} of {pages}' },
      ['|| / |1 of 3|', 'A week|| / |2 of 3|', '||Sat / |3 of 3|'],
    ],
    [
      'three places',
      { foot: 'ACME | {date} | {page}' },
      ['|| / ACME|May 6, 2024|1', 'A week|| / ACME|May 6, 2024|2', '||Sat / ACME|May 6, 2024|3'],
    ],
    [
      'two are left and right',
      { head: '{file}|{author}' },
      ['week.md||Ann / ||', 'week.md||Ann / 2||', 'week.md||Ann / ||3'],
    ],
    ['a first place that is empty', { foot: '| {page} |' }, ['|| / |1|', 'A week|| / |2|', '||Sat / |3|']],
    ['chapters', { head: '{title}: {chapter}' }, ['|A week:| / ||', '|A week: Sat| / 2||', '|A week: Sat| / ||3']],
    ['nothing at all', { head: 'none', foot: 'none' }, ['|| / ||', '|| / ||', '|| / ||']],
    ['no number', { numbers: 'none' }, ['|| / ||', 'A week|| / ||', '||Sat / ||']],
    [
      'numbers in the middle, from the first page on',
      { numbers: 'center' },
      ['|| / |1|', 'A week|| / |2|', '||Sat / |3|'],
    ],
    ['as they are to look', { numbers: 'right, 1 / 8' }, ['|| / ||1 / 3', 'A week|| / ||2 / 3', '||Sat / ||3 / 3']],
    [
      'with words',
      { numbers: 'Page 1 of 9' },
      ['|| / ||Page 1 of 3', 'A week|| / Page 2 of 3||', '||Sat / ||Page 3 of 3'],
    ],
    ['Roman', { numbers: 'center, roman' }, ['|| / |i|', 'A week|| / |ii|', '||Sat / |iii|']],
    [
      'at the head, beside what stands there',
      { numbers: 'top' },
      ['||1 / ||', '2\u2003A week|| / ||', '||Sat\u20033 / ||'],
    ],
    [
      'and counts to the last',
      { first: 3, foot: '{page}/{pages}' },
      ['|| / |3/5|', 'A week|| / |4/5|', '||Sat / |5/5|'],
    ],
    [
      'a foot and numbers of their own place',
      { foot: 'ACME', numbers: 'right' },
      ['|| / |ACME|1', 'A week|| / |ACME|2', '||Sat / |ACME|3'],
    ],
  ])('%s', (_, choices, expected) => {
    const found = drawn(lines(pages, asked(choices), { ...week, inputs: [{ name: 'trips/week.md', text: '' }] }));
    expect(found).toEqual(expected);
  });

  it('an even first number turns the sides, and what they say', () => {
    expect(drawn(lines(pages, { firstPage: 4 }))).toEqual(['|| / ||', '||Sat / ||5', 'A week|| / 6||']);
  });

  it('what is not known leaves no sign behind', () => {
    const [first] = lines(
      'title',
      asked({ foot: '{author} · {date} | | {title} – {chapter}' }),
      report({ title: 'A week' }),
    );
    expect([first!['foot-left'], first!['foot-right']]).toEqual(['', 'A week']);
  });

  it('words of another direction are set apart', () => {
    const [first] = lines('title', asked({ foot: '{title} {page}/{pages}' }), report({ title: 'שבוע' }));
    expect(first!['foot-middle']).toBe('\u2068שבוע\u2069 1/1');
  });

  it('a piece that there is not is told once, and printed as it stands', () => {
    const choices = asked({ head: '{weather} {weather}', foot: '{page}' });
    const place = { file: 'a.md', line: 3, column: 1 };
    expect(pieceProblems(choices, () => place)).toEqual([
      expect.objectContaining({
        code: 'N_WISH',
        severity: 'note',
        place,
        message: expect.stringContaining('{weather}'),
      }),
    ]);
    expect(lines('title', choices)[0]!['head-middle']).toBe('{weather} {weather}');
  });

  it('all their words are known before', () => {
    expect(furnitureWords(week, given)).toEqual(['A week', 'Sat', 'Sun', 'Mon']);
    const words = furnitureWords(week, given, asked({ foot: '© {author} {date}', numbers: 'roman, Seite 1' })).join(
      ' ',
    );
    expect(words).toMatch(/©.*Seite.*Ann.*May 6, 2024.*ivxlcdm/);
  });
});

it('on an empty page nothing stands, also where the author asks for words on all', () => {
  const pages = ['title', 'p1', 'h2'].map(page);
  const planned = [pages[0]!, { ...pages[1]!, items: [], blank: true } as const, pages[2]!];
  const choices = { head: readPageLine('ACME'), foot: readPageLine('{page}') };
  // A cover and its back, contents and theirs: the one before the text is empty.
  const leaves = { front: [true, true, true, true], blank: 3, numbering: numberingOf(choices, 2, 2) };
  const said = furnitureOf(week, given, { pages: planned }, leaves, choices);
  expect(drawn(said).map((one) => /\/ (?:\|)*([^|]*)/.exec(one)?.[1])).toEqual(['', '', 'i', '', '1', '', '3']);
  expect(said[3]).toEqual(NO_WORDS);
  expect(said[5]).toEqual(NO_WORDS);
});

describe('the style of the margins', () => {
  const box = pageBox(settings(), 'en');
  const style = (pages: readonly Partial<PageFurniture>[], choices: FurnitureChoices = {}, of = box): string =>
    furnitureStyle(
      pages.map((one) => ({ ...NO_WORDS, ...one })),
      of,
      week,
      choices,
    );

  it('are written for the counter of pages, whatever their letters', () => {
    const text = style([{}, { 'head-left': 'A "week" </style> \\' }, { 'head-left': '第一章' }]);
    expect(text).toContain('symbols: "" "A \\22 week\\22  \\3c /style> \\5c " "第一章"; fallback: no-words');
    expect(text.match(/@(?:top|bottom)[^{]*\{ content: counter/g)).toEqual(['@top-left { content: counter']);
  });

  it('numbers have the size that is asked for, and no other place has it', () => {
    const choices = { head: readPageLine('ACME'), pageNumbers: readPageNumbers('center, large') };
    const text = style([{ 'head-middle': 'ACME', 'foot-middle': '1' }], choices);
    expect(/@bottom-center \{[^}]*\}/.exec(text)?.[0]).toContain('font-size: 10.5pt');
    expect(/@top-center \{[^}]*\}/.exec(text)?.[0]).not.toContain('font-size: 10.5pt');
  });

  it('an inner margin of its own changes sides', () => {
    const margins = settings({ marginMm: [20, 10, 20, 30] });
    const wide = pageBox(margins, 'en');
    const [top, right, bottom, left] = wide.marginPx.map((one) => `${Math.round(one * 64) / 64}px`);
    expect(style([], {}, wide)).toContain(`@page :left { margin: ${top} ${left} ${bottom} ${right} }`);
    expect(style([], { firstPage: 2 }, wide)).toContain(`@page :right { margin: ${top} ${left} ${bottom} ${right} }`);
    expect(style([], {}, box)).not.toMatch(/@page :\w+ \{ margin:/);
    // Of two rules of pages the browser takes the later one, whatever their names.
    expect(style([], {}, wide)).toMatch(/@page bleed \{ margin: 0;[^\n]*\}$/);
  });
});
