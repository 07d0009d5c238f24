import { describe, expect, it } from 'vitest';
import { joinIntoLines, lineStarts } from '../../../src/page/in-page/text-lines.ts';

describe('boxes become lines', () => {
  it.each([
    ['two words on one line', '0-20 0-20', '0-20'],
    ['two lines', '0-20 24-44', '0-20 24-44'],
    ['a small word on a tall line', '0-40 24-38', '0-40'],
    ['a raised figure joins, and makes the line higher', '4-20 0-10', '0-20'],
    ['lines set so tight that they touch', '0-20 12-32', '0-20 12-32'],
    ['in whatever order they come', '24-44 0-20 26-42', '0-20 24-44'],
    ['nothing', '', ''],
  ])('%s', (_, written, expected) => {
    const boxes = written.split(' ').flatMap((pair) => {
      const [top, bottom] = pair.split('-').map(Number);
      return top === undefined || bottom === undefined ? [] : [{ top, bottom }];
    });
    const lines = joinIntoLines(boxes).map(({ top, bottom }) => `${top}-${bottom}`);
    expect(lines.join(' ')).toBe(expected);
  });
});

describe('at which character lines begin', () => {
  /** `text` as it is set, one row a line; `_` has no box. */
  const startsIn = (rows: readonly string[], above = Number.NEGATIVE_INFINITY) => {
    const middles = rows.flatMap((row, line) => [...row].map((sign) => (sign === '_' ? Number.NaN : 24 * line + 12)));
    return lineStarts(middles.length, (index) => middles[index]!, above, 24).map(({ index }) => index);
  };

  it.each<[string, string[], number[]]>([
    ['one line', ['abc'], [0]],
    ['three lines', ['abc', 'd', 'efghij'], [0, 3, 4]],
    ['no text', [], []],
    ['a space that vanishes at the end of a line', ['abc_', 'def'], [0, 4]],
    ['spaces without a box at the start', ['__abc', 'def'], [2, 5]],
    ['nothing but spaces without a box', ['____'], []],
  ])('%s', (_, rows, expected) => {
    expect(startsIn(rows)).toEqual(expected);
  });

  it('a text that goes on on the line before begins none', () => {
    expect(startsIn(['abc', 'def'], 12)).toEqual([3]);
  });

  it('reads few characters of a long line', () => {
    let reads = 0;
    lineStarts(100_000, () => ++reads && 12, Number.NEGATIVE_INFINITY, 24);
    expect(reads).toBeLessThan(20);
  });
});
