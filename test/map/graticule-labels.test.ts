import { describe, expect, it } from 'vitest';
import type { GridLine } from '../../src/map/graticule.ts';
import { placeDegrees } from '../../src/map/graticule-labels.ts';
import type { Rectangle, XY } from '../../src/map/plane.ts';

const SIZE = { widthPx: 400, heightPx: 300 };
const meridian = (x: number): GridLine => ({
  kind: 'meridian',
  text: `${x}° E`,
  pieces: [
    [
      [x, 300],
      [x, 0],
    ],
  ],
});
const parallel = (y: number): GridLine => ({
  kind: 'parallel',
  text: `${y}° N`,
  pieces: [
    [
      [0, y],
      [400, y],
    ],
  ],
});
const box = (x: number, y: number, width: number, height: number): Rectangle => ({ x, y, width, height });
const way = (...points: XY[]): readonly XY[][] => [points];

describe('where a grid line says its degrees', () => {
  const rows: [string, GridLine[], Rectangle[], readonly XY[][], [string, 'top' | 'bottom' | 'left' | 'right'][]][] = [
    [
      'meridians at the top, parallels on the left',
      [meridian(100), parallel(150)],
      [],
      [],
      [
        ['100° E', 'top'],
        ['150° N', 'left'],
      ],
    ],
    [
      'a meridian under the north mark and the scale bar: left of it',
      [meridian(100)],
      [box(101, 0, 30, 50)],
      [],
      [['100° E', 'top']],
    ],
    [
      'all on the edge that has room for most',
      [meridian(100), meridian(200), meridian(300)],
      [box(50, 0, 200, 40)],
      [],
      [
        ['100° E', 'bottom'],
        ['200° E', 'bottom'],
        ['300° E', 'bottom'],
      ],
    ],
    [
      'one on the other edge rather than none',
      [meridian(100), meridian(200), meridian(300)],
      [box(50, 0, 90, 40), box(260, 260, 90, 40)],
      [],
      [
        ['100° E', 'bottom'],
        ['200° E', 'top'],
        ['300° E', 'top'],
      ],
    ],
    ['none where neither edge has room', [meridian(100)], [box(0, 0, 400, 40), box(0, 260, 400, 40)], [], []],
    ['not on the way', [parallel(150)], [], way([5, 0], [5, 300]), [['150° N', 'right']]],
    [
      'a line that ends within the globe says nothing',
      [
        {
          ...meridian(100),
          pieces: [
            [
              [100, 200],
              [100, 100],
            ],
          ],
        },
      ],
      [],
      [],
      [],
    ],
  ];
  it.each(rows)('%s', (_, grid, taken, ways, expected) => {
    const placed = placeDegrees(grid, SIZE, taken, ways).map(({ text, x, y }) => {
      const edge = text.endsWith('E') ? (y < 150 ? 'top' : 'bottom') : x < 200 ? 'left' : 'right';
      return [text, edge];
    });
    expect(placed).toEqual(expected);
  });

  it('degrees of both kinds that meet in a corner stand beside each other', () => {
    const [east, north] = placeDegrees([meridian(2), parallel(16)], SIZE, [], []);
    expect(east).toMatchObject({ x: 5, y: 10 });
    expect((north?.y ?? 0) - 9).toBeGreaterThan((east?.y ?? 0) - 1);
  });
});
