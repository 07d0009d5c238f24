import { describe, expect, it } from 'vitest';
import type { Font } from '../../../src/pdf/content/fonts.ts';
import { type GlyphRun, glyphReader } from '../../../src/pdf/content/glyph-run.ts';
import type { Matrix } from '../../../src/pdf/content/geometry.ts';
import { readContent } from '../../../src/pdf/content/page-content.ts';

const LETTERS = 'abcde -\u2010\u00ad';
const WIDTHS = [0.5, 0.25, 1, 0, 0.5];
const FONT: Font = {
  wide: true,
  text: new Map<number, string>([...[...LETTERS].map((letter, i) => [i + 1, letter] as const), [0x1fab, 'fi']]),
  space: undefined,
  width: (code) => WIDTHS[code - 1] ?? 0.5,
};
const RIGHT: Matrix = [1, 0, 0, 1, 0, 0];

function read(content: string, { font = FONT, line = RIGHT } = {}): { found: boolean; run: GlyphRun } {
  const run: GlyphRun = { at: 0, to: 0, text: '', firstX: 0, firstY: 0, x: 100, y: 7, width: 0, low: 0, high: 0 };
  return { found: glyphReader(Buffer.from(content, 'latin1'), run)(0, font, line, 10), run };
}

describe('glyphs as the browser writes them', () => {
  it('are one text, from where the first is shown to where the last one is', () => {
    const content = '\n5.43 0 Td <0001> Tj\n-.5 0 Td <0002> Tj\n7 0 Td <0003> Tj\nET';
    const { found, run } = read(content);
    expect([found, run.text, content.slice(run.at, run.to)]).toEqual([
      true,
      'abc',
      content.slice(content.indexOf('<'), -3),
    ]);
    expect([run.firstX, run.x, run.y, run.width]).toEqual([105.43, 100 + 5.43 - 0.5 + 7, 7, 10]);
    expect([run.low, run.high]).toEqual([-0.5, 16.5]);
  });

  it('go in the direction of their line', () => {
    const { run } = read('2 0 Td <0001> Tj 3 0 Td <0004> Tj', { line: [0, -2, 1, 0, 0, 0] });
    expect([run.firstX, run.firstY, run.x, run.y]).toEqual([100, 3, 100, -3]);
    expect([run.low, run.high]).toEqual([0, 5]);
  });

  it.each([
    ['another operator', 'ET', 'ab'],
    ['a glyph in another line', '5 1 Td <0003> Tj', 'ab'],
    ['two glyphs in one string', '5 0 Td <00030003> Tj', 'ab'],
    ['a string in brackets', '5 0 Td (ab) Tj', 'ab'],
    ['a name in the place of a number', '/A 0 Td <0003> Tj', 'ab'],
    ['a minus without a number', '- 0 Td <0003> Tj', 'ab'],
    ['two points', '1.2.3 0 Td <0003> Tj', 'ab'],
    ['no hexadecimal digits', '1 0 Td <00G3> Tj', 'ab'],
    ['another operator that begins alike', '5 0 Td <0003> Tj*', 'ab'],
    ['half an operator', '5 0 Td <0003> T', 'ab'],
    ['a hyphen, which may divide a word', '5 0 Td <0007> Tj', 'ab'],
    ['a hyphen of its own', '5 0 Td <0008> Tj', 'ab'],
    ['a soft hyphen', '5 0 Td <0009> Tj', 'ab'],
    ['a glyph of two letters', '5 0 Td <1FAB> Tj', 'ab'],
    ['a glyph that nobody names', '5 0 Td <0FFF> Tj', 'ab'],
    ['the end', '', 'ab'],
  ])('end before %s', (_, other, text) => {
    const before = '1 0 Td <0001> Tj\n1 0 Td <0002> Tj\n';
    const { run } = read(before + other);
    expect([run.text, run.to]).toEqual([text, before.length - 1]);
    expect(read(other).found).toBe(false);
  });

  it('are left to others in a font of one byte', () => {
    expect(read('5 0 Td <0001> Tj', { font: { ...FONT, wide: false } }).found).toBe(false);
  });

  it('are left to others in a font whose letters nothing tells', () => {
    expect(read('0 0 Td <0001> Tj', { font: { ...FONT, text: new Map() } }).found).toBe(false);
  });

  it('more than are read at once are read by and by', () => {
    const { run } = read('1 0 Td <0001> Tj\n'.repeat(3000));
    expect(new Set(run.text)).toEqual(new Set('a'));
    expect(run.to).toBe(run.text.length * 17 - 1);
  });
});

/** Signs that a glyph at once is not read from: comments end nothing, but no such glyph has one. */
const APART = '%\n';

describe('a page is the same, whether its glyphs are read together or one by one', () => {
  const line = (codes: readonly number[], apart: string, matrix: string): string =>
    `/P <</MCID 0>>BDC BT /F 10 Tf ${matrix} Tm <0001> Tj\n${codes
      .map((code, i) => `${4 + i / 8}${apart} 0 Td <${code.toString(16).padStart(4, '0')}> Tj\n`)
      .join('')}ET EMC`;
  const followed = (codes: readonly number[], apart: string, matrix: string) => {
    const form = (): undefined => undefined;
    const bytes = Buffer.from(line(codes, apart, matrix), 'latin1');
    const content = readContent(bytes, { fonts: new Map([['/F', FONT]]), form }, new Set([0]));
    const runs = content.runs.map(({ text, x, y, last }) => ({ text, x, y, right: last.right }));
    return { runs, divided: content.divisions.length, box: content.marks.get(0)?.box };
  };
  it.each<[string, readonly number[], string]>([
    ['plain', [1, 2, 3, 6, 4, 5], '1 0 0 -1 0 700'],
    ['with hyphens', [1, 7, 2, 9, 7, 3], '1 0 0 -1 20 700'],
    ['with a glyph of two letters', [1, 0x1fab, 2, 3], '1 0 0 -1 0 700'],
    ['rising', [1, 2, 3, 4], '0 1 -1 0 50 50'],
    ['slanted', [1, 2, 3, 4], '1 .1 0 1 50 50'],
    ['backwards', [1, 2, 3, 4], '-1 0 0 1 50 50'],
  ])('%s', (_, codes, matrix) => {
    const together = followed(codes, '', matrix);
    expect(together.runs.length).toBeGreaterThan(0);
    expect(together).toEqual(followed(codes, APART, matrix));
  });
});
