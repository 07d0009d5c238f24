// What a print shop wants of a report: full sheets, and photos with the dots for it.
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/model.ts';
import { coarseForPress, emptyPagesOf, latestDate } from '../../../src/stages/press/for-press.ts';
import { album, photo, taken } from '../../helpers/make.ts';

it.each([
  [undefined, 5, 0],
  [4, 4, 0],
  [4, 5, 3],
  [16, 1, 15],
  [8, 23, 1],
] as const)('sheets of %s pages: %i and %i empty ones', (fold, pages, empty) => {
  expect(emptyPagesOf(pages, fold === undefined ? {} : { fold })).toBe(empty);
});

/** Photos on so many mm, each on a page of its own. */
const planOf = (widths: Readonly<Record<string, number>>): Pick<Plan, 'pages'> => ({
  pages: Object.entries(widths).map(([id, mm]) => {
    const widthPx = (mm * 96) / 25.4;
    const placed = { photo: id, xPx: 0, yPx: 0, widthPx, heightPx: widthPx / 1.5 };
    const item = { kind: 'row' as const, block: id, gapPx: 0, heightPx: 10, photos: [placed] };
    return { items: [item], usedPx: 0, whitePx: 0, open: false };
  }),
});

describe('dots', () => {
  const small = photo('small', { widthPx: 900, heightPx: 600 });
  const words = (plan: Pick<Plan, 'pages'>, others: Parameters<typeof coarseForPress>[2] = [], dpi = 300) =>
    coarseForPress(album([small, photo('large')]), plan, others, dpi).map(({ problem }) => problem.message);

  it('too few are told, with the photo, its line and its page', () => {
    const [found] = coarseForPress(album([small]), planOf({ large: 100, small: 100 }), [], 300);
    expect(found?.problem).toMatchObject({
      code: 'W_DPI',
      message: '900 × 600 pixels on 100 mm are 229 dpi (page 2); print shops want 300',
      place: small.ref.place,
      address: small.address,
    });
  });

  it('enough are not, nor what lacks one in a hundred', () => {
    expect(words(planOf({ large: 200, small: 76.2 }))).toEqual([]);
    expect(words(planOf({ small: 76.9 }))).toEqual([]);
    expect(words(planOf({ small: 77.5 }))).toHaveLength(1);
  });

  it('a photo is told once, where it is largest: on a cover, in a line', () => {
    expect(words(planOf({ small: 100 }), [{ photo: small, widthPx: (200 * 96) / 25.4 }])).toEqual([
      '900 × 600 pixels on 200 mm are 114 dpi; print shops want 300',
    ]);
  });

  it('of one that is cut nobody sees the width, and no width mends it', () => {
    const [page] = planOf({ small: 455 }).pages;
    const pages = page!.items.map((item) => ({ ...page!, items: [{ ...item, bleed: true as const }] }));
    const cut = (others: Parameters<typeof coarseForPress>[2]) =>
      coarseForPress(album([small]), { pages } as Pick<Plan, 'pages'>, others, 300).map(({ problem }) => problem);
    expect(cut([])).toMatchObject([
      {
        message: '900 × 600 pixels are 50 dpi from edge to edge (page 1); print shops want 300',
        hint: expect.stringContaining('leave {.bleed} out'),
      },
    ]);
    expect(cut([{ photo: small, widthPx: 2000, covers: 'cover' }])).toMatchObject([
      {
        message: '900 × 600 pixels are 43 dpi on the cover; print shops want 300',
        hint: expect.stringContaining('--cover-photo'),
      },
    ]);
  });

  it('drawings have as many as one wants, missing photos none; a lower --dpi is one for all', () => {
    const svg = photo('svg', { format: 'svg', widthPx: 10, heightPx: 10 });
    expect(coarseForPress(album([svg]), planOf({ svg: 100 }), [], 300)).toEqual([]);
    expect(words(planOf({ large: 50 }), [], 150)).toEqual([
      '4000 × 3000 pixels on 50 mm are 150 dpi (page 1); print shops want 300',
    ]);
  });
});

it('PDF/X-4 has the date of the last photo, where the text has none', () => {
  const photos = ['2024-05-06T10:00:00', '2024-05-07T09:00:00'].map((local, i) =>
    photo(`p${i}`, { metadata: taken(local) }),
  );
  expect(latestDate(album(photos))).toBe('2024-05-07');
  expect(latestDate(album([photo('a')]))).toBe('2000-01-01');
});
