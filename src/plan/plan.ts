// Step 5, plan: blocks + photos + measures → Plan: which page, which row, which size. Pure arithmetic: the same numbers in, the same
// plan out; no disk, network, clock or browser. Total fit first; weaker rules, then plain flow, when that is better.

import type { Block, Measured, Photo, Plan } from '../model.ts';
import { type Atoms, makeAtoms } from './atoms.ts';
import { besideCandidates } from './beside.ts';
import { bestPath, type Choices, indexChoices, makeBoard, type Path } from './breaks.ts';
import { sizeCost, WEIGHTS } from './costs.ts';
import { fillPage } from './fill.ts';
import { flowPath } from './flow.ts';
import { pageProblems } from './problems.ts';
import { type Candidate, runCandidates } from './rows.ts';
import { makeRules, type Rules } from './rules.ts';

export interface PlanInput {
  readonly blocks: readonly Block[];
  readonly photos: ReadonlyMap<string, Photo>;
  readonly measured: Measured;
  readonly layout: 'auto' | 'flow';
  readonly density: 'compact' | 'normal' | 'bold';
  readonly dpi: number;
  /** Plan again with pages this much lower: the printed pages did not hold what was planned. */
  readonly shrinkPx?: number;
}

/** Target sizes tried, as shares of the width: the cheapest plan wins. */
const TARGETS = {
  compact: [0.33, 0.36, 0.39],
  normal: [0.39, 0.422, 0.455, 0.485, 0.52],
  bold: [0.48],
} as const;

export function planPages(input: PlanInput): Plan {
  const strict = search(input, false);
  if (input.layout === 'flow') return finish(strict, { path: strict.flow, level: 'flow' });
  if (strict.path.cost < WEIGHTS.strandedHeading) return finish(strict, { path: strict.path, level: 'full' });
  // Something forbidden was unavoidable: narrower photos and single lines may be the lesser evil.
  const relaxed = search(input, true);
  if (relaxed.path.cost < strict.path.cost - WEIGHTS.strandedHeading / 2) {
    return finish(relaxed, { path: relaxed.path, level: 'relaxed' });
  }
  return finish(strict, { path: strict.path, level: 'full' });
}

interface Search {
  readonly rules: Rules;
  readonly atoms: Atoms;
  readonly targetPx: number;
  readonly path: Path;
  /** Plain flow of the same atoms, priced alike. */
  readonly flow: Path;
}

function search(input: PlanInput, relaxed: boolean): Search {
  const rules = makeRules(input.measured, input, relaxed);
  const atoms = makeAtoms(input.blocks, input.photos, input.measured, rules);
  const choices = indexChoices(allCandidates(rules, atoms, input.measured.ladderPx), atoms.count);
  const targets = TARGETS[input.density].map((share) => share * rules.basePx);
  const targetPx = input.layout === 'flow' ? targets[0]! : chooseTarget(rules, atoms, choices, targets);
  const prices = pricesAt(choices, targetPx);
  const flow = flowPath(rules, atoms, choices, prices);
  const path =
    input.layout === 'flow'
      ? flow
      : bestPath(rules, atoms, choices, worthTrying(choices, prices, false), makeBoard(rules, atoms, 1));
  return { rules, atoms, targetPx, path, flow };
}

function allCandidates(rules: Rules, atoms: Atoms, ladderPx: readonly number[]): Candidate[] {
  const found: Candidate[] = [];
  atoms.entries.forEach((entry, e) => {
    if (entry.block.kind !== 'photos') return;
    for (const candidate of besideCandidates(rules, atoms, e, ladderPx)) found.push(candidate);
    for (let i = 0; i < entry.count; i++) {
      for (const candidate of runCandidates(rules, entry.shots, i, entry.first)) found.push(candidate);
    }
  });
  return found;
}

/** The target size whose plan is cheapest, found on a coarse grid, downhill from the middle. */
function chooseTarget(rules: Rules, atoms: Atoms, choices: Choices, targets: readonly number[]): number {
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
    const { cost } = bestPath(rules, atoms, choices, prices, board);
    costs.set(i, cost);
    return cost;
  };
  for (;;) {
    const next = [best - 1, best + 1].find((i) => costOf(i) < costOf(best) - 1e-9);
    if (next === undefined) return targets[best]!;
    best = next;
  }
}

/** The price of every choice at a target size. */
function pricesAt(choices: Choices, targetPx: number): Float64Array {
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
function worthTrying(choices: Choices, prices: Float64Array, coarse: boolean): Float64Array {
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

function finish(search: Search, chosen: { path: Path; level: Plan['level'] }): Plan {
  const { rules, atoms, flow } = search;
  const better = flow.cost < chosen.path.cost - 1e-9;
  const path = better ? flow : chosen.path;
  const level = better ? 'flow' : chosen.level;
  const pages = path.pages.map((page) => fillPage(rules, atoms, page, level !== 'flow'));
  const problems = pageProblems(rules, atoms, path, pages);
  return { level, pages, targetPx: search.targetPx, cost: path.cost, problems };
}
