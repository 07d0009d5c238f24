import { describe, expect, it } from 'vitest';
import { cssString, px, startTag, withAttributes } from '../../src/page/markup.ts';

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
