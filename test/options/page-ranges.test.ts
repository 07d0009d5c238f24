import { expect, it } from 'vitest';
import { chosenPages, readPageRanges } from '../../src/options/page-ranges.ts';

it.each<[unknown, readonly number[], string?]>([
  ['3-7', [2, 3, 4, 5, 6]],
  ['5', [4]],
  [5, [4]],
  ['6-', [5, 6, 7]],
  ['-2', [0, 1]],
  ['6, 1-2,2', [0, 1, 5]],
  ['2–3', [1, 2]],
  [
    [{ from: 2, to: 3 }, { from: 7 }],
    [1, 2, 6, 7],
  ],
  ['7-12', [6, 7], '9-12'],
  ['1,9', [0], '9'],
  ['9-', [], '9'],
  ['12-14', [], '12-14'],
])('%j of eight pages', (given, kept, absent) => {
  expect(chosenPages(readPageRanges(given), 8)).toEqual({ kept, absent });
});

it.each(['', '0', '0-3', '7-3', '-', '3-7-9', 'odd', '1,,2', '-1-3', '1.5', {}, null, [[]], '1000000'])(
  '%j is refused with what is right',
  (given) => {
    expect(() => readPageRanges(given)).toThrow('expected pages such as 3-7, 5, 3- or 1,4-6');
  },
);
