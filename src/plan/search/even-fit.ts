// Step 5, plan: the cheapest plan at a target size of the photos. What only the whole document shows is no part of the
// search: where it is uneven, what makes it so is made dearer and it is searched again.

import type { PlannedPage } from '../../model.ts';
import { fillPages } from '../fill.ts';
import type { Rules } from '../rules.ts';
import type { Atoms } from './atoms.ts';
import type { Path, Pause } from './breaks.ts';
import { naturalFit } from './browser-breaks.ts';
import type { SearchInput } from './choices.ts';
import { lookAtWhole, photoSizes, TOLERATED, type Whole } from './evenness.ts';
import { flowPath } from './flow.ts';
import type { SearchGrid } from './search-grid.ts';
import { NO_STRESS, priceOf, pricesAt, type Stress, worthTrying } from './search-prices.ts';
import { sizeCentres } from './size-classes.ts';

/** A path, its pages filled, and its price as a whole. */
export interface Fit {
  readonly targetPx: number;
  readonly path: Path;
  readonly pages: readonly PlannedPage[];
  readonly cost: number;
}

/** A fit that was searched, and what was seen when all of it was looked at. */
export interface SearchedFit extends Fit {
  readonly whole: Whole;
}

/** Every `step`-th target size is tried, on a grid `coarse` times coarser; `targets` of them are searched in full, and
 *  up to `rounds` times again where the whole is uneven. */
export interface Effort {
  readonly step: number;
  readonly coarse: number;
  readonly targets: number;
  readonly rounds: number;
  /** So many of the cheapest are searched again for clearer classes of sizes. */
  readonly gathered: number;
  /** How often it is searched again with a further large photo on each spread that has none. */
  readonly leads: number;
  /** Added to the price of a page in further searches, where the whole stays uneven: other counts of pages may suit. */
  readonly perPage: readonly number[];
}

/** Plain flow keeps the sizes it has: nothing is stretched to the foot of a page. */
export function plainFlow(input: SearchInput, targetPx: number): Fit {
  const { rules, atoms, choices } = input;
  const path = flowPath(input, pricesAt(rules, choices, targetPx));
  const pages = fillPages(rules, atoms, path, false);
  return { targetPx, path, pages, cost: path.cost + lookAtWhole(rules, atoms, path, pages).cost };
}

/** Price of a whole that nobody would call uneven. */
const MAX_EVEN_COST = 100;

/** The cheapest path at a target size. Where the whole is uneven, what makes it so is made dearer and it is searched
 *  again; then with more pages and fewer. */
export async function evenFit(
  input: SearchInput,
  targetPx: number,
  grid: SearchGrid,
  effort: Effort,
  pause: Pause,
): Promise<SearchedFit> {
  let best: SearchedFit | undefined;
  for (const perPage of [0, ...effort.perPage]) {
    const asked = { ...input, rules: { ...input.rules, perPage } };
    let stress = NO_STRESS;
    let before: Stressed | undefined;
    for (let round = 0; round <= effort.rounds; round++) {
      const searched = under(stress, asked, targetPx);
      // Nothing is dearer than the round before.
      if (before && isSame(searched.prices, before.prices) && isSame(searched.atoms.penalty, before.atoms.penalty))
        break;
      before = searched;
      const one = await stressedFit(asked, targetPx, searched, grid, pause);
      if (!best || one.cost < best.cost - 1e-9) best = one;
      if (one.whole.cost === 0) break;
      const more = (key: 'variation' | 'white' | 'apart') => (one.whole[key] > TOLERATED[key] ? 1.5 : 1);
      stress = {
        ...stress,
        size: stress.size * more('variation'),
        white: stress.white * more('white'),
        apart: stress.apart * more('apart'),
      };
    }
    if (best!.whole.cost <= MAX_EVEN_COST) break;
  }
  return best!;
}

/** How many classes of sizes are tried, and how much dearer sizes between them are made. */
const CLASSES = [2, 3];
const GATHER = [350, 800, 1_200, 2_000];

/** Where sizes go over into each other, it is searched again with those dearer that lie between the classes into which
 *  they nearly fall. */
export async function gatheredFit(
  input: SearchInput,
  fit: SearchedFit,
  grid: SearchGrid,
  pause: Pause,
): Promise<SearchedFit> {
  if (fit.whole.variation <= TOLERATED.variation) return fit;
  let best = fit;
  for (const classes of CLASSES) {
    let from = fit;
    for (const gather of GATHER) {
      const centres = sizeCentres(photoSizes(input.atoms, from.pages), classes);
      const searched = under({ ...NO_STRESS, centres, gather }, input, fit.targetPx);
      const one = await stressedFit(input, fit.targetPx, searched, grid, pause);
      if (one.cost < best.cost - 1e-9) best = one;
      from = one;
    }
  }
  return best;
}

/** What is searched under a stress. */
interface Stressed {
  readonly stress: Stress;
  readonly prices: Float64Array;
  readonly atoms: Atoms;
}

function under(stress: Stress, { rules, atoms, choices }: SearchInput, targetPx: number): Stressed {
  const prices = worthTrying(choices, pricesAt(rules, choices, targetPx, stress));
  if (stress.apart === 1) return { stress, prices, atoms };
  return { stress, prices, atoms: { ...atoms, penalty: stressedPenalties(atoms, stress.apart) } };
}

const isSame = (a: Float64Array, b: Float64Array): boolean => a.every((number, i) => number === b[i]);

/** The cheapest path under these prices, and what it is worth by those of the table. */
async function stressedFit(
  { rules, atoms, choices }: SearchInput,
  targetPx: number,
  { stress, prices, atoms: stressed }: Stressed,
  grid: SearchGrid,
  pause: Pause,
): Promise<SearchedFit> {
  const { path, pages } = await naturalFit({ rules, atoms: stressed, choices }, prices, grid, pause);
  const whole = lookAtWhole(rules, atoms, path, pages);
  const cost = path.cost - surcharge(rules, atoms, stressed, path, targetPx, stress) + whole.cost;
  return { targetPx, path, pages, cost, whole };
}

function stressedPenalties(atoms: Atoms, apart: number): Float64Array {
  return atoms.penalty.map((price, x) => (atoms.isPhoto[x] && atoms.index[x]! > 0 ? price * apart : price));
}

/** What the search paid for the path above the prices of the table. */
function surcharge(rules: Rules, atoms: Atoms, stressed: Atoms, path: Path, targetPx: number, stress: Stress): number {
  let sum = rules.perPage * path.pages.length;
  for (const { start, set } of path.pages) {
    if (start > 0 && !atoms.forced[start] && atoms.isPhoto[start])
      sum += stressed.penalty[start]! - atoms.penalty[start]!;
    for (const one of set) sum += priceOf(rules, one, targetPx, stress) - priceOf(rules, one, targetPx, NO_STRESS);
  }
  return sum;
}
