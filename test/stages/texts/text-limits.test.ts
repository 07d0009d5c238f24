// A text of too much is refused at once and by name; long ordinary ones are not.
import { expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';
import type { Report } from '../../../src/model.ts';
import { limitText } from '../../../src/stages/texts/text-limits.ts';

const read = (text: string): Report => parse([{ name: 'post.md', text, folder: '/' }], {});
const times = (count: number, text: string): string => text.repeat(count);
/** What a text of many would become, without reading it. */
const grown = (text: string, by: number): Report => {
  const report = read(text);
  return { ...report, blocks: Array.from({ length: by }, () => report.blocks).flat() };
};

it.each([
  ['cells', grown(`| a | b |\n|---|---|\n${times(99, '| c | d |\n')}`, 126), '25,200 table cells are more than 25,000'],
  [
    'cells of raw HTML',
    grown(`<table>${times(100, '<tr><td colspan="2">a</td></tr>')}</table>\n`, 251),
    '25,100 table cells are more than 25,000',
  ],
  ['formulas', grown(times(50, 'It is $x$.\n\n'), 101), '5,050 formulas are more than 5,000'],
  ['displayed formulas', grown(times(10, '$$\nx\n$$\n\n'), 501), '5,010 formulas are more than 5,000'],
  [
    'readings',
    grown(times(100, '<ruby>漢<rt>かん</rt></ruby>'), 91),
    '9,100 characters with readings (ruby) are more than 9,000',
  ],
  ['paragraphs', grown(times(100, 'a\n\n'), 501), '50,100 paragraphs and other blocks are more than 50,000'],
  ['headings', grown(times(100, '## a\n\n'), 501), '50,100 paragraphs and other blocks are more than 50,000'],
  ['emphasis', grown(times(1000, '*a* '), 301), '301,301 marks within the text are more than 300,000'],
  ['characters', grown(times(10_000, 'word '), 121), /^6,\d{3},\d{3} characters are more than 6,000,000$/],
])('%s', (_, report, message) => {
  const refused = expect.objectContaining({
    code: 'E_INPUT_LIMIT',
    message: typeof message === 'string' ? message : expect.stringMatching(message),
    hint: 'build the text in parts, each a PDF of its own',
  });
  expect(() => limitText(report)).toThrow(refused);
});

it.each([
  ['paragraphs', times(100_001, 'a\n\n'), '100,001 paragraphs'],
  ['headings without words', times(100_001, '#\n\n'), '100,001 paragraphs'],
  ['items', times(100_001, '* a\n'), '100,001 items of lists'],
  ['items with blank lines between', times(100_001, '* a\n\n'), '100,001 items of lists'],
  ['cells of one table', `| a | b |\n|---|---|\n${times(25_000, 'a|b\n')}`, '50,002 table cells'],
  ['cells of several tables', times(2, `| a | b |\n|---|---|\n${times(12_500, 'a|b\n')}\n`), '50,004 table cells'],
  ['cells of HTML', `<table>${times(50_001, '<td>a')}</table>`, '50,001 table cells'],
  ['tables', times(50_001, '<table>'), '50,001 tables'],
  ['marks', times(240_001, '<b>'), '240,001 marks within the text'],
])('far too many %s are refused while they are read', (_, text, name) => {
  const refused = expect.objectContaining({ code: 'E_INPUT_LIMIT', message: `${name} are more than can be laid out` });
  expect(() => read(text)).toThrow(refused);
});

it.each([
  ['a thousand pages of words', grown(`${times(80, 'The road went on along the water, slowly. ')}\n\n`, 1000)],
  ['a thousand pages of talk', grown(times(35, '“Yes,” she said.\n\n'), 1000)],
  [
    '1,600 photos with captions',
    grown(times(16, '![A photo](a.jpg)\n\nWords, *more* and [a link](https://a.example).\n\n'), 100),
  ],
  ['tables of a logbook', grown(`| a | b | c |\n|---|---|---|\n${times(50, '| c | d | e |\n')}`, 100)],
  ['nothing', read('')],
])('%s: not too much', (_, report) => {
  expect(() => limitText(report)).not.toThrow();
});
