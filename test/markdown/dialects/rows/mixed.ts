// Code, lists, HTML around the pictures; odd quoting; galleries: the source as authors type it, and the text that the
// parser gets.

import { LAYOUT_END } from '../../../../src/markdown/dialects/picture/layout-marks.ts';
import { LAYOUT } from '../../../../src/markdown/own-classes.ts';
import { AS_IT_IS, type Row } from './row.ts';

export const mixed: readonly Row[] = [
  {
    source: '{{< figure src="img.jpg" caption="One" >}} {{< figure src="img2.jpg" caption="Two" >}}',
    text: '![](<img.jpg> "One") ![](<img2.jpg> "Two")',
  },
  {
    source: '{{% image src="a.jpg" %}} tail {{% /image %}}',
    text: '![](<a.jpg> "tail")',
  },
  {
    source: ['{{< fig', '     src  = "a.jpg"', '     title= "T" >}}'].join('\n'),
    text: ['', '![](<a.jpg> "T")', ''].join('\n'),
  },
  {
    source: ['{{< rawhtml >}}', '<p>{{< img "a.jpg" >}}</p>', '{{< /rawhtml >}}'].join('\n'),
    text: ['', '<p><img src="a.jpg" alt=""></p>', ''].join('\n'),
  },
  {
    source: ['1. First', '', '   {{< figure src="a.jpg" >}}', '', '2. Second'].join('\n'),
    text: ['1. First', '', '   ![](<a.jpg>)', '', '2. Second'].join('\n'),
  },
  {
    source: ['Text.', '{{< figure src="a.jpg" width="300" >}}', 'More text right below.'].join('\n'),
    text: ['Text.', '<img src="a.jpg" alt="" width="300"><!---->', 'More text right below.'].join('\n'),
  },
  {
    source: ['{{< note >}}', '    {{< img src="a.jpg" >}}', '', '    ![b](b.jpg)', '{{< /note >}}'].join('\n'),
    text: [`<!-- ${LAYOUT} class="alert note" -->`, '![](<a.jpg>)', '', '![b](b.jpg)', LAYOUT_END].join('\n'),
  },
  {
    source: ['~~~', '![[a.png]] {{< img "a.jpg" >}}', '~~~'].join('\n'),
    text: AS_IT_IS,
  },
  {
    source: '    {{< img "code.jpg" >}}',
    text: AS_IT_IS,
  },
  {
    source: '<!-- {{< img "a.jpg" >}} ![[b.png]] -->',
    text: AS_IT_IS,
  },
  {
    source: '<pre>{{< img "a.jpg" >}}</pre>',
    text: AS_IT_IS,
  },
  {
    source: '``code with ` tick and ![[a.png]]`` ![[b.png]]',
    text: '``code with ` tick and ![[a.png]]`` ![](<b.png>)',
  },
  {
    source: ['don`t ![[a.png]]', '', 'can`t ![[b.png]]'].join('\n'),
    text: ['don`t ![](<a.png>)', '', 'can`t ![](<b.png>)'].join('\n'),
  },
  {
    source: '$\\frac{{a}}{{b}}$ and $$\\sum_{{i}}$$',
    text: AS_IT_IS,
  },
  {
    source: ['![x](a.jpg)', '{: width="50%"}', '{: .caption}'].join('\n'),
    text: ['<img src="a.jpg" alt="x" width="50%">', '', ''].join('\n'),
  },
  {
    source: ['- item', '', '      ![[code.png]]', '', '  ![[item.png]]'].join('\n'),
    text: ['- item', '', '      ![[code.png]]', '', '  ![](<item.png>)'].join('\n'),
  },
  {
    source: ['> ```', '> ![[code.png]]', '> ```', '> ![[quoted.png]]'].join('\n'),
    text: ['> ```', '> ![[code.png]]', '> ```', '> ![](<quoted.png>)'].join('\n'),
  },
  {
    source: '![a](x.jpg "Say ""hi"" now")',
    text: '<img src="x.jpg" alt="a" title="Say &quot;hi&quot; now">',
    codes: ['W_SYNTAX'],
  },
  {
    source: '![a](b.jpg "it\'s")',
    text: AS_IT_IS,
  },
  {
    source: '{{< figure src="a.jpg" caption="{{ .Title }}" >}}',
    text: '![](<a.jpg>)',
  },
  {
    source: '{{< figure src="图/照片 一.jpg" caption="图 1：外滩" >}}',
    text: '![](<图/照片 一.jpg> "图 1：外滩")',
  },
  {
    source: '{% include image.html file="Ünï.jpg" alt="Ä" %}',
    text: '![Ä](<Ünï.jpg>)',
  },
  {
    source: '{{< Figure SRC="A.JPG" Caption="Upper" >}}',
    text: '![](<A.JPG> "Upper")',
  },
  {
    source: '{{< figure src="a.jpg"caption="no space" >}}',
    text: '![](<a.jpg> "no space")',
  },
  {
    source: '{{< figure src="a.jpg", caption="commas" >}}',
    text: '![](<a.jpg> "commas")',
  },
  {
    source: '{{< figure src=“a.jpg” caption=“curly” >}}',
    text: '![](<a.jpg> "curly")',
  },
  {
    source: '{{< figure src="a.jpg" caption="unclosed >}}',
    text: '![](<a.jpg> "unclosed")',
  },
  {
    source: '{{< figure src="" >}}',
    text: '',
    codes: ['W_TEMPLATE'],
  },
  {
    source: '{{< img >}}',
    text: '',
    codes: ['W_TEMPLATE'],
  },
  {
    source: '{% include figure.html %}',
    text: '',
    codes: ['W_TEMPLATE'],
  },
  {
    source: '{{< gallery >}}{{< /gallery >}}',
    text: '',
  },
  {
    source: ['{{< gallery >}}', '- a.jpg: The first', '- b.jpg: The second', '{{< /gallery >}}'].join('\n'),
    text: ['', '![](<a.jpg> "The first")', '![](<b.jpg> "The second")', ''].join('\n'),
  },
  {
    source: ['{{< gallery >}}', '- src: a.jpg', '  caption: The first', '- src: b.jpg', '{{< /gallery >}}'].join('\n'),
    text: ['', '![](<a.jpg> "The first")', '  ', '![](<b.jpg>)', ''].join('\n'),
  },
  {
    source: ['{% slideshow %}', 'a.jpg | First', 'b.jpg | Second', '{% endslideshow %}'].join('\n'),
    text: ['', '![](<a.jpg> "First")', '![](<b.jpg> "Second")', ''].join('\n'),
  },
  {
    source: ['{% photos %}', '"my photo.jpg" "The caption"', 'other.jpg', '{% endphotos %}'].join('\n'),
    text: ['', '![](<my photo.jpg> "The caption")', '![](<other.jpg>)', ''].join('\n'),
  },
  {
    source: '{{< slideshow src="1.jpg,2.jpg" >}} after',
    text: '![](<1.jpg>) ![](<2.jpg>) after',
  },
  {
    source: '{{< img src="a.jpg" srcset="a-2x.jpg 2x" >}}',
    text: '![](<a.jpg>)',
  },
  {
    source: '{{< video src="a.mp4" poster="a.jpg" >}}',
    text: '[![](<a.jpg>)](<a.mp4>)',
  },
  {
    source: '{{< before-after "a.jpg" "b.jpg" >}}',
    text: '![](<a.jpg>) ![](<b.jpg>)',
  },
  {
    source: '{{< polaroid "a.jpg" >}}Words{{< /polaroid >}}',
    text: '![](<a.jpg> "Words")',
  },
  {
    source: ['![x][ref]', '', '[ref]: a.jpg'].join('\n'),
    text: AS_IT_IS,
  },
  {
    source: ['<div align="center">', '![x][ref]', '</div>', '', '[ref]: a.jpg'].join('\n'),
    text: ['<div align="center">', '<img src="a.jpg" alt="x">', '</div>', '', '[ref]: a.jpg'].join('\n'),
  },
  {
    source: '{{< figure src="a.jpg" >}}{{< figure src="b.jpg" >}}',
    text: '![](<a.jpg>)![](<b.jpg>)',
  },
  {
    source: '{{<figure src="a.jpg" caption="A"/>}} {{<figure src="b.jpg"/>}}',
    text: '![](<a.jpg> "A") ![](<b.jpg>)',
  },
  // Values that only a program knows are told; comments and blanks are none.
  {
    source: "import a from './a'\n\n{props.name} {children} {[1].map((n) => <b>{n}</b>)} {' '} {/* c */} {''}",
    text: '\n\n     ',
    codes: ['W_TEMPLATE', 'W_TEMPLATE', 'W_TEMPLATE'],
  },
  {
    source: '```{r}\nx\n```\n\nWith `r nrow(x)` rows, `{python} len(x)`.',
    text: AS_IT_IS,
    codes: ['W_TEMPLATE', 'W_TEMPLATE'],
  },
  { source: 'Mean `r mean(x)`.', frontMatter: { output: 'html_document' }, text: AS_IT_IS, codes: ['W_TEMPLATE'] },
  { source: 'Press `r now` or `r`.', text: AS_IT_IS },
];
