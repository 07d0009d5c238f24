import { describe, expect, it } from 'vitest';
import { splitHtml } from '../../src/page/split-paragraph.ts';

describe('splitHtml', () => {
  it.each([
    ['plain text', '<p>abcdef</p>', 3, '<p>abc</p>', '<p>def</p>'],
    [
      'inside an element',
      '<p>ab<strong>cd</strong>ef</p>',
      3,
      '<p>ab<strong>c</strong></p>',
      '<p><strong>d</strong>ef</p>',
    ],
    ['at the end of an element', '<p>ab<em>cd</em>ef</p>', 4, '<p>ab<em>cd</em></p>', '<p>ef</p>'],
    [
      'before a nested pair',
      '<p>ab<a href="#x"><em>cd</em></a></p>',
      2,
      '<p>ab<a href="#x"><em></em></a></p>',
      '<p><a href="#x"><em>cd</em></a></p>',
    ],
    ['an entity is one character', '<p>a&amp;b</p>', 1, '<p>a</p>', '<p>&amp;b</p>'],
    ['an astral entity is two units', '<p>&#x1F44D;bc</p>', 2, '<p>&#x1F44D;</p>', '<p>bc</p>'],
    [
      'attributes go along, ids do not',
      '<p class="x" id="y">abcd</p>',
      2,
      '<p class="x" id="y">ab</p>',
      '<p class="x">cd</p>',
    ],
    ['void elements stay', '<p>a<br>b</p>', 1, '<p>a<br></p>', '<p>b</p>'],
    ['Han characters', '<p>一二三四</p>', 2, '<p>一二</p>', '<p>三四</p>'],
    ['at a soft hyphen, which is seen', '<p>pho\u00adto</p>', 4, '<p>pho\u2010</p>', '<p>to</p>'],
    [
      'at one inside of an element',
      '<p><b>pho\u00ad</b><i>to</i></p>',
      4,
      '<p><b>pho\u2010</b><i></i></p>',
      '<p><i>to</i></p>',
    ],
    ['past the end', '<p>ab</p>', 9, '<p>ab</p>', ''],
  ])('%s', (_, html, offset, head, tail) => {
    expect(splitHtml(html, offset)).toEqual([head, tail]);
  });
});
