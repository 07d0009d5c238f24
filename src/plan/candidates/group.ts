// Step 5, plan: the arithmetic of photos set in columns side by side (a single photo, a row, or stacks in a row), without cropping.
// In: photos, columns, a width → out: heights and boxes. Chooses nothing and prices nothing.

import type { PlannedPhoto } from '../../model.ts';
import { captionHeight, captionKeepsTo, type PhotoBox, type Rules } from '../rules.ts';

/**
 * Photos in columns; the columns' photos end level at the bottom, captions below. A column of width w is w·slope + fixed high,
 * where slope = Σ 1/aspect and fixed = its inner captions and gaps, so every width follows from one height.
 */
export interface Shape {
  readonly photos: readonly PhotoBox[];
  /** Number of photos in each column, left to right; photos run down each column in order. */
  readonly columns: readonly number[];
  readonly slopes: readonly number[];
}

export interface Group {
  readonly kind: 'group';
  readonly shape: Shape;
  /** Height kept for each photo's caption under it, the space above it included; 0 = none there. */
  readonly captions: readonly number[];
  /** Height of the only photo's caption at its right, 0 = none there. */
  readonly sideCaption: number;
  /** Height of the photos' common foot, without the captions below it. */
  readonly innerPx: number;
  readonly rowPx: number;
  readonly heightPx: number;
  /** Row widths that the page fill may choose from. */
  readonly lowRowPx: number;
  readonly highRowPx: number;
}

export function makeShape(photos: readonly PhotoBox[], columns: readonly number[]): Shape {
  let first = 0;
  const slopes = columns.map((count) => {
    let slope = 0;
    for (let i = first; i < first + count; i++) slope += 1 / (photos[i]?.aspect ?? 1);
    first += count;
    return slope;
  });
  return { photos, columns, slopes };
}

/** Sets photos so that the group is `rowPx` wide; undefined when the captions leave no room for photos. */
export function setGroup(
  rules: Rules,
  shape: Shape,
  rowPx: number,
  lowRowPx = rowPx,
  highRowPx = rowPx,
): Group | undefined {
  const { photos, columns } = shape;
  const start = (rowPx - rules.photoGapPx * (columns.length - 1)) / columns.length;
  const captions = photos.map((photo) => under(rules, photo, start));
  // Captions depend on the widths and, between stacked photos, the widths on the captions: a few rounds settle it.
  for (let round = 0; round < 6; round++) {
    const innerPx = innerHeight(rules, shape, captions, rowPx);
    const widths = photoWidths(rules, shape, captions, innerPx);
    let settled = true;
    for (let i = 0; i < photos.length; i++) {
      if (widths[i]! < 1) return undefined;
      if (under(rules, photos[i]!, widths[i]!) > captions[i]! + 1e-9) settled = false;
    }
    if (settled) {
      const heightPx = innerPx + tail(shape, captions);
      return { kind: 'group', shape, captions, sideCaption: 0, innerPx, rowPx, heightPx, lowRowPx, highRowPx };
    }
    for (let i = 0; i < photos.length; i++) {
      const needed = under(rules, photos[i]!, widths[i]!);
      captions[i] = round < 3 ? needed : Math.max(needed, captions[i]!);
    }
  }
  return undefined;
}

/** A single photo with its caption at its right, the two ending level; undefined when the caption is higher than the photo. */
export function setWithSideCaption(
  rules: Rules,
  shape: Shape,
  rowPx: number,
  lowRowPx: number,
  highRowPx: number,
): Group | undefined {
  const photo = shape.photos[0]!;
  const sideCaption = captionHeight(rules, photo, rules.widthPx - rowPx - rules.sideGapPx);
  const innerPx = rowPx / photo.aspect;
  if (sideCaption > innerPx) return undefined;
  const captions = [0];
  return { kind: 'group', shape, captions, sideCaption, innerPx, rowPx, heightPx: innerPx, lowRowPx, highRowPx };
}

/** Inner heights that the page fill may choose from: every caption keeps its height. */
export function innerRange(rules: Rules, group: Group): { lowPx: number; highPx: number } {
  const { shape, captions, innerPx } = group;
  let low = innerHeight(rules, shape, captions, group.lowRowPx);
  let high = innerHeight(rules, shape, captions, group.highRowPx);
  const widths = photoWidths(rules, shape, captions, innerPx);
  if (captions.some((height) => height > 0)) {
    const keeps = (photo: PhotoBox, i: number) =>
      (captions[i] ?? 0) > 0 ? captionKeepsTo(rules, photo, widths[i] ?? 0) : 0;
    low = Math.max(low, innerAt(rules, shape, captions, 'max', keeps));
  }
  const only = shape.photos[0]!;
  if (group.sideCaption > 0) {
    const room = rules.widthPx - group.rowPx - rules.sideGapPx;
    high = Math.min(high, (rules.widthPx - rules.sideGapPx - captionKeepsTo(rules, only, room)) / only.aspect);
    low = Math.max(low, group.sideCaption);
  }
  return { lowPx: Math.min(innerPx, low), highPx: Math.max(innerPx, high) };
}

/** The same group with another inner height from its range. */
export function resize(rules: Rules, group: Group, innerPx: number): Group {
  const rowPx = rowWidth(rules, group.shape, group.captions, innerPx);
  return { ...group, innerPx, rowPx, heightPx: innerPx + tail(group.shape, group.captions) };
}

export function photoWidths(rules: Rules, shape: Shape, captions: readonly number[], innerPx: number): number[] {
  const widths: number[] = [];
  for (let c = 0; c < shape.columns.length; c++) {
    const count = shape.columns[c]!;
    const width = (innerPx - fixedHeight(rules, captions, widths.length, count)) / shape.slopes[c]!;
    for (let i = 0; i < count; i++) widths.push(width);
  }
  return widths;
}

/** Inner height at which the photos' widths meet the limit `at(photo)`: the lowest (`min`) or highest (`max`) of all. */
export function innerAt(
  rules: Rules,
  shape: Shape,
  captions: readonly number[],
  pick: 'min' | 'max',
  at: (photo: PhotoBox, i: number) => number,
): number {
  let best = pick === 'min' ? Number.POSITIVE_INFINITY : 0;
  let first = 0;
  for (let c = 0; c < shape.columns.length; c++) {
    const count = shape.columns[c]!;
    const fixed = fixedHeight(rules, captions, first, count);
    for (let i = first; i < first + count; i++) {
      const inner = at(shape.photos[i]!, i) * shape.slopes[c]! + fixed;
      best = pick === 'min' ? Math.min(best, inner) : Math.max(best, inner);
    }
    first += count;
  }
  return best;
}

export function rowWidth(rules: Rules, shape: Shape, captions: readonly number[], innerPx: number): number {
  let row = rules.photoGapPx * (shape.columns.length - 1);
  let first = 0;
  for (let c = 0; c < shape.columns.length; c++) {
    const count = shape.columns[c]!;
    row += (innerPx - fixedHeight(rules, captions, first, count)) / shape.slopes[c]!;
    first += count;
  }
  return row;
}

/** Inner height of the group when it is `rowPx` wide and the captions keep their heights. */
export function innerHeight(rules: Rules, shape: Shape, captions: readonly number[], rowPx: number): number {
  let width = rowPx - rules.photoGapPx * (shape.columns.length - 1);
  let inverse = 0;
  let first = 0;
  for (let c = 0; c < shape.columns.length; c++) {
    const count = shape.columns[c]!;
    const slope = shape.slopes[c]!;
    width += fixedHeight(rules, captions, first, count) / slope;
    inverse += 1 / slope;
    first += count;
  }
  return width / inverse;
}

/** Boxes of the photos and their captions inside the group, exact to 1/64 px. */
export function groupBoxes(rules: Rules, group: Group): PlannedPhoto[] {
  const { shape, captions, innerPx } = group;
  const placed: PlannedPhoto[] = [];
  let xPx = 0;
  shape.columns.forEach((count, c) => {
    const fixed = fixedHeight(rules, captions, placed.length, count);
    const widthPx = floor64((innerPx - fixed) / shape.slopes[c]!);
    let yPx = 0;
    for (const photo of shape.photos.slice(placed.length, placed.length + count)) {
      const heightPx = floor64(widthPx / photo.aspect);
      const kept = captions[placed.length] ?? 0;
      const caption = {
        xPx,
        yPx: yPx + heightPx + rules.captionGapPx,
        widthPx,
        heightPx: floor64(kept - rules.captionGapPx),
      };
      placed.push({ photo: photo.id, xPx, yPx, widthPx, heightPx, ...(kept > 0 ? { caption } : {}) });
      yPx = floor64(yPx + heightPx + kept + rules.photoGapPx);
    }
    xPx = floor64(xPx + widthPx + rules.photoGapPx);
  });
  const only = placed[0];
  if (only && group.sideCaption > 0) return [{ ...only, caption: captionAtRight(rules, group, only) }];
  return placed;
}

/** Chromium keeps lengths in 1/64 px; rounding down never makes a page too high. */
export function floor64(px: number): number {
  return Math.floor(px * 64 + 1e-6) / 64;
}

function captionAtRight(rules: Rules, group: Group, photo: PlannedPhoto) {
  const xPx = floor64(photo.widthPx + rules.sideGapPx);
  const heightPx = floor64(group.sideCaption);
  return { xPx, yPx: Math.max(0, photo.heightPx - heightPx), widthPx: floor64(rules.widthPx - xPx), heightPx };
}

function under(rules: Rules, photo: PhotoBox, widthPx: number): number {
  const height = captionHeight(rules, photo, widthPx);
  return height > 0 ? height + rules.captionGapPx : 0;
}

/** Height in a column that does not grow with its width: gaps, and captions between its photos. */
function fixedHeight(rules: Rules, captions: readonly number[], first: number, count: number): number {
  let fixed = rules.photoGapPx * (count - 1);
  for (let i = first; i < first + count - 1; i++) fixed += captions[i] ?? 0;
  return fixed;
}

/** What hangs below the photos' common foot: the highest caption of the columns' last photos. */
function tail(shape: Shape, captions: readonly number[]): number {
  let last = -1;
  let highest = 0;
  for (const count of shape.columns) {
    last += count;
    highest = Math.max(highest, captions[last] ?? 0);
  }
  return highest;
}
