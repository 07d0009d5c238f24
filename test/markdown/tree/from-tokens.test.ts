// GFM by its blocks.
import { describe } from 'vitest';
import { check } from '../draw.ts';

describe('blocks of GFM', () => {
  check([
    ['nothing', '', ...[]],
    ['white space only', ' \n\t\n'],
    [
      'paragraph with all inline marks',
      '*a* **b** ~~c~~ `d` ***e***',
      '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code> <em><strong>e</strong></em></p>',
    ],
    ['entities and escapes', '&copy; &amp;lt; \\*a\\* &#x1F600; < >', '<p>© &amp;lt; *a* 😀 &lt; &gt;</p>'],
    ['hard breaks', 'a  \nb\\\nc', '<p>a<br>b<br>c</p>'],
    [
      'table with alignment',
      '| a | b | c |\n|:--|--:|:-:|\n| 1 | 2 | 3 |',
      '<table><thead><tr><th style="text-align:left">a</th><th style="text-align:right">b</th><th style="text-align:center">c</th></tr></thead><tbody><tr><td style="text-align:left">1</td><td style="text-align:right">2</td><td style="text-align:center">3</td></tr></tbody></table>',
    ],
    [
      'tight and loose lists',
      '- a\n- b\n\ntext\n\n1. a\n\n2. b',
      '<ul><li>a</li><li>b</li></ul>',
      '<p>text</p>',
      '<ol><li><p>a</p></li><li><p>b</p></li></ol>',
    ],
    [
      'the signs of a list',
      '1) a\n2) b\n\n3. c',
      '<ol class="decimal-bracket"><li>a</li><li>b</li></ol>',
      '<ol start="3"><li>c</li></ol>',
    ],
    [
      'a list that a dialect counts',
      '01) <counted-list type="i" start="4" signs="()"> a *b*\n01) c\n\n1. <counted-list type="A" start="1" signs="."> # d',
      '<ol class="lower-roman-brackets numbers" start="4" type="i"><li>a <em>b</em></li><li>c</li></ol>',
      '<ol type="A"><li># d</li></ol>',
    ],
    ['an item of nothing', '- a\n- <!---->\n  <!---->\n- b\n\n1. <!---->', '<ul><li>a</li><li>b</li></ul>'],
    ['ordered list from 5', '5. a\n6. b', '<ol start="5"><li>a</li><li>b</li></ol>'],
    [
      'task list',
      '- [x] done\n- [ ] open',
      '<ul><li class="task"><input type="checkbox" checked disabled>done</li><li class="task"><input type="checkbox" disabled>open</li></ul>',
    ],
    [
      'code with language',
      '```tsv {1,3}\nlet a = 1;\n```',
      '<pre><code class="language-tsv">let a = 1;\n</code></pre>',
    ],
    [
      'code with its label or file name above',
      '```sh [npm]\nnpm i\n```\n\n```tsv {1} title="a&amp;b.tsv" x\na\n```',
      '<p><strong>npm</strong></p>',
      '<pre><code class="language-sh">npm i\n</code></pre>',
      '<p><strong>a&amp;b.tsv</strong></p>',
      '<pre><code class="language-tsv">a\n</code></pre>',
    ],
    ['code keeps its lines', '```\na\n\n  b\n```', '<pre><code>a\n\n  b\n</code></pre>'],
    ['nested quote', '> a\n> > b', '<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>'],
    ['rule', 'a\n\n---\n\nb', '<p>a</p>', '<hr>', '<p>b</p>'],
    [
      'autolinks',
      'See https://example.org/a?b=1&c, www.example.com or <me@example.org>.',
      '<p>See <a href="https://example.org/a?b=1&amp;c">https://example.org/a?b=1&amp;c</a>, <a href="http://www.example.com">www.example.com</a> or <a href="mailto:me@example.org">me@example.org</a>.</p>',
    ],
    ['a heading inside a list stays in it', '- a\n\n  ## b', '<ul><li><p>a</p><h2 id="b">b</h2></li></ul>'],
    ['setext and closed headings', 'One\n===\n\n## Two ##', 'h1 One', 'h2 Two'],
    ['HTML headings', '<h2>Day <b>one</b></h2>\n\n<h3 id="x">Two</h3>', 'h2 Day <b>one</b>', 'h3 Two'],
    ['empty headings say nothing', '#\n\n## \n\ntext', '<p>text</p>'],
  ]);
});
