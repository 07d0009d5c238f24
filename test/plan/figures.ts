// What tests and the benchmark read off a plan: how full, how even, how white, how near to its text. Lengths in mm.

import type { Box, Plan, PlannedPhoto } from '../../src/model.ts';
import type { PlanInput } from '../../src/plan/plan.ts';

const MM = 96 / 25.4;

export interface Figures {
  readonly pages: number;
  readonly meanFill: number;
  readonly lowestFill: number;
  readonly fifthPercentile: number;
  /** Share of body pages at least 97 % full. */
  readonly full: number;
  readonly largestGapMm: number;
  /** Shares of body pages with a gap over 12 and over 25 mm. */
  readonly gaps12: number;
  readonly gaps25: number;
  /** Standard deviation of √(w·h) by its mean, inside the classes of size. */
  readonly variation: number;
  /** Share of the spreads with three photos and more on which one is twice as large as the median of the others. */
  readonly led: number;
  readonly narrowestMm: number;
  readonly meanWidthMm: number;
  readonly whiteBeside: number;
  /** Shares of runs whose first photo, of photos that, stand on the page where the text before the run ends. */
  readonly firstOfRun: number;
  readonly samePage: number;
  readonly besideBlocks: number;
  readonly lastFill: number;
}

export function figures(plan: Plan, input: PlanInput): Figures {
  const { heightPx, widthPx } = input.measured.geometry;
  const body = plan.pages.filter((page) => !page.open);
  const fills = body.map((page) => (page.usedPx + (page.foot?.heightPx ?? 0)) / heightPx).sort((a, b) => a - b);
  const gaps = body.map((page) => page.whitePx / MM);
  const sizes = photosOf(plan).map(({ photo }) => Math.sqrt(photo.widthPx * photo.heightPx));
  const white = body.reduce((sum, page) => sum + page.items.reduce((all, item) => all + whiteOf(item, widthPx), 0), 0);
  const { first, all } = nearness(plan, input);
  return {
    pages: plan.pages.length,
    meanFill: fills.length > 0 ? average(fills) : 1,
    lowestFill: fills[0] ?? 1,
    fifthPercentile: fills[Math.floor(fills.length / 20)] ?? 1,
    full: share(fills, (fill) => fill >= 0.97),
    largestGapMm: Math.max(0, ...gaps),
    gaps12: 1 - share(gaps, (gap) => gap <= 12),
    gaps25: 1 - share(gaps, (gap) => gap <= 25),
    variation: variationOf(sizes),
    led: ledSpreads(plan),
    narrowestMm: Math.min(...photosOf(plan).map(({ photo }) => photo.widthPx)) / MM,
    meanWidthMm: average(photosOf(plan).map(({ photo }) => photo.widthPx)) / MM,
    whiteBeside: body.length > 0 ? white / (body.length * widthPx * heightPx) : 0,
    firstOfRun: share(first, (same) => same),
    samePage: share(all, (same) => same),
    besideBlocks: plan.pages.flatMap((page) => page.items).filter((item) => item.kind === 'beside').length,
    lastFill: (plan.pages.at(-1)?.usedPx ?? 0) / heightPx,
  };
}

export function showFigures(name: string, f: Figures): string {
  const n = (value: number, digits = 3) => value.toFixed(digits).replace(/^0\./, '.');
  return (
    `${name.padEnd(22)} ${String(f.pages).padStart(4)} p  fill ${n(f.meanFill)} P5 ${n(f.fifthPercentile)} full ${n(f.full, 2)} ` +
    `gap ${n(f.largestGapMm, 0)} >12:${n(f.gaps12)} >25:${n(f.gaps25)}  CV ${n(f.variation, 2)} led ${n(f.led, 2)} narrow ${n(f.narrowestMm, 0)} ` +
    `mean ${n(f.meanWidthMm, 0)} white ${n(f.whiteBeside, 2)} first ${n(f.firstOfRun, 2)} same ${n(f.samePage, 2)} ` +
    `beside ${f.besideBlocks} last ${n(f.lastFill, 2)}`
  );
}

/** Every photo in reading order with the page it stands on. */
export function photosOf(plan: Plan): { page: number; photo: PlannedPhoto }[] {
  return plan.pages.flatMap((page, p) =>
    page.items.flatMap((item) => {
      if (item.kind === 'row') return item.photos.map((photo) => ({ page: p, photo }));
      return item.kind === 'beside' ? [{ page: p, photo: item.photo }] : [];
    }),
  );
}

/** Sizes that lie close together are one class. */
function variationOf(sizes: readonly number[]): number {
  const classes: number[][] = [];
  let last = 0;
  for (const size of [...sizes].sort((a, b) => a - b)) {
    if (size > last * Math.exp(0.2)) classes.push([]);
    classes.at(-1)!.push(size);
    last = size;
  }
  return Math.sqrt(average(classes.flatMap((one) => one.map((size) => (size / average(one) - 1) ** 2))));
}

function ledSpreads(plan: Plan): number {
  const spreads: number[][] = [];
  for (const { page, photo } of photosOf(plan)) (spreads[(page + 1) >> 1] ??= []).push(photo.widthPx * photo.heightPx);
  const judged = spreads.filter((spread) => spread && spread.length >= 3);
  return share(judged, (spread) => {
    const [largest = 0, ...others] = [...spread].sort((a, b) => b - a);
    return largest >= 2 * ((others[(others.length - 1) >> 1]! + others[others.length >> 1]!) / 2);
  });
}

function whiteOf(item: Plan['pages'][number]['items'][number], widthPx: number): number {
  const area = (box: Box | undefined) => (box ? box.widthPx * box.heightPx : 0);
  if (item.kind === 'text') return 0;
  if (item.kind === 'beside') {
    const side = item.photo.caption && item.photo.caption.xPx > 0 ? area(item.photo.caption) : 0;
    const text = item.column.widthPx * Math.min(item.heightPx, item.column.heightPx);
    return item.photo.heightPx * (widthPx - item.photo.widthPx) - text - side;
  }
  const right = Math.max(...item.photos.map((photo) => photo.xPx + photo.widthPx));
  const side = item.photos.reduce(
    (sum, photo) => sum + ((photo.caption?.xPx ?? 0) >= right ? area(photo.caption) : 0),
    0,
  );
  const photosPx = Math.max(...item.photos.map((photo) => photo.yPx + photo.heightPx));
  return photosPx * (widthPx - right) - side;
}

function nearness(plan: Plan, input: PlanInput): { first: boolean[]; all: boolean[] } {
  const textEnds = new Map<string, number>();
  const photoPage = new Map<string, number>();
  plan.pages.forEach((page, p) => {
    for (const item of page.items) {
      if (item.kind === 'text') textEnds.set(item.block, p);
      if (item.kind === 'row') for (const photo of item.photos) photoPage.set(photo.photo, p);
      if (item.kind === 'beside') {
        if (item.before) textEnds.set(item.before.block, p);
        if (item.after) textEnds.set(item.after.block, p);
        photoPage.set(item.photo.photo, p);
      }
    }
  });
  const first: boolean[] = [];
  const all: boolean[] = [];
  let text: string | undefined;
  for (const block of input.blocks) {
    if (block.kind === 'prose' || (block.kind === 'heading' && !block.ofPhotos)) text = block.id;
    if (block.kind !== 'photos' || text === undefined) continue;
    const same = block.pictures.map((id) => photoPage.get(id) === textEnds.get(text ?? ''));
    if (same[0] !== undefined) first.push(same[0]);
    all.push(...same);
  }
  return { first, all };
}

function average(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

function share<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return values.length > 0 ? values.filter(holds).length / values.length : 1;
}
