// Parameters as different themes name them; lists in the front matter: the source as authors type it, and the text that
// the parser gets.

import { FRONT_MATTER, type Row } from './row.ts';

export const themes: readonly Row[] = [
  {
    source: '{{< photos >}}',
    text: '[![one](</th/1.jpg>)](</big/1.jpg>) ![](</2.jpg>)',
    frontMatter: FRONT_MATTER,
  },
  {
    source: '{{< gallery id="gal" >}}',
    text: '![](<g1.jpg>) ![](<g2.jpg> "G2")',
    frontMatter: FRONT_MATTER,
  },
  {
    source: '{% include gallery.html images=page.pics gallery_id=page.title %}',
    text: '![](<p1.jpg>) ![](<p2.jpg>)',
    frontMatter: FRONT_MATTER,
  },
  {
    source: '{% include gallery.html path=page.photos %}',
    text: '![](</img/p/>)',
    frontMatter: FRONT_MATTER,
  },
  {
    source: [
      '{% include image.html',
      '   image = "/img/a.png"',
      '   retina = "/img/a@2x.png"',
      '   width = 250',
      '   height = 541',
      '   alt-text = "Screenshot"',
      '   caption = "Words."',
      '%}',
    ].join('\n'),
    text: [
      '',
      '<img src="/img/a.png" alt="Screenshot" title="Words." width="250" height="541">',
      '',
      '',
      '',
      '',
      '',
      '',
    ].join('\n'),
  },
  {
    source: '{{< img src="a.png" alt="x" style="width=80%" >}}',
    text: '<img src="a.png" alt="x" width="80%">',
  },
  {
    source: '{% photo /images/a.jpg /images/thumb/a.jpg %}',
    text: '![](</images/a.jpg>)',
  },
  {
    source: '{% image https://x.y/a.jpg, width=400px, alt=每天下课 吃饭 %}',
    text: '<img src="https://x.y/a.jpg" alt="每天下课 吃饭" width="400">',
  },
  {
    source: [
      '{% capture images %}',
      '	https://x.y/a.gif',
      '	https://x.y/b.gif',
      '{% endcapture %}',
      '{% include gallery images=images caption="Test images" cols=1 %}',
    ].join('\n'),
    text: ['', '![](<https://x.y/a.gif>)', '![](<https://x.y/b.gif>)', '', 'Test images'].join('\n'),
  },
  {
    source: [
      '<figure>',
      '<a href="view.jpg">',
      '{{< img src="view.jpg" alt="the view" >}}',
      '</a>',
      '<figcaption>',
      'Words.',
      '</figcaption>',
      '</figure>',
    ].join('\n'),
    text: [
      '<figure>',
      '<a href="view.jpg">',
      '<img src="view.jpg" alt="the view">',
      '</a>',
      '<figcaption>',
      'Words.',
      '</figcaption>',
      '</figure>',
    ].join('\n'),
  },
  {
    source: ['|{{< img src="a.png" alt="x" >}}|', '|-----|', '|Words|'].join('\n'),
    text: ['|![x](<a.png>)|', '|-----|', '|Words|'].join('\n'),
  },
  {
    source: '{{< gallery album="highlights" caption="All">}}',
    text: '![](</media/albums/highlights/> "All")',
  },
  {
    source: ['{{< gallery "9bi-a.png" "9bi-b.png" >}}', '*Left: a. Right: b.*'].join('\n'),
    text: ['![](<9bi-a.png>) ![](<9bi-b.png>)', '*Left: a. Right: b.*'].join('\n'),
  },
  {
    source: '{% include imageEmbed.html width="100%" link="/a.png" %}',
    text: '<img src="/a.png" alt="" width="100%">',
  },
  {
    source: [
      '{% include gallery.html',
      'count=2',
      'file1="mix.png"',
      'caption1="mono"',
      'file2="stereo.png"',
      'caption2="stereo"',
      '%}',
    ].join('\n'),
    text: ['', '', '![](<mix.png> "mono")', '', '![](<stereo.png> "stereo")', '', ''].join('\n'),
  },
  {
    source: '{% include alert.html gallery="x" text="Words here." %}',
    text: 'Words here.',
  },
  {
    source: '{{< figure src="a.jpg" title=Words caption=More words width=300 >}}',
    text: '<img src="a.jpg" alt="" title="Words. More words" width="300">',
  },
  {
    source: '{{< meta title >}} and {{< param "photos" >}}',
    text: 'T and /img/p',
    frontMatter: FRONT_MATTER,
  },
  {
    source: ['## Photos', '{:.no_toc}'].join('\n'),
    text: ['## Photos', ''].join('\n'),
  },
  {
    source: '{{< pagebreak >}}',
    text: '<!-- pagebreak -->',
  },
  {
    source: '![x](a.jpg "Say ""hi"" now")',
    text: '<img src="a.jpg" alt="x" title="Say &quot;hi&quot; now">',
    codes: ['W_SYNTAX'],
  },
];
