// A text that dialects ask about, and the edits that keep its lines.
import { describe, expect, it } from 'vitest';
import { applyEdits, layPieces, occurrences, readSource } from '../../../../src/markdown/dialects/source/source.ts';

const context = { file: 'post.md', firstLine: 4, frontMatter: {} };

describe('edits', () => {
  it.each([
    ['none', 'abc', [], 'abc'],
    ['one', 'abc', [{ from: 1, to: 2, text: 'X' }], 'aXc'],
    [
      'in any order',
      'abc',
      [
        { from: 2, to: 3, text: 'C' },
        { from: 0, to: 1, text: 'A' },
      ],
      'AbC',
    ],
    [
      'one inside another is dropped',
      'abcd',
      [
        { from: 0, to: 3, text: 'X' },
        { from: 1, to: 2, text: 'Y' },
      ],
      'Xd',
    ],
    [
      'what is inserted comes before what is replaced',
      'ab',
      [
        { from: 1, to: 2, text: 'B' },
        { from: 1, to: 1, text: '+' },
      ],
      'a+B',
    ],
    ['fewer lines are filled up', 'a\nb\nc', [{ from: 0, to: 3, text: 'X' }], 'X\n\nc'],
    ['more lines are joined', 'ab', [{ from: 0, to: 1, text: 'X\n  Y\nZ' }], 'X Y Zb'],
  ])('%s', (_, text, edits, expected) => expect(applyEdits(text, edits)).toBe(expected));
});

it('pieces stand on the lines of their words', () => {
  const text = '{{\na\nb c\n}}';
  const pieces = [
    { at: 3, text: 'A' },
    { at: 5, text: 'B' },
    { at: 7, text: 'C\nD' },
  ];
  expect(layPieces(text, 0, text.length, pieces)).toBe('\nA\nB C D\n');
});

describe('a source', () => {
  const source = readSource('a `b` c\n\n    d\n<div>\ne\n</div>\n', context);
  it('knows its code', () => {
    expect([0, 2, 4, 5, 13].map((at) => source.isCode(at))).toEqual([false, true, true, false, true]);
    expect([source.skipCode(0), source.skipCode(3)]).toEqual([0, 5]);
  });
  it('knows its HTML', () => expect([0, 15, 21].map((at) => source.isHtml(at))).toEqual([false, true, true]));
  it('knows its places', () => expect(source.place(9)).toEqual({ file: 'post.md', line: 6, column: 1 }));
  it('is searched outside of code', () =>
    expect([...occurrences(readSource('x `x` xx', context), 'x')]).toEqual([0, 6, 7]));
});
