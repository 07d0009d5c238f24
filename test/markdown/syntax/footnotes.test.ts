// Footnotes: marks, notes, their numbers and ids.
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';
import { tooManyNotesAt } from '../../../src/markdown/syntax/footnotes.ts';
import { check, draw, read } from '../draw.ts';

const mark = (n: number, id = n === 1 ? 'fn-1' : `fn-${n}`) =>
  `<sup class="footnote-ref"><a href="#${id}">${n}</a></sup>`;
const notes = (title: string, ...items: string[]) =>
  `<section class="footnotes"><p class="footnotes-title">${title}</p><ol>${items.map((item, i) => `<li id="fn-${i + 1}"><p>${item}</p></li>`).join('')}</ol></section>`;

describe('footnotes', () => {
  check([
    [
      'a mark and its note',
      'The mill[^1].\n\n[^1]: Built in 1600.',
      `<p>The mill${mark(1)}.</p>`,
      notes('Notes', 'Built in 1600.'),
    ],
    [
      'numbered in the order of the marks',
      'a[^b] c[^a] d[^b]\n\n[^a]: A\n[^b]: B',
      `<p>a${mark(1)} c${mark(2)} d${mark(1)}</p>`,
      notes('Notes', 'B', 'A'),
    ],
    [
      'on the spot',
      'The mill^[Built in *1600*].',
      `<p>The mill${mark(1)}.</p>`,
      notes('Notes', 'Built in <em>1600</em>'),
    ],
    [
      'on the spot, as MultiMarkdown and iA Writer write it',
      'The mill[^Built in *1600*.] and [^unknown] [^1 a](b.md).',
      `<p>The mill${mark(1)} and [^unknown] ${mark(2)}(b.md).</p>`,
      notes('Notes', 'Built in <em>1600</em>.', '1 a'),
    ],
    [
      'several paragraphs',
      'x[^1]\n\n[^1]: One\n\n    Two\n\nAfter',
      `<p>x${mark(1)}</p>`,
      '<p>After</p>',
      '<section class="footnotes"><p class="footnotes-title">Notes</p><ol><li id="fn-1"><p>One</p><p>Two</p></li></ol></section>',
    ],
    [
      'a note in a note',
      'x[^1]\n\n[^1]: One[^2]\n[^2]: Two',
      `<p>x${mark(1)}</p>`,
      notes('Notes', `One${mark(2)}`, 'Two'),
    ],
    ['a note that refers to itself', 'x[^1]\n\n[^1]: see[^1]', `<p>x${mark(1)}</p>`, notes('Notes', `see${mark(1)}`)],
    [
      'a rule right below ends a note',
      'x[^1]\n\n[^1]: One\n***\nAfter',
      `<p>x${mark(1)}</p>`,
      '<hr>',
      '<p>After</p>',
      notes('Notes', 'One'),
    ],
    ['a mark without a note is text', 'x[^1]', '<p>x[^1]</p>'],
    ['a note without a mark is kept', 'x\n\n[^1]: One', '<p>x</p>', notes('Notes', 'One')],
    ['a caret is no note', '2^10 and x^2^ [^]', '<p>2^10 and x<sup>2</sup> [^]</p>'],
    [
      'in a heading and a list',
      '## Day[^a]\n\n- x[^a]\n\n[^a]: A',
      `h2 Day${mark(1)}`,
      `<ul><li>x${mark(1)}</li></ul>`,
      notes('Notes', 'A'),
    ],
    [
      'in Chinese, titled in Chinese',
      '老磨坊[^1]很美，我们都喜欢。\n\n[^1]: 建于一六〇〇年。',
      `<p>老磨坊${mark(1)}很美，我们都喜欢。</p>`,
      notes('注释', '建于一六〇〇年。'),
    ],
    ['a photo in a note', 'x[^1]\n\n[^1]: One\n    ![](a.jpg)', `<p>x${mark(1)}</p>`, notes('Notes', 'One'), '[a.jpg]'],
  ]);
  it('numbers and ids of two inputs do not collide', () => {
    const text = 'x[^1]\n\n[^1]: Note';
    const report = parse(
      [
        { name: 'a.md', text },
        { name: 'b.md', text },
      ],
      {},
    );
    const html = draw(report).join('\n');
    expect([...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1])).toEqual(['fn-1', 'fn-1-1']);
    expect([...html.matchAll(/id="([^"]+)"/g)].map((match) => match[1])).toEqual(['fn-1', 'fn-1-1']);
  });
  it('the mark is none of the text that a link or an outline shows', () => {
    const report = read('## Day[^a]\n\n[x](#day)\n\n[^a]: A');
    expect(report.blocks[0]).toMatchObject({ anchor: 'day', text: 'Day' });
  });
});

it('more notes on the spot than can be read are refused by name, at the one that is too much', () => {
  const text = '^[a] '.repeat(50_000);
  expect(tooManyNotesAt(text)).toBeUndefined();
  expect(tooManyNotesAt(`${text}^[b]`)).toBe(text.length);
  expect(() => parse([{ name: 'post.md', text: `Words.\n\n${text}^[b]` }], {})).toThrow(
    expect.objectContaining({ code: 'E_INPUT_LIMIT', place: { file: 'post.md', line: 3, column: 250_001 } }),
  );
});
