import { describe, expect, it } from 'vitest';
import type { MeasuredNote, Plan, PlannedItem, PlannedPage, Slice } from '../../../src/model.ts';
import { heldLines, noteOffsets } from '../../../src/page/foot/held-pages.ts';

const LINE: Slice = { heightPx: 20, kind: 'line', part: 0 };
const lines = (count: number, notes: readonly MeasuredNote[] = []) => ({
  slices: Array<Slice>(count).fill(LINE),
  notes,
});
const note = (id: string, slice: number): MeasuredNote => ({ id, slice, heightPx: 17 });
const text = (block: string, from: number, to: number, gapPx = 0): PlannedItem => ({
  kind: 'text',
  block,
  from,
  to,
  gapPx,
  heightPx: 20 * (to - from),
});
const plan = (...pages: PlannedPage[]): Plan => ({ level: 'full', pages, targetPx: 0, cost: 0, problems: [] });
const page = (items: PlannedItem[], usedPx: number, whitePx: number, notes: PlannedPage['foot']): PlannedPage => ({
  items,
  usedPx,
  whitePx,
  open: false,
  ...(notes && { foot: notes }),
});

const measured = new Map([
  ['a', lines(4, [note('n1', 1)])],
  ['b', lines(9, [note('n2', 0), note('n3', 6)])],
]);
const made = plan(
  page([text('a', 0, 4), text('b', 0, 4, 10)], 170, 0, {
    heightPx: 60,
    notes: [
      { id: 'n1', topPx: 190 },
      { id: 'n2', topPx: 207 },
    ],
  }),
  page([text('b', 4, 9)], 100, 90, { heightPx: 40, notes: [{ id: 'n3', topPx: 210 }] }),
);

describe('pages with notes at their foot', () => {
  it('set each note as far below the block of its mark as its foot is, whatever of that stands on pages before', () => {
    expect(Object.fromEntries(noteOffsets(made, measured))).toEqual({
      n1: { fromPx: 190, isFirst: true },
      n2: { fromPx: 207 - 90, isFirst: false },
      n3: { fromPx: 210 + 80, isFirst: true },
    });
  });

  it('end the line of a paragraph that goes on as high as the rest of its page, less what no line fits in', () => {
    expect([...heldLines(made, measured, { heightPx: 230, linePx: 20 })]).toEqual([['b', [`60:${230 - 150 - 8}`]]]);
  });

  it('hold no line where the page is full, or what follows is another block', () => {
    const full = plan(page([text('b', 0, 4)], 225, 5, undefined), page([text('b', 4, 9)], 100, 130, undefined));
    expect(heldLines(full, measured, { heightPx: 230, linePx: 20 }).size).toBe(0);
    const apart = plan(page([text('a', 0, 4)], 80, 150, undefined), page([text('b', 0, 9)], 180, 50, undefined));
    expect(heldLines(apart, measured, { heightPx: 230, linePx: 20 }).size).toBe(0);
  });
});
