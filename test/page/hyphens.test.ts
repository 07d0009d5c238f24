import { describe, expect, it } from 'vitest';
import { breakAddresses, endHyphens, hyphenate } from '../../src/page/hyphens.ts';

describe('hyphenate', () => {
  it.each([
    ['words of six letters and more', '<p>A wonderful sunset there</p>', 'en', '<p>A won-der-ful sun-set there</p>'],
    ['not at an apostrophe', "<p>o'clock o’clock someone’s</p>", 'en', "<p>o'clock o’clock some-one’s</p>"],
    ['but in the word after one', '<p>l’international</p>', 'fr', '<p>l’inter-na-tio-nal</p>'],
    ['a word that has a hyphen breaks there alone', '<p>spring~cleaning</p>', 'en', '<p>spring~cleaning</p>'],
    ['… but for its long parts', '<p>weather~forecasting</p>', 'en', '<p>weather~fore-cast-ing</p>'],
    ['of several hyphens', '<p>mother~in~lawful wonderful</p>', 'en', '<p>mother~in~lawful won-der-ful</p>'],
    ['with a hyphen that is none of ASCII', '<p>Wander‐Gesellschaft</p>', 'de', '<p>Wander‐Gesell-schaft</p>'],
    [
      'three letters stay on either side',
      '<p>friendly abroad internal</p>',
      'en',
      '<p>friendly abroad in-ter-nal</p>'.replace('in-', 'in'),
    ],
    [
      'not in tags, addresses or code',
      '<p><code>wonderful</code> <a href="https://wonderful.example">https://wonderful.example</a></p>',
      'en',
      undefined,
    ],
    ['German', '<p>Wanderungen</p>', 'de', '<p>Wan-de-run-gen</p>'],
    ['a regional tag uses its language', '<p>wonderful</p>', 'en-GB', '<p>won-der-ful</p>'],
    [
      'words as long as no word is',
      `<p>${'wonderful'.repeat(50)} wonderful</p>`,
      'en',
      `<p>${'wonderful'.repeat(50)} won-der-ful</p>`,
    ],
    ['not in a paragraph of a dozen pages', `<p>${'a wonderful day '.repeat(3000)}</p>`, 'en', undefined],
    ['Chinese has none', '<p>大会 wonderful</p>', 'zh-Hans', undefined],
    ['an unknown language has none', '<p>wonderful</p>', 'xx', undefined],
    ['a tag that names no file', '<p>wonderful</p>', '../../x', undefined],
  ])('%s', (_, html, language, expected) => {
    const written = hyphenate(html.replaceAll('~', '-'), language);
    expect(written.replaceAll('-', '~').replace(/\u00ad/g, '-')).toBe(expected ?? html);
  });
});

describe('breakAddresses', () => {
  it.each([
    [
      'before its marks, never after the scheme',
      '<p>at https://a.example.org/b?c=d&amp;e=f.</p>',
      '<p>at https://a|.example|.org|/b|?c|=d|&amp;e|=f.</p>',
    ],
    ['not inside tags', '<a href="https://a.example.org/b">here</a>', '<a href="https://a.example.org/b">here</a>'],
    ['not in other words', '<p>either/or 3.5 e.g.</p>', '<p>either/or 3.5 e.g.</p>'],
  ])('%s', (_, html, expected) => {
    expect(breakAddresses(html).replaceAll('<wbr>', '|')).toBe(expected);
  });
});

describe('endHyphens', () => {
  it('leaves soft hyphens at the ends of lines, and in tags', () => {
    const end = '<span class="line-end">\u00ad</span>';
    const html = `<p class="lines">won\u00adder${end}ful <a title="a\u00adb">sun\u00adset</a></p>`;
    expect(endHyphens(html)).toBe(`<p class="lines">wonder${end}ful <a title="a\u00adb">sunset</a></p>`);
  });
});
