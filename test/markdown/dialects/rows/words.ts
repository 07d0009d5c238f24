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
    source: lines('+---+', '| a |', '| b |', '+---+', '', '`@fig-x` and mail a@fig-x.example, @fig-none'),
    text: AS_IT_IS,
  },
  {
    source: lines('## The hut {#sec-hut}', '', 'As in [@sec-hut] and @sec-hut, so'),
    text: lines('## The hut<a id="sec-hut"></a>', '', 'As in “The hut” and “The hut”, so'),
  },
];
