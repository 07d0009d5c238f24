// Step 5, plan: every way to set the photos of a run from photo i on: singles, justified rows, stacks beside others;
// each as candidates of several sizes with their price. Which of them is used is decided in breaks.

import { captionHeight, columnsWide, gridBelow, KEY_WEIGHT, PANORAMA, type PhotoBox, type Rules } from '../rules.ts';
import { emptyCost, MOST_EMPTY, WEIGHTS, widthCost } from '../search/costs.ts';
import { askedRows, shareRow } from './asked-rows.ts';
import type { Candidate, Empty } from './candidate.ts';
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
  const apart = shareRow(rules, photos, i) ? WEIGHTS.sharesApart : 0;
  for (const { group, extra } of singles(rules, photo)) add({ group, extra: extra + apart });
  for (const { group, uneven } of askedRows(rules, photos, i)) {
    const company = WEIGHTS.groupOf[group.shape.photos.length] ?? 9;
    add({ group, extra: company + WEIGHTS.unevenRow * uneven + holeCost(rules, group) });
  }
  const company = companyOf(rules, photos, i);
  for (const counts of rules.limits.allStacks ? allColumns(company.length) : columnsFor(company.length)) {
    const photosIn = counts.reduce((sum, n) => sum + n, 0);
    for (const sized of groups(rules, makeShape(company.slice(0, photosIn), counts))) add(sized);
  }
  return found;
}

/** Highest that a photo may stand. */
export function heightLimit(rules: Rules, photo: PhotoBox): number {
  if (photo.ownPage) return photo.ownPage.tallPx;
  return photo.full || photo.exact || photo.aspect < TALL_ASPECT ? rules.tallestPx : rules.photoHeightPx;
}

/** It shares its row with no text, and with other photos only as their author's sizes allow. */
export function standsAlone({ aspect, exact, full }: PhotoBox): boolean {
  return aspect >= PANORAMA || exact || full;
}

interface Sized {
  readonly group: Group;
  readonly extra: number;
}

/** The photos that may share a group with photo i: no panoramas, four, or five when all stand upright. */
function companyOf(rules: Rules, photos: readonly PhotoBox[], i: number): readonly PhotoBox[] {
  let to = i;
  const most = rules.limits.company;
  while (to < photos.length && to < i + most && !standsAlone(photos[to]!)) to++;
  const company = photos.slice(i, to);
  return rules.limits.allStacks || company.every((photo) => photo.aspect < 1) ? company : company.slice(0, 4);
}

function columnsFor(photos: number): number[][] {
  const all: number[][] = [];
  for (let k = 2; k <= photos; k++) all.push(new Array<number>(k).fill(1));
  if (photos >= 3) all.push([1, 2], [2, 1]);
  if (photos >= 4) all.push([1, 3], [2, 2]);
  return all;
}

/** Up to four columns of up to three photos. */
function allColumns(photos: number): number[][] {
  const found: number[][] = [];
  const add = (counts: readonly number[], left: number) => {
    if (counts.length > 1) found.push([...counts]);
    if (counts.length === 4) return;
    for (let n = 1; n <= Math.min(3, left); n++) add([...counts, n], left - n);
  };
  add([], photos);
  return found;
}

/** Single photos: the whole width, or columns of the grid, the caption at the right where there is room for it. Nearly
 *  the whole width there is never: it looks like a mistake. */
function singles(rules: Rules, photo: PhotoBox): Sized[] {
  const { widthPx: W } = rules;
  const shape = makeShape([photo], [1]);
  const widest = Math.min(W, photo.maxPx, heightLimit(rules, photo) * photo.aspect);
  const high = Math.min(widest, widestWithCaption(rules, photo));
  const low = Math.min(high, lowestSingle(rules, photo));
  const found: Sized[] = [];
  const add = (group: Group | undefined, more = 0) => {
    if (!group) return;
    const inset = Math.max(0, 1 - group.rowPx / W);
    const weight = group.sideCaption > 0 ? WEIGHTS.insetSingle : WEIGHTS.insetLone;
    const panorama = photo.aspect >= PANORAMA && inset > 0 && high >= W - 1e-6 ? WEIGHTS.insetPanorama : 0;
    found.push({ group, extra: weight * inset ** 2 + panorama + holeCost(rules, group) + more });
  };
  if (photo.ownPage?.bleed) return [{ group: coveringPaper(rules, shape), extra: 0 }];
  if (photo.exact || photo.full) {
    const group = setGroup(rules, shape, high);
    add(group && photo.ownPage && !photo.side ? { ...group, centred: true } : group);
    return found;
  }
  const over = widthOverMargin(rules, photo);
  if (over > 0) add(outward(setGroup(rules, shape, over)));
  if (high >= W - 1e-6) add(setGroup(rules, shape, W), over > 0 ? WEIGHTS.keyInset / 2 : 0);
  for (const columns of rules.limits.columns[photo.aspect >= 1 ? 'lying' : 'upright']) {
    const row = columnsWide(rules, columns);
    if (row < low - 1e-6) continue;
    const left = photo.side === undefined || photo.side === 'left';
    const side =
      left &&
      !rules.limits.centred &&
      !rules.margin &&
      photo.captions !== undefined &&
      W - row >= rules.sideCaptionPx &&
      row <= widest;
    const beside = side ? setWithSideCaption(rules, shape, row) : undefined;
    if (beside) add(beside);
    const below = row <= high ? inTheMiddle(rules, setGroup(rules, shape, row), columns) : undefined;
    if (!beside || below?.centred) add(below);
  }
  // No wider than its file, or no higher than its page allows: where it must end, or where a heading finds room above.
  if (found.length === 0) {
    add(inTheMiddle(rules, setGroup(rules, shape, high)));
    if (low < high - 1) add(inTheMiddle(rules, setGroup(rules, shape, low)));
  }
  return found;
}

/** A photo that covers its paper takes all of its page. */
function coveringPaper(rules: Rules, shape: Shape): Group {
  const heightPx = rules.tallestPx;
  return { kind: 'group', shape, captions: [0], sideCaption: 0, innerPx: heightPx, rowPx: rules.widthPx, heightPx };
}

/** A photo beside which too much would stand empty has half of that on either side, where both its edges keep to the
 *  columns. */
function inTheMiddle(rules: Rules, group: Group | undefined, columns?: number): Group | undefined {
  if (!group || rules.hangs || group.shape.photos[0]?.side) return group;
  if (rules.limits.outward && rules.margin) return group.rowPx < rules.widthPx - 1 ? outward(group) : group;
  if (columns === undefined) return group;
  if (rules.limits.centred) return { ...group, centred: true };
  if (columns % 2 === 1) return group;
  const share = ((rules.widthPx - group.rowPx) * group.innerPx) / (rules.widthPx * rules.heightPx);
  return share > MOST_EMPTY ? { ...group, centred: true } : group;
}

function outward(group: Group | undefined): Group | undefined {
  return group && { ...group, outward: true };
}

/** Width of a lead over the column of captions, too; 0: the theme has none, or the photo may not be so large. */
function widthOverMargin(rules: Rules, { weight, side, samples, aspect, maxPx }: PhotoBox): number {
  const { margin, widthPx } = rules;
  if (!margin || !rules.limits.outward || weight < KEY_WEIGHT || side || maxPx < widthPx - 1e-6) return 0;
  const overPx = widthPx + margin.gapPx + margin.columnPx;
  const sharp = (samples * 96) / overPx >= rules.goodDpi;
  return sharp && overPx / aspect <= rules.photoHeightPx ? overPx : 0;
}

/** The empty rectangle at the right of a group that stops short. */
export function emptyBeside(rules: Rules, { rowPx, innerPx, sideCaption, centred }: Group): Empty | undefined {
  const widthPx = (rules.widthPx - rowPx) / (centred ? 2 : 1);
  return widthPx > 1 ? { widthPx, heightPx: innerPx - sideCaption } : undefined;
}

export function holeCost(rules: Rules, group: Group): number {
  const empty = emptyBeside(rules, group);
  return empty ? emptyCost(rules, empty.widthPx, empty.heightPx) : 0;
}

function lowestSingle(rules: Rules, photo: PhotoBox): number {
  // A panorama takes the full width, or all that samples and page allow; or little more than half, to fill a page.
  const { panorama, landscape, upright, tallHeight } = rules.limits.single;
  if (photo.aspect >= PANORAMA) return panorama * rules.widthPx;
  if (photo.aspect >= TALL_ASPECT)
    return Math.max(photo.leastPx, (photo.aspect >= 1 ? landscape : upright) * rules.widthPx);
  // However narrow that is: a heading above it must find room on the page.
  const leastPx = Math.min(rules.minPhotoPx, 0.75 * rules.tallestPx * photo.aspect);
  return Math.max(leastPx, tallHeight * rules.heightPx * photo.aspect);
}

/** Widest at which photo and caption fit on one page; where none does, the width at which they are least high. */
export function widestWithCaption(rules: Rules, photo: PhotoBox): number {
  const { captionLadderPx: ladder, captionGapPx } = rules;
  const tallestPx = photo.ownPage?.tallPx ?? rules.tallestPx;
  if (!photo.captions) return tallestPx * photo.aspect;
  let least = { widthPx: rules.widthPx, heightPx: Number.POSITIVE_INFINITY };
  for (let step = ladder.length - 1; step >= 0; step--) {
    const widthPx = Math.min(ladder[step]!, rules.widthPx);
    const below = captionHeight(rules, photo, widthPx) + captionGapPx;
    // The caption is as high up to the next step of the ladder.
    const most = Math.min(ladder[step + 1] ?? rules.widthPx, (tallestPx - below) * photo.aspect);
    if (most >= widthPx) return most;
    const heightPx = widthPx / photo.aspect + below;
    if (heightPx < least.heightPx) least = { widthPx, heightPx };
  }
  return least.widthPx;
}

/** One shape as wide as the text, or as many columns of the grid as its files and the page allow, up to eight. */
function groups(rules: Rules, shape: Shape): Sized[] {
  const { widthPx: W } = rules;
  const { photos, columns } = shape;
  const full = setGroup(rules, shape, W);
  if (!full) return [];
  const company = (WEIGHTS.groupOf[photos.length] ?? 9) + WEIGHTS.stacked * (photos.length - columns.length);
  const at = (pick: 'min' | 'max', limit: (photo: PhotoBox) => number) =>
    innerAt(rules, shape, full.captions, pick, limit);
  const sharp = at('min', (photo) => photo.maxPx);
  const highest = Math.min(
    at('min', (photo) => heightLimit(rules, photo) * photo.aspect),
    rules.groupHeightPx,
    rules.tallestPx - (full.heightPx - full.innerPx),
  );
  // One that is small itself may be smaller still, to stand in a row.
  const lowest = at('max', (photo) => (photo.maxPx < photo.leastPx ? 0 : photo.leastPx));
  if (lowest > Math.min(highest, sharp) + 1e-9) return [];
  const most = Math.min(highest, sharp);
  const found: Sized[] = [];
  const fits = full.innerPx <= most + 1e-9;
  if (fits && full.innerPx >= lowest - 1e-9) found.push({ group: full, extra: company });
  if (found.length > 0 && !rules.limits.insetGroups) return found;
  // Where samples or the page are too few for that, it ends early, but clearly; and where only so a page is filled.
  const group = setGroup(
    rules,
    shape,
    fits ? columnsWide(rules, INSET) : gridBelow(rules, rowWidth(rules, shape, full.captions, most), WIDEST),
  );
  if (group && group.innerPx >= lowest - 1e-9) {
    found.push({ group, extra: company + (fits ? WEIGHTS.insetToFill : WEIGHTS.insetGroup) + holeCost(rules, group) });
  }
  return found;
}

/** Columns of the grid that a group takes where the whole width would not fill its page, and at most where it must stop
 *  short. */
const INSET = 9;
const WIDEST = 8;

function priced(rules: Rules, sized: Sized, from: number, more: number): Candidate {
  const { group, extra } = sized;
  const { shape, captions, innerPx, rowPx, heightPx } = group;
  const widths = photoWidths(rules, shape, captions, innerPx);
  let price = extra + more;
  const white = heightPx * Math.max(0, rules.widthPx - rowPx);
  price += (rules.white * white) / (rules.widthPx * rules.heightPx);
  const sizes = shape.photos.map((photo, i) => {
    const width = widths[i] ?? 0;
    price += widthCost(rules, photo, width);
    const lines = (captions[i] ?? 0) / (0.75 * rules.linePx);
    price += WEIGHTS.longCaption * Math.max(0, lines - 4);
    return width / Math.sqrt(photo.aspect) / photo.weight;
  });
  const to = from + shape.photos.length;
  // Nothing stands beside, above or below it, and no other photo is as large.
  if (shape.photos[0]!.ownPage) return { from, to, heightPx, price: 0, sizes: [], white: 0, set: group };
  const empty = emptyBeside(rules, group);
  const emptyBelow = group.sideCaption > 0 ? undefined : empty;
  return { from, to, heightPx, price, sizes, white, emptyAbove: empty, emptyBelow, set: group };
}
