// JSX tags of a text, with quotes and braces read as JavaScript does.
import { expect, it } from 'vitest';
import { closingBrace, jsxTags } from '../../../../src/markdown/dialects/components/jsx.ts';
import { readSource } from '../../../../src/markdown/dialects/source/source.ts';

const drawn = (text: string) =>
  [...jsxTags(readSource(text, { file: 'post.md', firstLine: 1, frontMatter: {} }, { indentedCode: false }))].map(
    ({ name, closing, selfClosing, attributes }) =>
      `${closing ? '/' : ''}${name}${attributes.map((one) => ` ${one.name}${one.expression ? '{' : '='}${one.value}`).join('')}${selfClosing ? ' /' : ''}`,
  );

it.each([
  ['<Image src={a} alt="x" />', ['Image src{a alt=x /']],
  ["<A b='c'>d</A>", ['A b=c', '/A']],
  ['<A {...props} on>', ['A {...props on=']],
  ['<A b={{ c: "}" }} />', ['A b{{ c: "}" } /']],
  ['<Tabs.Item x=1>', ['Tabs.Item x=1']],
  ['<></>', ['', '/']],
  ['a < b', []],
  ['`<A />` <B />', ['B /']],
  ['\\<A />', []],
  ['<A b={open', []],
])('%s', (text, expected) => expect(drawn(text)).toEqual(expected));

it.each([
  ['{a}', 2],
  ['{a{b}c}', 6],
  ['{"}"}', 4],
  ['{`\n}`}', 5],
  ['{a', -2],
])('the brace of %s closes at %i', (text, at) => expect(closingBrace(text, 0)).toBe(at));
