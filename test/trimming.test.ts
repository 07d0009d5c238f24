import { describe, expect, it } from 'vitest';
import { between, lastWordStart, trimEndOf, trimOf, upTo, withoutLastWord } from '../src/trimming.ts';

describe('cut at a sign', () => {
  it.each([
    ['a.jpg?w=1#x', '?#', 'a.jpg'],
    ['a.jpg#x?w', '?#', 'a.jpg'],
    ['a.jpg', '?#', 'a.jpg'],
    ['?', '?', ''],
    ['', '?', ''],
  ])('%j up to %j', (text, signs, expected) => {
    expect(upTo(text, signs)).toBe(expected);
  });

  it.each([
    ['a<b>c</b>d', '<b>', '</b>', 'c'],
    ['<b></b>', '<b>', '</b>', ''],
    ['</b><b>', '<b>', '</b>', undefined],
    ['a', '<b>', '</b>', undefined],
  ])('%j between %j and %j', (text, open, close, expected) => {
    expect(between(text, open, close)).toBe(expected);
  });
});

describe('freed of signs at its ends', () => {
  it.each([
    ['//a/b//', '/', 'a/b', '//a/b'],
    ['///', '/', '', ''],
    ['', '/', '', ''],
    ['a', '', 'a', 'a'],
    ['.:a.:', ':.', 'a', '.:a'],
  ])('%j without %j', (text, signs, both, end) => {
    expect(trimOf(text, signs)).toBe(both);
    expect(trimEndOf(text, signs)).toBe(end);
  });

  it.each([
    ['one two  three', 9, 'one two'],
    ['one', 0, 'one'],
    ['one ', 4, 'one'],
    ['', 0, ''],
    ['今天 天气', 3, '今天'],
  ])('%j without its last word', (text, start, expected) => {
    expect(lastWordStart(text)).toBe(start);
    expect(withoutLastWord(text)).toBe(expected);
  });
});
