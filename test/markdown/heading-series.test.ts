// A first heading that counts (`Day 1`) is a section like those after it, and no title of the report.
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/markdown/parse.ts';
import { read } from './draw.ts';

const text = (headings: readonly string[]): string => headings.map((one) => `# ${one}\n\nWords of it.\n`).join('\n');

describe('no title', () => {
  it.each([
    ['Day 1', 'Day 2', 'Day 3'],
    ['Day 1: Oslo', 'Day 2: Bergen'],
    ['Day one', 'Day two'],
    ['First day', 'Second day'],
    ['1. Arrival', '2. The pass'],
    ['2019-06-25', '2019-06-26'],
    ['Monday', 'Tuesday'],
    ['June 25', 'June 26'],
    ['25 June', '26 June'],
    ['Saturday, 3 May', 'Sunday, 4 May'],
    ['Chapter 4', 'Chapter 5'],
    ['D1 上海', 'D2 杭州'],
    ['第一天', '第二天'],
    ['第1天：拉萨', '第2天：林芝'],
    ['6月25日', '6月26日'],
    ['一日目', '二日目'],
    ['День 1', 'День 2'],
  ])('%s, %s', (...headings) => {
    const report = read(text(headings), { lang: 'en' });
    expect(report.title).toBeUndefined();
    expect(report.blocks[0]).toMatchObject({ kind: 'heading', level: 1, text: headings[0] });
    expect(report.blocks.some(({ id }) => id === 'title')).toBe(false);
  });
  it.each([
    ['de', 'Montag', 'Dienstag'],
    ['de', 'Erster Tag', 'Zweiter Tag'],
    ['fr', 'Lundi', 'Mardi'],
    ['fr', 'Jour 1 – Lyon', 'Jour 2 – Arles'],
    ['es', 'Primer día', 'Segundo día'],
    ['it', 'Giorno 1', 'Giorno 2'],
    ['nl', 'Dag 1', 'Dag 2'],
  ])('%s: %s, %s', (lang, ...headings) => expect(read(text(headings), { lang }).title).toBeUndefined());
  it('across files', () => {
    const inputs = ['Day 1', 'Day 2'].map((one) => ({ name: `${one}.md`, text: text([one]) }));
    expect(parse(inputs, {}).title).toBeUndefined();
  });
});

describe('a title', () => {
  it.each([
    ['Six days', 'Day 1', 'Day 2'],
    ['Lofoten 2019', 'Day 1', 'Day 2'],
    ['2019 in photos', '1. January', '2. February'],
    ['Day 1'],
    ['Day trips', 'Day 1', 'Day 2'],
    ['Our trip', 'The lake', 'The pass'],
    ['Sunday on the lake', 'The boat', 'The pier'],
    ['Two weeks in Japan', 'Tokyo', 'Kyoto'],
  ])('%s', (...headings) => expect(read(text(headings), { lang: 'en' }).title).toBe(headings[0]));
  it.each([
    ['The lake', '# The lake v1.2\n\nx\n\n## A', 'The lake v1.2'],
    ['The lake', '# The lake: day 1\n\n# The pass', 'The lake'],
    ['The lake', '# The lake and all that happened to us there in May\n\nx', 'The lake'],
  ])('%s of the front matter, repeated: %j', (title, body, shown) => {
    const report = read(`---\ntitle: ${title}\n---\n${body}`);
    expect(report.title).toBe(shown);
    expect(report.blocks.filter(({ kind }) => kind === 'heading')[0]).toMatchObject({ text: shown });
  });
  it('of the front matter', () => {
    expect(read(`---\ntitle: Six days\n---\n\n${text(['Day 1', 'Day 2'])}`).title).toBe('Six days');
    expect(read(`---\ntitle: Day 1\n---\n\n${text(['Day 1', 'Day 2'])}`).title).toBe('Day 1');
  });
});
