// MyST and R fences, Trac, GitLab, Confluence, Typst, square brackets, Hugo's page resources: the source as authors
// type it, and the text that the parser gets.

import { AS_IT_IS, type Row } from './row.ts';

export const calls: readonly Row[] = [
  { source: 'See {ref}`my-fig`, {numref}`Figure %s <my-fig>`.', text: 'See "my fig", Figure "my fig".' },
  { source: '{doc}`the trip <../trip>` and {doc}`/guide/start`', text: 'the trip and "start"' },
  { source: '{term}`Tide`, {any}`x`', text: '"Tide", "x"' },
  { source: '`{ref}` and {code}`x` and {ref}``', text: AS_IT_IS },
  {
    source: [':::{figure} a.jpg', ':width: 50%', ':alt: The lake', 'At *dusk*', ':::'].join('\n'),
    text: ['<img src="a.jpg" alt="The lake" title="At &#42;dusk&#42;" width="50%">', '', '', '', ''].join('\n'),
  },
  {
    source: ['::::{image} ./a.jpg', '::::'].join('\n'),
    text: ['![](<./a.jpg>)', ''].join('\n'),
  },
  {
    source: ['```{figure-md} lake', '<img src="a.jpg" alt="The lake" width="200px">', '', 'At dusk', '```'].join('\n'),
    text: ['', '<img src="a.jpg" alt="The lake" title="At dusk" width="200">', '', '', ''].join('\n'),
  },
  {
    source: [':::{figure-md} lake', '![The lake](a.jpg)', '', 'At dusk', ':::'].join('\n'),
    text: ['', '![The lake](<a.jpg> "At dusk")', '', '', ''].join('\n'),
  },
  {
    source: 'The key {image}`key.png` opens it.',
    text: 'The key ![](<key.png>) opens it.',
  },
  {
    source: ['```{r echo=FALSE, fig.cap="The lake", out.width="50%"}', 'knitr::include_graphics("a.jpg")', '```'].join(
      '\n',
    ),
    text: ['', '<img src="a.jpg" alt="" title="The lake" width="50%">', ''].join('\n'),
  },
  {
    source: ['```{r}', 'library(knitr)', 'include_graphics(c("a.jpg", "b.jpg"))', '```'].join('\n'),
    text: ['', '', '![](<a.jpg>) ![](<b.jpg>)', ''].join('\n'),
  },
  {
    source: ['```{r}', 'x <- read.csv("a.csv")', 'include_graphics("a.jpg")', '```'].join('\n'),
    text: AS_IT_IS,
  },
  {
    source: '[[Image(a.jpg)]]',
    text: '![](<a.jpg>)',
  },
  {
    source: '[[Image(wiki:Trip:a.jpg, 300px, alt=The lake)]]',
    text: '<img src="a.jpg" alt="The lake" width="300">',
  },
  {
    source: '[[a.jpg|alt=The lake]]',
    text: '![The lake](<a.jpg>)',
  },
  {
    source: '<ac:image><ri:attachment ri:filename="a.jpg"/></ac:image>',
    text: '![](<a.jpg>)',
  },
  {
    source:
      '<ac:image ac:width="300" ac:alt="Lake"><ri:url ri:value="https://x.y/a.jpg" /><ac:caption><p>At dusk</p></ac:caption></ac:image>',
    text: '<img src="https://x.y/a.jpg" alt="Lake" title="At dusk" width="300">',
  },
  {
    source: '#image("a.jpg", width: 50%)',
    text: '<img src="a.jpg" alt="" width="50%">',
  },
  {
    source: ['#figure(', '  image("a.jpg", width: 8cm),', '  caption: [The lake (south)],', ') <lake>'].join('\n'),
    text: ['', '<img src="a.jpg" alt="" title="The lake (south)" width="8cm">', '', ''].join('\n'),
  },
  {
    source: '[image src="a.jpg" caption="The lake"]',
    text: '![](<a.jpg> "The lake")',
  },
  {
    source: "[singlepic url='https://x.y/a.jpg' w=300]",
    text: '<img src="https://x.y/a.jpg" alt="" width="300">',
  },
  {
    source: '[embed]https://x.y/a.jpg[/embed]',
    text: '![](<https://x.y/a.jpg>)',
  },
  {
    source: ['[gallery columns="2"]', 'https://x.y/a.jpg', 'b.png', '[/gallery]'].join('\n'),
    text: [
      '',
      '<img src="https://x.y/a.jpg" alt="" data-columns="2" data-opens="">',
      '<img src="b.png" alt="" data-columns="2">',
      '',
    ].join('\n'),
  },
  {
    source: '[link href="a.html"] and [x=1](b.jpg) and [video src="a.mp4"]',
    text: '[link href="a.html"] and [x=1](b.jpg) and <video src="a.mp4"></video>',
  },
  {
    source: '`[[Image(a.jpg)]]` and `#image("a.jpg")`',
    text: AS_IT_IS,
  },
  {
    source: '{{< figure src="cover" title="cover" >}}',
    text: '![](<trip/a.jpg> "cover")',
    frontMatter: {
      resources: [
        { src: 'trip/a.jpg', name: 'cover' },
        { src: '*.jpg', name: 'photo-:counter' },
      ],
    },
  },
  {
    source: '{{img "a.jpg"}}',
    text: '![](<a.jpg>)',
  },
  {
    source: '<ThemedImage alt="x" sources={{light: "/a.jpg", dark: "/b.jpg"}} />',
    text: '<img src="/a.jpg" alt="x">',
  },
  // A gallery of WordPress that stands alone when its neighbours are taken away.
  { source: '[gallery][gallery columns="2"]', text: '', codes: ['W_TEMPLATE', 'W_LOST'] },
  { source: '[gallery] [gallery columns="2"]', text: ' ', codes: ['W_TEMPLATE', 'W_LOST'] },
  { source: '[gallery columns="2"] [gallery]', text: ' ', codes: ['W_LOST', 'W_TEMPLATE'] },
  { source: '[gallery]\t[gallery size="full"]', text: '\t', codes: ['W_TEMPLATE', 'W_LOST'] },
  {
    source: '[gallery][playlist ids="7"] [gallery link="file"]',
    text: ' ',
    codes: ['W_TEMPLATE', 'W_TEMPLATE', 'W_LOST'],
  },
  { source: '[gallery] [slideshow size="large"]', text: ' ', codes: ['W_TEMPLATE', 'W_LOST'] },
  { source: 'the mark [gallery] in words', text: AS_IT_IS },
];
