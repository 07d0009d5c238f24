// What is marked private is left out of what others get, photos too; nothing else is.
import { describe, expect, it } from 'vitest';
import { withoutPrivate } from '../../../src/markdown/marks/private.ts';
import { parse } from '../../../src/markdown/parse.ts';
import { processorMs } from '../../helpers/time.ts';
import { draw } from '../draw.ts';

const SECRET = 'secret ![](s.jpg)';

describe('left out', () => {
  it.each([
    `a\n\n::: private\n${SECRET}\n\nmore\n:::\n\nb`,
    `a\n\n::: {.note .private}\n${SECRET}\n\n::: tip\nx\n:::\n\ny\n:::\n\nb`,
    `a\n\n:::private\n${SECRET}\n:::\n\nb`,
    `a\n\n<!-- private -->\n\n${SECRET}\n\n<!-- /private -->\n\nb`,
    `a\n\n<div class="x private">\n\n<div>${SECRET}</div>\n\nmore\n\n</div>\n\nb`,
    'a\n\n![x](s.jpg){.private}\n*secret words*\n\nb',
    'a\n\n![x](s.jpg){#id .private width=50%}\n\nb',
    'a\n\n<img class="private" src="s.jpg">\n\nb',
    'a\n\n![[s.jpg|private]]\n\nb',
    'a\n\n{{< figure src="s.jpg" class="private" caption="secret" >}}\n\nb',
  ])('%j', (text) => {
    const report = parse([{ name: 'post.md', text }], { public: true });
    expect(draw(report)).toEqual(['<p>a</p>', '<p>b</p>']);
    expect(report.pictures).toEqual([]);
    expect(report.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'N_PRIVATE one passage or photo that is marked private is left out',
    ]);
    // Its author's own copy has it.
    expect(draw(parse([{ name: 'post.md', text }], {})).length).toBeGreaterThan(2);
  });

  it('to the end of the text where nobody ends it', () => {
    expect(withoutPrivate('a\n\n::: private\nsecret\n\nmore').text.trim()).toBe('a');
    expect(withoutPrivate('a\n\n<!-- private -->\nsecret').text.trim()).toBe('a');
    expect(withoutPrivate('a\n\n<div class="private">\nsecret').text.trim()).toBe('a');
  });
});

it.each([
  ['fences in fences', (many: number) => '::: a\n'.repeat(many) + '::: a private\n'.repeat(many)],
  ['passages beside code', (many: number) => '```\nx\n```\n<!-- private -->x<!-- /private -->\n'.repeat(many)],
])('%s take time in proportion to their length', (_, text) => {
  const [small, large] = [10_000, 80_000].map((many) => processorMs(() => withoutPrivate(text(many)))) as [
    number,
    number,
  ];
  // Eight times the text: far from the 64 times of a square.
  expect(large).toBeLessThan(Math.max(small, 30) * 24);
});

describe('not left out', () => {
  it.each(['```\n::: private\nx\n:::\n```', 'A private view.', '::: privately\nx\n:::', '[private](a.md)', '.private'])(
    '%j',
    (text) => {
      expect(withoutPrivate(text)).toEqual({ text, count: 0 });
    },
  );

  it('keeps the lines of what stays', () => {
    const { text, count } = withoutPrivate('a\n\n::: private\nx\n:::\n\nb ![](s.jpg){.private} c');
    expect([text, count]).toEqual(['a\n\n\n\n\n\nb  c', 2]);
  });
});
