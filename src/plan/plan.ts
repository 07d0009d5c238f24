// Step 5, plan: blocks + photos + measures → Plan: which page, which row, which size. Pure arithmetic: the same numbers in, the same
// plan out; no disk, network, clock or browser. Total fit first; weaker rules, then plain flow, when that is better.

import type { Block, Measured, Photo, Plan } from '../model.ts';
import { type Atoms, makeAtoms } from './atoms.ts';
import { besideCandidates } from './beside.ts';
import { bestPath, type Choices, indexChoices, makeBoard, type Path } from './breaks.ts';
import { WEIGHTS } from './costs.ts';
import { fillPage } from './fill.ts';
import { flowPath } from './flow.ts';
import { unnaturalBreaks } from './natural.ts';
import { pageProblems } from './problems.ts';
import { type Candidate, runCandidates } from './rows.ts';
import { makeRules, type Rules } from './rules.ts';
import { chooseTarget, pricesAt, worthTrying } from './targets.ts';

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

/** Rounds of forbidding breaks that the browser would not make; each is one more search. */
const MOST_ROUNDS = 12;

export function planPages(input: PlanInput): Plan {
  const strict = search(input, false);
  if (input.layout === 'flow' || strict.hardBreaks === 0) return finish(strict, 'full');
  // Something forbidden was unavoidable: narrower photos and single lines may be the lesser evil.
  const relaxed = search(input, true);
  return relaxed.hardBreaks < strict.hardBreaks ? finish(relaxed, 'relaxed') : finish(strict, 'full');
}

interface Search {
  readonly rules: Rules;
  readonly atoms: Atoms;
  readonly targetPx: number;
  readonly path: Path;
  readonly isFlow: boolean;
  /** Breaks that should not be. */
  readonly hardBreaks: number;
}

/** The best plan under strict or relaxed rules: total fit, or plain flow of the same atoms when that is no dearer. */
function search(input: PlanInput, relaxed: boolean): Search {
  const rules = makeRules(input.measured, input, relaxed, input.photos.size);
  const atoms = makeAtoms(input.blocks, input.photos, input.measured, rules);
  const choices = indexChoices(allCandidates(rules, atoms, input.measured.ladderPx), atoms);
  const targets = TARGETS[input.density].map((share) => share * rules.basePx);
  const flowOnly = input.layout === 'flow';
  const targetPx = flowOnly ? targets[0]! : chooseTarget(rules, atoms, choices, targets);
  const prices = pricesAt(choices, targetPx);
  const flow = flowPath(rules, atoms, choices, prices);
  const total = flowOnly ? flow : totalFit(rules, atoms, choices, worthTrying(choices, prices, false));
  const isFlow = flowOnly || flow.cost < total.cost - 1e-9;
  const path = isFlow ? flow : total;
  const hardBreaks = path.pages.filter(
    ({ start }) => start > 0 && !atoms.forced[start] && atoms.penalty[start]! >= WEIGHTS.strandedHeading,
  ).length;
  return { rules, atoms, targetPx, path, isFlow, hardBreaks };
}

/** The cheapest path whose breaks inside text are where the browser will make them. */
function totalFit(rules: Rules, atoms: Atoms, choices: Choices, prices: Float64Array): Path {
  const board = makeBoard(rules, atoms, 1);
  for (let round = 0; ; round++) {
    const path = bestPath(rules, atoms, choices, prices, board);
    const pages = path.pages.map((page) => fillPage(rules, atoms, page, true));
    const wrong = unnaturalBreaks(atoms, path, pages);
    if (wrong.length === 0 || round === MOST_ROUNDS) return path;
    for (const x of wrong) atoms.penalty[x] = atoms.penalty[x]! + WEIGHTS.unnatural;
  }
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

function finish(search: Search, level: 'full' | 'relaxed'): Plan {
  const { rules, atoms, path, isFlow, targetPx } = search;
  const pages = path.pages.map((page) => fillPage(rules, atoms, page, !isFlow));
  const problems = pageProblems(rules, atoms, path, pages);
  // A text of nothing prints as one empty page.
  if (pages.length === 0) pages.push({ items: [], usedPx: 0, whitePx: rules.heightPx, open: true });
  return { level: isFlow ? 'flow' : level, pages, targetPx, cost: path.cost, problems };
}
