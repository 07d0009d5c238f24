import { describe, expect, it } from 'vitest';
import { photosOf } from '../../../src/plan/candidates/candidate.ts';
import { NO_STRESS, priceOf, pricesAt, worthTrying } from '../../../src/plan/search/search-prices.ts';
import { Document } from '../generate.ts';
import { searchInputOf } from '../parts.ts';

const { rules, choices } = searchInputOf(new Document().photosOf('LPLL', 40).linesOfText(2).photosOf('N'));

describe('prices of the choices', () => {
  it.each([
    ['of the table', NO_STRESS],
    ['under stress', { ...NO_STRESS, size: 2, white: 3 }],
    ['gathered around sizes', { ...NO_STRESS, centres: [200, 420].map(Math.log), gather: 800 }],
  ])('%s: all at once are what each is', (_, stress) => {
    const all = pricesAt(rules, choices, 240, stress);
    expect(all.length).toBeGreaterThan(20);
    choices.all.forEach((candidate, c) => {
      expect(all[c]).toBeCloseTo(priceOf(rules, candidate, 240, stress), 6);
    });
  });

  it('stress makes dearer, and nothing cheaper', () => {
    const calm = pricesAt(rules, choices, 240);
    const stressed = pricesAt(rules, choices, 240, { ...NO_STRESS, size: 1.5, white: 1.5 });
    expect(stressed.every((price, c) => price >= calm[c]!)).toBe(true);
    expect(stressed.some((price, c) => price > calm[c]! + 1)).toBe(true);
  });
});

it('photos gather around sizes: each off those is dearer, whatever its target', () => {
  const calm = pricesAt(rules, choices, 240);
  const centres = [200, 420];
  const gathered = pricesAt(rules, choices, 240, { ...NO_STRESS, centres: centres.map(Math.log), gather: 800 });
  choices.all.forEach((candidate, c) => {
    const photos = photosOf(candidate);
    const off = candidate.sizes.map((size, i) =>
      Math.min(...centres.map((centre) => Math.log((size * photos[i]!.weight) / centre) ** 2)),
    );
    expect(gathered[c]! - calm[c]!).toBeCloseTo(800 * off.reduce((sum, one) => sum + one, 0), 6);
  });
});

describe('choices worth trying', () => {
  const prices = pricesAt(rules, choices, 480);
  const kept = worthTrying(choices, prices);

  it('are those not much dearer than the cheapest of the same photos', () => {
    const dropped = choices.all.filter((_, c) => kept[c] === Number.POSITIVE_INFINITY);
    expect(dropped.length).toBeGreaterThan(0);
    for (const { from, to } of dropped) {
      const rivals = choices.all.flatMap((one, c) => (one.from === from && one.to === to ? [kept[c]!] : []));
      expect(Math.min(...rivals)).toBeLessThan(Number.POSITIVE_INFINITY);
    }
  });

  it('keep their price', () => {
    kept.forEach((price, c) => {
      if (price !== Number.POSITIVE_INFINITY) expect(price).toBe(prices[c]);
    });
  });
});
