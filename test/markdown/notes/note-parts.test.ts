// The part of a text that another names: a section, a block, a region, some lines. Pure.
import { describe, expect, it } from 'vitest';
import { partOf } from '../../../src/markdown/notes/note-parts.ts';
import type { NotePart } from '../../../src/markdown/notes/note-targets.ts';

const TEXT = `---
title: Hut
---
# Hut

Opening.

## Day 1

Words of day one.[^a] See [b].

### Food

- bread ^bread
  - rye
- cheese

## Day 2

\`\`\`
# no heading ^fenced
\`\`\`

Two lines
of words. ^two

| a |
|---|

^table

[^a]: A note
[^z]: Another
[b]: https://example.org

Day 3
-----
Last.`;

/** The lines that stay, by their numbers, without front matter. */
function drawn(part: NotePart, text = TEXT): string[] | undefined {
  const cut = partOf(text, part)?.split('\n');
  expect(cut === undefined || cut.length === text.split('\n').length).toBe(true);
  return cut?.flatMap((line, index) => (line === '' || index < 3 ? [] : [`${index + 1} ${line}`]));
}

describe('a part of a text', () => {
  it.each<readonly [string, NotePart, ...string[]]>([
    [
      'a section goes to the next of its level, with its notes and definitions',
      { heading: ['Day 1'] },
      '8 ## Day 1',
      '10 Words of day one.[^a] See [b].',
      '12 ### Food',
      '14 - bread ^bread',
      '15   - rye',
      '16 - cheese',
      '32 [^a]: A note',
      '34 [b]: https://example.org',
    ],
    [
      'a section in a section',
      { heading: ['Day 1', 'food'] },
      '12 ### Food',
      '14 - bread ^bread',
      '15   - rye',
      '16 - cheese',
    ],
    ['a name as an address writes it', { heading: ['day-3'] }, '36 Day 3', '37 -----', '38 Last.'],
    ['an item with what is below it', { block: 'bread' }, '14 - bread', '15   - rye'],
    ['a paragraph', { block: 'two' }, '24 Two lines', '25 of words.'],
    ['a block with its name below', { block: 'TABLE' }, '27 | a |', '28 |---|'],
    ['lines', { lines: [6, 8] }, '6 Opening.', '8 ## Day 1'],
    ['lines to the end', { lines: [37, Number.POSITIVE_INFINITY] }, '37 -----', '38 Last.'],
  ])('%s', (_, part, ...expected) => {
    expect(drawn(part as NotePart)).toEqual(expected);
  });

  it.each<readonly [string, NotePart]>([
    ['a section that is not there', { heading: ['Day 4'] }],
    ['one that stands elsewhere', { heading: ['Day 2', 'Food'] }],
    ['a heading in code', { heading: ['no heading ^fenced'] }],
    ['a block in code', { block: 'fenced' }],
    ['a block that is not there', { block: 'three' }],
    ['lines behind the last', { lines: [99, 120] }],
    ['a region that is not there', { region: 'x' }],
  ])('%s: none', (_, part) => {
    expect(drawn(part)).toBeUndefined();
  });

  it.each([
    ['MkDocs', '<!-- --8<-- [start:food] -->', '<!-- --8<-- [end:food] -->'],
    ['MkDocs, bare', '--8<-- [start:food]', '--8<-- [end:food]'],
    ['VitePress', '<!-- #region food -->', '<!-- #endregion food -->'],
    ['VitePress, its end without a name', '<!-- #region food -->', '<!-- #endregion -->'],
    ['mdBook', '<!-- ANCHOR: food -->', '<!-- ANCHOR_END: food -->'],
  ])('a region of %s', (_, start, end) => {
    expect(drawn({ region: 'food' }, `a\nb\nc\n${start}\nBread.\n${end}\nz`)).toEqual(['5 Bread.']);
  });

  it('a block of Logseq is its item with all below, at the margin', () => {
    const text = 'a\nb\nc\n- day\n\t- stove\n\t  id:: 64f0c1d2-aaaa-4bbb-8ccc-0123456789ab\n\t\t- wood\n\t- water\n- x';
    expect(drawn({ block: '64f0c1d2-aaaa-4bbb-8ccc-0123456789ab' }, text)).toEqual([
      '5 - stove',
      '6   id:: 64f0c1d2-aaaa-4bbb-8ccc-0123456789ab',
      '7 \t- wood',
    ]);
  });
});
