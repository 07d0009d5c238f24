// Step 5, plan: every way to set the photos of a run from photo i on: singles, justified rows, stacks beside others;
// each as candidates of several sizes with their price. Which of them is used is decided in breaks.

import { captionHeight, type PhotoBox, type Rules } from '../rules.ts';
import { WEIGHTS, widthCost } from '../search/costs.ts';
import type { Candidate } from './candidate.ts';
import {
  type Group,
  innerAt,
  makeShape,
  photoWidths,
  rowWidth,
  type Shape,
  setGroup,
  setWithSideCaption,
} from './group.ts';

/** From this aspect on a photo stands alone, as wide as it can. */
export const PANORAMA = 2.2;
const TALL_ASPECT = 0.55;

/** Ways for photos `i …` of a run whose first photo is atom `first`. */
export function runCandidates(rules: Rules, photos: readonly PhotoBox[], i: number, first: number): Candidate[] {
  const found: Candidate[] = [];
  const add = (sized: Sized) => {
    const { length } = sized.group.shape.photos;
    const lonely = i > 0 && length === 1 && i + 1 === photos.length && photos.length >= 3;
    found.push(priced(rules, sized, first + i, lonely ? WEIGHTS.lonelyLast : 0));
  };
  const photo = photos[i];
  if (!photo) return found;
  for (const sized of singles(rules, photo)) add(sized);
  const company = companyOf(photos, i);
  for (const counts of columnsFor(company.length)) {
    const photosIn = counts.reduce((sum, n) => sum + n, 0);
    for (const sized of groups(rules, makeShape(company.slice(0, photosIn), counts))) add(sized);
  }
  return found;
}

/** Highest that a photo may stand. */
function heightLimit(rules: Rules, photo: PhotoBox): number {
  return photo.aspect < TALL_ASPECT ? rules.bandLimitPx : rules.photoHeightPx;
}

interface Sized {
  readonly group: Group;
  readonly extra: number;
  readonly coarse: boolean;
}

/** A range of widths with one look; widths at which nothing seems intended cost extra. */
interface Band {
  readonly from: number;
  readonly to: number;
  readonly extra: number;
  readonly side: boolean;
}

/** The photos that may share a group with photo i: no panoramas, four, or five when all stand upright. */
function companyOf(photos: readonly PhotoBox[], i: number): readonly PhotoBox[] {
  let to = i;
  while (to < photos.length && to < i + 5 && (photos[to]?.aspect ?? 9) < PANORAMA) to++;
  const company = photos.slice(i, to);
  return company.every((photo) => photo.aspect < 1) ? company : company.slice(0, 4);
}

function columnsFor(photos: number): number[][] {
  const all: number[][] = [];
  for (let k = 2; k <= photos; k++) all.push(new Array<number>(k).fill(1));
  if (photos >= 3) all.push([1, 2], [2, 1]);
  if (photos >= 4) all.push([1, 3], [2, 2]);
  return all;
}

/** Single photos: full width, or less, the caption at the right where there is room for it. */
function singles(rules: Rules, photo: PhotoBox): Sized[] {
  const { widthPx: W } = rules;
  const shape = makeShape([photo], [1]);
  const captioned = photo.captions !== undefined;
  const widest = Math.min(W, photo.maxPx, heightLimit(rules, photo) * photo.aspect);
  const high = Math.min(widest, widestWithCaption(rules, photo));
  const low = Math.min(high, lowestSingle(rules, photo));
  const less = photo.aspect >= PANORAMA && high >= W - 1e-6 ? WEIGHTS.insetPanorama : 0;
  const price = (row: number) => WEIGHTS.insetSingle * (1 - row / W) ** 2 + (row < W - 1e-6 ? less : 0);
  const found: Sized[] = [];
  const full = high >= W - 1e-6 ? setGroup(rules, shape, W) : undefined;
  if (full) found.push({ group: full, extra: 0, coarse: true });
  // Between 96 and 100 % of the width there is nothing: it looks like a mistake.
  const side = captioned ? W - rules.sideCaptionPx : 0.8 * W;
  const bands: Band[] = [
    { from: low, to: Math.min(side, widest), extra: 0, side: captioned },
    { from: Math.max(low, side + 1), to: Math.min(0.96 * W, high), extra: WEIGHTS.betweenClasses, side: false },
  ];
  found.push(...sizedBands(rules, shape, bands, rules.stepPx * photo.aspect, price));
  if (found.length === 0) {
    const only = setGroup(rules, shape, high);
    if (only) found.push({ group: only, extra: price(high), coarse: true });
  }
  return found;
}

function lowestSingle(rules: Rules, photo: PhotoBox): number {
  // A panorama takes the full width, or all that samples and page allow; or little more than half, to fill a page.
  const { panorama, landscape, upright, tallHeight } = rules.limits.single;
  if (photo.aspect >= PANORAMA) return panorama * rules.widthPx;
  if (photo.aspect >= TALL_ASPECT)
    return Math.max(rules.minPhotoPx, (photo.aspect >= 1 ? landscape : upright) * rules.widthPx);
  // However narrow that is: a heading above it must find room on the page.
  const leastPx = Math.min(rules.minPhotoPx, 0.75 * rules.bandLimitPx * photo.aspect);
  return Math.max(leastPx, tallHeight * rules.heightPx * photo.aspect);
}

/** Widest at which photo and caption fit on one page; where none does, the width at which they are least high. */
function widestWithCaption(rules: Rules, photo: PhotoBox): number {
  const { captionLadderPx: ladder, captionGapPx, bandLimitPx } = rules;
  if (!photo.captions) return bandLimitPx * photo.aspect;
  let least = { widthPx: rules.widthPx, heightPx: Number.POSITIVE_INFINITY };
  for (let step = ladder.length - 1; step >= 0; step--) {
    const widthPx = Math.min(ladder[step]!, rules.widthPx);
    const below = captionHeight(rules, photo, widthPx) + captionGapPx;
    // The caption is as high up to the next step of the ladder.
    const most = Math.min(ladder[step + 1] ?? rules.widthPx, (bandLimitPx - below) * photo.aspect);
    if (most >= widthPx) return most;
    const heightPx = widthPx / photo.aspect + below;
    if (heightPx < least.heightPx) least = { widthPx, heightPx };
  }
  return least.widthPx;
}

/** One shape at full width and at a few clearly smaller widths. */
function groups(rules: Rules, shape: Shape): Sized[] {
  const { widthPx: W } = rules;
  const { photos, columns } = shape;
  const full = setGroup(rules, shape, W);
  if (!full) return [];
  const company = (WEIGHTS.groupOf[photos.length] ?? 9) + WEIGHTS.stacked * (photos.length - columns.length);
  const at = (pick: 'min' | 'max', limit: (photo: PhotoBox) => number) =>
    innerAt(rules, shape, full.captions, pick, limit);
  const highest = Math.min(
    at('min', (photo) => Math.min(photo.maxPx, heightLimit(rules, photo) * photo.aspect)),
    rules.groupHeightPx,
    rules.bandLimitPx - (full.heightPx - full.innerPx),
  );
  // One that is small itself may be smaller still, to stand in a row.
  const lowest = at('max', (photo) => (photo.maxPx < rules.minPhotoPx ? 0 : rules.minPhotoPx));
  if (lowest > highest + 1e-9) return [];
  const found: Sized[] = [];
  if (full.innerPx <= highest + 1e-9 && full.innerPx >= lowest - 1e-9) {
    found.push({ group: full, extra: company, coarse: true });
  }
  const widest = Math.min(W, rowWidth(rules, shape, full.captions, highest));
  const least = rowWidth(rules, shape, full.captions, lowest);
  // Small sources may make a row that ends early.
  const tiny = widest < rules.minShare * W && photos.some((photo) => photo.maxPx < W / columns.length);
  // … and then ends as far right as it can.
  const end = tiny ? widest : W;
  const price = (row: number) => WEIGHTS.insetGroup * (1 - row / end) ** 2 + WEIGHTS.raggedGroup + company;
  const low = tiny ? widest : Math.max(rules.minShare * W, least);
  const bands: Band[] = [
    { from: low, to: Math.min(widest, 0.88 * W), extra: 0, side: false },
    { from: Math.max(low, 0.885 * W), to: Math.min(widest, 0.96 * W), extra: WEIGHTS.betweenClasses, side: false },
  ];
  found.push(...sizedBands(rules, shape, bands, (rules.stepPx * W) / full.innerPx, price));
  return found;
}

/** Each band at its ends and in steps of about `stepPx` of row width between. */
function sizedBands(
  rules: Rules,
  shape: Shape,
  bands: readonly Band[],
  stepPx: number,
  price: (rowPx: number) => number,
): Sized[] {
  const found: Sized[] = [];
  for (const { from, to, extra, side } of bands) {
    if (to < from - 1e-9) continue;
    const count = to - from < 1e-6 ? 0 : Math.min(80, Math.ceil((to - from) / stepPx - 1e-9));
    for (let i = 0; i <= count; i++) {
      const row = count === 0 ? to : to - ((to - from) * i) / count;
      const group = side ? setWithSideCaption(rules, shape, row, from, to) : setGroup(rules, shape, row, from, to);
      const between = row > 0.8 * rules.widthPx ? extra : 0;
      if (group) found.push({ group, extra: price(row) + between, coarse: i % 2 === 0 || i === count });
    }
  }
  return found;
}

function priced(rules: Rules, sized: Sized, from: number, more: number): Candidate {
  const { group, extra, coarse } = sized;
  const { shape, captions, innerPx, rowPx, heightPx } = group;
  const widths = photoWidths(rules, shape, captions, innerPx);
  let price = extra + more;
  const white = heightPx * (rules.widthPx - rowPx);
  price += (rules.white * white) / (rules.widthPx * rules.heightPx);
  const sizes = shape.photos.map((photo, i) => {
    const width = widths[i] ?? 0;
    price += widthCost(width, photo.samples, Math.min(rules.narrowPx, photo.maxPx), rules.goodDpi);
    const lines = (captions[i] ?? 0) / (0.75 * rules.linePx);
    price += WEIGHTS.longCaption * Math.max(0, lines - 4);
    return width / Math.sqrt(photo.aspect);
  });
  return { from, to: from + sizes.length, heightPx, price, sizes, white, coarse, set: group };
}
