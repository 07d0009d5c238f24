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

const homes = (text: string, name: string, folder: string) =>
  parse([{ name, text, folder }], {}).pictures.map((picture) => `${picture.written} ${picture.homes?.join(' ') ?? ''}`);

it.each([
  ['a folder of Hexo', '{% asset_img a.jpg "A" %}', 'durmitor.md', '/b/source/_posts', ['a.jpg durmitor']],
  ['below its folder', '![](x/a.jpg)', 'b c.markdown', '/b/source/_posts/2024', ['x/a.jpg b c']],
  ['a draft', '![](./a.jpg)', 'source/_drafts/d.md', '/b/source/_drafts', ['./a.jpg d']],
  ['from the top of the site', '![](/a.jpg)', 'd.md', '/b/source/_posts', ['/a.jpg ']],
  ['no post', '![](a.jpg)', 'd.md', '/b/source/posts', ['a.jpg ']],
  ['an address', '![](https://a.example/a.jpg)', 'd.md', '/b/_posts', ['https://a.example/a.jpg ']],
  [
    'an include of al-folio',
    '{% include figure.liquid path="assets/a.jpg" %}\n\n![](b.jpg)',
    'p.md',
    '/b/_projects',
    ['assets/a.jpg /', 'b.jpg '],
  ],
  [
    'an include on many lines',
    '{%- include figure.html\n  class="x"\n  path="assets/a.jpg"\n%}',
    'p.md',
    '/b/_news',
    ['assets/a.jpg /'],
  ],
  ['an include elsewhere', '{% include figure.html path="assets/a.jpg" %}', 'p.md', '/b/docs', ['assets/a.jpg ']],
  ['a cover of WordPress', '---\ncoverImage: "a.jpg"\n---\n\nx', 'index.md', '/b/trip', ['a.jpg images']],
  ['its own path', '---\ncoverImage: "x/a.jpg"\n---\n\nx', 'index.md', '/b/trip', ['x/a.jpg ']],
  ['another cover', '---\ncover: "a.jpg"\n---\n\nx', 'index.md', '/b/trip', ['a.jpg ']],
])('where its program keeps it: %s', (_, text, name, folder, expected) => {
  expect(homes(text, name, folder)).toEqual(expected);
});
