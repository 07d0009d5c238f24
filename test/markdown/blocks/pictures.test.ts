// What a reference to a picture means: address, size, caption, link.
import { describe, expect, it } from 'vitest';
import { check, codes, read } from '../draw.ts';

describe('forms of a reference', () => {
  check([
    ['title and alt', '![The old mill](a.jpg "At dusk")', '[a.jpg «At dusk»]'],
    ['angle brackets with spaces', '![](<my photo (1).jpg>)', '[my photo (1).jpg]'],
    ['reference style, full', '![mill][m]\n\n[m]: a.jpg "Mill"', '[a.jpg «Mill»]'],
    ['reference style, collapsed and short', '![m][]\n![M]\n\n[m]: <a b.jpg>', '[a b.jpg | a b.jpg]'],
    ['entities in the address are read', '![](a.jpg?x=1&amp;y=2)', '[a.jpg?x=1&y=2]'],
    ['percent codes are left as written', '![](my%20photo.jpg)', '[my%20photo.jpg]'],
    ['Chinese brackets beside it', '（![](图.jpg)）', '[图.jpg]'],
    ['attributes on lines of their own', '<img\n  class="x"\n  src="a.jpg"\n  alt="\n    At dusk"\n/>', '[a.jpg]'],
    ['… the end of the tag, too', '<img\n  src="a.jpg"\n  alt="At dusk"\n>\n\nText', '[a.jpg]', '<p>Text</p>'],
    [
      '… with a link around it',
      '<a\n  href="large.jpg"\n>\n  <img\n    src="t.jpg"\n  >\n</a>\n\n> Words',
      '[large.jpg]',
      '<blockquote><p>Words</p></blockquote>',
    ],
    [
      '… in a figure',
      '<figure\n  class="x"\n>\n<img\n  src="a.jpg"\n><figcaption\n>Dusk</figcaption></figure>',
      '[a.jpg «Dusk»]',
    ],
    ['no tag, and a quotation', 'a <b\n\n> Words', '<p>a &lt;b</p>', '<blockquote><p>Words</p></blockquote>'],
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
    [
      'words of several paragraphs, as Word has them',
      '[![One.\n\nTwo.](t.jpg)](large.jpg)\n\nText',
      '[large.jpg]',
      '<p>Text</p>',
    ],
    [
      '… in a sentence',
      'Here [![One.\n\nTwo.](t.jpg)](large.jpg) and there.',
      '<p>Here</p>',
      '[large.jpg]',
      '<p>and there.</p>',
    ],
    ['… with a size', '[![One.\n\nTwo.](a.jpg){width="3in"}](https://example.org)', '[a.jpg]'],
    ['… by a name', '[![One.\n\nTwo.](a.jpg)][1]\n\n[1]: https://example.org', '[a.jpg]'],
    ['… the picture by a name', '![One.\n\nTwo.][1]\n\n[1]: a.jpg', '[a.jpg]'],
    [
      '… in a quotation',
      '> [![One.\n>\n> Two.](t.jpg)](large.jpg)\n>\n> Text',
      '[large.jpg]',
      '<blockquote><p>Text</p></blockquote>',
    ],
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
    ['width="1100" style="width:33.3%"', { value: 33.3, unit: '%' }],
    ['style="max-width:50%" width="300"', { value: 300, unit: 'px' }],
    ['style="max-width:9cm"', undefined],
    ['width="auto"', undefined],
    ['width="0"', undefined],
  ])('width: %s', (attribute, width) => {
    expect(read(`<img src="a.jpg" ${attribute}>`).pictures[0]?.width).toEqual(width);
  });
  it.each([
    ['![x](a.jpg){.hero}', { scale: 'large' }],
    ['![x](a.jpg){.wide .left}', { scale: 'large', side: 'left' }],
    ['![x](a.jpg){.full}', { scale: 'full' }],
    ['![x](a.jpg){: .small .float-right}', { scale: 'small', side: 'right' }],
    ['<img src="a.jpg" class="hero">', { scale: 'large' }],
    ['<img src="a.jpg" class="kg-image kg-width-full">', { scale: 'large' }],
    ['<img src="a.jpg" align="right" width="200">', { side: 'right' }],
    ['<img src="a.jpg" style="float: left; margin: 1em">', { side: 'left' }],
    ['<img src="a.jpg" style="display:block;margin:0 auto">', { side: 'center' }],
    ['<p align="center"><img src="a.jpg"></p>', { side: 'center' }],
    ['<center>\n\n![x](a.jpg)\n\n</center>', { side: 'center' }],
    ['{{< figure src="a.jpg" class="wide" >}}', { scale: 'large' }],
    ['{{< figure src="a.jpg" align="center" >}}', { side: 'center' }],
    ['```{figure} a.jpg\n:align: right\n```', { side: 'right' }],
    // The file's own size in WordPress, and other words.
    ['<img src="a.jpg" class="alignnone size-full wp-image-12">', {}],
    ['<img src="a.jpg" class="fullscreen smaller">', {}],
  ])('how large, and where: %s', (text, wish) => {
    const { scale, side } = read(text).pictures[0]!;
    expect({ ...(scale ? { scale } : {}), ...(side ? { side } : {}) }).toEqual(wish);
  });
  it.each([
    ['![x](a.jpg){.float-right}', true],
    ['![x](a.jpg){.float-left width=40%}', true],
    ['![x](a.jpg){.pull-right}', true],
    ['<img src="a.jpg" style="margin:1em;float:left">', true],
    ['<img src="a.jpg" class="floatright">', true],
    ['<div class="float-right">\n\n![x](a.jpg)\n\n</div>', true],
    ['![x](a.jpg){.right}', undefined],
    ['<img src="a.jpg" class="alignright">', undefined],
    ['<img src="a.jpg" style="float:none">', undefined],
    ['![x](a.jpg){.float-center}', undefined],
  ])('text is to run round it: %s', (text, floats) => {
    expect(read(text).pictures[0]?.floats).toBe(floats);
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
