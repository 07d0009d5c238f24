// Step 5, plan: which target size of the photos makes the cheapest plan.

import { fillPages } from '../fill.ts';
import { bestPath, type Pause } from './breaks.ts';
import type { SearchInput } from './choices.ts';
import { lookAtWhole } from './evenness.ts';
import { makeGrid } from './search-grid.ts';
import { pricesAt, worthTrying } from './search-prices.ts';

/** The target sizes worth a full search, the best first: found on a coarse grid, downhill from the middle. */
export async function chooseTargets(
  input: SearchInput,
  targets: readonly number[],
  { targets: most, coarse }: { readonly targets: number; readonly coarse: number },
  pause: Pause,
): Promise<number[]> {
  const { rules, atoms, choices } = input;
  const middle = Math.floor(targets.length / 2);
  if (targets.length === 1 || choices.all.length === 0) return [targets[middle]!];
  const grid = makeGrid(input, coarse);
  const costs = new Map<number, number>();
  const costOf = async (i: number): Promise<number> => {
    const target = targets[i];
    if (target === undefined) return Number.POSITIVE_INFINITY;
    const known = costs.get(i);
    if (known !== undefined) return known;
    const prices = worthTrying(choices, pricesAt(rules, choices, target));
    const path = await bestPath(input, prices, grid, pause);
    const cost = path.cost + lookAtWhole(rules, atoms, path, fillPages(rules, atoms, path, true)).cost;
    costs.set(i, cost);
    return cost;
  };
  let best = middle;
  for (let next: number | undefined = middle; next !== undefined; ) {
    best = next;
    next = undefined;
    for (const i of [best - 1, best + 1]) {
      if ((await costOf(i)) >= (await costOf(best)) - 1e-9) continue;
      next = i;
      break;
    }
  }
  if (most > 1) for (let i = 0; i < targets.length; i++) await costOf(i);
  return [...costs]
    .sort(([i, a], [j, b]) => a - b || i - j)
    .slice(0, most)
    .map(([i]) => targets[i]!);
}
