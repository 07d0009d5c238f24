// Words as they are typed or exported: escaped shortcodes and boxes, headings without a space, outlines, properties.

import { AS_IT_IS, type Row } from './row.ts';

const lines = (...all: string[]) => all.join('\n');

export const words: readonly Row[] = [
  { source: '\\[gallery columns="2"\\] and \\[sic\\]', text: '[gallery columns="2"] and \\[sic\\]' },
  {
    source: '\\[caption id="attachment\\_12" width="300"\\]The mill\\[/caption\\]',
    text: '[caption id="attachment_12" width="300"]The mill[/caption]',
  },
  {
    source: lines('- \\[x\\] first', '- \\[ \\] second', '1. \\[X\\] third'),
    text: lines('- [x] first', '- [ ] second', '1. [X] third'),
  },
  { source: lines('a \\[x\\] b', '', '`\\[gallery\\]`', '', '- \\[xx\\] c', '- \\[a\\](b)'), text: AS_IT_IS },
  {
    source: lines('##Friday', '', '###1. Day', '', '##**Bold**', '', '##周五'),
    text: lines('## Friday', '', '### 1. Day', '', '## **Bold**', '', '## 周五'),
  },
  {
    source: lines('Text', '', '#sea #sun', '', '#sea', '', '```', '##no', '```', '', '##', '', 'a ##b'),
    text: AS_IT_IS,
  },
  { source: lines('#Sea #Sun', '', 'Text'), text: AS_IT_IS },
  {
    source: lines('- ## Day', '  id:: 64b1', '\t- TODO gas', '\t- DONE keys', '\t  collapsed:: true'),
    text: lines('- ## Day', '  <!---->', '\t- [ ] gas', '\t- [x] keys', '\t  <!---->'),
  },
  {
    source: lines('- #+BEGIN_TIP', '  Gloves.', '  #+END_TIP', '- #+BEGIN_QUOTE', '  Words', '  #+END_QUOTE'),
    text: lines('- > [!tip]', '  > Gloves.', '  <!---->', '- >', '  > Words', '  <!---->'),
  },
  { source: lines('- TODO buy gas', '- place:: here', '', 'std::vector a:: b'), text: AS_IT_IS },
  {
    source: lines('Dates: June 12', 'Status: Done', 'Tags: a'),
    text: lines('Dates: June 12  ', 'Status: Done  ', 'Tags: a'),
  },
  { source: lines('日期：六月', '天气：晴', '', 'x'), text: lines('日期：六月  ', '天气：晴', '', 'x') },
  {
    source: lines('Note: one', 'and more', '', 'Day: a', '', '- A: b', '- C: d', '', 'At 9:30', 'At 10:30'),
    text: AS_IT_IS,
  },
  {
    source: lines('| a |', '| - |', '| b |', '', 'Table: The words {#tbl-x}', '', 'See @tbl-x.'),
    text: lines('| a |', '| - |', '| b |', '', '**The words**', '', 'See “The words”.'),
  },
  {
    source: lines('Table: Before', '', '| a |', '| - |', '| b |'),
    text: lines('**Before**', '', '| a |', '| - |', '| b |'),
  },
  { source: lines('| a |', '| - |', '', ': Short {#tbl:y}'), text: lines('| a |', '| - |', '', '**Short**') },
  { source: lines('Table: four seats', '', 'Text', '', 'Ann', ': a definition'), text: AS_IT_IS },
  {
    source: lines('+---+---+', '| a | b |', '+===+===+', '| c | *d* |', '+---+---+', '', 'x'),
    text: lines(
      '<table>',
      '<tr><th markdown="1">a</th><th markdown="1">b</th></tr>',
      '<!---->',
      '<tr><td markdown="1">c</td><td markdown="1">*d*</td></tr>',
      '</table>',
      '',
      'x',
    ),
  },
  {
    source: lines(
      '+---+---+',
      '| a | b |',
      '| c     |',
      '+---+---+',
      '',
      '`@fig-x` and mail a@fig-x.example, @fig-none',
    ),
    text: AS_IT_IS,
  },
  {
    source: lines('+---+---+', '| a | b |', '| ![](c.jpg){a=1 | d |', '| b=2} | |', '+---+---+'),
    text: lines(
      '<table>',
      '<!---->',
      '<tr><td markdown="1">a <img src="c.jpg" alt=""></td><td markdown="1">b d</td></tr>',
      '<!---->',
      '</table>',
    ),
  },
  {
    source: lines('  Hour   Birds', '  ------ -------', '  6      41', '  7      58', '', '  : Birds by hour', '', 'x'),
    text: lines(
      '<table><tr><th markdown="1">Hour</th><th markdown="1">Birds</th></tr>',
      '<!---->',
      '<tr><td markdown="1">6</td><td markdown="1">41</td></tr>',
      '<tr><td markdown="1">7</td><td markdown="1">58</td></tr></table>',
      '',
      '**Birds by hour**',
      '',
      'x',
    ),
  },
  {
    source: lines('--- ---', 'a   b', 'c   d', '--- ---'),
    text: lines(
      '<table>',
      '<tr><td markdown="1">a</td><td markdown="1">b</td></tr>',
      '<tr><td markdown="1">c</td><td markdown="1">d</td></tr>',
      '</table>',
    ),
  },
  {
    source: lines(
      '-------------',
      'One    Two',
      'more',
      '------ ------',
      'a      b',
      'c',
      '',
      '       d',
      '-------------',
    ),
    text: lines(
      '<table>',
      '<tr><th markdown="1">One more</th><th markdown="1">Two</th></tr>',
      '<!---->',
      '<!---->',
      '<tr><td markdown="1">a c</td><td markdown="1">b</td></tr>',
      '<!---->',
      '<!---->',
      '<tr><td markdown="1"></td><td markdown="1">d</td></tr>',
      '</table>',
    ),
  },
  {
    source: lines('  时间  鸟', '  ----- ----', '  六点  四十'),
    text: lines(
      '<table><tr><th markdown="1">时间</th><th markdown="1">鸟</th></tr>',
      '<!---->',
      '<tr><td markdown="1">六点</td><td markdown="1">四十</td></tr></table>',
    ),
  },
  { source: lines('A line of words', '', '--- ---', '', 'more', '', '- - -', '', '--- --- ---'), text: AS_IT_IS },
  { source: lines('Words that run across', '----- -----', 'and more words'), text: AS_IT_IS },
  {
    source: lines('## The hut {#sec-hut}', '', 'As in [@sec-hut] and @sec-hut, so'),
    text: lines('## The hut<a id="sec-hut"></a>', '', 'As in “The hut” and “The hut”, so'),
  },
  {
    source: lines('weather:: clear, cold', '', 'It was [climb:: 900 m] and (distance:: 17 km) long.'),
    text: lines('weather: clear, cold', '', 'It was climb: 900 m and 17 km long.'),
  },
  { source: '天气:: 晴 [高度:: 900 米]', text: '天气: 晴 高度: 900 米' },
  { source: 'Use `weather:: x`, std::vector, a [link::x](y) and f :: Int', text: AS_IT_IS },
  {
    source: 'It gets `= this.rating` of `= this.most`, `=this.tags`.',
    text: 'It gets 5 of , a, b.',
    frontMatter: { rating: 5, tags: ['a', 'b'] },
    codes: ['W_TEMPLATE'],
  },
  {
    source: lines('```dataview', 'TABLE x', '```', '', '```sql', 'SELECT 1', '```', '', '````', '```dataview', '````'),
    text: lines('', '', '', '', '```sql', 'SELECT 1', '```', '', '````', '```dataview', '````'),
    codes: ['W_TEMPLATE'],
  },
  { source: lines('~~~tasks', 'not done', '~~~'), text: lines('', '', ''), codes: ['W_TEMPLATE'] },
  {
    source: lines(
      '- DONE [#A] Go',
      '  :LOGBOOK:',
      '  CLOCK: [2024-06-12]',
      '  :END:',
      '- TODO Pay',
      '  SCHEDULED: <2024-06-20 Thu>',
    ),
    text: lines('- [x] Go', '  <!---->', '  <!---->', '  <!---->', '- [ ] Pay', '  <!---->'),
  },
  {
    source: lines(
      '- ## The hut',
      '  id:: 66693a10-1f2e-4c3b-9a7d-5e6f70819203',
      '- See ((66693a10-1f2e-4c3b-9a7d-5e6f70819203)) and [there](((66693a10-1f2e-4c3b-9a7d-5e6f70819203)))',
      '- {{embed ((66693a10-1f2e-4c3b-9a7d-5e6f70819203))}}',
    ),
    text: lines('- ## The hut', '  <!---->', '- See The hut and there', '- The hut'),
  },
  {
    source: lines(
      '- As ((00000000-1f2e-4c3b-9a7d-5e6f70819203)) says',
      '- {{renderer :todo}}',
      '- {{tweet https://a.example/b}}',
    ),
    text: lines('- As  says', '- ', '- <https://a.example/b>'),
    codes: ['W_TEMPLATE', 'W_TEMPLATE'],
  },
  { source: lines('- `((66693a10-1f2e-4c3b-9a7d-5e6f70819203))` and ((a))', '  :LOGBOOK:', '- x'), text: AS_IT_IS },
  { source: '[gallery ids="14,15"]', text: '', codes: ['W_TEMPLATE'] },
  { source: 'Words [gallery columns="2" ids=\'3\' size="large"] go on', text: 'Words  go on', codes: ['W_TEMPLATE'] },
  { source: '[gallery]', text: '', codes: ['W_TEMPLATE'] },
  { source: '[gallery size="medium" link="file"]', text: '', codes: ['W_TEMPLATE'] },
  { source: '\\[gallery ids="14,15"\\]', text: '', codes: ['W_TEMPLATE'] },
  { source: '[gallery]a.jpg b.jpg[/gallery]', text: '![](<a.jpg>) ![](<b.jpg>)' },
  { source: 'The [gallery] of the town, `[gallery]`, [gallery](x.md)', text: AS_IT_IS },
  {
    source: lines('Status: Done', 'Cover photo: Bay/a%20b.jpg', 'Tags: a', '', '![x](Bay/a%20b.jpg)'),
    text: lines('Status: Done  ', 'Tags: a', '', '', '![x](Bay/a%20b.jpg)'),
  },
  {
    source: lines('Status: Done', 'Photos: Bay/a.jpg, Bay/b%20(1).png', '', '![x](Bay/b%20(1).png)'),
    text: lines('Status: Done  ', 'Photos: ![](<Bay/a.jpg>)', '', '![x](Bay/b%20(1).png)'),
  },
  {
    source: lines('照片：海/甲.jpg', '天气：晴'),
    text: lines('照片： ![](<海/甲.jpg>)  ', '天气：晴'),
  },
  {
    source: lines('Photo: https://a.example/a.jpg', 'File: the a.jpg of it', 'End: x'),
    text: lines('Photo: https://a.example/a.jpg  ', 'File: the a.jpg of it  ', 'End: x'),
  },
];
