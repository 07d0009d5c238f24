// Greys of text and rules in black alone; colours and grounds as they are.
import { describe, expect, it } from 'vitest';
import { edited } from '../../../src/pdf/content/edits.ts';
import { greyEdits, type Ink } from '../../../src/pdf/press/ink.ts';

const inked = (content: string, ink: Ink = 'gray'): string => {
  const bytes = Buffer.from(content, 'latin1');
  return Buffer.from(edited(bytes, greyEdits(bytes, ink))).toString('latin1');
};

describe('greys', () => {
  it.each([
    ['0 0 0 rg', '0 g'],
    ['1 1 1 rg 0 0 m', '1 g 0 0 m'],
    ['.5 .5 .5 RG', '0.5 G'],
    // Ink of the themes: nearly black is black, or it is printed in dots.
    ['.10980392 .10980392 .10980392 rg', '0 g'],
    ['.13333334 .11372549 .09411765 rg', '0 g'],
    ['.33333334 .33333334 .33333334 rg', '0.333 g'],
    // Captions that are a little warm or cold.
    ['.41960785 .38431373 .34901962 rg', '0.391 g'],
    ['.2901961 .3137255 .32156864 RG', '0.308 G'],
  ])('%s → %s', (content, expected) => {
    expect(inked(content)).toBe(expected);
  });

  it.each(['.70980394 .27058825 .17254902 rg', '.9647059 .94509804 .9019608 rg', '1 0 0 RG', '.9 .95 1 rg'])(
    '%s is a colour, or a ground that has one',
    (content) => {
      expect(inked(content)).toBe(content);
    },
  );

  it('are so much of the black plate where a printing condition says what that is', () => {
    expect(inked('0 0 0 rg .5 .5 .5 RG 1 1 1 rg', 'black')).toBe('0 0 0 1 k 0 0 0 0.5 K 0 0 0 0 k');
  });

  it('words that only look like colours stay', () => {
    const content = 'BT (0 0 0 rg) Tj <30203020> Tj ET /Span <</ActualText (0 0 0 rg)>> BDC EMC';
    expect(inked(content)).toBe(content);
  });
});
