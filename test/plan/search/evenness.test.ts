import { describe, expect, it } from 'vitest';
import type { PlannedItem, PlannedPage } from '../../../src/model.ts';
import { lookAtWhole } from '../../../src/plan/search/evenness.ts';
import { Document } from '../generate.ts';
import { partsOf } from '../parts.ts';

const row = (...widths: number[]): PlannedItem => ({
  kind: 'row',
  block: 'run',
  gapPx: 0,
  heightPx: 200,
  photos: widths.map((widthPx, i) => {
    const xPx = widths.slice(0, i).reduce((sum, width) => sum + width, 0);
    return { photo: `i${i}`, xPx, yPx: 0, widthPx, heightPx: 200 };
  }),
});
const page = (...items: PlannedItem[]): PlannedPage => ({ items, usedPx: 960, whitePx: 0, open: false });
const text = partsOf(new Document().linesOfText(1));
const seen = (...pages: PlannedPage[]) => lookAtWhole(text.rules, text.atoms, { pages: [], cost: 0 }, pages);

describe('how even the photos are', () => {
  it('alike, and as wide as the text: nothing to pay', () => {
    expect(seen(page(row(308, 308)), page(row(308, 308)))).toEqual({
      variation: 0,
      white: 0,
      apart: 0,
      parted: 0,
      cost: 0,
    });
  });

  it('one a fifth larger than the others, but not one that is of another class', () => {
    const uneven = seen(page(row(154, 154, 220, 300)));
    expect(uneven.variation).toBeGreaterThan(0.12);
    expect(uneven.cost).toBeGreaterThan(0);
    expect(seen(page(row(154, 154, 308))).variation).toBe(0);
  });

  it('white on either side of a photo in the middle', () => {
    const [single, middle] = [row(308), row(308)];
    if (middle?.kind === 'row') for (const photo of middle.photos) Object.assign(photo, { xPx: 154 });
    expect(seen(page(middle!)).white).toBeCloseTo(seen(page(single!)).white, 9);
  });

  it('white beside photos, as a share of the pages', () => {
    const { white, cost } = seen(page(row(308), row(308), row(308)));
    expect(white).toBeCloseTo((3 * 308 * 200) / (616 * 960), 9);
    expect(cost).toBeGreaterThan(0);
  });

  it('a caption at the right of a photo is not white', () => {
    const single = row(308);
    const photos = single.kind === 'row' ? single.photos : [];
    const caption = { xPx: 318, yPx: 100, widthPx: 298, heightPx: 100 };
    const with_ = { ...single, photos: photos.map((photo) => ({ ...photo, caption })) } as PlannedItem;
    expect(seen(page(with_)).white).toBeCloseTo((308 * 200 - 298 * 100) / (616 * 960), 9);
  });

  it('the last page counts for nothing but its sizes', () => {
    expect(seen({ ...page(row(308)), whitePx: 700, open: true }).cost).toBe(0);
  });

  it('a last page with next to nothing on it', () => {
    const last = (usedPx: number) => seen(page(row(308, 308)), { ...page(row(308, 308)), usedPx, open: true }).cost;
    expect(last(400)).toBe(0);
    expect(last(200)).toBeGreaterThan(0);
    expect(last(60)).toBeGreaterThan(last(200));
  });

  it('… which white left before it makes no fuller', () => {
    const pages = (whitePx: number, usedPx: number) =>
      seen({ ...page(row(308, 308)), whitePx }, { ...page(row(308, 308)), usedPx, open: true }).cost;
    const ending = (whitePx: number, usedPx: number) => pages(whitePx, usedPx) - pages(whitePx, 900);
    expect(ending(96, 200 + 96)).toBeGreaterThan(0.8 * ending(0, 200));
  });

  it('photos that end at many places of a page', () => {
    const ends = (...rights: number[]) => seen(page(...rights.map((right) => row(right / 2, right / 2)))).cost;
    const white = ends(406, 406, 406);
    expect(ends(406, 300.5, 406)).toBeGreaterThan(white);
    expect(ends(406, 300.5, 195) - ends(406, 300.5, 300.5)).toBeGreaterThan(40);
  });

  it('body pages that end early', () => {
    expect(seen({ ...page(row(308, 308)), whitePx: 96 }).cost).toBeGreaterThan(0);
  });
});

describe('how near photos are to their text', () => {
  // Atoms: two lines, three photos.
  const { rules, atoms } = partsOf(new Document().linesOfText(2).photosOf('LLL'));
  const broken = (at: number) => {
    const pages = [
      { start: 0, end: at, set: [], open: false },
      { start: at, end: 5, set: [], open: true },
    ];
    const { apart, parted } = lookAtWhole(rules, atoms, { pages, cost: 0 }, []);
    return { apart, parted };
  };

  it.each([
    ['all on the page of their text', 5, 0, 0],
    ['the last on the next page', 4, 1 / 3, 0],
    ['all on the next page', 2, 1, 1],
  ])('%s', (_, at, apart, parted) => {
    expect(broken(at)).toEqual({ apart, parted });
  });
});
