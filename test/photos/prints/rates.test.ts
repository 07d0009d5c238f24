import { describe, expect, it } from 'vitest';
import { LAST_LEVEL, type Making, rateAt } from '../../../src/photos/prints/rates.ts';

const MOST: Making = { dpi: 300, quality: 82, maxPixels: 1e8 };
const mm = (long: number) => ({ widthPx: (long * 96) / 25.4, heightPx: 100 });
const at = (level: number, { graphic = false, long = 120, most = MOST } = {}) =>
  rateAt(level, { graphic }, mm(long), most);

describe('the ladder', () => {
  it('begins with what is asked for, then with patience, and ends at the least that --dpi allows', () => {
    expect(at(0)).toEqual({ dpi: 300, quality: 82, compact: false });
    expect(at(1)).toEqual({ dpi: 300, quality: 82, compact: true });
    expect(at(LAST_LEVEL)).toEqual({ dpi: 36, quality: 35, compact: true });
    expect(at(LAST_LEVEL, { graphic: true })).toEqual({ dpi: 36, quality: 35, compact: true });
  });
  it.each([20, 60, 120, 250])('goes down step by step for a photo of %i mm', (long) => {
    for (let level = 1; level < LAST_LEVEL; level++) {
      const [is, next] = [at(level, { long }), at(level + 1, { long })];
      expect(next.dpi).toBeLessThanOrEqual(is.dpi);
      expect(next.quality).toBeLessThanOrEqual(is.quality);
    }
  });
  it('never goes above what is asked for, or below 36 dpi where less is asked for', () => {
    const most = { ...MOST, dpi: 40, quality: 20 };
    for (const level of [0, 1, 50, LAST_LEVEL])
      expect(at(level, { most, long: 20 })).toMatchObject({ dpi: level < 50 ? 40 : expect.any(Number), quality: 20 });
    expect(at(LAST_LEVEL, { most }).dpi).toBe(36);
  });
  it('small photos keep more of their dots than large ones', () => {
    expect(at(80, { long: 40 }).dpi).toBeGreaterThan(at(80).dpi);
    expect(at(80, { long: 280 }).dpi).toBeLessThan(at(80).dpi);
  });
  it('slides and drawings stay whole until photos have a third of their dots', () => {
    expect(at(90, { graphic: true })).toEqual({ dpi: 300, quality: 82, compact: true });
    expect(at(90).dpi).toBeLessThan(125);
    expect(at(150, { graphic: true }).dpi).toBeGreaterThan(1.5 * at(150).dpi);
  });
});
