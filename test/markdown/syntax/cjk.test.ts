// Emphasis and bare addresses in Chinese, Japanese and Korean.
import { Lexer } from 'marked';
import { describe, expect, it } from 'vitest';
import { bareAddressLength, EMPHASIS_RULES, joinsWithoutSpace } from '../../../src/markdown/syntax/cjk.ts';
import { check } from '../draw.ts';

describe('emphasis and addresses', () => {
  check([
    ['bold before Han', '**这是重点。**后面', '<p><strong>这是重点。</strong>后面</p>'],
    ['bold with quotes', '前**“强调”**后', '<p>前<strong>“强调”</strong>后</p>'],
    [
      'bold in brackets',
      '前**（强调）**后**《书》**。',
      '<p>前<strong>（强调）</strong>后<strong>《书》</strong>。</p>',
    ],
    ['emphasis and strike', '前*（强调）*后~~（删）~~后', '<p>前<em>（强调）</em>后<del>（删）</del>后</p>'],
    [
      'bold with Latin marks inside',
      '用**"quote"**吧，**foo!**对',
      '<p>用<strong>"quote"</strong>吧，<strong>foo!</strong>对</p>',
    ],
    [
      'bold around code and links',
      '前**`code`**后**[a](https://b.c)**后',
      '<p>前<strong><code>code</code></strong>后<strong><a href="https://b.c">a</a></strong>后</p>',
    ],
    ['two bolds in one sentence', '**一、**二**三。**四', '<p><strong>一、</strong>二<strong>三。</strong>四</p>'],
    ['Korean bold', '**스크립트(script)**라고', '<p><strong>스크립트(script)</strong>라고</p>'],
    ['Japanese bold', 'これは**「強調」**です', '<p>これは<strong>「強調」</strong>です</p>'],
    ['Latin rules are unchanged', 'a**"b"**c\n\nfoo*"bar"*baz', '<p>a**"b"**c</p>', '<p>foo*"bar"*baz</p>'],
    ['snake case is unchanged', 'foo_bar_baz and 中文_强调_中文', '<p>foo_bar_baz and 中文_强调_中文</p>'],
    [
      'a bare address ends before Han',
      '见https://example.org/a，后面文字。',
      '<p>见<a href="https://example.org/a">https://example.org/a</a>，后面文字。</p>',
    ],
    [
      'and before a full stop',
      '网址是 https://example.org。谢谢',
      '<p>网址是 <a href="https://example.org">https://example.org</a>。谢谢</p>',
    ],
    [
      'and before a Chinese quote',
      '“https://example.org/b”很好',
      '<p>“<a href="https://example.org/b">https://example.org/b</a>”很好</p>',
    ],
    [
      'a written link keeps its Han',
      '[上海](https://zh.wikipedia.org/wiki/上海)',
      '<p><a href="https://zh.wikipedia.org/wiki/上海">上海</a></p>',
    ],
  ]);
});

describe('by themselves', () => {
  it.each([
    ['天', '很', true],
    ['天', 'x', false],
    ['，', 'K', true],
    ['他', '“', true],
    ['a', '“', false],
    ['은', '날', false],
    ['は', 'ペ', true],
  ])('a line break between %s and %s is nothing: %s', (before, after, joins) =>
    expect(joinsWithoutSpace(before, after)).toBe(joins),
  );
  it.each([
    ['https://example.org/a，后面', 21],
    ['https://example.org/b”很好', 21],
    ['https://example.org/a” and', 22],
    ['www.example.com or', 15],
    ['', 0],
  ])('the address at the start of %s', (text, length) => expect(bareAddressLength(text)).toBe(length));
  it('marked has every rule that is exchanged here', () => {
    const rules = Lexer.rules.inline.gfm as Record<string, RegExp>;
    for (const [name, rule] of Object.entries(EMPHASIS_RULES))
      expect([name, rules[name]?.flags]).toEqual([name, rule.flags]);
  });
});
