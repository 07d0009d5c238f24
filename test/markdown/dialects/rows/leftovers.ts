// What editors write for themselves: comments, names of blocks, signatures, references.

import { AS_IT_IS, type Row } from './row.ts';

const LONG_CAPTION = 'Boats by hour of the day, as counted from the pier on each of the nine days '.repeat(3).trim();

export const leftovers: readonly Row[] = [
  // Ulysses: lines of comments that nothing closes.
  { source: 'Words\n\n%% Ask Bo\n\nMore', text: 'Words\n\n\n\nMore', codes: ['N_WISH'] },
  { source: '%% one\n%% two\n\nText', text: '\n\n\nText', codes: ['N_WISH'] },
  { source: '%% one\n\nText\n\n%%\ttwo', text: '\n\nText\n\n', codes: ['N_WISH'] },
  { source: 'Text\n\n%% the last', text: 'Text\n\n', codes: ['N_WISH'] },
  { source: 'Words\n%% not a line of its own', text: AS_IT_IS },
  { source: 'Words\n\n%%% three\n\nMore', text: AS_IT_IS },
  { source: 'Some 5 %% of it\n\nMore', text: AS_IT_IS },
  { source: '```\n%% Section\n```', text: AS_IT_IS },
  // GitLab: quotations between lines.
  { source: '>>>\nquoted **words**\n\n- a list\n>>>\n\nAfter', text: '\n> quoted **words**\n>\n> - a list\n\n\nAfter' },
  { source: 'Words\n>>>\nquoted\n>>>', text: 'Words\n\n> quoted\n' },
  { source: '>>>  \n![a](a.jpg)\n>>>', text: '\n> ![a](a.jpg)\n' },
  { source: ' >>>\n```\ncode\n\nmore\n```\n >>>', text: '\n> ```\n> code\n>\n> more\n> ```\n' },
  { source: '>>>\none\n>>>\n\n>>>\ntwo\n>>>', text: '\n> one\n\n\n\n> two\n' },
  { source: '>>>\nnever closed', text: AS_IT_IS },
  { source: '>>> a\n>>>\n>>> b\n>>>\n>>> c', text: AS_IT_IS },
  { source: '> quote\n>>>\n> other\n\n>>>\n> more', text: AS_IT_IS },
  { source: '```\n>>>\nx\n>>>\n```', text: AS_IT_IS },
  // Outline: toggles.
  { source: 'A\n\n+++ The hut\n\nContent\n\n+++\n\nAfter', text: 'A\n\n**The hut**\n\nContent\n\n\n\nAfter' },
  { source: 'A\n\n+++ The hut\nContent\n+++', text: 'A\n\n**The hut**  \nContent\n' },
  {
    source: 'A\n\n++++ Outer\n\n+++ Inner\n\ndeep\n\n+++\n\n++++',
    text: 'A\n\n**Outer**\n\n**Inner**\n\ndeep\n\n\n\n',
  },
  { source: 'A\n\n+++ Photos\n\n![a](a.jpg)\n\n+++', text: 'A\n\n**Photos**\n\n![a](a.jpg)\n\n' },
  { source: 'A\n\n++++ Outer\n\n+++ never\n\nwords\n\n++++', text: 'A\n\n**Outer**\n\n+++ never\n\nwords\n\n' },
  { source: 'A\n\n+++ never closed\n\nwords', text: AS_IT_IS },
  { source: '```diff\n+++ b/x\n+++\n```', text: AS_IT_IS },
  // Roam: references to blocks of other pages.
  { source: 'See ((aB3dE_f9z)) here', text: 'See  here', codes: ['W_TEMPLATE'] },
  { source: 'See ((-Xq_kLmNo)) here', text: 'See  here', codes: ['W_TEMPLATE'] },
  { source: '{{embed: ((aB3dE_f9z))}}', text: '', codes: ['W_TEMPLATE'] },
  { source: '{{[[embed]]: ((aB3dE_f9z))}}', text: '', codes: ['W_TEMPLATE'] },
  { source: '[the pass](((aB3dE_f9z))) was closed', text: 'the pass was closed', codes: ['W_TEMPLATE'] },
  { source: 'Rain ((including)) and ((Lofoten01x)) and ((202406011))', text: AS_IT_IS },
  { source: '`((aB3dE_f9z))`', text: AS_IT_IS },
  // pandoc: captions of Word's styles.
  {
    source: '![](a.jpg)\n\n::: {custom-style="Image Caption"}\nThe lake\n:::',
    text: '![](a.jpg)\n\n\n/// caption The lake ///\n',
  },
  {
    source:
      '::: {custom-style="Captioned Figure"}\n![](a.jpg)\n:::\n\n::: {custom-style="Caption"}\nThe *lake*\nat dawn\n:::',
    text: '\n![](a.jpg)\n\n\n\n/// caption The *lake*\nat dawn ///\n',
  },
  {
    source: '![](a.jpg)\n\n:::: {#f1 custom-style="Bildunterschrift"}\nDer See\n::::',
    text: '![](a.jpg)\n\n\n/// caption Der See ///\n',
  },
  {
    source: '![](a.jpg)\n\n::: {custom-style="题注"}\n湖\n:::',
    text: '![](a.jpg)\n\n\n/// caption 湖 ///\n',
  },
  {
    source: '::: {custom-style="Table Caption"}\nHeights\n:::\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    text: '\n/// caption Heights ///\n\n\n| a | b |\n|---|---|\n| 1 | 2 |',
  },
  { source: '::: {custom-style="Body Text"}\nWords\n:::', text: '\nWords\n' },
  { source: '::: {custom-style="Image Caption"}\nOne\n\nTwo\n:::', text: '\nOne\n\nTwo\n' },
  { source: 'a %%private%% b %% c %%', text: 'a  b ' },
  { source: ['%%', 'private', '', '![](a.jpg)', '%%', 'b'].join('\n'), text: ['', '', '', '', '', 'b'].join('\n') },
  { source: ['> %% a', '> b %%', '> c'].join('\n'), text: ['> ', '', '> c'].join('\n') },
  {
    source: ['%% never closed', '', 'Text', '', '%% a %%'].join('\n'),
    text: ['', '', 'Text', '', ''].join('\n'),
    codes: ['N_WISH'],
  },
  {
    source: ['100%% sure and 50%% more', '', 'a %% b', '', '`%%c%%`', '', '```', '%% d %%', '```'].join('\n'),
    text: AS_IT_IS,
  },
  {
    source: ['Words. ^block0', '', '- a ^item-1', '- b ^37066', '', '> c ^q1', '', '| a |', '| - |', '', '^table'].join(
      '\n',
    ),
    text: ['Words.', '', '- a', '- b', '', '> c', '', '| a |', '| - |', '', ''].join('\n'),
  },
  {
    source: ['2 ^n', '', 'x ^12', '', 'goes ^on', 'here', '', '`a ^b1`', '', '    code ^b1', '', 'word^b1'].join('\n'),
    text: AS_IT_IS,
  },
  {
    source: [
      '> Words',
      '> [name=Alice] [time=Mon, Jun 24] [color=#907bf7]',
      '',
      '> [color=red]',
      '',
      '> a [name=Bo]',
    ].join('\n'),
    text: ['> Words', '> <br>— Alice, Mon, Jun 24', '', '> ', '', '> a — Bo'].join('\n'),
  },
  { source: 'an array [name=x] in words', text: AS_IT_IS },
  {
    source: [
      '```{r f1, fig.cap="The *lake*"}',
      'plot(1)',
      '```',
      '',
      '## Way {#way}',
      '',
      'See \\@ref(fig:f1), \\@ref(way), \\@ref(tab:t1), `\\@ref(way)`.',
    ].join('\n'),
    text: [
      '```r title="The lake"',
      'plot(1)',
      '```',
      '',
      '## Way<a id="way"></a>',
      '',
      'See "The lake", "Way", t1, `\\@ref(way)`.',
    ].join('\n'),
    codes: ['W_TEMPLATE'],
  },
  // ChatGPT's sources
  { source: 'So it is :contentReference[oaicite:0]{index=0}. Yes', text: 'So it is. Yes' },
  { source: 'As written【4†source】 and【12†L3-L9】.', text: 'As written and.' },
  { source: 'Rain \ue200cite\ue202turn0search1\ue201 fell', text: 'Rain  fell' },
  { source: '* a:contentReference[oaicite:11]{index=11}', text: '* a' },
  { source: ['`【4†source】`', '', '【注】 † and 【see page 4】'].join('\n'), text: AS_IT_IS },
  // Word's empty bold lines, as pandoc writes them
  { source: ['**\\', '**', '', 'Text'].join('\n'), text: ['', '', '', 'Text'].join('\n') },
  { source: ['> ***\\', '> ***', '', 'Text'].join('\n'), text: ['> ', '> ', '', 'Text'].join('\n') },
  { source: ['- a', '', '  *\\', '  *'].join('\n'), text: ['- a', '', '  ', '  '].join('\n') },
  { source: ['**\\', '**', '**\\', '**'].join('\n'), text: ['', '', '', ''].join('\n') },
  { source: ['    **\\', '    **', '', '**a\\', 'b**', '', '**\\', 'a**'].join('\n'), text: AS_IT_IS },
  // chunks of R Markdown and Quarto
  { source: 'A\n\n```{r setup, include=FALSE}\nplot(x)\n```\n\nB', text: 'A\n\n\n\n\n\nB' },
  { source: '```{r, echo=FALSE}\nx <- 1\n```', text: '\n\n' },
  { source: '```{r map, echo = F}\nplot(x)\n```', text: '\n\n', codes: ['W_TEMPLATE'] },
  {
    source: '```{python}\n#| label: fig-x\n#| fig-cap: "The way up"\n#| echo: false\nplt.plot(a)\n```',
    text: '\nThe way up\n\n\n\n',
    codes: ['W_TEMPLATE'],
  },
  { source: '```{r}\n#| include: false\nhist(x)\n```', text: '\n\n\n' },
  { source: '```{r}\n#| message: false\n#| warning: false\nx <- 1\n```', text: '\n\n```{r}\nx <- 1\n```' },
  {
    source: '```{r}\n#| fig-cap: The way\nggplot(x)\n```',
    text: '\n```r title="The way"\nggplot(x)\n```',
    codes: ['W_TEMPLATE'],
  },
  {
    source: '```{r}\n#| echo: false\n#| fig-cap:\n#|   - "Day 1"\n#|   - "Day 2"\nf()\n```',
    text: '\nDay 1 · Day 2\n\n\n\n\n',
    codes: ['W_TEMPLATE'],
  },
  { source: '```{r, fig.cap=words(1)}\nf()\n```', text: AS_IT_IS },
  // long captions print with the code that draws their pictures
  ...[
    ['{r boats, fig.cap="§"}', '', '', 'r'],
    ["{r boats, echo=TRUE, fig.cap='§', out.width='50%'}", '', '', 'r'],
    ['{r}', '#| fig-cap: §\n', '\n', 'r'],
    ['{python}', '#| label: fig-x\n#| fig-cap: "§"\n', '\n\n', 'python'],
    ['{r}', '#| fig-cap: |\n#|   §\n', '\n\n', 'r'],
    ['{julia}', "#| fig-cap: '§'\n", '\n', 'julia'],
  ].map(([head = '', options = '', lines = '', language = '']) => ({
    source: `\`\`\`${head}\n${options}f()\n\`\`\``.replace('§', LONG_CAPTION),
    text: `${lines}\`\`\`${language} title="${LONG_CAPTION}"\nf()\n\`\`\``,
    codes: ['W_TEMPLATE'],
  })),
  { source: '```{r, eval=FALSE}\nplot(x)\n```', text: AS_IT_IS },
  { source: '```{r}\nx <- explot(1)\n```\n\n```r\n#| echo: false\nplot(x)\n```', text: AS_IT_IS },
  {
    source: '```{r}\nx <- 1\n```\n\n```{r}\n#| echo: true\nx\n```',
    frontMatter: { execute: { echo: false } },
    text: '\n\n\n\n\n```{r}\nx\n```',
  },
  // diagrams of Azure DevOps
  { source: '::: mermaid\ngraph LR\nA-->B\n:::', text: '```mermaid\ngraph LR\nA-->B\n```' },
  { source: ':::mermaid\n\n1. {{a}} %% b\n\n:::\n\nEnd', text: '```mermaid\n\n1. {{a}} %% b\n\n```\n\nEnd' },
  { source: ' :::: Mermaid\na\n:::\n::::', text: ' ```mermaid\na\n:::\n```' },
  { source: '```\n:::mermaid\n:::\n```', text: AS_IT_IS },
  { source: '::: mermaid\na', text: '\na' },
  { source: 'x\n\n::: query-table 6ff7-4f04\n:::\n\ny', text: 'x\n\n\n\n\ny', codes: ['W_TEMPLATE'] },
  {
    source: 'a {%pdf https://a.org/b.pdf %} {% figma "https://c.org/d" %}\n\n`{%pdf https://a.org %}`',
    text: 'a <https://a.org/b.pdf> <https://c.org/d>\n\n`{%pdf https://a.org %}`',
  },
  { source: 'a {color:#ff5630}red *b*{color} {color:red}c{color}', text: 'a red *b* c', codes: ['N_WISH'] },
  { source: 'a {color} b `{color:red}c{color}`', text: AS_IT_IS },
  { source: '{{#title The crossing}}\n\n# A', text: '\n\n# A' },
  { source: '{{#playground a.rs editable}}', text: '', codes: ['W_TEMPLATE'] },
  {
    source:
      '<figure class="image image_resized" style="width:42.5%;"><img src="a b.jpg" width="40" height="30"></figure>',
    text: '<figure class="image image_resized" style="width:42.5%;"><img width="42.5%" src="a b.jpg"></figure>',
  },
  {
    source:
      '<figure class="image_resized" style="max-height:1px;width:300px"><a href="#x"><img src="a.jpg"></a></figure>',
    text: '<figure class="image_resized" style="max-height:1px;width:300px"><a href="#x"><img width="300px" src="a.jpg"></a></figure>',
  },
  { source: '<figure class="image" style="width:9%"><img src="a.jpg" width="40"></figure>', text: AS_IT_IS },
  { source: ':::query-table {6ff7}\n:::', text: '\n', codes: ['W_TEMPLATE'] },
  { source: '::: query-table 6ff7 :::\n\ny', text: '\n\ny', codes: ['W_TEMPLATE'] },
  { source: '[[_TOSP_]]\n\ny', text: '\n\ny', codes: ['W_TEMPLATE'] },
  { source: '`::: query-table 1`\n\n```\n::: query-table 1\n:::\n[[_TOSP_]]\n```', text: AS_IT_IS },
  // marked words of Bear
  { source: 'The ::long way:: up (::steep::), ::9 km::.', text: 'The ==long way== up (==steep==), ==9 km==.' },
  { source: '- ::Hütte:: und **::Gipfel::**', text: '- ==Hütte== und **==Gipfel==**' },
  { source: 'a::b and std::vector::x, ::before and ::after, b:: c ::d', text: AS_IT_IS },
  { source: '`::a::` and :: b :: and ::: c ::: and ::--::', text: AS_IT_IS },
  { source: '<div>\n::a::\n</div>\n\n    ::b::', text: AS_IT_IS },
  { source: 'Press ++ctrl+c++.', text: 'Press <kbd>Ctrl</kbd>+<kbd>C</kbd>.' },
  { source: '++ctrl+alt+del++', text: '<kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>Del</kbd>' },
  { source: '++cmd+shift+4++ ++enter++', text: '<kbd>Cmd</kbd>+<kbd>Shift</kbd>+<kbd>4</kbd> <kbd>Enter</kbd>' },
  { source: '++"Save as"++ ++f5++', text: '<kbd>Save as</kbd> <kbd>F5</kbd>' },
  { source: '++arrow-up++ and ++page-down++', text: '<kbd>Arrow Up</kbd> and <kbd>Page Down</kbd>' },
  { source: 'C++ and a++b, i++; j++ ++x++ ++new words++ ++added++', text: AS_IT_IS },
  { source: '`++ctrl+c++` 1++2+3++4', text: AS_IT_IS },
  { source: 'a {++new words++} b', text: 'a <ins>new words</ins> b' },
  { source: 'a {--old words--} b', text: 'a <del>old words</del> b' },
  { source: 'a {~~old~>new~~} b {~~gone~>~~}', text: 'a <del>old</del><ins>new</ins> b <del>gone</del><ins></ins>' },
  { source: '{==Marked==}{>> why? <<} end', text: '<mark>Marked</mark> [why?] end' },
  { source: '`{++a++}` {--} {++ +} {==} {>>}', text: AS_IT_IS },
  // Of two for light and dark pages the first
  {
    source: ['![Day](a.png#only-light)', '![Night](b.png#only-dark)'].join('\n'),
    text: ['![Day](a.png#only-light)', ''].join('\n'),
    codes: ['N_WISH'],
  },
  {
    source: '![x](n.png#gh-dark-mode-only) ![x](d.png#gh-light-mode-only)',
    text: ' ![x](d.png#gh-light-mode-only)',
    codes: ['N_WISH'],
  },
  {
    source: ['[![x](d.png#gh-light-mode-only)](https://a.b)', '[![x](n.png#gh-dark-mode-only)](https://a.b)'].join(
      '\n',
    ),
    text: ['[![x](d.png#gh-light-mode-only)](https://a.b)', ''].join('\n'),
    codes: ['N_WISH'],
  },
  {
    source: ['<img class="block dark:hidden" src="a.jpg">', '<img class="hidden dark:block" src="b.jpg">'].join('\n'),
    text: ['<img class="block dark:hidden" src="a.jpg">', ''].join('\n'),
    codes: ['N_WISH'],
  },
  {
    source: ['![x](n.png){ .dark-only }', '', '![x](d.png){ .light-only }'].join('\n'),
    text: ['', '', '![x](<d.png>)'].join('\n'),
    codes: ['N_WISH'],
  },
  { source: ['![Night](b.png#only-dark)', '', 'Words of the light.'].join('\n'), text: AS_IT_IS },
  { source: ['![a](a.png#only-light)', '', '![c](c.png)', '![b](b.png#only-dark)'].join('\n'), text: AS_IT_IS },
  // GitLab's changes; labels of bookdown
  {
    source: '{+ new +} [+ too +] {- old -} [- gone -]',
    text: '<ins>new</ins> <ins>too</ins> <del>old</del> <del>gone</del>',
  },
  { source: 'a [-] b [+ c] {-} {+d', text: AS_IT_IS },
  { source: '<p class="caption">(\\#fig:nest)A nest</p>', text: '<p class="caption">A nest</p>' },
  { source: '# (APPENDIX) More', text: '# More' },
  // A signature above the words of its quotation
  { source: '> [name=Ida] [time=10 May]\n> Full.', text: '> — Ida, 10 May<br>\n> Full.' },
  // Words in colour, by way of a formula
  { source: 'A $\\color{red}{重要}$ b', text: 'A 重要 b', codes: ['N_WISH'] },
  { source: '$\\textcolor{blue}{Do not touch}$', text: 'Do not touch', codes: ['N_WISH'] },
  { source: '$\\color{red}{x + y}$', text: AS_IT_IS },
  { source: 'With @<Anna Huber>, @<9f8e-12> and a@<b>.', text: 'With @Anna Huber, @9f8e-12 and a@<b>.' },
  // Words behind a gallery are no HTML, nor is what stands below them
  {
    source: ['[gallery columns="2"]', 'a.jpg', 'b.png', '[/gallery]Words', '```', 'x', '```'].join('\n'),
    text: [
      '',
      '<img src="a.jpg" alt="" data-columns="2" data-opens=""><!---->',
      '<img src="b.png" alt="" data-columns="2"><!---->',
      'Words',
      '```',
      'x',
      '```',
    ].join('\n'),
  },
];
