import { describe, expect, it } from 'vitest';
import { cutAt, type SliceMark, wholeLines } from '../../../src/page/in-page/slices.ts';

const mark = (top: number, kind: SliceMark['kind'] = 'line', part = 1): SliceMark => ({ top, kind, part });

describe('where a block may break', () => {
  it.each<[string, SliceMark[], string]>([
    ['one slice from top to bottom', [mark(103)], 'line 60'],
    ['the first begins at the top of the block, whatever its mark', [mark(110), mark(130)], 'line 30, line 30'],
    ['from the top down, in whatever order they are found', [mark(140), mark(100)], 'line 40, line 20'],
    [
      'a picture beside lines is no slice of its own',
      [mark(100), mark(120, 'rigid', 2), mark(120)],
      'line 20, line 40',
    ],
    ['what lies below the block has no height', [mark(100), mark(160)], 'line 60'],
  ])('%s', (_, marks, expected) => {
    expect(
      cutAt(marks, 100, 160)
        .map(({ kind, heightPx }) => `${kind} ${heightPx}`)
        .join(', '),
    ).toBe(expected);
  });

  it('a slice keeps what its mark says', () => {
    expect(cutAt([{ ...mark(0, 'code', 3), keepsNext: true }], 0, 9)).toEqual([
      { heightPx: 9, kind: 'code', part: 3, keepsNext: true },
    ]);
  });
});

describe('a plain paragraph', () => {
  it.each([
    [72, [24, 24, 24]],
    [72.5, [24, 24, 24]],
    [73, []],
    [24, [24]],
    [0, []],
  ])('%d px high: lines of %j', (heightPx, expected) => {
    expect(wholeLines(heightPx, 24).map((slice) => slice.heightPx)).toEqual(expected);
  });
});
