import { describe, expect, it } from 'vitest';
import { gapBetween } from '../../../src/pdf/structure/spaces.ts';

describe('between the end of a line and the next one', () => {
  it.each([
    ['two words', 'where', 'the chart', ' '],
    ['a sentence ended', 'out.', 'Then', ' '],
    ['the space is there', 'where ', 'the', ''],
    ['the space is there, without a break', 'where\u00a0', 'the', ''],
    ['it begins the next line', 'where', ' the', ''],
    ['a divided word', 'moun\u00ad', 'tain', ''],
    ['a word with a hyphen', 'well-', 'known', ''],
    ['a dash within a word', '1998\u2013', '2001', ''],
    ['a dash between words', 'rain \u2013', 'and', ' '],
    ['a dash without spaces', 'rain\u2014', 'and', ''],
    ['either of two', 'and/', 'or', ''],
    ['Chinese', '群岛', '的船', ''],
    ['Chinese and Latin', '用Linux', '系统', ''],
    ['Chinese marks', '然后，', '我们', ''],
    ['Japanese', 'は', 'カメラ', ''],
    ['Korean has spaces', '우리는', '배를', ' '],
    ['Arabic', 'مرحبا', 'بكم', ' '],
    ['an address', 'see https://a.example', '/b?c', '\u200b'],
    ['an address, at its first sign', 'see https:', '//a.example', '\u200b'],
    ['an address that begins the next line', 'see', 'https://a.example', ' '],
    ['an address without a scheme', 'www.a', '.example', '\u200b'],
    ['an address of mail', 'me@a', '.example', '\u200b'],
    ['after an address', 'https://a.example ', 'is', ''],
    ['words behind an address', 'https://a.example is', 'down', ' '],
    ['the beginning of all', '', 'a', ''],
    ['an emoji', 'sun 🌞', 'and', ' '],
  ])('%s', (_, before, after, gap) => {
    expect(gapBetween(before, after)).toBe(gap);
  });
});
