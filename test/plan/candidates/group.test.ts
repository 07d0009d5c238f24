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

  describe('short captions with numbers', () => {
    const keyed = (letters: string, columns: number[], { captionPx = 220, rowPx = WIDTH, numbered = true } = {}) => {
      const doc = new Document().photosOf(letters, captionPx);
      const { rules, atoms } = partsOf(numbered ? doc.numbered() : doc);
      const set = setGroup(rules, makeShape(atoms.entries[0]!.photos, columns), rowPx) as Group;
      return {
        rules,
        set,
        captions: groupBoxes(rules, set).map(({ caption }) => caption!),
        boxes: groupBoxes(rules, set),
      };
    };

    it('follow one another below their row, where that takes fewer lines', () => {
      const size: [number, number] = [4000, 3000];
      const doc = new Document().run([260, 150, 100].map((captionPx) => ({ size, captionPx }))).numbered();
      const { rules, atoms } = partsOf(doc);
      const set = setGroup(rules, makeShape(atoms.entries[0]!.photos, [1, 1, 1]), WIDTH) as Group;
      // Each as wide as its words and a pixel, then the space between photo and text.
      expect(groupBoxes(rules, set).map(({ caption }) => [caption!.xPx, caption!.widthPx])).toEqual([
        [0, 261],
        [280, 151],
        [450, 101],
      ]);
      for (const { yPx, heightPx, caption } of groupBoxes(rules, set))
        expect([caption!.yPx, caption!.heightPx]).toEqual([yPx + heightPx + 5, 15]);
      expect(set.heightPx - set.innerPx).toBe(20);
    });

    it('in as many lines as they need', () => {
      const { captions, set } = keyed('LLLL', [1, 1, 1, 1], { captionPx: 290 });
      expect(new Set(captions.map(({ xPx }) => xPx))).toEqual(new Set([0, 310]));
      expect(set.heightPx - set.innerPx).toBe(35);
    });

    it.each([
      ['without numbers', 'LLL', [1, 1, 1], { captionPx: 190, numbered: false }],
      ['longer than half of the text', 'LLL', [1, 1, 1], { captionPx: 320 }],
      ['where no line is saved', 'LL', [1, 1], { captionPx: 250 }],
      ['of stacked photos', 'LLL', [1, 2], { captionPx: 190 }],
    ])('%s each stands under its photo', (_, letters, columns, more) => {
      const { boxes } = keyed(letters, columns, more);
      for (const { xPx, widthPx, caption } of boxes) expect(caption).toMatchObject({ xPx, widthPx });
    });
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
