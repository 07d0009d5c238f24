// Paper, margins and type as people write them.
import { describe, expect, it } from 'vitest';
import { resolveOptions } from '../../src/options/resolve.ts';
import { readLineSpacing, readMargin, readPaper, readTypeSize, sheetOfTwo } from '../../src/options/papers.ts';

it.each([
  ['a3', [297, 420]],
  ['B5', [176, 250]],
  ['tabloid', [279.4, 431.8]],
  ['ledger', [431.8, 279.4]],
  ['jisb5', [182, 257]],
  ['a4paper', [210, 297]],
  ['us-letter', [215.9, 279.4]],
  ['DIN A5', [148, 210]],
  ['a4 landscape', [297, 210]],
  ['A5-landscape', [210, 148]],
  ['letter, landscape', [279.4, 215.9]],
  ['landscape', [297, 210]],
  ['ledger portrait', [279.4, 431.8]],
  ['200x250mm landscape', [250, 200]],
  ['8.5x11in', [215.9, 279.4]],
  ['8.5 in x 11 in', [215.9, 279.4]],
  ['11"×8.5"', [279.4, 215.9]],
  ['21cm x 297mm', [210, 297]],
  ['297 * 210', [297, 210]],
])('%s is paper', (given, [width, height]) => {
  const { widthMm, heightMm } = readPaper(given);
  expect([widthMm, heightMm].map((mm) => Math.round(mm * 10) / 10)).toEqual([width, height]);
});

it.each([['a7'], ['constructor'], ['a4 upside down'], ['landscape a4'], ['70x200'], ['1201x1200mm'], ['20x'], ['']])(
  '%s is none',
  (given) => {
    expect(() => readPaper(given)).toThrow('expected a4, letter, a5, a3, b5, legal, tabloid, square, or WIDTHxHEIGHT');
  },
);

describe('landscape', () => {
  it.each([
    [{ landscape: true }, [297, 210]],
    [{ landscape: true, paper: 'a5' }, [210, 148]],
    [{ landscape: true, paper: 'a5 landscape' }, [210, 148]],
    [{ landscape: true, paper: 'ledger' }, [431.8, 279.4]],
    [{ landscape: false, paper: 'a5 landscape' }, [210, 148]],
  ])('%j', (options, [width, height]) => {
    const { paper } = resolveOptions(['post.md'], options);
    expect([paper.widthMm, paper.heightMm]).toEqual([width, height]);
  });
  it('leaves less height for the text', () => {
    expect(() => resolveOptions(['post.md'], { landscape: true, paper: 'a5', marginMm: '60mm 10mm' })).toThrow(
      'less than 40 mm',
    );
  });
});

it.each([
  ['20mm', [20, 20, 20, 20]],
  ['2cm 1in', [20, 25.4, 20, 25.4]],
  ['10 20 30', [10, 20, 30, 20]],
  ['10 20 30 40', [10, 20, 30, 40]],
  ['0', [0, 0, 0, 0]],
  [2, [2, 2, 2, 2]],
])('margins of %s: head, outer side, foot, inner side', (given, expected) => {
  expect(readMargin(given)).toEqual(expected);
});

it.each([
  ['2', '2mm or 20mm?'],
  ['20 1.5', '1.5mm or 15mm?'],
])('margins of %s may be either', (given, question) => {
  expect(() => readMargin(given)).toThrow(question);
});

it.each([
  ['12pt', 12],
  ['11.5', 11.5],
  [10, 10],
  ['16px', 12],
  ['4.23333mm', 12],
])('%s is a size of type', (given, points) => {
  expect(readTypeSize(given)).toBeCloseTo(points, 3);
});

it.each([['6pt'], ['40'], ['large'], ['']])('%s is none', (given) => {
  expect(() => readTypeSize(given)).toThrow('a size of type from 7pt to 18pt');
});

it('spacing of lines', () => {
  expect(readLineSpacing('1.25')).toBe(1.25);
  expect(readLineSpacing(2)).toBe(2);
  for (const given of ['', '0.5', 'double', 2.1])
    expect(() => readLineSpacing(given)).toThrow('a number from 0.9 to 2');
});

it.each([
  ['a5', 297, 210],
  ['a4', 420, 297],
  ['a6', 210, 148],
  ['5.5x8.5in', 279.4, 215.9],
  ['200x250mm', 400, 250],
])('two pages of %s lie on a sheet of %s × %s mm', (paper, widthMm, heightMm) => {
  const sheet = sheetOfTwo(readPaper(paper));
  expect([sheet.widthMm, sheet.heightMm]).toEqual([expect.closeTo(widthMm, 5), expect.closeTo(heightMm, 5)]);
});
it('pages for sheets are of A5 where nobody names a paper', () => {
  expect(resolveOptions(['post.md'], { imposition: 'booklet' }).paper).toMatchObject({ widthMm: 148, heightMm: 210 });
  expect(resolveOptions(['post.md'], { imposition: '2up', paper: 'a4' }).paper).toMatchObject({ widthMm: 210 });
});
