// What each page is called, the same wherever it is said.
import { expect, it } from 'vitest';
import {
  bodyLabel,
  type LabelRange,
  labelOf,
  labelRanges,
  labelsOf,
  type Numbering,
  roman,
} from '../../src/model/page-labels.ts';

it.each<[string, Numbering, string]>([
  ['a body alone', { cover: 0, contents: 0, first: 1 }, '1 2 3 4 5'],
  ['a cover has no number', { cover: 1, contents: 0, first: 1 }, ' 1 2 3 4'],
  ['contents have Roman ones', { cover: 0, contents: 2, first: 1 }, 'i ii 1 2 3'],
  ['both', { cover: 1, contents: 1, first: 1 }, ' i 1 2 3'],
  ['a body with Roman numbers', { cover: 0, contents: 0, first: 3, digits: 'roman' }, 'iii iv v vi vii'],
  ['in capitals', { cover: 1, contents: 0, first: 1, digits: 'Roman' }, ' I II III IV'],
  ['a body that begins elsewhere', { cover: 1, contents: 1, first: 12 }, ' i 12 13 14'],
])('%s', (_, numbering, expected) => {
  const labels = Array.from({ length: 5 }, (_, page) => labelOf(page, numbering));
  expect(labels.join(' ')).toBe(expected);
  const { cover, contents } = numbering;
  const body = labels.slice(cover + contents);
  expect(body.map((_, page) => bodyLabel(page, numbering))).toEqual(body);
  expect(labels.map((_, page) => inReader(page, labelRanges(numbering)))).toEqual(labels);
  // Of some of them, each keeps its name.
  for (const kept of [[0, 1, 2, 3, 4], [1, 2], [0, 2, 4], [3]]) {
    const ranges = labelsOf(labelRanges(numbering), kept);
    expect(kept.map((_, page) => inReader(page, ranges))).toEqual(kept.map((page) => labels[page]));
  }
});

/** As PDF 32000-1 (12.4.2) has a reader call the page. */
function inReader(page: number, ranges: readonly LabelRange[]): string {
  const range = ranges.findLast(({ from }) => from <= page) ?? { from: 0, style: 'decimal', first: 1 };
  const number = range.first + page - range.from;
  if (range.style === 'none') return '';
  const inCapitals = range.style === 'Roman' ? roman(number).toUpperCase() : String(number);
  return range.style === 'roman' ? roman(number) : inCapitals;
}

it('without leaves before it and another first number, the PDF needs no list', () => {
  expect(labelRanges({ cover: 0, contents: 0, first: 1 })).toEqual([]);
  expect(labelRanges({ cover: 0, contents: 0, first: 3 })).toEqual([{ from: 0, style: 'decimal', first: 3 }]);
});

it('Roman numbers', () => {
  const numbers = [1, 3, 4, 5, 9, 14, 39, 40, 49, 90, 99, 100, 144, 400, 1994];
  expect(numbers.map(roman).join(' ')).toBe('i iii iv v ix xiv xxxix xl xlix xc xcix c cxliv cd mcmxciv');
});
