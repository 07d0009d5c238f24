// Attribute lists and sizes of pandoc, kramdown, markdown-it, Logseq: the source as authors type it, and the text that
// the parser gets.

import { AS_IT_IS, type Row } from './row.ts';

export const attributes: readonly Row[] = [
  {
    source: 'Three holes. (1)\n{ .annotate }\n\n{not a list}\n\n{: .note }',
    text: 'Three holes. (1)\n\n\n{not a list}\n\n',
  },
  { source: '![a](a.jpg){.w-50 data-zoomable}', text: '<img src="a.jpg" alt="a" width="50%">' },
  { source: '![a](a.jpg){.shadow loading=lazy lightbox}', text: '![a](<a.jpg>)' },
  { source: '![a](a.jpg){data-x zoomable}', text: AS_IT_IS },
  { source: '![The lake|right|300](a.jpg)', text: '<img src="a.jpg" alt="The lake" width="300" class="right">' },
  { source: '![The lake|right](a.jpg)', text: '<img src="a.jpg" alt="The lake" class="right">' },
  { source: '![The lake|inline](a.jpg)', text: AS_IT_IS },
  { source: '![The lake|full|rotate=90](a.jpg)', text: '<img src="a.jpg" alt="The lake" class="full rotate-90">' },
  { source: '![x](a.jpg){rotate=-90}', text: '<img src="a.jpg" alt="x" class="rotate-270">' },
  { source: '![x](a.jpg){rotate=45}', text: '![x](<a.jpg>)' },
  { source: '![x](a.jpg){style="transform:rotate(90deg)"}', text: '<img src="a.jpg" alt="x" class="rotate-90">' },
  { source: '![x](a.jpg){.bleed .caption-off}', text: '<img src="a.jpg" alt="x" class="bleed caption-off">' },
  {
    source: '![x](a.jpg){width=18cm}',
    text: '<img src="a.jpg" alt="x" width="18cm">',
  },
  {
    source: '![x](a.jpg){width=8 cm}',
    text: '<img src="a.jpg" alt="x" width="8cm">',
  },
  {
    source: '![x](a.jpg){.left width = "80 mm"}',
    text: '<img src="a.jpg" alt="x" width="80mm" class="left">',
  },
  {
    source: '![x](a.jpg){height=200 px}',
    text: '<img src="a.jpg" alt="x" height="200">',
  },
  {
    source: '![x](a.jpg){ width=50% }',
    text: '<img src="a.jpg" alt="x" width="50%">',
  },
  {
    source: '![x](a.jpg){height=200px}',
    text: '<img src="a.jpg" alt="x" height="200">',
  },
  {
    source: '![x](a.jpg){#fig:lake .center width=60%}',
    text: '<a id="fig:lake"></a><img src="a.jpg" alt="x" width="60%" class="center">',
  },
  {
    source: '![x](a.jpg){.center}',
    text: '<img src="a.jpg" alt="x" class="center">',
  },
  {
    source: '![x](a.jpg){.hero}',
    text: '<img src="a.jpg" alt="x" class="hero">',
  },
  {
    source: '![x](a.jpg){.shadow}',
    text: '![x](<a.jpg>)',
  },
  {
    source: '![x](a.jpg){width="300" loading=lazy}',
    text: '<img src="a.jpg" alt="x" width="300">',
  },
  {
    source: '![x](a.jpg){:height="36px" width="36px"}',
    text: '<img src="a.jpg" alt="x" width="36" height="36">',
  },
  {
    source: '![x](a.jpg){:height 300, :width 400}',
    text: '<img src="a.jpg" alt="x" width="400" height="300">',
  },
  {
    source: '![x](a.jpg "T"){width=50%}',
    text: '<img src="a.jpg" alt="x" title="T" width="50%">',
  },
  {
    source: '![x](a.jpg) {width=50%}',
    text: '<img src="a.jpg" alt="x" width="50%">',
  },
  {
    source: ['![x][lake]{width=50%}', '', '[lake]: img/lake.jpg "The lake"'].join('\n'),
    text: ['<img src="img/lake.jpg" alt="x" width="50%">', '', '[lake]: img/lake.jpg "The lake"'].join('\n'),
  },
  {
    source: '![x](a.jpg =300x200)',
    text: '<img src="a.jpg" alt="x" width="300" height="200">',
  },
  {
    source: '![x](a.jpg =300x)',
    text: '<img src="a.jpg" alt="x" width="300">',
  },
  {
    source: '![x](a.jpg =x200)',
    text: '<img src="a.jpg" alt="x" height="200">',
  },
  {
    source: '![x](a.jpg "T" =300x200)',
    text: '<img src="a.jpg" alt="x" title="T" width="300" height="200">',
  },
  {
    source: '![x](a.jpg =50%x "T")',
    text: '<img src="a.jpg" alt="x" title="T" width="50%">',
  },
  {
    source: '![x](a.jpg =200)',
    text: '<img src="a.jpg" alt="x" width="200">',
  },
  {
    source: '# Title {#top .big}',
    text: '# Title<a id="top"></a>',
  },
  {
    source: 'Text {not a list} and {#nor this}.',
    text: AS_IT_IS,
  },
  {
    source: '**bold**{.red} and `code`{.python}',
    text: '**bold** and `code`',
  },
  {
    source: ['::: {.columns}', ':::: {.column width="50%"}', '![x](a.jpg)', '::::', ':::'].join('\n'),
    text: [
      '<!-- layout class="columns" -->',
      '<!-- layout class="column" width="50%" -->',
      '![x](a.jpg)',
      '<!-- /layout -->',
      '<!-- /layout -->',
    ].join('\n'),
  },
  {
    source: '::: {layout-ncol=2}\n![](a.jpg)\n:::',
    text: '<!-- layout data-columns="2" -->\n![](a.jpg)\n<!-- /layout -->',
  },
  { source: '::: {layout-nrow="2"}\na\n:::', text: '<!-- layout data-lines="2" -->\na\n<!-- /layout -->' },
  {
    source: '::: {#fig-a layout="[[1, -0.1, 1], [1]]"}\na\n:::',
    text: '<!-- layout data-rows="2,1" -->\na\n<!-- /layout -->',
  },
  { source: '::: {layout="[30,70]"}\na\n:::', text: '<!-- layout data-rows="2" -->\na\n<!-- /layout -->' },
  {
    source: ['::: tip Good to know', 'Words', ':::'].join('\n'),
    text: ['> [!tip] Good to know', '> Words', ''].join('\n'),
  },
  {
    source: [':::note[Title]', 'Words', ':::'].join('\n'),
    text: ['> [!note] Title', '> Words', ''].join('\n'),
  },
  {
    source: [':::tip[A *b*]', '', '![](a.jpg)', '```', ':::', '```', ':::', 'after'].join('\n'),
    text: ['> [!tip] A *b*', '>', '> ![](a.jpg)', '> ```', '> :::', '> ```', '', 'after'].join('\n'),
  },
  {
    source: '::: {.callout-note}\n## Pay *attention*\n\nMost of it.\n:::\n\nEnd',
    text: '> [!note] Pay *attention*\n> \n>\n> Most of it.\n\n\nEnd',
  },
  {
    source: '::: {.callout-tip collapse="true" icon=false}\n\n### Tip {.unnumbered}\n\n![a](a.jpg)\n:::',
    text: '> [!tip] Tip\n>\n> \n>\n> ![a](a.jpg)\n',
  },
  { source: ':::: callout-warning\n# Careful #\na\n::::', text: '> [!warning] Careful\n> \n> a\n' },
  {
    source: '- x\n\n  ::: {.callout-important}\n  ## In a list\n  a\n  :::',
    text: '- x\n\n  > [!important] In a list\n  > \n  > a\n',
  },
  { source: '::: {.callout-note title="Own"}\n## Heading\na\n:::', text: '> [!note] Own\n> ## Heading\n> a\n' },
  { source: '::: {.callout-note}\nWords\n## Heading\n:::', text: '> [!note]\n> Words\n> ## Heading\n' },
  { source: ':::tip\n## Heading\na\n:::', text: '> [!tip]\n> ## Heading\n> a\n' },
  {
    source: ['::: {.callout-note title="Good"}', '::: {.columns}', 'a', ':::', ':::tip B', 'b', ':::', ':::'].join(
      '\n',
    ),
    text: [
      '> [!note] Good',
      '> <!-- layout class="columns" -->',
      '> a',
      '> <!-- /layout -->',
      '> **B**',
      '> b',
      '> ',
      '',
    ].join('\n'),
  },
  {
    source: ['- a', '', '  :::info B', '  c', '  :::'].join('\n'),
    text: ['- a', '', '  > [!info] B', '  > c', ''].join('\n'),
  },
  {
    source: [':::message alert', '気温', ':::', ':::note warn', '夏', ':::', ':::note alert', 'x', ':::'].join('\n'),
    text: ['> [!caution]', '> 気温', '', '> [!warning]', '> 夏', '', '> [!caution]', '> x', ''].join('\n'),
  },
  {
    source: [':::message', '写真', ':::', ':::note info', 'バス', ':::', ':::message alert: no', 'x', ':::'].join('\n'),
    text: ['> [!note]', '> 写真', '', '> [!note]', '> バス', '', '**alert: no**', 'x', ''].join('\n'),
  },
  {
    source: [':::info', '**B** c', ':::', ':::details More', 'c', ':::'].join('\n'),
    text: ['> [!info]', '> **B** c', '', '**More**', 'c', ''].join('\n'),
  },
  {
    source: [':::gallery', '![](1.jpg)', '![](2.jpg)', ':::'].join('\n'),
    text: ['', '![](1.jpg)', '![](2.jpg)', ''].join('\n'),
  },
  // SiYuan's name of a table is no row of it
  { source: '| a | b |\n|---|---|\n| c | d |\n{: id="x1" updated="2"}', text: '| a | b |\n|---|---|\n| c | d |\n' },
];
