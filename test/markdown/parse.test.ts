// The report as a whole: its title, its ids, its texts.
import { describe, expect, it } from 'vitest';
import { codes, draw, read } from './draw.ts';

describe('the report as a whole', () => {
  it.each([
    ['# T\n\ntext', 'T', 'title'],
    ['text\n\n# T', undefined, 'b1'],
    ['![](a.jpg)\n\n# T', 'T', 'b1'],
    ['## T', undefined, 'b1'],
    ['<h1>T</h1>', 'T', 'title'],
    ['[![b](https://img.shields.io/x)](https://x.y)\n\n# T', 'T', 'b1'],
    ['---\ntitle: T\n---\n\ntext', 'T', 'title'],
    ['---\ntitle: T!\n---\n\n# t', 't', 'title'],
    ['---\ntitle: Trip\n---\n\n# Day 1', 'Trip', 'title'],
    ['[TOC]\n\n# T\n\n## A\n\ntext', 'T', 'title'],
    ['[TOC]\n\ntext\n\n# T', undefined, 'b1'],
    ['---\ntitle: Trip\ncover: c.jpg\n---\n\ntext', 'Trip', 'b1'],
  ])('title of %j', (input, title, firstId) => {
    const report = read(input);
    expect(report.title).toBe(title);
    expect(report.blocks[0]?.id).toBe(firstId);
    expect(report.blocks.filter((block) => block.id === 'title')).toHaveLength(title === undefined ? 0 : 1);
  });
  it('every block and picture has an id of its own, and every picture one place', () => {
    const report = read(
      '---\ncover: c.jpg\n---\n# T\n![](a.jpg)\nx ![](i.png) y\n\n| a | b |\n|-|-|\n| 1 | ![](t.png) |\n',
    );
    const placed = report.blocks.flatMap((block) => {
      if (block.kind === 'photos') return block.pictures;
      return 'html' in block ? [...block.html.matchAll(/data-picture="([^"]+)"/g)].map((match) => match[1] ?? '') : [];
    });
    expect(placed).toEqual(['cover', 'p1', 'p2', 'p3']);
    expect(report.pictures.map(({ id, inline }) => [id, inline])).toEqual([
      ['cover', false],
      ['p1', false],
      ['p2', true],
      ['p3', true],
    ]);
    expect(new Set(report.blocks.map(({ id }) => id)).size).toBe(report.blocks.length);
  });
  it('CRLF, a byte-order mark and NUL do no harm', () => {
    const report = read('\ufeff# T\r\n\r\na\0b\r\n![](a.jpg)\r\n');
    expect(draw(report)).toEqual(['h1 T', '<p>a\ufffdb</p>', '[a.jpg]']);
    expect(report.pictures[0]?.place).toEqual({ file: 'post.md', line: 4, column: 1 });
  });
  it('text of blocks is plain and folded', () => {
    const { blocks } = read('A  *b*\nc <br>d `e` ![x](y.png) f\n\n- g\n- h\n\n| i | j |\n|-|-|\n| k | l |');
    expect(blocks.map((block) => ('text' in block ? block.text : ''))).toEqual(['A b c d e f', 'g h', 'i j k l']);
  });
  it('warns of nothing for ordinary text', () => {
    expect(
      codes(read('# T\n\nA [link](https://a.b), `code`, 1 < 2 & 3 > 2, {braces}, [brackets], $5 and $6.')),
    ).toEqual([]);
  });
});
