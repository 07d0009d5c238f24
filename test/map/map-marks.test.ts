import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupPoints, numbersText, type Point, placeMarks } from '../../src/map/map-marks.ts';
import { overlap } from '../../src/map/plane.ts';

const points = (...at: [number, number][]): Point[] =>
  at.map(([x, y], index) => ({ photo: `p${index + 1}`, number: index + 1, at: [x, y] }));
const SIZE = { widthPx: 400, heightPx: 400 };

describe('numbers of a mark', () => {
  it.each([
    [[3], '3'],
    [[4, 3], '3, 4'],
    [[3, 4, 5, 7], '3–5, 7'],
    [[7, 1, 2, 3, 9, 10, 11, 12], '1–3, 7, 9–12'],
    [[5, 5], '5'],
  ])('%j → %s', (numbers, text) => {
    expect(numbersText(numbers)).toBe(text);
  });
});

describe('groups', () => {
  it.each([
    ['far points stay by themselves', points([10, 10], [60, 10], [110, 10]), [['p1'], ['p2'], ['p3']]],
    ['two at one place are one', points([10, 10], [10, 10], [110, 10]), [['p1', 'p2'], ['p3']]],
    ['first and last of a round trip', points([10, 10], [100, 10], [12, 10]), [['p1', 'p3'], ['p2']]],
    ['none', [], []],
  ])('%s', (_, given, photos) => {
    expect(groupPoints(given).map(({ members }) => members.map(({ photo }) => photo))).toEqual(photos);
  });

  it('every point is in one group, and no two groups crowd', () => {
    const spot = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }));
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 60 }), (spots) => {
        const groups = groupPoints(points(...spots));
        expect(groups.flatMap(({ members }) => members.map(({ number }) => number)).toSorted((a, b) => a - b)).toEqual(
          spots.map((_, index) => index + 1),
        );
        for (const a of groups)
          for (const b of groups)
            if (a !== b) expect(Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1])).toBeGreaterThanOrEqual(15);
      }),
      { numRuns: 60 },
    );
  });
});

describe('labels', () => {
  it('stand on their points where there is room', () => {
    const marks = placeMarks(points([50, 50], [200, 200]), [], SIZE);
    expect(marks.map(({ aside, label }) => [aside, label])).toEqual([
      [false, '1'],
      [false, '2'],
    ]);
  });

  it('step aside with a leader, and never cover each other, a dot or the furniture', () => {
    const furniture = { x: 150, y: 150, width: 60, height: 60 };
    const crowd = points([100, 100], [116, 100], [132, 100], [116, 116], [116, 84], [160, 160], [2, 2], [398, 398]);
    const marks = placeMarks(crowd, [furniture], SIZE);
    for (const { box, at, aside } of marks) {
      expect(overlap(box, furniture)).toBe(false);
      for (const other of marks)
        if (other.box !== box) {
          expect(overlap(box, other.box)).toBe(false);
          const dot = { x: other.at[0] - 2, y: other.at[1] - 2, width: 4, height: 4 };
          if (other.aside) expect(overlap(box, dot)).toBe(false);
        }
      const over = at[0] >= box.x && at[0] <= box.x + box.width && at[1] >= box.y && at[1] <= box.y + box.height;
      expect(over).toBe(!aside);
      expect(box.x).toBeGreaterThanOrEqual(2);
      expect(box.x + box.width).toBeLessThanOrEqual(398);
    }
    expect(marks.find(({ label }) => label === '6')?.aside).toBe(true);
  });

  it('a long label is broken into at most three lines', () => {
    const even = Array.from(
      { length: 40 },
      (_, index): Point => ({ photo: `p${index}`, number: 2 * index + 1, at: [200, 200] }),
    );
    const [mark] = placeMarks(even, [], SIZE);
    expect(mark?.lines).toEqual(['1, 3, 5, 7, 9,', '11, 13, 15, 17,', '19, 21, 23, 25 …']);
    expect(mark?.photos).toHaveLength(40);
  });
});
