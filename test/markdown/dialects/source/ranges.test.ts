// Ranges of a text, and searches that read nothing twice.
import { expect, it } from 'vitest';
import { finder, merge, rangeAt, skipSpace } from '../../../../src/markdown/dialects/source/ranges.ts';

it('ranges that touch become one', () => {
  const ranges = [
    { from: 0, to: 2 },
    { from: 2, to: 4 },
    { from: 3, to: 3 },
    { from: 6, to: 9 },
  ];
  expect(merge(ranges)).toEqual([
    { from: 0, to: 4 },
    { from: 6, to: 9 },
  ]);
});

it.each([
  [-1, undefined],
  [0, 0],
  [3, 0],
  [4, undefined],
  [6, 6],
  [8, 6],
  [9, undefined],
])('the range at %i begins at %s', (position, from) => {
  const ranges = [
    { from: 0, to: 4 },
    { from: 6, to: 9 },
  ];
  expect(rangeAt(ranges, position)?.from).toBe(from);
});

it.each([
  ['words', '-->'],
  ['a pattern', /--+>/g],
])('finds %s from positions that grow', (_, wanted) => {
  const found = finder('a --> b --> c', wanted);
  expect([0, 1, 2, 3, 8, 9].map((position) => found.after(position))).toEqual([2, 2, 2, 8, 8, -1]);
  expect(finder('a --> b', wanted).endAfter(0)).toBe(5);
  expect(finder('a', wanted).endAfter(0)).toBe(0);
});

it('skips white space', () => expect([0, 1, 3].map((at) => skipSpace('a \n', at))).toEqual([0, 3, 3]));
