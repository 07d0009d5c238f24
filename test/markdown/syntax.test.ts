// What Markdown grew beyond GFM: notes, alerts, definition lists, emoji by name, formulas, coloured code, contents,
// wide tables.
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/markdown/parse.ts';
import { codes, draw, read } from './draw.ts';

type Row = readonly [name: string, input: string, ...expected: string[]];

const check = (rows: readonly Row[]) =>
  it.each(rows)('%s', (_, input, ...expected) => {
    const report = read(input);
    expect(draw(report)).toEqual(expected);
    expect(report.problems).toEqual([]);
  });

const mark = (n: number, id = n === 1 ? 'fn-1' : `fn-${n}`) =>
  `<sup class="footnote-ref"><a href="#${id}">${n}</a></sup>`;
const notes = (title: string, ...items: string[]) =>
  `<section class="footnotes"><p class="footnotes-title">${title}</p><ol>${items.map((item, i) => `<li id="fn-${i + 1}"><p>${item}</p></li>`).join('')}</ol></section>`;

describe('footnotes', () => {
  check([
    [
      'a mark and its note',
      'The mill[^1].\n\n[^1]: Built in 1600.',
      `<p>The mill${mark(1)}.</p>`,
      notes('Notes', 'Built in 1600.'),
    ],
    [
      'numbered in the order of the marks',
      'a[^b] c[^a] d[^b]\n\n[^a]: A\n[^b]: B',
      `<p>a${mark(1)} c${mark(2)} d${mark(1)}</p>`,
      notes('Notes', 'B', 'A'),
    ],
    [
      'on the spot',
      'The mill^[Built in *1600*].',
      `<p>The mill${mark(1)}.</p>`,
      notes('Notes', 'Built in <em>1600</em>'),
    ],
    [
      'several paragraphs',
      'x[^1]\n\n[^1]: One\n\n    Two\n\nAfter',
      `<p>x${mark(1)}</p>`,
      '<p>After</p>',
      '<section class="footnotes"><p class="footnotes-title">Notes</p><ol><li id="fn-1"><p>One</p><p>Two</p></li></ol></section>',
    ],
    [
      'a note in a note',
      'x[^1]\n\n[^1]: One[^2]\n[^2]: Two',
      `<p>x${mark(1)}</p>`,
      notes('Notes', `One${mark(2)}`, 'Two'),
    ],
    ['a note that refers to itself', 'x[^1]\n\n[^1]: see[^1]', `<p>x${mark(1)}</p>`, notes('Notes', `see${mark(1)}`)],
    ['a mark without a note is text', 'x[^1]', '<p>x[^1]</p>'],
    ['a note without a mark is kept', 'x\n\n[^1]: One', '<p>x</p>', notes('Notes', 'One')],
    ['a caret is no note', '2^10 and x^2^ [^]', '<p>2^10 and x<sup>2</sup> [^]</p>'],
    [
      'in a heading and a list',
      '## Day[^a]\n\n- x[^a]\n\n[^a]: A',
      `h2 Day${mark(1)}`,
      `<ul><li>x${mark(1)}</li></ul>`,
      notes('Notes', 'A'),
    ],
    [
      'in Chinese, titled in Chinese',
      '老磨坊[^1]很美，我们都喜欢。\n\n[^1]: 建于一六〇〇年。',
      `<p>老磨坊${mark(1)}很美，我们都喜欢。</p>`,
      notes('注释', '建于一六〇〇年。'),
    ],
    ['a photo in a note', 'x[^1]\n\n[^1]: One\n    ![](a.jpg)', `<p>x${mark(1)}</p>`, notes('Notes', 'One'), '[a.jpg]'],
  ]);
  it('numbers and ids of two inputs do not collide', () => {
    const text = 'x[^1]\n\n[^1]: Note';
    const report = parse(
      [
        { name: 'a.md', text },
        { name: 'b.md', text },
      ],
      {},
    );
    const html = draw(report).join('\n');
    expect([...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1])).toEqual(['fn-1', 'fn-1-1']);
    expect([...html.matchAll(/id="([^"]+)"/g)].map((match) => match[1])).toEqual(['fn-1', 'fn-1-1']);
  });
  it('the mark is none of the text that a link or an outline shows', () => {
    const report = read('## Day[^a]\n\n[x](#day)\n\n[^a]: A');
    expect(report.blocks[0]).toMatchObject({ anchor: 'day', text: 'Day' });
  });
});

describe('alerts', () => {
  check([
    [
      'GitHub’s note',
      '> [!NOTE]\n> Mind the step.',
      '<blockquote class="alert alert-note"><p class="alert-title">Note</p><p>Mind the step.</p></blockquote>',
    ],
    [
      'in German',
      '> [!WARNING]\n> Die Treppe ist nicht gut und das ist auch so.',
      '<blockquote class="alert alert-warning"><p class="alert-title">Warnung</p><p>Die Treppe ist nicht gut und das ist auch so.</p></blockquote>',
    ],
    [
      'a title of its own, Obsidian',
      '> [!tip]- The *best* view\n> Go early.',
      '<blockquote class="alert alert-tip"><p class="alert-title">The <em>best</em> view</p><p>Go early.</p></blockquote>',
    ],
    [
      'other names',
      '> [!danger]\n> x',
      '<blockquote class="alert alert-caution"><p class="alert-title">Caution</p><p>x</p></blockquote>',
    ],
    [
      'nothing but a title',
      '> [!IMPORTANT]',
      '<blockquote class="alert alert-important"><p class="alert-title">Important</p></blockquote>',
    ],
    [
      'lists inside',
      '> [!NOTE]\n> - a\n> - b',
      '<blockquote class="alert alert-note"><p class="alert-title">Note</p><ul><li>a</li><li>b</li></ul></blockquote>',
    ],
    ['an unknown name is a quote', '> [!SOMETHING]\n> x', '<blockquote><p>[!SOMETHING]\nx</p></blockquote>'],
  ]);
});

describe('definition lists', () => {
  check([
    [
      'term and words',
      'Mill\n: A house with a wheel.\n\nSea\n: Water.',
      '<dl class="definitions"><dt>Mill</dt><dd>A house with a wheel.</dd><dt>Sea</dt><dd>Water.</dd></dl>',
    ],
    [
      'two terms, two meanings',
      'Mill\nWheel\n: One\n: Two\n\nAfter.',
      '<dl class="definitions"><dt>Mill</dt><dt>Wheel</dt><dd>One</dd><dd>Two</dd></dl>',
      '<p>After.</p>',
    ],
    [
      'loose, with blocks',
      'Mill\n\n:   One\n\n    - a\n    - b',
      '<dl class="definitions"><dt>Mill</dt><dd><p>One</p><ul><li>a</li><li>b</li></ul></dd></dl>',
    ],
    [
      'in HTML',
      '<dl><dt>Mill<dd>House<dt>Sea<dd>Water</dl>',
      '<dl><dt>Mill</dt><dd>House</dd><dt>Sea</dt><dd>Water</dd></dl>',
    ],
    [
      'a photo among them',
      'Mill\n: House\n\n    ![](a.jpg)\n\nSea\n: Water',
      '<dl class="definitions"><dt>Mill</dt><dd><p>House</p></dd></dl>',
      '[a.jpg]',
      '<dl class="definitions"><dt>Sea</dt><dd>Water</dd></dl>',
    ],
    [
      'a colon inside a paragraph is text',
      'Times:\n10:30 start\n\na : b',
      '<p>Times:\n10:30 start</p>',
      '<p>a : b</p>',
    ],
    ['no term above', ': alone', '<p>: alone</p>'],
  ]);
});

describe('emoji by name', () => {
  check([
    ['known names', 'Fun :smile: :+1: :white_check_mark:', '<p>Fun 😄 👍 ✅</p>'],
    ['times and ratios', 'From 10:30:00 to 11:00:00, 4:3:2', '<p>From 10:30:00 to 11:00:00, 4:3:2</p>'],
    ['unknown names', ':nosuchemoji: :constructor: :a b:', '<p>:nosuchemoji: :constructor: :a b:</p>'],
    ['not in code', '`:smile:`', '<p><code>:smile:</code></p>'],
    ['not in addresses', 'http://a.b/:smile:/c', '<p><a href="http://a.b/:smile:/c">http://a.b/:smile:/c</a></p>'],
    ['beside Chinese', '太好了:smile:。', '<p>太好了😄。</p>'],
    ['in a heading', '## Go :rocket:', 'h2 Go 🚀'],
  ]);
});

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
    const { blocks } = read('$\\href{javascript:alert(1)}{x}$ $\\htmlStyle{color:red}{y}$ $\\includegraphics{a.jpg}$');
    expect(blocks.map((block) => ('html' in block ? block.html : '')).join('')).not.toMatch(/href=|<img|color:red"/);
  });
});

describe('code, contents, tables', () => {
  it.each([
    [
      'js',
      'let a = "x"; // y',
      '<span class="hljs-keyword">let</span> a = <span class="hljs-string">&quot;x&quot;</span>; <span class="hljs-comment">// y</span>\n',
    ],
    ['nosuch', 'let <a>', 'let &lt;a&gt;\n'],
    ['', 'let <a>', 'let &lt;a&gt;\n'],
  ])('code in %j', (language, code, html) => {
    const [block] = read(`\`\`\`${language}\n${code}\n\`\`\``).blocks;
    expect(block).toMatchObject({
      tag: 'code',
      text: code,
      html: `<pre><code${language ? ` class="language-${language}"` : ''}>${html}</code></pre>`,
    });
  });
  const toc =
    '<ul class="toc"><li><a href="#a">A</a><ul><li><a href="#b">B</a></li></ul></li><li><a href="#c">C</a></li></ul>';
  it.each(['[[toc]]', '[TOC]', '[[_TOC_]]', '* TOC\n{:toc}', '1. Contents\n{:toc .x}'])('contents by %j', (sign) => {
    expect(draw(read(`# T\n\n${sign}\n\n## A\n\n### B\n\n## C`))[1]).toBe(toc);
  });
  it('contents of nothing are nothing', () => {
    expect(draw(read('[[toc]]\n\nx'))).toEqual(['<p>x</p>']);
  });
  it.each([
    ['| a | b |\n|-|-|\n| c | d |', false],
    ['|a|b|c|d|e|f|g|\n|-|-|-|-|-|-|-|\n|1|2|3|4|5|6|7|', true],
    [`|a|b|\n|-|-|\n|${'x'.repeat(50)}|${'y'.repeat(50)}|`, true],
    [`|a|b|\n|-|-|\n|${'word '.repeat(50)}|${'今天'.repeat(50)}|`, false],
  ])('wide table %#', (input, wide) => {
    expect(draw(read(input))[0]?.startsWith('<table class="wide">')).toBe(wide);
  });
});
