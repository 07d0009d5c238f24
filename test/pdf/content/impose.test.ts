// Sheets are folded as hands would fold them.
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { impose, slotsOf } from '../../../src/pdf/press/impose.ts';

const show = (slots: ReturnType<typeof slotsOf>): string =>
  slots.map((side) => side.map((slot) => (slot === undefined ? '-' : slot + 1)).join(' ')).join(' | ');

/** Sheets of a booklet in each other, folded: their pages from the first to the last. */
function read(slots: ReturnType<typeof slotsOf>, fromRight: boolean) {
  const sheets = Array.from({ length: slots.length / 2 }, (_, i) => [slots[2 * i]!, slots[2 * i + 1]!] as const);
  const [first, second] = fromRight ? [0, 1] : [1, 0];
  const before = sheets.flatMap(([front, back]) => [front[first], back[second]]);
  const after = sheets.toReversed().flatMap(([front, back]) => [back[first], front[second]]);
  return [...before, ...after];
}

describe('a booklet', () => {
  it.each([
    [4, '4 1 | 2 3'],
    [8, '8 1 | 2 7 | 6 3 | 4 5'],
    [5, '- 1 | 2 - | - 3 | 4 5'],
    [1, '- 1 | - -'],
  ])('of %i pages', (pages, sides) => {
    expect(show(slotsOf(pages, { kind: 'booklet', fromRight: false }))).toBe(sides);
  });
  it.each([1, 3, 4, 7, 12, 37, 64])('of %i pages is read in order when it is folded, from either side', (pages) => {
    for (const fromRight of [false, true]) {
      const found = read(slotsOf(pages, { kind: 'booklet', fromRight }), fromRight);
      expect(found.length % 4).toBe(0);
      expect(found).toEqual(found.map((_, i) => (i < pages ? i : undefined)));
    }
  });
});
it.each([
  [5, false, '1 2 | 3 4 | 5 -'],
  [4, true, '2 1 | 4 3'],
])('two pages side by side: %i pages, from the right: %s', (pages, fromRight, sides) => {
  expect(show(slotsOf(pages, { kind: '2up', fromRight }))).toBe(sides);
});

it('sheets are of the size that is asked for, whatever paper the browser printed on', async () => {
  const source = await PDFDocument.create();
  for (let i = 0; i < 3; i++) source.addPage([419.04, 595.92]).drawText(String(i));
  const [widthPt, heightPt, sheetPt] = [419.528, 595.276, [841.89, 595.276] as const];
  const sheets = await impose(await source.save(), { kind: 'booklet', fromRight: false, widthPt, heightPt, sheetPt });
  const sizes = sheets.getPages().map((page) => page.getSize());
  expect(sizes).toEqual([1, 2].map(() => ({ width: 841.89, height: heightPt })));
});
