// Ids of headings and links inside the document.
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';
import { check, draw, read } from '../draw.ts';

describe('headings and links inside the document', () => {
  it('gives the ids that GitHub gives, unique', () => {
    const { blocks } = read(
      '# Über uns!\n\n## Day 1\n\n## Day 1\n\n## 第一天：到达\n\n## Привет, мир\n\n## `code` & *em*\n\n## 🚀 Go\n\n## b1',
    );
    const anchors = blocks.map((block) => (block.kind === 'heading' ? block.anchor : ''));
    expect(anchors).toEqual(['über-uns', 'day-1', 'day-1-1', '第一天到达', 'привет-мир', 'code--em', '-go', 'b1-']);
  });
  check([
    ['to a heading', '## Day two\n\n[go](#day-two)', 'h2 Day two', '<p><a href="#day-two">go</a></p>'],
    [
      'to a heading further down, encoded',
      '[去](#%E7%AC%AC%E4%B8%80%E5%A4%A9)\n\n## 第一天',
      '<p><a href="#第一天">去</a></p>',
      'h2 第一天',
    ],
    ['to a heading in other case', '[go](#Day-Two)\n\n## Day two', '<p><a href="#day-two">go</a></p>', 'h2 Day two'],
    [
      'to an id in HTML',
      '[go](#mill)\n\n<p id="mill">The mill</p>',
      '<p><a href="#mill">go</a></p>',
      '<p id="mill">The mill</p>',
    ],
    [
      'to a named anchor in text',
      '[go](#x)\n\nHere <a name="x"></a>it is',
      '<p><a href="#x">go</a></p>',
      '<p>Here <a id="x"></a>it is</p>',
    ],
    [
      'to an anchor just before a heading',
      '[go](#x)\n\n<a name="x"></a>\n## Day',
      '<p><a href="#day">go</a></p>',
      'h2 Day',
    ],
    ['to an anchor inside a heading', '[go](#x)\n\n## <a id="x"></a>Day', '<p><a href="#day">go</a></p>', 'h2 Day'],
    [
      'an id like ours moves aside',
      '[go](#b2)\n\n<p id="b2">x</p>',
      '<p><a href="#b2-">go</a></p>',
      '<p id="b2-">x</p>',
    ],
    ['GitHub’s own prefix', '[go](#user-content-day)\n\n## Day', '<p><a href="#day">go</a></p>', 'h2 Day'],
  ]);
  it('ids do not collide over several inputs, and links between inputs hold', () => {
    const report = parse(
      [
        { name: 'day1.md', text: '# Day\n\n[next](day2.md) [end](./day2.md#end) [own](#day)' },
        { name: 'day2.md', text: '# Day\n\n[own](#day)\n\n## End' },
      ],
      {},
    );
    expect(draw(report)).toEqual([
      'h1 Day',
      '<p><a href="#day-1">next</a> <a href="#end">end</a> <a href="#day">own</a></p>',
      'h1 Day',
      '<p><a href="#day-1">own</a></p>',
      'h2 End',
    ]);
  });
  it('relative links of a remote post lead to its site', () => {
    const report = read('[a](day2.md) [b](/x) [c](#none)', { url: 'https://example.org/trip/day1.md' });
    expect(draw(report)).toEqual([
      '<p><a href="https://example.org/trip/day2.md">a</a> <a href="https://example.org/x">b</a> c</p>',
    ]);
  });
});
