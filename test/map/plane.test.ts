import { describe, expect, it } from 'vitest';
import { distanceTo, simplify, type XY } from '../../src/map/plane.ts';

describe('fewer points', () => {
  const line = (count: number, at: (k: number) => XY): XY[] => Array.from({ length: count }, (_, k) => at(k));
  const zigzag = line(6000, (k) => [k / 10, k % 2]);
  const waves = line(20_000, (k) => [k / 50, 10 * Math.sin(k / 20)]);
  const noise = line(5000, (k) => [k / 10, (((k * 7919) % 101) - 50) / 20]);
  const spiral = line(8000, (k) => [(k / 20) * Math.cos(k / 20), (k / 20) * Math.sin(k / 20)]);

  it.each([
    ['a straight line', line(5000, (k) => [k, k / 2]), 2, 2],
    ['a zigzag', zigzag, 3000, 4000],
    ['waves', waves, 300, 400],
    ['noise', noise, 2000, 5000],
    ['a spiral', spiral, 4000, 5500],
    ['one place', line(5000, () => [3, 4]), 2, 2],
  ] as const)('%s: none left out lies farther than the tolerance, and some are left out', (_, points, least, most) => {
    const kept = simplify(points, 0.35);
    expect(kept.length).toBeGreaterThanOrEqual(least);
    expect(kept.length).toBeLessThanOrEqual(most);
    expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
    let next = 1;
    let farthest = 0;
    for (const point of points) {
      if (point === kept[next] && next < kept.length - 1) next += 1;
      else farthest = Math.max(farthest, distanceTo(point, kept[next - 1]!, kept[next]!));
    }
    expect(farthest).toBeLessThanOrEqual(0.35);
  });

  it('the work grows with the points, not with their square: a zigzag', () => {
    let looks = 0;
    const watched = line(5000, (k) => [k / 10, k % 2]).map(([x, y]) => {
      const point = [x, y];
      Object.defineProperty(point, 0, {
        get: () => {
          looks += 1;
          return x;
        },
      });
      return point as unknown as XY;
    });
    simplify(watched, 0.35);
    expect(looks / watched.length).toBeLessThan(200);
  });
});
