// Front matter that says where picture addresses start, or names a picture as a vault does → the addresses to try.
import { expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';

const addresses = (front: string, words: string) =>
  parse([{ name: 'post.md', text: `---\ntitle: Bay\n${front}\n---\n\n${words}\n`, folder: '/post' }], {}).pictures.map(
    ({ written, fallbacks }) => [written, ...fallbacks].join(' '),
  );

it.each([
  ['media_subpath: /img/bay/', '![](a.jpg)', ['/img/bay/a.jpg a.jpg']],
  ['media_subpath: /img/bay', '![](./a.jpg)', ['/img/bay/a.jpg ./a.jpg']],
  ['img_path: /img/bay/', '![](/a.jpg)', ['/img/bay/a.jpg /a.jpg']],
  ['media_subpath: /img', '![](https://a.example/a.jpg)', ['https://a.example/a.jpg']],
  ['media_subpath: /img\nimage: top.jpg', '![](a.jpg)', ['/img/top.jpg top.jpg', '/img/a.jpg a.jpg']],
  ['media_subpath: https://cdn.example/x', '![](a.jpg)', ['a.jpg']],
  ['typora-root-url: ../media', '![](/x/a.jpg) ![](b.jpg)', ['../media/x/a.jpg /x/a.jpg', 'b.jpg']],
  ['typora-root-url: ./static/', '![](/a.jpg)', ['./static/a.jpg /a.jpg']],
  ['media_subpath: 12', '![](a.jpg)', ['12/a.jpg a.jpg']],
  ['media_subpath:', '![](a.jpg)', ['a.jpg']],
])('%s: %s', (front, words, expected) => {
  expect(addresses(front, words)).toEqual(expected);
});

it.each([
  ['cover: "[[files/a.jpg]]"', 'files/a.jpg'],
  ['cover: [[a.jpg]]', 'a.jpg'],
  ["banner: '![[a b.jpg|600]]'", 'a b.jpg'],
  ['image: "[[a.jpg|The bay]]"', 'a.jpg'],
  ['cover: ["a.jpg", "b.jpg"]', 'a.jpg'],
])('a picture named as a vault does: %s', (front, expected) => {
  expect(addresses(front, 'Words.')).toEqual([expected]);
});
