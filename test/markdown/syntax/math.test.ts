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
      'two marks within a sentence',
      'Pick $$p$$ such that $$q(x) = 1 - p(x)$$ is small.\n\n1. Draw $$x \\sim q$$.\n\n- $$x$$ is\n\n| a |\n| - |\n| $$x$$ |\n\n# Of $$x$$',
      [
        '<p>Pick KATEX is small.</p>',
        '<ol><li>Draw KATEX.</li></ol>',
        '<ul><li>KATEX is</li></ul>',
        '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>KATEX</td></tr></tbody></table>',
        'Of KATEX',
      ],
    ],
    [
      'two marks on lines of their own',
      'so\n$$\nx = 1\n$$\nand\n\n- $$x$$\n\n> $$x$$',
      [
        '<p>so</p>',
        '<div class="math">KATEX</div>',
        '<p>and</p>',
        '<ul><li>KATEX</li></ul>',
        '<blockquote>KATEX</blockquote>',
      ],
    ],
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
  it('two marks alone in an item or a quote are displayed, within a sentence not', () => {
    const displayed = (input: string) =>
      read(input).blocks.map((block) => 'html' in block && block.html.includes('katex-display'));
    expect(displayed('- $$x$$\n\n> $$x$$\n\nso $$x$$ is\n\n| a |\n| - |\n| $$x$$ |')).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
  it('keeps what KaTeX cannot read, and says so', () => {
    const report = read('so $\\undefinedthing{$ is\n\n$$\\frac{1$$');
    expect(draw(report)).toEqual([
      '<p>so <code>$\\undefinedthing{$</code> is</p>',
      '<div class="math"><code>$$\\frac{1$$</code></div>',
    ]);
    expect(codes(report)).toEqual(['W_MATH 1:4', 'W_MATH 3:1']);
  });
  it('longer than any is: prints as it is written, and is told', () => {
    const report = read(`\`\`\`math\n${'a+'.repeat(5001)}b\n\`\`\``);
    expect(codes(report)).toEqual(['W_MATH 1:1']);
    expect(draw(report)[0]).not.toContain('katex');
  });
  it('too many of them are refused while they are read, by name', () => {
    expect(() => read('$$\\frac{a}{b}$$\n\n'.repeat(20_000))).toThrow(
      'the formulas take more than 4,500,000 characters when they are set',
    );
  });
  it('is a picture with words: its TeX', () => {
    const blocks = read('so $a<b   \\text{"c"}$ is').blocks;
    const written = blocks.map((block) => ('html' in block ? block.html : '')).join('');
    expect(written).toContain('<span class="katex" role="img" aria-label="\u2061a&lt;b \\text{&quot;c&quot;}">');
    expect(written).not.toContain('aria-hidden');
  });
  it('makes no link and runs no command of the formula', () => {
    const report = read('$\\href{javascript:alert(1)}{x}$ $\\htmlStyle{color:red}{y}$ $\\includegraphics{a.jpg}$');
    expectProblems(report, ['W_LOST']);
    expect(report.blocks.map((block) => ('html' in block ? block.html : '')).join('')).not.toMatch(
      /href=|<img|color:red"/,
    );
  });
});

describe('brackets that are only escaped', () => {
  it.each([
    ['He said \\[sic\\] and \\[a\\], \\[A-B\\]', '<p>He said [sic] and [a], [A-B]</p>'],
    [
      'on \\[2020-05-04\\], model \\(A\\), \\(c\\) 2019, \\(A/C\\)',
      '<p>on [2020-05-04], model (A), (c) 2019, (A/C)</p>',
    ],
    ['\\[1\\] \\[x\\] \\[W+H\\] \\(24/7\\) \\(1.5 x 2\\)', '<p>[1] [x] [W+H] (24/7) (1.5 x 2)</p>'],
    ['\\[size="a"\\] \\[my\\_file\\] \\(see my_file\\)', '<p>[size="a"] [my_file] (see my_file)</p>'],
    ['\\(ISO = 100\\) \\(a -> b\\) \\(https://a.example/?x=1\\)', null],
  ])('%s', (input, expected) => {
    const html = read(input)
      .blocks.map((block) => ('html' in block ? block.html : ''))
      .join('');
    if (expected) expect(html).toBe(expected);
    else expect(html).not.toContain('class="math"');
  });
  it('a letter alone is a formula where others are for sure', () => {
    const html = read('Let \\(x\\) be with \\(x^2 = 1\\).').blocks.map((block) => ('html' in block ? block.html : ''));
    expect([...html.join('').matchAll(/class="katex"/g)]).toHaveLength(2);
  });
});

describe('a formula elsewhere makes none of brackets that are only escaped', () => {
  it.each([
    ['quotations', 'He said \\[sic\\], \\[a\\], \\[A-B\\] and \\[…\\].'],
    ['notes by number', 'As in \\[1\\], \\[2, 3\\] and \\[W+H\\].'],
    ['choices', '\\(A\\) walk, \\(B\\) ride, \\(c\\) 2019, \\(A/C\\), \\(d\\)'],
    ['a letter of the formula in square brackets', 'Press \\[x\\] or \\[n\\].'],
    ['a date and hours', '\\[2020-05-04\\] open \\(24/7\\), \\(1.5 x 2\\)'],
    ['in paragraphs of their own', '\\[sic\\]\n\n\\[A\\]\n\n\\[optional\\]'],
    ['words', 'A \\[note\\] and \\(some brackets\\), \\(see p. 3\\)'],
  ])('%s', (_, words) => {
    const html = draw(read(`${words}\n\nIt is \\(x^2 = n_1\\) and\n\n\\[y = 1\\]\n`, { lang: 'en' })).join('');
    expect([...html.matchAll(/class="katex"/g)]).toHaveLength(2);
    for (const [word] of words.replace(/\\/g, '').matchAll(/[[(][^\])]+[\])]/g)) expect(html).toContain(word);
  });
  it.each(['\\(x\\)', '\\(n + 1\\)', '\\(x, n\\)', '\\(x/2\\)', '\\(n-x\\)'])('%s', (formula) => {
    const html = draw(read(`Let ${formula} be with \\(x^2 = n_1\\).`)).join('');
    expect([...html.matchAll(/class="katex"/g)]).toHaveLength(2);
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
