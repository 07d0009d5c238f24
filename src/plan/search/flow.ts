// Step 5, plan: plain flow: every photo alone at its full size, each page as far as it goes. The layout of `--layout
// flow`, the last resort, and the yardstick: same rules, priced by the same table, so total fit is never worse.

import type { Candidate } from '../candidates/candidate.ts';
import type { Path, PathPage } from './breaks.ts';
import type { Choices, SearchInput } from './choices.ts';
import { pageCost, WEIGHTS } from './costs.ts';
import { footHeight, notesWithin } from './foot.ts';
import { type After, afterCandidate, afterText, gapAt, levelPx, TOP } from './spacing.ts';

/** `most`: photos in frames on one page. */
export function flowPath(input: SearchInput, prices: Float64Array, most = Number.POSITIVE_INFINITY): Path {
  const { atoms } = input;
  const pages: PathPage[] = [];
  let cost = 0;
  let start = 0;
  while (start < atoms.count) {
    const page = takePage(input, prices, start, most);
    cost += page.cost + (start > 0 && !atoms.forced[start] ? (atoms.penalty[start] ?? 0) : 0);
    pages.push({ start, end: page.end, set: page.set, open: page.open });
    start = page.end;
  }
  return { pages, cost };
}

/** As much as fits from atom `start` on, taken back to the last place where a page may break. */
function takePage(
  { rules, atoms, choices }: SearchInput,
  prices: Float64Array,
  start: number,
  most: number,
): { end: number; set: Candidate[]; open: boolean; cost: number } {
  let used = atoms.restart[start] ?? 0;
  let after: After = TOP;
  let sum = 0;
  let notes = 0;
  let x = start;
  const set: Candidate[] = [];
  let framed = 0;
  let best = { end: start, used, sum, notes, set: 0 };
  while (x < atoms.count && (x === start || !atoms.forced[x])) {
    if (x > start && (atoms.penalty[x] ?? 0) < WEIGHTS.strandedHeading)
      best = { end: x, used, sum, notes, set: set.length };
    const isPhoto = atoms.isPhoto[x] === 1;
    const asked = askedAt(choices, x);
    const as = asked >= 0 && choices.isBeside[asked] ? 'beside' : isPhoto ? 'band' : 'text';
    used = levelPx(rules, atoms, x, after, as, used);
    const gap = gapAt(rules, atoms, x, after, as, used);
    // A piece higher than the page must still go somewhere: alone, or under its heading.
    const empty = x === start || (x === start + 1 && atoms.isHeading[start] === 1);
    const room = empty ? rules.bandLimitPx - used - gap : undefined;
    const choice = asked < 0 && isPhoto ? largestSingle(choices, x, room) : asked;
    const candidate = choices.all[choice];
    const frames = candidate?.set.kind === 'group' && candidate.set.framed ? candidate.to - candidate.from : 0;
    const height = candidate ? candidate.heightPx : (atoms.height[x] ?? 0);
    const more = notesWithin(atoms.notes, x, candidate ? candidate.to : x + 1);
    const roomPx = (candidate ? rules.bandLimitPx : rules.heightPx) - footHeight(rules.linePx, notes + more);
    const fits = framed + frames <= most && used + gap + height <= roomPx + 1e-6;
    if (!fits && (frames > 0 ? x > start : !empty)) {
      if (best.end === start) best = { end: x, used, sum, notes, set: set.length };
      return finished(best, false);
    }
    used += gap + height;
    sum += (candidate ? (prices[choice] ?? 0) : 0) + (fits ? 0 : WEIGHTS.overflow);
    if (candidate) set.push(candidate);
    framed += frames;
    notes += more;
    x = candidate ? candidate.to : x + 1;
    after = candidate ? afterCandidate(candidate) : afterText(atoms, x, x === start + 1);
  }
  return finished({ end: x, used, sum, notes, set: set.length }, true);

  function finished(at: typeof best, open: boolean) {
    const used = at.used + footHeight(rules.linePx, at.notes);
    const cost = at.sum + pageCost(used, rules.heightPx, open, choices.least[at.end], atoms.lazy[at.end]);
    return { end: at.end, set: set.slice(0, at.set), open, cost };
  }
}

/** What the author set so from atom x on: rows of photos, words beside one; −1: nothing. */
function askedAt({ all, begin }: Choices, x: number): number {
  for (let c = begin[x] ?? 0; c < (begin[x + 1] ?? 0); c++) if (all[c]!.asked) return c;
  return -1;
}

/** The largest of those no higher than `roomPx`; the smallest where none is. */
function largestSingle(choices: Choices, x: number, roomPx = Number.POSITIVE_INFINITY): number {
  let best = -1;
  let least = -1;
  for (let c = choices.begin[x] ?? 0; c < (choices.begin[x + 1] ?? 0); c++) {
    const candidate = choices.all[c]!;
    if (candidate.to !== x + 1 || candidate.set.kind !== 'group') continue;
    if (least < 0 || candidate.heightPx < choices.all[least]!.heightPx) least = c;
    if (candidate.heightPx > roomPx + 1e-6) continue;
    if (best < 0 || (candidate.sizes[0] ?? 0) > (choices.all[best]!.sizes[0] ?? 0) + 1e-9) best = c;
  }
  return best < 0 ? least : best;
}
