// Step 5, plan: the price of every choice at a target size of the photos, and which choices no full page can pay for.

import { type Candidate, photosOf } from '../candidates/candidate.ts';
import type { Rules } from '../rules.ts';
import type { Choices } from './choices.ts';
import { sizeCost, WEIGHTS } from './costs.ts';

/** How much dearer than in the table the search takes photos off the target size, white beside photos, and runs that go
 *  on on the next page. */
export interface Stress {
  readonly size: number;
  readonly white: number;
  readonly apart: number;
  /** Logarithms of the sizes around which photos are to gather, and how much dearer they are off those. */
  readonly centres: readonly number[];
  readonly gather: number;
}

export const NO_STRESS: Stress = { size: 1, white: 1, apart: 1, centres: [], gather: 0 };

export function priceOf(rules: Rules, candidate: Candidate, targetPx: number, stress: Stress): number {
  const target = Math.log(targetPx);
  let price = candidate.price;
  const photos = photosOf(candidate);
  candidate.sizes.forEach((size, i) => {
    price += stress.size * sizeCost(Math.log(size) - target);
    price += gatherPrice(Math.log(size * photos[i]!.weight), stress);
  });
  return price + whitePrice(rules, candidate, stress);
}

/** The price of every choice, in their order. */
export function pricesAt(rules: Rules, choices: Choices, targetPx: number, stress = NO_STRESS): Float64Array {
  const { all, logs, weightLogs, firstLog } = choices;
  const target = Math.log(targetPx);
  const prices = choices.price.slice();
  for (let c = 0; c < prices.length; c++) {
    let price = prices[c]!;
    for (let i = firstLog[c]!; i < firstLog[c + 1]!; i++) {
      price += stress.size * sizeCost(logs[i]! - target);
      if (stress.gather > 0) price += gatherPrice(logs[i]! + weightLogs[i]!, stress);
    }
    prices[c] = stress.white === 1 ? price : price + whitePrice(rules, all[c]!, stress);
  }
  return prices;
}

/** Of a photo whose size lies between those of the classes, or beyond. */
function gatherPrice(log: number, { centres, gather }: Stress): number {
  let off = Number.POSITIVE_INFINITY;
  for (const centre of centres) off = Math.min(off, Math.abs(log - centre));
  return gather > 0 ? gather * off * off : 0;
}

function whitePrice(rules: Rules, { white }: Candidate, stress: Stress): number {
  return ((stress.white - 1) * rules.white * white) / (rules.widthPx * rules.heightPx);
}

/** The same prices without the choices that no full page can pay for: much dearer than the best for the same atoms. */
export function worthTrying(choices: Choices, prices: Float64Array): Float64Array {
  const { begin, to, reach } = choices;
  const kept = prices.slice();
  const cheapest = new Float64Array(reach + 1);
  for (let x = 0; x + 1 < begin.length; x++) {
    const first = begin[x]!;
    const end = begin[x + 1]!;
    if (first === end) continue;
    cheapest.fill(Number.POSITIVE_INFINITY);
    for (let c = first; c < end; c++) cheapest[to[c]! - x] = Math.min(prices[c]!, cheapest[to[c]! - x]!);
    for (let c = first; c < end; c++) {
      if (prices[c]! > cheapest[to[c]! - x]! + WEIGHTS.notWorthTrying) kept[c] = Number.POSITIVE_INFINITY;
    }
  }
  return kept;
}
