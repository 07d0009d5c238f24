import { describe, expect, it } from 'vitest';
import type { Numbering } from '../../../src/model/page-labels.ts';
import type { Plan } from '../../../src/model.ts';
import { markLines } from '../../../src/page/in-page/line-marks.ts';
import { fillPageReferences, withPageReferences } from '../../../src/page/type/page-references.ts';
import { album, heading, prose, report } from '../../helpers/make.ts';

const NUMBERING = { cover: 0, contents: 0, first: 1 };
const parts = (html: string, more = {}) => {
  const blocks = [
    { ...heading('h1', 2, 'Far & wide'), anchor: 'far-&-wide' },
    { ...prose('b1', 'paragraph', 'x'), html },
    prose('b2', 'paragraph', 'x'.repeat(9000)),
  ];
  return { album: album([], { blocks }), report: report({ language: 'en', ...more }) };
};
const plan = {
  pages: [{ items: [] }, { items: [{ kind: 'text', block: 'h1', from: 0, to: 1 }] }],
} as unknown as Plan;
const htmlOf = ({ album: { blocks } }: ReturnType<typeof parts>): string => (blocks[1] as { html: string }).html;
const shown = (html: string, language = 'en', numbering = NUMBERING): string => {
  const given = withPageReferences(parts(html, { language }), numbering);
  return fillPageReferences(htmlOf(given), given.album, plan, numbering)
    .replace(/<\/?span\b[^<>]*>/g, '')
    .replaceAll('\u00a0', '_');
};

describe('a link to a heading', () => {
  it.each([
    ['<p>See <a href="#far-&amp;-wide">there</a>.</p>', '<p>See <a href="#far-&amp;-wide">there</a> (p.__2).</p>'],
    ['<li><a class="x" href="#far-&amp;-wide"><b>b</b></a></li>', ' (p.__2)</li>'],
  ])('%s says its page', (html, expected) => {
    expect(shown(html)).toContain(expected);
  });
  it('in the words of its language, by the numbers that are printed', () => {
    const html = '<a href="#far-&amp;-wide">x</a>';
    expect(shown(html, 'zh')).toContain('(第_2页)');
    expect(shown(html, 'en', { ...NUMBERING, first: 41 })).toContain('(p._42)');
  });
  it('says it in the last line of its paragraph, too, which is marked', () => {
    const given = withPageReferences(parts('<p>See <a href="#far-&amp;-wide">it</a></p>'), NUMBERING);
    const marked = markLines(htmlOf(given), [0, 4], true);
    expect(marked).toMatch(/data-page-of="[^"]*"><span class="last-line">0/);
    expect(fillPageReferences(marked, given.album, plan, NUMBERING).replace(/<[^<>]*>/g, '')).toMatch(
      /^See it \(p\.\u00a0\u00a0*2\)$/,
    );
  });
  it.each<[string, Numbering, string]>([
    ['from 998 on', { ...NUMBERING, first: 998 }, '(p. 999)'],
    ['from 99998 on', { ...NUMBERING, first: 99998 }, '(p. 99999)'],
    ['Roman', { ...NUMBERING, first: 37, digits: 'roman' }, '(p. xxxviii)'],
  ])('has room for numbers of more signs: %s', (_, numbering, expected) => {
    const html = '<a href="#far-&amp;-wide">x</a>';
    const room = /0+/.exec(htmlOf(withPageReferences(parts(html), numbering)))?.[0] ?? '';
    expect(shown(html, 'en', numbering).replace(/_+/g, ' ')).toContain(expected);
    expect(room.length).toBeGreaterThanOrEqual(expected.length - '(p. )'.length);
  });
  it('has room for its number before it is known, as many signs as afterwards', () => {
    const given = withPageReferences(parts('<a href="#far-&amp;-wide">x</a>'), NUMBERING);
    const [before, after] = [htmlOf(given), fillPageReferences(htmlOf(given), given.album, plan, NUMBERING)].map(
      (html) => html.replace(/<[^<>]*>/g, ''),
    );
    expect(before).toContain('00');
    expect(after).toHaveLength(before!.length);
  });
});
it.each([
  '<a href="#elsewhere">x</a>',
  '<a href="https://example.org/#far-&amp;-wide">x</a>',
  '<a href="#fn-1">1</a>',
  '<p>#far-&amp;-wide</p>',
  '<a href="#far-&amp;-wide">never closed',
])('%s stays', (html) => {
  expect(shown(html)).toBe(html);
});
