import { describe, expect, it } from 'vitest';
import { lostPictures } from '../../src/markdown/lost.ts';
import { parse } from '../../src/markdown/parse.ts';
import type { PictureRef } from '../../src/model.ts';

const input = (text: string) => ({ name: 'post.md', text, folder: '/post' });
const ref = (line: number) => ({ input: 0, place: { file: 'post.md', line, column: 1 } }) as unknown as PictureRef;

describe('lostPictures', () => {
  const text = 'One.\n![a](a.jpg)\n![b](b.jpg)\n\n`![no](code.jpg)`\n';
  it.each([
    ['all placed', [2, 3], []],
    ['one lost', [2], [3]],
    ['both lost', [], [2, 3]],
    ['placed on another line than counted: nothing is short', [1, 2], []],
  ])('%s', (_, placed, lost) => {
    const problems = lostPictures([input(text)], placed.map(ref), []);
    expect(problems.map(({ code, place }) => [code, place?.line])).toEqual(lost.map((line) => ['W_LOST', line]));
  });

  it('a picture named in a problem is not lost', () => {
    const problem = {
      code: 'W_EMPTY_URL',
      severity: 'warning',
      message: '',
      place: { file: 'post.md', line: 3, column: 1 },
    } as const;
    expect(lostPictures([input(text)], [ref(2)], [problem])).toEqual([]);
  });

  it('a definition right below a footnote still names its picture', () => {
    const report = parse([input('Text.[^1]\n![a][x]\n\n[^1]: A note.\n[x]: a.jpg "A"\n')], {});
    expect(report.pictures.map(({ written }) => written)).toEqual(['a.jpg']);
    expect(report.problems).toEqual([]);
  });

  it('parse loses none of these', () => {
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
