import { describe, expect, it } from 'vitest';
import type { PlannedBeside } from '../../../src/model.ts';
import { wordsCandidates } from '../../../src/plan/candidates/pairs.ts';
import { Document, STEP_EDGE } from '../generate.ts';
import { partsOf } from '../parts.ts';
import { planned } from '../planned.ts';

async function blocksOf(doc: Document, layout: 'auto' | 'flow' = 'auto'): Promise<PlannedBeside[]> {
  const plan = await planned(doc.input({ layout }));
  return plan.pages.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'beside' ? [item] : [])));
}

const columns = (count: number) => (count * 631) / 12 - 15;

describe('a photo and the words that its author set beside it', () => {
  it('half of the width, a third where it stands upright; those of one table are alike', async () => {
    const doc = new Document().heading(1);
    for (const letter of 'LPL') doc.pair(letter, 60);
    const blocks = await blocksOf(doc);
    expect(blocks.map(({ photo }) => Math.round(photo.widthPx))).toEqual(
      [6, 4, 6].map((count) => Math.round(columns(count))),
    );
    expect(blocks.every(({ after, column, photo }) => after && column.xPx > photo.xPx + photo.widthPx)).toBe(true);
  });

  it('stand on their sides where the words come first', async () => {
    const [block] = await blocksOf(new Document().heading(1).pair('L', 60, 'before'));
    expect(block?.before).toMatchObject({ line: 0 });
    expect(block?.column.xPx).toBe(0);
    expect(block!.photo.xPx).toBeGreaterThan(block!.column.widthPx);
    expect(block!.photo.xPx + block!.photo.widthPx).toBeCloseTo(616, 0);
  });

  it('as wide as the column that its author gives it', async () => {
    const [block] = await blocksOf(new Document().heading(1).pair('L', 60, 'after', { share: 0.35 }));
    expect(block?.photo.widthPx).toBeCloseTo(columns(4), 0);
  });

  it('is as high as the higher of the two, within its page', async () => {
    const [block] = await blocksOf(new Document().heading(1).pair('L', 700));
    expect(block!.heightPx).toBeGreaterThan(block!.photo.heightPx);
    expect(block!.heightPx).toBeCloseTo(block!.column.heightPx, 0);
  });

  it('stands above words that are higher than a page', async () => {
    expect(await blocksOf(new Document().pair('L', 9000))).toEqual([]);
  });

  it('stands so in plain flow', async () => {
    expect(await blocksOf(new Document().linesOfText(3).pair('L', 60).linesOfText(3), 'flow')).toHaveLength(1);
  });

  it('has no other paragraph beside it', () => {
    const doc = new Document().linesOfText(3).pair('L', 60).linesOfText(3);
    const { rules, atoms } = partsOf(doc);
    for (const { from, to } of wordsCandidates(rules, atoms)) expect([from, to]).toEqual([3, 6]);
  });
});

describe('a step of a list', () => {
  it('has its photo at the edge of its text, and its words at the right of that', async () => {
    const [block] = await blocksOf(new Document().heading(1).step('L', 40).step('P', 40));
    expect(block!.photo.xPx).toBe(STEP_EDGE);
    expect(block!.column.xPx).toBeGreaterThan(block!.photo.xPx + block!.photo.widthPx);
  });

  it('hangs its photos there where it has several', async () => {
    const plan = await planned(new Document().heading(1).step('LL', 40).linesOfText(2).input());
    const photos = plan.pages.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'row' ? item.photos : [])));
    expect(Math.min(...photos.map(({ xPx }) => xPx))).toBe(STEP_EDGE);
    expect(Math.max(...photos.map(({ xPx, widthPx }) => xPx + widthPx))).toBeLessThan(616.1);
  });
});
