// What must hold for any document in any theme: nothing lost, nothing over another; what the theme limits is limited.
import { describe, expect, it } from 'vitest';
import type { Box, Plan } from '../../src/model.ts';
import type { Theme } from '../../src/page/themes/theme.ts';
import { THEMES } from '../../src/page/themes/themes.ts';
import type { PlanInput } from '../../src/plan/plan.ts';
import { photosOf } from './figures.ts';
import { anything } from './generate.ts';
import { planned } from './planned.ts';

const MARGIN = { columnPx: 160, gapPx: 30 };
const SEEDS = Array.from({ length: 8 }, (_, seed) => seed);

function inTheme(seed: number, { limits, type }: Theme): PlanInput {
  const { measured, ...input } = anything(seed).input();
  const margin = type.other.full.marginColumn ? { margin: MARGIN } : {};
  return { ...input, measured: { ...measured, geometry: { ...measured.geometry, limits, ...margin } } };
}

/** Everything of a page, in its coordinates: photos, captions, columns of text. */
function boxesOn(page: Plan['pages'][number]): Box[] {
  let top = 0;
  return page.items.flatMap((item) => {
    top += item.gapPx;
    const from = top;
    top += item.heightPx;
    if (item.kind === 'text') return [];
    const photos = item.kind === 'row' ? item.photos : [item.photo];
    const boxes = photos.flatMap((photo) => (photo.caption ? [photo, photo.caption] : [photo]));
    return boxes.map(({ xPx, yPx, widthPx, heightPx }) => ({ xPx, yPx: yPx + from, widthPx, heightPx }));
  });
}

const overlap = (a: Box, b: Box): boolean =>
  Math.min(a.xPx + a.widthPx, b.xPx + b.widthPx) - Math.max(a.xPx, b.xPx) > 0.1 &&
  Math.min(a.yPx + a.heightPx, b.yPx + b.heightPx) - Math.max(a.yPx, b.yPx) > 0.1;

describe.each(Object.entries(THEMES))('made documents in %s', (name, theme: Theme) => {
  it.each(SEEDS)('document %d', { timeout: 300_000 }, async (seed) => {
    const input = inTheme(seed, theme);
    const { geometry } = input.measured;
    const plan = await planned(input);
    // Journal's photos are large and stand alone: pages end early.
    for (const { code } of plan.problems) expect(['W_GAP', 'W_TOO_TALL', 'W_SIZE']).toContain(code);
    const wanted = input.blocks.flatMap((block) => (block.kind === 'photos' ? block.pictures : []));
    expect(photosOf(plan).map(({ photo }) => photo.photo)).toEqual(wanted);
    for (const page of plan.pages) {
      expect(page.usedPx + page.whitePx).toBeCloseTo(geometry.heightPx, 6);
      const boxes = boxesOn(page);
      boxes.forEach((box, i) => {
        for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false);
      });
      for (const item of page.items) {
        if (item.kind !== 'row') continue;
        const asked = input.blocks.find(({ id }) => id === item.block);
        if (asked?.kind !== 'photos' || asked.rows || asked.columns || asked.words || asked.strip) continue;
        expect(item.photos.length).toBeLessThanOrEqual(theme.limits.company);
        const overPx = item.outward ? MARGIN.gapPx + MARGIN.columnPx : 0;
        for (const { caption, ...photo } of item.photos) {
          if (!item.bleed) expect(photo.xPx + photo.widthPx).toBeLessThanOrEqual(geometry.widthPx + overPx + 0.1);
          if (theme.limits.centred && photo.widthPx < geometry.widthPx - 1 && !input.photos.get(photo.photo)?.ref.side)
            expect(Math.abs(2 * photo.xPx + photo.widthPx - geometry.widthPx)).toBeLessThan(1);
          if (!caption || caption.xPx < geometry.widthPx) continue;
          expect(name).toBe('field');
          expect(caption.xPx + caption.widthPx).toBeLessThanOrEqual(geometry.widthPx + MARGIN.gapPx + MARGIN.columnPx);
          expect(caption.yPx).toBeGreaterThanOrEqual(-0.1);
          expect(caption.yPx + caption.heightPx).toBeLessThanOrEqual(item.heightPx + 0.1);
        }
      }
    }
  });
});
