import { describe, expect, it } from 'vitest';
import type { Font } from '../../../src/pdf/content/fonts.ts';
import { unicodeOf } from '../../../src/pdf/content/fonts.ts';
import type { PageContent } from '../../../src/pdf/content/marked-content.ts';
import { readContent } from '../../../src/pdf/content/page-content.ts';

const FONT: Font = {
  wide: true,
  text: new Map([...'abcdefghij- \u00ad'].map((character, i) => [i + 1, character])),
  space: '<000C>',
  width: () => 0.5,
};

const hex = (text: string): string =>
  `<${[...text].map((one) => ('abcdefghij- \u00ad'.indexOf(one) + 1).toString(16).padStart(4, '0')).join('')}>`;

function read(content: string, boxed: readonly number[] = []): PageContent {
  const form = (name: string) =>
    name === '/Form'
      ? ({ matrix: [2, 0, 0, 2, 0, 0], box: { left: 0, bottom: 0, right: 10, top: 5 } } as const)
      : undefined;
  return readContent(Buffer.from(content, 'latin1'), { fonts: new Map([['/F', FONT]]), form }, new Set(boxed));
}

const line = (text: string, y: number): string => `BT /F 10 Tf 1 0 0 -1 0 ${y} Tm ${hex(text)} Tj ET`;

describe('words', () => {
  it('of one mark are one run in each line', () => {
    const { runs, marks } = read(`/P <</MCID 3>>BDC ${line('ab', 50)} ${line('cd', 50)} ${line('ef', 70)} EMC`);
    expect(runs.map(({ mcid, text, y }) => [mcid, text, y])).toEqual([
      [3, 'abcd', 50],
      [3, 'ef', 70],
    ]);
    expect(marks.get(3)).toMatchObject({ words: true, pictures: false });
  });

  it('are what they stand for, once', () => {
    const { runs } = read(
      `/P <</MCID 0>>BDC BT /F 1 Tf /Span <</ActualText (fi)>>BDC ${hex('ab')} Tj ${hex('c')} Tj EMC ET EMC`,
    );
    expect(runs.map(({ text }) => text)).toEqual(['fi']);
  });

  it('can be followed by more: behind the last glyph, behind what says what it stands for', () => {
    const plain = `/P <</MCID 0>>BDC ${line('ab', 1)} EMC`;
    const [run] = read(plain).runs;
    expect(plain.slice(0, run?.end).endsWith('Tj')).toBe(true);
    expect(run?.inText).toBe(true);
    const inner = `/P <</MCID 0>>BDC BT /F 1 Tf /Span <</ActualText (x)>>BDC ${hex('a')} Tj EMC ET EMC`;
    expect(inner.slice(0, read(inner).runs[0]?.end).endsWith('Tj EMC')).toBe(true);
    const outer = `/P <</MCID 0>>BDC /ReversedChars BMC BT /F 1 Tf ${hex('a')} Tj ET EMC EMC`;
    expect(outer.slice(0, read(outer).runs[0]?.end).endsWith('ET EMC')).toBe(true);
    expect(read(outer).runs[0]?.inText).toBe(false);
  });

  it('a divided one, with a glyph for the soft hyphen or without', () => {
    const { runs, divisions } = read(`/P <</MCID 0>>BDC ${line('ab\u00ad', 1)} EMC`);
    expect([runs[0]?.text, divisions]).toEqual(['ab\u00ad', []]);
    const two = read(`/P <</MCID 0>>BDC ${line('ab', 1)} ${line('\u00ad', 1)} ${line('-', 1)} ${line('cd', 2.5)} EMC`);
    expect(two.runs.map(({ text }) => text)).toEqual(['ab\u00ad', 'cd']);
    expect(two.divisions).toHaveLength(1);
    const whole = read(
      `/P <</MCID 0>>BDC BT /F 1 Tf /Span <</ActualText <FEFF006100AD>>>BDC ${hex('a')} Tj EMC ${hex('-')} Tj ET EMC`,
    );
    expect(whole.runs.map(({ text }) => text)).toEqual(['a\u00ad']);
    expect(whole.divisions[0]).toMatchObject({ soft: undefined, kept: 'a' });
  });
});

describe('what stands in no mark', () => {
  const looseIn = (content: string): string[] =>
    read(content).loose.map(({ at, to, text }) => `${text}:${content.slice(at, to)}`);

  it('is a text object, a path with its beginning, a picture', () => {
    expect(looseIn(`1 w ${line('a', 1)} 0 0 m 1 1 l S`)).toEqual([`a:${line('a', 1)}`, ':0 0 m 1 1 l S']);
    expect(looseIn('q 1 0 0 1 0 0 cm /X1 Do Q')).toEqual([':/X1 Do']);
  });

  it('drawings that follow each other are one, if no graphics state ends between them', () => {
    expect(looseIn('0 0 1 1 re f 1 w 0 0 2 2 re f')).toEqual([':0 0 1 1 re f 1 w 0 0 2 2 re f']);
    expect(looseIn('0 0 1 1 re f q 0 0 2 2 re f Q 0 0 3 3 re f')).toHaveLength(2 + 1);
    expect(looseIn('q 0 0 1 1 re f Q 0 0 2 2 re f')).toEqual([':0 0 1 1 re f', ':0 0 2 2 re f']);
    expect(looseIn('0 0 1 1 re f /P <</MCID 0>>BDC f EMC 0 0 2 2 re f')).toHaveLength(2);
  });

  it('is not what only cuts, nor what is an artifact already', () => {
    expect(looseIn('0 0 9 9 re W n /Artifact BMC 0 0 1 1 re f EMC')).toEqual([]);
  });

  it('words beside marks in one text object, each by itself', () => {
    const content = `BT /F 1 Tf ${hex('a')} Tj /P <</MCID 0>>BDC ${hex('b')} Tj EMC ${hex('c')} Tj ET`;
    expect(looseIn(content)).toEqual([`a:${hex('a')} Tj`, `c:${hex('c')} Tj`]);
  });

  it('knows the marks before and behind it', () => {
    const { loose } = read(
      `/P <</MCID 4>>BDC ${line('a', 1)} EMC ${line('b', 1)} /P <</MCID 7>>BDC ${line('c', 1)} EMC ${line('d', 1)}`,
    );
    expect(loose.map(({ after, before }) => [after, before])).toEqual([
      [4, 7],
      [7, undefined],
    ]);
  });
});

describe('places', () => {
  it('of pictures, forms, paths and words, cut where they are', () => {
    const content = `.5 0 0 .5 0 0 cm
/A <</MCID 0>>BDC q 40 0 0 20 10 10 cm /X1 Do Q EMC
/B <</MCID 1>>BDC /Form Do EMC
/C <</MCID 2>>BDC 2 2 m 4 8 l 6 2 l f EMC
/D <</MCID 3>>BDC BT /F 10 Tf 1 0 0 1 100 100 Tm ${hex('ab')} Tj ET EMC
q 0 0 20 20 re W n /E <</MCID 4>>BDC 10 10 100 100 re f EMC Q`;
    const { marks, frame } = read(content, [0, 1, 2, 3, 4]);
    const box = (mcid: number): number[] =>
      Object.values(marks.get(mcid)?.box ?? {}).map((one) => Math.round(one * 100) / 100);
    expect(box(0)).toEqual([5, 5, 25, 15]);
    expect(box(1)).toEqual([0, 0, 10, 5]);
    expect(box(2)).toEqual([1, 1, 3, 4]);
    expect(box(3)).toEqual([50, 48.75, 55, 54]);
    expect(box(4)).toEqual([5, 5, 10, 10]);
    expect(frame).toEqual({ left: 0, bottom: 0, right: 10, top: 10 });
  });
});

it('the characters of a font', () => {
  const cmap =
    '2 beginbfchar\n<0001> <0020>\n<0002> <00660069>\nendbfchar\n2 beginbfrange\n<0010> <0012> <0061>\n<20> <21> [<0041> <0042>]\nendbfrange';
  expect([...unicodeOf(cmap)]).toEqual([
    [1, ' '],
    [2, 'fi'],
    [16, 'a'],
    [17, 'b'],
    [18, 'c'],
    [32, 'A'],
    [33, 'B'],
  ]);
});
