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
    text: '![x](a.jpg) *The lake*',
  },
];
