// Galleries in fences, and pictures as single programs write them → the pictures of the report, with lines and words.
import { expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';

function shown(text: string): string[] {
  const { pictures, problems } = parse([{ name: 'post.md', text, folder: '/post' }], {});
  const lost = problems.filter(({ code }) => code === 'W_LOST' || code === 'W_TEMPLATE');
  return [
    ...pictures.map(({ place, written, alt, caption = '' }) => `${place.line} ${written}|${alt}|${caption}`),
    ...lost.map(({ code, place }) => `${code} ${place?.line}`),
  ];
}

it.each([
  [
    'Tistory',
    '[##_Image|kage@bxYz/btr/abc/img.jpg|CDM|1.3|{"originWidth":1200,"style":"alignCenter","caption":"오로라"}_##]\n',
    ['1 https://blog.kakaocdn.net/dn/bxYz/btr/abc/img.jpg||오로라'],
  ],
  [
    'Tistory, alt',
    'a\n\n[##_Image|kage@a/b/c/img.png|CDM|1.3|{"alt":"배"}_##]',
    ['3 https://blog.kakaocdn.net/dn/a/b/c/img.png|배|'],
  ],
  ['Tistory, bare', '[##_Image|https://a.org/b.jpg|CDM|1.3|_##]', ['1 https://a.org/b.jpg||']],
  ['Tistory in code', '`[##_Image|kage@a/b/c/img.png|CDM|1.3|_##]`', []],
  ['Habr', '<spoiler title="Фото">\n\n![](a.jpg)\n\n</spoiler>', ['3 a.jpg||']],
  [
    'Image Layouts',
    '```image-layout-a\n---\ncaption: Low\n---\n![[a.jpg|Pier]]\n![[b.jpg]]\n```\n',
    ['5 a.jpg|Pier|', '6 b.jpg||Low'],
  ],
  ['waves', '~~~image-layout-masonry-3\n![x](a.jpg)\n![[b.jpg|300]]\n~~~\n', ['2 a.jpg|x|', '3 b.jpg||']],
  ['a folder', '```img-gallery\npath: Trips/One\ntype: horizontal\n```\n', ['2 Trips/One/||']],
  ['a folder in quotes', '```gallery\nfolder: "One"\ncolumns: 3\n```\n', ['2 One/||']],
  [
    'lines of names',
    '```gallery\na.jpg\nmy b.jpg | Noon\n- c.jpg\n```\n',
    ['2 a.jpg||', '3 my b.jpg||Noon', '4 c.jpg||'],
  ],
  [
    'a list of YAML',
    '```photo-grid\n- src: a.jpg\n  caption: Lake\n- src: "b.jpg"\n```\n',
    ['2 a.jpg||Lake', '4 b.jpg||'],
  ],
  ['one line', '```imgs\na.jpg, b.jpg\n```\n', ['2 a.jpg||', '2 b.jpg||']],
  ['in a quotation', '> ```carousel\n> ![](a.jpg)\n> ```\n', ['2 a.jpg||']],
  ['HTML', '```slideshow\n<img src="a.jpg" alt="Lake">\n```\n', ['2 a.jpg|Lake|']],
  ['a fence that says something else', '```gallery\nshow(everything);\na.jpg\n```\n', ['W_LOST 3']],
  ['a demonstration', '````md\n```gallery\na.jpg\n```\n````\n', []],
  ['code', '```image-magick-script\nconvert a.jpg b.jpg\nset -e\n```\n', []],
  ['code of one word', '```imagemagick\na.jpg\n```\n', []],
  ['code with a number', '```img2pdf\na.jpg b.jpg\n```\n', []],
  ['code of a tool', '```photo-tool\na.jpg, b.jpg\n```\n', []],
  ['code of a test', '```picture_test\n- a.jpg\n```\n', []],
  ['a format', '```image-format\nsrc: a.jpg\n```\n', []],
  ['a grid', '```image-grid\na.jpg\n```\n', ['2 a.jpg||']],
  ['a gallery by any name', '```my-galleries {cols=2}\na.jpg\n```\n', ['2 a.jpg||']],
  ['Kirby', '(image: a.jpg)\n', ['1 a.jpg||']],
  [
    'Kirby, words',
    'Text.\n\n(image: a.jpg alt: x caption: The (big) lake link: https://x.y)\n',
    ['3 a.jpg|x|The (big) lake'],
  ],
  ['Kirby, lines', '(image: a.jpg\n caption: The lake\n width: 300)\n', ['1 a.jpg||The lake']],
  ['a remark', 'The lake (image: Ann) at noon.\n', []],
  ['MPE', '@import "a.jpg" {width=300 title="Lake"}\n', ['1 a.jpg||Lake']],
  ['MPE, plain', "Text.\n\n@import 'a.jpg'\n", ['3 a.jpg||']],
  ['iA Writer', 'Text.\n\n/a.jpg "The lake"\n', ['3 /a.jpg||The lake']],
  [
    'iA Writer, folder',
    "/photos/my lake.jpg 'The lake'\n\n/b.png (Noon)\n\n/c.heic\n",
    ['1 /photos/my lake.jpg||The lake', '3 /b.png||Noon', '5 /c.heic||'],
  ],
  [
    'iA Writer, brackets',
    'Text.\n\n/images/tent (night).jpeg "The tent, at one"\n\n/b [2].png\n\n/Ann\'s c.jpg (Noon)\n',
    ['3 /images/tent (night).jpeg||The tent, at one', '5 /b [2].png||', "7 /Ann's c.jpg||Noon"],
  ],
  ['words in braces', '{"The lake" center}(a.jpg)\n\n{wide}(b.jpg)\n', ['1 a.jpg||The lake', '3 b.jpg||']],
  [
    'Word',
    '![A lake\n\nDescription](a.jpg){width="6.5in"\nheight="4.3in"}\n\nText.\n',
    ['3 a.jpg|A lake Description|'],
  ],
  ['Word, three paragraphs', '![A\n\nB\n\nC](a.jpg)\n\n![](b.jpg)\n', ['5 a.jpg|A B C|', '7 b.jpg||']],
  ['Word, in a quotation', '> ![A lake\n>\n> Description](a.jpg){width="6in"}\n', ['3 a.jpg|A lake Description|']],
  ['Word, in a list', '- ![A lake\n\n  Description](a.jpg)\n- Text.\n', ['3 a.jpg|A lake Description|']],
  ['wrapped', 'Text.\n\n![](a.jpg){width="6in"\nheight="4in"}\n', ['3 a.jpg||']],
  ['wrapped in a list', '- ![](a.jpg){width="6in"\n  height="4in"}\n- Text.\n', ['1 a.jpg||']],
  ['wrapped behind a name', '![A\nlake](a.jpg){#fig-x .wide\nwidth=50%}\n', ['2 a.jpg|A lake|']],
  ['a definition of Word', '![][image1]\n\n[image1]: media/a.jpg {width="6in"}\n', ['1 media/a.jpg||']],
  ['wrapped in a quotation', '> ![](a.jpg){width="2.5in"\n> height="1.9in"}\n', ['1 a.jpg||']],
  ['a definition with its size', '![x][1]\n\n  [1]: a.jpg {width="6in" height="2in"}\n', ['1 a.jpg|x|']],
  ['a definition with title and size', '![x][1]\n\n[1]: a.jpg "Lake" {width=50%}\n', ['1 a.jpg|x|Lake']],
  [
    'Discourse',
    '![a7.jpg|attachment](a7.jpg)\n\n![The lake|690x388|image](b.jpg)\n',
    ['1 a7.jpg|a7.jpg|', '3 b.jpg|The lake|'],
  ],
  ['MultiMarkdown', '![x][1]\n\n[1]: a.jpg "Lake" width=400px height=267px class=photo\n', ['1 a.jpg|x|Lake']],
  ['MultiMarkdown, bare', '![][lake]\n\n[lake]: <a b.jpg> width="50%"\n', ['1 a b.jpg||']],
  [
    'MultiMarkdown, single quotes',
    "![x][1]\n\n[1]: a.jpg 'Lake' width=4cm\n\n[2]: https://x.y 'T' class=z\n",
    ['1 a.jpg|x|Lake'],
  ],
  ['a bracket that nothing closes', '![ words\n\nmore [b](c.jpg)\n', []],
  [
    'a card of Ghost',
    '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://x.y">\n<div class="kg-bookmark-title">T</div><img class="kg-bookmark-icon" src="i.png"><div class="kg-bookmark-thumbnail"><img src="t.jpg"></div></a></figure>\n\n![](a.jpg)\n',
    ['4 a.jpg||'],
  ],
  [
    'a card of a blog',
    '<a class="blog-card" href="https://x.y"><img src="t.jpg"><span>Title</span></a>\n\n![](a.jpg)\n',
    ['3 a.jpg||'],
  ],
])('%s', (_, text, expected) => {
  expect(shown(text)).toEqual(expected);
});
