// Words for the heads and feet of pages, as people write them, and as other programs have them.
import { describe, expect, it } from 'vitest';
import { readPageLine, readPageNumbers, readWatermark } from '../../src/options/page-lines.ts';

describe('a head or a foot', () => {
  const drawn = (given: unknown): string => {
    const { left, middle, right, plain } = readPageLine(given);
    return plain ? middle : [left, middle, right].join(' | ');
  };

  it.each([
    ['ACME Ltd', 'ACME Ltd'],
    ['  Page {page} of {pages} ', 'Page {page} of {pages}'],
    ['a|b', 'a |  | b'],
    ['a | b | c', 'a | b | c'],
    ['| {page} |', ' | {page} | '],
    ['a \\| b', 'a | b'],
    ['none', ' |  | '],
    ['', ' |  | '],
    [false, ' |  | '],
    [2024, '2024'],
    [{ left: 'a', right: 'c' }, 'a |  | c'],
    [{ centre: '{page}' }, ' | {page} | '],
    [{ Center: 3, left: null }, ' | 3 | '],
    // Other programs' words.
    ['{{page}} / {{ pages }}', '{page} / {pages}'],
    ['{pageNumber} of {total-pages}', '{page} of {pages}'],
    ['<span class="pageNumber"></span>/<span class="totalPages"></span>', '{page}/{pages}'],
    ['<div style="font-size:8px">ACME &copy; 2024 &#8211; <b>draft</b></div>', 'ACME © 2024 – draft'],
    ['**Bold** and _kept_ and *not* [link](https://example.org)', 'Bold and _kept_ and not link'],
    ['\\thepage{} of \\pageref{LastPage}', '{page} of {pages}'],
    ['[page] of [topage]', '{page} of {pages}'],
    ['One<br>two<br/>three', 'One\ntwo\nthree'],
    ['3 * 4 * 5', '3 * 4 * 5'],
    ['&unheard; &#xD800;', '&unheard; &#xD800;'],
    ['{unheard}', '{unheard}'],
  ])('%j is %j', (given, expected) => {
    expect(drawn(given)).toBe(expected);
    // What was read is read again as itself, as by a program.
    if (typeof given === 'string') expect(readPageLine(readPageLine(given))).toMatchObject({ plain: false });
  });

  it('holds four lines and some hundred signs in a place, whole signs', () => {
    expect(drawn('a\nb\nc\nd\ne')).toBe('a\nb\nc\nd');
    expect([...drawn('🏔'.repeat(900))]).toHaveLength(300);
  });

  it.each([['a|b|c|d'], ['yes'], [['a', 'b']], [{ top: 'a' }], [{}], [{ left: {} }]])('%j is none', (given) => {
    expect(() => readPageLine(given)).toThrow('expected');
  });
});

describe('page numbers', () => {
  const usual = { shown: true, at: 'foot', side: 'outer', words: '{page}', digits: 'arabic' };
  it.each<[unknown, object]>([
    ['center', { side: 'middle' }],
    ['bottom-right', { side: 'right' }],
    ['top outer', { at: 'head' }],
    ['centred, large', { side: 'middle', pt: 10.5 }],
    ['12pt', { pt: 12 }],
    ['1 / 8', { words: '{page} / {pages}' }],
    ['center, "Seite 1 von 8"', { side: 'middle', words: 'Seite {page} von {pages}' }],
    ['- {page} -', { words: '- {page} -' }],
    ['roman', { digits: 'roman' }],
    ['I', { digits: 'Roman' }],
    ['1', {}],
    [true, {}],
    ['yes', {}],
    ['none', { shown: false }],
    ['off', { shown: false }],
    [false, { shown: false }],
  ])('%j', (given, expected) => {
    expect(readPageNumbers(given)).toEqual({ ...usual, ...expected });
    expect(readPageNumbers(readPageNumbers(given))).toEqual({ ...usual, ...expected });
  });

  it.each([['left-handed'], ['3'], ['from 3'], ['400pt'], [{}], [['center']]])('%j is none', (given) => {
    expect(() => readPageNumbers(given)).toThrow('expected none, or words such as');
  });
});

it('a watermark is a few words', () => {
  expect(readWatermark('  Not   for **sale** ')).toBe('Not for sale');
  for (const given of ['', 'true', 'off', 'x'.repeat(41), ['DRAFT']])
    expect(() => readWatermark(given)).toThrow('expected words such as DRAFT, 40 signs at most');
});
