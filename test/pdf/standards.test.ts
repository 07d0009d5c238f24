import { describe, expect, it } from 'vitest';
import { srgbProfile } from '../../src/pdf/srgb.ts';
import { claimOf, standardsOf } from '../../src/pdf/standards.ts';

describe('what is claimed', () => {
  it.each([
    [true, true, false, ['PDF/UA-1', 'PDF/A-2a']],
    [false, true, false, ['PDF/UA-1', 'PDF/A-2u']],
    [true, false, false, ['PDF/A-2u']],
    [false, false, false, ['PDF/A-2u']],
    [true, true, true, ['PDF/UA-1', 'PDF/A-3a']],
    [false, true, true, ['PDF/UA-1', 'PDF/A-3u']],
  ])('described %s, whole %s, with a file inside %s: %j', (described, whole, attached, standards) => {
    expect(standardsOf(claimOf(described, whole, attached))).toEqual(standards);
  });
});

describe('the profile of sRGB', () => {
  const profile = Buffer.from(srgbProfile());

  it('is whole: its size, its tags within it, the same in every run', () => {
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile.toString('latin1', 12, 40)).toMatch(/^mntrRGB XYZ .{12}acsp$/s);
    const count = profile.readUInt32BE(128);
    for (let i = 0; i < count; i++) {
      const [at, size] = [profile.readUInt32BE(136 + 12 * i), profile.readUInt32BE(140 + 12 * i)];
      expect(at % 4).toBe(0);
      expect(at + size).toBeLessThanOrEqual(profile.length);
    }
    expect(profile.equals(srgbProfile())).toBe(true);
  });

  it('its white is that of its colours', () => {
    const tag = (name: string): number[] => {
      const at = profile.readUInt32BE(profile.indexOf(name, 128, 'latin1') + 4);
      return [8, 12, 16].map((place) => profile.readInt32BE(at + place) / 65536);
    };
    const sum = [0, 1, 2].map((i) => ['rXYZ', 'gXYZ', 'bXYZ'].reduce((all, name) => all + (tag(name)[i] as number), 0));
    for (const [i, value] of tag('wtpt').entries()) expect(sum[i]).toBeCloseTo(value, 3);
  });
});
