// Pictures in HTML, whole and broken.
import { describe } from 'vitest';
import { check } from '../draw.ts';

describe('HTML', () => {
  check([
    ['img in a paragraph', 'One.\n<img src="a.jpg">\nTwo.', '<p>One.</p>', '[a.jpg]', '<p>Two.</p>'],
    [
      'figure and figcaption',
      '<figure><img src="a.jpg" alt="x"><figcaption>The <b>mill</b></figcaption></figure>',
      '[a.jpg «The mill»]',
    ],
    [
      'figure over many lines',
      '<figure>\n  <img src="a.jpg">\n  <figcaption>\n    The mill\n  </figcaption>\n</figure>',
      '[a.jpg «The mill»]',
    ],
    [
      'figure with Markdown inside',
      '<figure>\n\n![](a.jpg)\n\n<figcaption>Mill</figcaption>\n</figure>',
      '[a.jpg «Mill»]',
    ],
    [
      'figure with two pictures: the words for both',
      '<figure><img src="a.jpg"><img src="b.jpg"><figcaption>Both</figcaption></figure>',
      '[a.jpg | b.jpg]',
      '«Both»',
    ],
    [
      'figure of figures: the last has words of its own',
      '<figure class="wp-block-gallery"><figure><img src="a.jpg"></figure><figure><img src="b.jpg"><figcaption>Mill</figcaption></figure><figcaption>Day <b>one</b></figcaption></figure>\n\nText',
      '[a.jpg | b.jpg «Mill»]',
      '«Day <b>one</b>»',
      '<p>Text</p>',
    ],
    [
      'figure of figures: own words that end a sentence',
      '<figure><figure><img src="a.jpg"></figure><img src="b.jpg" title="The mill."><figcaption>Day one</figcaption></figure>',
      '[a.jpg | b.jpg «The mill.»]',
      '«Day one»',
    ],
    [
      'figure with a picture in its caption',
      '<figure><img src="a.jpg"><img src="b.jpg"><figcaption>Both<br><img src="c.jpg"></figcaption></figure>',
      '[a.jpg | b.jpg]',
      '«Both»',
      '[c.jpg]',
    ],
    [
      'two figures are one run',
      '<figure><img src="a.jpg"><figcaption>A</figcaption></figure>\n<figure><img src="b.jpg"><figcaption>B</figcaption></figure>',
      '[a.jpg «A» | b.jpg «B»]',
    ],
    [
      'figure of code',
      '<figure><pre>x = 1</pre><figcaption>Listing</figcaption></figure>',
      '<pre>x = 1</pre>',
      '<p>Listing</p>',
    ],
    ['picture with sources', '<picture><source srcset="a.avif"><img src="a.jpg" alt="m"></picture>', '[a.jpg]'],
    ['picture without img', '<picture><source srcset="a.webp 1x, b.webp 2x"></picture>', '[b.webp]'],
    ['srcset: the largest', '<img src="s.jpg" srcset="m.jpg 800w, l.jpg 2000w, s.jpg 400w">', '[l.jpg]'],
    ['srcset by density', '<img srcset="a.jpg, b.jpg 2x" src="a.jpg">', '[b.jpg]'],
    [
      'srcset with commas in an address',
      '<img srcset="w_400,q_1/a.jpg 400w, w_800,q_1/a.jpg 800w">',
      '[w_800,q_1/a.jpg]',
    ],
    ['lazy loading', '<img src="data:image/gif;base64,R0lGOD" data-src="a.jpg">', '[a.jpg]'],
    ['lazy loading with noscript', '<img data-src="a.jpg"><noscript><img src="a.jpg"></noscript>', '[a.jpg]'],
    [
      'lazy loading with noscript before it',
      '<figure><noscript><img src="a.jpg"></noscript><img src="data:image/svg+xml;utf8,x" data-original="a.jpg"></figure>',
      '[a.jpg]',
    ],
    [
      'lazy loading known to noscript only',
      '<img src="data:image/gif;base64,R0"><noscript><img src="a.jpg"></noscript>',
      '[a.jpg]',
    ],
    [
      'centred paragraph',
      '<p align="center">\n  <img src="a.jpg" width="45%">\n  <img src="b.jpg" width="45%">\n</p>',
      '[a.jpg | b.jpg]',
    ],
    ['centred paragraph with words', '<p align="center"><img src="a.jpg"><br>The mill</p>', '[a.jpg «The mill»]'],
    [
      'centred paragraph with emphasised words',
      '<p align="center"><img src="a.jpg"><br><em>The mill</em></p>',
      '[a.jpg «The mill»]',
    ],
    [
      'center around Markdown',
      '<center>\n\n![](a.jpg)\n\nThe mill\n\n</center>',
      '[a.jpg]',
      '<p style="text-align:center">The mill</p>',
    ],
    [
      'flex box',
      '<div style="display:flex">\n<div><img src="a.jpg"></div>\n<div><img src="b.jpg"></div>\n</div>',
      '[a.jpg | b.jpg]',
    ],
    [
      'flex box with captions',
      '<div class="row"><div><img src="a.jpg"><p class="caption">A</p></div><div><img src="b.jpg"><p class="caption">B</p></div></div>',
      '[a.jpg «A» | b.jpg «B»]',
    ],
    [
      'prose in a div survives',
      '<div>\n<p>Before.</p>\n<img src="a.jpg">\nAfter <b>this</b>.\n</div>',
      '<p>Before.</p>',
      '[a.jpg]',
      '<p>After <b>this</b>.</p>',
    ],
    [
      'Markdown picture in HTML without a blank line',
      '<div>\n![](a.jpg)\n![b](b.jpg "B")\n</div>',
      '[a.jpg | b.jpg «B»]',
    ],
    [
      'HTML that asks for Markdown',
      '<div markdown="1">\n![](a.jpg)\n*The mill*\n**Then** the sea.\n</div>\n\n*out*',
      '[a.jpg «The mill»]',
      '<p><strong>Then</strong> the sea.</p>',
      '<p><em>out</em></p>',
    ],
    ['the same on one line', '<center>![](a.jpg)</center>', '[a.jpg]'],
    [
      'tab-indented HTML that CommonMark takes for code',
      'Text.\n\n\t<img src="a.jpg" alt="x">\n\t<img src="b.jpg">\n',
      '<p>Text.</p>',
      '[a.jpg | b.jpg]',
    ],
    [
      'indented HTML inside open HTML',
      '<div>\n\n    <p>Deep</p>\n    <img src="a.jpg">\n\n</div>',
      '<p>Deep</p>',
      '[a.jpg]',
    ],
    [
      'code that only mentions a picture stays code',
      '    if (x) {\n      y("<img src=a.jpg>")\n    }',
      '<pre><code>if (x) {\n  y("&lt;img src=a.jpg&gt;")\n}\n</code></pre>',
    ],
    [
      'bold in a summary',
      '<details><summary>**x** y</summary></details>',
      '<p><strong><strong>x</strong> y</strong></p>',
    ],
    [
      'marks in a summary',
      '<details>\n<summary>*x* `y` ~~z~~ [l](https://a.example)</summary>\n</details>',
      '<p><strong><em>x</em> <code>y</code> <del>z</del> <a href="https://a.example">l</a></strong></p>',
    ],
    [
      'right below a summary',
      '<details><summary>a</summary>\nb *c*\n</details>',
      '<p><strong>a</strong></p>',
      '<p>b <em>c</em></p>',
    ],
    [
      'in a quotation',
      '> <details><summary>__a__</summary>\n> b</details>',
      '<blockquote><p><strong><strong>a</strong></strong></p><p>b</p></blockquote>',
    ],
    ['in an aside', '<aside>a *b* c</aside>', '<p>a <em>b</em> c</p>'],
    [
      'signs that mark nothing',
      '<details><summary>2 * 3 * 4 snake_case_name</summary></details>',
      '<p><strong>2 * 3 * 4 snake_case_name</strong></p>',
    ],
    [
      'fenced code stays code',
      '```markup\n<img src="a.jpg">\n![](b.jpg)\n```',
      '<pre><code class="language-markup">&lt;img src="a.jpg"&gt;\n![](b.jpg)\n</code></pre>',
    ],
    [
      'broken nesting',
      '<b><p><img src="a.jpg"></b> words</p></div></div>\n\nNext.',
      '[a.jpg]',
      '<p>words</p>',
      '<p>Next.</p>',
    ],
    ['unclosed bold ends with its paragraph', 'a <b>bold\n\nplain', '<p>a <b>bold</b></p>', '<p>plain</p>'],
    ['attributes without quotes, upper case', '<IMG SRC=a.jpg WIDTH=300>', '[a.jpg]'],
    ['attributes without space between', 'See\n<img src="a.jpg"alt="x">', '<p>See</p>', '[a.jpg]'],
    ['typographic quotes', '<img src=“a.jpg”>', '[a.jpg]'],
    ['image is img', '<image src="a.jpg">', '[a.jpg]'],
    ['object and embed', '<object data="a.svg" type="image/svg+xml"></object>\n<embed src="b.png">', '[a.svg | b.png]'],
    [
      'a video’s still and address',
      '<video poster="a.jpg" src="https://example.org/v.mp4"></video>',
      '[a.jpg]',
      '<p>Video: <a href="https://example.org/v.mp4">https://example.org/v.mp4</a></p>',
    ],
    [
      'nested lists of a gallery',
      '<ul class="gallery"><li><img src="a.jpg"></li><li><img src="b.jpg"></li></ul>',
      '[a.jpg | b.jpg]',
    ],
  ]);
});

describe('Markdown inside HTML blocks', () => {
  check([
    [
      'bold and a link',
      '<aside>\nTake **gloves**, see [list](https://a.example/).\n</aside>',
      '<p>Take <strong>gloves</strong>, see <a href="https://a.example/">list</a>.</p>',
    ],
    [
      'a callout of Notion',
      '<aside>\n💡 **Really** go.\n\n</aside>\n\nText',
      '<blockquote class="alert"><p>💡 <strong>Really</strong> go.</p></blockquote>',
      '<p>Text</p>',
    ],
    [
      'a box of Notion, its sign a flag',
      '<aside>\n🇳🇴 Go.\n</aside>',
      '<blockquote class="alert"><p>🇳🇴 Go.</p></blockquote>',
    ],
    ['code', '<div>\nuse `ls` here\n</div>', '<p>use <code>ls</code> here</p>'],
    ['a cell', '<table><tr><td>a **b**</td></tr></table>', '<p>a <strong>b</strong></p>'],
    ['details', '<div><p>see __here__</p></div>', '<p>see <strong>here</strong></p>'],
    ['what is kept', '<pre>\na **b** [c](d)\n</pre>', '<pre>\na **b** [c](d)\n</pre>'],
    [
      'signs that are none',
      '<div>\n2 * 3 * 4, [a] (b), my_file_name\n</div>',
      '<p>2 * 3 * 4, [a] (b), my_file_name</p>',
    ],
  ]);
});

describe('Markdown right below a box of HTML', () => {
  check([
    ['a list', '<div>\n- one **a**\n- two\n</div>', '<ul><li>one <strong>a</strong></li><li>two</li></ul>'],
    ['a heading', '<div align="center">\n# Day\nWords\n</div>', 'h1 Day', '<p style="text-align:center">Words</p>'],
    [
      'numbers, and a photo among them',
      '<details><summary>More</summary>\n1. one\n2. ![](b.jpg)\n</details>',
      '<p><strong>More</strong></p>',
      '<ol><li>one</li></ol>',
      '[b.jpg]',
    ],
    ['a quotation', '<section>\n> Words\n</section>', '<blockquote><p>Words</p></blockquote>'],
    [
      'an indented list',
      '<div>\n  * one [x][y]\n  * two\n</div>\n\n[y]: https://a.example',
      '<ul><li>one <a href="https://a.example">x</a></li><li>two</li></ul>',
    ],
    [
      'in a cell',
      '<table><tr><td>\n- one\n- two\n</td><td>b</td></tr></table>',
      '<table><tr><td><ul><li>one</li><li>two</li></ul></td><td>b</td></tr></table>',
    ],
    ['not in a paragraph', '<p>At noon\n- or later - we left</p>', '<p>At noon\n- or later - we left</p>'],
    ['not in a sentence', '<div>At 3 - 4 # we left</div>', '<p>At 3 - 4 # we left</p>'],
    ['not as code', '<div><pre>\n- one\n- two</pre></div>', '<pre>\n- one\n- two</pre>'],
  ]);
});
