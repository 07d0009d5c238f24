// Step 5, plan: the price of every choice at a target size of the photos, and which choices no full page can pay for.

import type { Choices } from './breaks.ts';
import { sizeCost, WEIGHTS } from './costs.ts';
import type { Candidate } from './rows.ts';
import type { Rules } from './rules.ts';

/** How much dearer than in the table the search takes photos off the target size, white beside photos, runs that go on on the next page. */
export interface Stress {
  readonly size: number;
  readonly white: number;
  readonly apart: number;
}

export const NO_STRESS: Stress = { size: 1, white: 1, apart: 1 };

export function priceOf(rules: Rules, candidate: Candidate, targetPx: number, stress: Stress): number {
  let price = candidate.price;
  for (const size of candidate.sizes) price += stress.size * sizeCost(size, targetPx);
  if (stress.white === 1) return price;
  return price + ((stress.white - 1) * rules.white * candidate.white) / (rules.widthPx * rules.heightPx);
}

export function pricesAt(rules: Rules, choices: Choices, targetPx: number, stress = NO_STRESS): Float64Array {
  return Float64Array.from(choices.all, (candidate) => priceOf(rules, candidate, targetPx, stress));
}

/** The same prices without the choices that no full page can pay for: much dearer than the best that covers the same atoms.
 *  `coarse`: also without every second size. */
export function worthTrying(choices: Choices, prices: Float64Array, coarse: boolean): Float64Array {
  const kept = prices.slice();
  const cheapest = new Map<number, number>();
  for (let x = 0; x + 1 < choices.begin.length; x++) {
    const first = choices.begin[x]!;
    const end = choices.begin[x + 1]!;
    if (first === end) continue;
    cheapest.clear();
    for (let c = first; c < end; c++) {
      const { to } = choices.all[c]!;
      cheapest.set(to, Math.min(prices[c]!, cheapest.get(to) ?? Number.POSITIVE_INFINITY));
    }
    for (let c = first; c < end; c++) {
      const choice = choices.all[c]!;
      const dear = prices[c]! > cheapest.get(choice.to)! + WEIGHTS.notWorthTrying;
      if (dear || (coarse && !choice.coarse)) kept[c] = Number.POSITIVE_INFINITY;
    }
  }
  return kept;
}
