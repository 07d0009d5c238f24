// Step 5, plan: what only the whole document shows. How much photo sizes vary, how much of the body pages is white
// beside photos, how many photos stand on another page than their text: finished pages → figures and their price.

import { placedPhotos } from '../../model/photos-in.ts';
import type { PlannedItem, PlannedPage } from '../../model.ts';
import type { Rules } from '../rules.ts';
import type { Atoms } from './atoms.ts';
import type { Path } from './breaks.ts';
import { WEIGHTS } from './costs.ts';
import { variationOf } from './size-classes.ts';

export interface Whole {
  /** Standard deviation of the photos' visual sizes by the mean of their class. */
  readonly variation: number;
  /** White beside photos as a share of the body pages. */
  readonly white: number;
  /** Share of photos on another page than the end of the text before their run. */
  readonly apart: number;
  /** Share of runs that begin on another page than that end. */
  readonly parted: number;
  readonly cost: number;
}

export function lookAtWhole(rules: Rules, atoms: Atoms, path: Path, pages: readonly PlannedPage[]): Whole {
  const variation = variationOf(photoSizes(atoms, pages));
  const body = pages.filter(({ open }) => !open);
  const whitePx = body.reduce((sum, { items }) => sum + items.reduce((all, item) => all + whiteOf(rules, item), 0), 0);
  const white = body.length > 0 ? whitePx / (body.length * rules.widthPx * rules.heightPx) : 0;
  const { apart, parted } = sharesApart(atoms, path);
  const short = body.reduce((sum, { whitePx }) => sum + Math.max(0, whitePx / rules.heightPx - TOLERATED.short), 0);
  const uneven = steeply(variation - TOLERATED.variation) + beyond(white, TOLERATED.white, 0.02);
  const far = beyond(apart, TOLERATED.apart, 0.03) + 2 * beyond(parted, TOLERATED.parted, 0.03);
  const edges = pages.reduce((sum, { items }) => sum + edgesCost(rules, items), 0);
  const last = pages.at(-1);
  const used = last && pages.length > 1 ? (last.usedPx + (last.foot?.heightPx ?? 0)) / rules.heightPx : 1;
  const ending = WEIGHTS.ending * Math.min(1, Math.max(0, 1 - (used - short) / TOLERATED.ending));
  const cost = WEIGHTS.uneven * (uneven + 4 * short) + WEIGHTS.apart * far + edges + ending;
  return { variation, white, apart, parted, cost };
}

/** Beyond this the whole begins to look uneven. */
export const TOLERATED = {
  variation: 0.12,
  white: 0.105,
  apart: 0.12,
  parted: 0.03,
  short: 0.02,
  ending: 0.35,
} as const;

/** In proportion at first; several times as much from `bearable` on, until it is plain that this cannot be even. */
function beyond(value: number, limit: number, bearable: number): number {
  const over = Math.max(0, value - limit);
  return over + 6 * Math.max(0, Math.min(over, 3 * bearable) - bearable);
}

/** Visual sizes of the photos, but of those whose size is their author's. */
export function photoSizes({ asked }: Atoms, pages: readonly PlannedPage[]): number[] {
  return pages
    .flatMap(({ items }) => items.flatMap(placedPhotos))
    .filter(({ photo }) => !asked.has(photo))
    .map(({ widthPx, heightPx }) => Math.sqrt(widthPx * heightPx));
}

function steeply(over: number): number {
  return Math.max(0, over) + 6 * Math.max(0, Math.min(over, 0.1));
}

/** Photos that end at many places before the edge of the text make a page restless. */
function edgesCost(rules: Rules, items: readonly PlannedItem[]): number {
  const ends = new Set<number>();
  for (const item of items) {
    const right = Math.max(0, ...placedPhotos(item).map(({ xPx, widthPx }) => xPx + widthPx));
    if (right > 0 && right < rules.widthPx - 1) ends.add(Math.round(right / 4));
  }
  return WEIGHTS.edge * Math.max(0, ends.size - 1) + WEIGHTS.manyEdges * Math.max(0, ends.size - 2);
}

/** White beside the photos of a band, px²; captions there are not white. */
function whiteOf(rules: Rules, item: PlannedItem): number {
  if (item.kind === 'text') return 0;
  if (item.kind === 'beside') {
    const { photo, column } = item;
    const beside = photo.caption && photo.caption.xPx > photo.xPx ? photo.caption.heightPx : 0;
    const text = Math.min(item.heightPx, column.heightPx + beside);
    return item.heightPx * (rules.widthPx - photo.widthPx) - column.widthPx * text;
  }
  const right = Math.max(...item.photos.map(({ xPx, widthPx }) => (item.outward ? 0 : xPx) + widthPx));
  const left = item.outward ? 0 : Math.min(...item.photos.map(({ xPx }) => xPx));
  const foot = Math.max(...item.photos.map(({ yPx, heightPx }) => yPx + heightPx));
  const caption = item.photos[0]?.caption;
  const beside = caption && caption.xPx >= right ? caption.widthPx * caption.heightPx : 0;
  return foot * Math.max(0, rules.widthPx - right + left) - beside;
}

function sharesApart(atoms: Atoms, path: Path): { readonly apart: number; readonly parted: number } {
  const pageEnds = path.pages.map(({ end }) => end);
  let photos = 0;
  let apart = 0;
  let runs = 0;
  let parted = 0;
  let page = 0;
  atoms.entries.forEach((entry, e) => {
    if (entry.block.kind !== 'photos' || e === 0) return;
    const above = atoms.entries[e - 1]!;
    const begin = above.block.kind === 'heading' && above.block.ofPhotos ? above.first : entry.first;
    while (pageEnds[page]! < begin) page++;
    // The page on which the text before ends goes up to here; what follows of the run stands apart.
    const near = Math.max(0, Math.min(entry.count, pageEnds[page]! - entry.first));
    photos += entry.count;
    apart += entry.count - near;
    runs++;
    if (near === 0) parted++;
  });
  return { apart: apart / Math.max(1, photos), parted: parted / Math.max(1, runs) };
}
