// Hugo's and Zola's shortcodes: the source as authors type it, and the text that the parser gets.

import { LAYOUT_END } from '../../../../src/markdown/dialects/picture/layout-marks.ts';
import { labelMark, wordMark } from '../../../../src/markdown/media-labels.ts';
import { LAYOUT } from '../../../../src/markdown/own-classes.ts';
import type { Row } from './row.ts';

export const hugo: readonly Row[] = [
  {
    source:
      '{{< timelineItem icon="star" header="Friday" badge="10 May" subheader="Kuźnice" >}}\nWe left.\n{{< /timelineItem >}}',
    text: '**Friday** · 10 May · Kuźnice \nWe left.\n',
  },
  { source: 'Press {{< kbd Ctrl-C >}}.', text: 'Press <kbd>Ctrl-C</kbd>.' },
  { source: '{{< figure src="a.jpg" caption="Sunset&hellip;" >}}', text: '![](<a.jpg> "Sunset…")' },
  {
    source: '{{<figure src="a.jpg">}}',
    text: '![](<a.jpg>)',
  },
  {
    source: '{{% figure src="a.jpg" title="Title" caption="Words" %}}',
    text: '![](<a.jpg> "Title. Words")',
  },
  {
    source:
      '{{< figure src="a.jpg" title="The end." caption="Words" attr="Photo: Ann" attrlink="https://ann.example" >}}',
    text: '![](<a.jpg> "The end. Words (Photo: Ann)")',
  },
  {
    source: "{{< figure src='a.jpg' caption='It is \"blue\"' >}}",
    text: '<img src="a.jpg" alt="" title="It is &quot;blue&quot;">',
  },
  {
    source: '{{< figure src=`a.jpg` caption=`raw "x"` >}}',
    text: '<img src="a.jpg" alt="" title="raw &quot;x&quot;">',
  },
  {
    source: '{{< figure src="a.jpg" link="https://example.org/x" target="_blank" caption="C" >}}',
    text: '[![](<a.jpg> "C")](<https://example.org/x>)',
  },
  {
    source: '{{< figure src="thumb/a.jpg" link="full/a.jpg" >}}',
    text: '[![](<thumb/a.jpg>)](<full/a.jpg>)',
  },
  {
    source: '{{< figure src="a.jpg" alt="Alt only" />}}',
    text: '![Alt only](<a.jpg>)',
  },
  {
    source: '{{< figure src="my photo.jpg" >}}',
    text: '![](<my photo.jpg>)',
  },
  {
    source: ['{{< figure', '    src="img/a.jpg"', '    caption="Two', 'lines"', '>}}'].join('\n'),
    text: ['', '![](<img/a.jpg> "Two lines")', '', '', ''].join('\n'),
  },
  {
    source: 'text before {{< img src="a.jpg" >}} text after',
    text: 'text before ![](<a.jpg>) text after',
  },
  {
    source: ['- item {{< img src="a.jpg" >}}', '- item'].join('\n'),
    text: ['- item ![](<a.jpg>)', '- item'].join('\n'),
  },
  {
    source: '{{< img src="a.jpg" width="450x" >}}',
    text: '<img src="a.jpg" alt="" width="450">',
  },
  {
    source: '{{< img src="a.jpg" class="w50" alt="x" >}}',
    text: '<img src="a.jpg" alt="x" width="50%">',
  },
  {
    source: '{{< imgproc a.jpg Resize "450x" >}}The words{{< /imgproc >}}',
    text: '<img src="a.jpg" alt="" title="The words" width="450">',
  },
  {
    source: '{{< imgproc "a.jpg" Fit "600x400" />}}',
    text: '<img src="a.jpg" alt="" width="600" height="400">',
  },
  {
    source: '{{< photo name="lake.jpg" description="Lake" >}}',
    text: '![](<lake.jpg> "Lake")',
  },
  {
    source: '{{< image path="/img/a.png" height="200" >}}',
    text: '<img src="/img/a.png" alt="" height="200">',
  },
  {
    source: '{{< lightbox src="a.jpg" caption="C" >}}',
    text: '![](<a.jpg> "C")',
  },
  {
    source: '{{< gallery dir="/img/trip/" />}}',
    text: '![](</img/trip/>)',
  },
  {
    source: '{{< gallery match="images/*" sortOrder="desc" rowHeight="150" >}}',
    text: '![](<images/*>)',
  },
  {
    source: [
      '{{< gallery >}}',
      '  {{< figure link="/img/1.jpg" caption="One" >}}',
      '  {{< figure link="/img/2.jpg" >}}',
      '{{< /gallery >}}',
    ].join('\n'),
    text: ['', '  ![](</img/1.jpg> "One")', '  ![](</img/2.jpg>)', ''].join('\n'),
  },
  {
    source: '{{< gallery "a.jpg" "b.jpg" "c.jpg" >}}',
    text: '![](<a.jpg>) ![](<b.jpg>) ![](<c.jpg>)',
  },
  {
    source: '{{< gallery images="a.jpg,b.jpg" captions="One|Two" >}}',
    text: '![](<a.jpg> "One") ![](<b.jpg> "Two")',
  },
  {
    source: ['{{< gallery >}}', '![One](1.jpg)', '![Two](2.jpg)', '{{< /gallery >}}'].join('\n'),
    text: ['', '![One](1.jpg)', '![Two](2.jpg)', ''].join('\n'),
  },
  {
    source: [
      '{{< gallery >}}',
      '<img src="1.jpg" class="grid-w50" />',
      '<img src="2.jpg" class="grid-w50" />',
      '{{< /gallery >}}',
    ].join('\n'),
    text: ['', '<img src="1.jpg" class="grid-w50" />', '<img src="2.jpg" class="grid-w50" />', ''].join('\n'),
  },
  {
    source: ['{{< gallery caption="All of it" >}}', 'a.jpg', 'b.jpg', '{{< /gallery >}}'].join('\n'),
    text: ['', '![](<a.jpg>)', '![](<b.jpg>)', '<small>All of it</small>'].join('\n'),
  },
  {
    source: '{{< compare before="old.jpg" after="new.jpg" >}}',
    text: '![](<old.jpg>) ![](<new.jpg>)',
  },
  {
    source: '{{< mything bild="see.jpg" >}}',
    text: '![](<see.jpg>)',
  },
  {
    source: '{{< video src="film.mp4" >}}',
    text: '<video src="film.mp4"></video>',
  },
  {
    source: '{{< youtube id="w7Ft2ymGmfc" title="A film" >}}',
    text: '<video src="https://www.youtube.com/watch?v=w7Ft2ymGmfc" title="A film"></video>',
  },
  {
    source:
      '{{< vimeo 146022717 >}} {{< bilibili BV1xx >}} {{< tweet user="SanDiegoZoo" id="1453110110599868418" >}} {{< x 123456 >}}',
    text: '<video src="https://vimeo.com/146022717"></video> <video src="https://www.bilibili.com/video/BV1xx"></video> [X: 1453110110599868418](https://x.com/SanDiegoZoo/status/1453110110599868418) [X: 123456](https://x.com/i/status/123456)',
  },
  {
    source: ['{{< alert "circle-info" >}}', 'Mind the **tide**.', '{{< /alert >}}'].join('\n'),
    text: [`<!-- ${LAYOUT} class="alert" -->`, 'Mind the **tide**.', LAYOUT_END].join('\n'),
  },
  {
    source: ['{{% notice tip %}}', 'Take the train.', '{{% /notice %}}'].join('\n'),
    text: [`<!-- ${LAYOUT} class="callout tip" -->`, 'Take the train.', LAYOUT_END].join('\n'),
  },
  {
    source: ['{{% notice warning "Careful" %}}', 'Wet.', '{{% /notice %}}'].join('\n'),
    text: [`<!-- ${LAYOUT} class="callout warning" --><p class="callout-title">Careful</p>`, 'Wet.', LAYOUT_END].join(
      '\n',
    ),
  },
  {
    source: ['{{< admonition tip "缆车" true >}}', '早去。', '{{< /admonition >}}'].join('\n'),
    text: [`<!-- ${LAYOUT} class="callout tip" --><p class="callout-title">缆车</p>`, '早去。', LAYOUT_END].join('\n'),
  },
  {
    source: '{{< callout "info" "Schuhe" >}}a{{< /callout >}} {{< alert "twitter" >}}b{{< /alert >}}',
    text: '**Schuhe** a b',
  },
  {
    source: '{{< notice title="Hint" >}}Go early.{{< /notice >}}',
    text: '**Hint** Go early.',
  },
  {
    source: '{{< map lat="31.23" lng="121.47" >}}',
    text: `[${labelMark('map')}31.23, 121.47](https://www.openstreetmap.org/?mlat=31.23&mlon=121.47#map=14/31.23/121.47)`,
  },
  {
    source: '{{< googlemaps src="https://goo.gl/maps/abc" >}}',
    text: `[${wordMark('map')}](<https://goo.gl/maps/abc>)`,
  },
  {
    source: 'See [the page]({{< ref "other.md" >}}) and [that]({{< relref "posts/x y.md" >}}).',
    text: 'See [the page](other.md) and [that](posts/x%20y.md).',
  },
  {
    source: '![x]({{< static "img/a.jpg" >}})',
    text: '![x](img/a.jpg)',
  },
  {
    source: '<img src="{{< baseurl >}}img/a.jpg" alt="x">',
    text: '<img src="img/a.jpg" alt="x">',
  },
  {
    source: '{{< button href="https://example.org" >}}Go{{< /button >}}',
    text: '[Go](<https://example.org>)',
  },
  {
    source: '{{< toc >}}',
    text: '',
  },
  {
    source: '{{< unknown thing >}}',
    text: '',
    codes: ['W_TEMPLATE'],
  },
  {
    source: '{{</* figure src="a.jpg" */>}}',
    text: '&#123;&#123;&lt; figure src="a.jpg" &gt;}}',
  },
  {
    source: '{{/* a comment with src="a.jpg" */}}',
    text: '',
  },
  {
    source: ['{{< highlight go "linenos=table" >}}', 'fmt.Println("{{ x }}")', '{{< /highlight >}}'].join('\n'),
    text: ['```go', 'fmt.Println("{{ x }}")', '```'].join('\n'),
  },
  {
    source: '{{< tabs >}}{{< tab "One" >}}First{{< /tab >}}{{< tab "Two" >}}Second{{< /tab >}}{{< /tabs >}}',
    text: '**One** First**Two** Second',
  },
  {
    source: '{{< figure src="a.jpg" caption="Seen from [here](https://x.org), *early*" >}}',
    text: '<img src="a.jpg" alt="" title="Seen from &#91;here&#93;(https://x.org), &#42;early&#42;">',
  },
  {
    source: '{{< figure src="a.jpg" caption="Fish &amp; chips <b>now</b>" >}}',
    text: '<img src="a.jpg" alt="" title="Fish &amp; chips &#42;&#42;now&#42;&#42;">',
  },
  {
    source: '{{< pagebreak >}}',
    text: '<!-- pagebreak -->',
  },
  {
    source: '{{< br >}}',
    text: '<br>',
  },
  {
    source: ['| a | b |', '|---|---|', '| {{< img src="a.jpg" alt="x|y" >}} | {{< img src="b.jpg" >}} |'].join('\n'),
    text: ['| a | b |', '|---|---|', '| <img src="a.jpg" alt="x&#124;y"> | ![](<b.jpg>) |'].join('\n'),
  },
  {
    source: '{{< responsive-image src="a" alt="x" >}}',
    text: '![x](<a>)',
  },
  {
    source: '{{< figure src="https://cdn.example.org/photo/123" caption="no ending" >}}',
    text: '![](<https://cdn.example.org/photo/123> "no ending")',
  },
  {
    source: ['{{< columns >}}', 'Left {{< img src="a.jpg" >}}', '<--->', 'Right', '{{< /columns >}}'].join('\n'),
    text: [
      '<!-- layout class="columns" --><!-- layout class="column" -->',
      'Left ![](<a.jpg>)',
      '<!-- /layout --><!-- layout class="column" -->',
      'Right',
      '<!-- /layout --><!-- /layout -->',
    ].join('\n'),
  },
  {
    source: '{{ figure(src="a.jpg", caption="Zola") }}',
    text: '![](<a.jpg> "Zola")',
  },
  {
    source: '{{ resize_image(path="a.jpg", width=600, op="fit_width") }}',
    text: '![](<a.jpg>)',
  },
  {
    source: ['{% gallery() %}', 'a.jpg', 'b.jpg', '{% end %}'].join('\n'),
    text: ['', '![](<a.jpg>)', '![](<b.jpg>)', ''].join('\n'),
  },
  {
    source: ['{% quote(author="Ann") %}', 'Words here.', '{% end %}'].join('\n'),
    text: ['', 'Words here.<br>— Ann', ''].join('\n'),
  },
  {
    source: '{{ gallery(images=["a.jpg", "b.jpg"]) }}',
    text: '![](<a.jpg>) ![](<b.jpg>)',
  },
  {
    source: '{{ youtube(id="abc", autoplay=true) }}',
    text: '<video src="https://www.youtube.com/watch?v=abc"></video>',
  },
  {
    source: ['{{< detail-tag "More photos" >}}', '{{< figure src="a.jpg" >}}', '{{< /detail-tag >}}'].join('\n'),
    text: ['**More photos** ', '![](<a.jpg>)', ''].join('\n'),
  },
  {
    source: '{{< figure src="a.jpg" caption="x >}} y" >}}',
    text: '<img src="a.jpg" alt="" title="x &gt;&#125;&#125; y">',
  },
  {
    source: '{{< figure src = "a.jpg"   caption = "spaced" >}}',
    text: '![](<a.jpg> "spaced")',
  },
  {
    source: '{{< figure src=a.jpg caption=word >}}',
    text: '![](<a.jpg> "word")',
  },
  {
    source: ['{{<', '  figure src="a.jpg"', '>}}'].join('\n'),
    text: ['', '![](<a.jpg>)', ''].join('\n'),
  },
  {
    source: '{{< audio src="wind.mp3" >}}',
    text: '<video src="wind.mp3"></video>',
  },
  {
    source: '{{< swiper 1.jpg 2.jpg 3.jpg >}}',
    text: '![](<1.jpg>) ![](<2.jpg>) ![](<3.jpg>)',
  },
  {
    source: '{{< image src="a.jpg" position="center" style="border-radius: 8px; width: 40%;" >}}',
    text: '<img src="a.jpg" alt="" width="40%">',
  },
  {
    source: '{{< figure src="a.webp?x=1" >}}',
    text: '![](<a.webp?x=1>)',
  },
  {
    source: '{{< fancybox path="/img" file="a.jpg" caption="C" gallery="g" >}}',
    text: '![](</img/a.jpg> "C")',
  },
  {
    source: '{{< img-link "a.jpg" "https://example.org/" "Title" >}}',
    text: '[![Title](<a.jpg>)](<https://example.org/>)',
  },
  {
    source: '{{< include "part.md" >}}',
    text: '',
    codes: ['W_TEMPLATE'],
  },
  {
    source: '{{< caption >}}Words under a photo{{< /caption >}}',
    text: 'Words under a photo',
  },
  {
    source: ['{{< figure src="a.jpg" >}}', 'A caption inside', '{{< /figure >}}'].join('\n'),
    text: ['![](<a.jpg> "A caption inside")', '', ''].join('\n'),
  },
  {
    source: ['{{< figure caption="Outside" >}}', '![x](a.jpg)', '{{< /figure >}}'].join('\n'),
    text: ['', '![x](a.jpg)', '<small>Outside</small>'].join('\n'),
  },
  {
    source: '{{< picture "a.jpg" "b.jpg" "Day and night" >}}',
    text: '![](<a.jpg>) ![Day and night](<b.jpg>)',
  },
  {
    source: '> {{< figure src="a.jpg" >}}',
    text: '> ![](<a.jpg>)',
  },
  {
    source: '{{< rawhtml >}}<img src="a.jpg">{{< /rawhtml >}}',
    text: '<img src="a.jpg">',
  },
  {
    source: '{{< carousel images="{a.jpg,b.jpg,c.jpg}" >}}',
    text: '![](<a.jpg>) ![](<b.jpg>) ![](<c.jpg>)',
  },
  {
    source: '{{< carousel images="img/*.jpg" >}}',
    text: '![](<img/*.jpg>)',
  },
  {
    source: '{{< slider "photos/" >}}',
    text: '![](<photos/>)',
  },
];
