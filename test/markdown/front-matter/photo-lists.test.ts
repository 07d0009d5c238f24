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

it.each([
  ['extra:\n  pics: [a.jpg]\n', '4 extra.pics'],
  ['bilder:\n  - src: a.jpg\n    text: x\n  - b.jpg\n', '3 bilder'],
  ['trip:\n  days:\n    - name: One\n      shots: [a.jpg, b.jpg, c.jpg]\n', '4 trip.days.shots'],
  ['resources:\n  - src: a.jpg\n    name: pier\n', '3 resources'],
  ['images: [shown.jpg, a.jpg]\n', '3 images'],
  ['carousel_items:\n  - image: /img/a.jpg\n', '3 carousel_items'],
  ['相册: [a.jpg]\n', '3 相册'],
  ['bilder: [shown.jpg]\n', ''],
  ['bilder: [in/text.jpg]\n', ''],
  ['resources:\n  - src: "*.jpg"\n', ''],
  ['head:\n  - [meta, { content: a.jpg }]\nogImages: [a.jpg]\nauthors: [{ image: me.jpg }]\n', ''],
  ['bild: a.jpg\ntags: [a, b]\n', ''],
])('a list of another name is told: %s', (front, expected) => {
  const text = `---\ntitle: Bay\n${front}cover: shown.jpg\n---\n\n![](text.jpg)\n`;
  const { problems } = parse([{ name: 'post.md', text, folder: '/post' }], {});
  const told = problems.map(
    ({ code, place, message }) => `${code} ${place?.line} ${/list “(.*?)”/.exec(message)?.[1]}`,
  );
  expect(told).toEqual(expected === '' ? [] : [`W_LOST ${expected}`]);
});
