import { describe, expect, it } from 'vitest';
import { append, chunks, firstIndex, groupBy, largest, remembered, stretches } from '../src/lists.ts';

describe('groupBy', () => {
  it('keeps the order of keys and items; undefined is a key', () => {
    const groups = groupBy(['b1', 'a1', 'b2', ''], (text) => text[0]);
    expect([...groups]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
      [undefined, ['']],
    ]);
  });
});

it('remembered makes a value once for each key', () => {
  const known = new Map<string, number[]>();
  let made = 0;
  const ask = (key: string) => remembered(known, key, () => [++made]);
  expect([ask('a'), ask('b'), ask('a')]).toEqual([[1], [2], [1]]);
  expect(ask('b')).toBe(known.get('b'));
});

describe('stretches', () => {
  it('cuts between neighbours that do not belong together', () => {
    expect(stretches([1, 2, 3, 7, 8, 2], (a, b) => b === a + 1)).toEqual([[1, 2, 3], [7, 8], [2]]);
    expect(stretches([], () => true)).toEqual([]);
  });
});

it('chunks are as long as asked, but the last', () => {
  expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(chunks([], 2)).toEqual([]);
});

describe('firstIndex', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [5, 2],
    [9, 4],
  ])('of the first that is not below %d is %d', (limit, index) => {
    expect(firstIndex([1, 3, 5, 5], (value) => value < limit)).toBe(index);
    expect(firstIndex([], () => true)).toBe(0);
  });
});

describe('lists longer than a call takes arguments', () => {
  const long = Array.from({ length: 300_000 }, (_, index) => index);

  it('are added to another', () => {
    const list = [7];
    append(list, long);
    expect(list).toHaveLength(300_001);
    expect(list[300_000]).toBe(299_999);
  });

  it('have a largest number', () => {
    expect(largest(long)).toBe(299_999);
    expect(largest([], 2)).toBe(2);
    expect(largest([1], 2)).toBe(2);
    expect(largest([])).toBe(Number.NEGATIVE_INFINITY);
  });
});
