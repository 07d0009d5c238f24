import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';

const input = (text: string) => ({ name: 'post.md', text, folder: '/post' });
describe('parse accounts for every picture', () => {
  it('a definition right below a footnote still names its picture', () => {
    const report = parse([input('Text.[^1]\n![a][x]\n\n[^1]: A note.\n[x]: a.jpg "A"\n')], {});
    expect(report.pictures.map(({ written }) => written)).toEqual(['a.jpg']);
    expect(report.problems).toEqual([]);
  });

  it('a picture in a comment of Obsidian is none; one between two signs of per cent is', () => {
    const report = parse([input('%% ![](a.jpg) %%\n\n5%% ![](b.jpg) 6%%\n\n%%\n\n![](c.jpg)\n\n%%\n\n![](d.jpg)')], {});
    expect(report.pictures.map(({ written }) => written)).toEqual(['b.jpg', 'd.jpg']);
    expect(report.problems).toEqual([]);
  });

  it('and loses none of these', () => {
    const report = parse(
      [
        input(
          '![a][x]\n\n[x]: a.jpg "A"\n\n<img src="b.jpg">\n\n| ![c](c.jpg) |\n|---|\n| ![d](d.jpg) |\n\n- ![e](e.jpg)\n',
        ),
      ],
      {},
    );
    expect(report.pictures.map(({ written }) => written)).toEqual(['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg']);
    expect(report.problems).toEqual([]);
  });
});

describe('references without a definition', () => {
  it.each([
    ['![Pier][pier]', 1],
    ['Words ![][pier] and\n![a][b]', 2],
    ['![Pier][pier]\n\n[pier]: a.jpg', 0],
    ['`![Pier][pier]` \\![Pier][pier]', 0],
    ['![Pier]', 0],
    ['Wow![1][2', 0],
  ])('%j', (text, count) => {
    const { problems } = parse([input(`${text}\n`)], {});
    expect(problems.map(({ code }) => code)).toEqual(new Array(count).fill('W_LOST'));
  });
});

describe('pictures that other systems name', () => {
  it.each([
    ['<svg viewBox="0 0 9 6"><image href="a.jpg" width="9" height="6"/></svg>', 'a.jpg'],
    ['<svg>\n<image xlink:href="a.jpg"/>\n<text>x</text>\n<image xlink:href="b.jpg"/>\n</svg>', 'a.jpg b.jpg'],
    ['<image href="a.jpg">', 'a.jpg'],
    ['<my-photo src="a.jpg"></my-photo>', 'a.jpg'],
    ['<iframe src="a.jpg"></iframe>', 'a.jpg'],
    ['[](a.jpg)', 'a.jpg'],
    ['<a href="a.jpg"></a> <a href="b.jpg"></a>', 'a.jpg b.jpg'],
    ['---\nresources:\n- src: a.jpg\n  name: cover\n---\n\n{{< figure src="cover" >}}', 'a.jpg'],
  ])('%s', (text, expected) => {
    const report = parse([input(`${text}\n`)], {});
    expect(report.pictures.map(({ written }) => written).join(' ')).toBe(expected);
    expect(report.problems).toEqual([]);
  });

  it('a drawing of shapes stays one picture', () => {
    const report = parse([input('Words <svg width="20" height="20"><circle r="9"/></svg> more.\n')], {});
    expect(report.pictures.map(({ written, inline }) => `${written.slice(0, 18)} ${inline}`)).toEqual([
      'data:image/svg+xml true',
    ]);
  });
});
