import { describe, expect, it } from 'vitest';
import {
  floor64,
  type Group,
  groupBoxes,
  makeShape,
  setGroup,
  setWithSideCaption,
} from '../../../src/plan/candidates/group.ts';
import { Document } from '../generate.ts';
import { partsOf } from '../parts.ts';

const WIDTH = 616;

function group(letters: string, columns: number[], { captionPx = 0, rowPx = WIDTH } = {}) {
  const { rules, atoms } = partsOf(new Document().photosOf(letters, captionPx));
  const set = setGroup(rules, makeShape(atoms.entries[0]!.photos, columns), rowPx) as Group;
  return { rules, set, boxes: groupBoxes(rules, set) };
}

describe('photos side by side', () => {
  it.each([
    ['one', 'L', [1]],
    ['a row', 'LPL', [1, 1, 1]],
    ['one beside two', 'PLL', [1, 2]],
    ['two beside one', 'LLP', [2, 1]],
    ['two and two', 'LLLL', [2, 2]],
  ])('%s: as wide as the row, level at the foot, 15 px apart, no photo cropped', (_, letters, columns) => {
    const { boxes, set } = group(letters, columns);
    const right = Math.max(...boxes.map(({ xPx, widthPx }) => xPx + widthPx));
    expect(right).toBeGreaterThan(WIDTH - 0.1);
    expect(right).toBeLessThanOrEqual(WIDTH);
    boxes.forEach(({ widthPx, heightPx }, i) => {
      expect(widthPx / heightPx).toBeCloseTo(letters[i] === 'P' ? 3 / 4 : 4 / 3, 2);
    });
    let last = -1;
    for (const [c, count] of columns.entries()) {
      last += count;
      const box = boxes[last]!;
      expect(box.yPx + box.heightPx).toBeCloseTo(set.innerPx, 0);
      const next = boxes[last + 1];
      if (c + 1 < columns.length) expect(next!.xPx - box.xPx - box.widthPx).toBeCloseTo(15, 1);
    }
  });

  it('captions hang under their photos; a stacked photo stands below the caption above it', () => {
    const { boxes, set } = group('PLL', [1, 2], { captionPx: 50 });
    const [left, upper, lower] = boxes;
    for (const { xPx, yPx, widthPx, heightPx, caption } of boxes) {
      expect(caption).toMatchObject({ xPx, yPx: yPx + heightPx + 5, widthPx, heightPx: 15 });
    }
    expect(lower!.yPx - upper!.caption!.yPx - 15).toBeCloseTo(15, 1);
    expect(left!.heightPx).toBeCloseTo(set.innerPx, 1);
    expect(set.heightPx - set.innerPx).toBe(20);
  });

  it('no group where captions leave no room for photos', () => {
    const { rules, atoms } = partsOf(new Document().photosOf('LLLL', 50_000));
    expect(setGroup(rules, makeShape(atoms.entries[0]!.photos, [1, 3]), WIDTH)).toBeUndefined();
  });
});

describe('a caption at the right of its photo', () => {
  const { rules, atoms } = partsOf(new Document().photosOf('P', 400));
  const shape = makeShape(atoms.entries[0]!.photos, [1]);
  const set = (rowPx: number) => setWithSideCaption(rules, shape, rowPx);

  it('ends level with it, 10 px off, and reaches to the edge', () => {
    const found = set(300)!;
    const [{ widthPx, heightPx, caption } = { widthPx: 0, heightPx: 0 }] = groupBoxes(rules, found);
    expect(caption!.xPx - widthPx).toBeCloseTo(10, 1);
    expect(caption!.xPx + caption!.widthPx).toBeCloseTo(WIDTH, 1);
    expect(caption!.yPx + caption!.heightPx).toBeCloseTo(heightPx, 1);
    expect(found.heightPx).toBe(300 / 0.75);
  });

  it('is not higher than the photo', () => {
    const tall = partsOf(new Document().photosOf('L', 9_000));
    const one = makeShape(tall.atoms.entries[0]!.photos, [1]);
    expect(setWithSideCaption(tall.rules, one, 300)).toBeUndefined();
  });
});

it('lengths are whole 1/64 px, rounded down', () => {
  expect(floor64(1 / 3)).toBe(21 / 64);
  expect(floor64(10)).toBe(10);
});
