// Step 5, plan: the memory of the search for page breaks. A grid of states, one for every atom and height used above it
// on its page, and the open states of the atom at which the search stands.

import type { SearchInput } from './choices.ts';
import { AFTERS, type After, afterText, gapAt, gapBetween, HEADING, levelPx, stretchAbove, TOP } from './spacing.ts';

/** Used again for every target size. Costs and heights are kept only as far as a candidate reaches, in a ring of atoms:
 *  atom x at `x % ring`. */
export interface SearchGrid {
  readonly unitPx: number;
  readonly linePx: number;
  readonly rows: number;
  readonly ring: number;
  readonly cost: Float64Array;
  /** Exact height used by the state's cheapest path, so that grid rounding never adds up. */
  readonly used: Float64Array;
  /** By how much the spaces on that path may grow. */
  readonly give: Float64Array;
  /** Heights of the notes on that path's page; what they take of it is used, too. */
  readonly notes: Float64Array;
  /** How each state is reached (a candidate, BREAK or EDGE_TEXT), and from which row of the atom where that begins. */
  readonly by: Int32Array;
  readonly from: Uint16Array;
  readonly open: OpenStates;
  /** Where breaks inside text are foreseen: per atom, with how much room the browser sets it on the page before. */
  goesOn?: Float64Array;
  /** For each open state, of the candidate that is tried. */
  readonly holes: Float64Array;
}

/** The reached states of one atom by height: what they cost, and use with the space before the next thing added. */
interface OpenStates {
  readonly rows: Uint16Array;
  readonly cost: Float64Array;
  readonly withText: Float64Array;
  readonly withBand: Float64Array;
  readonly withBeside: Float64Array;
  readonly withTail: Float64Array;
  /** How much the spaces may grow, that before the next thing (text, a band) included. */
  readonly giveText: Float64Array;
  readonly giveBand: Float64Array;
  readonly give: Float64Array;
  readonly notes: Float64Array;
  /** Width and height of the empty rectangle at the lower right of what stands above. */
  readonly emptyWidth: Float64Array;
  readonly emptyHeight: Float64Array;
  /** For each thing that may stand above the current atom: the spaces before it as text, band (with text beside it or
   *  not) and tail, and by how much those of text and band may grow. */
  readonly gaps: Float64Array;
  /** Whether the page holds nothing yet, or only a heading: a piece higher than the page may follow. */
  readonly empty: Uint8Array;
  count: number;
}

/** Reached by a page break, by a line or heading; any other number is a candidate. */
export const BREAK = -2;
export const EDGE_TEXT = -1;

/** About 25 MB; a book of more than 300,000 words is planned on a coarser grid. */
const MAX_STATES = 4_000_000;
const MAX_ROWS = 4_000;

/** `coarse` × the rules' unit per grid row: coarser is faster and nearly as good. */
export function makeGrid({ rules, atoms, choices }: SearchInput, coarse: number): SearchGrid {
  const fineRows = rules.heightPx / rules.unitPx;
  const least = Math.max((atoms.count * fineRows) / MAX_STATES, fineRows / MAX_ROWS);
  const unitPx = rules.unitPx * Math.max(coarse, Math.ceil(least));
  // Row 0 is the page start; rows 1 … are heights used, rounded up.
  const rows = Math.ceil(rules.heightPx / unitPx) + 2;
  const ring = choices.reach + 1;
  const size = (atoms.count + 1) * rows;
  const numbers = (length: number) => new Float64Array(length);
  const [cost, used, give] = [numbers(ring * rows), numbers(ring * rows), numbers(ring * rows)];
  const noted = atoms.notes ? rows : 0;
  const open = {
    rows: new Uint16Array(rows),
    cost: numbers(rows),
    withText: numbers(rows),
    withBand: numbers(rows),
    withBeside: numbers(rows),
    withTail: numbers(rows),
    giveText: numbers(rows),
    giveBand: numbers(rows),
    give: numbers(rows),
    notes: numbers(noted),
    emptyWidth: numbers(rows),
    emptyHeight: numbers(rows),
    gaps: numbers(SPACES * AFTERS.length),
    empty: new Uint8Array(rows),
    count: 0,
  };
  return {
    unitPx,
    linePx: rules.linePx,
    rows,
    ring,
    cost,
    used,
    give,
    notes: numbers(ring * noted),
    by: new Int32Array(size),
    from: new Uint16Array(size),
    open,
    holes: numbers(rows),
  };
}

/** Numbers in `gaps` for each thing that may stand above. */
const SPACES = 5;

/** Opens the reached states of atom x. */
export function collectStates({ rules, atoms, choices }: SearchInput, grid: SearchGrid, x: number): void {
  const { rows, ring, cost, used, give, from, by, open } = grid;
  const here = (x % ring) * rows;
  const states = x * rows;
  const end = atoms.forced[x] === 0 ? rows : 1;
  const afterLine = afterText(atoms, x);
  const afterFirst = afterText(atoms, x, true);
  const { gaps } = open;
  for (const after of AFTERS) {
    const at = SPACES * after;
    gaps[at] = gapBetween(rules, atoms, x, after, 'text');
    gaps[at + 1] = gapBetween(rules, atoms, x, after, 'band');
    gaps[at + 2] = gapBetween(rules, atoms, x, after, 'tail');
    gaps[at + 3] = stretchAbove(rules, atoms, x, after, 'text');
    gaps[at + 4] = stretchAbove(rules, atoms, x, after, 'band');
  }
  // A tail needs two lines of its paragraph above it on the page, or none.
  const second = atoms.index[x]! > 1;
  const noted = atoms.notes !== undefined;
  let n = 0;
  for (let row = 0; row < end; row++) {
    const sum = cost[here + row]!;
    if (sum === Number.POSITIVE_INFINITY) continue;
    const edge = by[states + row]!;
    const above = from[states + row]!;
    open.rows[n] = row;
    open.cost[n] = sum;
    const first = edge === EDGE_TEXT && by[states - rows + above] === BREAK;
    open.empty[n] = edge === BREAK || (first && (afterFirst === HEADING || afterFirst === TOP)) ? 1 : 0;
    const line = first ? afterFirst : afterLine;
    const after = (edge === BREAK ? TOP : edge === EDGE_TEXT ? line : choices.after[edge]!) as After;
    const at = SPACES * after;
    const textPx = levelPx(rules, atoms, x, after, 'text', used[here + row]!);
    const usedPx = levelPx(rules, atoms, x, after, 'band', used[here + row]!);
    open.withText[n] = textPx + gapAt(rules, atoms, x, after, 'text', textPx, gaps[at]);
    open.withBand[n] = usedPx + gaps[at + 1]!;
    open.withBeside[n] = usedPx + gapAt(rules, atoms, x, after, 'beside', usedPx, gaps[at + 1]);
    const torn = second && edge === EDGE_TEXT && above === 0;
    open.withTail[n] = torn ? Number.POSITIVE_INFINITY : usedPx + gaps[at + 2]!;
    open.give[n] = give[here + row]!;
    if (noted) open.notes[n] = grid.notes[here + row]!;
    open.emptyWidth[n] = edge >= 0 ? choices.below[2 * edge]! : 0;
    open.emptyHeight[n] = edge >= 0 ? choices.below[2 * edge + 1]! : 0;
    open.giveText[n] = open.give[n]! + gaps[at + 3]!;
    open.giveBand[n] = open.give[n]! + gaps[at + 4]!;
    n++;
  }
  open.count = n;
}
