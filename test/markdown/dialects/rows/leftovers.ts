// What editors write for themselves: comments, names of blocks, signatures, references.

import { AS_IT_IS, type Row } from './row.ts';

export const leftovers: readonly Row[] = [
  { source: 'a %%private%% b %% c %%', text: 'a  b ' },
  { source: ['%%', 'private', '', '![](a.jpg)', '%%', 'b'].join('\n'), text: ['', '', '', '', '', 'b'].join('\n') },
  { source: ['> %% a', '> b %%', '> c'].join('\n'), text: ['> ', '', '> c'].join('\n') },
  {
    source: ['%% never closed', '', 'Text', '', '%% a %%'].join('\n'),
    text: ['%% never closed', '', 'Text', '', ''].join('\n'),
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
      '```{r f1, fig.cap="The *lake*"}',
      'plot(1)',
      '```',
      '',
      '## Way<a id="way"></a>',
      '',
      'See “The lake”, “Way”, t1, `\\@ref(way)`.',
    ].join('\n'),
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
];
