import { describe, expect, it } from 'vitest';
import { groupBoxes } from '../../../src/plan/candidates/group.ts';
import { rulesWithin } from '../../../src/plan/candidates/hung.ts';
import { runCandidates } from '../../../src/plan/candidates/rows.ts';
import { pricesAt } from '../../../src/plan/search/search-prices.ts';
import { Document, type Shape } from '../generate.ts';
import { partsOf, searchInputOf, shapeOf } from '../parts.ts';

function found(doc: Document, i = 0, relaxed = false) {
  const { rules, atoms } = partsOf(doc, relaxed);
  const { photos, first } = atoms.entries[0]!;
  return runCandidates(rules, photos, i, first);
}

const shapes = (doc: Document, i = 0) => [...new Set(found(doc, i).map(shapeOf))];

describe('ways to set the photos of a run', () => {
  it.each([
    ['one', 'L', ['A']],
    ['two', 'LL', ['A', 'A B']],
    ['three', 'LLL', ['A', 'A B', 'A B C', 'A B/C', 'A/B C']],
    ['four', 'LLLL', ['A', 'A B', 'A B C', 'A B/C', 'A/B C', 'A/B C/D']],
    ['a panorama stands alone', 'NL', ['A']],
    ['and ends the company of those before it', 'LLNLL', ['A', 'A B']],
  ])('%s', (_, letters, expected) => {
    expect(shapes(new Document().photosOf(letters))).toEqual(expected);
  });

  it('five only where all stand upright', () => {
    expect(shapes(new Document('wide').photosOf('PPPPPP'))).toContain('A B C D E');
    expect(shapes(new Document('wide').photosOf('PPPPLP')).some((shape) => shape.includes('E'))).toBe(false);
  });

  it('from photo i on', () => {
    expect(found(new Document().photosOf('LLL'), 2).map(({ from, to }) => [from, to])).toContainEqual([2, 3]);
    expect(shapes(new Document().photosOf('LLL'), 2)).toEqual(['A']);
  });
});

describe('how wide', () => {
  const widths = (doc: Document) =>
    found(doc).flatMap(({ set, to }) => (set.kind === 'group' && to === 1 ? [set.rowPx] : []));

  it('a single photo: the whole width or clearly less, never nearly', () => {
    const columns = (count: number) => (count * 631) / 12 - 15;
    const all = widths(new Document().photosOf('L'));
    expect(all).toHaveLength(5);
    for (const [i, count] of [12, 9, 8, 7, 6].entries())
      expect(all[i]).toBeCloseTo(count === 12 ? 616 : columns(count), 6);
  });

  it.each<[string, Shape, number]>([
    ['no wider than its file', { size: [100, 80] }, 100],
    ['no wider than the author asks', { size: [3000, 2000], ref: { width: { value: 200, unit: 'px' } } }, 200],
    ['no higher than a photo may be', { size: [1000, 1400] }, (7 * 631) / 12 - 15],
  ])('%s', (_, shape, expected) => {
    expect(Math.max(...widths(new Document().run([shape])))).toBeCloseTo(expected, 6);
  });

  it('one that leaves much empty stands in the middle, its edges on the columns', () => {
    const singles = found(new Document().run([{ size: [1500, 2000] }]));
    const boxes = singles.flatMap(({ set }) => (set.kind === 'group' ? [{ columns: set.rowPx, set }] : []));
    const pitch = 631 / 12;
    for (const { set } of boxes) {
      const hole = ((616 - set.rowPx) * set.innerPx) / (616 * 960);
      const even = Math.round((set.rowPx + 15) / pitch) % 2 === 0;
      expect(set.centred === true, `${set.rowPx} px wide`).toBe(hole > 0.145 && even);
    }
    expect(boxes.some(({ set }) => set.centred)).toBe(true);
  });

  it.each(['centred', 'not centred'])(
    'in a list it hangs at the edge of the text, in a theme whose photos are %s',
    (theme) => {
      const { rules, atoms } = partsOf(new Document().run([{ size: [1500, 2000] }]));
      const limits = { ...rules.limits, centred: theme === 'centred' };
      const hung = runCandidates(rulesWithin({ ...rules, limits }, 28), atoms.entries[0]!.photos, 0, 0);
      expect(hung.length).toBeGreaterThan(2);
      for (const { set } of hung) expect(set.kind === 'group' && groupBoxes(rules, set)[0]!.xPx).toBe(0);
    },
  );

  it('with nothing at its right it is dearer than with its caption there, the more so the narrower', () => {
    const extraOf = (captionPx: number) =>
      found(new Document().photosOf('L', captionPx)).flatMap(({ set, price }) =>
        set.kind === 'group' && set.rowPx < 400 ? [price] : [],
      );
    for (const [i, price] of extraOf(0).entries()) expect(price - extraOf(20)[i]!).toBeGreaterThan(5);
  });

  it('in company no photo is too small to see, unless its file is', () => {
    const narrowest = (doc: Document) =>
      Math.min(
        ...found(doc).flatMap(({ set, to }) =>
          set.kind === 'group' && to > 1 ? set.shape.photos.map(({ aspect }) => set.innerPx * aspect) : [],
        ),
      );
    const row = { size: [1040, 780] as const };
    expect(narrowest(new Document().run([row, row]))).toBeGreaterThan(170);
    const small = { size: [100, 80] as const };
    expect(found(new Document().run([row, small])).every(({ to }) => to === 1)).toBe(true);
    expect(narrowest(new Document().run([small, small]))).toBeLessThan(101);
  });
});

describe('what is read', () => {
  const slide = { size: [1600, 900], graphic: true } as const;

  it('stands in company only where it is 90 mm wide', () => {
    expect(shapes(new Document().run([slide, slide]))).toEqual(['A']);
    expect(shapes(new Document('wide').run([slide, slide]))).toContain('A B');
    expect(
      shapes(
        new Document().run([
          { size: [900, 1600], graphic: true },
          { size: [900, 1600], graphic: true },
        ]),
      ),
    ).toContain('A B');
  });

  it('takes seven columns of an A4 page at least', () => {
    const all = found(new Document().run([slide])).flatMap(({ set }) => (set.kind === 'group' ? [set.rowPx] : []));
    expect(Math.min(...all)).toBeGreaterThan((90 * 96) / 25.4);
  });
});

describe('a row of photos', () => {
  const rows = (doc: Document) =>
    found(doc).flatMap(({ set, to }) => (set.kind === 'group' && to > 1 ? [set.rowPx] : []));

  it.each(['LL', 'LP', 'PLL', 'LLLL', 'WW', 'PPP', 'LPL'])('%s is as wide as the text, or nine columns', (letters) => {
    const widths = new Set(rows(new Document().photosOf(letters)).map(Math.round));
    expect([...widths].filter((width) => width !== 616 && width !== 458 && width !== 406)).toEqual([]);
    expect(widths).toContain(616);
  });

  it.each<[string, readonly (readonly [number, number])[]]>([
    [
      'two small ones',
      [
        [300, 200],
        [300, 200],
      ],
    ],
    [
      'a small one and a large one',
      [
        [240, 180],
        [3000, 2250],
      ],
    ],
    [
      'three small ones',
      [
        [200, 150],
        [150, 200],
        [200, 150],
      ],
    ],
  ])('%s: where the samples end, on the grid', (_, sizes) => {
    const { rules } = partsOf(new Document());
    for (const rowPx of rows(new Document().run(sizes.map((size) => ({ size }))))) {
      const onGrid = rules.columnsPx.slice(0, 8).some((px) => Math.abs(px - rowPx) < 1e-6);
      expect(onGrid || rowPx > 615.9, `${rowPx}`).toBe(true);
    }
  });
});

it('a panorama costs least as wide as the text, whatever the size of the others', () => {
  const { rules, choices } = searchInputOf(new Document().photosOf('N', 40));
  for (const target of [220, 260, 300]) {
    const prices = [...pricesAt(rules, choices, target)];
    const best = choices.all[prices.indexOf(Math.min(...prices))]!;
    expect(best.set.kind === 'group' && best.set.rowPx).toBe(616);
  }
});

describe('what it costs', () => {
  it('the last of three alone is lonely', () => {
    const price = (letters: string, i: number) =>
      Math.min(...found(new Document().photosOf(letters), i).map((candidate) => candidate.price));
    expect(price('LLL', 2) - price('L', 0)).toBeCloseTo(3, 9);
    expect(price('LL', 1) - price('L', 0)).toBeCloseTo(0, 9);
  });

  it('white beside photos is what the row leaves', () => {
    for (const { set, white, heightPx } of found(new Document().photosOf('LPL')))
      if (set.kind === 'group') expect(white).toBeCloseTo(heightPx * (616 - set.rowPx), 6);
  });

  it('sizes are those of the photos, for the target', () => {
    for (const { set, sizes } of found(new Document().photosOf('LP'))) {
      if (set.kind !== 'group' || set.shape.columns.length !== sizes.length) continue;
      set.shape.photos.forEach(({ aspect }, i) => {
        expect(sizes[i]).toBeCloseTo(Math.sqrt(set.innerPx * set.innerPx * aspect), 4);
      });
    }
  });
});
