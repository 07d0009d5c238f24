// Step 5, plan: total fit. Atoms + candidates → the cheapest way through the whole document: where pages break and how photos are set.
// A shortest path over (atom, height used on the page); see src/README.md. Sizes are made exact afterwards, in fill.

import type { Atoms } from './atoms.ts';
import { pageCost, WEIGHTS } from './costs.ts';
import type { Candidate } from './rows.ts';
import type { Rules } from './rules.ts';
import { type After, afterCandidate, afterText, gapBetween } from './spacing.ts';

/** One page: atoms `start` to `end`, some of them set by candidates (in order), the others text. */
export interface PathPage {
  readonly start: number;
  readonly end: number;
  readonly set: readonly Candidate[];
  readonly open: boolean;
}

export interface Path {
  readonly pages: readonly PathPage[];
  readonly cost: number;
}

/** Candidates in order of their first atom, with that order's index. */
export interface Choices {
  readonly all: readonly Candidate[];
  /** Candidates that begin at atom x: `begin[x]` to `begin[x + 1]`. */
  readonly begin: Int32Array;
}

const EPSILON = 1e-9;
/** Reached by a page break, by a line or heading; any other number is a candidate. */
const BREAK = -2;
const TEXT = -1;

export function indexChoices(candidates: readonly Candidate[], atoms: number): Choices {
  const begin = new Int32Array(atoms + 2);
  for (const { from } of candidates) begin[from + 1]!++;
  for (let x = 0; x <= atoms; x++) begin[x + 1]! += begin[x]!;
  const next = begin.slice();
  const all = new Array<Candidate>(candidates.length);
  for (const candidate of candidates) all[next[candidate.from]!++] = candidate;
  return { all, begin };
}

/** The search's memory: one state per atom and grid height, used again for every target size. */
export interface Board {
  readonly unitPx: number;
  readonly rows: number;
  readonly cost: Float64Array;
  /** Exact height used by the state's cheapest path, so that grid rounding never adds up. */
  readonly used: Float64Array;
  readonly from: Int32Array;
  readonly by: Int32Array;
}

/** `coarse` × the rules' unit per grid row: coarser is faster and nearly as good. */
export function makeBoard(rules: Rules, atoms: Atoms, coarse: number): Board {
  const unitPx = rules.unitPx * coarse;
  // Row 0 is the page start; rows 1 … are heights used, rounded up.
  const rows = Math.ceil(rules.heightPx / unitPx) + 2;
  const size = (atoms.count + 1) * rows;
  return {
    unitPx,
    rows,
    cost: new Float64Array(size),
    used: new Float64Array(size),
    from: new Int32Array(size),
    by: new Int32Array(size),
  };
}

/** `prices`: one per choice, the photos' sizes included. */
export function bestPath(rules: Rules, atoms: Atoms, choices: Choices, prices: Float64Array, board: Board): Path {
  const { rows, cost, used, from, by, unitPx } = board;
  const { count } = atoms;
  const { heightPx } = rules;
  cost.fill(Number.POSITIVE_INFINITY);
  if (count === 0) return { pages: [], cost: 0 };
  const afters = choices.all.map(afterCandidate);
  // States of the current atom that were reached, as compact lists.
  const live = new Int32Array(rows);
  const gapText = new Float64Array(rows);
  const gapBand = new Float64Array(rows);
  const gapTail = new Float64Array(rows);
  cost[0] = 0;
  used[0] = 0;
  by[0] = BREAK;
  from[0] = -1;

  for (let x = 0; x < count; x++) {
    const at = x * rows;
    const open = atoms.forced[x] === 1;
    if (x > 0) breakBefore(x, open);
    let reached = 0;
    for (let y = 0; y < rows; y++) {
      if (cost[at + y] === Number.POSITIVE_INFINITY || (open && y > 0)) continue;
      const after = afterOf(at + y, x);
      live[reached] = at + y;
      gapText[reached] = gapBetween(rules, atoms, x, after, 'text');
      gapBand[reached] = gapBetween(rules, atoms, x, after, 'band');
      gapTail[reached] = gapBetween(rules, atoms, x, after, 'tail');
      reached++;
    }
    if (!atoms.isPhoto[x]) relax(x + 1, atoms.height[x]!, 0, TEXT, gapText, reached, heightPx);
    for (let c = choices.begin[x]!; c < choices.begin[x + 1]!; c++) {
      const candidate = choices.all[c]!;
      const tail = candidate.set.kind === 'beside' && candidate.set.before.line > 0;
      relax(candidate.to, candidate.heightPx, prices[c]!, c, tail ? gapTail : gapBand, reached, heightPx - 1);
    }
  }
  return walkBack();

  /** Ends a page before atom x at the cheapest of its states. */
  function breakBefore(x: number, open: boolean): void {
    const end = cheapestEnd(x, open);
    const to = x * rows;
    cost[to] = end.cost + (open ? 0 : atoms.penalty[x]!);
    used[to] = atoms.restart[x]!;
    from[to] = end.state;
    by[to] = BREAK;
  }

  function cheapestEnd(x: number, open: boolean): { state: number; cost: number } {
    const at = x * rows;
    let state = -1;
    let best = Number.POSITIVE_INFINITY;
    for (let y = 1; y < rows; y++) {
      if (cost[at + y] === Number.POSITIVE_INFINITY) continue;
      const price = cost[at + y]! + pageCost(used[at + y]!, heightPx, open);
      if (price < best - EPSILON) {
        best = price;
        state = at + y;
      }
    }
    return { state, cost: best };
  }

  function afterOf(state: number, x: number): After {
    const edge = by[state]!;
    if (edge === BREAK) return 'top';
    return edge === TEXT ? afterText(atoms, x) : afters[edge]!;
  }

  /** Tries one piece from every state of the current atom. */
  function relax(
    x: number,
    height: number,
    price: number,
    edge: number,
    gaps: Float64Array,
    reached: number,
    limit: number,
  ): void {
    const to = x * rows;
    for (let i = 0; i < reached; i++) {
      const state = live[i]!;
      let total = used[state]! + gaps[i]! + height;
      let sum = cost[state]! + price;
      if (total > limit + 1e-6) {
        // A piece higher than the page must still go somewhere: alone.
        if (by[state] !== BREAK) continue;
        sum += WEIGHTS.overflow;
        total = Math.max(total, heightPx);
      }
      const y = Math.min(rows - 1, Math.max(1, Math.ceil(total / unitPx - 1e-6)));
      if (sum < cost[to + y]! - EPSILON) {
        cost[to + y] = sum;
        used[to + y] = total;
        from[to + y] = state;
        by[to + y] = edge;
      }
    }
  }

  function walkBack(): Path {
    const end = cheapestEnd(count, true);
    const pages: PathPage[] = [];
    let state = end.state;
    let last = count;
    let set: Candidate[] = [];
    while (state >= 0) {
      const edge = by[state]!;
      if (edge >= 0) set.push(choices.all[edge]!);
      if (edge === BREAK) {
        const start = Math.floor(state / rows);
        pages.push({ start, end: last, set: set.reverse(), open: last === count || atoms.forced[last] === 1 });
        last = start;
        set = [];
      }
      state = from[state]!;
    }
    return { pages: pages.reverse(), cost: end.cost };
  }
}
