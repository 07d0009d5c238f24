// Step 5, plan: total fit: finds the cheapest way through the whole document: where pages break, how photos are set.
// Atoms + candidates → a shortest path over states (atom, height used on the page); see src/README.md. Sizes are made
// exact afterwards, in fill.

import type { Candidate } from '../candidates/candidate.ts';
import type { Rules } from '../rules.ts';
import type { SearchInput } from './choices.ts';
import { emptyCost, pageCost, WEIGHTS } from './costs.ts';
import { footHeight, notesWithin } from './foot.ts';
import { BREAK, collectStates, EDGE_TEXT, type SearchGrid } from './search-grid.ts';

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

/** Called between pieces of work, and awaited: the program hears its signals, and may throw to end the search. */
export type Pause = () => Promise<void> | undefined;

const EPSILON = 1e-9;
/** Atoms between two pauses: some milliseconds. */
const ATOMS_AT_ONCE = 512;

/** `prices`: one per choice, the photos' sizes included; choices without a finite price are not used. */
export async function bestPath(
  input: SearchInput,
  prices: Float64Array,
  grid: SearchGrid,
  pause: Pause,
): Promise<Path> {
  const { count } = input.atoms;
  if (count === 0) return { pages: [], cost: 0 };
  grid.cost.fill(Number.POSITIVE_INFINITY);
  grid.cost[0] = 0;
  grid.used[0] = 0;
  grid.by[0] = BREAK;
  for (let x = 0; x < count; x += ATOMS_AT_ONCE) {
    await pause();
    extendFrom(input, prices, grid, x, Math.min(count, x + ATOMS_AT_ONCE));
  }
  return walkBack(input, grid);
}

/** Tries everything that begins at the atoms `start` to `end`. */
function extendFrom(input: SearchInput, prices: Float64Array, grid: SearchGrid, start: number, end: number): void {
  const { rules, atoms, choices } = input;
  const { rows, ring, cost, used, give, from, by, open } = grid;
  const { begin, to, heightPx, isTail, isBeside } = choices;
  const { notes } = atoms;
  for (let x = start; x < end; x++) {
    const forced = atoms.forced[x] !== 0;
    const here = (x % ring) * rows;
    if (x > 0) {
      const best = cheapestEnd(input, grid, x);
      cost[here] = best.cost + (forced ? 0 : atoms.penalty[x]!);
      used[here] = atoms.restart[x]!;
      give[here] = 0;
      if (notes) grid.notes[here] = 0;
      from[x * rows] = best.row;
      by[x * rows] = BREAK;
    }
    const last = begin[x + 1]!;
    let c = begin[x]!;
    while (c < last && prices[c] === Number.POSITIVE_INFINITY) c++;
    const isText = !atoms.isPhoto[x];
    const height = atoms.height[x]!;
    const inside = isText && atoms.index[x]! > 0;
    const plain = inside && c === last && !forced && notesWithin(notes, x, x + 1) === 0;
    if (plain && used[here]! + height <= rules.heightPx) {
      addLine(grid, x, height, rules.heightPx);
    } else {
      collectStates(input, grid, x);
      if (isText) {
        const notesPx = notesWithin(notes, x, x + 1);
        relaxEdge(grid, open.withText, open.giveText, rules.heightPx, x + 1, height, 0, EDGE_TEXT, NO_HOLES, notesPx);
      }
      for (; c < last; c++) {
        const price = prices[c]!;
        if (price === Number.POSITIVE_INFINITY) continue;
        const withGap = isTail[c] ? open.withTail : isBeside[c] ? open.withBeside : open.withBand;
        const withGive = isTail[c] ? open.give : open.giveBand;
        const holes = choices.above[2 * c]! > 0 ? holeCosts(input, grid, c) : NO_HOLES;
        const notesPx = notesWithin(notes, x, to[c]!);
        const limit = rules.bandLimitPx - rules.trimPx / 2;
        relaxEdge(grid, withGap, withGive, limit, to[c]!, heightPx[c]!, price, c, holes, notesPx);
      }
    }
    cost.fill(Number.POSITIVE_INFINITY, here, here + rows); // for the atom one ring further
  }
}

/** A further line of a block, from every state: most of a book is these. */
function addLine(grid: SearchGrid, x: number, height: number, limit: number): void {
  const { rows, ring, cost, used, give, from, by } = grid;
  const perRow = 1 / grid.unitPx;
  const here = (x % ring) * rows;
  const there = ((x + 1) % ring) * rows;
  const next = (x + 1) * rows;
  const noted = grid.notes.length > 0;
  for (let row = 0; row < rows; row++) {
    const sum = cost[here + row]!;
    if (sum === Number.POSITIVE_INFINITY) continue;
    const total = used[here + row]! + height;
    if (total > limit + 1e-6) continue;
    const to = Math.max(1, Math.ceil(total * perRow - 1e-6) | 0);
    if (sum >= cost[there + to]! - EPSILON) continue;
    cost[there + to] = sum;
    used[there + to] = total;
    give[there + to] = give[here + row]!;
    if (noted) grid.notes[there + to] = grid.notes[here + row]!;
    from[next + to] = row;
    by[next + to] = EDGE_TEXT;
  }
}

/** Tries one piece that ends before atom `to`, `height` high, from every open state. */
function relaxEdge(
  grid: SearchGrid,
  withGap: Float64Array,
  withGive: Float64Array,
  limit: number,
  to: number,
  height: number,
  price: number,
  edge: number,
  holes: Float64Array,
  notesPx: number,
): void {
  const { rows, cost, used, give, notes, from, by } = grid;
  const { cost: openCost, rows: openRows, empty } = grid.open;
  const perRow = 1 / grid.unitPx;
  const there = (to % grid.ring) * rows;
  const next = to * rows;
  const noted = notes.length > 0;
  const room = limit + 1e-6 - height;
  // The fullest states are the last.
  let count = grid.open.count;
  while (count > 0 && withGap[count - 1]! > room && empty[count - 1] === 0) count--;
  for (let i = 0; i < count; i++) {
    let above = withGap[i]!;
    if (notesPx > 0) above += moreFoot(grid, i, notesPx);
    const total = above + height;
    let sum = openCost[i]! + price;
    if (holes !== NO_HOLES) sum += holes[i]!;
    let row = rows - 1;
    if (above > room) {
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
    give[there + row] = withGive[i]!;
    if (noted) notes[there + row] = grid.open.notes[i]! + notesPx;
    from[next + row] = openRows[i]!;
    by[next + row] = edge;
  }
}

const NO_HOLES = new Float64Array(0);

/** By how much notes make the foot of a page higher, of open state i. */
function moreFoot({ linePx, open }: SearchGrid, i: number, notesPx: number): number {
  const px = open.notes[i]!;
  return footHeight(linePx, px + notesPx) - footHeight(linePx, px);
}

/** For every open state: how much worse the emptiness above makes that at the right of choice c. */
function holeCosts({ rules, choices }: SearchInput, grid: SearchGrid, c: number): Float64Array {
  const { open, holes } = grid;
  const [width, height] = [choices.above[2 * c]!, choices.above[2 * c + 1]!];
  for (let i = 0; i < open.count; i++) {
    const above = open.emptyHeight[i]!;
    holes[i] = above === 0 ? 0 : joinedCost(rules, open.emptyWidth[i]!, above, width, height);
  }
  return holes;
}

function joinedCost(rules: Rules, w1: number, h1: number, w2: number, h2: number): number {
  const joined = emptyCost(rules, Math.min(w1, w2), h1 + h2 + rules.groupGapPx);
  return Math.max(0, joined - emptyCost(rules, w1, h1) - emptyCost(rules, w2, h2));
}

/** The cheapest way to end a page before atom x. */
function cheapestEnd({ rules, atoms, choices }: SearchInput, grid: SearchGrid, x: number) {
  const { rows, ring, cost, used, give } = grid;
  const here = (x % ring) * rows;
  const open = x === atoms.count || atoms.forced[x] === 1;
  const nextPx = choices.least[x];
  const lazy = atoms.lazy[x];
  // Chromium keeps lengths in 1/64 px.
  const goesOn = (open ? undefined : grid.goesOn?.[x]) ?? Number.POSITIVE_INFINITY;
  const natural = rules.heightPx - goesOn + 1 / 32;
  let row = 0;
  let best = Number.POSITIVE_INFINITY;
  for (let r = 1; r < rows; r++) {
    const sum = cost[here + r]!;
    if (sum + WEIGHTS.page + rules.perPage >= best) continue;
    const filled = Math.min(rules.heightPx, used[here + r]! + give[here + r]!);
    let price = sum + rules.perPage + pageCost(used[here + r]!, rules.heightPx, open, nextPx, lazy, filled);
    if (filled < natural) price += WEIGHTS.unnatural;
    if (price < best - EPSILON) {
      best = price;
      row = r;
    }
  }
  return { row, cost: best };
}

function walkBack(input: SearchInput, grid: SearchGrid): Path {
  const { atoms, choices } = input;
  const end = cheapestEnd(input, grid, atoms.count);
  const pages: PathPage[] = [];
  if (end.cost === Number.POSITIVE_INFINITY) return { pages, cost: end.cost };
  let x = atoms.count;
  let row = end.row;
  let last = x;
  let set: Candidate[] = [];
  while (last > 0) {
    const edge = grid.by[x * grid.rows + row]!;
    row = grid.from[x * grid.rows + row]!;
    if (edge === EDGE_TEXT) x--;
    if (edge === BREAK) {
      const open = last === atoms.count || atoms.forced[last] !== 0;
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
