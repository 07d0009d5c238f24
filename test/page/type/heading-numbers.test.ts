// Numbers before headings.
import { expect, it } from 'vitest';
import { withHeadingNumbers } from '../../../src/page/type/heading-numbers.ts';
import { album, heading, prose } from '../../helpers/make.ts';

/** `2 Words` is a heading of level 2; `d` one of a day. */
const numbered = (...lines: string[]): string[] => {
  const blocks = lines.map((line, i) => {
    const [level, ...words] = line.split(' ');
    const text = words.join(' ');
    const block = {
      ...heading(i === 0 ? 'title' : `h${i}`, level === 'd' ? 2 : (Number(level) as 2), text),
      html: `<b>${text}</b>`,
    };
    return level === 'd' ? { ...block, ofPhotos: true as const } : block;
  });
  const given = { album: album([], { blocks: [...blocks, prose('p1')] }) };
  return withHeadingNumbers(given).album.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
};

it('counts chapters and what is in them, whatever level the first has', () => {
  expect(numbered('1 Title', '2 A', '3 B', '3 C', 'd Monday', '2 D', '3 E', '4 F')).toEqual([
    'Title',
    '1 A',
    '1.1 B',
    '1.2 C',
    'Monday',
    '2 D',
    '2.1 E',
    '2.1.1 F',
  ]);
});

it('a section before the first chapter, and a level that is left out', () => {
  expect(numbered('1 Title', '3 A', '2 B', '4 C', '3 D')).toEqual(['Title', '1 A', '1 B', '1.0.1 C', '1.1 D']);
});

it('numbers that are there stay', () => {
  expect(numbered('1 Title', '2 1. A', '2 2) B', '2 C', '3 3.1 D')).toEqual(['Title', '1. A', '2) B', '3 C', '3.1 D']);
});

it('stands in the words and in the markup', () => {
  const given = { album: album([], { blocks: [{ ...heading('h1', 2, 'A'), html: '<em>A</em>' }] }) };
  expect(withHeadingNumbers(given).album.blocks[0]).toMatchObject({ text: '1 A', html: '1\u00a0\u2002<em>A</em>' });
});
