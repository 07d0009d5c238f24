import { describe, expect, it } from 'vitest';
import { beginsWithWord, lineEnds, tailsToMeasure, tearOf } from '../../../src/page/in-page/narrow-columns.ts';

describe('the tails worth setting beside a photo', () => {
  // Beside a photo of 4:3 in a column of 300 px stand about 4.7 lines of full width, in one of 360 px about 4.4.
  const page = { linePx: 24, widthPx: 616, gutterPx: 17, ladderPx: [300, 360] };

  it.each([
    ['a paragraph of four lines has none', 4, 4 / 3, {}],
    [
      'two lines stay above, three and more go beside',
      8,
      4 / 3,
      { 2: [300], 3: [300, 360], 4: [300, 360], 5: [300, 360] },
    ],
    ['no photo follows', 8, 0, {}],
    ['a low photo has room for few lines', 12, 3, { 9: [300, 360] }],
    [
      'a long paragraph: only its last lines, that fill half of the photo’s height',
      30,
      4 / 3,
      { 24: [300], 25: [300, 360], 26: [300, 360], 27: [300, 360] },
    ],
  ])('%s', (_, count, aspect, expected) => {
    const tails = tailsToMeasure(count, aspect, page);
    expect(
      Object.fromEntries(tails.map(({ line, steps }) => [line, steps.map((step) => page.ladderPx[step])])),
    ).toEqual(expected);
  });
});

describe('tails begin with a word', () => {
  it.each([
    ['a line after a space', 'one two', 4, true],
    ['the rest of a word', 'pho\u00adto', 4, false],
    ['the rest of a word with a hyphen', 'well-known', 5, false],
    ['after another hyphen', 'well\u2010known', 5, false],
    ['after a dash', 'well\u2014known', 5, true],
    ['the first line', 'one', 0, true],
  ])('%s', (_, text, offset, expected) => {
    expect(beginsWithWord(text, [0, offset])({ line: 1 })).toBe(expected);
  });
});

describe('how far justified lines would be torn', () => {
  it.each([
    ['full lines', [100, 100, 40], 0],
    ['the last line does not count', [40], 0],
    ['up to 5 % short', [95, 100], 0],
    ['10 % short is one', [90, 100], 1],
    ['they add up', [90, 85, 100], 3],
  ])('%s', (_, ends, expected) => {
    expect(tearOf(ends, 100)).toBeCloseTo(expected, 9);
  });

  it('a line reaches as far as the last of its boxes', () => {
    const boxes = [
      { top: 24, height: 20, right: 160 },
      { top: 1, height: 20, right: 90 },
      { top: 0, height: 22, right: 150 },
    ];
    expect(lineEnds(boxes, 50, 24)).toEqual([100, 110]);
  });
});
