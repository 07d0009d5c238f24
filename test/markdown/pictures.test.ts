// Every way a picture is written in Markdown and HTML → where it stands, in which run, with which caption. A template
// text is no part of these rows (dialects/ has them).
import { describe, expect, it } from 'vitest';
import { codes, draw, read } from './draw.ts';

type Row = readonly [name: string, input: string, ...expected: string[]];

const check = (rows: readonly Row[]) =>
  it.each(rows)('%s', (_, input, ...expected) => {
    const report = read(input);
    expect(draw(report)).toEqual(expected);
    expect(report.problems).toEqual([]);
  });

describe('photos and the paragraph around them', () => {
  check([
    ['alone', '![](a.jpg)', '[a.jpg]'],
    ['directly under the text', 'We arrived.\n![](a.jpg)', '<p>We arrived.</p>', '[a.jpg]'],
    ['directly above the text', '![](a.jpg)\nWe left.', '[a.jpg]', '<p>We left.</p>'],
    ['between two lines', 'One.\n![](a.jpg)\nTwo.', '<p>One.</p>', '[a.jpg]', '<p>Two.</p>'],
    [
      'in the middle of a wrapped sentence, on its own line',
      'we saw\n![](a.jpg)\nthe sea',
      '<p>we saw</p>',
      '[a.jpg]',
      '<p>the sea</p>',
    ],
    ['two lines make one run', '![](a.jpg)\n![](b.jpg)', '[a.jpg | b.jpg]'],
    ['blank lines do not end a run', '![](a.jpg)\n\n\n![](b.jpg)', '[a.jpg | b.jpg]'],
    [
      'a line break does not either',
      '![](a.jpg)<br>![](b.jpg)\\\n![](c.jpg)  \n![](d.jpg)',
      '[a.jpg | b.jpg | c.jpg | d.jpg]',
    ],
    ['beside each other', '![](a.jpg) ![](b.jpg)![](c.jpg)', '[a.jpg | b.jpg | c.jpg]'],
    ['commas and bars between pictures are no text', '![](a.jpg), ![](b.jpg) | ![](c.jpg).', '[a.jpg | b.jpg | c.jpg]'],
    ['no-break spaces are no text', '![](a.jpg)&nbsp;&nbsp;![](b.jpg)', '[a.jpg | b.jpg]'],
    [
      'Markdown and HTML in one run',
      '![](a.jpg)\n\n<img src="b.jpg">\n\n<p><img src="c.jpg"></p>\n![](d.jpg)',
      '[a.jpg | b.jpg | c.jpg | d.jpg]',
    ],
    ['text ends a run', '![](a.jpg)\n\nWords.\n\n![](b.jpg)', '[a.jpg]', '<p>Words.</p>', '[b.jpg]'],
    ['a heading ends a run', '![](a.jpg)\n## Day\n![](b.jpg)', '[a.jpg]', 'h2 Day', '[b.jpg]'],
    ['a rule ends a run', '![](a.jpg)\n\n***\n\n![](b.jpg)', '[a.jpg]', '<hr>', '[b.jpg]'],
    ['a comment does not', '![](a.jpg)\n<!-- the better one -->\n![](b.jpg)', '[a.jpg | b.jpg]'],
    [
      'thirty in a row',
      Array.from({ length: 30 }, (_, i) => `![](${i}.jpg)`).join('\n'),
      `[${Array.from({ length: 30 }, (_, i) => `${i}.jpg`).join(' | ')}]`,
    ],
  ]);
});

describe('in the sentence or a photo of its own', () => {
  check([
    ['words on both sides', 'Press ![](key.png) now.', '<p>Press {key.png} now.</p>'],
    ['words on both sides, twice', 'a ![](x.png) b ![](y.png) c', '<p>a {x.png} b {y.png} c</p>'],
    [
      'first on its line, words after: photo, then paragraph',
      '![](a.jpg) The harbour at dawn.',
      '[a.jpg]',
      '<p>The harbour at dawn.</p>',
    ],
    [
      'last on its line, at the paragraph’s end: paragraph, then photo',
      'The harbour: ![](a.jpg)',
      '<p>The harbour:</p>',
      '[a.jpg]',
    ],
    ['two first on their line', '![](a.jpg) ![](b.jpg) Both.', '[a.jpg | b.jpg]', '<p>Both.</p>'],
    [
      'first on a line after a finished sentence',
      'We walked on.\n![](a.jpg) The mill.',
      '<p>We walked on.</p>',
      '[a.jpg]',
      '<p>The mill.</p>',
    ],
    [
      'first on a line inside a sentence',
      'we pressed the\n![](key.png) button and went',
      '<p>we pressed the\n{key.png} button and went</p>',
    ],
    ['last on a line inside a sentence', 'we pressed ![](key.png)\nand went', '<p>we pressed {key.png}\nand went</p>'],
    [
      'last on a line after a finished sentence',
      'Full stop. ![](a.jpg)\nMore.',
      '<p>Full stop.</p>',
      '[a.jpg]',
      '<p>More.</p>',
    ],
    ['after a hard break', 'Text  \n![](a.jpg) more', '<p>Text</p>', '[a.jpg]', '<p>more</p>'],
    [
      'Chinese sentence ends count',
      '我们到了。\n![](a.jpg) 会场很大',
      '<p>我们到了。</p>',
      '[a.jpg]',
      '<p>会场很大</p>',
    ],
    ['an emoji is a word', '![](a.jpg) 👍', '[a.jpg]', '<p>👍</p>'],
    ['a full stop after a photo is the sentence’s', 'As seen here ![](a.jpg).', '<p>As seen here.</p>', '[a.jpg]'],
    [
      'and after several',
      '**Seen** here: ![](a.jpg), ![](b.jpg)。',
      '<p><strong>Seen</strong> here:。</p>',
      '[a.jpg | b.jpg]',
    ],
    [
      'brackets around nothing but a photo',
      'The mill (![](a.jpg)).\nNext.',
      '<p>The mill.</p>',
      '[a.jpg]',
      '<p>Next.</p>',
    ],
    ['quotes around nothing but a photo', '看“![](a.jpg)”', '<p>看</p>', '[a.jpg]'],
    ['emphasised with its full stop', '*As seen ![](a.jpg).*', '<p><em>As seen.</em></p>', '[a.jpg]'],
    ['a bracket before a photo', '(![](a.jpg) the harbour)', '[a.jpg]', '<p>(the harbour)</p>'],
    ['a comma after a photo', '![](a.jpg), the harbour', '[a.jpg]', '<p>the harbour</p>'],
    ['an ellipsis after a photo is the text’s', '![](a.jpg) … and on', '[a.jpg]', '<p>… and on</p>'],
    ['a bar after a photo says nothing', 'The mill ![](a.jpg) |', '<p>The mill</p>', '[a.jpg]'],
    ['small by its width', '<img src="a.png" width="16"> Sunny', '<p>{a.png} Sunny</p>'],
    ['small by style', 'Sun: <img src="a.png" style="height:1.2em">', '<p>Sun: {a.png}</p>'],
    ['small, alone', '<img src="a.png" width="20" height="20">', '<p>{a.png}</p>'],
    ['small on one side only is a strip, not an icon', '<img src="a.png" width="600" height="20">', '[a.png]'],
    ['an icon by its name, beside words', '![](icons/sun.png) Sunny', '<p>{icons/sun.png} Sunny</p>'],
    ['an icon by its name and number', 'Press ![ok](icon1.png).', '<p>Press {icon1.png}.</p>'],
    ['an icon by its name and size', '![](icon-32x32.png) Sunny', '<p>{icon-32x32.png} Sunny</p>'],
    ['an icon by its name, alone, is a photo', '![](icons/sun.png)', '[icons/sun.png]'],
    [
      'badges',
      '![ci](https://img.shields.io/x.svg) ![v](https://badge.fury.io/js/x.svg)',
      '<p>{https://img.shields.io/x.svg} {https://badge.fury.io/js/x.svg}</p>',
    ],
    [
      'a badge with a link',
      '[![ci](https://github.com/o/r/workflows/ci/badge.svg)](https://github.com/o/r/actions)',
      '<p><a href="https://github.com/o/r/actions">{https://github.com/o/r/workflows/ci/badge.svg}</a></p>',
    ],
  ]);
});

describe('forms of a reference', () => {
  check([
    ['title and alt', '![The old mill](a.jpg "At dusk")', '[a.jpg «At dusk»]'],
    ['angle brackets with spaces', '![](<my photo (1).jpg>)', '[my photo (1).jpg]'],
    ['reference style, full', '![mill][m]\n\n[m]: a.jpg "Mill"', '[a.jpg «Mill»]'],
    ['reference style, collapsed and short', '![m][]\n![M]\n\n[m]: <a b.jpg>', '[a b.jpg | a b.jpg]'],
    ['entities in the address are read', '![](a.jpg?x=1&amp;y=2)', '[a.jpg?x=1&y=2]'],
    ['percent codes are left as written', '![](my%20photo.jpg)', '[my%20photo.jpg]'],
    ['Chinese brackets beside it', '（![](图.jpg)）', '[图.jpg]'],
    ['emphasised', '*![](a.jpg)*\n**![](b.jpg)**', '[a.jpg | b.jpg]'],
    [
      'inside emphasised words',
      '*we saw\n![](a.jpg)\nthe sea*',
      '<p><em>we saw</em></p>',
      '[a.jpg]',
      '<p><em>the sea</em></p>',
    ],
    ['in a heading', '## The mill ![](a.jpg)', 'h2 The mill', '[a.jpg]'],
    ['a drawing that leads a heading', '## ![](logo.png) ![](b.svg?x) The mill', 'h2 {logo.png} {b.svg?x} The mill'],
    ['a drawing that ends a heading', '## The mill ![](plan.png)', 'h2 The mill', '[plan.png]'],
    ['a photo that leads a heading', '## ![](a.jpg) The mill', 'h2 The mill', '[a.jpg]'],
    ['alone in a heading', '## ![](a.jpg)', '[a.jpg]'],
    ['an icon in a heading', '## <img src="a.png" width=20> Mill', 'h2 {a.png} Mill'],
    ['a video is a line, not a photo', '![Waves](waves.mp4)', '<p>Video: Waves waves.mp4</p>'],
  ]);
});

describe('links around pictures', () => {
  check([
    ['the full picture behind a thumbnail', '[![](small/a.jpg)](large/a.jpg)', '[large/a.jpg]'],
    ['a page behind a picture', '[![](a.jpg)](https://example.org/album)', '[a.jpg]'],
    ['the same in HTML', '<a href="full.jpg"><img src="thumb.jpg"></a>', '[full.jpg]'],
    ['HTML around Markdown', '<a href="https://example.org">\n\n![](a.jpg)\n\n</a>', '[a.jpg]'],
    ['a block inside the link', '<a href="full.jpg"><div><img src="t.jpg"></div></a>', '[full.jpg]'],
    [
      'picture and words in one link',
      '[![](a.jpg) The album](https://example.org/)',
      '[a.jpg]',
      '<p><a href="https://example.org/">The album</a></p>',
    ],
  ]);
  it('keeps the thumbnail as the second choice and the link of a page', () => {
    const { pictures } = read('[![x](t.jpg)](f.JPG?raw=true)\n\n[![](a.jpg)](https://example.org/b)');
    expect(pictures.map(({ written, fallbacks, link }) => [written, fallbacks, link])).toEqual([
      ['f.JPG?raw=true', ['t.jpg'], undefined],
      ['a.jpg', [], 'https://example.org/b'],
    ]);
  });
});

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
      'figure with two pictures: the words for both stand with the last',
      '<figure><img src="a.jpg"><img src="b.jpg"><figcaption>Both</figcaption></figure>',
      '[a.jpg | b.jpg «Both»]',
    ],
    [
      'figure of figures: the last has words of its own',
      '<figure class="wp-block-gallery"><figure><img src="a.jpg"></figure><figure><img src="b.jpg"><figcaption>Mill</figcaption></figure><figcaption>Day <b>one</b></figcaption></figure>\n\nText',
      '[a.jpg | b.jpg «Mill · Day one»]',
      '<p>Text</p>',
    ],
    [
      'figure of figures: own words that end a sentence',
      '<figure><figure><img src="a.jpg"></figure><img src="b.jpg" title="The mill."><figcaption>Day one</figcaption></figure>',
      '[a.jpg | b.jpg «The mill. Day one»]',
    ],
    [
      'figure with a picture in its caption',
      '<figure><img src="a.jpg"><img src="b.jpg"><figcaption>Both<br><img src="c.jpg"></figcaption></figure>',
      '[a.jpg | b.jpg «Both» | c.jpg]',
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
      'lazy loading known to noscript only',
      '<img src="data:image/gif;base64,R0"><noscript><img src="a.jpg"></noscript>',
      '[a.jpg]',
    ],
    [
      'centred paragraph',
      '<p align="center">\n  <img src="a.jpg" width="45%">\n  <img src="b.jpg" width="45%">\n</p>',
      '[a.jpg | b.jpg]',
    ],
    [
      'centred paragraph with words',
      '<p align="center"><img src="a.jpg"><br>The mill</p>',
      '[a.jpg]',
      '<p style="text-align:center">The mill</p>',
    ],
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

describe('tables', () => {
  check([
    [
      'of pictures',
      '| ![](a.jpg) | ![](b.jpg) |\n|---|---|\n| ![](c.jpg) | ![](d.jpg) |',
      '[a.jpg | b.jpg | c.jpg | d.jpg]',
    ],
    [
      'captions in the head',
      '| Before | After |\n|---|---|\n| ![](a.jpg) | ![](b.jpg) |',
      '[a.jpg «Before» | b.jpg «After»]',
    ],
    ['captions beneath', '| ![](a.jpg) | ![](b.jpg) |\n|:-:|:-:|\n| Mill | Sea |', '[a.jpg «Mill» | b.jpg «Sea»]'],
    ['empty head', '| | |\n|---|---|\n| ![](a.jpg) | ![](b.jpg) |', '[a.jpg | b.jpg]'],
    [
      'rows of pictures and rows of captions',
      '| ![](a.jpg) | ![](b.jpg) |\n|-|-|\n| A | B |\n| ![](c.jpg) | ![](d.jpg) |\n| C | D |',
      '[a.jpg «A» | b.jpg «B» | c.jpg «C» | d.jpg «D»]',
    ],
    [
      'captions in the same cells',
      '<table><tr><td><img src="a.jpg"><br>Mill</td><td><img src="b.jpg"><br>Sea</td></tr></table>',
      '[a.jpg «Mill» | b.jpg «Sea»]',
    ],
    [
      'photo beside its words',
      '<table><tr><td><img src="a.jpg"></td><td>The mill</td></tr><tr><td>The sea</td><td><img src="b.jpg"></td></tr></table>',
      '[a.jpg «The mill» | b.jpg «The sea»]',
    ],
    [
      'data with a picture stays a table',
      '| Day | Place | Photo |\n|-|-|-|\n| 1 | Mill | ![](a.jpg) |',
      '<table><thead><tr><th>Day</th><th>Place</th><th>Photo</th></tr></thead><tbody><tr><td>1</td><td>Mill</td><td>{a.jpg}</td></tr></tbody></table>',
    ],
    [
      'one cell around everything is layout',
      '<table><tr><td>\n\n## Day\n\nText.\n\n![](a.jpg)\n\n</td></tr></table>',
      'h2 Day',
      '<p>Text.</p>',
      '[a.jpg]',
    ],
    [
      'Markdown in HTML cells',
      '<table>\n<tr>\n<td>\n\n![](a.jpg)\n\n</td>\n<td>\n\n![](b.jpg)\n\n</td>\n</tr>\n</table>',
      '[a.jpg | b.jpg]',
    ],
    [
      'cells and rows never closed',
      '<table><tr><td><img src=a.jpg><td><img src=b.jpg><tr><td>A<td>B</table>',
      '[a.jpg «A» | b.jpg «B»]',
    ],
  ]);
});

describe('lists and quotes are cut open', () => {
  check([
    [
      'an ordered list goes on counting',
      '1. One\n   ![](a.jpg)\n2. Two',
      '<ol><li>One</li></ol>',
      '[a.jpg]',
      '<ol start="2"><li>Two</li></ol>',
    ],
    [
      'the same item goes on',
      '1. One\n\n   ![](a.jpg)\n\n   More\n2. Two',
      '<ol><li><p>One</p></li></ol>',
      '[a.jpg]',
      '<ol><li class="continued"><p>More</p></li><li><p>Two</p></li></ol>',
    ],
    [
      'in the third item',
      '3. Three\n4. Four\n   ![](a.jpg)\n   more\n5. Five',
      '<ol start="3"><li>Three</li><li>Four</li></ol>',
      '[a.jpg]',
      '<ol start="4"><li class="continued">more</li><li>Five</li></ol>',
    ],
    ['an item of nothing but a picture counts', '1. ![](a.jpg)\n2. Two', '[a.jpg]', '<ol start="2"><li>Two</li></ol>'],
    ['a list of pictures', '- ![](a.jpg)\n- ![](b.jpg)', '[a.jpg | b.jpg]'],
    ['picture first, its words after', '- ![](a.jpg)\n  The mill', '[a.jpg]', '<ul><li>The mill</li></ul>'],
    [
      'nested lists',
      '- One\n  - Two\n    ![](a.jpg)\n  - Three\n- Four',
      '<ul><li>One<ul><li>Two</li></ul></li></ul>',
      '[a.jpg]',
      '<ul><li class="continued"><ul><li>Three</li></ul></li><li>Four</li></ul>',
    ],
    [
      'a quote',
      '> One\n>\n> ![](a.jpg)\n>\n> Two',
      '<blockquote><p>One</p></blockquote>',
      '[a.jpg]',
      '<blockquote><p>Two</p></blockquote>',
    ],
    ['a quote of a picture', '> ![](a.jpg)', '[a.jpg]'],
    ['a caption inside a quote', '> ![](a.jpg)\n> *The mill*', '[a.jpg «The mill»]'],
    ['inline in an item', '- press ![](k.png) now', '<ul><li>press {k.png} now</li></ul>'],
    [
      'a details box is opened',
      '<details>\n<summary>More photos</summary>\n\n![](a.jpg)\n\nText.\n\n</details>',
      '<p><strong>More photos</strong></p>',
      '[a.jpg]',
      '<p>Text.</p>',
    ],
  ]);
});

describe('captions as written', () => {
  check([
    ['an emphasised line beneath', '![](a.jpg)\n*The mill*', '[a.jpg «The mill»]'],
    ['an emphasised paragraph beneath', '![](a.jpg)\n\n_The mill_', '[a.jpg «The mill»]'],
    [
      'an emphasised line, then text',
      '![](a.jpg)\n*The mill*\nWe went on.',
      '[a.jpg «The mill»]',
      '<p>We went on.</p>',
    ],
    ['with a hard break', '![](a.jpg)  \n*The mill*', '[a.jpg «The mill»]'],
    ['captioned pictures stay one run', '![](a.jpg)\n*A*\n\n![](b.jpg)\n*B*', '[a.jpg «A» | b.jpg «B»]'],
    [
      'small and sub',
      '![](a.jpg)\n\n<small>The mill</small>\n\n![](b.jpg)\n<sub>The sea</sub>',
      '[a.jpg «The mill» | b.jpg «The sea»]',
    ],
    ['numbered, English', '![](a.jpg)\nFigure 3: The mill', '[a.jpg «Figure 3: The mill»]'],
    ['numbered, German', '![](a.jpg)\n\nAbb. 3: Die Mühle', '[a.jpg «Abb. 3: Die Mühle»]'],
    ['numbered, Chinese', '![](a.jpg)\n图 3 会场入口', '[a.jpg «图 3 会场入口»]'],
    ['numbered, Chinese with colon', '![](a.jpg)\n\n图3：会场入口', '[a.jpg «图3：会场入口»]'],
    [
      'a sentence about figure 3 is text',
      '![](a.jpg)\n\nFigure 3 shows the mill.',
      '[a.jpg]',
      '<p>Figure 3 shows the mill.</p>',
    ],
    ['bold is no caption', '![](a.jpg)\n\n**Day two**', '[a.jpg]', '<p><strong>Day two</strong></p>'],
    [
      'after two pictures it is text',
      '![](a.jpg)\n![](b.jpg)\n\n*Both mills*',
      '[a.jpg | b.jpg]',
      '<p><em>Both mills</em></p>',
    ],
    [
      'the same words again under the picture',
      '![The mill](a.jpg)\n\nThe mill\n\nText',
      '[a.jpg «The mill»]',
      '<p>Text</p>',
    ],
    ['the same words as its title', '![x](a.jpg "The mill")\n\nThe mill', '[a.jpg «The mill»]'],
    ['the words of the last of two', '![A](a.jpg)\n![B](b.jpg)\n\nB', '[a.jpg | b.jpg «B»]'],
    ['the words of the first of two are text', '![A](a.jpg)\n![B](b.jpg)\n\nA', '[a.jpg | b.jpg]', '<p>A</p>'],
    [
      'the same words as a link are text',
      '![The mill](a.jpg)\n\n[The mill](https://example.org/)',
      '[a.jpg]',
      '<p><a href="https://example.org/">The mill</a></p>',
    ],
    [
      'a line that points up',
      '<p><img src="a.jpg"></p><p style="text-align:center;font-size:12px"><span>▲ 从防波堤看过去</span></p><p>到了。</p>',
      '[a.jpg «从防波堤看过去»]',
      '<p>到了。</p>',
    ],
    [
      'a line that points up at two',
      '![](a.jpg)![](b.jpg)\n\n△左：港口 右：灯塔',
      '[a.jpg | b.jpg «左：港口 右：灯塔»]',
    ],
    ['an arrow in small type', '![](a.jpg)\n\n<p style="font-size: 12px">↑ 港口</p>', '[a.jpg «港口»]'],
    ['an arrow in body type is text', '![](a.jpg)\n\n↑ 12 % more', '[a.jpg]', '<p>↑ 12 % more</p>'],
    ['who took it, centred', '<center><img src="a.jpg"><br>图｜张三</center>', '[a.jpg «图｜张三»]'],
    ['who took it, as text', '![](a.jpg)\n\n图：张三', '[a.jpg]', '<p>图：张三</p>'],
    [
      'a picture that has one keeps it',
      '![](a.jpg "Title")\n\n*More words*',
      '[a.jpg «Title»]',
      '<p><em>More words</em></p>',
    ],
    [
      'text with an emphasised word is text',
      '![](a.jpg)\n\n*Here* we stayed.',
      '[a.jpg]',
      '<p><em>Here</em> we stayed.</p>',
    ],
  ]);
});

describe('places, sizes, alternatives', () => {
  it('names line and column of every block and picture', () => {
    const report = read(
      '# T\n\nOne\n![](a.jpg)\n\n> - x\n>   ![](b.jpg)\n\n| A |\n|-|\n| x ![](c.jpg) y |\n\n<div>\n  <img src="d.jpg">\n</div>\n',
    );
    expect(report.pictures.map(({ written, place }) => `${written} ${place.line}:${place.column}`)).toEqual([
      'a.jpg 4:1',
      'b.jpg 7:5',
      'c.jpg 11:5',
      'd.jpg 14:3',
    ]);
    expect(report.blocks.map(({ place }) => `${place.line}:${place.column}`)).toEqual([
      '1:1',
      '3:1',
      '4:1',
      '6:1',
      '7:5',
      '9:1',
      '14:3',
    ]);
  });
  it.each([
    ['width="300"', { value: 300, unit: 'px' }],
    ['width="50%"', { value: 50, unit: '%' }],
    ['width=12cm', { value: 12, unit: 'cm' }],
    ['style="width: 18.5cm;"', { value: 18.5, unit: 'cm' }],
    ['style="max-width:9cm"', undefined],
    ['width="auto"', undefined],
    ['width="0"', undefined],
  ])('width: %s', (attribute, width) => {
    expect(read(`<img src="a.jpg" ${attribute}>`).pictures[0]?.width).toEqual(width);
  });
  it('keeps every other address of the picture', () => {
    const [picture] = read(
      '<picture><source srcset="a.avif 1x, b.avif 2x"><img src="s.jpg" srcset="l.jpg 2x" data-src="f.jpg"></picture>',
    ).pictures;
    expect([picture?.written, ...(picture?.fallbacks ?? [])]).toEqual(['f.jpg', 'l.jpg', 's.jpg', 'b.avif']);
  });
  it('an svg drawing in the text is a picture of its own', () => {
    const [picture] = read(
      '<p>\n<svg width="200" height="100"><title>Map</title><path d="M0 0L9 9"/></svg>\n</p>',
    ).pictures;
    expect(picture).toMatchObject({ alt: 'Map', inline: false, width: { value: 200, unit: 'px' } });
    expect(Buffer.from(picture?.written.split(',')[1] ?? '', 'base64').toString()).toContain(
      'xmlns="http://www.w3.org/2000/svg" width="200"',
    );
  });
  it.each([
    ['![]( )', 'W_EMPTY_URL 1:1'],
    ['Words.\n![alt]()', 'W_EMPTY_URL 2:1'],
    ['a\n\n<img alt="x">', 'W_EMPTY_URL 3:1'],
    ['<table><tr><td>x</td><td>a <img src=""> b</td></tr></table>', 'W_EMPTY_URL 1:28'],
  ])('an empty address is told, not lost: %j', (input, problem) => {
    const report = read(input);
    expect(codes(report)).toEqual([problem]);
    expect(report.pictures).toEqual([]);
  });
});

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
    ['amp-img', '<amp-img src="a.jpg" width="300" height="200"></amp-img>', '[a.jpg]'],
    ['v-img', '<v-img src="a.jpg"></v-img>', '[a.jpg]'],
  ]);
});

describe('brackets of TeX', () => {
  it.each([
    ['Text \\(a^2+b^2\\) here', true],
    ['\\[\nx = \\frac{1}{2}\n\\]', true],
    ['So \\[x = 1\\] holds', true],
    ['A \\[note\\] and \\(some brackets\\) here', false],
  ])('%s', (text, formula) => {
    expect(draw(read(text)).join('').includes('katex')).toBe(formula);
  });
});
