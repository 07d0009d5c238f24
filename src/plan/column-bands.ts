// Step 5, plan: text in two columns, as magazines set it: which paragraphs stand so, and where the lines of a band are
// parted. In the search a line of them is half as high; a band ends level, with the longer column.

import type { Block, MeasuredBlock } from '../model.ts';
import type { Rules } from './rules.ts';
import { WEIGHTS } from './search/costs.ts';

/** What of the atoms (search/atoms.ts) this looks at, and marks. */
interface Atoms
  extends Readonly<Record<'height' | 'gap' | 'penalty', Float64Array>>,
    Readonly<Record<'inColumns' | 'isPhoto' | 'forced', Uint8Array>>,
    Readonly<Record<'entryOf' | 'index', Int32Array>> {
  readonly count: number;
  readonly entries: readonly {
    readonly block: Block;
    readonly measured?: MeasuredBlock;
    readonly first: number;
    readonly count: number;
  }[];
}

/** Of an atom: not in columns; the first of its stretch; it goes on where the atom before it ends. */
export const BEGINS = 1;
export const GOES_ON = 2;

/** Fewer lines, one after another, stand in one column. */
const LEAST_LINES = 4;
/** So few look lost in two. */
const FEW_LINES = 8;
/** Lines that stay together at each end of a stretch: two in each column. */
const KEPT = 4;

/** Marks the lines that stand in columns: half as high. A stretch is paragraphs without space between them. */
export function setInColumns(atoms: Atoms, rules: Rules): void {
  const { entries, inColumns, height, gap, forced } = atoms;
  let stretch: number[] = [];
  const end = (): void => {
    const first = stretch[0];
    const count = stretch.reduce((sum, e) => sum + entries[e]!.count, 0);
    stretch = [];
    if (first === undefined || count < LEAST_LINES) return;
    const from = entries[first]!.first;
    for (let x = from; x < from + count; x++) {
      inColumns[x] = x === from ? BEGINS : GOES_ON;
      height[x] = rules.linePx / 2;
    }
    keepTogether(atoms, from, from + count, entries[first - 1]?.block.kind === 'heading');
  };
  for (const [e, { measured, first }] of entries.entries()) {
    if (stretch.length > 0 && (gap[first]! > 0 || forced[first])) end();
    if (measured?.columnStarts && measured.slices.every(({ heightPx }) => Math.abs(heightPx - rules.linePx) < 0.01))
      stretch.push(e);
    else end();
  }
  end();
}

function keepTogether({ penalty }: Atoms, from: number, to: number, underHeading: boolean): void {
  for (let near = 1; near < KEPT && from + near < to; near++) {
    const above = underHeading ? WEIGHTS.strandedHeading : WEIGHTS.fewLines;
    penalty[from + near] = Math.max(penalty[from + near]!, above);
    penalty[to - near] = Math.max(penalty[to - near]!, WEIGHTS.fewLines);
  }
}

/** Price of taking the text among the atoms `from` to `to` out of its stretch, to stand beside a photo: too little may
 *  be left; where nothing is, and it was little, the page is better for it. */
export function restCost({ inColumns, isPhoto, count }: Atoms, from: number, to: number): number {
  let above = from;
  while (above > 0 && from - above < LEAST_LINES && inColumns[above] === GOES_ON) above--;
  let below = to;
  while (below < count && below - to < LEAST_LINES && inColumns[below] === GOES_ON) below++;
  const few = (lines: number): number => (lines > 0 && lines < LEAST_LINES ? WEIGHTS.fewLines : 0);
  let taken = 0;
  for (let x = from; x < to; x++) taken += 1 - isPhoto[x]!;
  const saved = above === from && below === to && taken < FEW_LINES ? WEIGHTS.fewLines / 2 : 0;
  return few(from - above) + few(below - to) - saved;
}

/** How a band of lines is parted: rows, and how many lines of it stand in the first column. */
export interface Parting {
  readonly rows: number;
  readonly first: number;
}

/** A place between two lines that nobody minds costs less than this. */
const FINE = 1;

/** The lines of atoms `from` to `to`, in as few rows as there may be; one more where that parts them better, and
 *  `spare`. */
export function partColumns(atoms: Atoms, from: number, to: number, spare: boolean): Parting {
  const rows = Math.ceil((to - from) / 2);
  const best = bestIn(atoms, from, to, rows);
  if (best.price < FINE || !spare) return { rows, first: best.first };
  const more = bestIn(atoms, from, to, rows + 1);
  return more.price < FINE ? { rows: rows + 1, first: more.first } : { rows, first: best.first };
}

function bestIn(atoms: Atoms, from: number, to: number, rows: number): { first: number; price: number } {
  const count = to - from;
  let best = { first: Math.min(rows, count), price: Number.POSITIVE_INFINITY };
  // The first column is the longer one, where it may be.
  for (let first = Math.min(rows, count); first >= count - rows; first--) {
    const price = partingPrice(atoms, from + first) + 0.1 * Math.abs(2 * first - count);
    if (price < best.price - 1e-9) best = { first, price };
  }
  return best;
}

/** Of a new column before atom x: after the first line of a paragraph, before its last, inside a word. */
function partingPrice({ entries, entryOf, index }: Atoms, x: number): number {
  const entry = entries[entryOf[x] ?? -1];
  const line = index[x] ?? 0;
  if (!entry || line === 0) return 0;
  const inWord = entry.measured?.slices[line - 1]?.splitsWord ? 2 : 0;
  return inWord + (line === 1 ? 2 : 0) + (line === entry.count - 1 ? 3 : 0);
}
