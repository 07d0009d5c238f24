import { describe, expect, it } from 'vitest';
import { edited } from '../../../src/pdf/content/edits.ts';
import { greyEdits, greyOf } from '../../../src/pdf/greys.ts';

const grey = (content: string): string => {
  const bytes = Buffer.from(content, 'latin1');
  return Buffer.from(edited(bytes, greyEdits(bytes))).toString('latin1');
};

describe('colours of a content stream', () => {
  it.each([
    ['0 0 0 rg', '0 g'],
    ['1 1 1 RG', '1 G'],
    ['.10980392 .10980392 .10980392 rg', '0.1098 g'],
    ['1 0 0 rg', '0.4984 g'],
    ['0 1 0 RG', '0.8625 G'],
    ['0.05882353 .36078431 .3882353 rg 1 2 3 4 re f', '0.3256 g 1 2 3 4 re f'],
  ])('%s becomes %s', (colour, expected) => {
    expect(grey(colour)).toBe(expected);
  });
  it.each(['(1 0 0 rg) Tj', '.5 g', '/P0 scn', '% 1 0 0 rg\n0 g', '[(rg) 1 (RG)] TJ'])('%s stays', (content) => {
    expect(grey(content)).toBe(content);
  });
  it('looks as light as the colour', () => {
    const lightness = ['0 0 1', '1 0 0', '0 1 0', '1 1 0', '1 1 1'].map((rgb) => {
      const [red, green, blue] = rgb.split(' ').map(Number);
      return Number(greyOf(red!, green!, blue!));
    });
    expect(lightness).toEqual([...lightness].sort((a, b) => a - b));
    expect(lightness.at(-1)).toBe(1);
  });
});
