// Photos in equal frames, so many on a page: none more, whole, in order, and text between them.
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model.ts';
import type { PlanInput } from '../../src/plan/plan.ts';
import { photosOf } from './figures.ts';
import { anything, Document, marked } from './generate.ts';
import { planned } from './planned.ts';

type PerPage = 1 | 2 | 4 | 6;
const ALL: readonly PerPage[] = [1, 2, 4, 6];
const album = (count: number, page: 'a4' | 'wide' | 'square' = 'a4') =>
  new Document(page).photosOf('LPLLPW'.repeat(20).slice(0, count), 30).input();
const counts = (plan: Plan): number[] =>
  plan.pages.map(({ items }) => items.reduce((sum, item) => sum + (item.kind === 'row' ? item.photos.length : 0), 0));

describe.each(ALL)('%i on a page', (photosPerPage) => {
  it.each(['a4', 'wide', 'square'] as const)('every page but the last has its number on %s', async (page) => {
    const plan = await planned({ ...album(26, page), photosPerPage });
    const [last, ...others] = counts(plan).reverse();
    expect(new Set(others)).toEqual(new Set([photosPerPage]));
    expect(last).toBeLessThanOrEqual(photosPerPage);
  });

  it('stands in frames of one size: alike are alike', async () => {
    const boxes = photosOf(await planned({ ...album(26), photosPerPage }));
    const widths = (aspect: number) =>
      new Set(
        boxes
          .map(({ photo }) => photo)
          .filter(({ widthPx, heightPx }) => Math.abs(widthPx / heightPx - aspect) < 0.01)
          .map(({ widthPx }) => widthPx),
      );
    expect(widths(3 / 2).size + widths(4 / 3).size).toBeLessThanOrEqual(2);
  });

  it('a title does not leave most pages with fewer', async () => {
    const input = new Document().title().photosOf('L'.repeat(12), 30).input();
    const found = counts(await planned({ ...input, photosPerPage }));
    expect(found.length).toBeLessThanOrEqual(Math.ceil(12 / photosPerPage) + 1);
  });

  it.each(Array.from({ length: 12 }, (_, seed) => seed))('anything: document %i', async (seed) => {
    const input: PlanInput = { ...(seed % 2 ? anything(seed).input() : marked(seed)), photosPerPage };
    const plan = await planned(input);
    const { widthPx, heightPx } = input.measured.geometry;
    const wanted = input.blocks.flatMap((block) => (block.kind === 'photos' ? block.pictures : []));
    expect(photosOf(plan).map(({ photo }) => photo.photo)).toEqual(wanted);
    expect(Math.max(...counts(plan))).toBeLessThanOrEqual(Math.max(1, photosPerPage));
    for (const { photo } of photosOf(plan)) {
      const { widthPx: w, heightPx: h } = input.photos.get(photo.photo)!;
      if (Math.min(photo.widthPx, photo.heightPx) > 8) expect(photo.widthPx / photo.heightPx).toBeCloseTo(w / h, 1);
    }
    for (const { items, usedPx } of plan.pages) {
      const rows = items.filter((item) => item.kind === 'row' && !item.bleed);
      if (rows.length === items.length) expect(usedPx).toBeLessThanOrEqual(heightPx + 1e-6);
      for (const row of rows) {
        if (row.kind !== 'row') continue;
        for (const { xPx, widthPx: w } of row.photos) expect(xPx + w).toBeLessThanOrEqual(widthPx + 0.05);
      }
    }
    expect(plan.problems.filter(({ code }) => code === 'W_GAP')).toEqual([]);
  });
});
