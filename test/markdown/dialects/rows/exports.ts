// What single programs export: chats, super blocks, cards, columns in fences, tags of Kirby, changes of Word.

import { AS_IT_IS, type Row } from './row.ts';

const lines = (...all: string[]) => all.join('\n');

export const exports: readonly Row[] = [
  // WhatsApp on phones of Apple and Google, in several languages.
  {
    source: lines('[10/5/24, 8:11:03] Ana: Hi', '[10/5/24, 8:12:40] Ana: \u200e<attached: 12-PHOTO-a.jpg>'),
    text: lines('[10/5/24, 8:11:03] Ana: Hi  ', '[10/5/24, 8:12:40] Ana: ![](<12-PHOTO-a.jpg>)'),
  },
  {
    source: '[10.05.24, 08:12:40] Jörg: Flut! \u200e<Anhang: 00000013-PHOTO-2024-05-10.jpg>',
    text: '[10.05.24, 08:12:40] Jörg: Flut! ![](<00000013-PHOTO-2024-05-10.jpg>)',
  },
  {
    source: '[2024/05/10, 8:12:40\u202fPM] 小林: <添付ファイル: 1.jpg>',
    text: '[2024/05/10, 8:12:40\u202fPM] 小林: ![](<1.jpg>)',
  },
  {
    source: '[10/05/2024 08:12:40] Zoé: <pièce jointe : a.jpg> et <pièce jointe : b.png>',
    text: '[10/05/2024 08:12:40] Zoé: ![](<a.jpg>) et ![](<b.png>)',
  },
  {
    source: lines(
      '10/5/24, 16:20 - Marta: IMG-20240510-WA0003.jpg (file attached)',
      'The tower',
      'and the gate',
      '10/5/24, 16:31 - Ana: <Media omitted>',
      '10/5/24, 16:32 - Messages are encrypted.',
    ),
    text: lines(
      '10/5/24, 16:20 - Marta: ![](<IMG-20240510-WA0003.jpg>)',
      'The tower  ',
      'and the gate  ',
      '10/5/24, 16:31 - Ana: &lt;Media omitted>  ',
      '10/5/24, 16:32 - Messages are encrypted.',
    ),
  },
  {
    source: '5/10/24, 4:20 PM - Bo: \u200eIMG-1.jpg (Datei angehängt)',
    text: '5/10/24, 4:20 PM - Bo: ![](<IMG-1.jpg>)',
  },
  { source: lines('On 10/5/24 we saw a.jpg (attached)', '', '`[10/5/24, 8:12] A: <attached: a.jpg>`'), text: AS_IT_IS },
  // A film is no photo; its name stays.
  {
    source: '[10/5/24, 8:12:40] Ana: <attached: 14-VIDEO.mp4>',
    text: '[10/5/24, 8:12:40] Ana: &lt;attached: 14-VIDEO.mp4>',
  },
  // SiYuan
  {
    source: lines('{{{row', '', '![](a.jpg)', '', '![](b.jpg)', '', '}}}', '{: id="20240510101300-abcdefg"}', '', 'x'),
    text: lines('', '', '![](a.jpg)', '', '![](b.jpg)', '', '', '<a id="20240510101300-abcdefg"></a>', '', 'x'),
  },
  {
    source: lines('{{{col', '![](a.jpg)', '{{{row', 'b', '', 'c', '}}}', '}}}'),
    text: lines(
      '<!-- layout data-lines="1" -->',
      '![](a.jpg)',
      '<!-- layout class="column" -->',
      'b',
      '',
      'c',
      '<!-- /layout -->',
      '<!-- /layout -->',
    ),
  },
  {
    source:
      '* {: id="20240510101301-aaaaaaa"}Plot one\n* {: id="20240510101302-bbbbbbb"}See ((20240510101301-aaaaaaa \'above\'))',
    text: '* <a id="20240510101301-aaaaaaa"></a>Plot one\n* <a id="20240510101302-bbbbbbb"></a>See above',
  },
  { source: 'a ((20240510101301-aaaaaaa "the plot")) b', text: 'a the plot b' },
  { source: '1. {: .first}One', text: '1. One' },
  { source: lines('```', '{{{row', '}}}', '```', '', 'f(((1, 2)))'), text: AS_IT_IS },
  // GitBook
  {
    source:
      '<table data-view="cards"><tbody><tr><td>Hut</td><td><a href=".gitbook/assets/a b.jpg">a b.jpg</a></td><td><a href="x.md">x.md</a></td></tr></tbody></table>',
    text: '<table data-view="cards"><tbody><tr><td>Hut</td><td><img src=".gitbook/assets/a b.jpg" alt=""></td><td><a href="x.md">x.md</a></td></tr></tbody></table>',
  },
  { source: '<table><tr><td><a href="a.jpg">a.jpg</a></td></tr></table>', text: AS_IT_IS },
  // Columns in fences, and between lines of a plugin
  {
    source: lines(
      '````col',
      '```col-md',
      'flexGrow=1',
      '===',
      '![](a.jpg)',
      '```',
      '```col-md',
      'words',
      '```',
      '````',
    ),
    text: lines(
      '<!-- layout class="columns" -->',
      '<!-- layout class="column" -->',
      '',
      '',
      '![](a.jpg)',
      '<!-- /layout -->',
      '<!-- layout class="column" -->',
      'words',
      '<!-- /layout -->',
      '<!-- /layout -->',
    ),
  },
  {
    source: lines('````col', '```col-md', '```js', 'let a;', '```', '```', '````', '', 'x'),
    text: lines(
      '<!-- layout class="columns" -->',
      '<!-- layout class="column" -->',
      '```js',
      'let a;',
      '```',
      '<!-- /layout -->',
      '<!-- /layout -->',
      '',
      'x',
    ),
  },
  {
    source: lines(
      '--- start-multi-column: id1',
      '```column-settings',
      'Number of Columns: 2',
      '```',
      '![](a.jpg)',
      '--- column-break ---',
      'b',
      '--- end-multi-column',
    ),
    text: lines(
      '<!-- layout class="columns" --><!-- layout class="column" -->',
      '',
      '',
      '',
      '![](a.jpg)',
      '<!-- /layout --><!-- layout class="column" -->',
      'b',
      '<!-- /layout --><!-- /layout -->',
    ),
  },
  { source: lines('```column', 'a', '```', '', '```col', 'never closed'), text: AS_IT_IS },
  // Kirby
  { source: '(gallery: a.jpg, b c.jpg)', text: '![](<a.jpg>) ![](<b c.jpg>)' },
  { source: '(gallery: a.jpg, b.jpg layout: grid)', text: '![](<a.jpg>) ![](<b.jpg>)' },
  {
    source:
      'See (link: https://x.y text: more), (email: a@b.org text: us) or (tel: +31 6 12), (file: l.pdf text: List).',
    text: 'See [more](<https://x.y>), [us](<mailto:a@b.org>) or +31 6 12, List.',
  },
  { source: 'One (link: see below), (email: ask Ann), (tel: unknown), (file: none), f(gallery: x)', text: AS_IT_IS },
  {
    source: lines('(columns…)', 'a', '++++', 'b', '(…columns)'),
    text: lines(
      '<!-- layout class="columns" --><!-- layout class="column" -->',
      'a',
      '<!-- /layout --><!-- layout class="column" -->',
      'b',
      '<!-- /layout --><!-- /layout -->',
    ),
  },
  { source: lines('(columns...)', 'a', '++++', 'b'), text: AS_IT_IS },
  // Hugo's book theme
  {
    source: lines('{{< columns >}}', 'a', '<--->', '![](b.jpg)', '{{< /columns >}}'),
    text: lines(
      '<!-- layout class="columns" --><!-- layout class="column" -->',
      'a',
      '<!-- /layout --><!-- layout class="column" -->',
      '![](b.jpg)',
      '<!-- /layout --><!-- /layout -->',
    ),
  },
  {
    source: lines('{{< columns >}}', 'a', '{{< /columns >}}', '', 'x <---> y'),
    text: lines('', 'a', '', '', 'x <---> y'),
  },
  // pandoc
  {
    source: lines('| Sunset was at 20:41,', '|     and we stood', '|', '| ready.', '', 'x'),
    text: lines('Sunset was at 20:41,\\', '&nbsp;&nbsp;&nbsp;&nbsp;and we stood\\', '&nbsp;\\', 'ready.', '', 'x'),
  },
  { source: lines('| a | b', '|---|---', '| c | d', '', '| one line', '', '`| a`'), text: AS_IT_IS },
  { source: lines('| a', '|---', '| b'), text: AS_IT_IS },
  {
    source: lines(
      '(@) One.',
      '(@lake) Two.',
      '',
      'As (@lake) shows, and @lake; ask a@lake.org, @other.',
      '',
      '`(@lake)`',
    ),
    text: lines(
      '01) <counted-list type="1" start="1" signs="()"> One.',
      '01) Two.',
      '',
      'As (2) shows, and 2; ask a@lake.org, @other.',
      '',
      '`(@lake)`',
    ),
  },
  {
    source: lines('# The results {#r}', '', 'See [The results][], [none][] and [x][].', '', '[x]: https://x.y'),
    text: lines(
      '# The results<a id="r"></a>',
      '',
      'See [The results](<#the-results>), [none][] and [x][].',
      '',
      '[x]: https://x.y',
    ),
  },
  { source: '# Methods {-}', text: '# Methods' },
  // Lists that count by letters, by Roman numerals, in brackets, by themselves
  {
    source: lines('Rules:', '', 'a) one', '   more', 'b) two', 'wrapped', '', 'c) three', '', 'End.'),
    text: lines(
      'Rules:',
      '',
      '1) <counted-list type="a" start="1" signs=")"> one',
      '   more',
      '1) two',
      'wrapped',
      '',
      '1) three',
      '',
      'End.',
    ),
  },
  {
    source: lines('(i) one', '(ii) two', '(iii) three'),
    text: lines('01) <counted-list type="i" start="1" signs="()"> one', '001) two', '0001) three'),
  },
  {
    source: lines('(3) three', '(4) four', '', 'H. eight', 'I. nine', 'J. ten'),
    text: lines(
      '01) <counted-list type="1" start="3" signs="()"> three',
      '01) four',
      '',
      '1. <counted-list type="A" start="8" signs="."> eight',
      '1. nine',
      '1. ten',
    ),
  },
  {
    source: lines('#. one', '#. two', '', '1. x', 'a. y', 'b. z', '2. w'),
    text: lines(
      '1. <counted-list type="1" start="1" signs="."> one',
      '1. two',
      '',
      '1. x',
      '1) <counted-list type="a" start="1" signs="."> y',
      '1) z',
      '2. w',
    ),
  },
  {
    source: lines('1. x', '   I) y', '   II) z', '', '      IV. a', '      V. b', '2. w'),
    text: lines(
      '1. x',
      '   1) <counted-list type="I" start="1" signs=")"> y',
      '   01) z',
      '',
      '      01. <counted-list type="I" start="4" signs="."> a',
      '      1. b',
      '2. w',
    ),
  },
  // An initial, a label, words that only begin so, and code
  { source: lines('A. Smith went', 'with C. Jones', '', 'a) alone', '', 'i. e. this', '', 'b) too'), text: AS_IT_IS },
  {
    source: lines('We saw', 'a) one', 'b) two', '', '    a) code', '    b) code', '', 'mix. x', 'x. y'),
    text: AS_IT_IS,
  },
  // Google's and Word's documents
  { source: '# Notes — day 1 {#notes-—-day-1}', text: '# Notes — day 1<a id="notes-—-day-1"></a>' },
  { source: '[1 Introduction [3](#introduction)](#introduction)', text: '[1 Introduction](#introduction)' },
  {
    source: lines('[**Day 1\t1**](#day-1)', '', '[Keynote\t12](#keynote)'),
    text: lines('[**Day 1**](#day-1)', '', '[Keynote](#keynote)'),
  },
  { source: 'see [Fig. [3](#f)](#g) here and [a\t3](#b) too', text: AS_IT_IS },
  {
    source: lines('[new]{.insertion author="A B" date="2024-05-11T08:00:00Z"}[old]{.deletion', 'author="A"} text'),
    text: lines('<ins>new</ins><del>old</del>', ' text'),
  },
  {
    source:
      '[Check!]{.comment-start id="0" author="B"}the words[]{.comment-end id="0"} and []{.paragraph-insertion author="B"}',
    text: ' [Check!] the words and ',
  },
  // kramdown
  { source: 'a{::comment}no{:/comment}b {::comment}x{:/} c', text: 'ab  c' },
  { source: lines('{::comment}', '![](a.jpg)', '{:/comment}', 'x'), text: lines('', '', '', 'x') },
  {
    source: '{::nomarkdown}<b>x</b>{:/nomarkdown} {::options toc_levels="2" /}y {::comment} never closed',
    text: '<b>x</b> y  never closed',
  },
  { source: '`{::comment}x{:/comment}`', text: AS_IT_IS },
  // Slidev: settings between slides
  {
    source: lines('# One', '', '---', 'layout: image-right', 'image: /b.jpg', '---', '', '# Two'),
    text: lines('# One', '', '---', '', '![](</b.jpg>)', '', '', '# Two'),
    codes: ['N_WISH'],
  },
  {
    source: lines('a', '', '---', "background: 'img/c.png'", 'class: text-center', '---', '', '::right::', '', 'b'),
    text: lines('a', '', '---', '![](<img/c.png>)', '', '', '', '', '', 'b'),
  },
  { source: lines('a', '', '---', 'layout: end', '---'), text: lines('a', '', '---', '', '') },
  { source: lines('a', '', '---', 'Weather: cold', '---', '', 'b'), text: AS_IT_IS },
  { source: lines('a', '', '---', 'title: x', '---', '', 'b'), text: AS_IT_IS },
  { source: lines('```', '---', 'layout: x', '---', '```'), text: AS_IT_IS },
  // ReadMe.com
  {
    source: lines(
      '[block:image]',
      '{',
      '  "images": [{ "image": ["https://a.b/f.jpg", "f.jpg", "The *old* camera"],',
      '    "caption": "What it replaced", "sizing": "80%" }]',
      '}',
      '[/block]',
    ),
    text: lines(
      '',
      '',
      '<img src="https://a.b/f.jpg" alt="The old camera" title="What it replaced" width="80%">',
      '',
      '',
      '',
    ),
  },
  {
    source: lines(
      '[block:callout]',
      '{',
      '  "type": "warning", "title": "Roof", "body": "Never\n alone."',
      '}',
      '[/block]',
    ),
    text: AS_IT_IS,
  },
  {
    source: lines(
      '[block:callout]',
      '{ "type": "warning", "title": "Roof",',
      '  "body": "Never\\nalone." }',
      '[/block]',
    ),
    text: lines('> [!WARNING] Roof', '> Never<br>alone.', '', ''),
  },
  {
    source: lines('[block:code]', '{ "codes": [{ "code": "a = 1\\n  b", "language": "text" }] }', '[/block]'),
    text: lines('<pre><code>a = 1&#10;  b</code></pre>', '', ''),
  },
  {
    source: lines('[block:parameters]', '{ "data": { "h-0": "Pin", "0-0": "*1*" }, "cols": 1, "rows": 1 }', '[/block]'),
    text: lines('<table><tr><th markdown="1">Pin</th></tr><tr><td markdown="1">*1*</td></tr></table>', '', ''),
  },
  {
    source: lines(
      '[block:api-header]',
      '{ "title": "Wiring" }',
      '[/block]',
      '[block:embed]',
      '{ "url": "https://a.b/c" }',
      '[/block]',
    ),
    text: lines('## Wiring', '', '', '[https://a.b/c](<https://a.b/c>)', '', ''),
  },
  { source: lines('[block:image]', '{ no json', '[/block]'), text: AS_IT_IS },
  // MultiMarkdown: tables with several rows of heads, parts, captions with labels
  {
    source: lines(
      '|       |   Levels  ||',
      '| Gauge | Low | High |',
      '| ----- | :-: | ---: |',
      '| Upper | 1   | 2    |',
      '| Lower | -   | -    |',
      '',
      '| All | _two_ ||',
      '[The *levels*][lv]',
      '',
      'See [the levels][lv].',
    ),
    text: lines(
      '<table><tr><th markdown="1"></th><th colspan="2" align="center" markdown="1">Levels</th></tr>',
      '<tr><th markdown="1">Gauge</th><th align="center" markdown="1">Low</th><th align="right" markdown="1">High</th></tr>',
      '<!---->',
      '<tr><td markdown="1">Upper</td><td align="center" markdown="1">1</td><td align="right" markdown="1">2</td></tr>',
      '<tr><td markdown="1">Lower</td><td align="center" markdown="1">-</td><td align="right" markdown="1">-</td></tr>',
      '<!---->',
      '<tr><td markdown="1">All</td><td colspan="2" align="center" markdown="1">_two_</td></tr></table>',
      '<p><a id="lv"></a><strong class="table-title">The *levels*</strong></p>',
      '',
      'See [the levels](#lv).',
    ),
  },
  {
    source: lines('a | b', 'c \\| d | e', '- | -', '1 | 2'),
    text: lines(
      '<table><tr><th markdown="1">a</th><th markdown="1">b</th></tr>',
      '<tr><th markdown="1">c | d</th><th markdown="1">e</th></tr>',
      '<!---->',
      '<tr><td markdown="1">1</td><td markdown="1">2</td></tr></table>',
    ),
  },
  {
    source: lines('[Depths][d]', '| a | b |', '|---|---|', '| 1 | 2 |'),
    text: lines(
      '<p><a id="d"></a><strong class="table-title">Depths</strong></p>',
      '<table><tr><th markdown="1">a</th><th markdown="1">b</th></tr>',
      '<!---->',
      '<tr><td markdown="1">1</td><td markdown="1">2</td></tr></table>',
    ),
  },
  {
    source: lines('| a | b |', '|---|---|', '| - | - |', '| 1 | 2 |', '', 'c | d'),
    text: lines(
      '<table><tr><th markdown="1">a</th><th markdown="1">b</th></tr>',
      '<!---->',
      '<tr><td markdown="1">-</td><td markdown="1">-</td></tr>',
      '<tr><td markdown="1">1</td><td markdown="1">2</td></tr>',
      '<!---->',
      '<tr><td markdown="1">c</td><td markdown="1">d</td></tr></table>',
    ),
  },
  {
    source: lines('| a | b |', '|---|---|', '| - | - |', '| 1 | 2 |', '', '| c | d |', '|---|---|', '| 3 | 4 |'),
    text: AS_IT_IS,
  },
  { source: lines('```', 'a | b', 'c | d', '- | -', '```'), text: AS_IT_IS },
  // and its sources and terms
  {
    source: lines(
      'Wet.[p. 23][#Doe2006] Or [#Doe2006]. Use [?GPS].',
      '',
      '[#Doe2006]: J. Doe. *Rivers*.',
      '',
      '[?GPS]: By satellite',
    ),
    text: lines(
      'Wet. (p. 23)[^mmd-Doe2006] Or [^mmd-Doe2006]. Use GPS[^mmd-GPS].',
      '',
      '[^mmd-Doe2006]: J. Doe. *Rivers*.',
      '',
      '[^mmd-GPS]: *GPS*: By satellite',
    ),
  },
  { source: 'See [#12] and [?].', text: AS_IT_IS },
  // No blank line ends the block of HTML
  {
    source: lines('a | b', 'c | d', '- | -', '1 | 2', '# Next'),
    text: lines(
      '<!----><table><tr><th markdown="1">a</th><th markdown="1">b</th></tr>',
      '<!----><tr><th markdown="1">c</th><th markdown="1">d</th></tr>',
      '<!---->',
      '<!----><tr><td markdown="1">1</td><td markdown="1">2</td></tr></table>',
      '# Next',
    ),
  },
  // Values between fences
  {
    source: lines('```csvpreview {header="true"}', 'hour,room', '9,"A, ""b"" | c"', '10,B', '```'),
    text: lines('| hour | room |', '| --- | --- |', '| 9 | A, "b" \\| c |', '| 10 | B |', ''),
  },
  {
    source: lines('~~~csvpreview {header="false"}', '1;2', '3;4', '~~~'),
    text: lines('|  |  |', '| --- | --- |', '| 1 | 2 |', '| 3 | 4 |'),
  },
  { source: lines('```csv', 'a,b', '```'), text: AS_IT_IS },
  // Readings of note, Kakuyomu and Aozora; titles in the same brackets stay.
  {
    source: '｜白樺《しらかば》の林、白樺《しらかば》、｜DIY《でぃー》。看《红楼梦》、`林《はやし》`。',
    text: '<ruby>白樺<rt>しらかば</rt></ruby>の林、<ruby>白樺<rt>しらかば</rt></ruby>、<ruby>DIY<rt>でぃー</rt></ruby>。看《红楼梦》、`林《はやし》`。',
  },
  // Roam
  { source: '- {{[[TODO]]}} gas\n- {{DONE}} stove', text: '- [ ] gas\n- [x] stove' },
];
