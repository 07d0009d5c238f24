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
    [
      'boxes of no height are none',
      [
        [40, 0],
        [640, 60],
      ],
      'p1 60',
    ],
  ])('%s', (_, boxes, expected) => {
    const pieces = piecesOf(
      boxes.map(([left, height]) => ({ left: left!, height: height! })),
      40,
      600,
    );
    expect(pieces.map(({ page, heightPx }) => `p${page} ${heightPx}`).join(', ')).toBe(expected);
  });
});
