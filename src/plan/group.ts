// Step 5, plan: the arithmetic of photos set in columns side by side (a single photo, a row, or stacks in a row), without cropping.
// In: photos, columns, a width → out: heights and boxes. Chooses nothing and prices nothing.

import type { PlannedPhoto } from '../model.ts';
import { captionHeight, captionKeepsTo, type Rules, type Shot } from './rules.ts';

/**
 * Photos in columns; the columns' photos end level at the bottom, captions below. A column of width w is w·slope + fixed high,
 * where slope = Σ 1/aspect and fixed = its inner captions and gaps, so every width follows from the one height `innerPx`.
 */
export interface Group {
  readonly kind: 'group';
  readonly shots: readonly Shot[];
  /** Number of photos in each column, left to right; photos run down each column in order. */
  readonly columns: readonly number[];
  /** Height kept for each photo's caption under it, the space above it included; 0 = none there. */
  readonly captions: readonly number[];
  /** Height of the only photo's caption at its right, 0 = none there. */
  readonly sideCaption: number;
  readonly innerPx: number;
  readonly rowPx: number;
  readonly heightPx: number;
  /** Inner heights that the page fill may choose from. */
  readonly lowPx: number;
  readonly highPx: number;
}

/** Sets photos so that the group is `rowPx` wide; undefined when the captions leave no room for photos. */
export function setGroup(
  rules: Rules,
  shots: readonly Shot[],
  columns: readonly number[],
  rowPx: number,
): Group | undefined {
  const start = (rowPx - rules.photoGapPx * (columns.length - 1)) / columns.length;
  let captions = shots.map((shot) => under(rules, shot, start));
  for (let round = 0; round < 6; round++) {
    const innerPx = innerHeight(rules, shots, columns, captions, rowPx);
    const widths = photoWidths(rules, shots, columns, captions, innerPx);
    if (widths.some((width) => width < 1)) return undefined;
    const needed = shots.map((shot, i) => under(rules, shot, widths[i] ?? 0));
    if (needed.every((height, i) => height <= (captions[i] ?? 0) + 1e-9)) {
      return finish(rules, shots, columns, captions, innerPx, rowPx);
    }
    captions = round < 3 ? needed : needed.map((height, i) => Math.max(height, captions[i] ?? 0));
  }
  return undefined;
}

/** A single photo with its caption at its right, the two ending level. */
export function setWithSideCaption(rules: Rules, shot: Shot, widthPx: number): Group | undefined {
  const room = rules.widthPx - widthPx - rules.sideGapPx;
  const sideCaption = captionHeight(rules, shot.id, room);
  const innerPx = widthPx / shot.aspect;
  if (sideCaption > innerPx) return undefined;
  const set = finish(rules, [shot], [1], [0], innerPx, widthPx);
  return { ...set, sideCaption };
}

/** The same group with another inner height (inside lowPx … highPx, where the captions keep their heights). */
export function resize(rules: Rules, group: Group, innerPx: number): Group {
  const { shots, columns, captions } = group;
  const rowPx = rowWidth(rules, shots, columns, captions, innerPx);
  return { ...group, innerPx, rowPx, heightPx: innerPx + tail(columns, captions) };
}

export function photoWidths(
  rules: Rules,
  shots: readonly Shot[],
  columns: readonly number[],
  captions: readonly number[],
  innerPx: number,
): number[] {
  const widths: number[] = [];
  let first = 0;
  for (const count of columns) {
    const { slope, fixed } = column(rules, shots, captions, first, count);
    for (let i = 0; i < count; i++) widths.push((innerPx - fixed) / slope);
    first += count;
  }
  return widths;
}

/** Inner height at which the photos' widths meet the limit `at(photo)`: the lowest (`min`) or highest (`max`) of all. */
export function innerAt(
  rules: Rules,
  group: Pick<Group, 'shots' | 'columns' | 'captions'>,
  pick: 'min' | 'max',
  at: (shot: Shot, i: number) => number,
): number {
  let best = pick === 'min' ? Number.POSITIVE_INFINITY : 0;
  let first = 0;
  for (const count of group.columns) {
    const { slope, fixed } = column(rules, group.shots, group.captions, first, count);
    for (let i = first; i < first + count; i++) {
      const inner = at(group.shots[i]!, i) * slope + fixed;
      best = pick === 'min' ? Math.min(best, inner) : Math.max(best, inner);
    }
    first += count;
  }
  return best;
}

export function rowWidth(
  rules: Rules,
  shots: readonly Shot[],
  columns: readonly number[],
  captions: readonly number[],
  innerPx: number,
): number {
  let row = rules.photoGapPx * (columns.length - 1);
  let first = 0;
  for (const count of columns) {
    const { slope, fixed } = column(rules, shots, captions, first, count);
    row += (innerPx - fixed) / slope;
    first += count;
  }
  return row;
}

/** Boxes of the photos and their captions inside the group, exact to 1/64 px. */
export function groupBoxes(rules: Rules, group: Group): PlannedPhoto[] {
  const { shots, columns, captions, innerPx } = group;
  const photos: PlannedPhoto[] = [];
  let xPx = 0;
  let first = 0;
  for (const count of columns) {
    const { slope, fixed } = column(rules, shots, captions, first, count);
    const widthPx = floor64((innerPx - fixed) / slope);
    let yPx = 0;
    for (let i = first; i < first + count; i++) {
      const shot = shots[i]!;
      const heightPx = floor64(widthPx / shot.aspect);
      const kept = captions[i] ?? 0;
      const caption = {
        xPx,
        yPx: yPx + heightPx + rules.captionGapPx,
        widthPx,
        heightPx: floor64(kept - rules.captionGapPx),
      };
      photos.push({ photo: shot.id, xPx, yPx, widthPx, heightPx, ...(kept > 0 ? { caption } : {}) });
      yPx += heightPx + kept + rules.photoGapPx;
    }
    xPx = floor64(xPx + widthPx + rules.photoGapPx);
    first += count;
  }
  const only = photos[0];
  if (only && group.sideCaption > 0) {
    const left = floor64(only.widthPx + rules.sideGapPx);
    const caption = {
      xPx: left,
      yPx: floor64(only.heightPx - group.sideCaption),
      widthPx: floor64(rules.widthPx - left),
      heightPx: floor64(group.sideCaption),
    };
    return [{ ...only, caption }];
  }
  return photos;
}

/** Chromium keeps lengths in 1/64 px; rounding down never makes a page too high. */
export function floor64(px: number): number {
  return Math.floor(px * 64 + 1e-6) / 64;
}

function finish(
  rules: Rules,
  shots: readonly Shot[],
  columns: readonly number[],
  captions: readonly number[],
  innerPx: number,
  rowPx: number,
): Group {
  const heightPx = innerPx + tail(columns, captions);
  const base = { kind: 'group' as const, shots, columns, captions, sideCaption: 0, innerPx, rowPx, heightPx };
  const keeps = innerAt(rules, base, 'max', (shot, i) =>
    (captions[i] ?? 0) > 0 ? captionKeepsTo(rules, shot.id, photoWidthOf(rules, base, i)) : 0,
  );
  return { ...base, lowPx: Math.min(innerPx, keeps), highPx: innerPx };
}

function photoWidthOf(
  rules: Rules,
  group: Pick<Group, 'shots' | 'columns' | 'captions' | 'innerPx'>,
  i: number,
): number {
  return photoWidths(rules, group.shots, group.columns, group.captions, group.innerPx)[i] ?? 0;
}

function under(rules: Rules, shot: Shot, widthPx: number): number {
  const height = captionHeight(rules, shot.id, widthPx);
  return height > 0 ? height + rules.captionGapPx : 0;
}

/** Inner height of the group when it is `rowPx` wide and the captions keep their heights. */
export function innerHeight(
  rules: Rules,
  shots: readonly Shot[],
  columns: readonly number[],
  captions: readonly number[],
  rowPx: number,
): number {
  let width = rowPx - rules.photoGapPx * (columns.length - 1);
  let inverse = 0;
  let first = 0;
  for (const count of columns) {
    const { slope, fixed } = column(rules, shots, captions, first, count);
    width += fixed / slope;
    inverse += 1 / slope;
    first += count;
  }
  return width / inverse;
}

function column(
  rules: Rules,
  shots: readonly Shot[],
  captions: readonly number[],
  first: number,
  count: number,
): { slope: number; fixed: number } {
  let slope = 0;
  let fixed = rules.photoGapPx * (count - 1);
  for (let i = first; i < first + count; i++) {
    slope += 1 / (shots[i]?.aspect ?? 1);
    if (i < first + count - 1) fixed += captions[i] ?? 0;
  }
  return { slope, fixed };
}

/** What hangs below the photos' common foot: the highest caption of the columns' last photos. */
function tail(columns: readonly number[], captions: readonly number[]): number {
  let last = -1;
  let highest = 0;
  for (const count of columns) {
    last += count;
    highest = Math.max(highest, captions[last] ?? 0);
  }
  return highest;
}
