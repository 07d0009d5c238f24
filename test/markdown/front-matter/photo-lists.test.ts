// Lists of photos in the front matter follow the text, each once, with their words.
import { expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';

it.each([
  ['photos:\n  - a.jpg\n  - src: b.jpg\n    alt: Noon\n', 'Words.', 'a.jpg|| b.jpg|Noon|'],
  ['photos: [a.jpg, b.png]\n', 'Words.', 'a.jpg|| b.png||'],
  ['gallery:\n  - image: a.jpg\n    caption: Lake\n', 'Words.', 'a.jpg||Lake'],
  ['gallery:\n  images:\n    - url: /a.jpg\n', 'Words.', '/a.jpg||'],
  ['photos: a.jpg, b.jpg\n', 'Words.', 'a.jpg|| b.jpg||'],
  ['photos:\n  - a.jpg\n  - b.jpg\n', '![](img/a.jpg)', 'img/a.jpg|| b.jpg||'],
  ['photos:\n  - "[[a.jpg]]"\n  - [[b.jpg|Noon]]\n', 'Words.', 'a.jpg|| b.jpg||'],
  ['photos: [day1/a.jpg, day2/a.jpg]\n', '![](day1/a.jpg)', 'day1/a.jpg|| day2/a.jpg||'],
  ['photos: [/blog/day1/a.jpg, b%20c.jpg]\n', '![](../day1/a.jpg) ![](<b c.jpg>)', '../day1/a.jpg|| b c.jpg||'],
  ['photos: 12\nalbum: Summer\n', 'Words.', ''],
])('%s %s', (front, words, expected) => {
  const { blocks, pictures, problems } = parse(
    [{ name: 'post.md', text: `---\ntitle: Bay\n${front}---\n\n${words}\n`, folder: '/post' }],
    {},
  );
  expect(pictures.map(({ written, alt, caption = '' }) => `${written}|${alt}|${caption}`).join(' ')).toBe(expected);
  expect(problems).toEqual([]);
  if (expected) expect(blocks.at(-1)?.kind).toBe('photos');
});

it('a photo of one text is not taken for the cover of another that has its name', () => {
  const texts = ['cover: lake.jpg', 'photos: [img/lake.jpg]'].map((front, index) => ({
    name: `post${index}.md`,
    text: `---\ntitle: Bay ${index}\n${front}\n---\n\nWords.\n`,
    folder: '/post',
  }));
  expect(parse(texts, {}).pictures.map(({ written }) => written)).toEqual(['lake.jpg', 'img/lake.jpg']);
});
