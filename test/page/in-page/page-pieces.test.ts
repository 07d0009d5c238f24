import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../../src/page/in-page/page-pieces.ts';

describe('the pieces of an item', () => {
  it.each([
    ['on the first page', [[40, 100]], 'p0 100'],
    [
      'over two pages',
      [
        [40, 100],
        [640, 60],
      ],
      'p0 100, p1 60',
    ],
    [
      'from right to left',
      [
        [40, 100],
        [-560, 60],
      ],
      'p0 100, p1 60',
    ],
    ['inset by less than a page', [[70, 100]], 'p0 100'],
    ['a column whose left edge is rounded down', [[639.6, 100]], 'p1 100'],
  ])('%s', (_, boxes, expected) => {
    const pieces = piecesOf(
      boxes.map(([left, height]) => ({ left: left!, top: 7, bottom: 7 + height! })),
      [],
      40,
      600,
    );
    expect(pieces.map(({ page, heightPx }) => `p${page} ${heightPx}`).join(', ')).toBe(expected);
  });

  it('each with the end of what stands in it: a box that goes on reaches down to the foot of the page', () => {
    const boxes = [
      { left: 40, top: 400, bottom: 500 },
      { left: 640, top: 0, bottom: 80 },
    ];
    const ink = [
      { left: 60, top: 405, bottom: 425 },
      { left: 60, top: 435, bottom: 455 },
      { left: 660, top: 5, bottom: 25 },
    ];
    expect(piecesOf(boxes, ink, 40, 600)).toEqual([
      { page: 0, heightPx: 100, inkPx: 55 },
      { page: 1, heightPx: 80, inkPx: 25 },
    ]);
  });
});
