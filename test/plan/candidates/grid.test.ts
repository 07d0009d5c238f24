import { describe, expect, it } from 'vitest';
import { gridCandidates, rowsOfRun } from '../../../src/plan/candidates/grid.ts';
import { groupBoxes } from '../../../src/plan/candidates/group.ts';
import { expectProblems } from '../../helpers/problems.ts';
import { photosOf } from '../figures.ts';
import { Document, type Shape } from '../generate.ts';
import { partsOf, shapeOf } from '../parts.ts';
import { planned } from '../planned.ts';

function found(doc: Document) {
  const { rules, atoms } = partsOf(doc);
  const entry = atoms.entries[0]!;
  const rows = entry.block.kind === 'photos' ? rowsOfRun(entry.block)! : [];
  return { rules, candidates: gridCandidates(rules, entry.photos, rows, entry.first) };
}

const drawn = (doc: Document) =>
  found(doc).candidates.map((one) => {
    const width = one.set.kind === 'group' ? Math.round(one.set.rowPx) : 0;
    return `${one.from}-${one.to} ${shapeOf(one)} ${width}`;
  });

const columns = (count: number) => Math.round((count * 631) / 12 - 15);

describe('rows that an author set', () => {
  it.each<[string, Document, string[]]>([
    [
      'each is one group, as wide as the text',
      new Document().grid('LLL/LLL/LLL'),
      ['0-3 A B C 616', '3-6 A B C 616', '6-9 A B C 616'],
    ],
    ['of unlike shapes too', new Document().grid('LP/TL'), ['0-2 A B 616', '2-4 A B 616']],
    [
      'one that is not full stands on the grid',
      new Document().grid('LLL/LL.'),
      ['0-3 A B C 616', `3-5 A B ${columns(8)}`],
    ],
    [
      'no empty cell makes it nearly full',
      new Document('wide').grid('LLLLLL/LLLLL.'),
      ['0-6 A B C D E F 900', `6-11 A B C D E ${Math.round((9 * 915) / 12 - 15)}`],
    ],
  ])('%s', (_, doc, expected) => {
    expect(drawn(doc)).toEqual(expected);
  });

  it('are as wide as their files are sharp, on the grid', () => {
    const small: Shape = { size: [300, 225] };
    const { candidates, rules } = found(new Document().run([small, small], false, { rows: [[1, 1]] }));
    const [row] = candidates.map(({ set }) => (set.kind === 'group' ? set.rowPx : 0));
    expect(row).toBeLessThan(2 * 240 + rules.photoGapPx);
    expect(rules.columnsPx.some((px) => Math.abs(px - row!) < 1e-6)).toBe(true);
  });

  it('stand in cells of one width where their shapes are nearly alike, at the foot of each', () => {
    const [a, b]: Shape[] = [{ size: [1200, 900] }, { size: [1200, 800] }];
    const doc = new Document().run([a!, b!, b!, a!], false, {
      rows: [
        [1, 1],
        [1, 1],
      ],
    });
    const { candidates, rules } = found(doc);
    const boxes = candidates.map(({ set }) => (set.kind === 'group' ? groupBoxes(rules, set) : []));
    expect(new Set(boxes.flat().map(({ widthPx }) => Math.round(widthPx))).size).toBe(1);
    for (const row of boxes) {
      const feet = row.map(({ yPx, heightPx }) => yPx + heightPx);
      expect(Math.max(...feet) - Math.min(...feet)).toBeLessThan(0.1);
    }
  });

  it('are as wide as asked, each', () => {
    const ref = { width: { value: 200, unit: 'px' } } as const;
    const shots: Shape[] = [
      { size: [1200, 900], ref },
      { size: [900, 1200], ref },
    ];
    const { candidates, rules } = found(new Document().run(shots, false, { rows: [[1, 1]] }));
    const boxes = candidates.flatMap(({ set }) => (set.kind === 'group' ? groupBoxes(rules, set) : []));
    for (const { widthPx } of boxes) expect(widthPx).toBeCloseTo(200, 0);
  });

  it('of so many columns, however many photos there are', () => {
    const doc = new Document().photosOf('LLLLL');
    const block = { ...doc.blocks[0]!, columns: 3 };
    expect(block.kind === 'photos' && rowsOfRun(block)).toEqual([
      [1, 1, 1],
      [1, 1, 0],
    ]);
  });

  it('are never split: pages end between them', async () => {
    const doc = new Document('a5').heading(1).linesOfText(4).grid('PP/PP/PP/LL', 60).linesOfText(3);
    const plan = await planned(doc.input());
    expectProblems(plan, ['W_GAP']);
    const rows = plan.pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'row' ? [item.photos.length] : [])),
    );
    expect(rows).toEqual([2, 2, 2, 2]);
    expect(photosOf(plan)).toHaveLength(8);
  });

  it('keep their rows in plain flow', async () => {
    const plan = await planned(new Document().linesOfText(4).grid('LLL/LLL').input({ layout: 'flow' }));
    const rows = plan.pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'row' ? [item.photos.length] : [])),
    );
    expect(rows).toEqual([3, 3]);
  });
});
