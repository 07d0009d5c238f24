import { describe, expect, it } from 'vitest';
import { cssString, hiddenWords, px, shortIds, startTag, withAttributes } from '../../src/page/markup.ts';

describe('a start tag', () => {
  it.each([
    [{ id: 'a"b', title: '<&>' }, '<p id="a&quot;b" title="&lt;&amp;&gt;">'],
    [{ id: undefined, class: '', 'data-i': 0 }, '<p data-i="0">'],
  ])('%j → %s', (attributes, expected) => expect(startTag('p', attributes)).toBe(expected));
});

describe('an element with further attributes', () => {
  it.each([
    ['<p>One <b class="x">two</b></p>', '<p data-b="1" class="flush">One <b class="x">two</b></p>'],
    ['<p class="a&amp;b" id="c">One</p>', '<p data-b="1" class="flush a&amp;b" id="c">One</p>'],
    ['<hr/>', '<hr data-b="1" class="flush"/>'],
    ['<P>One</P>', '<P data-b="1" class="flush">One</P>'],
  ])('%s → %s', (html, expected) => expect(withAttributes(html, { 'data-b': '1', class: 'flush' })).toBe(expected));

  it('keeps its classes where there are none to add', () => {
    expect(withAttributes('<ul class="toc">', { lang: 'de', class: '' })).toBe('<ul lang="de" class="toc">');
  });
});

it('lengths are in the 1/64 px that the browser lays out in', () => {
  expect([px(1 / 3), px(12), px(-0.5)]).toEqual(['0.328125px', '12px', '-0.5px']);
});

it('a CSS string cannot end early', () => {
  expect(cssString('a"b\\c</style>\n')).toBe('"a\\22 b\\5c c\\3c /style>\\a "');
});

describe('ids that a PDF can hold as names', () => {
  const han = '沿着河边慢慢走到桥头';
  it.each([
    ['day-1', true],
    [han, true],
    ['a'.repeat(120), true],
    ['a'.repeat(121), false],
    [han.repeat(2), false],
    [`${han.repeat(40)}-1`, false],
    ['привет-мир-'.repeat(5), false],
    ['🚢'.repeat(11), false],
    ['a&amp;b'.repeat(30), false],
  ])('%s', (id, kept) => {
    const html = shortIds(`<a href="#${id}">go, id="${id}"</a><h2 class="x" id="${id}">There</h2>`);
    const [, link, words, target] =
      /^<a href="#([^"]*)">go, id="([^"]*)"<.a><h2 class="x" id="([^"]*)">There<.h2>$/.exec(html) ?? [];
    expect([link, words, target === id]).toEqual([target, id, kept]);
    expect(encodeURIComponent(target ?? '').length).toBeLessThanOrEqual(126);
  });

  it('two long ones that begin alike stay two', () => {
    const [one, other] = ['1', '2'].map((end) => shortIds(`<p id="${'long-'.repeat(40)}${end}">`));
    expect(one).not.toBe(other);
  });
});

describe('words that nobody hears', () => {
  it.each([
    ['<p class="a" aria-hidden="true">Photos 1–2</p><p>3</p>', ['Photos 1–2']],
    ['<p>a</p><div aria-hidden="true"><b>DRAFT</b> of &lt;May&gt;</div>', ['DRAFT of <May>']],
    ['<svg aria-hidden="true"></svg><i aria-hidden="true">&amp;', []],
    ['<p title="aria-hidden">a</p>', []],
  ])('%s', (html, words) => {
    expect(hiddenWords(html)).toEqual(words);
  });
});
