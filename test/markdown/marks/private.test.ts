// What is marked private is left out of what others get, photos too; nothing else is.
import { describe, expect, it } from 'vitest';
import { withoutPrivate } from '../../../src/markdown/marks/private.ts';
import { privateSlips } from '../../../src/markdown/marks/private-slips.ts';
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
    'a\n\n![x](s (1).jpg){.private}\n\nb',
    `a\n\n<!-- private begin -->\n\n${SECRET}\n\n<!-- private end -->\n\nb`,
    `a\n\n<div class=private>\n\n${SECRET}\n\n</div>\n\nb`,
    `a\n\n::: {class="private"}\n${SECRET}\n:::\n\nb`,
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

const slips = (text: string) => {
  const { problems } = parse([{ name: 'post.md', text }], {});
  return problems.filter(({ code }) => code === 'W_PRIVATE').map(({ message, place }) => [place?.line, message]);
};

describe('a mark that is none', () => {
  it.each([
    '::: privat\nx\n:::',
    '::: privte\nx\n:::',
    '::: {.note .Pirvate}\nx\n:::',
    '::: note privat\nx\n:::',
    '::: private-note\nx\n:::',
    ':: private\n\nx\n\n:::',
    '- ::: private\n  x\n  :::',
    '<!-- privat -->\n\nx\n\n<!-- /privat -->',
    '<!-- begin_priavte -->\n\nx',
    '<div class="x privat">\n\nx\n\n</div>',
    '<p class=privat>x</p>',
    '![x](s.jpg){.privat}',
    '![x](s.jpg)\n{: .privates}',
    '![[s.jpg|privat]]',
    '{{< figure src="s.jpg" class="privat" >}}',
    '```{figure} s.jpg\n:class: private\n```',
    '## Costs {.private}\n\nx',
    'A [word]{.private} of ours',
  ])('%j is told', (text) => {
    const [slip, ...more] = slips(`a\n\n${text}`);
    expect(more.filter(([line]) => line === slip?.[0])).toEqual([]);
    expect(slip?.[0]).toBeOneOf([3, 4]);
    expect(slip?.[1]).toContain('with --public');
  });

  it.each(['::: private\nx', '<!-- private -->\nx', '<div class="private">\nx'])('%j never ends', (text) => {
    expect(slips(`a\n\n${text}`)).toEqual([
      [3, 'this private passage never ends: with --public all below is left out'],
    ]);
  });

  it.each([
    '::: privacy\nx\n:::',
    '::: primate\nx\n:::',
    '<div class="primitive">x</div>',
    '<!-- pirate -->',
    'Write `{.privat}` or `::: privat`.',
    '```\n::: privat\n```',
    'A privat house, {privat}',
    'Say {.private} behind a photo.',
    '![[s.jpg|A private view]]',
    '::: not-private\nx\n:::',
    '::: private\nx\n:::',
    '![x](s.jpg){.private}',
  ])('%j is not told', (text) => {
    expect(slips(`a\n\n${text}\n`)).toEqual([]);
  });
});

it.each([
  ['fences in fences', (many: number) => '::: a\n'.repeat(many) + '::: a private\n'.repeat(many)],
  ['passages beside code', (many: number) => '```\nx\n```\n<!-- private -->x<!-- /private -->\n'.repeat(many)],
])('%s take time in proportion to their length', (_, text) => {
  const [small, large] = [10_000, 80_000].map((many) =>
    processorMs(() => [withoutPrivate(text(many)), privateSlips(text(many), 'a')]),
  ) as [number, number];
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
