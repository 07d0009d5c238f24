// Step 5, plan: total fit. Atoms + candidates → the cheapest way through the whole document: where pages break and how photos are set.
// A shortest path over (atom, height used on the page); see src/README.md. Sizes are made exact afterwards, in fill.

import type { Atoms } from './atoms.ts';
import { pageCost, WEIGHTS } from './costs.ts';
import type { Candidate } from './rows.ts';
import type { Rules } from './rules.ts';
import { AFTERS, afterCandidate, afterText, gapBetween, HEADING, TOP } from './spacing.ts';

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
  /** What each leaves just above the next thing. */
  readonly after: Uint8Array;
  /** Least height, with the space above, of what must stand together from atom x on. */
  readonly least: Float64Array;
}

const EPSILON = 1e-9;
/** About 100 MB; a book of more than 300,000 words is planned on a coarser grid. */
const MOST_STATES = 4_000_000;
/** Reached by a page break, by a line or heading; any other number is a candidate. */
const BREAK = -2;
const TEXT = -1;

export function indexChoices(candidates: readonly Candidate[], atoms: Atoms): Choices {
  const { count } = atoms;
  const begin = new Int32Array(count + 2);
  for (const { from } of candidates) begin[from + 1]!++;
  for (let x = 0; x <= count; x++) begin[x + 1]! += begin[x]!;
  const next = begin.slice();
  const all = new Array<Candidate>(candidates.length);
  for (const candidate of candidates) all[next[candidate.from]!++] = candidate;
  const least = new Float64Array(count + 1);
  for (let x = count - 1; x >= 0; x--) {
    let height = atoms.isPhoto[x] ? Number.POSITIVE_INFINITY : atoms.height[x]!;
    for (let c = begin[x]!; c < begin[x + 1]! && atoms.isPhoto[x]; c++) height = Math.min(height, all[c]!.heightPx);
    const together = x + 1 < count && !atoms.forced[x + 1] && atoms.penalty[x + 1]! >= WEIGHTS.strandedHeading;
    least[x] = atoms.gap[x]! + height + (together && !atoms.isPhoto[x] ? least[x + 1]! : 0);
  }
  return { all, begin, after: Uint8Array.from(all, afterCandidate), least };
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
  const fineRows = rules.heightPx / rules.unitPx;
  const unitPx = rules.unitPx * Math.max(coarse, Math.ceil((atoms.count * fineRows) / MOST_STATES));
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

/** `prices`: one per choice, the photos' sizes included; choices without a finite price are not used. */
export function bestPath(rules: Rules, atoms: Atoms, choices: Choices, prices: Float64Array, board: Board): Path {
  const { rows, cost, used, from, by } = board;
  const { count } = atoms;
  if (count === 0) return { pages: [], cost: 0 };
  cost.fill(Number.POSITIVE_INFINITY);
  cost[0] = 0;
  used[0] = 0;
  by[0] = BREAK;
  from[0] = -1;
  const live = makeLive(rows);
  for (let x = 0; x < count; x++) {
    const forced = atoms.forced[x] === 1;
    if (x > 0) {
      const end = cheapestEnd(rules, board, x, forced, choices.least[x]!, atoms.lazy[x]!);
      cost[x * rows] = end.cost + (forced ? 0 : atoms.penalty[x]!);
      used[x * rows] = atoms.restart[x]!;
      from[x * rows] = end.state;
      by[x * rows] = BREAK;
    }
    gather(rules, atoms, choices, board, live, x);
    const isText = !atoms.isPhoto[x];
    if (isText) relax(board, live, live.withText, rules.heightPx, x + 1, atoms.height[x]!, 0, TEXT);
    for (let c = choices.begin[x]!; c < choices.begin[x + 1]!; c++) {
      const price = prices[c]!;
      if (price === Number.POSITIVE_INFINITY) continue;
      const { to, heightPx, set } = choices.all[c]!;
      const withGap = set.kind === 'beside' && set.before.line > 0 ? live.withTail : live.withBand;
      relax(board, live, withGap, rules.bandLimitPx, to, heightPx, price, c);
    }
  }
  return walkBack(rules, atoms, choices, board);
}

/** The reached states of one atom in order of height: what they cost, and use with the space before the next thing added. */
interface Live {
  readonly states: Int32Array;
  readonly cost: Float64Array;
  readonly withText: Float64Array;
  readonly withBand: Float64Array;
  readonly withTail: Float64Array;
  /** Spaces before the current atom as text, band, tail, for each thing that may stand above. */
  readonly gaps: Float64Array;
  /** Whether the page holds nothing yet, or only a heading: a piece higher than the page may follow. */
  readonly empty: Uint8Array;
  count: number;
}

function makeLive(rows: number): Live {
  const array = () => new Float64Array(rows);
  const states = new Int32Array(rows);
  const empty = new Uint8Array(rows);
  const gaps = new Float64Array(3 * AFTERS.length);
  return { states, cost: array(), withText: array(), withBand: array(), withTail: array(), gaps, empty, count: 0 };
}

/** The cheapest way to end a page before atom x. */
function cheapestEnd(
  rules: Rules,
  board: Board,
  x: number,
  open: boolean,
  nextPx = 0,
  lazy = 0,
): { state: number; cost: number } {
  const { rows, cost, used } = board;
  let state = -1;
  let best = Number.POSITIVE_INFINITY;
  for (let at = x * rows + 1; at < (x + 1) * rows; at++) {
    if (cost[at]! >= best) continue;
    const price = cost[at]! + pageCost(used[at]!, rules.heightPx, open, nextPx, lazy);
    if (price < best - EPSILON) {
      best = price;
      state = at;
    }
  }
  return { state, cost: best };
}

function gather(rules: Rules, atoms: Atoms, choices: Choices, board: Board, live: Live, x: number): void {
  const { rows, cost, used, from, by } = board;
  const end = x * rows + (atoms.forced[x] === 1 ? 1 : rows);
  const afterLine = afterText(atoms, x);
  const inside = atoms.index[x]! > 0 && !atoms.isPhoto[x];
  const hasChoices = choices.begin[x] !== choices.begin[x + 1];
  const { gaps } = live;
  if (!inside || hasChoices) {
    for (const after of AFTERS) {
      gaps[after * 3] = gapBetween(rules, atoms, x, after, 'text');
      gaps[after * 3 + 1] = gapBetween(rules, atoms, x, after, 'band');
      gaps[after * 3 + 2] = gapBetween(rules, atoms, x, after, 'tail');
    }
  }
  // A tail needs two lines of its paragraph above it on the page, or none.
  const oneLineAbove = x > 0 && atoms.index[x]! > 1 ? (x - 1) * rows : -1;
  let n = 0;
  for (let at = x * rows; at < end; at++) {
    if (cost[at] === Number.POSITIVE_INFINITY) continue;
    live.states[n] = at;
    live.cost[n] = cost[at]!;
    const heading = by[at] === TEXT && afterLine === HEADING && by[from[at]!] === BREAK;
    live.empty[n] = by[at] === BREAK || heading ? 1 : 0;
    if (inside && !hasChoices) {
      live.withText[n] = used[at]!;
    } else {
      const edge = by[at]!;
      const gap = 3 * (edge === BREAK ? TOP : edge === TEXT ? afterLine : choices.after[edge]!);
      live.withText[n] = used[at]! + gaps[gap]!;
      live.withBand[n] = used[at]! + gaps[gap + 1]!;
      const torn = edge === TEXT && from[at] === oneLineAbove;
      live.withTail[n] = torn ? Number.POSITIVE_INFINITY : used[at]! + gaps[gap + 2]!;
    }
    n++;
  }
  live.count = n;
}

/** Tries one piece, `height` high, from every live state. */
function relax(
  board: Board,
  live: Live,
  withGap: Float64Array,
  limit: number,
  x: number,
  height: number,
  price: number,
  edge: number,
): void {
  const { rows, cost, used, from, by } = board;
  const { states, cost: liveCost } = live;
  const perRow = 1 / board.unitPx;
  const to = x * rows;
  for (let i = 0; i < live.count; i++) {
    const total = withGap[i]! + height;
    let sum = liveCost[i]! + price;
    let row = rows - 1;
    if (total > limit + 1e-6) {
      // A piece higher than the page must still go somewhere: alone, or under its heading.
      if (live.empty[i] === 0) continue;
      sum += WEIGHTS.overflow;
    } else {
      row = Math.max(1, Math.ceil(total * perRow - 1e-6));
    }
    if (sum >= cost[to + row]! - EPSILON) continue;
    cost[to + row] = sum;
    used[to + row] = total;
    from[to + row] = states[i]!;
    by[to + row] = edge;
  }
}

function walkBack(rules: Rules, atoms: Atoms, choices: Choices, board: Board): Path {
  const end = cheapestEnd(rules, board, atoms.count, true);
  const pages: PathPage[] = [];
  let state = end.state;
  let last = atoms.count;
  let set: Candidate[] = [];
  while (state >= 0) {
    const edge = board.by[state]!;
    if (edge >= 0) set.push(choices.all[edge]!);
    if (edge === BREAK) {
      const start = Math.floor(state / board.rows);
      const open = last === atoms.count || atoms.forced[last] === 1;
      pages.push({ start, end: last, set: set.reverse(), open });
      last = start;
      set = [];
    }
    state = board.from[state]!;
  }
  return { pages: pages.reverse(), cost: end.cost };
}
