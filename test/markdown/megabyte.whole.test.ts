// A megabyte of each kind of thing is read in time that grows with its length.
import { describe, expect, it } from 'vitest';
import { BuildError } from '../../src/diagnostics.ts';
import { parse } from '../../src/markdown/parse.ts';
import { FULL, some } from '../helpers/sweep.ts';
import { processorMs } from '../helpers/time.ts';
import { read } from './draw.ts';

describe('a megabyte, in time that grows with its length', () => {
  const MIB = 1024 * 1024;
  const filled = (piece: string | ((index: number) => string), length: number) => {
    if (typeof piece === 'string') return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    let text = '';
    for (let index = 0; text.length < length; index += 1) text += piece(index);
    return text;
  };
  const post =
    '## Day\n\nWe walked *along* the **river** and [saw](https://a.b) `x`.\n![alt](a.jpg "T")\n\n- item\n  ![](b.jpg)\n- item\n\n> quote\n\n今天天气很好。\n**强调。**后文\n\n';
  it('ordinary text', { timeout: 60_000 }, () => {
    // Four times the text may take four times the time, with room for the collector of garbage: no work that grows with
    // its square.
    read(filled(post, 50_000));
    const part = processorMs(() => read(filled(post, MIB / 16)));
    expect(processorMs(() => read(filled(post, MIB / 4)))).toBeLessThan(10 * part + 500);
  });
  it.runIf(FULL)('of pictures in one paragraph: more than a call has room for arguments', { timeout: 60_000 }, () => {
    const report = read(filled('![](a) ', MIB));
    expect(report.pictures).toHaveLength(Math.floor(MIB / 7));
    expect(report.blocks.map(({ kind }) => kind)).toEqual(['photos']);
  });
  it.each<readonly [name: string, piece: string | ((index: number) => string)]>([
    ['one line', 'word and more, '],
    ['one paragraph', 'word and more of it\n'],
    ['pictures', '![](a.jpg)\n'],
    ['pictures without a space between them', '![](a.jpg)'],
    ['pictures with words, without a space', '![a](b.jpg)'],
    ['links without a space between them', '[a](#b)'],
    ['pictures that are links, without a space', '[![](a.jpg)](b)'],
    ['a picture and a full stop, without a space', '![](a.jpg)。'],
    ['pictures with open brackets in their addresses', '![](a(b.jpg)'],
    ['links', '[a](#b) '],
    ['emphasis', '**强调。**后文'],
    ['unclosed emphasis', '*a '],
    ['mixed marks', '**a*b_c~~'],
    ['back-ticks', '` `` '],
    ['brackets', '['],
    ['open pictures', '![a]('],
    ['angles', '<a '],
    ['braces', '{{<'],
    ['elements', '<b>'],
    ['end tags', '</div>'],
    ['comments', '<!--'],
    ['equals signs', '='],
    ['marked words', '==a ++b== a==b== x^2^ '],
    ['comments of Obsidian', '%% a\n\n'],
    ['boxes of MkDocs', '!!! note\n    a\n\n'],
    ['containers', ':::tip a\nb\n:::\n'],
    ['full stops after pictures', '![](a.jpg). '],
    ['bangs', '!'],
    ['underscores', '_'],
    ['pipes', '|-'],
    ['addresses', 'https://a.b/c，'],
    ['amounts', '$a '],
    ['formulas', '$$ a '],
    ['colons', ':a'],
    ['notes', '[^1] '],
    ['unclosed notes on the spot', '^[a '],
    ['notes on the spot', 'a^[b] '],
    ['notes and their words', (i: number) => `w[^${i}]\n\n[^${i}]: note\n\n`],
    ['notes that nothing marks', (i: number) => `[^${i}]: note\n\n`],
    ['nested lists', '- a\n  - b\n    - c\n- d\n'],
    ['TeX', '\\(x^2\\) and '],
    ['headings of one name', '# a\n'],
    ['references', (i: number) => `![x][r${i}]\n\n[r${i}]: a${i}.jpg\n\n`],
    ['rows of a table', (i: number) => (i === 0 ? '| a | b |\n|---|---|\n' : '| cell | *x* |\n')],
    ['shortcodes', '{{< figure src="a.jpg" caption="b" >}}\n\n'],
    ['includes', '{% include a.html url="a.jpg" %}\n\n'],
    ['wiki links', '[[page]] ![[a.jpg|300]]\n\n'],
    ['attribute lists', '![](a.jpg){width=50%}\n\n'],
    ['entities', '&amp; &#8217; '],
    ['code', '```js\nconst a = 1;\n```\n\n'],
    ['drawings', '<svg><image href="a.jpg"/></svg>\n\n'],
    ['definitions', 'a\n: b\n'],
    ['terms', 'long line without any meaning at all\n: '],
    ['captions that never end', '<figcaption>a '],
    ['fences', '```\n'],
    ['blanks', ' \n'],
    ['sets', '<img srcset="a b,'],
    ['srcset of words', `<img srcset="${'x'.repeat(2000)} y z">`],
    ['CDATA', '<![CDATA[\n\n\n\n'],
    ['indented tags', '    <b \n\n'],
    ['alerts', '> [!NOTE] a\n\n'],
    ['shortcuts', '[a]: b\n'],
    ['mail signs without a space', '@import'],
    ['beginnings of addresses', 'http:///'],
    ['lines over a dash', ' /a a\n-\n'],
    ['lines over too many columns', 'a\n|-|-|\n'],
    ['formulas in fences', (i: number) => `\`\`\`math\na_${i}\n\`\`\`\n`],
    ['lines over too few columns', '|a|b|\n|-|\n'],
    ['raised words that follow nothing', '...^a'],
    ['lowered words that follow nothing', '.~1'],
    ['tables that are never closed', '<table>'],
    ['columns of one group', (i: number) => (i === 0 ? '{{< columns >}}\n' : 'a\n\n<--->\n\n')],
    ['quotations that end at a fence', '> ```\n% a\n'],
    ['answers to answers', '> > > a\n> > b\n> c\nd\n'],
    ['rows of pictures and rows of words', (i: number) => (i === 0 ? '| ![](a) |\n|---|\n' : '| a |\n| ![](a) |\n')],
  ])('%s', { timeout: 120_000 }, (_, piece) => {
    const unit = FULL ? 128 * 1024 : 8 * 1024;
    const small = processorMs(() => quietly(filled(piece, unit)));
    const large = processorMs(() => quietly(filled(piece, 8 * unit)));
    // Eight times the text: far from the 64 times of a square.
    expect(large).toBeLessThan(Math.max(small, 30) * 24);
  });
  // What copies all that it has, again and again, shows only here: it takes a minute.
  it.each(
    some(2, [
      ['one formula of many lines', '```math\n'],
      ['links that never end, before a bracket that would end one', '[`a`]('],
      ['lines over too many columns', 'a\n|-|-|\n'],
    ] as const),
  )('a whole one of %s', { timeout: 120_000 }, (_, piece) => {
    expect(processorMs(() => quietly(`${filled(piece, MIB)})`))).toBeLessThan(15_000);
  });
  function quietly(text: string): void {
    try {
      parse([{ name: 'x.md', text }], {});
    } catch (error) {
      expect(error).toBeInstanceOf(BuildError);
    }
  }
});
