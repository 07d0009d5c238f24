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
  // mdBook
  { source: '```admonish\nWords ![](a.jpg)\n```', text: '> [!note]\n> Words ![](a.jpg)\n' },
  { source: '```admonish tip title="Shoes"\nOld ones.\n\nx\n```', text: '> [!tip] Shoes\n> Old ones.\n>\n> x\n' },
  { source: '~~~admonish warning "Wet *rocks*"\na\n~~~', text: '> [!warning] Wet *rocks*\n> a\n' },
  { source: '```admonish danger collapsible=true\na\n```', text: '> [!danger]\n> a\n' },
  { source: '```admonish title="Only a title"\na\n```', text: '> [!note] Only a title\n> a\n' },
  { source: '````admonish info\n```rust\nx\n```\n````', text: '> [!info]\n> ```rust\n> x\n> ```\n' },
  { source: '```admonition\na\n```', text: AS_IT_IS },
  // VuePress
  {
    source: '::: tabs\n@tab Morning\nWe rowed.\n@tab:active Noon#b\nWe slept.\n\n@tab Night\n\n- a\n:::',
    text: '\n**Morning**  \nWe rowed.  \n**Noon**  \nWe slept.\n\n**Night**  \n\n- a\n',
  },
  { source: '@tab Morning\n\n`::: tabs`', text: AS_IT_IS },
  {
    source: '::: caption @source/posts/duck.jpg\nBy *Tom*,\n1999\n:::',
    text: '<figure><img src="/posts/duck.jpg"><figcaption markdown="1">\nBy *Tom*,\n1999\n</figcaption></figure>',
  },
  {
    source: ':::caption ./a.png\nA duck\n:::',
    text: '<figure><img src="./a.png"><figcaption markdown="1">\nA duck\n</figcaption></figure>',
  },
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
  // Blocks of pymdownx
  {
    source: '/// note | Bring gloves\nIt is *cold*.\n\nReally.\n///\n\nMore.',
    text: '> [!note] Bring gloves\n> It is *cold*.\n>\n> Really.\n\n\nMore.',
  },
  {
    source: '/// admonition | Wind\n    type: warning\n\nStorm.\n///\n\nMore.',
    text: '> [!warning] Wind\n>\n>\n> Storm.\n\n\nMore.',
  },
  { source: '/// details | More\n![](a.jpg)\n///\n\nx', text: '> [!note] More\n> ![](a.jpg)\n\n\nx' },
  { source: '/// tab | One\nWords\n///\n\nx', text: '**One**  \nWords\n\n\nx' },
  { source: '/// html | div.grid\n![](a.jpg)\n///\n\nx', text: '\n![](a.jpg)\n\n\nx' },
  {
    source: '//// note | Outer\nWords\n\n/// tip | Inner\nMore\n///\n////\n\nx',
    text: '> [!note] Outer\n> Words\n>\n> **Inner**  \n> More\n>\n\n\nx',
  },
  {
    source: '| a |\n| - |\n| 1 |\n\n/// table-caption | <\n    attrs: {id: x}\nThe *costs*\n///\n\nx',
    text: '| a |\n| - |\n| 1 |\n\n\n\n<strong class="table-title">The *costs*</strong>\n\n\nx',
  },
  {
    source: '```\ngo\n```\n/// caption\nA walk\n///\n\nx',
    text: '```\ngo\n```\n\n<strong class="table-title">A walk</strong>\n\n\nx',
  },
  { source: '![](a.jpg)\n/// caption\nThe lake\n///\n\nx', text: AS_IT_IS },
  { source: '/// note | nobody closes it\nWords', text: AS_IT_IS },
  { source: '/// unknown | x\nWords\n///', text: AS_IT_IS },
];
