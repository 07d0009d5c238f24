import { describe, expect, it } from 'vitest';
import { usedHyphens } from '../../../src/page/in-page/soft-hyphens.ts';

describe('which soft hyphens lines break at', () => {
  it.each<[string, string[], string[]]>([
    ['none on one line', ['de-li-cious'], []],
    ['the one at the end of its line', ['de-li-', 'cious'], ['li']],
    ['one on each of two lines', ['de-', 'li-cious moun-', 'tains and lakes'], ['de', 'moun']],
    ['none in a text without', ['mountains'], []],
    ['all of a word that is torn apart', ['a-', 'b-', 'c'], ['a', 'b']],
  ])('%s', (_, rows, expected) => {
    const text = rows.join('');
    const lines = rows.flatMap((row, line) => [...row].map(() => 24 * line));
    const hyphens = [...text.matchAll(/-/g)].map(({ index }) => index);
    const used = usedHyphens(hyphens, (index) => lines[index] ?? Number.NaN);
    expect(used.map((at) => /\p{L}+$/u.exec(text.slice(0, at))?.[0])).toEqual(expected);
  });

  it('reads few letters of a long line', () => {
    let reads = 0;
    const hyphens = Array.from({ length: 10_000 }, (_, i) => 3 * i);
    expect(usedHyphens(hyphens, () => ++reads && 12)).toEqual([]);
    expect(reads).toBe(2);
  });
});
