// Markdown pictures as people mistype them: the source as authors type it, and the text that the parser gets.

import { AS_IT_IS, type Row } from './row.ts';

export const written: readonly Row[] = [
  {
    source: '![x](my photo.jpg)',
    text: '![x](<my photo.jpg>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![x](my photo (1).jpg)',
    text: '![x](<my photo (1).jpg>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![x](my photo.jpg "Title")',
    text: '![x](<my photo.jpg> "Title")',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![x](Fotos/Über den Wolken, Mai.jpg)',
    text: '![x](<Fotos/Über den Wolken, Mai.jpg>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![x](a(1).jpg)',
    text: AS_IT_IS,
  },
  {
    source: '![x](a(1.jpg)',
    text: '![x](<a(1.jpg>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![x](images\\a.jpg)',
    text: AS_IT_IS,
  },
  {
    source: '![x](.\\images\\_a.jpg)',
    text: '<img src=".\\images\\_a.jpg" alt="x">',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![x](my\\ photo.jpg)',
    text: '![x](<my photo.jpg>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![x](a.jpg “Title”)',
    text: '![x](<a.jpg> "Title")',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![x](a.jpg „Titel“)',
    text: '![x](<a.jpg> "Titel")',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![x](a.jpg ‘Title’)',
    text: '![x](<a.jpg> "Title")',
    codes: ['W_SYNTAX'],
  },
  {
    source: "![x](a.jpg 'T') ![y](b.jpg (T))",
    text: AS_IT_IS,
  },
  {
    source: '！[说明](图.jpg)',
    text: '![说明](<图.jpg>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![说明]（图.jpg）',
    text: '![说明](<图.jpg>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '！[说明]（图.jpg）',
    text: '![说明](<图.jpg>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '!【说明】(图.jpg)',
    text: '![说明](<图.jpg>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![说明](图片（一）.jpg)',
    text: AS_IT_IS,
  },
  {
    source: '![x](a.jpg',
    text: '![x](<a.jpg>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![x](a.jpg]',
    text: '![x](<a.jpg>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: ['![x](a.jpg "T"', 'next line'].join('\n'),
    text: ['![x](<a.jpg> "T")', 'next line'].join('\n'),
    codes: ['W_SYNTAX'],
  },
  {
    source: '![x] (a.jpg)',
    text: '![x](<a.jpg>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![x] (not a picture)',
    text: AS_IT_IS,
  },
  {
    source: '![x](not a picture)',
    text: AS_IT_IS,
  },
  {
    source: '![x](https://e.org/a b.jpg?raw=true)',
    text: '![x](<https://e.org/a b.jpg?raw=true>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![x](<my photo.jpg>)',
    text: AS_IT_IS,
  },
  {
    source: '![x](< my photo.jpg >)',
    text: AS_IT_IS,
  },
  {
    source: '![x](my%20photo.jpg)',
    text: AS_IT_IS,
  },
  {
    source: '[![x](my thumb.jpg)](full.jpg)',
    text: '[![x](<my thumb.jpg>)](full.jpg)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '[![x](a.jpg)](my full.jpg)',
    text: '[![x](a.jpg)](<my full.jpg>)',
  },
  {
    source: '![](photos/) ![](photos/*.jpg) ![](**/x.jpeg)',
    text: AS_IT_IS,
  },
  {
    source: '![](my photos/)',
    text: '![](<my photos/>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![x]({static}/images/a.jpg) ![y]({attach}b.jpg)',
    text: '![x](</images/a.jpg>) ![y](<b.jpg>)',
  },
  {
    source: '![x](@site/static/img/a.jpg) ![y](~@/assets/b.jpg) ![z](@/img/c.jpg)',
    text: '![x](</img/a.jpg>) ![y](</assets/b.jpg>) ![z](</img/c.jpg>)',
  },
  {
    source: '![x](a.jpg)![y](b c.jpg)',
    text: '![x](a.jpg)![y](<b c.jpg>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: 'text ![x](b c.jpg) text (with parens).',
    text: 'text ![x](<b c.jpg>) text (with parens).',
    codes: ['W_SYNTAX'],
  },
  {
    source: '- ![x](b c.jpg)',
    text: '- ![x](<b c.jpg>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![a [b] c](d e.jpg)',
    text: '<img src="d e.jpg" alt="a &#91;b&#93; c">',
    codes: ['W_SYNTAX'],
  },
  {
    source: ['![a', 'b](c d.jpg)'].join('\n'),
    text: ['', '![a b](<c d.jpg>)'].join('\n'),
    codes: ['W_SYNTAX'],
  },
  {
    source: '\\![x](a b.jpg)',
    text: AS_IT_IS,
  },
  {
    source: [
      '<figure markdown>',
      '  ![Image title](a.jpg){ width="300" }',
      '  <figcaption>Caption</figcaption>',
      '</figure>',
    ].join('\n'),
    text: [
      '<figure markdown>',
      '  <img src="a.jpg" alt="Image title" width="300">',
      '  <figcaption>Caption</figcaption>',
      '</figure>',
    ].join('\n'),
  },
  {
    source: '<td>![x](a.jpg)</td>',
    text: '<td><img src="a.jpg" alt="x"></td>',
  },
  {
    source: '![x](data:image/png;base64,AAAA)',
    text: AS_IT_IS,
  },
  {
    source: '![x]()',
    text: AS_IT_IS,
  },
  {
    source: '![x](a.jpg) (b.jpg)',
    text: AS_IT_IS,
  },
  {
    source: '![x](a.jpg )',
    text: AS_IT_IS,
  },
  {
    source: '![x]( a.jpg)',
    text: AS_IT_IS,
  },
  {
    source: '![x](a.jpg,b.jpg)',
    text: AS_IT_IS,
  },
  {
    source: '![x](a.jpg;)',
    text: AS_IT_IS,
  },
  {
    source: '![x](file name.PNG)',
    text: '![x](<file name.PNG>)',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![x](a.jpg?raw=true "T")',
    text: AS_IT_IS,
  },
  // Files that are sent along: links alone on their lines, whose words are a picture's name
  { source: '[IMG_5.jpg](../_resources/IMG_5.jpg)', text: '![IMG_5.jpg](../_resources/IMG_5.jpg)' },
  {
    source: '```sh\nls IMG_5.jpg\n```\n[IMG_5.jpg](IMG_5.jpg)',
    text: '```sh\nls IMG_5.jpg\n```\n![IMG_5.jpg](IMG_5.jpg)',
  },
  {
    source:
      "![图片](data:image/svg+xml,%3Csvg width='1px' height='1px' viewBox='0 0 1 1'%3E%3C/svg%3E) b ![](data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP)",
    text: ' b ',
  },
  {
    source:
      "![图片](data:image/svg+xml,%3Csvg width='9px' viewBox='0 0 1 1'%3E%3Cg transform='translate(-2, -1)'%3E%3C/g%3E%3C/svg%3E)",
    text: "![图片](<data:image/svg+xml,%3Csvg%20width='9px'%20viewBox='0%200%201%201'%3E%3Cg%20transform='translate(-2,%20-1)'%3E%3C/g%3E%3C/svg%3E>)",
  },
  { source: '<![a](a.jpg),![b](b.jpg)>', text: '![a](a.jpg) ![b](b.jpg)' },
  {
    source: '![x](a.png#clientId=u1&height=300&title=The%20lake&width=400)',
    text: '<img src="a.png#clientId=u1&amp;height=300&amp;title=The%20lake&amp;width=400" alt="x" title="The lake" width="400">',
  },
  { source: '![x](a.png#averageHue=%23fff&title=)', text: AS_IT_IS },
  { source: '- [IMG 6.HEIC](<files/IMG 6.HEIC>)', text: '- ![IMG 6.HEIC](<files/IMG 6.HEIC>)' },
  { source: '[Foto.JPG](https://a.b/8f14e45f.jpg)  ', text: '![Foto.JPG](https://a.b/8f14e45f.jpg)  ' },
  { source: '[湖.png](assets/%E6%B9%96.png)', text: '![湖.png](assets/%E6%B9%96.png)' },
  { source: '[a.webp](/attachments/a.webp)', text: '![a.webp](/attachments/a.webp)' },
  { source: 'See [a.jpg](a.jpg) there.', text: AS_IT_IS },
  { source: '[The lake](lake.jpg)', text: AS_IT_IS },
  { source: '[a.jpg](https://a.b/page)', text: AS_IT_IS },
  { source: ['![](big/a.jpg)', '', '[a.jpg](big/a.jpg)'].join('\n'), text: AS_IT_IS },
  { source: '| [a.jpg](a.jpg) | 3 MB |', text: AS_IT_IS },
  // A list of files stays one; what stands alone in it, or between other items, is a picture.
  { source: '- [a.jpg](f/a.jpg)\n- [b.png](f/b.png)', text: AS_IT_IS },
  { source: '- [plan.pdf](f/plan.pdf)\n- [a.jpg](f/a.jpg)\n- [track.gpx](f/track.gpx)', text: AS_IT_IS },
  { source: '* [a.jpg](f/a.jpg)\n* [b.jpg](f/b.jpg): the bay', text: AS_IT_IS },
  { source: '  + [图.png](f/1.png)\n  + [湖.png](f/2.png)', text: AS_IT_IS },
  { source: '- the hut\n- [a.jpg](f/a.jpg)\n- the lake', text: '- the hut\n- ![a.jpg](f/a.jpg)\n- the lake' },
  { source: '[a.jpg](f/a.jpg)\n\n[b.jpg](f/b.jpg)', text: '![a.jpg](f/a.jpg)\n\n![b.jpg](f/b.jpg)' },
  // Markdeep
  {
    source: '![The shaft](a.jpg width="300px" border=1)',
    text: '<img src="a.jpg" alt="The shaft" width="300">',
  },
];
