// Names of photos in the raw text: each is shown, reported, or clearly no picture; words about files stay words.
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';
import { processorMs } from '../../helpers/time.ts';

/** The lines that W_LOST names. */
function lostLines(text: string): number[] {
  const { problems } = parse([{ name: 'post.md', text, folder: '/post' }], {});
  const lines = problems.flatMap(({ code, place }) => (code === 'W_LOST' ? [place?.line ?? 0] : []));
  return [...new Set(lines)].sort((a, b) => a - b);
}

describe('a syntax that no one knows', () => {
  it.each([
    ['a call', 'Words.\n\n(bild-x: a.jpg text: Lake)\n', [3]],
    ['a macro', 'Words.\n\n@foto "a.jpg" {wide}\n', [3]],
    ['braces behind words', 'Lake. {pic a.jpg big}\n', [1]],
    ['a backslash', 'The lake \\photo{a.jpg} at noon.\n', [1]],
    ['a pair of angles', 'The lake <<image a.jpg>> at noon.\n', [1]],
    ['an element that is dropped', 'Words.\n\n<x:pic ref="a.jpg"></x:pic>\n', [3]],
    ['an attribute that is dropped', 'Words.\n\n<div data-photo="photos/a.jpg"></div>\n', [3]],
    ['a fence', '```photo-wall\nrow(a.jpg)\nrow(b.heic)\n```\n', [2, 3]],
    ['a fence of waves in a list', '- x\n\n  ~~~ slideshow\n  row(a.jpg)\n  ~~~\n', [4]],
    ['a name with spaces', 'Lake. {pic my lake.jpg}\n', [1]],
    ['an encoded name', '{pic my%20lake.jpg} Lake and more.\n', [1]],
    ['HEIC, in capitals', '{pic IMG_1.HEIC} Lake and more.\n', [1]],
    ['a fence of a plugin', 'Words.\n\n```leaflet\nid: x\nimage: a.jpg\n```\n', [5]],
    ['a fence with options', '```banner {height=300}\nsrc=a.jpg\n```\n', [2]],
    ['a fence in braces', '```{kroki}\na.png\n```\n', [2]],
    ['a fence with a colon', '~~~widget:photo\na.jpg\n~~~\n', [2]],
    ['a fence in a list', '- x\n\n  ```timeline\n  2020: a.jpg\n  ```\n', [4]],
    ['a fence in a quotation', '> ```map\n> marker: a.jpg\n> ```\n', [2]],
    ['data for a script', '<script type="application/json">\n{"src": "a.jpg"}\n</script>\n', [2]],
    ['a script', 'Words.\n\n<script>\nconst all = ["a.jpg",\n"b.jpg"];\n</script>\n', [4, 5]],
    ['a cover of nothing', '<div data-cover="a.jpg"></div>\n\n<x-y full="b.jpg">\n</x-y>\n', [1, 3]],
    ['a template', '<template><b data-p="a.jpg"></b></template>\n', [1]],
    ['behind a picture', '![](c.jpg) {pic a.jpg}\n', [1]],
    ['before one', '(bild-x: a.jpg text: Lake) ![](c.jpg)\n', [1]],
    ['between two', '![](b.jpg) <<image a.jpg>> ![](c.jpg)\n', [1]],
    ['behind one in HTML', '<img src="c.jpg"> <x:pic ref="a.jpg"></x:pic>\n', [1]],
    ['behind one of Obsidian', '![[c.jpg]] ((a.jpg))\n', [1]],
    ['in a cell beside one', '| ![](c.jpg) | {pic a.jpg big} |\n|---|---|\n| x | y |\n', [1]],
    ['a block of iA Writer in a list', 'Words.\n\n- /images/a.jpg "The lake"\n', [3]],
    ['several', '{pic a.jpg} one\n\ntwo {pic b.jpg}\n\n![](c.jpg)\n', [1, 3]],
  ])('%s', (_, text, expected) => {
    expect(lostLines(text)).toEqual(expected);
  });
});

describe('no picture was meant', () => {
  it.each([
    ['prose', 'I renamed IMG_1.jpg to lake.jpg and "b.jpg" (see c.jpg).\n'],
    [
      'the dark twin of a component',
      '<ThemedImage\n  sources={{\n    light: useBaseUrl("/l.png"),\n    dark: useBaseUrl("/d.png"),\n  }}\n/>\n',
    ],
    ['a pattern', 'All *.jpg files, and the .jpg ending.\n'],
    ['code', 'Type `cp a.jpg b.jpg`.\n\n```sh\nconvert a.jpg b.jpg\n```\n\n    magick c.jpg\n'],
    ['a fence of HTML', '```html\n<img src="a.jpg">\n```\n'],
    ['a listing', '```\nphotos/\n  a.jpg\n  b.jpg\n```\n'],
    ['a comment', '<!-- (image: a.jpg) -->\n\nWords. %% {pic b.jpg} %%\n'],
    ['comments that print nothing', '[//]: # (a.jpg)\n\n[comment]: <> (b.jpg)\n\nWords. {# c.jpg #}\n'],
    ['what describes the page', '<script type="application/ld+json">\n{"image": "a.jpg"}\n</script>\n\nWords.\n'],
    [
      'code of many languages',
      '```yaml\nimage: a.jpg\n```\n\n```json5\n{a: "b.jpg"}\n```\n\n```js {1,3}\nx("c.jpg")\n```\n',
    ],
    [
      'code with a title',
      '```python title="a.py"\nopen("a.jpg")\n```\n\n```{.bash}\ncp b.jpg\n```\n\n```js:x.js\n"c.jpg"\n```\n',
    ],
    ['a card of another page', '```cardlink\nurl: https://a.example/x\nimage: https://a.example/x.jpg\n```\n'],
    ['a link', '[The lake](a.jpg) and [there](https://x.y/b.jpg), <https://x.y/c.jpg>, https://x.y/d.jpg.\n'],
    ['a wiki link', 'See [[a.jpg|the lake]].\n'],
    ['a link in HTML', '<p><a href="a.jpg">The lake</a></p>\n'],
    ['a thumbnail', '{{< figure src="a.jpg" thumb="t.jpg" link="large.jpg" >}}\n'],
    ['sizes', '<img src="a.jpg" srcset="a-1.jpg 1x, a-2.jpg 2x" data-large="l.jpg">\n'],
    ['sizes of ours', '![](a.jpg){data-full="b.jpg"} and ![](c.jpg){large=d.jpg}\n'],
    ['a poster', '![](a.jpg) <video src="v.mp4" poster="b.jpg"></video>\n'],
    ['a name beside a picture', '![](a.jpg) was b.jpg before\n'],
    ['sources on lines', '<picture>\n<source srcset="a.avif">\n<img src="a.jpg">\n</picture>\n'],
    ['a definition that a link may use', 'See [the lake][l].\n\n[l]: a.jpg\n[m]: b.jpg\n'],
    ['a label', '![Lake][x.jpg]\n\n[x.jpg]: a.jpg\n'],
    ['an alt text', '![a.jpg](https://x.y/z)\n'],
    ['a table of data', '| File | Size |\n|---|---|\n| lake.jpg | 3 MB |\n'],
    ['a host', 'Look at www.jpg.com and a.jpg.md.\n'],
    ['shown elsewhere', '![](photos/My%20Lake.jpg)\n\nMore in {pic my lake.jpg}\n'],
  ])('%s', (_, text) => {
    expect(lostLines(text)).toEqual([]);
  });
});

it('names beside pictures, thousands on one line', () => {
  const ms = processorMs(() => expect(lostLines('![](c.jpg) {pic a.jpg} '.repeat(2_000))).toEqual([1]));
  expect(ms).toBeLessThan(20_000);
});

it('reads a megabyte of names at once', () => {
  const text = `${'(x a.jpg'.repeat(50_000)}\n\n${'a.jpg'.repeat(50_000)}\n\n${'[](b.jpg '.repeat(20_000)}`;
  expect(processorMs(() => void lostLines(text))).toBeLessThan(20_000);
});

describe('what is shown is not lost', () => {
  it.each([
    ['a path in the words of a picture', '![C:\\Users\\ana\\Pictures\\IMG_1.jpg](media/image2.jpeg)\n'],
    ['with folders of another system', 'x\n\n![/home/ana/IMG_1.jpg](media/image2.jpeg){width="2in"}\n'],
    ['a cover of a vault that the text shows too', '---\nbanner: "![[a.jpg]]"\n---\n\nWords.\n\nMore.\n\n![[a.jpg]]\n'],
    ['a cover of a vault', '---\ncover: "![[a.jpg]]"\n---\n\nWords.\n'],
    ['a cover as Markdown', '---\nimage: "[[files/a.jpg]]"\n---\n\nWords.\n\n![](files/a.jpg)\n'],
  ])('%s', (_, text) => expect(lostLines(text)).toEqual([]));

  it('another picture in the words of one is', () => {
    expect(lostLines('![x](a.jpg)\n\n\n\n\nSee ![C:\\b.jpg\n')).toEqual([6]);
  });
});
