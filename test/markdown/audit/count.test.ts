import { describe, expect, it } from 'vitest';
import { warning } from '../../../src/diagnostics.ts';
import { countPictures } from '../../../src/markdown/audit/count.ts';
import { lostPictures } from '../../../src/markdown/audit/lost.ts';
import { rewriteDialects } from '../../../src/markdown/dialects/dialects.ts';
import { attributes } from '../dialects/rows/attributes.ts';
import { calls } from '../dialects/rows/calls.ts';
import { hugo } from '../dialects/rows/hugo.ts';
import { liquid } from '../dialects/rows/liquid.ts';
import { mdx } from '../dialects/rows/mdx.ts';
import { mixed } from '../dialects/rows/mixed.ts';
import { obsidian } from '../dialects/rows/obsidian.ts';
import { themes } from '../dialects/rows/themes.ts';
import { wiki } from '../dialects/rows/wiki.ts';
import { written } from '../dialects/rows/written.ts';

const count = (text: string) =>
  countPictures(text).map((found) => `${found.line}:${found.column} ${found.syntax} ${found.written}`);

describe('pictures counted in the source', () => {
  it.each([
    ['![x](a.jpg)', ['1:6 markdown a.jpg']],
    ['text ![x](a.jpg) ![y](b.jpg "t")', ['1:11 markdown a.jpg', '1:23 markdown b.jpg']],
    ['![x](my photo (1).jpg)', ['1:6 markdown my photo (1).jpg']],
    ['![x][r]\n\n[r]: a.jpg', ['1:3 markdown r']],
    ['![x][nowhere]', ['1:3 markdown nowhere']],
    ['![x]()', ['1:6 markdown ']],
    ['\\![x](a.jpg)', []],
    ['`![x](a.jpg)` ![y](b.jpg)', ['1:20 markdown b.jpg']],
    ['```\n![x](a.jpg)\n```\n![y](b.jpg)', ['4:6 markdown b.jpg']],
    ['\n    ![code](a.jpg)\n', []],
    ['- item\n\n    ![x](a.jpg)', ['3:10 markdown a.jpg']],
    ['<!-- ![x](a.jpg) -->', []],
    ['<img src="a.jpg"> <IMG SRC=b.png>', ['1:11 html a.jpg', '1:28 html b.png']],
    ['<img alt="no source">', []],
    ['<img data-src="a.jpg" src="data:image/gif;base64,R0">', ['1:16 html a.jpg']],
    ['[![x](t.jpg)](big.jpg)', ['1:7 markdown t.jpg']],
    ['{{< figure\n  src="a.jpg"\n>}}', ['2:8 hugo a.jpg']],
    ['{{< figure src="t.jpg" link="big.jpg" >}}', ['1:17 hugo t.jpg']],
    ['{{< gallery >}}\na.jpg\nb.jpg::B\n{{< /gallery >}}', ['2:1 gallery a.jpg', '3:1 gallery b.jpg']],
    ['{% include two.html 1src="a.jpg" 2src="b.jpg" %}', ['1:27 liquid a.jpg', '1:40 liquid b.jpg']],
    ['![x]({{ site.url }}/a.jpg)', ['1:20 markdown /a.jpg']],
    ['![[a.png|300]] [[b.png]]', ['1:4 wikilink a.png']],
    ['import a from "./a.jpg"\n\n<Image src={a} />', ['3:13 component a.jpg']],
    ['!a.jpg! image::b.png[] [img]c.jpg[/img]', ['1:2 textile a.jpg', '1:16 asciidoc b.png', '1:29 bbcode c.jpg']],
  ])('%j', (source, expected) => {
    expect(count(source)).toEqual(expected);
  });
});

/** Pictures that no reading of the text alone can see: named by the front matter, or by a word that is an address
 *  elsewhere. */
const OUT_OF_SIGHT = /^\{\{ resize_image|^\{\{ "!\[x\]/;

describe('the count agrees with the dialects', () => {
  const rows = [hugo, liquid, obsidian, attributes, written, wiki, calls, mdx, mixed, themes].flat();
  it.each(rows)('$source', ({ source, frontMatter }) => {
    const rewritten = rewriteDialects(source, { file: 'post.md', firstLine: 1, frontMatter: frontMatter ?? {} });
    const placed = countPictures(rewritten.text);
    expect(placed.every(({ syntax }) => syntax === 'markdown' || syntax === 'html')).toBe(true);
    const lines = placed.map(({ line }) => line);
    const counted = countPictures(source).map(({ line }) => line);
    if (frontMatter || OUT_OF_SIGHT.test(source)) expect(lines.length).toBeGreaterThanOrEqual(counted.length);
    else expect(lines).toEqual(counted);
  });
});

describe('W_LOST', () => {
  const text = ['![a](a.jpg)', '', 'Words.', '', '', '', '{{< img "b.jpg" >}}', '', '', '', '', '![[c.png]]'].join(
    '\n',
  );
  const reported = (line: number) => [
    warning('W_EMPTY_URL', 'no address', { place: { file: 'post.md', line, column: 1 } }),
  ];

  it.each([
    ['all placed', [1, 7, 12], [], []],
    ['placed a line off', [1, 8, 10], [], []],
    ['one reported instead', [1, 12], reported(7), []],
    ['more placed than counted', [1, 1, 7, 7, 7, 12], [], []],
    ['one lost', [1, 12], [], ['7: a picture of the source found no place in the report']],
    [
      'two lost',
      [1],
      [],
      [
        '7: a picture of the source found no place in the report',
        '12: a picture of the source found no place in the report',
      ],
    ],
    [
      'another file reports',
      [1, 12],
      [warning('W_EMPTY_URL', '', { place: { file: 'b.md', line: 7, column: 1 } })],
      ['7: a picture of the source found no place in the report'],
    ],
  ])('%s', (_, placed, problems, expected) => {
    const lost = lostPictures(text, 'post.md', placed, problems);
    expect(lost.map(({ place, message }) => `${place?.line}: ${message}`)).toEqual(expected);
    expect(lost.every(({ code }) => code === 'W_LOST')).toBe(true);
  });
});
