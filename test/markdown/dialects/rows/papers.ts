// Blocks of MyST and Jupyter Book, and what forums write in brackets.

import { AS_IT_IS, type Row } from './row.ts';

const lines = (...all: string[]) => all.join('\n');

export const papers: readonly Row[] = [
  // Cards with pictures, tables of lists and of commas, figures around pictures, pages within the page.
  {
    source: lines(
      '::::{grid} 1 2 2 3',
      ':::{grid-item-card} Hut',
      ':img-top: a b.jpg',
      'Words',
      '^^^',
      '+++',
      ':::',
      '::::',
    ),
    text: lines('', '**Hut**', '![](<a b.jpg>)', 'Words', '', '', '', ''),
  },
  {
    source: lines(
      '```{list-table} Count',
      ':header-rows: 1',
      '',
      '* - Bird',
      '  - Number',
      '* - ![](a.jpg)',
      '  - 8',
      '  more',
      '```',
    ),
    text: lines(
      '<strong class="table-title">Count</strong>',
      '',
      '',
      '<table><tr><th markdown="1">Bird</th><th markdown="1">Number</th></tr>',
      '<!---->',
      '<tr><td markdown="1"><img src="a.jpg" alt=""></td><td markdown="1">8 more</td></tr></table>',
      '',
      '',
      '',
    ),
  },
  {
    source: lines(':::{csv-table}', ':header: Bird, Number', '', 'Gull, 8', '"Duck, wild",,2', ':::'),
    text: lines(
      '',
      '<table><tr><th markdown="1">Bird</th><th markdown="1">Number</th></tr>',
      '<!---->',
      '<tr><td markdown="1">Gull</td><td markdown="1">8</td></tr>',
      '<tr><td markdown="1">Duck, wild</td><td markdown="1"></td><td markdown="1">2</td></tr></table>',
      '',
    ),
  },
  { source: lines('```{list-table}', 'no list', '```'), text: lines('', 'no list', '') },
  {
    source: lines(':::{figure}', ':label: two', '![A](a.jpg)', '![B](b.jpg)', 'Two *views*', ':::', '', 'x'),
    text: lines(
      '',
      '',
      '<figure> <img src="a.jpg" alt="A">',
      '<img src="b.jpg" alt="B"> <figcaption>Two &#42;views&#42;</figcaption></figure>',
      '',
      '',
      '',
      'x',
    ),
  },
  {
    source: lines('```{figure}', ':width: 50%', '![A](a.jpg)', '', 'Dusk', '```'),
    text: lines('', '', '<img src="a.jpg" alt="A" title="Dusk" width="50%">', '', '', ''),
  },
  {
    source: lines('```{eval-rst}', '.. figure:: a.jpg', '', '   Dusk', '```'),
    text: lines('', '![](<a.jpg> "Dusk")', '', '', ''),
  },
  {
    source: lines('```{iframe} https://x.y/embed', ':width: 100%', 'The film', '```'),
    text: lines('<iframe src="https://x.y/embed"></iframe>', '', 'The film', ''),
  },
  // Roles, and what they refer to.
  {
    source:
      'Press {button}`Go <https://x.y/z>` or {bdg-link-primary}`https://x.y`, {bdg-primary}`new` {octicon}`report;1em`{fas}`sun`.',
    text: 'Press [Go](https://x.y/z) or [https://x.y](https://x.y), new .',
  },
  // Text references of bookdown, its equations, and its pictures over lines.
  {
    source: lines(
      '(ref:lake) The *lake*, `"8"` m',
      '',
      '```{r a, fig.cap="(ref:lake)"}',
      'knitr::include_graphics("a.jpg")',
      '```',
      '',
      'As (ref:lake) and (ref:other), `(ref:lake)`.',
    ),
    text: lines(
      '',
      '',
      '',
      '<img src="a.jpg" alt="" title="The &#42;lake&#42;, ”8” m">',
      '',
      '',
      'As The *lake*, `"8"` m and (ref:other), `(ref:lake)`.',
    ),
  },
  {
    source: lines('```{r, fig.cap="Both"}', 'include_graphics(c("a.jpg",', '    "b.jpg"))', '```'),
    text: lines(
      '',
      '<figure> <img src="a.jpg" alt="">',
      '<img src="b.jpg" alt=""> <figcaption>Both</figcaption></figure>',
      '',
    ),
  },
  {
    source: lines('\\begin{equation}', 'a = b (\\#eq:t)', '\\end{equation}', '', 'See \\@ref(eq:t).'),
    text: lines('```math', '\\begin{equation} a = b \\tag{1}\\end{equation}', '```', '', 'See 1.'),
  },
  {
    source: lines('$$', 'v = s/t', '(\\#eq:v)', '$$', '', 'See \\@ref(eq:v).'),
    text: lines('$$', 'v = s/t', '\\tag{1}', '$$', '', 'See 1.'),
  },
  { source: '$$ w = 1 (\\#eq:w) $$', text: '$$ w = 1 \\tag{1} $$' },
  { source: '$$\\frac{w}{2} (\\#eq:w)$$, (\\@ref(eq:w))', text: '$$\\frac{w}{2} \\tag{1}$$, (1)' },
  {
    source: '> $$\\alpha (\\#eq:a-1)\n> $$\n\n$$ b = 2 (\\#eq:b) $$',
    text: '> $$\\alpha \\tag{1}\n> $$\n\n$$ b = 2 \\tag{2} $$',
  },
  { source: 'Words (\\#eq:v) and \\@ref(eq:v)', text: 'Words and "v"' },
  { source: '`$$ w (\\#eq:w) $$`', text: AS_IT_IS },
  { source: 'Code\n\n    $$ w (\\#eq:w) $$', text: AS_IT_IS },
  {
    source: 'H{sub}`2`O, m{sup}`2`, {kbd}`Ctrl`, {abbr}`BSH (Office)`, {guilabel}`Save`, {file}`a.txt`, {py:func}`f`',
    text: 'H<sub>2</sub>O, m<sup>2</sup>, <kbd>Ctrl</kbd>, BSH (Office), Save, `a.txt`, `f`',
  },
  {
    source: lines(
      '(land)=',
      '# The land',
      '',
      '## Sea view',
      '',
      '[](#land), [](#sea-view), {ref}`land`, [](#no-where), []()',
    ),
    text: lines(
      '(land)=',
      '# The land',
      '',
      '## Sea view',
      '',
      '[The land](<#land>), [Sea view](<#sea-view>), "The land", [no where](<#no-where>), []()',
    ),
  },
  {
    source: lines(
      '```{figure} a.jpg',
      ':name: fig-lake',
      'The *lake* at dusk',
      '```',
      '',
      'See {numref}`fig-lake`, {numref}`Figure %s <fig-lake>`.',
    ),
    text: lines(
      '<img src="a.jpg" alt="" title="The &#42;lake&#42; at dusk">',
      '',
      '',
      '',
      '',
      'See "The lake at dusk", Figure "The lake at dusk".',
    ),
  },
  { source: lines('```{note}', 'Mind *this*', '```'), text: lines('', 'Mind *this*', '') },
  {
    source: lines('```{admonition} My title', ':class: tip', 'Words', '```'),
    text: lines('**My title**', '', 'Words', ''),
  },
  {
    source: lines('::::{grid} 2', ':::{card} First', 'a', ':::', '::::'),
    text: lines('', '**First**', 'a', '', ''),
  },
  {
    source: lines('```{math}', ':label: e1', 'x = 1', '```', '', 'see {eq}`e1` and {math}`a^2`'),
    text: lines('```math', '\\tag{1}', 'x = 1', '```', '', 'see (1) and $a^2$'),
  },
  {
    source: lines('```{code-cell} ipython3', ':tags: [hide-input]', '', 'print(1)', '```'),
    text: lines('```python', '', '', 'print(1)', '```'),
  },
  {
    source: lines('````{tab-set}', '```{tab-item} One', 'first', '```', '````'),
    text: lines('', '**One**', 'first', '', ''),
  },
  {
    source: lines('(here)=', '## Head', '', '+++ {"tags": []}', '% a comment', '', '```{toctree}', 'a', 'b', '```'),
    text: lines('<a id="here"></a>', '## Head', '', '', '', '', '', '', '', ''),
  },
  {
    source: lines('(here)=', '% a', '+++', '', '```python', '(a)=', '```', '', '```{note', 'x', '```'),
    text: AS_IT_IS,
  },
  { source: lines('```{note}', 'never closed'), text: AS_IT_IS },
  {
    source: lines('[quote="bo, post:3, topic:12"]', 'Old words', '', 'more', '[/quote]', 'New'),
    text: lines('> **bo**  ', '> Old words', '> ', '> more', '', 'New'),
  },
  {
    source: lines('[details="How we got there"]', 'Inside ![b](b.jpg)', '[/details]'),
    text: lines('**How we got there**  ', 'Inside ![b](b.jpg)', ''),
  },
  {
    source: 'At [date=2024-06-12 time=09:00:00 timezone="Europe/Berlin"] a [spoiler]secret[/spoiler]',
    text: 'At 2024-06-12 09:00 a secret',
  },
  {
    source: lines(
      '[grid]',
      '![a](a.jpg)',
      '![c](c.jpg)',
      '[/grid]',
      '',
      '[poll type=regular]',
      '* A',
      '* B',
      '[/poll]',
    ),
    text: lines('', '![a](a.jpg)', '![c](c.jpg)', '', '', '', '* A', '* B', ''),
  },
  { source: '[quote]one line[/quote] [color=red]red[/color] [wrap=x]w[/wrap]', text: 'one line red w' },
  {
    source: '[quote] and [details](x.md), [/grid] `[quote]a[/quote]` [left][right] [date=tomorrow]',
    text: AS_IT_IS,
  },
  // What pandoc hands on to one format.
  {
    source: lines('```{=html}', '  <img src="a.jpg">', '```', '', 'End'),
    text: lines('', '<img src="a.jpg">', '', '', 'End'),
  },
  {
    source: lines('~~~ {=html5}', '<p>a</p>', '', '    <p>b</p>', '~~~'),
    text: lines('', '<p>a</p>', '', '<p>b</p>', ''),
  },
  { source: lines('> ```{=html}', '> <img src="a.jpg">', '> ```'), text: lines('> ', '> <img src="a.jpg">', '') },
  { source: 'see `<img src="a.jpg">`{=html} and ``<b>`b`</b>``{=html}', text: 'see <img src="a.jpg"> and <b>`b`</b>' },
  { source: lines('```{=latex}', '\\newpage', '```'), text: lines('', '<!-- pagebreak -->', '') },
  { source: '`\\pagebreak`{=latex}', text: '<!-- pagebreak -->' },
  {
    source: lines('```{=openxml}', '<w:p><w:r><w:br w:type="page"/></w:r></w:p>', '```'),
    text: lines('', '<!-- pagebreak -->', ''),
  },
  { source: lines('```{=typst}', '#pagebreak(weak: true)', '```'), text: lines('', '<!-- pagebreak -->', '') },
  { source: lines('```{=latex}', '\\vspace{2em}', '\\begin{center}', '```'), text: lines('', '', '', '') },
  {
    source: lines('```{=tex}', '\\begin{center}', '\\includegraphics{a.jpg}', '\\end{center}', '```'),
    text: lines('', '', '![](<a.jpg>)', '', ''),
  },
  {
    source: lines('```{=latex}', '\\textbf{Mind} the gap', '```', '', 'In `\\LaTeX`{=latex}.'),
    text: lines('', 'Mind the gap', '', '', 'In LaTeX.'),
  },
  {
    source: lines('```{=latex}', '\\includegraphics{b/a.pdf}', '```', '', '```{=html}', '<img src="a.jpg">', '```'),
    text: lines('', '', '', '', '', '<img src="a.jpg">', ''),
  },
  {
    source: lines('```{=latex}', '\\includegraphics{b.jpg}', '```', '```{=html}', '<img src="a.jpg">', '```'),
    text: lines('', '![](<b.jpg>)', '', '', '<img src="a.jpg">', ''),
  },
  {
    source: lines('```{=openxml}', '<w:p/>', '```'),
    text: lines('', '', ''),
    codes: ['W_TEMPLATE'],
  },
  { source: 'Some `#set text(red)`{=typst} here', text: 'Some  here', codes: ['W_TEMPLATE'] },
  { source: lines('```{=markdown}', '![a](a.jpg)', '```'), text: lines('', '![a](a.jpg)', '') },
  {
    source: lines('````md', '```{=html}', '<img src="a.jpg">', '```', '````', '', 'write ``` `x`{=html} ``` so'),
    text: AS_IT_IS,
  },
];
