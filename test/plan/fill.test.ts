import { describe, expect, it } from 'vitest';
import type { PlannedPage } from '../../src/model.ts';
import type { Candidate } from '../../src/plan/candidates/candidate.ts';
import { fillPages } from '../../src/plan/fill.ts';
import type { Path } from '../../src/plan/search/breaks.ts';
import { Document } from './generate.ts';
import { searchInputOf, shapeOf } from './parts.ts';

/** The first page of a document: its atoms to `end`, the photos set as the shapes say, no wider than `rowPx`. */
function filled(doc: Document, end: number, shapes: string[], { rowPx = 400, exact = true, open = false } = {}) {
  const { rules, atoms, choices } = searchInputOf(doc);
  const set: Candidate[] = [];
  for (let x = atoms.isPhoto.indexOf(1); set.length < shapes.length; x = set.at(-1)!.to) {
    const fitting = choices.all.filter(
      (one) =>
        one.from === x && shapeOf(one) === shapes[set.length] && one.set.kind === 'group' && one.set.rowPx <= rowPx,
    );
    set.push(fitting.reduce((widest, one) => (one.heightPx > widest.heightPx ? one : widest)));
  }
  const path: Path = { pages: [{ start: 0, end, set, open }], cost: 0 };
  return { rules, page: fillPages(rules, atoms, path, exact)[0] as PlannedPage };
}

const widths = (page: PlannedPage) =>
  page.items.flatMap((item) => (item.kind === 'row' ? item.photos.map(({ widthPx }) => widthPx) : []));

describe('a page with photos', () => {
  const doc = () => new Document().linesOfText(9).photosOf('LL').linesOfText(6).linesOfText(9);

  it('ends at its foot: what is left goes into the spaces around photos, in equal parts', () => {
    const { rules, page } = filled(doc(), 17, ['A', 'A'], { rowPx: 360 });
    const [, first, second, text] = page.items;
    expect(first!.gapPx).toBeGreaterThan(rules.groupGapPx);
    expect(first!.gapPx - rules.groupGapPx).toBeCloseTo(second!.gapPx - rules.photoGapPx, 5);
    expect(text!.gapPx).toBe(first!.gapPx);
    expect(widths(page)).toEqual(widths(filled(doc(), 17, ['A', 'A'], { rowPx: 360, exact: false }).page));
  });

  it('opens with its title lower, and further from the text, by whole lines of what is left', () => {
    for (const lines of [30, 34, 36, 37]) {
      const { rules, page } = filled(new Document().title().linesOfText(lines).linesOfText(40), lines + 1, []);
      const [title, text] = page.items;
      const left = Math.floor((rules.bandLimitPx - (lines + 2) * rules.linePx) / rules.linePx);
      expect((title!.gapPx + text!.gapPx) / rules.linePx, `${lines} lines`).toBeCloseTo(Math.min(5, left), 6);
      expect(text!.gapPx - title!.gapPx).toBeGreaterThanOrEqual(0);
    }
    const { page: headed } = filled(new Document().title().heading(2).linesOfText(32).linesOfText(40), 34, []);
    const { page: usual } = filled(new Document().title().heading(2).linesOfText(32), 34, [], { open: true });
    expect(headed.items[0]!.gapPx).toBeGreaterThan(20);
    expect(headed.items[1]!.gapPx).toBe(usual.items[1]!.gapPx);
    const open = filled(new Document().title().linesOfText(9), 10, [], { open: true }).page;
    expect(open.items.map(({ gapPx }) => gapPx)).toEqual([0, 0]);
  });

  it.each([
    ['about a line where there is room for it', 4, 0.8],
    ['less where there is not', 9, 0.5],
  ])('keeps its end where the author ends it, and has around its photos %s', (_, lines, least) => {
    const text = new Document().linesOfText(lines).photosOf('LL').linesOfText(6);
    const { rules, page } = filled(text, lines + 8, ['A', 'A'], { rowPx: 360, open: true });
    const gaps = page.items.slice(1).map(({ gapPx }) => gapPx / rules.linePx);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    expect(mean).toBeGreaterThan(least);
    expect(mean).toBeLessThan(least + 0.4);
    // The text below stands on a line: what that takes is shared.
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(0.3);
    const above = page.items.slice(0, 3).reduce((sum, item) => sum + item.gapPx + item.heightPx, page.items[3]!.gapPx);
    expect(Math.abs(above / rules.linePx - Math.round(above / rules.linePx))).toBeLessThan(0.01);
  });

  it('with photos last ends level with the ink of a last line', () => {
    const { rules, page } = filled(new Document().linesOfText(20).photosOf('LL').linesOfText(9), 22, ['A B'], {
      rowPx: 616,
    });
    expect(page.whitePx).toBeGreaterThanOrEqual(1 + rules.trimPx / 2);
  });

  it('spreads what sizes cannot take: no space around photos grows by more than it may', () => {
    const { rules, page } = filled(new Document().linesOfText(9).photosOf('L').linesOfText(6).linesOfText(9), 16, [
      'A',
    ]);
    for (const { gapPx } of page.items) expect(gapPx).toBeLessThanOrEqual(rules.groupGapPx + rules.stretchPx);
    expect(page.whitePx).toBeGreaterThan(100);
  });
});

it('a page of text keeps its lines: what is left goes above lists and tables in whole ones', () => {
  const gaps = (lines: number) => {
    const { page } = filled(new Document().linesOfText(20).list([2]).list([lines]).linesOfText(9), 22 + lines, []);
    return page.items.map(({ gapPx }) => gapPx);
  };
  expect(gaps(16)).toEqual([0, 24, 24]);
  expect(gaps(14)).toEqual([0, 24, 24]);
});

it('lines of text stand on one grid, below photos and beside them', () => {
  for (const letters of ['L', 'LL', 'LP', 'N', 'W', 'LN']) {
    const doc = new Document().heading(1).linesOfText(3).photosOf(letters, 30).linesOfText(4).list([2]).linesOfText(2);
    const { rules, atoms, choices } = searchInputOf(doc);
    const lowest = (x: number) =>
      choices.all.filter(({ from }) => from === x).reduce((low, one) => (one.heightPx < low.heightPx ? one : low));
    const set: Candidate[] = [];
    for (let x = atoms.isPhoto.indexOf(1); atoms.isPhoto[x]; x = set.at(-1)!.to) set.push(lowest(x));
    const path: Path = { pages: [{ start: 0, end: atoms.count, set, open: true }], cost: 0 };
    let y = 0;
    for (const item of fillPages(rules, atoms, path, true)[0]!.items) {
      y += item.gapPx;
      if (item.kind === 'text') expect(Math.abs(y / 24 - Math.round(y / 24)), letters).toBeLessThan(0.02);
      y += item.heightPx;
    }
  }
});

it.each([
  ['after text', (doc: Document) => doc.linesOfText(3).readings(4, 13)],
  ['under a heading', (doc: Document) => doc.linesOfText(3).heading(2).readings(4, 13)],
  ['in a paragraph that is kept whole', (doc: Document) => doc.linesOfText(3).readings(4, 13, true)],
])('a first line that is higher leaves the others on the grid, %s', (_, readings) => {
  const doc = readings(new Document()).linesOfText(2);
  const { rules, atoms } = searchInputOf(doc);
  const path: Path = { pages: [{ start: 0, end: atoms.count, set: [], open: true }], cost: 0 };
  const { items, usedPx } = fillPages(rules, atoms, path, true)[0]!;
  expect(Math.abs(usedPx / rules.linePx - Math.round(usedPx / rules.linePx))).toBeLessThan(0.01);
  // The lines after it follow without a gap.
  expect(items.at(-1)!.gapPx).toBeCloseTo(0, 5);
});
