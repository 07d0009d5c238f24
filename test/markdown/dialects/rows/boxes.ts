// Boxes and tabs of MkDocs: the source as authors type it, and the text that the parser gets.

import { AS_IT_IS, type Row } from './row.ts';

export const boxes: readonly Row[] = [
  {
    source: ['=== "npm"', '', '    One.', '', '    ![a](b c.jpg)', '', '=== "yarn"', '    Two.', '', 'After.'].join(
      '\n',
    ),
    text: ['**npm**  ', '', 'One.', '', '![a](<b c.jpg>)', '', '**yarn**  ', 'Two.', '', 'After.'].join('\n'),
    codes: ['W_SYNTAX'],
  },
  {
    source: ['!!! note "My *title*"', '', '    One.', '', '    - a', '', 'After.'].join('\n'),
    text: ['> [!note] My *title*', '>', '> One.', '>', '> - a', '', 'After.'].join('\n'),
  },
  {
    source: [
      '??? tip',
      '    One.',
      '',
      '    === "A"',
      '',
      '        a',
      '        ```',
      '        !!! note "code"',
      '        ```',
    ].join('\n'),
    text: ['> [!tip]', '> One.', '>', '> **A**  ', '>', '> a', '> ```', '> !!! note "code"', '> ```'].join('\n'),
  },
  {
    source: ['!!! danger ""', '\tOne.', '!!! mine "Own"', '    Two.'].join('\n'),
    text: ['>', '> One.', '> **Own**  ', '> Two.'].join('\n'),
  },
  {
    source: ['=== "no words"', '', 'Words', '', '!!! wow', '', '    code', '', '!!! note', 'Words'].join('\n'),
    text: AS_IT_IS,
  },
  {
    source: ['```', '=== "A"', '    a', '```', '', 'Title', '===', '    a'].join('\n'),
    text: AS_IT_IS,
  },
];
