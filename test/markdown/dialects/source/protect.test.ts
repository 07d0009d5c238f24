// What no dialect may touch: the protected letters of a text as `#`, those of HTML as `h`.
import { expect, it } from 'vitest';
import { protect } from '../../../../src/markdown/dialects/source/protect.ts';

function drawn(text: string, indented = true): string {
  const { code, html } = protect(text, indented);
  const inside = (ranges: readonly { from: number; to: number }[], at: number) =>
    ranges.some(({ from, to }) => from <= at && at < to);
  return [...text]
    .map((char, at) => (char === '\n' ? '\n' : inside(code, at) ? '#' : inside(html, at) ? 'h' : char))
    .join('');
}

it.each([
  ['plain words', 'a b', 'a b'],
  ['a code span', 'a `b` c', 'a ### c'],
  ['ticks of two lengths', '``a`b`` c', '####### c'],
  ['an open tick', 'a `b\n\nc` d', 'a `b\n\nc` d'],
  ['a fence', '```\na\n```\nb', '###\n#\n###\nb'],
  ['a fence in a list', '- ```\n  a\n  ```\nb', '#####\n###\n#####\nb'],
  ['a fence ends with its quote', '> ```\n> a\nb', '#####\n###\nb'],
  ['indented code', 'a\n\n    b\n\nc', 'a\n\n#####\n\nc'],
  ['an indented line of a paragraph', 'a\n    b', 'a\n    b'],
  ['an indented picture', 'a\n\n    <img src="b">', 'a\n\nhhhhhhhhhhhhhhhhh'],
  ['a comment', 'a <!-- b --> c', 'a ########## c'],
  ['a formula', 'a $\\frac{1}{2}$ b $5', 'a ############# b $5'],
  ['an escaped tick', 'a \\`b` c', 'a \\`b` c'],
  ['a block of HTML', 'a\n\n<div>\nb\n</div>\n\nc', 'a\n\nhhhhh\nh\nhhhhhh\n\nc'],
  ['a raw element', 'a <kbd>b</kbd> c', 'a ############ c'],
  ['a directive about a picture', '```{figure} a.jpg\nb\n```', '```{figure} a.jpg\nb\n```'],
  ['a template around indented tags', '{% x %}\n    {% y %}\n{% endx %}', '{% x %}\n    {% y %}\n{% endx %}'],
])('%s', (_, text, expected) => expect(drawn(text)).toBe(expected));

it('four spaces make no code in MDX', () => expect(drawn('a\n\n    b', false)).toBe('a\n\n    b'));
