// Step 5, plan: every way to set the photos of one run from photo i on: singles, justified rows, stacks beside others; each as candidates
// of several sizes with their price. Which of them is used is decided in breaks.

import type { BesideBlock } from './beside.ts';
import { WEIGHTS, widthCost } from './costs.ts';
import { type Group, innerAt, innerHeight, photoWidths, rowWidth, setGroup, setWithSideCaption } from './group.ts';
import { captionHeight, captionKeepsTo, type Rules, type Shot } from './rules.ts';

/** Atoms `from` to `to` set as one unbreakable band. */
export interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly heightPx: number;
  /** Price without the size of the photos, which depends on the target. */
  readonly price: number;
  /** Visual sizes √(w·h) of its photos. */
  readonly sizes: readonly number[];
  readonly set: Group | BesideBlock;
}

const PANORAMA = 2.2;
const TALL = 0.55;
const TALLEST = 0.4;

/** Ways for photos `i …` of a run whose first photo is atom `first`. */
export function runCandidates(rules: Rules, shots: readonly Shot[], i: number, first: number): Candidate[] {
  const found: Candidate[] = [];
  const add = (group: Group, extra: number) => {
    const to = i + group.shots.length;
    const lonely = i > 0 && to === shots.length && group.shots.length === 1 && shots.length >= 3;
    found.push(priced(rules, group, first + i, extra + (lonely ? WEIGHTS.lonelyLast : 0)));
  };
  const shot = shots[i];
  if (!shot) return found;
  for (const [group, extra] of singles(rules, shot)) add(group, extra);
  const company = companyOf(shots, i);
  for (const columns of shapes(company)) {
    const count = columns.reduce((sum, n) => sum + n, 0);
    for (const [group, extra] of groups(rules, company.slice(0, count), columns)) add(group, extra);
  }
  return found;
}

/** Highest that a photo may stand. */
export function heightLimit(rules: Rules, shot: Shot): number {
  if (shot.aspect < TALLEST) return rules.heightPx - 1;
  return shot.aspect < TALL ? rules.tallHeightPx : rules.photoHeightPx;
}

/** The photos that may share a group with photo i: no panoramas, four, or five when all stand upright. */
function companyOf(shots: readonly Shot[], i: number): readonly Shot[] {
  let to = i;
  while (to < shots.length && to < i + 5 && (shots[to]?.aspect ?? 9) < PANORAMA) to++;
  const company = shots.slice(i, to);
  return company.every((shot) => shot.aspect < 1) ? company : company.slice(0, 4);
}

function shapes(company: readonly Shot[]): number[][] {
  const all: number[][] = [];
  for (let k = 2; k <= company.length; k++) all.push(new Array<number>(k).fill(1));
  if (company.length >= 3) all.push([1, 2], [2, 1]);
  if (company.length >= 4) all.push([1, 3], [2, 2]);
  return all;
}

/** Single photos: full width, or less, the caption at the right where there is room for it. */
function singles(rules: Rules, shot: Shot): [Group, number][] {
  const found: [Group, number][] = [];
  const { widthPx: W } = rules;
  const captioned = captionHeight(rules, shot.id, W) > 0;
  const limit = heightLimit(rules, shot);
  const high = Math.min(W, shot.maxPx, limit * shot.aspect, highestWithCaption(rules, shot));
  const low = Math.min(high, lowestSingle(rules, shot));
  const inset = (row: number) => WEIGHTS.insetSingle * (1 - row / W) ** 2;
  if (high >= W - 1e-6) {
    const full = setGroup(rules, [shot], [1], W);
    if (full) found.push([full, 0]);
  }
  // Widths at which nothing seems intended cost; between 96 and 100 % there are none.
  const side = captioned ? W - rules.sideCaptionPx : 0.8 * W;
  const bands: { from: number; to: number; extra: number; side: boolean }[] = [
    { from: low, to: Math.min(side, high), extra: 0, side: captioned },
    { from: Math.max(low, side + 1), to: Math.min(0.96 * W, high), extra: WEIGHTS.betweenClasses, side: false },
  ];
  for (const band of bands) {
    if (band.to < band.from - 1e-9) continue;
    for (const row of steps(band.from, band.to, 2 * rules.unitPx * shot.aspect)) {
      const group = band.side ? setWithSideCaption(rules, shot, row) : setGroup(rules, [shot], [1], row);
      if (!group) continue;
      // A caption at the right must keep the lines it has.
      const room = W - row - rules.sideGapPx;
      const to = band.side ? Math.min(band.to, W - rules.sideGapPx - captionKeepsTo(rules, shot.id, room)) : band.to;
      const sized = withRange(group, band.from / shot.aspect, to / shot.aspect);
      found.push([sized, inset(row) + (row > 0.8 * W ? band.extra : 0)]);
    }
  }
  if (found.length === 0) {
    const only = setGroup(rules, [shot], [1], high);
    if (only) found.push([only, inset(high)]);
  }
  return found;
}

function lowestSingle(rules: Rules, shot: Shot): number {
  if (shot.aspect >= PANORAMA) return 0.8 * rules.widthPx;
  if (shot.aspect < TALL) return 0.45 * rules.heightPx * shot.aspect;
  return (shot.aspect >= 1 ? 0.45 : 0.3) * rules.widthPx;
}

/** Widest at which photo and caption fit on one page. */
function highestWithCaption(rules: Rules, shot: Shot): number {
  const caption = captionHeight(rules, shot.id, 0.3 * rules.widthPx);
  const room = rules.heightPx - 1 - (caption > 0 ? caption + rules.captionGapPx : 0);
  return Math.max(24, room) * shot.aspect;
}

/** One shape at full width and at a few clearly smaller widths. */
function groups(rules: Rules, shots: readonly Shot[], columns: readonly number[]): [Group, number][] {
  const found: [Group, number][] = [];
  const { widthPx: W } = rules;
  const full = setGroup(rules, shots, columns, W);
  if (!full) return found;
  const stacks = shots.length - columns.length;
  const company = (WEIGHTS.groupOf[shots.length] ?? 9) + WEIGHTS.stacked * stacks;
  const price = (row: number) => WEIGHTS.insetGroup * (1 - row / W) ** 2 + company;
  const highest = Math.min(
    innerAt(rules, full, 'min', (shot) => shot.maxPx),
    innerAt(rules, full, 'min', (shot) => heightLimit(rules, shot) * shot.aspect),
    rules.groupHeightPx,
    rules.heightPx - 1 - (full.heightPx - full.innerPx),
  );
  const lowest = innerAt(rules, full, 'max', (shot) => Math.min(rules.minPhotoPx, shot.maxPx));
  if (lowest > highest + 1e-9) return found;
  if (full.innerPx <= highest + 1e-9 && full.innerPx >= lowest - 1e-9) found.push([full, price(W)]);
  const widest = Math.min(W, rowWidth(rules, shots, columns, full.captions, highest));
  const small = shots.some((shot) => shot.maxPx < W / columns.length) && widest < rules.minShare * W;
  const narrowest = Math.max(
    small ? widest : rules.minShare * W,
    Math.min(widest, rowWidth(rules, shots, columns, full.captions, lowest)),
  );
  const bands = [
    { from: narrowest, to: Math.min(widest, 0.88 * W), extra: 0 },
    { from: Math.max(narrowest, 0.885 * W), to: Math.min(widest, 0.96 * W), extra: WEIGHTS.betweenClasses },
  ];
  const perPx = (full.innerPx - rules.photoGapPx) / W;
  for (const { from, to, extra } of bands) {
    if (to < from - 1e-9) continue;
    for (const row of steps(from, to, (2 * rules.unitPx) / perPx)) {
      const group = setGroup(rules, shots, columns, row);
      if (!group || group.innerPx > highest + 1e-6 || group.innerPx < lowest - 1e-6) continue;
      const inner = (width: number) => innerHeight(rules, shots, columns, group.captions, width);
      found.push([withRange(group, Math.max(lowest, inner(from)), Math.min(highest, inner(to))), price(row) + extra]);
    }
  }
  return found;
}

/** Lets the page fill choose inner heights from `lowPx` to `highPx`, as far as the captions keep their heights. */
function withRange(group: Group, lowPx: number, highPx: number): Group {
  const low = Math.max(group.lowPx, lowPx);
  return { ...group, lowPx: Math.min(group.innerPx, low), highPx: Math.max(group.innerPx, highPx) };
}

/** From `high` down to `low` in equal steps of about `step`, both ends included. */
function steps(low: number, high: number, step: number): number[] {
  const count = Math.min(80, Math.max(1, Math.ceil((high - low) / step - 1e-9)));
  if (high - low < 1e-6) return [high];
  return Array.from({ length: count + 1 }, (_, i) => high - ((high - low) * i) / count);
}

function priced(rules: Rules, group: Group, from: number, extra: number): Candidate {
  const { shots, columns, captions, innerPx, rowPx, heightPx } = group;
  const widths = photoWidths(rules, shots, columns, captions, innerPx);
  let price = extra + (rules.white * heightPx * (rules.widthPx - rowPx)) / (rules.widthPx * rules.heightPx);
  const sizes: number[] = [];
  shots.forEach((shot, i) => {
    const width = widths[i] ?? 0;
    sizes.push(width / Math.sqrt(shot.aspect));
    price += widthCost(width, shot.samples, Math.min(rules.narrowPx, shot.maxPx), rules.goodDpi);
    const lines = (captions[i] ?? 0) / (0.75 * rules.linePx);
    price += WEIGHTS.longCaption * Math.max(0, lines - 4);
  });
  return { from, to: from + shots.length, heightPx, price, sizes, set: group };
}
