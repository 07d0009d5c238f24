// Words in print that only another program understands are told with their line; words that only look so are not.
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';

/** The lines that W_TEMPLATE names. */
function toldLines(text: string): number[] {
  const { problems } = parse([{ name: 'post.md', text, folder: '/post' }], {});
  return problems.flatMap(({ code, place }) => (code === 'W_TEMPLATE' ? [place?.line ?? 0] : []));
}

describe('told', () => {
  it.each([
    ['a shortcode of WordPress', 'Words.\n\n[su_button url="https://a.example"]Go[/su_button]\n', [3]],
    ['one without quotes', '[ninja_form id=1]\n', [1]],
    ['one with dashes', '[contact-form-7 id="12" title="Write to us"]\n', [1]],
    ['a page builder', 'Words.\n\n[vc_row][vc_column]text[/vc_column][/vc_row]\n', [3]],
    ['with curly quotation marks', '[button link=“https://a.example”] more\n', [1]],
    ['in a list', '- one\n- two [su_spoiler title="x"]\n', [2]],
    ['a macro of Confluence', 'Words.\n\n{info:title=Hi}Words{info}\n', [3]],
    ['a panel over lines', '{panel}\nWords\n{panel}\n', [1]],
    ['a colour that never ends', 'a {color:red}red word\n', [1]],
    ['a heading of Jira', 'Words.\n\nh2. The lake\n', [3]],
    ['a heading of AsciiDoc', '= The trip\n\nWords.\n\n== Day 1\n\nMore.\n', [1, 5]],
    ['settings of Org', '#+TITLE: Trip\n\nWords.\n', [1]],
    ['a heading of Org', 'Words.\n\n** Evening\n', [3]],
    ['a note of reStructuredText', 'Words.\n\n.. note:: Bring water\n', [3]],
    ['bold of LaTeX', 'A \\textbf{bold} word\n', [1]],
    ['a list of LaTeX', '\\begin{itemize}\n\\item one\n\\end{itemize}\n', [1, 2, 3]],
    ['a section of LaTeX', '\\section{The lake}\n', [1]],
    ['a template of Ruby', 'Words <% if x %>y<% end %>\n', [1]],
    ['an include of a builder', '@@include("nav.html")\n', [1]],
    ['a directive', 'Words.\n\n::card[The lake]{color=red}\n', [3]],
    [
      'a condition of Liquid',
      'Words.\n\n{% if page.lang == "en" %}\nEnglish.\n{% else %}\nDeutsch.\n{% endif %}\n',
      [3],
    ],
    ['a condition of three branches', '{%- if a -%}a{%- elsif b -%}b{%- else -%}c{%- endif -%}\n', [1]],
    ['one that is turned round', '{% unless x %}a{% else %}b{% endunless %}\n', [1]],
    ['a choice', '{% case x %}{% when 1 %}a{% when 2 %}b{% endcase %}\n', [1]],
  ])('%s', (_, text, lines) => expect(toldLines(text)).toEqual(lines));
});

describe('words', () => {
  it.each([
    ['notes in brackets', 'He said [sic] and [a], [A-B], [see below], [x=1], [note] that.\n'],
    ['a link and a reference', '[the lake](a.md) [the pass][p] [^1]\n\n[p]: https://a.example\n\n[^1]: x\n'],
    ['code', 'Type `[su_button url="x"]` or `\\textbf{x}`.\n\n```\n{toc}\n<% x %>\n```\n\n    [a_b id=1]\n'],
    ['formulas', 'Let $\\textbf{x} = \\begin{pmatrix}1\\end{pmatrix}$ be.\n\n$$\n\\text{a}\\label{x}\n$$\n'],
    ['braces', 'A set {a, b} and {note} and {info} once.\n'],
    ['a path of Windows', 'It lies in C:\\section\\item and \\\\server\\begin.\n'],
    ['a condition of one branch', '{% if x %}a ![](a.jpg){% endif %}\n\n{% unless x %}a{% else %}{% endunless %}\n'],
    ['a condition around nothing', '{% if x %}{% endif %}\n'],
    ['signs of less and more', 'a <5% b, 5%> and {% of it\n'],
    ['a list of things', 'h1 and h2. Then more\n'],
    ['what prints as typed', '{% raw %}{{ page.title }}{% endraw %}\n\n{{</* figure src="a.jpg" */>}}\n'],
    ['what is carried out', '{{< youtube dQw4w9WgXcQ >}}\n\n[caption id="x"]![](a.jpg) Lake[/caption]\n'],
  ])('%s', (_, text) => expect(toldLines(text)).toEqual([]));
});
