import { describe, expect, it } from 'vitest';
import { sizeCentres, variationOf } from '../../../src/plan/search/size-classes.ts';

describe('how much sizes vary inside their classes', () => {
  it.each<[string, number[], number]>([
    ['no photo', [], 0],
    ['one', [200], 0],
    ['alike', [200, 200, 200], 0],
    ['two classes', [200, 200, 300, 300], 0],
    ['the same between two: one class', [200, 240, 288], 0.148],
    ['a size between two classes makes one of them', [200, 200, 240, 280, 280], 0.149],
  ])('%s', (_, sizes, variation) => {
    expect(variationOf(sizes)).toBeCloseTo(variation, 3);
    expect(variationOf([...sizes].reverse())).toBe(variationOf(sizes));
  });
});

describe('sizes around which photos gather', () => {
  const centres = (sizes: number[], classes: number) =>
    sizeCentres(sizes, classes).map((log) => Math.round(Math.exp(log)));

  it.each<[number[], number, number[]]>([
    [[200, 200, 300, 480], 3, [200, 300, 480]],
    [[480, 200, 300, 200], 2, [229, 480]],
    [[190, 210, 300, 320, 480, 490], 3, [200, 310, 485]],
    [[200, 220, 242], 1, [220]],
    [[], 2, []],
  ])('%j in %d classes', (sizes, classes, expected) => {
    expect(centres(sizes, classes)).toEqual(expected);
  });

  it('no more than there are photos', () => {
    expect(centres([200], 3).length).toBeLessThanOrEqual(1);
  });

  it('no other classes are nearer to the sizes', () => {
    const sizes = Array.from({ length: 9 }, (_, i) => 150 + ((i * 97) % 211));
    const logs = sizes.map(Math.log).sort((a, b) => a - b);
    const spread = (part: number[]) => {
      const mean = part.reduce((sum, log) => sum + log, 0) / Math.max(1, part.length);
      return part.reduce((sum, log) => sum + (log - mean) ** 2, 0);
    };
    const near = (all: number[]) =>
      logs.reduce((sum, log) => sum + Math.min(...all.map((centre) => (log - centre) ** 2)), 0);
    const found = near(sizeCentres(sizes, 3));
    for (let i = 1; i < logs.length; i++)
      for (let j = i + 1; j < logs.length; j++)
        expect(found).toBeLessThanOrEqual(
          spread(logs.slice(0, i)) + spread(logs.slice(i, j)) + spread(logs.slice(j)) + 1e-9,
        );
  });
});
