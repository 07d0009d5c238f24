// Long texts are loaded behind the few pieces that bring their fonts.
import { describe, expect, it } from 'vitest';
import { behindOpening, openingOf, unfolded } from '../../../src/page/fonts/opening.ts';

describe('openingOf', () => {
  it('takes a piece for each character and element that none before it shows', () => {
    const pieces = ['<p>abc</p>', '<p>cab</p>', '<p>abcd</p>', '<p><b>a</b></p>', '<p>日</p>', '<p><b>dab</b></p>'];
    expect(openingOf(pieces)).toEqual(['<p>abc</p>', '<p>abcd</p>', '<p><b>a</b></p>', '<p>日</p>']);
  });

  it('is short, whatever the text shows', () => {
    const pieces = Array.from({ length: 5000 }, (_, i) => `<p>${String.fromCharCode(0x4e00 + i).repeat(50)}</p>`);
    expect(openingOf(pieces, 4000).join('').length).toBeLessThanOrEqual(4000);
  });
});

describe('behindOpening', () => {
  const pieces = Array.from({ length: 3000 }, (_, i) => `<p>${i} $& some more words in each of the pieces</p>`);
  const long = `<main>${pieces.join('')}</main>`;

  it.each([
    ['a short body stands as it is', '<main>short</main>', false],
    ['a long one can be had as it was', long, true],
  ])('%s', (_, body, behind) => {
    const html = `<body>\n${behindOpening(body, pieces)}\n</body>`;
    expect(html === `<body>\n${body}\n</body>`).toBe(!behind);
    expect(unfolded(html)).toBe(`<body>\n${body}\n</body>`);
  });
});
