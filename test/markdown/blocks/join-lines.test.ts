// Line breaks of the source between Han, Kana, Hangul and Latin.

import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/locales/words.ts';
import type { Atom } from '../../../src/markdown/blocks/inline-runs.ts';
import { toParagraph } from '../../../src/markdown/blocks/join-lines.ts';
import { toHtml } from '../../../src/markdown/blocks/sanitize.ts';
import { type ElementNode, element } from '../../../src/markdown/tree/tree.ts';
import { check } from '../draw.ts';

describe('lines of Chinese, Japanese, Korean', () => {
  check([
    ['lines of Han join', '今天天气\n很好', '<p>今天天气很好</p>'],
    ['with indentation', '今天天气  x\n   很好', '<p>今天天气  x\n很好</p>'],
    ['Latin keeps its space', 'one\ntwo', '<p>one\ntwo</p>'],
    ['Han and Latin keep a space', '参加了\nKubeCon\n会议', '<p>参加了\nKubeCon\n会议</p>'],
    ['a wide mark carries its own space', '参加了，\nKubeCon。\n好', '<p>参加了，KubeCon。好</p>'],
    ['a Chinese quotation mark', '他说\n“好”\n然后', '<p>他说“好”然后</p>'],
    ['across emphasis', '今天**天气**\n很好', '<p>今天<strong>天气</strong>很好</p>'],
    ['code is Latin', '命令\n`ls`\n很好', '<p>命令\n<code>ls</code>\n很好</p>'],
    ['code in Chinese', '`命令`\n很好', '<p><code>命令</code>很好</p>'],
    ['Kana joins', 'これは\nペンです', '<p>これはペンです</p>'],
    ['Korean keeps its space', '오늘은\n날씨가', '<p>오늘은\n날씨가</p>'],
    ['in a list', '- 今天\n  很好', '<ul><li>今天很好</li></ul>'],
    ['in a quote', '> 今天\n> 很好', '<blockquote><p>今天很好</p></blockquote>'],
  ]);
});

describe('a row of atoms as a paragraph', () => {
  const text = (value: string, ...chain: ElementNode[]): Atom => ({
    kind: 'text',
    node: { kind: 'text', value, at: 9 },
    chain,
  });
  const newline: Atom = { kind: 'newline', node: { kind: 'text', value: '\n', at: 9 }, chain: [] };
  const strong = element('strong', 9);
  const html = (atoms: readonly Atom[]) => {
    const made = toParagraph(element('p', 1), atoms);
    return (
      made && toHtml([made], { words: wordsOf('en'), picture: () => '', href: () => undefined, id: () => undefined })
    );
  };
  it.each<[string, readonly Atom[], string | undefined]>([
    ['nothing', [], undefined],
    ['white space', [text(' '), newline, text('\t')], undefined],
    ['white space at the edges', [newline, text('  a '), newline, text(' b'), newline], '<p>a\nb</p>'],
    ['Han on both sides', [text('今天'), newline, text('很好')], '<p>今天很好</p>'],
    ['neighbours share what is around them', [text('a', strong), text('b', strong)], '<p><strong>ab</strong></p>'],
    ['words of their own do not', [text('a', strong), text('b')], '<p><strong>a</strong>b</p>'],
  ])('%s', (_, atoms, expected) => expect(html(atoms)).toBe(expected));
});

describe('an indent that the author typed', () => {
  check([
    ['entities', '&emsp;&emsp;清晨', '<p>清晨</p>'],
    ['wide spaces', '　　中午', '<p>中午</p>'],
    ['spaces that do not break', '&nbsp;&nbsp;&nbsp;&nbsp;Noon', '<p>Noon</p>'],
    ['half wide', '&ensp;&ensp;&ensp;&ensp;傍晚', '<p>傍晚</p>'],
    ['before emphasis', '&emsp;&emsp;**夜**里', '<p><strong>夜</strong>里</p>'],
    ['before a quotation', '　　“夜”', '<p>“夜”</p>'],
    ['as HTML', '<p>&emsp;&emsp;晨</p>', '<p>晨</p>'],
    ['of a line that the author broke', '　　一。  \n　　二。', '<p>一。<br>二。</p>'],
    ['of a verse', '春。<br>　　夏。', '<p>春。<br>　　夏。</p>'],
    ['in numbers', '&#8195;&#8195;晨', '<p>晨</p>'],
    ['one that keeps words together', '5&nbsp;km', '<p>5\u00a0km</p>'],
  ]);
});
