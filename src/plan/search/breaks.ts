// Step 5, plan: total fit. Atoms + candidates → the cheapest way through the whole document: where pages break and how photos are set.
// A shortest path over (atom, height used on the page); see src/README.md. Sizes are made exact afterwards, in fill.

import { beginsInside } from '../candidates/beside.ts';
import type { Candidate } from '../candidates/rows.ts';
import type { Rules } from '../rules.ts';
import type { Atoms } from './atoms.ts';
import { pageCost, WEIGHTS } from './costs.ts';
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

/** Candidates in order of their first atom, with that order's index; what the searches ask for millions of times as plain numbers. */
export interface Choices {
  readonly all: readonly Candidate[];
  /** Candidates that begin at atom x: `begin[x]` to `begin[x + 1]`. */
  readonly begin: Int32Array;
  readonly to: Int32Array;
  readonly heightPx: Float64Array;
  readonly price: Float64Array;
  /** Logarithms of the photos' visual sizes; those of choice c from `firstLog[c]` to `firstLog[c + 1]`. */
  readonly logs: Float64Array;
  readonly firstLog: Int32Array;
  /** 1 for the tail of a paragraph beside a photo. */
  readonly isTail: Uint8Array;
  /** What each leaves just above the next thing. */
  readonly after: Uint8Array;
  /** Most atoms that one candidate, or a line, takes. */
  readonly reach: number;
  /** Least height, with the space above, of what must stand together from atom x on. */
  readonly least: Float64Array;
}

/** What every search of a document walks over. */
export interface Ground {
  readonly rules: Rules;
  readonly atoms: Atoms;
  readonly choices: Choices;
}

/** Called between pieces of work: what it returns is waited for, so that the program hears its signals; it may throw to end the search. */
export type Pause = () => Promise<void> | undefined;

const EPSILON = 1e-9;
/** About 25 MB; a book of more than 300,000 words is planned on a coarser grid. */
const MOST_STATES = 4_000_000;
const MOST_ROWS = 4_000;
/** Atoms between two pauses: some milliseconds. */
const ATOMS_AT_ONCE = 512;
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
  const to = new Int32Array(all.length);
  const heightPx = new Float64Array(all.length);
  const price = new Float64Array(all.length);
  const firstLog = new Int32Array(all.length + 1);
  const isTail = new Uint8Array(all.length);
  const after = new Uint8Array(all.length);
  let reach = 1;
  for (let c = 0; c < all.length; c++) {
    const candidate = all[c]!;
    to[c] = candidate.to;
    heightPx[c] = candidate.heightPx;
    price[c] = candidate.price;
    firstLog[c + 1] = firstLog[c]! + candidate.sizes.length;
    isTail[c] = candidate.set.kind === 'beside' && beginsInside(candidate.set) ? 1 : 0;
    after[c] = afterCandidate(candidate);
    reach = Math.max(reach, candidate.to - candidate.from);
  }
  const logs = new Float64Array(firstLog[all.length]!);
  for (let c = 0, at = 0; c < all.length; c++) for (const size of all[c]!.sizes) logs[at++] = Math.log(size);
  const least = new Float64Array(count + 1);
  for (let x = count - 1; x >= 0; x--) {
    let height = atoms.isPhoto[x] ? Number.POSITIVE_INFINITY : atoms.height[x]!;
    for (let c = begin[x]!; c < begin[x + 1]! && atoms.isPhoto[x]; c++) height = Math.min(height, heightPx[c]!);
    const together = x + 1 < count && !atoms.forced[x + 1] && atoms.penalty[x + 1]! >= WEIGHTS.strandedHeading;
    least[x] = atoms.gap[x]! + height + (together && !atoms.isPhoto[x] ? least[x + 1]! : 0);
  }
  return { all, begin, to, heightPx, price, logs, firstLog, isTail, after, reach, least };
}

/** The search's memory: one state per atom and grid height, used again for every target size. Costs and heights are kept only as far
 *  as a candidate reaches, in a ring of atoms: atom x at `x % ring`. */
export interface Board {
  readonly unitPx: number;
  readonly rows: number;
  readonly ring: number;
  readonly cost: Float64Array;
  /** Exact height used by the state's cheapest path, so that grid rounding never adds up. */
  readonly used: Float64Array;
  /** How each state is reached, and from which row of the atom where that edge begins. */
  readonly by: Int32Array;
  readonly from: Uint16Array;
}

/** `coarse` × the rules' unit per grid row: coarser is faster and nearly as good. */
export function makeBoard({ rules, atoms, choices }: Ground, coarse: number): Board {
  const fineRows = rules.heightPx / rules.unitPx;
  const most = Math.max((atoms.count * fineRows) / MOST_STATES, fineRows / MOST_ROWS);
  const unitPx = rules.unitPx * Math.max(coarse, Math.ceil(most));
  // Row 0 is the page start; rows 1 … are heights used, rounded up.
  const rows = Math.ceil(rules.heightPx / unitPx) + 2;
  const ring = choices.reach + 1;
  const size = (atoms.count + 1) * rows;
  return {
    unitPx,
    rows,
    ring,
    cost: new Float64Array(ring * rows),
    used: new Float64Array(ring * rows),
    by: new Int32Array(size),
    from: new Uint16Array(size),
  };
}

/** `prices`: one per choice, the photos' sizes included; choices without a finite price are not used. */
export async function bestPath(ground: Ground, prices: Float64Array, board: Board, pause: Pause): Promise<Path> {
  const { count } = ground.atoms;
  if (count === 0) return { pages: [], cost: 0 };
  board.cost.fill(Number.POSITIVE_INFINITY);
  board.cost[0] = 0;
  board.used[0] = 0;
  board.by[0] = BREAK;
  const live = makeLive(board.rows);
  for (let x = 0; x < count; x += ATOMS_AT_ONCE) {
    await pause();
    goOn(ground, prices, board, live, x, Math.min(count, x + ATOMS_AT_ONCE));
  }
  return walkBack(ground, board);
}

/** Everything that begins at the atoms `start` to `end`. */
function goOn(ground: Ground, prices: Float64Array, board: Board, live: Live, start: number, end: number): void {
  const { rules, atoms, choices } = ground;
  const { rows, ring, cost, used, from, by } = board;
  const { begin, to, heightPx, isTail } = choices;
  for (let x = start; x < end; x++) {
    const forced = atoms.forced[x] === 1;
    const here = (x % ring) * rows;
    if (x > 0) {
      const best = cheapestEnd(rules, board, x, forced, choices.least[x]!, atoms.lazy[x]!);
      cost[here] = best.cost + (forced ? 0 : atoms.penalty[x]!);
      used[here] = atoms.restart[x]!;
      from[x * rows] = best.row;
      by[x * rows] = BREAK;
    }
    const last = begin[x + 1]!;
    let c = begin[x]!;
    while (c < last && prices[c] === Number.POSITIVE_INFINITY) c++;
    const isText = !atoms.isPhoto[x];
    const height = atoms.height[x]!;
    const inside = isText && atoms.index[x]! > 0;
    if (inside && c === last && !forced && used[here]! + height <= rules.heightPx) {
      addLine(board, x, height, rules.heightPx);
    } else {
      gather(ground, board, live, x);
      if (isText) relax(board, live, live.withText, rules.heightPx, x + 1, height, 0, TEXT);
      for (; c < last; c++) {
        const price = prices[c]!;
        if (price === Number.POSITIVE_INFINITY) continue;
        relax(
          board,
          live,
          isTail[c] ? live.withTail : live.withBand,
          rules.bandLimitPx,
          to[c]!,
          heightPx[c]!,
          price,
          c,
        );
      }
    }
    cost.fill(Number.POSITIVE_INFINITY, here, here + rows); // for the atom one ring further
  }
}

/** A further line of a block, from every state: most of a book is these. */
function addLine(board: Board, x: number, height: number, limit: number): void {
  const { rows, ring, cost, used, from, by } = board;
  const perRow = 1 / board.unitPx;
  const here = (x % ring) * rows;
  const there = ((x + 1) % ring) * rows;
  const next = (x + 1) * rows;
  for (let row = 0; row < rows; row++) {
    const sum = cost[here + row]!;
    if (sum === Number.POSITIVE_INFINITY) continue;
    const total = used[here + row]! + height;
    if (total > limit + 1e-6) continue;
    const to = Math.max(1, Math.ceil(total * perRow - 1e-6) | 0);
    if (sum >= cost[there + to]! - EPSILON) continue;
    cost[there + to] = sum;
    used[there + to] = total;
    from[next + to] = row;
    by[next + to] = TEXT;
  }
}

/** The reached states of one atom in order of height: what they cost, and use with the space before the next thing added. */
interface Live {
  readonly rows: Uint16Array;
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
  const empty = new Uint8Array(rows);
  const gaps = new Float64Array(3 * AFTERS.length);
  const withGap = { withText: array(), withBand: array(), withTail: array() };
  return { rows: new Uint16Array(rows), cost: array(), ...withGap, gaps, empty, count: 0 };
}

/** The cheapest way to end a page before atom x. */
function cheapestEnd(
  rules: Rules,
  board: Board,
  x: number,
  open: boolean,
  nextPx = 0,
  lazy = 0,
): { row: number; cost: number } {
  const { rows, ring, cost, used } = board;
  const here = (x % ring) * rows;
  let row = 0;
  let best = Number.POSITIVE_INFINITY;
  for (let r = 1; r < rows; r++) {
    const sum = cost[here + r]!;
    if (sum + WEIGHTS.page + rules.perPage >= best) continue;
    const price = sum + rules.perPage + pageCost(used[here + r]!, rules.heightPx, open, nextPx, lazy);
    if (price < best - EPSILON) {
      best = price;
      row = r;
    }
  }
  return { row, cost: best };
}

function gather({ rules, atoms, choices }: Ground, board: Board, live: Live, x: number): void {
  const { ring, cost, used, from, by } = board;
  const here = (x % ring) * board.rows;
  const states = x * board.rows;
  const end = atoms.forced[x] === 1 ? 1 : board.rows;
  const afterLine = afterText(atoms, x);
  const afterFirst = afterText(atoms, x, true);
  const { gaps } = live;
  for (const after of AFTERS) {
    gaps[after * 3] = gapBetween(rules, atoms, x, after, 'text');
    gaps[after * 3 + 1] = gapBetween(rules, atoms, x, after, 'band');
    gaps[after * 3 + 2] = gapBetween(rules, atoms, x, after, 'tail');
  }
  // A tail needs two lines of its paragraph above it on the page, or none.
  const second = atoms.index[x]! > 1;
  let n = 0;
  for (let row = 0; row < end; row++) {
    const sum = cost[here + row]!;
    if (sum === Number.POSITIVE_INFINITY) continue;
    const edge = by[states + row]!;
    const usedPx = used[here + row]!;
    const above = from[states + row]!;
    live.rows[n] = row;
    live.cost[n] = sum;
    const first = edge === TEXT && by[states - board.rows + above] === BREAK;
    live.empty[n] = edge === BREAK || (first && (afterFirst === HEADING || afterFirst === TOP)) ? 1 : 0;
    const line = first ? afterFirst : afterLine;
    const gap = 3 * (edge === BREAK ? TOP : edge === TEXT ? line : choices.after[edge]!);
    live.withText[n] = usedPx + gaps[gap]!;
    live.withBand[n] = usedPx + gaps[gap + 1]!;
    const torn = second && edge === TEXT && above === 0;
    live.withTail[n] = torn ? Number.POSITIVE_INFINITY : usedPx + gaps[gap + 2]!;
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
  const { cost: liveCost, rows: liveRows, empty } = live;
  const perRow = 1 / board.unitPx;
  const there = (x % board.ring) * rows;
  const next = x * rows;
  const room = limit + 1e-6 - height;
  // The fullest states are the last.
  let count = live.count;
  while (count > 0 && withGap[count - 1]! > room && empty[count - 1] === 0) count--;
  for (let i = 0; i < count; i++) {
    const total = withGap[i]! + height;
    let sum = liveCost[i]! + price;
    let row = rows - 1;
    if (withGap[i]! > room) {
      // A piece higher than the page must still go somewhere: alone, or under its heading.
      if (empty[i] === 0) continue;
      sum += WEIGHTS.overflow;
    } else {
      row = Math.ceil(total * perRow - 1e-6) | 0;
      if (row < 1) row = 1;
    }
    if (sum >= cost[there + row]! - EPSILON) continue;
    cost[there + row] = sum;
    used[there + row] = total;
    from[next + row] = liveRows[i]!;
    by[next + row] = edge;
  }
}

function walkBack({ rules, atoms, choices }: Ground, board: Board): Path {
  const end = cheapestEnd(rules, board, atoms.count, true);
  const pages: PathPage[] = [];
  if (end.cost === Number.POSITIVE_INFINITY) return { pages, cost: end.cost };
  let x = atoms.count;
  let row = end.row;
  let last = x;
  let set: Candidate[] = [];
  while (last > 0) {
    const edge = board.by[x * board.rows + row]!;
    row = board.from[x * board.rows + row]!;
    if (edge === TEXT) x--;
    if (edge === BREAK) {
      const open = last === atoms.count || atoms.forced[last] === 1;
      pages.push({ start: x, end: last, set: set.reverse(), open });
      last = x;
      set = [];
    }
    if (edge < 0) continue;
    set.push(choices.all[edge]!);
    x = choices.all[edge]!.from;
  }
  return { pages: pages.reverse(), cost: end.cost };
}
