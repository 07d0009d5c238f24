// Blocks of MyST and Jupyter Book, and what forums write in brackets.

import { AS_IT_IS, type Row } from './row.ts';

const lines = (...all: string[]) => all.join('\n');

export const papers: readonly Row[] = [
  { source: lines('```{note}', 'Mind *this*', '```'), text: lines('', 'Mind *this*', '') },
  {
    source: lines('```{admonition} My title', ':class: tip', 'Words', '```'),
    text: lines('**My title**', '', 'Words', ''),
  },
  {
    source: lines('::::{grid} 2', ':::{card} First', 'a', ':::', '::::'),
    text: lines('**2**', '**First**', 'a', '', ''),
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
    text: lines('', '## Head', '', '', '', '', '', '', '', ''),
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
];
