// Step 5, plan: what every choice costs at a target size of the photos, and which target makes the cheapest plan.

import type { Atoms } from './atoms.ts';
import { bestPath, type Choices, makeBoard, type Path } from './breaks.ts';
import { sizeCost, WEIGHTS } from './costs.ts';
import type { Rules } from './rules.ts';

/** The price of every choice at a target size. */
export function pricesAt(choices: Choices, targetPx: number): Float64Array {
  const prices = new Float64Array(choices.all.length);
  for (let c = 0; c < prices.length; c++) {
    const { price, sizes } = choices.all[c]!;
    let sum = price;
    for (const size of sizes) sum += sizeCost(size, targetPx);
    prices[c] = sum;
  }
  return prices;
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

/** The target size whose plan is cheapest, found on a coarse grid, downhill from the middle. */
export function chooseTarget(rules: Rules, atoms: Atoms, choices: Choices, targets: readonly number[]): number {
  let best = Math.floor(targets.length / 2);
  if (targets.length === 1 || choices.all.length === 0) return targets[best]!;
  const board = makeBoard(rules, atoms, 2);
  const costs = new Map<number, number>();
  const costOf = (i: number): number => {
    const target = targets[i];
    if (target === undefined) return Number.POSITIVE_INFINITY;
    const known = costs.get(i);
    if (known !== undefined) return known;
    const prices = worthTrying(choices, pricesAt(choices, target), true);
    const path = bestPath(rules, atoms, choices, prices, board);
    const cost = path.cost + unevenness(rules, path);
    costs.set(i, cost);
    return cost;
  };
  for (;;) {
    const next = [best - 1, best + 1].find((i) => costOf(i) < costOf(best) - 1e-9);
    if (next === undefined) return targets[best]!;
    best = next;
  }
}

/** What only shows on the whole: how much photo sizes vary, and how much of the body pages is white beside photos. */
function unevenness(rules: Rules, path: Path): number {
  const sizes = path.pages.flatMap(({ set }) => set.flatMap((candidate) => candidate.sizes));
  const body = path.pages.filter(({ open }) => !open);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length);
  const variance = sizes.reduce((sum, size) => sum + (size - mean) ** 2, 0) / Math.max(1, sizes.length);
  const variation = sizes.length > 1 ? Math.sqrt(variance) / mean : 0;
  const white = body.reduce((sum, { set }) => sum + set.reduce((all, candidate) => all + candidate.white, 0), 0);
  const share = body.length > 0 ? white / (body.length * rules.widthPx * rules.heightPx) : 0;
  return WEIGHTS.uneven * (Math.max(0, variation - 0.13) + Math.max(0, share - 0.13));
}
