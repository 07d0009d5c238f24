import { describe, expect, it } from 'vitest';
import { flatSpreads, keyPhotos, leadsFor, photoPlaces } from '../../src/plan/key-photos.ts';
import { makeRules } from '../../src/plan/rules.ts';
import { Document, type Shape } from './generate.ts';
import { planned } from './planned.ts';

function keysOf(doc: Document, density: 'normal' | 'compact' = 'normal') {
  const { blocks, photos, measured, dpi } = doc.input();
  const rules = makeRules(measured, { density, dpi }, false);
  const places = photoPlaces(blocks, photos, rules);
  return { places, keys: [...keyPhotos(places, measured, rules, density)] };
}

/** Photos alone, each after a few lines; one of another kind in their middle. */
function singles(count: number, shape: Partial<Shape> = {}): Document {
  const doc = new Document();
  for (let i = 0; i < count; i++) doc.linesOfText(6).run([{ size: [1600, 1200], ...shape }]);
  return doc;
}

describe('the photos that stand large', () => {
  it('are about one in six, apart from each other', () => {
    const { keys, places } = keysOf(singles(24));
    const at = keys.map((id) => places.find((place) => place.id === id)!.at);
    expect(keys.length).toBeGreaterThanOrEqual(3);
    expect(keys.length).toBeLessThanOrEqual(6);
    for (const [i, place] of at.entries()) if (i > 0) expect(place - at[i - 1]!).toBeGreaterThanOrEqual(4);
  });

  it.each<[string, Partial<Shape>]>([
    ['upright ones', { size: [1200, 1600] }],
    ['square ones', { size: [1600, 1600] }],
    ['panoramas', { size: [3000, 1000] }],
    ['those with too few samples', { size: [900, 600] }],
    ['missing ones', { missing: true }],
    ['those whose size the author gives', { ref: { width: { value: 60, unit: '%' } } }],
    ['those of which the author gives the height', { ref: { height: { value: 5, unit: 'cm' } } }],
  ])('are none of %s', (_, shape) => {
    expect(keysOf(singles(24, shape)).keys).toEqual([]);
  });

  it('are none where there are few photos, or where small ones are asked for', () => {
    expect(keysOf(singles(5)).keys).toEqual([]);
    expect(keysOf(singles(24), 'compact').keys).toEqual([]);
  });

  it('the cover, always', () => {
    expect(keysOf(singles(1, { ref: { cover: true } })).keys).toHaveLength(1);
    expect(keysOf(singles(1, { ref: { cover: true } }), 'compact').keys).toHaveLength(1);
  });

  it('alone in their run before the first of several, and those before one of two', () => {
    const doc = new Document()
      .photosOf('LL')
      .linesOfText(3)
      .photosOf('LLL')
      .linesOfText(3)
      .photosOf('L')
      .linesOfText(3);
    const { keys, places } = keysOf(doc.photosOf('PPP'));
    expect(keys).toEqual([places[5]!.id]);
  });

  it('one of each chapter with three photos', () => {
    const doc = new Document().heading(2).linesOfText(9).photosOf('L').linesOfText(9).photosOf('PPPP').heading(2);
    const { keys } = keysOf(doc.linesOfText(9).photosOf('L').linesOfText(9).photosOf('PPPP').linesOfText(3));
    expect(keys).toHaveLength(2);
  });
});

describe('spreads', () => {
  it('with a photo twice as large as the others have a lead, those of three alike have none', async () => {
    const plan = await planned(singles(20).input());
    const { places } = keysOf(singles(20));
    const { photos } = flatSpreads(plan.pages);
    const keys = new Set<string>();
    const more = leadsFor(photos, places, keys);
    expect(more.size).toBe(photos.length);
    expect(flatSpreads(plan.pages.map((page) => ({ ...page, items: [] }))).photos).toEqual([]);
  });

  it('at least every other one of a report has a lead', async () => {
    for (const count of [12, 20, 32]) {
      const plan = await planned(singles(count).input());
      expect(flatSpreads(plan.pages).price, `${count} photos`).toBe(0);
    }
  });
});
