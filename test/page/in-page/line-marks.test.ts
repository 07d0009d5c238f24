import { describe, expect, it } from 'vitest';
import { markLines } from '../../../src/page/in-page/line-marks.ts';

const END = '<wbr class="line-end">';
const HYPHEN = '<span class="line-end">\u00ad</span>';

describe('where lines end in the HTML of a paragraph', () => {
  it.each([
    ['no line but the first', '<p>one two</p>', [], '<p>one two</p>'],
    ['after a space', '<p>one two</p>', [4], `<p>one ${END}<span class="last-line">two</span></p>`],
    [
      'two lines',
      '<p class="flush">a b c</p>',
      [2, 4],
      `<p class="flush">a ${END}b ${END}<span class="last-line">c</span></p>`,
    ],
    [
      'at a soft hyphen, which shows',
      '<p>pho\u00adto graph</p>',
      [4],
      `<p>pho${HYPHEN}<span class="last-line">to graph</span></p>`,
    ],
    [
      'inside an element, and behind one',
      '<p>a <em>b c</em> d</p>',
      [4, 6],
      `<p>a <em>b ${END}c</em> ${END}<span class="last-line">d</span></p>`,
    ],
    [
      'the last line goes through an element',
      '<p>a b <em>c</em> d</p>',
      [2],
      `<p>a ${END}<span class="last-line">b </span><em><span class="last-line">c</span></em><span class="last-line"> d</span></p>`,
    ],
    [
      'an entity is one character, an emoji two',
      '<p>a &amp; b &#x1f600; c</p>',
      [6, 9],
      `<p>a &amp; b ${END}&#x1f600; ${END}<span class="last-line">c</span></p>`,
    ],
    [
      'attributes are no text',
      '<p data-b="a b">a b</p>',
      [2],
      `<p data-b="a b">a ${END}<span class="last-line">b</span></p>`,
    ],
  ])('%s', (_, html, starts, expected) => {
    expect(markLines(html, starts, true)).toBe(expected);
  });

  it('the part above a photo ends in a full line', () => {
    expect(markLines('<p>a b c</p>', [2], false)).toBe(`<p>a ${END}b c</p>`);
  });

  it('no text is changed', () => {
    const html = '<p>one <b>two\u00adthree</b> &lt;four&gt; five</p>';
    const text = (marked: string) => marked.replace(/<[^<>]*>/g, '');
    expect(text(markLines(html, [4, 8, 14], true))).toBe(text(html));
  });
});
