// Step 5, plan: photos side by side, those whose authors say how wide at that width, the others as high as they. Photos
// of a run → rows from photo i on that have room for that.

import { PANORAMA, type PhotoBox, type Rules } from '../rules.ts';
import { type Group, makeShape, setGroup } from './group.ts';

export interface AskedRow {
  readonly group: Group;
  /** How much lower the lowest photo is, as a share of the highest: all stand on one foot. */
  readonly uneven: number;
}

/** Photos in a row that are all of given widths. */
const MOST = 8;
/** Heights that differ by a larger share do not look the same: no third photo can stand as high as both. */
const LEVEL = 0.01;
/** Rows that come so near to the edge of the text end there: the space between their photos takes the rest. */
const NEARLY = 0.9;
/** … and those with a photo at either edge, unless less of the width is filled. */
const APART = 0.7;

/** Rows that begin with photo i. */
export function askedRows(rules: Rules, photos: readonly PhotoBox[], i: number): AskedRow[] {
  const found: AskedRow[] = [];
  for (let to = i + 1; to <= photos.length && to <= i + MOST; to++) {
    const set = photos.slice(i, to);
    if (set.some(({ full, ownPage }) => full || ownPage)) break;
    const mixed = set.some(({ exact }) => !exact);
    if (mixed && set.length > rules.limits.company) break;
    const row = set.length > 1 ? askedRow(rules, set) : undefined;
    if (row) found.push(row);
  }
  return found;
}

/** These side by side; undefined where there is no room for it, or nobody says how wide they are. */
export function askedRow(rules: Rules, set: readonly PhotoBox[]): AskedRow | undefined {
  const exact = set.filter((photo) => photo.exact);
  if (exact.length === 0 || !keepSides(set)) return undefined;
  const heights = exact.map(({ maxPx, aspect }) => maxPx / aspect);
  const highPx = heights.reduce((most, height) => Math.max(most, height));
  const uneven = 1 - heights.reduce((least, height) => Math.min(least, height)) / highPx;
  if (exact.length < set.length && (uneven > LEVEL || !mayAdapt(rules, set, highPx))) return undefined;
  const widths = set.map((photo) => (photo.exact ? photo.maxPx : highPx * photo.aspect));
  const sum = widths.reduce((all, width) => all + width, 0);
  const room = rules.widthPx - rules.photoGapPx * (set.length - 1);
  // Shares of the whole width leave no space between photos: it is taken from all of them.
  const shares = set.every(({ isShare }) => isShare) && sum <= rules.widthPx + 1;
  if (sum > room + 1e-6 && !shares) return undefined;
  const scale = Math.min(1, room / sum);
  const cells = widths.map((width) => width / highPx);
  const ones = set.map(() => 1);
  const rowPx = scale * sum + rules.widthPx - room;
  const group = setGroup(rules, makeShape(set, ones, cells), rowPx);
  if (!group || group.heightPx > rules.tallestPx + 1e-6) return undefined;
  const sided = set.some(({ side }) => side);
  if (sided && rowPx < APART * rules.widthPx) return undefined;
  if (rowPx < NEARLY * rules.widthPx && set.at(-1)!.side !== 'right') return { group, uneven };
  const betweenPx = rules.photoGapPx + (rules.widthPx - rowPx) / (set.length - 1);
  return { group: { ...group, rowPx: rules.widthPx, betweenPx }, uneven };
}

/** Photo i and a neighbour have shares of the width that both fit into a row. */
export function shareRow(rules: Rules, photos: readonly PhotoBox[], i: number): boolean {
  const [before, photo, after] = [photos[i - 1], photos[i], photos[i + 1]];
  const besides = (a: PhotoBox | undefined, b: PhotoBox | undefined) =>
    a?.isShare === true && b?.isShare === true && askedRow(rules, [a, b]) !== undefined;
  return besides(before, photo) || besides(photo, after);
}

/** Who is to stand at an edge is the first or the last of the row; in the middle, none beside it. */
function keepSides(set: readonly PhotoBox[]): boolean {
  return set.every(({ side }, i) => {
    if (side === 'left') return i === 0;
    if (side === 'right') return i === set.length - 1;
    return side !== 'center';
  });
}

/** Those without a width of their own may stand so high. */
function mayAdapt(rules: Rules, set: readonly PhotoBox[], highPx: number): boolean {
  return set.every(({ exact, aspect, leastPx, maxPx, weight }) => {
    const widthPx = highPx * aspect;
    const small = maxPx < leastPx ? 0 : leastPx;
    return (
      exact ||
      (weight <= 1 && aspect < PANORAMA && highPx <= rules.photoHeightPx && widthPx >= small && widthPx <= maxPx + 1e-6)
    );
  });
}
