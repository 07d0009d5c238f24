// The accent from the photos: the hue that most of them share, dark enough to read on white.
import { describe, expect, it } from 'vitest';
import { accentOf } from '../../../src/page/themes/photo-accent.ts';

/** Hue as painters count it, in degrees. */
function hueOf(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const part =
    most === r ? (g - b) / (most - least) : most === g ? 2 + (b - r) / (most - least) : 4 + (r - g) / (most - least);
  return (60 * part + 360) % 360;
}

function contrastOnWhite(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

describe('the accent from the photos', () => {
  it.each([
    ['a sea', ['3a6ea5', '4a7eb5', '2a4e75', 'd0c0a0'], 195, 240],
    ['northern lights', ['1f8a5c', '103a2c', '2a9a6c', '0a1a14'], 130, 190],
    ['an evening', ['c86a3a', 'd88a5a', '60302a', 'e8b080'], 5, 45],
    ['a red on both sides of the wheel', ['b0203a', 'b02a20', 'a01a30', 'a8301a'], 340, 380],
  ])('%s', (_, quarters, from, to) => {
    const accent = accentOf([quarters, quarters]) as string;
    expect(accent).toMatch(/^#[\da-f]{6}$/);
    const hue = hueOf(accent);
    expect(hue < from ? hue + 360 : hue).toBeGreaterThanOrEqual(from);
    expect(hue < from ? hue + 360 : hue).toBeLessThanOrEqual(to);
    expect(contrastOnWhite(accent)).toBeGreaterThanOrEqual(4.5);
  });

  it('what is most of the photos, not what is most colourful once', () => {
    const blue = ['3a6ea5', '4a7eb5', '2a4e75', '3a6ea5'];
    expect(hueOf(accentOf([blue, blue, blue, ['d84020', '808080', '808080', '808080']]) as string)).toBeGreaterThan(
      180,
    );
  });

  it('none of grey photos, nor of none', () => {
    expect(accentOf([['808080', '202020', 'f0f0f0', '7f8080']])).toBeUndefined();
    expect(accentOf([])).toBeUndefined();
  });
});
