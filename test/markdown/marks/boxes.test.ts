// Words that stand apart: pull quotes, columns of text, lines to write on, drawings that nobody draws.
import { describe, expect, it } from 'vitest';
import { check, codes, draw, read } from '../draw.ts';

describe('words apart', () => {
  check([
    ['pull, a fence', '::: pull\nWords.\n:::', '<blockquote class="pull"><p>Words.</p></blockquote>'],
    ['pull, a quotation', '> Words. {.pull}', '<blockquote class="pull"><p>Words.</p></blockquote>'],
    ['pull, below it', '> Words.\n{: .pull}', '<blockquote class="pull"><p>Words.</p></blockquote>'],
    ['pull, HTML', '<aside class="pullquote">Words.</aside>', '<blockquote class="pull"><p>Words.</p></blockquote>'],
    [
      'columns of pandoc',
      '::: {.columns}\n::: {.column}\nleft\n:::\n::: {.column}\nright\n:::\n:::',
      '<table class="text-columns"><tbody><tr><td><p>left</p></td><td><p>right</p></td></tr></tbody></table>',
    ],
    [
      'paragraphs in two columns',
      '::: columns\nfirst one\n\nsecond one\n\nthird one\n\nfourth one\n:::',
      '<table class="text-columns"><tbody><tr><td><p>first one</p><p>second one</p></td><td><p>third one</p><p>fourth one</p></td></tr></tbody></table>',
    ],
    ['headings in columns follow', '::: columns\n## A\n\nb\n:::', 'h2 A', '<p>b</p>'],
    ['a rule', 'a\n\n___', '<p>a</p>', '<hr>'],
  ]);
});

it.each(['mermaid', 'plantuml', 'dot', 'vega-lite', 'd2'])(
  'a drawing in %s is printed as its code, and told',
  (name) => {
    const report = read(`\`\`\`${name}\na -> b\n\`\`\``);
    expect(draw(report)).toEqual([`<pre><code class="language-${name}">a -&gt; b\n</code></pre>`]);
    expect(codes(report)).toEqual(['N_WISH 1:1']);
    expect(report.problems[0]!.hint).toContain('![words](drawing.svg)');
  },
);
