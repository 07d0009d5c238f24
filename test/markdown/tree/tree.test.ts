// Elements of page builders.
import { describe } from 'vitest';
import { check } from '../draw.ts';

describe('elements of page builders', () => {
  check([
    ['a photo as background', '<div style="background-image:url(a.jpg);height:300px"></div>', '[a.jpg]'],
    [
      'with quotes and words',
      `<section style="background: #000 url('img/a.jpg') no-repeat">Words</section>`,
      '[img/a.jpg]',
      '<p>Words</p>',
    ],
    ['entities as quotes', '<div style="background-image: url(&quot;a.jpg&quot;)"></div>', '[a.jpg]'],
    ['drawings in the background are decoration', '<div style="background:url(dots.svg)">Words</div>', '<p>Words</p>'],
    ['that a script sets later', '<div class="lazy" data-bg="a.jpg"></div>', '[a.jpg]'],
    ['in an address of a style', '<section data-background="url(a.jpg)">Words</section>', '[a.jpg]', '<p>Words</p>'],
    ['of a slide', '<section data-background-image="a.jpg"><h2>Words</h2></section>', '[a.jpg]', 'h2 Words'],
    ['a colour', '<section data-background="#fff">Words</section>', '<p>Words</p>'],
    ['amp-img', '<amp-img src="a.jpg" width="300" height="200"></amp-img>', '[a.jpg]'],
    ['v-img', '<v-img src="a.jpg"></v-img>', '[a.jpg]'],
  ]);
});
