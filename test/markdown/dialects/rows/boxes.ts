// Boxes and tabs of MkDocs: the source as authors type it, and the text that the parser gets.

import { AS_IT_IS, type Row } from './row.ts';

export const boxes: readonly Row[] = [
  {
    source: '```ad-note\ntitle: My *note*\ncollapse: open\n\nWords ![a](b c.jpg)\n\n- x\n```\nAfter.',
    text: '> [!note] My *note*\n>\n>\n>\n> Words ![a](<b c.jpg>)\n>\n> - x\n\nAfter.',
    codes: ['W_SYNTAX'],
  },
  { source: '~~~ ad-Tip\n![[a.jpg]]\n~~~', text: '> [!Tip]\n> ![](<a.jpg>)\n' },
  { source: '````ad-route-plan\n```sh\nx\n```\n````', text: '> [!note] Route plan\n> ```sh\n> x\n> ```\n' },
  { source: '```ad-warning\ntitle: Mind\n```', text: '> [!warning] Mind\n>\n' },
  { source: '```ad-note\nnever closed', text: AS_IT_IS },
  { source: '```ads\nx\n```', text: AS_IT_IS },
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
  // Markdeep
  { source: ['!!! Tip: Lamps', '    Carry three.'].join('\n'), text: ['> [!tip] Lamps', '> Carry three.'].join('\n') },
];
