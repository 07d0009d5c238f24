// What must hold for any document, asked of made ones, the same on every machine.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, PhotosBlock, Plan, PlannedPage, PlannedPhoto } from '../../src/model.ts';
import type { PlanInput } from '../../src/plan/plan.ts';
import { photosOf } from './figures.ts';
import { anything, authored, marked } from './generate.ts';
import { noted } from './noted.ts';
import { planned } from './planned.ts';

export interface Made {
  readonly documents: readonly PlanInput[];
  /** Filled before the first test. */
  readonly plans: readonly Plan[];
}

/** The first `count` documents and their plans. */
export const madeDocuments = (count: number): Made => plannedOf(count, (seed) => anything(seed).input());

/** The same of those whose authors give photos pages of their own and keep things together. */
export const markedDocuments = (count: number): Made => plannedOf(count, marked);

/** The same of those with notes at the foot of their pages. */
export const notedDocuments = (count: number): Made => plannedOf(count, noted);

/** The same of those with rows, words beside photos and steps that their authors set. */
export const authoredDocuments = (count: number): Made => plannedOf(count, (seed) => authored(seed).input());

function plannedOf(count: number, make: (seed: number) => PlanInput): Made {
  const documents = Array.from({ length: count }, (_, seed) => make(seed));
  const plans: Plan[] = [];
  // Most of the time of such a file goes here: a minute for hundreds on a quiet machine, many on a busy one.
  beforeAll(async () => {
    for (const input of documents) plans.push(await planned(input));
  }, 1_200_000);
  return { documents, plans };
}

/** `told`: the problems of their plain flow. */
export function itHoldsForAll({ documents, plans }: Made, told = ['W_GAP', 'W_TOO_TALL']): void {
  /** Runs a check on every document and names those that fail. */
  function failing(check: (plan: Plan, input: PlanInput, seed: number) => string | undefined): string[] {
    return plans.flatMap((plan, seed) => {
      const complaint = check(plan, documents[seed]!, seed);
      return complaint === undefined ? [] : [`document ${seed}: ${complaint}`];
    });
  }

  describe(`${documents.length} made documents`, () => {
    it('hold every photo once, in order', () => {
      expect(
        failing((plan, input) => {
          const wanted = input.blocks.flatMap((block) => (block.kind === 'photos' ? block.pictures : []));
          const placed = photosOf(plan).map(({ photo }) => photo.photo);
          return JSON.stringify(placed) === JSON.stringify(wanted) ? undefined : 'photos lost or out of order';
        }),
      ).toEqual([]);
    });

    it('hold every line of text once, in order', () => {
      expect(failing((plan, input) => sameText(plan, input))).toEqual([]);
    });

    it('keep the shape of every photo', () => {
      expect(
        failing((plan, input) => {
          for (const { photo } of photosOf(plan)) {
            const { widthPx, heightPx } = input.photos.get(photo.photo)!;
            const off = Math.abs((photo.widthPx / photo.heightPx / widthPx) * heightPx - 1);
            // Lengths are whole 1/64 px: that shows only in slivers.
            if (off > 0.002 && Math.min(photo.widthPx, photo.heightPx) > 8) return `${photo.photo} is off by ${off}`;
          }
          return undefined;
        }),
      ).toEqual([]);
    });

    it('hold nothing that sticks out, but for blocks higher than a page', () => {
      expect(failing(outside)).toEqual([]);
    });

    it('add up: space used and space left are the page', () => {
      expect(
        failing((plan, input) => {
          const off = plan.pages.findIndex(
            (page) => Math.abs(takenPx(page) + page.whitePx - input.measured.geometry.heightPx) > 1e-6,
          );
          return off < 0 ? undefined : `page ${off + 1}`;
        }),
      ).toEqual([]);
    });

    it('end no page with a heading, unless what follows is higher than a page', () => {
      expect(
        failing((plan, input) => {
          const heights = (id: string) => input.measured.blocks.get(id)?.slices[0]?.heightPx ?? 0;
          const kinds = new Map(input.blocks.map((block) => [block.id, block.kind]));
          const page = plan.pages.findIndex((each, p) => {
            const last = each.items.at(-1);
            const next = plan.pages[p + 1]?.items[0];
            if (each.open || last?.kind !== 'text' || kinds.get(last.block) !== 'heading' || !next) return false;
            return next.kind !== 'text' || last.heightPx + heights(next.block) < input.measured.geometry.heightPx - 40;
          });
          return page < 0 ? undefined : `page ${page + 1}`;
        }),
      ).toEqual([]);
    });

    it('end photos at the edge of the text or on the grid, and never nearly at the edge', () => {
      expect(failing(offGrid)).toEqual([]);
    });

    it('keep captions with their photos', () => {
      expect(
        failing((plan, input) => {
          const keyed = keyedOf(plan);
          const bleeds = new Set(
            plan.pages.flatMap(({ items }) =>
              items.flatMap((item) => (item.kind === 'row' && item.bleed ? item.photos : [])),
            ),
          );
          for (const { photo } of photosOf(plan)) {
            if (bleeds.has(photo)) continue;
            const has = (input.measured.captionHeightsPx.get(photo.photo)?.[0] ?? 0) > 0;
            if (has !== (photo.caption !== undefined)) return `${photo.photo}: caption lost or made up`;
            const { caption } = photo;
            if (!caption) continue;
            if (caption.widthPx <= 0 || caption.heightPx <= 0) return `${photo.photo}: empty caption box`;
            if (keyed.has(photo)) continue;
            const under = Math.abs(caption.yPx - photo.yPx - photo.heightPx - 5) < 0.1 && caption.xPx === photo.xPx;
            const right = Math.abs(caption.yPx + caption.heightPx - photo.yPx - photo.heightPx) < 0.1;
            if (!under && !(right && caption.xPx >= photo.xPx + photo.widthPx)) return `${photo.photo}: caption astray`;
          }
          return undefined;
        }),
      ).toEqual([]);
    });

    it('set captions one after the other below a row only where each has its number, in order and apart', () => {
      const used = new Set<number>();
      expect(
        failing((plan, { photos, measured: { captionWidthsPx, geometry } }, seed) => {
          for (const row of keyedRows(plan)) {
            used.add(seed);
            const foot = Math.max(...row.map(({ yPx, heightPx }) => yPx + heightPx));
            let before = { xPx: 0, yPx: 0, widthPx: 0, heightPx: 0 };
            for (const { photo, caption } of row) {
              if (!caption || !photos.get(photo)?.number) return `${photo}: without a number`;
              if (caption.widthPx < captionWidthsPx.get(photo)!) return `${photo}: too narrow for one line`;
              if (caption.xPx + caption.widthPx > geometry.widthPx + 0.1) return `${photo}: over the edge`;
              const goesOn = caption.yPx < before.yPx + before.heightPx - 0.1;
              if (goesOn ? caption.xPx < before.xPx + before.widthPx + 8 : caption.yPx < foot + 4.8)
                return `${photo}: on another caption`;
              before = caption;
            }
          }
          return undefined;
        }),
      ).toEqual([]);
      const numbered = documents.some(({ photos }) => [...photos.values()].some(({ number }) => number));
      expect(used.size > 0).toBe(numbered);
    });

    it('give captions the height they need', () => {
      expect(
        failing((plan, input) => {
          const ladder = input.measured.captionLadderPx;
          const keyed = keyedOf(plan);
          for (const { photo } of photosOf(plan)) {
            if (!photo.caption || keyed.has(photo)) continue;
            const heights = input.measured.captionHeightsPx.get(photo.photo)!;
            let step = 0;
            while (step + 1 < ladder.length && ladder[step + 1]! <= photo.caption.widthPx + 1 / 32) step++;
            if (photo.caption.heightPx < heights[step]! - 0.1) return `${photo.photo}: caption too low`;
          }
          return undefined;
        }),
      ).toEqual([]);
    });

    it('cost no more than plain flow', async () => {
      const flows: Plan[] = [];
      for (const input of documents) flows.push(await planned({ ...input, layout: 'flow' }));
      const codes = new Set(flows.flatMap(({ problems }) => problems.map(({ code }) => code)));
      expect([...codes].sort()).toEqual(told);
      expect(
        failing((plan, _, seed) => {
          const flow = flows[seed]!;
          // Only at the same target are prices alike; the chosen target is never dearer than its own flow.
          if (Math.abs(flow.targetPx - plan.targetPx) > 1e-9) return undefined;
          return plan.cost <= flow.cost + 1e-6 ? undefined : `${plan.cost} > ${flow.cost}`;
        }),
      ).toEqual([]);
    });

    it('break inside text only where the browser does: nothing more would have fitted', () => {
      expect(failing(unnatural)).toEqual([]);
    });

    it('warn of every body page that ends more than 20 mm early, and of no other', () => {
      expect(
        failing((plan) => {
          const early = plan.pages.filter((page) => !page.open && page.whitePx > (20 * 96) / 25.4).length;
          const warned = plan.problems.filter(({ code }) => code === 'W_GAP').length;
          return early === warned ? undefined : `${early} early pages, ${warned} warnings`;
        }),
      ).toEqual([]);
    });
  });
}

/** Text in the order of the blocks, whole, and only plain paragraphs beside photos. */
function sameText(plan: Plan, input: PlanInput): string | undefined {
  const seen = new Map<string, number>();
  const order: string[] = [];
  const take = (block: string, from: number, to: number) => {
    if ((seen.get(block) ?? 0) !== from) return `${block}: slice ${from} after ${seen.get(block) ?? 0}`;
    if (from === 0) order.push(block);
    seen.set(block, to);
    return undefined;
  };
  const length = (block: string) => input.measured.blocks.get(block)?.slices.length ?? 0;
  for (const page of plan.pages) {
    for (const item of page.items) {
      let complaint: string | undefined;
      if (item.kind === 'text') complaint = take(item.block, item.from, item.to);
      if (item.kind === 'beside') {
        if (item.before) complaint = take(item.before.block, item.before.line, length(item.before.block));
        if (item.after) complaint ??= take(item.after.block, 0, length(item.after.block));
      }
      if (complaint) return complaint;
    }
  }
  const has = ({ id, kind }: Block): boolean => length(id) > 0 || kind === 'photos';
  const all = (input.blocks as readonly Block[]).filter(has);
  // A rule at the end parts nothing.
  const end = all.findLastIndex((block) => !(block.kind === 'prose' && block.tag === 'rule'));
  const wanted = all.slice(0, end + 1 || 1).flatMap(({ id }) => (length(id) > 0 ? [id] : []));
  if (JSON.stringify(order) !== JSON.stringify(wanted)) return 'blocks lost or out of order';
  const short = wanted.find((id) => seen.get(id) !== length(id));
  return short === undefined ? undefined : `${short} is not whole`;
}

function isHeading(input: PlanInput, item: Plan['pages'][number]['items'][number] | undefined): boolean {
  return input.blocks.some(({ id, kind }) => kind === 'heading' && item?.kind === 'text' && item.block === id);
}

/** By what stands on the page, and the notes at its foot. */
const takenPx = ({ usedPx, foot }: PlannedPage): number => usedPx + (foot?.heightPx ?? 0);

function outside(plan: Plan, input: PlanInput): string | undefined {
  const { heightPx, widthPx } = input.measured.geometry;
  for (const [p, page] of plan.pages.entries()) {
    const above = page.items.slice(0, -1);
    const alone =
      page.items.at(-1)?.kind === 'text' && (above.length === 0 || (above.length === 1 && isHeading(input, above[0])));
    if (takenPx(page) > heightPx + 1e-6 && !alone) return `page ${p + 1} is ${takenPx(page)} high`;
    if (takenPx(page) > heightPx + 1e-6 && !plan.problems.some(({ code }) => code === 'W_TOO_TALL')) return 'not told';
    const photos = page.items.some((item) => item.kind !== 'text');
    if (photos && takenPx(page) > heightPx - 1 + 1e-6) return `page ${p + 1} with photos is ${page.usedPx} high`;
    for (const item of page.items) {
      if (item.kind === 'text') continue;
      if (item.kind === 'row' && item.bleed) {
        const complaint = uncovered(item.photos, input);
        if (complaint || page.items.length > 1)
          return complaint ?? 'something shares the page of a photo that covers it';
        continue;
      }
      const boxes = item.kind === 'row' ? item.photos : [item.photo];
      for (const photo of boxes) {
        for (const box of photo.caption ? [photo, photo.caption] : [photo]) {
          if (box.xPx < 0 || box.yPx < 0) return `${photo.photo} begins outside`;
          if (box.xPx + box.widthPx > widthPx + 0.05) return `${photo.photo} is too wide: ${box.xPx + box.widthPx}`;
          if (box.yPx + box.heightPx > item.heightPx + 0.05) return `${photo.photo} is deeper than its row`;
        }
      }
    }
  }
  return undefined;
}

/** Does the photo not reach all edges of its paper, or farther over two of them than it must? */
function uncovered([photo]: readonly PlannedPhoto[], { measured: { geometry } }: PlanInput): string | undefined {
  const { widthPx, heightPx } = geometry.paperPx!;
  const { xPx, yPx } = photo!;
  const over = [-xPx, -yPx, xPx + photo!.widthPx - widthPx, yPx + photo!.heightPx - heightPx];
  if (over.some((px) => px < -0.01)) return `${photo!.photo} does not cover its paper`;
  return over.filter((px) => px > 0.01).length > 2 ? `${photo!.photo} is larger than its paper asks` : undefined;
}

/** A row that neither the text, nor the grid, nor a limit of its photos ends. */
function offGrid(plan: Plan, input: PlanInput): string | undefined {
  const { widthPx, columnsPx } = input.measured.geometry;
  const set = (block: PhotosBlock) => block.strip || block.rows || block.words || block.depth;
  const strips = new Set(input.blocks.flatMap((block) => (block.kind === 'photos' && set(block) ? [block.id] : [])));
  for (const [p, page] of plan.pages.entries()) {
    for (const item of page.items) {
      if (item.kind === 'text' || strips.has(item.block) || (item.kind === 'row' && item.bleed)) continue;
      const photos = item.kind === 'row' ? item.photos : [item.photo];
      // On a page of its own it is limited by the page's height.
      if (input.photos.get(photos[0]!.photo)!.ref.scale === 'full') continue;
      // One in the middle of the width: its edges keep to the columns on both sides.
      const middle = photos.length === 1 && photos[0]!.xPx > 1;
      const right = middle ? photos[0]!.widthPx : Math.max(...photos.map((photo) => photo.xPx + photo.widthPx));
      const at = columnsPx.findIndex((px) => Math.abs(px - right) < 0.2);
      if (at === 11 || (at >= 3 && at < 9)) continue;
      if (photos.length > 1 && at >= 0 && at < 9) continue;
      // Alone, a photo that is no wider than its file, or no lower than the page, ends where it must.
      const { widthPx: samples, heightPx: lines } = input.photos.get(photos[0]!.photo)!;
      const limited =
        samples < widthPx || lines > samples || input.photos.get(photos[0]!.photo)!.ref.width !== undefined;
      if (photos.length > 1 ? right > columnsPx[0]! : !limited) return `page ${p + 1}: ends at ${right} of ${widthPx}`;
    }
  }
  return undefined;
}

/** A page that ends inside a block although the rest of the paragraph, or the next row or item, would fit below. */
function unnatural(plan: Plan, input: PlanInput): string | undefined {
  // Among notes, each break is written.
  if ([...input.measured.blocks.values()].some(({ notes }) => notes)) return undefined;
  const tags = new Map(input.blocks.map((block) => [block.id, block.kind === 'prose' ? block.tag : block.kind]));
  for (const [p, page] of plan.pages.entries()) {
    const [next] = plan.pages[p + 1]?.items ?? [];
    if (next?.kind !== 'text' || next.from === 0) continue;
    // Where its author wants it whole, any break is as good as another.
    if (input.blocks.some((block) => block.id === next.block && block.kind !== 'break' && block.whole)) continue;
    const slices = input.measured.blocks.get(next.block)!.slices;
    const more = tags.get(next.block) === 'paragraph' ? next.heightPx : slices[next.from]!.heightPx;
    if (tags.get(next.block) === 'paragraph' && next.to < slices.length) continue;
    // Lists hold two lines of an item together, code three: only a whole row or block is certain to fit.
    const certain = tags.get(next.block) === 'table' || tags.get(next.block) === 'paragraph';
    if (certain && page.whitePx > more + 0.5) return `page ${p + 1}: ${page.whitePx} px left, ${more} would fit`;
  }
  return undefined;
}

/** Rows whose captions follow one another: not each under its photo. */
function keyedRows(plan: Plan): readonly (readonly PlannedPhoto[])[] {
  return plan.pages.flatMap(({ items }) =>
    items.flatMap((item) => {
      if (item.kind !== 'row' || item.photos.length < 2) return [];
      const under = item.photos.every(
        ({ xPx, widthPx, caption }) => !caption || (caption.xPx === xPx && caption.widthPx === widthPx),
      );
      return under ? [] : [item.photos];
    }),
  );
}

const keyedOf = (plan: Plan): ReadonlySet<PlannedPhoto> => new Set(keyedRows(plan).flat());
