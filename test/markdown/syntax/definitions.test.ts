// Definition lists.
import { describe } from 'vitest';
import { check } from '../draw.ts';

describe('definition lists', () => {
  check([
    [
      'term and words',
      'Mill\n: A house with a wheel.\n\nSea\n: Water.',
      '<dl class="definitions"><dt>Mill</dt><dd>A house with a wheel.</dd><dt>Sea</dt><dd>Water.</dd></dl>',
    ],
    [
      'two terms, two meanings',
      'Mill\nWheel\n: One\n: Two\n\nAfter.',
      '<dl class="definitions"><dt>Mill</dt><dt>Wheel</dt><dd>One</dd><dd>Two</dd></dl>',
      '<p>After.</p>',
    ],
    [
      'loose, with blocks',
      'Mill\n\n:   One\n\n    - a\n    - b',
      '<dl class="definitions"><dt>Mill</dt><dd><p>One</p><ul><li>a</li><li>b</li></ul></dd></dl>',
    ],
    [
      'in HTML',
      '<dl><dt>Mill<dd>House<dt>Sea<dd>Water</dl>',
      '<dl><dt>Mill</dt><dd>House</dd><dt>Sea</dt><dd>Water</dd></dl>',
    ],
    [
      'a photo among them',
      'Mill\n: House\n\n    ![](a.jpg)\n\nSea\n: Water',
      '<dl class="definitions"><dt>Mill</dt><dd><p>House</p></dd></dl>',
      '[a.jpg]',
      '<dl class="definitions"><dt>Sea</dt><dd>Water</dd></dl>',
    ],
    [
      'a colon inside a paragraph is text',
      'Times:\n10:30 start\n\na : b',
      '<p>Times:\n10:30 start</p>',
      '<p>a : b</p>',
    ],
    ['no term above', ': alone', '<p>: alone</p>'],
  ]);
});
