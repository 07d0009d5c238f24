// Every printed page is the planned one: its size, its running head and number, its captions, whatever a text holds.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Options } from '../../src/options/settings.ts';
import { openPress } from '../helpers/press.ts';
import { FIXTURES } from '../helpers/run.ts';

const PHOTO = path.join(FIXTURES, 'lofoten/photos');
const WORDS = 'We walked along the river in the morning and came to the bridge before noon. '.repeat(4);

const press = openPress(() => Promise.resolve({}));

async function build(markdown: string, options: Options = {}) {
  const { plan, read, problems } = await press.print(markdown, { roots: PHOTO, dpi: 150, ...options });
  return {
    plan,
    pdf: read,
    warnings: problems.filter(({ severity }) => severity === 'warning').map(({ code }) => code),
  };
}

describe('running heads and page numbers stand, whatever the title holds', () => {
  it.each(['Farm → home', 'Summer ☀ on Bornholm', 'Straße', 'Łódź', 'Αθήνα', '2024', 'Καλό ταξίδι 🚢', '旅'])(
    '%s',
    async (title) => {
      const { pdf } = await build(`---\ntitle: "${title}"\nlang: en\n---\n\nWords.\n\n\\newpage\n\nMore.`);
      expect(pdf.text[1]?.split('\n')).toContain(title);
      // The title page needs no number.
      expect(pdf.text.map((shown, page) => shown.split('\n').includes(String(page + 1)))).toEqual([false, true]);
    },
  );
});

it('right pages say their chapter, left ones the title, and none is said above its own heading', async () => {
  const next = '\n\n\\newpage\n\n';
  const chapters = ['## Første "dag"', WORDS, WORDS, '## 第二天 ☀', `## Αθήνα\n\n${WORDS}`, WORDS];
  const { pdf } = await build(`# Two days\n\n${WORDS}${next}${chapters.join(next)}`, { lang: 'en', index: true });
  const heads = ['Two days', 'Første “dag”', '第二天 ☀', 'Αθήνα'];
  const said = pdf.text.map((shown) => shown.split('\n').filter((line) => heads.includes(line)));
  expect(said).toEqual([
    ['Two days'],
    ['Første “dag”'],
    ['Første “dag”'],
    ['Two days'],
    ['第二天 ☀'],
    ['Αθήνα'],
    ['Αθήνα'],
  ]);
});

describe('what opens a right-hand page on paper, with empty pages before it', () => {
  const text = `---\ntitle: Two\ncover: true\nlang: en\n---\n\n${WORDS}\n\n# One\n\nSee [there](#two).\n\n# Two\n\nEnd.`;
  it.each<[string, Options, readonly string[]]>([
    ['on paper', { for: 'print', chapters: 'right' }, ['Two', '', 'Two', '', '3 One', '', '5 Two']],
    ['on a screen none', { chapters: 'right' }, ['Two', 'Two', '2 One', '3 Two']],
    ['the text of a theme that asks for it', { for: 'print', theme: 'journal' }, ['Two', '', 'One Two']],
    [
      'behind contents of one page, too',
      { for: 'print', theme: 'journal', cover: false, toc: true },
      ['Contents Two', '', 'One Two'],
    ],
  ])('%s', async (_, options, expected) => {
    const { pdf, warnings } = await build(text, options);
    expect(warnings).toEqual([]);
    const shown = ['Contents', 'Two', 'One', ...'123456'];
    const lines = pdf.text.map((page) => new Set(page.split('\n').map((line) => line.trim())));
    expect(
      lines.map((page) =>
        shown
          .filter((line) => page.has(line))
          .sort()
          .join(' '),
      ),
    ).toEqual(expected);
    if (expected.length === 7) expect(pdf.text.join(' ')).toMatch(/there \(p\. ?5\)/);
  });
});

describe('names of the author’s never meet one of ours', () => {
  it.each([
    '## Captions',
    '## Verify\n\n## Row\n\n## Main',
    '## Photo {#photo.1}\n\n## Photos {#photo.index}',
    '<div id="captions" class="captions row beside clipped page-start verify">Words</div>',
    '<p data-b="b2" data-i="0" data-photo="p1" data-picture="p1">Words</p>',
    '<a name="captions"></a>\n\n[go](#captions)',
  ])('%s', async (markdown) => {
    const { pdf, plan, warnings } = await build(
      `# Harbour\n\n${markdown}\n\n![Three boats at the quay](${PHOTO}/aurora-tall.jpg)\n\n${WORDS}`,
      { index: true },
    );
    expect(pdf.text.join('\n')).toContain('Three boats at the quay');
    expect([warnings, plan.level, pdf.pages]).toEqual([[], 'full', plan.pages.length + 1]);
  });
});

describe('a full page whose last line reaches over its foot is the last one', () => {
  it.each([
    'H<sub>2</sub>O',
    'x<sup>2</sup> and y<sub>i</sub>',
    'a note[^1] that has no words',
    '`code` and <sub>small</sub>',
    '$x_i^2$',
  ])('%s', async (last) => {
    const lines = Array.from({ length: 42 }, (_, line) => `Line ${line + 1}`);
    const { pdf, plan, warnings } = await build([...lines, last].join('\\\n'));
    expect([warnings, pdf.pages]).toEqual([[], plan.pages.length]);
  });
});

describe('notes stand at the foot of the page of their marks', () => {
  // A paragraph over two page turns, lines of a list and a quotation; a table has no line for its note.
  const marked = (n: number): string => `The ${n}th mark.[^n${n}] ${WORDS}`;
  const text = [
    '# Notes',
    `${marked(1)} ${WORDS} ${marked(2)}`,
    `![Three boats at the quay](${PHOTO}/aurora-tall.jpg)`,
    `- ${marked(3)}\n- ${WORDS}\n- ${marked(4)}`,
    `> ${marked(5)}`,
    Array.from({ length: 14 }, (_, i) => (i % 4 === 0 ? marked(6 + i / 4) : WORDS)).join(' '),
    '| a | b |\n|---|---|\n| The 10th mark.[^n10] | c |',
    ...Array.from({ length: 10 }, (_, i) => `[^n${i + 1}]: The ${i + 1}th note. ${i % 3 === 1 ? WORDS : ''}`),
  ].join('\n\n');
  const pagesOf = (shown: readonly string[], word: string): number[] =>
    Array.from({ length: 10 }, (_, i) => shown.findIndex((page) => page.includes(`The ${i + 1}th ${word}.`)));

  it.each<readonly [string, Options]>([
    ['A5', { paper: 'A5' }],
    ['a theme of ragged lines', { theme: 'album' }],
  ])('%s', async (_, options) => {
    const { pdf, plan, warnings } = await build(text, { lang: 'en', ...options });
    const marks = pagesOf(pdf.text, 'mark');
    expect(pagesOf(pdf.text, 'note').slice(0, 9)).toEqual(marks.slice(0, 9));
    expect(new Set(marks).size).toBeGreaterThan(1);
    expect(pdf.text.at(-1)).toMatch(/Notes\n10\. The 10th note\./);
    expect([warnings.filter((code) => code !== 'W_GAP'), pdf.pages]).toEqual([[], plan.pages.length]);
    expect(plan.pages.flatMap(({ foot }) => foot?.notes ?? [])).toHaveLength(9);
  });

  it('but not where their author wants them after the text, nor one that is half a page high', async () => {
    const { pdf } = await build(text, { lang: 'en', notes: 'end' });
    const shown = pdf.text.join('\n');
    expect(shown.slice(shown.lastIndexOf('Notes\n1. ')).match(/The \d+th note\./g)).toHaveLength(10);
    const high = await build(`One.[^a] Two.[^b]\n\n[^a]: ${WORDS.repeat(12)}\n[^b]: A short one.`, { paper: 'A5' });
    expect(high.plan.pages.flatMap(({ foot }) => foot?.notes ?? []).map(({ id }) => id)).toEqual(['fn-2']);
    expect(
      high.pdf.text
        .join(' ')
        .replace(/\s+/g, ' ')
        .match(/We walked along/g),
    ).toHaveLength(48);
  });
});
