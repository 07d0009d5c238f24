// Step 5, plan: the candidates of a document as plain numbers, in order of their first atom. The searches read them
// millions of times.

import { beginsInside } from '../candidates/beside.ts';
import { type Candidate, photosOf } from '../candidates/candidate.ts';
import type { Rules } from '../rules.ts';
import type { Atoms } from './atoms.ts';
import { WEIGHTS } from './costs.ts';
import { notesWithin } from './foot.ts';
import { afterCandidate } from './spacing.ts';

/** What every search of a document walks over. */
export interface SearchInput {
  readonly rules: Rules;
  readonly atoms: Atoms;
  readonly choices: Choices;
}

/** Choice c is the candidate `all[c]`. */
export interface Choices {
  readonly all: readonly Candidate[];
  /** Those that begin at atom x: `begin[x]` to `begin[x + 1]`. */
  readonly begin: Int32Array;
  readonly to: Int32Array;
  readonly heightPx: Float64Array;
  readonly price: Float64Array;
  /** Logarithms of the photos' visual sizes; those of choice c from `firstLog[c]` to `firstLog[c + 1]`. */
  readonly logs: Float64Array;
  readonly firstLog: Int32Array;
  /** Logarithms of these photos' weights. */
  readonly weightLogs: Float64Array;
  /** 1 for the tail of a paragraph beside a photo. */
  readonly isTail: Uint8Array;
  /** 1 for text beside a photo. */
  readonly isBeside: Uint8Array;
  /** Empty rectangles at their upper and lower right: widths and heights. */
  readonly above: Float64Array;
  readonly below: Float64Array;
  /** What each leaves just above the next thing. */
  readonly after: Uint8Array;
  /** Most atoms that one candidate, or a line, takes. */
  readonly reach: number;
  /** Least height, with the space above, of what must stand together from atom x on. */
  readonly least: Float64Array;
}

export function indexChoices(candidates: readonly Candidate[], atoms: Atoms): Choices {
  const all = [...candidates].sort((a, b) => a.from - b.from);
  const begin = new Int32Array(atoms.count + 2);
  for (const { from } of all) begin[from + 1]!++;
  for (let x = 0; x <= atoms.count; x++) begin[x + 1]! += begin[x]!;
  // Loops: `from()` of a typed array takes several times as long.
  const to = new Int32Array(all.length);
  const heightPx = new Float64Array(all.length);
  const price = new Float64Array(all.length);
  const firstLog = new Int32Array(all.length + 1);
  const isTail = new Uint8Array(all.length);
  const isBeside = new Uint8Array(all.length);
  const after = new Uint8Array(all.length);
  const above = new Float64Array(2 * all.length);
  const below = new Float64Array(2 * all.length);
  const logs: number[] = [];
  const weightLogs: number[] = [];
  let reach = 1;
  for (let c = 0; c < all.length; c++) {
    const candidate = all[c]!;
    to[c] = candidate.to;
    heightPx[c] = candidate.heightPx;
    price[c] = candidate.price;
    const photos = photosOf(candidate);
    for (let i = 0; i < candidate.sizes.length; i++) {
      logs.push(Math.log(candidate.sizes[i]!));
      weightLogs.push(Math.log(photos[i]!.weight));
    }
    firstLog[c + 1] = logs.length;
    isTail[c] = candidate.set.kind === 'beside' && beginsInside(candidate.set) ? 1 : 0;
    isBeside[c] = candidate.set.kind === 'beside' ? 1 : 0;
    after[c] = afterCandidate(candidate);
    above[2 * c] = candidate.emptyAbove?.widthPx ?? 0;
    above[2 * c + 1] = candidate.emptyAbove?.heightPx ?? 0;
    below[2 * c] = candidate.emptyBelow?.widthPx ?? 0;
    below[2 * c + 1] = candidate.emptyBelow?.heightPx ?? 0;
    reach = Math.max(reach, candidate.to - candidate.from);
  }
  const least = leastHeights(atoms, begin, heightPx);
  return {
    all,
    begin,
    to,
    heightPx,
    price,
    logs: new Float64Array(logs),
    firstLog,
    weightLogs: new Float64Array(weightLogs),
    isTail,
    isBeside,
    above,
    below,
    after,
    reach,
    least,
  };
}

function leastHeights(atoms: Atoms, begin: Int32Array, heightPx: Float64Array): Float64Array {
  const { count } = atoms;
  const least = new Float64Array(count + 1);
  for (let x = count - 1; x >= 0; x--) {
    let height = atoms.isPhoto[x] ? Number.POSITIVE_INFINITY : atoms.height[x]!;
    for (let c = begin[x]!; c < begin[x + 1]! && atoms.isPhoto[x]; c++) height = Math.min(height, heightPx[c]!);
    const together = x + 1 < count && !atoms.forced[x + 1] && atoms.penalty[x + 1]! >= WEIGHTS.strandedHeading;
    height += notesWithin(atoms.notes, x, x + 1);
    least[x] = atoms.gap[x]! + height + (together && !atoms.isPhoto[x] ? least[x + 1]! : 0);
  }
  return least;
}
