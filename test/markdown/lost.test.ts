import { describe, expect, it } from 'vitest';
import { parse } from '../../src/markdown/parse.ts';

const input = (text: string) => ({ name: 'post.md', text, folder: '/post' });
describe('parse accounts for every picture', () => {
  it('a definition right below a footnote still names its picture', () => {
    const report = parse([input('Text.[^1]\n![a][x]\n\n[^1]: A note.\n[x]: a.jpg "A"\n')], {});
    expect(report.pictures.map(({ written }) => written)).toEqual(['a.jpg']);
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
