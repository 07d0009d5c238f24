// Step 5, plan: the arithmetic of photos in columns side by side (a single photo, a row, stacks in a row), uncropped.
// In: photos, columns, a width → out: heights and boxes. Chooses nothing and prices nothing.

import type { Box, PlannedPhoto } from '../../model.ts';
import { captionHeight, type PhotoBox, type Rules } from '../rules.ts';

/** Photos in columns, left to right; the columns' photos end level at the bottom, captions below. */
export interface Shape {
  readonly photos: readonly PhotoBox[];
  readonly columns: readonly Column[];
  /** Width / height of the cell that each photo stands in, at its foot: set where widths are given, not heights. All
   *  cells are as high as each other. */
  readonly cells?: readonly number[] | undefined;
}

/** Photos `first` to `first + count`, top to bottom. A column of width w is w·slope + fixed high (slope = Σ 1/aspect,
 *  fixed = its inner captions and gaps), so every width follows from one height. */
interface Column {
  readonly first: number;
  readonly count: number;
  readonly slope: number;
}

export interface Group {
  readonly kind: 'group';
  readonly shape: Shape;
  /** Height kept for each photo's caption under it, the space above it included; 0 = none there. */
  readonly captions: readonly number[];
  /** Where the captions stand that follow one another under their row, from its start and from their own top. */
  readonly keyed?: readonly Box[] | undefined;
  /** Height of the only photo's caption at its right, 0 = none there. */
  readonly sideCaption: number;
  /** Heights of the captions that stand in the margin, one below the other, level with the photos' foot. */
  readonly inMargin?: readonly number[];
  /** The only photo stands in the middle of the width. */
  readonly centred?: boolean;
  /** The only photo stands at the outer edge, or reaches over it. */
  readonly outward?: boolean;
  /** Height of the photos' common foot, without the captions below it. */
  readonly innerPx: number;
  readonly rowPx: number;
  readonly heightPx: number;
  /** Space between the photos of a row whose widths are given, where it ends at the edge of the text all the same. */
  readonly betweenPx?: number;
  /** How far in it stands, in an item of a list. */
  readonly indentPx?: number;
  /** Photos in equal frames: where each stands. */
  readonly framed?: readonly PlannedPhoto[];
}

/** `counts`: number of photos in each column. */
export function makeShape(photos: readonly PhotoBox[], counts: readonly number[], cells?: readonly number[]): Shape {
  let next = 0;
  const columns = counts.map((count) => {
    const first = next;
    next += count;
    const slope = photos.slice(first, next).reduce((sum, { aspect }, i) => sum + 1 / (cells?.[first + i] ?? aspect), 0);
    return { first, count, slope };
  });
  return { photos, columns, cells };
}

/** Sets photos so that the group is `rowPx` wide; undefined when the captions leave no room for photos. */
export function setGroup(rules: Rules, shape: Shape, rowPx: number): Group | undefined {
  const { photos, columns } = shape;
  const beside = setWithMarginCaptions(rules, shape, rowPx);
  if (beside) return beside;
  const start = (rowPx - rules.photoGapPx * (columns.length - 1)) / columns.length;
  let captions = photos.map((photo) => under(rules, photo, start));
  // Captions depend on the widths and, between stacked photos, the widths on the captions: a few rounds settle it.
  for (let round = 0; round < 6; round++) {
    const innerPx = innerHeight(rules, shape, captions, rowPx);
    const widths = photoWidths(rules, shape, captions, innerPx);
    if (widths.some((width) => width < 1)) return undefined;
    const before = captions;
    const needed = photos.map((photo, i) => under(rules, photo, widths[i]!));
    if (needed.every((height, i) => height <= before[i]! + 1e-9)) {
      const heightPx = innerPx + tail(shape, captions);
      const group: Group = { kind: 'group', shape, captions, sideCaption: 0, innerPx, rowPx, heightPx };
      return withKeyedCaptions(rules, group);
    }
    captions = round < 3 ? needed : needed.map((height, i) => Math.max(height, before[i]!));
  }
  return undefined;
}

/** All captions in the margin, where there is one and they are no higher than the photos. */
function setWithMarginCaptions(rules: Rules, shape: Shape, rowPx: number): Group | undefined {
  const { margin } = rules;
  if (!margin || rowPx > rules.widthPx || shape.photos.every(({ captions }) => !captions)) return undefined;
  const inMargin = shape.photos.map((photo) => captionHeight(rules, photo, margin.columnPx));
  const captions = shape.photos.map(() => 0);
  const innerPx = innerHeight(rules, shape, captions, rowPx);
  const heightPx = inMargin.reduce((sum, px) => sum + (px > 0 ? px + MARGIN_GAP * rules.captionGapPx : 0), 0);
  if (heightPx - MARGIN_GAP * rules.captionGapPx > innerPx) return undefined;
  return { kind: 'group', shape, captions, sideCaption: 0, inMargin, innerPx, rowPx, heightPx: innerPx };
}

/** Between two captions in the margin: so many times as much as between a photo and its own. */
const MARGIN_GAP = 2;

/** Short captions of a row follow one another below it, each after its number, where that takes fewer lines than each
 *  under its own photo. */
function withKeyedCaptions(rules: Rules, group: Group): Group {
  const { shape, captions, rowPx, innerPx } = group;
  if (shape.photos.length < 2 || shape.photos.length > shape.columns.length) return group;
  const keyed: Box[] = [];
  let [xPx, yPx, linePx] = [0, 0, 0];
  for (const { keyPx, captions: heights } of shape.photos) {
    if (keyPx === undefined || !heights || keyPx > rules.widthPx / 2 || keyPx > rowPx - 1) return group;
    const widthPx = Math.ceil(keyPx) + 1;
    const heightPx = heights.at(-1) ?? 0;
    if (xPx + widthPx > rowPx) [xPx, yPx, linePx] = [0, yPx + linePx, 0];
    keyed.push({ xPx, yPx, widthPx, heightPx });
    xPx += widthPx + rules.gutterPx;
    linePx = Math.max(linePx, heightPx);
  }
  const height = yPx + linePx + rules.captionGapPx;
  if (height >= tail(shape, captions) - 1) return group;
  return { ...group, captions: captions.map(() => height), keyed, heightPx: innerPx + height };
}

/** A single photo with its caption at its right, the two ending level; undefined when the caption is the higher. */
export function setWithSideCaption(rules: Rules, shape: Shape, rowPx: number): Group | undefined {
  const photo = shape.photos[0]!;
  const sideCaption = captionHeight(rules, photo, rules.widthPx - rowPx - rules.sideGapPx);
  const innerPx = rowPx / photo.aspect;
  if (sideCaption > innerPx) return undefined;
  return { kind: 'group', shape, captions: [0], sideCaption, innerPx, rowPx, heightPx: innerPx };
}

export function photoWidths(rules: Rules, shape: Shape, captions: readonly number[], innerPx: number): number[] {
  const widths: number[] = [];
  for (const column of shape.columns) {
    const width = columnWidth(rules, column, captions, innerPx);
    for (let i = 0; i < column.count; i++) widths.push(width);
  }
  return widths;
}

function columnWidth(rules: Rules, column: Column, captions: readonly number[], innerPx: number): number {
  return (innerPx - fixedHeight(rules, captions, column)) / column.slope;
}

/** Inner height at which the photos' widths meet the limit `at(photo)`: the lowest (`min`) or highest (`max`). */
export function innerAt(
  rules: Rules,
  shape: Shape,
  captions: readonly number[],
  pick: 'min' | 'max',
  at: (photo: PhotoBox, i: number) => number,
): number {
  let best = pick === 'min' ? Number.POSITIVE_INFINITY : 0;
  for (const column of shape.columns) {
    const fixed = fixedHeight(rules, captions, column);
    for (let i = column.first; i < column.first + column.count; i++) {
      const inner = at(shape.photos[i]!, i) * column.slope + fixed;
      best = pick === 'min' ? Math.min(best, inner) : Math.max(best, inner);
    }
  }
  return best;
}

export function rowWidth(rules: Rules, shape: Shape, captions: readonly number[], innerPx: number): number {
  const gaps = rules.photoGapPx * (shape.columns.length - 1);
  return shape.columns.reduce((row, column) => row + columnWidth(rules, column, captions, innerPx), gaps);
}

/** Inner height of the group when it is `rowPx` wide and the captions keep their heights. */
export function innerHeight(rules: Rules, shape: Shape, captions: readonly number[], rowPx: number): number {
  let width = rowPx - rules.photoGapPx * (shape.columns.length - 1);
  let inverse = 0;
  for (const column of shape.columns) {
    width += fixedHeight(rules, captions, column) / column.slope;
    inverse += 1 / column.slope;
  }
  return width / inverse;
}

/** Boxes of the photos and their captions inside the group, exact to 1/64 px. */
export function groupBoxes(rules: Rules, group: Group): PlannedPhoto[] {
  const [photo] = group.shape.photos;
  if (photo?.ownPage?.bleed && rules.paperPx) return [coveringBox(photo, rules.paperPx)];
  if (group.framed) return [...group.framed];
  const { indentPx = 0 } = group;
  if (indentPx === 0) return boxesWithin(rules, group);
  const inner = boxesWithin({ ...rules, widthPx: rules.widthPx - indentPx }, group);
  const in64 = floor64(indentPx);
  const moved = <T extends { readonly xPx: number }>(box: T): T => ({ ...box, xPx: box.xPx + in64 });
  return inner.map((photo) => ({ ...moved(photo), caption: photo.caption && moved(photo.caption) }));
}

/** As small as it can be and cover the paper, its middle in the middle. */
function coveringBox({ id, aspect }: PhotoBox, paper: { readonly widthPx: number; readonly heightPx: number }) {
  const widthPx = Math.max(paper.widthPx, paper.heightPx * aspect);
  const heightPx = widthPx / aspect;
  return {
    ...{ photo: id, widthPx, heightPx },
    ...{ xPx: (paper.widthPx - widthPx) / 2, yPx: (paper.heightPx - heightPx) / 2 },
  };
}

function boxesWithin(rules: Rules, group: Group): PlannedPhoto[] {
  const { shape, captions, innerPx } = group;
  const placed: PlannedPhoto[] = [];
  const startPx = startOf(rules, group);
  let xPx = startPx;
  for (const column of shape.columns) {
    const widthPx = floor64(columnWidth(rules, column, captions, innerPx));
    let yPx = shape.cells ? floor64(innerPx - widthPx / shape.photos[column.first]!.aspect) : 0;
    for (const photo of shape.photos.slice(column.first, column.first + column.count)) {
      const heightPx = floor64(widthPx / photo.aspect);
      const kept = captions[placed.length] ?? 0;
      const captionPx = yPx + heightPx + rules.captionGapPx;
      const key = group.keyed?.[placed.length];
      const caption = key
        ? { ...key, xPx: floor64(startPx + key.xPx), yPx: captionPx + key.yPx }
        : kept > 0
          ? { xPx, widthPx, yPx: captionPx, heightPx: floor64(kept - rules.captionGapPx) }
          : undefined;
      placed.push({ photo: photo.id, xPx, yPx, widthPx, heightPx, caption });
      yPx = floor64(yPx + heightPx + kept + rules.photoGapPx);
    }
    xPx = floor64(xPx + widthPx + (group.betweenPx ?? rules.photoGapPx));
  }
  if (group.inMargin) return withMarginCaptions(rules, placed, group.inMargin);
  const only = placed[0];
  if (only && group.sideCaption > 0) return [{ ...only, caption: captionAtRight(rules, group, only) }];
  return placed;
}

/** Beyond the text, from the photos' foot upwards: the last one's caption stands lowest. */
function withMarginCaptions(rules: Rules, placed: readonly PlannedPhoto[], heights: readonly number[]): PlannedPhoto[] {
  const { columnPx, gapPx } = rules.margin as NonNullable<Rules['margin']>;
  const xPx = floor64(rules.widthPx + gapPx);
  let foot = Math.max(...placed.map(({ yPx, heightPx }) => yPx + heightPx));
  const boxes = heights.toReversed().map((height) => {
    if (height === 0) return undefined;
    const heightPx = floor64(height);
    const yPx = floor64(foot - heightPx);
    foot = yPx - MARGIN_GAP * rules.captionGapPx;
    return { xPx, yPx, widthPx: floor64(columnPx), heightPx };
  });
  return placed.map((photo, i) => ({ ...photo, caption: boxes[heights.length - 1 - i] }));
}

/** A photo alone stands where its author wants it. */
function startOf(rules: Rules, { shape, rowPx, sideCaption, centred, outward }: Group): number {
  const [photo, other] = shape.photos;
  const side = photo?.side ?? (outward ? 'right' : centred || rules.limits.centred ? 'center' : 'left');
  const share = sideCaption > 0 || other ? 0 : { left: 0, center: 0.5, right: 1 }[side];
  return floor64(share * Math.max(0, rules.widthPx - rowPx));
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
function fixedHeight(rules: Rules, captions: readonly number[], { first, count }: Column): number {
  let fixed = rules.photoGapPx * (count - 1);
  for (let i = first; i < first + count - 1; i++) fixed += captions[i] ?? 0;
  return fixed;
}

/** What hangs below the photos' common foot: the highest caption of the columns' last photos. */
function tail(shape: Shape, captions: readonly number[]): number {
  return Math.max(...shape.columns.map(({ first, count }) => captions[first + count - 1] ?? 0));
}
