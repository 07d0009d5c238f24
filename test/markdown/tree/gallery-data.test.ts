// What scripts of galleries keep in attributes of a picture, of the link around it, or of its box.
import { describe } from 'vitest';
import { check } from '../draw.ts';

describe('the large version of a picture', () => {
  check([
    ['Galleria', '<img src="t.jpg" data-big="a.jpg" data-title="Lake">', '[a.jpg «Lake»]'],
    [
      'Unite Gallery',
      '<div><img alt="x" src="t.jpg" data-image="a.jpg" data-description="One"></div>',
      '[a.jpg «One»]',
    ],
    ['medium-zoom', '<img src="t.jpg" data-zoom-src="a.jpg">', '[a.jpg]'],
    ['Echo', '<img src="blank.gif" data-echo="a.jpg">', '[a.jpg]'],
    ['Lazyload', '<img src="x.gif" data-lazyload="a.jpg">', '[a.jpg]'],
    [
      'GitHub’s proxy',
      '<img src="https://camo.githubusercontent.com/1" data-canonical-src="https://x.org/a.jpg">',
      '[https://x.org/a.jpg]',
    ],
    ['lightGallery, of a link', '<a data-src="a.jpg" data-sub-html="Pier"><img src="t.jpg"></a>', '[a.jpg «Pier»]'],
    [
      '… of a box',
      '<div><div data-src="a.jpg" data-sub-html="<b>Pier</b>"><img src="t.jpg"></div></div>',
      '[a.jpg «Pier»]',
    ],
    [
      '… of items',
      '<ul><li data-src="1.jpg" data-sub-html=".c1"><img src="t1.jpg"></li><li data-src="2.jpg"><img src="t2.jpg"></li></ul>',
      '[1.jpg | 2.jpg]',
    ],
    ['not of a box with several', '<div data-src="a.jpg"><img src="1.jpg"><img src="a.jpg"></div>', '[1.jpg | a.jpg]'],
    ['a small one is none', '<img src="a.jpg" data-thumb="t.jpg" data-medium-file="m.jpg">', '[a.jpg]'],
    ['another picture is none', '<img src="a.jpg" data-hover-src="b.jpg" data-dark-src="c.jpg">', '[a.jpg]'],
    ['a name is none', '<img src="a.jpg" data-filename="IMG_1.jpg" data-image-id="1.jpg">', '[a.jpg]'],
  ]);
});

describe('a link to a picture that a gallery shows', () => {
  check([
    [
      'nanogallery2',
      '<a href="a.jpg" data-ngthumb="t.jpg" data-ngdesc="At dawn">The lake</a>',
      '[a.jpg «The lake · At dawn»]',
    ],
    [
      '… several',
      '<div data-nanogallery2>\n<a href="a.jpg" data-ngThumb="a_t.jpg">A</a>\n<a href="b.jpg" data-ngThumb="b_t.jpg">B</a>\n</div>',
      '[a.jpg «A» | b.jpg «B»]',
    ],
    ['Fotorama, without words', '<a href="a.jpg" data-thumb="t.jpg" data-caption="One"></a>', '[a.jpg «One»]'],
    ['without a small version', 'See <a href="a.jpg">the lake</a> there.', '<p>See the lake there.</p>'],
  ]);
});

describe('words of the link around a picture', () => {
  check([
    ['Lightbox', '<a href="a.jpg" data-lightbox="x" data-title="The lake"><img src="t.jpg"></a>', '[a.jpg «The lake»]'],
    ['Fancybox', '<a href="a.jpg" data-fancybox data-caption="The lake"><img src="t.jpg"></a>', '[a.jpg «The lake»]'],
    [
      'GLightbox',
      '<a href="a.jpg" data-glightbox="title: The lake; description: At dawn"><img src="t.jpg"></a>',
      '[a.jpg «The lake · At dawn»]',
    ],
    ['Magnific Popup', '<a href="a.jpg" title="The lake"><img src="t.jpg"></a>', '[a.jpg «The lake»]'],
    [
      'NextGEN, its title a file’s name',
      '<a href="g/IMG_7.jpg" data-title="IMG_7" data-description="The lake"><img title="IMG_7" src="g/thumbs/thumbs_IMG_7.jpg"></a>',
      '[g/IMG_7.jpg «The lake»]',
    ],
    ['the title of a link in Markdown', '[![](t.jpg)](a.jpg "The lake")', '[a.jpg «The lake»]'],
    ['the picture’s own come first', '[![](t.jpg "The pier")](a.jpg "The lake")', '[a.jpg «The pier»]'],
    ['of a page they are none', '[![](a.jpg)](https://x.org "To the shop")', '[a.jpg]'],
    ['what a click does', '<a href="a.jpg" title="Click to enlarge"><img src="t.jpg"></a>', '[a.jpg]'],
    ['… in Chinese', '<a href="a.jpg" title="点击查看大图"><img src="t.jpg"></a>', '[a.jpg]'],
    ['… in German', '<a href="a.jpg" title="Bild vergrößern"><img src="t.jpg"></a>', '[a.jpg]'],
  ]);
});
