// What is changed of marked: its rule for text, its search for emphasis, tags that only browsers read.
import type { Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { lex, lexInline } from '../../../src/markdown/syntax/lex.ts';
import { exchanged } from '../../../src/markdown/syntax/marked-rules.ts';
import { processorMs } from '../../helpers/time.ts';
import { check } from '../draw.ts';

describe('a part of marked’s rule is exchanged', () => {
  it('wherever it stands, letter by letter', () => expect(exchanged('a$b$', '$', '$&')).toBe('a$&b$&'));
  it('and a rule without it is an error, not a silent change of nothing', () =>
    expect(() => exchanged('[a-z]+', '[A-Z]', '[0-9]')).toThrow("marked's rule has changed: it holds no [A-Z]"));
});

const types = (text: string) => lexInline(text, { links: {}, labels: new Set() }).map(({ type }) => type);

it.each([
  ['a $x$ b', ['text', 'math', 'text']],
  ['a ==b', ['text']],
  ['!!!', ['text']],
  ['<img src="a.jpg"alt="b">', ['html']],
  ['<svg><path d="M0 0"/></svg>', ['html']],
  ['<svg></svg>', ['html', 'html']],
  ['*a* **b** ~~c~~', ['em', 'text', 'strong', 'text', 'del']],
  ['see http://a.b，c', ['text', 'link', 'text']],
])('%s', (text, expected) => expect(types(text)).toEqual(expected));

it('unclosed marks are text once the search has read enough', () => {
  const ms = processorMs(() => expect(lex('*a '.repeat(20_000)).map(({ type }) => type)).toEqual(['paragraph']));
  expect(ms).toBeLessThan(5000);
});

it('elements that may not stand under a paragraph are not read to the end of the text, each of them', () => {
  const of = (lines: number) => processorMs(() => void lex('\\includegraphics\n<figure\n'.repeat(lines)));
  of(500);
  const part = of(2000);
  expect(of(16_000)).toBeLessThan(24 * Math.max(part, 30));
  expect(lex('words\n<figure>\na\n').map(({ type }) => type)).toEqual(['paragraph', 'html']);
});

it('a drawing that never ends is not looked for thousands of times', () => {
  expect(processorMs(() => void lex("'<svg ".repeat(100_000)))).toBeLessThan(4000);
  const [paragraph] = lex(`a ${'<svg '.repeat(9)}<svg><path d="M0 0"/></svg>`) as Tokens.Paragraph[];
  expect(paragraph?.tokens.at(-1)).toMatchObject({ type: 'html', raw: expect.stringMatching(/<path.*<.svg>$/) });
});

it.each(['&a;<!--', 'a<?b ', 'a<![CDATA[', 'a<!B '])('%s that never ends is not looked for everywhere', (piece) => {
  expect(processorMs(() => void lex(piece.repeat(60_000)))).toBeLessThan(4000);
  expect(types(`${piece.repeat(9)}<!-- b -->`).at(-1)).toBe('html');
});

describe('links without words', () => {
  check([
    ['an address', 'see [](https://a.example/b)', '<p>see <a href="https://a.example/b">https://a.example/b</a></p>'],
    ['white space', '[ ](https://a.example/)', '<p><a href="https://a.example/">https://a.example/</a></p>'],
    ['a picture is enough', '[![](a.jpg)](https://a.example/)', '[a.jpg]'],
    ['a reference', '[][x]\n\n[x]: https://a.example/', '<p><a href="https://a.example/">https://a.example/</a></p>'],
  ]);
});

describe('comparisons are no tags', () => {
  check([
    ['less and more', 'a<b and b>c, AT&T', '<p>a&lt;b and b&gt;c, AT&amp;T</p>'],
    ['with other letters', 'if n<max and k>0 then', '<p>if n&lt;max and k&gt;0 then</p>'],
    ['emphasised', '*x<y and y>z*', '<p><em>x&lt;y and y&gt;z</em></p>'],
    [
      'in a cell',
      '| a |\n|---|\n| p<q or q>r |',
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>p&lt;q or q&gt;r</td></tr></tbody></table>',
    ],
    ['a place for words', 'Dear <your name here>, hi', '<p>Dear &lt;your name here&gt;, hi</p>'],
    ['a tag with one odd word', 'x <b very>bold</b>', '<p>x <b>bold</b></p>'],
    ['a tag with values', 'x <b class="a" title="t">bold</b>', '<p>x <b>bold</b></p>'],
  ]);
});
