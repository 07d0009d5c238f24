// The print of a cover: its size, and how dark what lies under its words is made.
import { describe, expect, it } from 'vitest';
import { croppedSamples, shadeFor } from '../../../src/photos/prints/cover-print.ts';
import { photo } from '../../helpers/make.ts';

describe('samples', () => {
  it.each([
    ['as many as its place shows', 6000, 4000, 300, '2480x3507'],
    ['not more than the part that is seen has', 3000, 2000, 300, '1414x2000'],
    ['of an upright one', 1000, 3000, 300, '1000x1414'],
  ])('%s', (_, widthPx, heightPx, dpi, expected) => {
    const size = croppedSamples(
      photo('p', { widthPx, heightPx, format: 'jpeg' }),
      { widthPx: 793.7, heightPx: 1122.5 },
      dpi,
    );
    expect(`${size.widthPx}x${size.heightPx}`).toBe(expected);
  });
});

describe('the shade', () => {
  /** Rows of one colour each. */
  const rows = (...colours: readonly (readonly [number, number, number])[]) => ({
    widthPx: 2,
    heightPx: colours.length,
    channels: 3,
    data: Uint8Array.from(colours.flatMap((rgb) => [...rgb, ...rgb])),
  });
  const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  /** Of white words on the colour under the shade. */
  const contrast = ([red, green, blue]: readonly [number, number, number], shade: number): number => {
    const [r, g, b] = [red, green, blue].map((value) => linear((value / 255) * (1 - shade))) as [
      number,
      number,
      number,
    ];
    return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
  };
  const WHITE = [255, 255, 255] as const;
  const NIGHT = [10, 20, 30] as const;

  it.each([
    [WHITE],
    [[255, 230, 0] as const],
    [[0, 255, 60] as const],
    [[120, 160, 250] as const],
    [[140, 140, 140] as const],
    [NIGHT],
  ])('makes white words on %j readable', (colour) => {
    expect(contrast(colour, shadeFor(rows(NIGHT, colour), 0.5))).toBeGreaterThanOrEqual(4.5);
  });
  it('is not darker than it must be, and looks only where words stand', () => {
    expect(shadeFor(rows(NIGHT, NIGHT), 0)).toBe(0.2);
    expect(shadeFor(rows(WHITE, NIGHT), 0.5)).toBe(0.2);
    expect(contrast(WHITE, shadeFor(rows(WHITE), 0))).toBeLessThan(5.4);
  });
});
