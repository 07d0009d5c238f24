import { describe, expect, it } from 'vitest';
import { bestPath, type Path } from '../../../src/plan/search/breaks.ts';
import type { SearchInput } from '../../../src/plan/search/choices.ts';
import { pageCost } from '../../../src/plan/search/costs.ts';
import { flowPath } from '../../../src/plan/search/flow.ts';
import { makeGrid } from '../../../src/plan/search/search-grid.ts';
import { pricesAt } from '../../../src/plan/search/search-prices.ts';
import { Document, random } from '../generate.ts';
import { searchInputOf, shapeOf } from '../parts.ts';

const TARGET = 240;
const NO_PAUSE = () => undefined;

async function path(input: SearchInput, coarse = 1): Promise<Path> {
  return bestPath(input, pricesAt(input.rules, input.choices, TARGET), makeGrid(input, coarse), NO_PAUSE);
}

/** Atoms of each page, and how its photos are set: `0-4 (A B) | 4-9`. */
function drawn({ pages }: Path): string {
  return pages
    .map(({ start, end, set }) => `${start}-${end}${set.length > 0 ? ` (${set.map(shapeOf).join(', ')})` : ''}`)
    .join(' | ');
}

describe('the cheapest way through a document', () => {
  it.each<[string, Document, string]>([
    ['nothing', new Document(), ''],
    ['one page', new Document().linesOfText(40), '0-40'],
    ['a line too many takes another along', new Document().linesOfText(41), '0-39 | 39-41'],
    ['forced breaks', new Document().linesOfText(2).pageBreak().linesOfText(2), '0-2 | 2-4'],
    ['a block higher than the page', new Document().linesOfText(2).rigid(1200).linesOfText(2), '0-2 | 2-3 | 3-5'],
    ['under its heading, too', new Document().linesOfText(9).heading(2).rigid(1000), '0-9 | 9-11'],
    ['photos go where their text is', new Document().linesOfText(30).photosOf('LLL').linesOfText(30), /^0-3[0-6] \(/],
  ] as [string, Document, string][])('%s', async (_, doc, expected) => {
    const found = drawn(await path(searchInputOf(doc)));
    if (typeof expected === 'string') expect(found).toBe(expected);
    else expect(found).toMatch(expected);
  });

  it('is no dearer than any other, all others tried', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const r = random(seed);
      const doc = new Document();
      const heights = Array.from({ length: 9 }, () => r.int(60, 500));
      for (const height of heights) doc.rigid(height);
      const input = searchInputOf(doc);
      const found = await path(input);
      expect(found.cost, `document ${seed}`).toBeCloseTo(cheapest(input), 6);
    }
  });

  it('covers every atom once, and costs no more than plain flow', async () => {
    for (const letters of ['L', 'LPL', 'LLLLLL', 'PNPTL']) {
      const input = searchInputOf(new Document().linesOfText(20).photosOf(letters, 40).linesOfText(35));
      const found = await path(input);
      expect(found.pages.map(({ start }) => start)).toEqual([0, ...found.pages.slice(0, -1).map(({ end }) => end)]);
      expect(found.pages.at(-1)?.end).toBe(input.atoms.count);
      const photos = found.pages.flatMap(({ set }) => set).reduce((sum, { from, to }) => sum + to - from, 0);
      expect(photos).toBe(letters.length);
      expect(found.cost).toBeLessThan(flowPath(input, pricesAt(input.rules, input.choices, TARGET)).cost + 1e-6);
    }
  });

  it('a coarse grid finds nearly as cheap a path', async () => {
    const input = searchInputOf(new Document().linesOfText(20).photosOf('LLPL', 40).linesOfText(50));
    const [fine, coarse] = [await path(input), await path(input, 3)];
    expect(coarse.cost).toBeGreaterThan(fine.cost - 1e-6);
    expect(coarse.cost).toBeLessThan(1.2 * fine.cost);
  });

  it('choices without a price are not used', async () => {
    const input = searchInputOf(new Document().photosOf('LL'));
    const prices = pricesAt(input.rules, input.choices, TARGET).map((price, c) =>
      shapeOf(input.choices.all[c]!) === 'A' ? price : Number.POSITIVE_INFINITY,
    );
    expect(drawn(await bestPath(input, prices, makeGrid(input, 1), NO_PAUSE))).toBe('0-2 (A, A)');
  });
});

/** Text alone: of all ways to break it, the price of the cheapest. */
function cheapest({ rules, atoms, choices }: SearchInput): number {
  const from = (start: number): number => {
    if (start === atoms.count) return 0;
    let best = Number.POSITIVE_INFINITY;
    for (let end = start + 1, used = 0, give = 0; end <= atoms.count; end++) {
      used += (end - 1 > start ? atoms.gap[end - 1]! : 0) + atoms.height[end - 1]!;
      // The space above each block may grow by half a line.
      if (end - 1 > start) give += rules.linePx / 2;
      if (used > rules.heightPx && end > start + 1) break;
      const filled = Math.min(rules.heightPx, used + give);
      const page = pageCost(used, rules.heightPx, end === atoms.count, choices.least[end], atoms.lazy[end], filled);
      best = Math.min(best, page + (end < atoms.count ? atoms.penalty[end]! : 0) + from(end));
    }
    return best;
  };
  return from(0);
}
