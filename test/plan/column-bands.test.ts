// Text in two columns: every line once, columns as long as each other, parted where nobody minds; in made documents.
import { beforeAll, describe, expect, it } from 'vitest';
import type { MeasuredBlock, Plan, PlannedText } from '../../src/model.ts';
import type { PlanInput } from '../../src/plan/plan.ts';
import { partColumns, restCost } from '../../src/plan/column-bands.ts';
import { anything, Document } from './generate.ts';
import { partsOf } from './parts.ts';
import { planned } from './planned.ts';

/** The same document, its plain paragraphs in columns: as many lines, each half as wide. */
function inColumns(input: PlanInput): PlanInput {
  const { geometry, blocks } = input.measured;
  const gapPx = geometry.gaps.photoGapPx;
  const columnPx = Math.floor(32 * (geometry.widthPx - gapPx)) / 64;
  const paragraphs = new Set(
    input.blocks.flatMap((block) => (block.kind === 'prose' && block.tag === 'paragraph' ? [block.id] : [])),
  );
  const set = (block: MeasuredBlock): MeasuredBlock =>
    paragraphs.has(block.id)
      ? {
          ...block,
          tails: [],
          columnStarts: block.slices.slice(1).map((_, i) => 40 * (i + 1)),
          ...(block.narrow ? { narrow: [{ lines: block.slices.length, tear: 0 }] } : {}),
        }
      : block;
  return {
    ...input,
    measured: {
      ...input.measured,
      ladderPx: [columnPx],
      blocks: new Map([...blocks].map(([id, block]) => [id, set(block)])),
      geometry: { ...geometry, textColumns: { columnPx, gapPx }, gaps: { ...geometry.gaps, gutterPx: gapPx } },
    },
  };
}

/** Each band with the texts that stand in it. */
function bandsOf(plan: Plan): PlannedText[][] {
  const bands: PlannedText[][] = [];
  for (const { items } of plan.pages)
    for (const item of items) {
      if (item.kind !== 'text') continue;
      if (item.columns) bands.push([item]);
      else if (item.inColumns) bands.at(-1)!.push(item);
    }
  return bands;
}

describe('10 made documents', () => {
  const inputs = Array.from({ length: 10 }, (_, seed) => inColumns(anything(seed).input()));
  const plans: Plan[] = [];
  beforeAll(async () => {
    for (const input of inputs) plans.push(await planned(input));
  }, 120_000);

  it('columns hold their lines, level but for one, and as high as planned', () => {
    const bands = plans.flatMap((plan, i) => bandsOf(plan).map((band) => ({ band, input: inputs[i]! })));
    expect(bands.length).toBeGreaterThan(60);
    for (const { band, input } of bands) {
      const count = band.reduce((sum, { from, to }) => sum + to - from, 0);
      const { rows, first } = band[0]!.columns!;
      expect(rows - Math.ceil(count / 2)).toBeOneOf([0, 1]);
      expect(Math.max(first, count - first)).toBeLessThanOrEqual(rows);
      expect(band[0]!.heightPx).toBe(rows * input.measured.geometry.linePx);
      for (const { heightPx, gapPx } of band.slice(1)) expect([heightPx, gapPx]).toEqual([0, 0]);
    }
  });

  it('every line stands once, in order', () => {
    for (const [i, plan] of plans.entries()) {
      const taken = new Map<string, number>();
      const take = (block: string, from: number, to: number): void => {
        expect([block, taken.get(block) ?? 0]).toEqual([block, from]);
        taken.set(block, to);
      };
      const all = (id: string): number => inputs[i]!.measured.blocks.get(id)!.slices.length;
      for (const item of plan.pages.flatMap(({ items }) => items)) {
        if (item.kind === 'text') take(item.block, item.from, item.to);
        if (item.kind !== 'beside') continue;
        for (const text of [item.before, item.after]) if (text) take(text.block, 0, all(text.block));
      }
      for (const [id, { slices }] of inputs[i]!.measured.blocks)
        expect([id, taken.get(id) ?? 0]).toEqual([id, slices.length]);
    }
  });

  it('pages hold what stands on them', () => {
    for (const [i, plan] of plans.entries())
      for (const { items, usedPx } of plan.pages)
        if (items.length > 1) expect(usedPx).toBeLessThanOrEqual(inputs[i]!.measured.geometry.heightPx + 1e-6);
    const codes = new Set(plans.flatMap(({ problems }) => problems.map(({ code }) => code)));
    expect([...codes].filter((code) => code !== 'W_GAP' && code !== 'W_TOO_TALL')).toEqual([]);
  });
});

describe('where a band is parted', () => {
  /** Paragraphs of so many lines each; the first column's lines. */
  const parted = (lines: readonly number[], spare = false) => {
    const doc = new Document('latin').title();
    for (const count of lines) doc.linesOfText(count);
    const { atoms } = partsOf(doc);
    return partColumns(atoms, 1, atoms.count, spare);
  };

  it.each<[string, number[], { rows: number; first: number }, { rows: number; first: number }?]>([
    ['in the middle of a paragraph', [10], { rows: 5, first: 5 }],
    ['the first column is the longer one', [9], { rows: 5, first: 5 }],
    ['between two paragraphs', [5, 4], { rows: 5, first: 5 }],
    ['the shorter one first, rather than one line of a paragraph at its foot', [4, 5], { rows: 5, first: 4 }],
    ['nor the last line of one at the head of the second', [6, 3], { rows: 5, first: 4 }],
    ['where it cannot be helped, a row more', [4, 3, 3], { rows: 5, first: 5 }, { rows: 6, first: 4 }],
  ])('%s: %j', (_, lines, usual, withRoom = usual) => {
    expect(parted(lines)).toEqual(usual);
    expect(parted(lines, true)).toEqual(withRoom);
  });
});

it('a few lines left of a stretch are dear, and a short one taken whole is cheap', () => {
  const doc = new Document('latin')
    .title()
    .linesOfText(5)
    .linesOfText(2)
    .run([{ size: [3000, 2000] }]);
  const input = inColumns(doc.input());
  const { atoms } = partsOf({ input: () => input } as unknown as Document);
  const photo = atoms.count - 1;
  expect(restCost(atoms, photo - 2, photo + 1)).toBe(0);
  expect(restCost(atoms, photo - 7, photo + 1)).toBeLessThan(0);
  expect(restCost(atoms, photo - 5, photo + 1)).toBeGreaterThan(0);
});
