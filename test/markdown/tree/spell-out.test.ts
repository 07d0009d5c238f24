// Abbreviations: their definitions print nothing, what they mean stands behind their first use.
import { expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';
import { check, draw, read } from '../draw.ts';

const lines = (...all: string[]) => all.join('\n');

check([
  [
    'of Markdown Extra and MkDocs',
    lines('The GPS knows. GPS again, `GPS` too.', '', '*[GPS]: Global Positioning System', '*[DVD]: unused'),
    '<p>The GPS (Global Positioning System) knows. GPS again, <code>GPS</code> too.</p>',
  ],
  [
    'right under a paragraph, and its words on the next line',
    lines('By MOT order', '*[MOT]:', '    Ministry of Transport', 'of May.'),
    '<p>By MOT (Ministry of Transport) order</p>',
    '<p>of May.</p>',
  ],
  [
    'the longest of two, signs before and behind, no part of a word',
    lines('.NET and A B C, A B, HTML5, xA.', '', '*[A B]: two', '*[.NET]: net', '*[A B C]: three', '*[HTML]: x'),
    '<p>.NET (net) and A B C (three), A B (two), HTML5, xA.</p>',
  ],
  [
    'in links, cells and items, in the order of reading',
    lines(
      '- [The W3C](https://a.b/W3C)',
      '- W3C',
      '',
      '| UN |',
      '|---|',
      '| UN |',
      '',
      '*[W3C]: World Web',
      '*[UN]: United',
    ),
    '<ul><li><a href="https://a.b/W3C">The W3C (World Web)</a></li><li>W3C</li></ul>',
    '<table><thead><tr><th>UN (United)</th></tr></thead><tbody><tr><td>UN</td></tr></tbody></table>',
  ],
  [
    'used in a heading or under a photo only: at the end',
    lines('# At CERN', '', 'Words.', '', '![MCR station](a.jpg)', '', '*[CERN]: Conseil', '*[MCR]: Manchester'),
    'h1 At CERN',
    '<p>Words.</p>',
    '[a.jpg]',
    '<p><strong>CERN</strong>: Conseil</p>',
    '<p><strong>MCR</strong>: Manchester</p>',
  ],
  [
    'the author says it himself',
    lines(
      'The **World Health Organization** (WHO) and UN (united nations).',
      '',
      '*[WHO]: World Health Organization',
      '*[UN]: United Nations',
    ),
    '<p>The <strong>World Health Organization</strong> (WHO) and UN (united nations).</p>',
  ],
  [
    'of HTML, but no time behind a date',
    'An <abbr title="Global System">GPS</abbr>, <abbr title="Global System">GPS</abbr>, <abbr title="2019-06-25">Tuesday</abbr>.',
    '<p>An <abbr title="Global System">GPS</abbr> (Global System), <abbr title="Global System">GPS</abbr>, <abbr title="2019-06-25">Tuesday</abbr>.</p>',
  ],
  [
    'in Chinese, beside it and of it',
    lines('这份HTML标准由全会通过，大家都认为很好。', '', '*[HTML]: 超文本', '*[全会]: 全体会议'),
    '<p>这份HTML（超文本）标准由全会（全体会议）通过，大家都认为很好。</p>',
  ],
  [
    'what only looks so',
    lines('*[Note]: written later*', '', '```', '*[X]: y', '```'),
    '<p><em>[Note]: written later</em></p>',
    '<pre><code>*[X]: y\n</code></pre>',
  ],
]);

it('definitions of a file that a text includes', () => {
  const note = { name: 'abbreviations.md', text: '*[GPS]: Global System', within: [] };
  const text = 'Our GPS.\n\n--8<-- "abbreviations.md"\n';
  const post = { name: 'post.md', text, notes: [{ input: 1 }] };
  expect(draw(parse([post, note], {}))).toEqual(['<p>Our GPS (Global System).</p>']);
});

it('thousands of definitions with one first word cost no more than the text is long', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `*[A ${index}]: means ${index}`);
  const report = read(lines('A 7 and A 19999 and A.', ...Array.from({ length: 2000 }, () => 'A A A A A'), '', ...many));
  expect(draw(report)[0]).toContain('A 7 (means 7) and A 19999 (means 19999) and A.');
});
