import { describe, expect, it } from 'vitest';
import { fitLines, type Piece } from '../../../src/page/in-page/total-fit.ts';

/** `-` inside a word: a place for a hyphen. Letters are 5 px wide, spaces 2.5, hyphens 3; the em is 10. */
function piecesOf(text: string): Piece[] {
  return text.split(' ').flatMap((word) =>
    word.split('-').map((part, i, parts) => {
      const isEnd = i === parts.length - 1;
      return { widthPx: 5 * part.length, spacePx: isEnd ? 2.5 : 0, hyphenPx: isEnd ? 0 : 3, insideWord: !isEnd };
    }),
  );
}

function linesOf(text: string, widthPx: number, indentPx = 0): string[] | undefined {
  const ends = fitLines(piecesOf(text), { widthPx, indentPx, fontPx: 10 });
  if (!ends) return undefined;
  const parts = text.split(/(?<=[ -])/);
  const bounds = [0, ...ends.map((end) => end + 1), parts.length];
  return bounds.slice(1).map((to, i) =>
    parts
      .slice(bounds[i], to)
      .join('')
      .trim()
      .replace(/-(?!$)/g, ''),
  );
}

describe('lines by total fit', () => {
  it('what fits on one line stays on it', () => {
    expect(linesOf('aaa bbb ccc', 60)).toEqual(['aaa bbb ccc']);
  });

  it('no line is looser than the loosest of lines that each take what they can', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let i = 0; i < 50; i++) {
      const words = Array.from({ length: 60 }, () => 'abcdefghijkl'.slice(0, 1 + random(9)));
      const greedy: string[] = [];
      for (const word of words) {
        const longer = `${greedy.at(-1)} ${word}`;
        if (greedy.length > 0 && naturalPx(longer) <= 299) greedy.splice(-1, 1, longer);
        else greedy.push(word);
      }
      const loosest = (lines: readonly string[]) => Math.max(...lines.slice(0, -1).map(spareOfSpace));
      const lines = linesOf(words.join(' '), 300) as string[];
      expect(lines.join(' ')).toBe(words.join(' '));
      expect(loosest(lines)).toBeLessThanOrEqual(loosest(greedy) + 1e-9);
    }
    function naturalPx(line: string): number {
      return 5 * line.replace(/ /g, '').length + 2.5 * (line.split(' ').length - 1);
    }
    function spareOfSpace(line: string): number {
      return (300 - naturalPx(line)) / (line.split(' ').length - 1);
    }
  });

  it('spaces may be a fifth narrower, and no more', () => {
    expect(linesOf('aaaa bbbb cccc', 64.6)).toEqual(['aaaa bbbb cccc']);
    expect(linesOf('aaaa bbbb cccc', 64.2)?.length).toBe(2);
  });

  it('the first line is indented', () => {
    expect(linesOf('aaaa bbbb cccc', 50, 10)).toEqual(['aaaa', 'bbbb cccc']);
  });

  it('a word is split only where a line would be torn', () => {
    expect(linesOf('aaaa bbbb cc-cc dddd eeee', 45)).toEqual(['aaaa bbbb', 'cccc dddd', 'eeee']);
    expect(linesOf('aa bbbbbbbb-bbbbbbbb cc dd ee ff', 60)?.[0]).toBe('aa bbbbbbbb-');
  });

  it('never more than two lines in a row end in a hyphen, where another way is open', () => {
    const text = Array.from({ length: 24 }, () => 'aaaa-aaaa-aaaa').join(' ');
    const lines = linesOf(text, 112) as string[];
    const hyphens = lines.map((line) => (line.endsWith('-') ? 'h' : '.')).join('');
    expect(hyphens).not.toContain('hhh');
  });

  it('a paragraph does not end in a short word alone', () => {
    const lines = linesOf('aaaa bbbb cccc dddd eeee ffff gggg aaa', 60) as string[];
    expect(lines.at(-1)?.split(' ').length).toBeGreaterThan(1);
  });

  it('what is wider than a line is left to the browser', () => {
    expect(linesOf('aaaa bbbbbbbbbbbbbbbbbbbbbbbb cccc', 60)).toBeUndefined();
  });

  it('pieces of hardly any width are left to the browser: all of them would fit into one line', () => {
    const pieces = Array.from({ length: 40_000 }, () => ({ widthPx: 0, spacePx: 0, hyphenPx: 3, insideWord: true }));
    expect(fitLines(pieces, { widthPx: 400, indentPx: 0, fontPx: 10 })).toBeUndefined();
  });

  it('many words take a moment', () => {
    const words = Array.from({ length: 20_000 }, (_, i) => 'abcdefgh'.slice(0, 2 + ((i * 7) % 6))).join(' ');
    expect(linesOf(words, 400)?.length).toBeGreaterThan(1000);
  });
});
