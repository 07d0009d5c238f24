import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/model.ts';
import { dotEmphasis } from '../../../src/page/type/emphasis.ts';
import { setQuote } from '../../../src/page/type/quotes.ts';
import { setList } from '../../../src/page/type/short-lists.ts';
import { turnsOf } from '../../../src/page/type/turns.ts';
import { isVerse } from '../../../src/page/type/verse.ts';
import { PLACE } from '../../helpers/make.ts';

const paragraph = (html: string, id = 'b1'): Block => ({
  kind: 'prose',
  id,
  tag: 'paragraph',
  html: `<p>${html}</p>`,
  text: html.replace(/<[^<>]*>/g, ' '),
  place: PLACE,
});

describe('verse', () => {
  it.each([
    ['a stanza', 'The boats are in,<br>the nets are dry,<br>the gulls complain<br>of a lowering sky.', true],
    ['with emphasis', '<em>The boats</em> are in,<br />the nets are dry,<br />the gulls complain.', true],
    ['of Han characters', '床前明月光，<br>疑是地上霜。<br>举头望明月，<br>低头思故乡。', true],
    ['one line of four too long', `one<br>two<br>${'word '.repeat(15)}<br>four`, true],
    ['two lines are none', 'one<br>two', false],
    ['prose with a break', `${'word '.repeat(40)}<br>${'word '.repeat(40)}<br>end`, false],
    ['without breaks', 'The boats are in, the nets are dry.', false],
    ['with an empty line', 'one<br><br>two<br>three', false],
    ['with a picture', 'one<br>two<br><img data-picture="p1">', false],
  ])('%s', (_, html, expected) => {
    expect(isVerse(paragraph(html))).toBe(expected);
  });
});

describe('emphasis', () => {
  it.each([
    ['Han', '<p>和<em>圏点</em></p>', '<p>和<em class="dots">圏点</em></p>'],
    ['Hangul', '<i>한글</i>', '<i class="dots">한글</i>'],
    ['kana in a link', '<em><a href="#x">かな</a></em>', '<em class="dots"><a href="#x">かな</a></em>'],
    ['Latin stays italic', '<p>山 <em>Kvittind</em></p>', undefined],
    ['Greek too', '<em>αβγ</em>', undefined],
    ['one of two', '<em>a</em>b<em>山</em>', '<em>a</em>b<em class="dots">山</em>'],
    ['bold is no emphasis of that kind', '<strong>山</strong>', undefined],
  ])('%s', (_, html, expected) => {
    expect(dotEmphasis(html)).toBe(expected ?? html);
  });
});

describe('quotations', () => {
  const quote = (html: string): string =>
    setQuote(`<blockquote>${html}</blockquote>`, html.replace(/<[^<>]*>/g, ' ').trim());
  it.each([
    ['a short one is shown', '<p>A short one.</p>', '<blockquote class="shown"><p>A short one.</p></blockquote>'],
    [
      'a long one is set in',
      `<p>${'word '.repeat(40)}</p>`,
      `<blockquote class="inset"><p>${'word '.repeat(40)}</p></blockquote>`,
    ],
    [
      'characters of squares count twice',
      `<p>${'雨'.repeat(80)}</p>`,
      `<blockquote class="inset"><p>${'雨'.repeat(80)}</p></blockquote>`,
    ],
    [
      'who said it, after a break',
      '<p>Rain.<br>\u2014 a bench</p>',
      '<blockquote class="shown"><p>Rain.</p><p class="source">\u2014 a bench</p></blockquote>',
    ],
    [
      'who said it, in a paragraph',
      '<p>Rain.</p><p>\u2015 a bench</p>',
      '<blockquote class="shown"><p>Rain.</p><p class="source">\u2015 a bench</p></blockquote>',
    ],
    [
      'with marks',
      '<p>Rain.<br>\u2013 <em>a bench</em></p>',
      '<blockquote class="shown"><p>Rain.</p><p class="source">\u2013 <em>a bench</em></p></blockquote>',
    ],
    [
      'a dialogue has no source alone',
      '<p>\u2014 Rain.</p>',
      '<blockquote class="shown"><p>\u2014 Rain.</p></blockquote>',
    ],
    [
      'inside of emphasis nothing is cut',
      '<p><em>Rain.<br>\u2014 a bench</em></p>',
      '<blockquote class="shown"><p><em>Rain.<br>\u2014 a bench</em></p></blockquote>',
    ],
    ['a list', '<ul><li>one</li></ul>', '<blockquote class="inset"><ul><li>one</li></ul></blockquote>'],
    [
      'the part before a picture',
      '<p>Photo inside:</p>',
      '<blockquote class="inset"><p>Photo inside:</p></blockquote>',
    ],
    ['and that after it', '<p>and after.</p>', '<blockquote class="inset"><p>and after.</p></blockquote>'],
  ])('%s', (_, html, expected) => {
    expect(quote(html)).toBe(expected);
  });

  it('an alert stays an alert', () => {
    const alert = '<blockquote class="alert alert-note"><p>x</p></blockquote>';
    expect(setQuote(alert, 'x')).toBe(alert);
  });
});

describe('lists in columns', () => {
  const page = { widthPx: 580, fontPx: 15 };
  const list = (items: readonly string[]): string => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  const six = ['stove', 'knife', 'onion', 'sock', 'dry bag', 'two lenses'];
  it.each([
    ['six short items', six, true],
    ['tasks', six.map((item) => `<input type="checkbox"> ${item}`), true],
    ['five are too few', six.slice(1), false],
    ['one is long', [...six, 'one thermos, one litre and a half of water'], false],
    ['Han characters are twice as wide', [...six, '一二三四五六七八九十一二三四五六七八九十'], false],
    ['a list inside', [...six, 'buns<ul><li>eaten</li></ul>'], false],
    ['paragraphs inside', [...six, '<p>buns</p>'], false],
    ['a picture inside', [...six, '<img data-picture="p1">'], false],
  ])('%s', (_, items, expected) => {
    expect(setList(list(items), page).includes('class="columns"')).toBe(expected);
  });

  it('a page is too narrow for what fits on another', () => {
    const items = list([...six, 'hat, green, knitted, 1998']);
    expect(setList(items, page)).toContain('columns');
    expect(setList(items, { widthPx: 380, fontPx: 15 })).toBe(items);
  });
});

describe('turns of an interview', () => {
  it.each([
    [
      'names in bold',
      ['<strong>A:</strong> one', '<strong>B:</strong> two', '<strong>A:</strong> x', '<strong>B:</strong> y'],
      4,
    ],
    ['the colon outside', Array(4).fill('<strong>Lin</strong>: words'), 4],
    ['Chinese', Array(4).fill('<strong>林乔：</strong>话'), 4],
    ['three are none', Array(3).fill('<strong>Lin:</strong> words'), 0],
    ['bold without a colon', Array(4).fill('<strong>Lin</strong> words'), 0],
    ['bold later', Array(4).fill('and <strong>Lin:</strong> words'), 0],
  ])('%s', (_, texts, expected) => {
    expect(turnsOf((texts as string[]).map((text, i) => paragraph(text, `b${i}`))).size).toBe(expected);
  });
});
