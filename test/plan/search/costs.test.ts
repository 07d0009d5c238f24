import { describe, expect, it } from 'vitest';
import { pageCost, sizeCost, WEIGHTS, widthCost } from '../../../src/plan/search/costs.ts';

const PAGE = { widthPx: 616, narrowPx: 227, goodDpi: 150 };

describe('the size of a photo', () => {
  it('costs nothing on the target, more the farther off, and more when smaller', () => {
    expect(sizeCost(0)).toBe(0);
    expect(sizeCost(0.1)).toBeCloseTo(WEIGHTS.size * 0.01 * 1.02, 9);
    expect(sizeCost(-0.1)).toBeCloseTo(1.5 * sizeCost(0.1), 9);
    // Twice as far is more than four times as dear.
    expect(sizeCost(0.4)).toBeGreaterThan(4 * sizeCost(0.2));
  });

  it.each([
    ['wide and sharp', 400, 4000, 0],
    ['15 mm too narrow', 227 - 57, 4000, WEIGHTS.narrow],
    ['half the dots per inch', 400, (150 * 400) / 96 / 2, WEIGHTS.coarse * Math.log(2) ** 2],
  ])('%s', (_, widthPx, samples, expected) => {
    expect(widthCost(PAGE, { samples, maxPx: 616, weight: 1 }, widthPx)).toBeCloseTo(expected, 9);
  });

  it.each([
    ['as wide as the text', 616, 616, 0],
    ['as wide as its file', 400, 400, 0],
    ['narrower than it may be', 500, 616, WEIGHTS.keyInset],
  ])('a photo that leads, %s', (_, widthPx, maxPx, expected) => {
    expect(widthCost(PAGE, { samples: 4000, maxPx, weight: 2 }, widthPx)).toBeCloseTo(expected, 9);
  });
});

describe('the foot of a page', () => {
  const foot = (white: number, nextPx = 1000) => pageCost(1000 * (1 - white), 1000, false, nextPx, 25) - WEIGHTS.page;

  it.each([
    ['a full page', 0, 0],
    ['a tenth white', 0.1, 60],
    ['a quarter white', 0.25, 375],
    ['half white: beyond a quarter in proportion', 0.5, 500],
  ])('%s', (_, white, expected) => {
    expect(foot(white)).toBeCloseTo(expected, 9);
  });

  it('what follows would have fitted', () => {
    expect(foot(0.1, 98) - foot(0.1)).toBeCloseTo(25, 9);
    expect(foot(0.1, 100) - foot(0.1)).toBeCloseTo(0, 9);
  });

  it.each([
    ['half full', 500, 0],
    ['a fifth full', 200, 0],
    ['six lines', 140, 0.3],
    ['three lines', 70, 0.65],
    ['one line', 22, 0.89],
    ['nothing', 0, 1],
  ])('white is meant where the author ends the page, but for a page with next to nothing: %s', (_, usedPx, share) => {
    expect(pageCost(usedPx, 1000, true)).toBeCloseTo(WEIGHTS.page + share * WEIGHTS.shortLast, 9);
  });
});
