// What must hold for any document, asked of those with notes; and where notes stand.
import { describe, expect, it } from 'vitest';
import type { MeasuredNote, Plan } from '../../src/model.ts';
import type { PlanInput } from '../../src/plan/plan.ts';
import { Document } from './generate.ts';
import { noted } from './noted.ts';
import { planned } from './planned.ts';
import { itHoldsForAll, notedDocuments } from './properties.ts';

const made = notedDocuments(14);
itHoldsForAll(made, ['W_GAP']);

/** Ids of the notes whose marks stand on each page. */
function marksByPage({ pages }: Plan, { measured }: PlanInput): string[][] {
  const within = (block: string, from: number, to: number) =>
    (measured.blocks.get(block)?.notes ?? []).filter(({ slice }) => slice >= from && slice < to).map(({ id }) => id);
  return pages.map(({ items }) =>
    items.flatMap((item) => {
      if (item.kind === 'text') return within(item.block, item.from, item.to);
      if (item.kind === 'row') return [];
      const { before, after } = item;
      return [
        ...(before ? within(before.block, before.line, Number.POSITIVE_INFINITY) : []),
        ...(after ? within(after.block, 0, Number.POSITIVE_INFINITY) : []),
      ];
    }),
  );
}

describe('notes', () => {
  it('stand on the page of their marks, each once, in order', () => {
    made.plans.forEach((plan, seed) => {
      const feet = plan.pages.map(({ foot }) => (foot?.notes ?? []).map(({ id }) => id));
      expect(feet, `document ${seed}`).toEqual(marksByPage(plan, made.documents[seed]!));
    });
    expect(made.plans.flatMap(({ pages }) => pages).filter(({ foot }) => foot).length).toBeGreaterThan(25);
  });

  it('stand one below the other, from below what is above them to the last line of the page', () => {
    made.plans.forEach((plan, seed) => {
      const { blocks, geometry } = made.documents[seed]!.measured;
      const heights = new Map(
        [...blocks.values()].flatMap(({ notes = [] }) => notes.map(({ id, heightPx }) => [id, heightPx] as const)),
      );
      for (const { foot, usedPx } of plan.pages) {
        if (!foot) continue;
        let bottom = usedPx + geometry.linePx / 2;
        for (const [i, { id, topPx }] of foot.notes.entries()) {
          if (i === 0) expect(topPx).toBeGreaterThan(bottom);
          else expect(topPx).toBeCloseTo(bottom, 6);
          bottom = topPx + heights.get(id)!;
        }
        expect(geometry.heightPx - bottom).toBeCloseTo(geometry.linePx / 20, 6);
      }
    });
  });

  it('cost no page less and hardly one more than their lines would take as text', async () => {
    const { pages } = await planned(noted(3));
    const { measured, ...rest } = noted(3);
    const blocks = new Map([...measured.blocks].map(([id, { notes: _, ...block }]) => [id, block]));
    const without = await planned({ ...rest, measured: { ...measured, blocks } });
    const feet = pages.reduce((sum, { foot }) => sum + (foot?.heightPx ?? 0), 0);
    expect(pages.length).toBeGreaterThanOrEqual(without.pages.length);
    expect(pages.length - without.pages.length).toBeLessThanOrEqual(Math.ceil(feet / measured.geometry.heightPx) + 1);
  });

  const withNotes = (lines: number, notes: readonly MeasuredNote[]): PlanInput => {
    const input = new Document().linesOfText(lines).input();
    const blocks = [...input.measured.blocks].map(([id, block]) => [id, { ...block, notes }] as const);
    return { ...input, measured: { ...input.measured, blocks: new Map(blocks) } };
  };
  const perPage = Math.floor(new Document().page.heightPx / new Document().page.linePx);
  const note = (slice: number, lines: number): MeasuredNote => ({
    id: `at-${slice}`,
    slice,
    heightPx: lines * new Document().page.linePx,
  });

  it.each<readonly [string, readonly MeasuredNote[], string]>([
    ['none: the page is full', [], `${perPage}`],
    ['one of two lines, with its rule', [note(3, 2)], `${perPage - 3} at-3`],
    ['two of them', [note(3, 2), note(9, 1)], `${perPage - 4} at-3 at-9`],
    ['one whose line would stand in the place of its note', [note(perPage - 2, 2)], `${perPage - 2}`],
  ])('%s', async (_, notes, expected) => {
    const plan = await planned(withNotes(perPage + 20, notes));
    const [first] = plan.pages;
    const lines = first!.items.map((item) => (item.kind === 'text' ? item.to - item.from : 0));
    expect([...lines, ...(first!.foot?.notes ?? []).map(({ id }) => id)].join(' ')).toBe(expected);
  });
});
