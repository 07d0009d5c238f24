// Textile, DokuWiki, reStructuredText, AsciiDoc, BBCode, LaTeX, MyST, MDC, WordPress: the source as authors type it,
// and the text that the parser gets.

import { AS_IT_IS, type Row } from './row.ts';

export const wiki: readonly Row[] = [
  {
    source: '!a.jpg!',
    text: '![](<a.jpg>)',
  },
  {
    source: '!>a.jpg(The lake)!',
    text: '![The lake](<a.jpg>)',
  },
  {
    source: '!{width:50%}a.jpg!',
    text: '<img src="a.jpg" alt="" width="50%">',
  },
  {
    source: '!a.jpg|width=300,alt=Lake!',
    text: '<img src="a.jpg" alt="Lake" width="300">',
  },
  {
    source: '!https://x.y/a.jpg!:https://x.y',
    text: '[![](<https://x.y/a.jpg>)](<https://x.y>)',
  },
  {
    source: 'Wow!a.jpg! no',
    text: AS_IT_IS,
  },
  {
    source: '{{image.jpg}}',
    text: '![](<image.jpg>)',
  },
  {
    source: '{{ :wiki:image.jpg?200|The caption}}',
    text: '<img src="wiki/image.jpg" alt="The caption" width="200">',
  },
  {
    source: '{{ wiki:image.jpg?200x300&nolink |}}',
    text: '<img src="wiki/image.jpg" alt="" width="200" height="300">',
  },
  {
    source: '{{./lake.jpg?width=300}}',
    text: '<img src="./lake.jpg" alt="" width="300">',
  },
  {
    source: '{{file:lake.jpg|The lake}}',
    text: '![The lake](<lake.jpg>)',
  },
  {
    source: '.. image:: a.jpg',
    text: '![](<a.jpg>)',
  },
  {
    source: ['.. image:: a.jpg', '   :alt: The lake', '   :width: 300px', '   :target: https://x.y', '', 'Text'].join(
      '\n',
    ),
    text: ['<a href="https://x.y"><img src="a.jpg" alt="The lake" width="300"></a>', '', '', '', '', 'Text'].join('\n'),
  },
  {
    source: ['.. figure:: a.jpg', '   :scale: 50', '', '   The caption', '   in two lines', '', 'Text'].join('\n'),
    text: ['<img src="a.jpg" alt="" title="The caption in two lines" width="50%">', '', '', '', '', '', 'Text'].join(
      '\n',
    ),
  },
  {
    source: 'image::a.jpg[]',
    text: '![](<a.jpg>)',
  },
  {
    source: 'image::a.jpg[The lake, 300, 200]',
    text: '<img src="a.jpg" alt="The lake" width="300">',
  },
  {
    source: 'image::a.jpg[alt="x", title="The lake", width=50%, link="https://x.y"]',
    text: '<a href="https://x.y"><img src="a.jpg" alt="x" title="The lake" width="50%"></a>',
  },
  {
    source: 'Text image:icon.png[Icon] text',
    text: 'Text ![Icon](<icon.png>) text',
  },
  {
    source: '[img]https://x.y/a.jpg[/img]',
    text: '![](<https://x.y/a.jpg>)',
  },
  {
    source: '[IMG=300x200]https://x.y/a.jpg[/IMG] [img width=100]b.jpg[/img]',
    text: '<img src="https://x.y/a.jpg" alt="" width="300" height="200"> <img src="b.jpg" alt="" width="100">',
  },
  {
    source: '[img[a.jpg]] [img width=32 [Lake|b.jpg]]',
    text: '![](<a.jpg>) <img src="b.jpg" alt="Lake" width="32">',
  },
  {
    source: '[image:A1/b.jpg]',
    text: '![](<A1/b.jpg>)',
  },
  {
    source: '\\includegraphics[width=0.5\\textwidth]{a.jpg}',
    text: '<img src="a.jpg" alt="" width="50%">',
  },
  {
    source: [
      '\\begin{figure}[h]',
      '\\centering',
      '\\includegraphics[width=\\linewidth]{a.jpg}',
      '\\caption{The \\emph{lake}}',
      '\\end{figure}',
    ].join('\n'),
    text: ['', '', '<img src="a.jpg" alt="" title="The lake" width="100%">', '', ''].join('\n'),
  },
  {
    source: ['```{image} a.jpg', ':alt: The lake', ':width: 200px', '```'].join('\n'),
    text: ['<img src="a.jpg" alt="The lake" width="200">', '', '', ''].join('\n'),
  },
  {
    source: '::image{src="a.jpg" alt="x"}',
    text: '![x](<a.jpg>)',
  },
  {
    source: ':img{src="a.jpg" width="200"} text',
    text: '<img src="a.jpg" alt="" width="200"> text',
  },
  {
    source: '::figure[The lake]{src=a.jpg}',
    text: '![](<a.jpg> "The lake")',
  },
  {
    source: '::gallery{images="a.jpg,b.jpg"}',
    text: '![](<a.jpg>) ![](<b.jpg>)',
  },
  {
    source: '[caption id="x" align="alignnone" width="300"]<img src="a.jpg" width="300" /> The lake[/caption]',
    text: '<figure><img src="a.jpg" width="300" /><figcaption>The lake</figcaption></figure>',
  },
  {
    source: '[caption id="x"]<a href="big.jpg"><img src="a.jpg"></a> The lake[/caption]',
    text: '<figure><a href="big.jpg"><img src="a.jpg"></a><figcaption>The lake</figcaption></figure>',
  },
  {
    source: '[caption width="300"]![x](a.jpg) The lake[/caption]',
    text: '![x](a.jpg) <small>The lake</small>',
  },
  {
    source:
      "<gallery>\nFile:a.jpg|The ''long'' lake\nImage:My b.jpg\n\nc.jpg|alt=A hut|See [[Alps|the Alps]]\n</gallery>",
    text: '\n<img src="a.jpg" alt="" title="The &#42;long&#42; lake">\n<img src="My b.jpg" alt="">\n\n![A hut](<c.jpg> "See the Alps")\n',
  },
  {
    source: 'Words\n<gallery mode="packed" caption="Two days">\nDatei:a.jpg\nDatei:b.jpg|B\n</gallery>\n',
    text: 'Words\n\n<figure> <img src="a.jpg" alt="">\n<img src="b.jpg" alt="" title="B"> <figcaption>Two days</figcaption></figure>\n\n',
  },
  { source: '<gallery caption="The lake">\na.jpg|At dawn\n</gallery>', text: '\n![](<a.jpg> "The lake · At dawn")\n' },
  { source: '<gallery>a.jpg|A</gallery>', text: '![](<a.jpg> "A")' },
  { source: '<gallery>\nwords\n</gallery>', text: AS_IT_IS },
  { source: '<gallery>\n\n<gallery>\na.jpg\n</gallery>', text: '<gallery>\n\n\n![](<a.jpg>)\n' },
  { source: '`<gallery>`\n\n    <gallery>\n    a.jpg\n    </gallery>', text: AS_IT_IS },
  { source: 'The hut.<ref>Closed in\nwinter</ref> On.', text: 'The hut.^[Closed in\nwinter] On.' },
  { source: 'A<ref name="x">See [b](c.md)</ref> and `<ref>d</ref>`', text: 'A^[See [b](c.md)] and `<ref>d</ref>`' },
  { source: 'A<ref>open [</ref> b <ref></ref> c <ref name="x" />', text: AS_IT_IS },
];
