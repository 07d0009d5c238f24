// What themes limit otherwise: the columns of a photo alone, groups that stop short, stacks, the margin's column.
import { describe, expect, it } from 'vitest';
import type { PhotoLimits } from '../../../src/model.ts';
import type { Candidate } from '../../../src/plan/candidates/candidate.ts';
import { groupBoxes } from '../../../src/plan/candidates/group.ts';
import { rulesWithin } from '../../../src/plan/candidates/hung.ts';
import { runCandidates } from '../../../src/plan/candidates/rows.ts';
import { KEY_WEIGHT, type Rules } from '../../../src/plan/rules.ts';
import { Document } from '../generate.ts';
import { partsOf, shapeOf } from '../parts.ts';

const MARGIN = { columnPx: 160, gapPx: 20 };

function inLimits(doc: Document, limits: Partial<PhotoLimits>, more: Partial<Rules> = {}, weight = 1) {
  const { rules: usual, atoms } = partsOf(doc, false);
  const rules: Rules = { ...usual, limits: { ...usual.limits, ...limits }, ...more };
  const { photos, first } = atoms.entries[0]!;
  const weighted = photos.map((photo) => ({ ...photo, weight }));
  return { rules, candidates: runCandidates(rules, weighted, 0, first) };
}

const widths = ({ candidates }: ReturnType<typeof inLimits>): number[] =>
  candidates.flatMap(({ set, to }) => (set.kind === 'group' && to === 1 ? [Math.round(set.rowPx)] : []));

describe('a photo alone', () => {
  const single = { landscape: 0.3, upright: 0.3, panorama: 0.3, tallHeight: 0.45 };

  it('takes the columns of its theme, by its shape, and the whole width', () => {
    const columns = { lying: [9], upright: [6] };
    const wide = (count: number) => Math.round((count * 631) / 12 - 15);
    expect(widths(inLimits(new Document().photosOf('L'), { single, columns }))).toEqual([616, wide(9)]);
    expect(widths(inLimits(new Document().photosOf('P'), { single, columns }))).toEqual([wide(6)]);
  });

  it('is as wide as its file where that is narrower than any of them', () => {
    const columns = { lying: [], upright: [] };
    expect(widths(inLimits(new Document().run([{ size: [300, 200] }]), { columns }))).toContain(240);
  });
});

describe('outward', () => {
  const outward = { outward: true, single: { landscape: 1, upright: 0.4, panorama: 1, tallHeight: 0.45 } };
  const lead = (doc: Document, more: Partial<Rules> = {}) =>
    inLimits(doc, outward, { margin: MARGIN, ...more }, KEY_WEIGHT);

  it('a lead reaches over the margin, its caption below it', () => {
    const { rules, candidates } = lead(new Document().run([{ size: [3000, 2000], captionPx: 30 }]));
    const [widest] = candidates;
    const set = widest?.set as Extract<Candidate['set'], { kind: 'group' }>;
    expect([set.rowPx, set.outward, set.inMargin]).toEqual([616 + 20 + 160, true, undefined]);
    const [box] = groupBoxes(rules, set);
    expect([box!.xPx, box!.widthPx]).toEqual([0, 796]);
    expect(box!.caption).toMatchObject({ xPx: 0, widthPx: 796, yPx: box!.heightPx + rules.captionGapPx });
    expect(widest?.white).toBe(0);
  });

  it.each<[string, () => ReturnType<typeof inLimits>]>([
    ['no other photo', () => inLimits(new Document().photosOf('L'), outward, { margin: MARGIN })],
    ['none of too few samples', () => lead(new Document().run([{ size: [1000, 667] }]))],
    [
      'none where its author says a side',
      () => lead(new Document().run([{ size: [3000, 2000], ref: { side: 'left' } }])),
    ],
    ['none without a margin', () => lead(new Document().photosOf('L'), { margin: undefined })],
    ['none that would be too high', () => lead(new Document().photosOf('L'), { photoHeightPx: 450 })],
  ])('%s does', (_, set) => {
    expect(Math.max(...widths(set()))).toBeLessThanOrEqual(616);
  });

  it('what is narrower than the text stands at the captions, but in an item of a list', () => {
    const { rules, candidates } = inLimits(new Document().photosOf('P'), outward, { margin: MARGIN });
    const groups = candidates.flatMap(({ set }) => (set.kind === 'group' ? [set] : []));
    expect(groups.length).toBeGreaterThan(0);
    for (const set of groups) {
      const [box] = groupBoxes(rules, set);
      expect(box!.xPx + box!.widthPx).toBeCloseTo(616, 1);
    }
    expect(rulesWithin(rules, 20).limits.outward).toBe(false);
  });
});

describe('groups', () => {
  it('stop short of the edge only where their theme lets them, or must', () => {
    const short = (insetGroups: boolean) =>
      inLimits(new Document().photosOf('LL'), { insetGroups }).candidates.filter(
        ({ set, to }) => set.kind === 'group' && to === 2 && set.rowPx < 615,
      );
    expect(short(true).length).toBeGreaterThan(0);
    expect(short(false)).toEqual([]);
    const small = new Document().run([{ size: [250, 180] }, { size: [250, 180] }]);
    const rows = inLimits(small, { insetGroups: false }).candidates.filter(({ to }) => to === 2);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('stack in every way where the theme says so, in order', () => {
    const shapes = inLimits(new Document('wide').photosOf('LLLLLL'), { allStacks: true, company: 6 }).candidates.map(
      shapeOf,
    );
    expect(shapes).toEqual(expect.arrayContaining(['A/B/C D', 'A/B C/D/E', 'A/B C D/E', 'A/B/C D/E/F']));
    expect(
      shapes.filter((shape) => shape.replace(/[ /]/g, '') !== 'ABCDEF'.slice(0, shape.match(/[A-F]/g)!.length)),
    ).toEqual([]);
  });
});
