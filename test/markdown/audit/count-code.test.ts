// Code, comments and raw blocks give way to spaces; every other letter keeps its place.
import { expect, it } from 'vitest';
import { withoutCode } from '../../../src/markdown/audit/count-code.ts';

it.each([
  ['a span', 'a `b` c', 'a     c'],
  ['a fence', '```\na\n```\nb', '   \n \n   \nb'],
  ['indented code', 'a\n\n    b\n', 'a\n\n     \n'],
  ['an item’s words', '- a\n\n    b\n', '- a\n\n    b\n'],
  ['a comment', 'a <!-- b --> c', 'a            c'],
  ['a raw block', '{% raw %}a{% endraw %}b', '                      b'],
  ['a drawing but for its pictures', '<svg><image href="a"></svg>b', '     <image href="a">      b'],
  ['a comment of Obsidian', 'a %% b %% c', 'a         c'],
  ['five per cent', '5%% a 6%%', '5%% a 6%%'],
  ['a directive about a picture', '```{figure} a.jpg\n```', '```{figure} a.jpg\n```'],
  ['the role of a picture', '{image}`a.jpg`', '{image} a.jpg '],
])('%s', (_, text, expected) => expect(withoutCode(text)).toBe(expected));
