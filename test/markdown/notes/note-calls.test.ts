// Where a text names another, in every spelling; and what only looks so. Pure.
import { describe, expect, it } from 'vitest';
import { notesNamedIn } from '../../../src/markdown/notes/mark-notes.ts';
import { processorMs } from '../../helpers/time.ts';

/** `target`, `target # part`. */
function drawn(text: string): string[] {
  return notesNamedIn({ name: 'post.md', text }).map(({ target, part, by }) => {
    const shown = part === undefined ? '' : ` # ${Object.entries(part).map(([kind, value]) => `${kind} ${value}`)}`;
    return `${by} ${target}${shown}`;
  });
}

describe('a text names another', () => {
  it.each([
    ['Obsidian', '![[Hut]]', 'name Hut'],
    ['Obsidian, with a section', 'Before ![[Hut#The stove]] after', 'name Hut # heading The stove'],
    ['Obsidian, a section in a section', '![[Hut#Day 1#Food]]', 'name Hut # heading Day 1,Food'],
    ['Obsidian, a block', '![[Hut#^stove-2]]', 'name Hut # block stove-2'],
    ['Obsidian, its own section', '![[#Food]]', 'name  # heading Food'],
    ['Obsidian, other words', '![[days/Hut.md|the hut]]', 'name days/Hut.md'],
    ['Obsidian, in a table', '| a |\n|---|\n| ![[Hut\\|x]] |', 'name Hut'],
    ['a name with dots and a year', '![[2025.06.03 Reine v1.2]]', 'name 2025.06.03 Reine v1.2'],
    ['Logseq, a page', '- {{embed [[Reine]]}}', 'name Reine'],
    [
      'Logseq, a block',
      '- {{embed ((64f0c1d2-aaaa-4bbb-8ccc-0123456789ab))}}',
      'block 64f0c1d2-aaaa-4bbb-8ccc-0123456789ab # block 64f0c1d2-aaaa-4bbb-8ccc-0123456789ab',
    ],
    [
      'Logseq, a reference alone',
      '- ((64f0c1d2-aaaa-4bbb-8ccc-0123456789ab))',
      'block 64f0c1d2-aaaa-4bbb-8ccc-0123456789ab # block 64f0c1d2-aaaa-4bbb-8ccc-0123456789ab',
    ],
    [
      'Trilium',
      '<section class="include-note" data-note-id="i0A8yYpTNfFS" data-box-size="medium">&nbsp;</section>',
      'name i0A8yYpTNfFS',
    ],
    ['Trilium, empty', '<section class="include-note" data-note-id="a1B2"></section>', 'name a1B2'],
    [
      'Trilium, as its editor has it',
      '<section class="include-note ck-widget" data-box-size="small" data-note-id="a_1"> </section>',
      'name a_1',
    ],
    ['Hugo', '{{% include "days/one.md" %}}', 'path days/one.md'],
    ['Hugo, the other brackets', '{{< include file="days/one.md" >}}', 'path days/one.md'],
    ['Docsy', '{{% readfile "/includes/one.md" %}}', 'path /includes/one.md'],
    ['Docsy, within a folder', '{{< docs/read-file one.md >}}', 'path one.md'],
    ['Quarto', '{{< include _one.qmd >}}', 'path _one.qmd'],
    ['Quarto, in quotes', "{{< include '../parts/_one.qmd' >}}", 'path ../parts/_one.qmd'],
    ['Markdown Preview', '@import "one.md"', 'path one.md'],
    ['Markdown Preview, in a comment', '<!-- @import "one.md" -->', 'path one.md'],
    ['Markdown Preview, some lines', '@import "one.md" {line_begin=1 line_end=4}', 'path one.md # lines 2,4'],
    ['Jekyll', '{% include_relative days/one.md %}', 'path days/one.md'],
    ['Jekyll, trimmed', '{%- include_relative one.md -%}', 'path one.md'],
    ['Eleventy', '{% include "one.md" %}', 'path one.md'],
    ['mkdocs-include-markdown', '{% include-markdown "one.md" %}', 'path one.md'],
    ['MkDocs', '--8<-- "one.md"', 'path one.md'],
    ['MkDocs, in an item', '- --8<-- "one.md"', 'path one.md'],
    ['MkDocs, some lines', '-8<- "one.md:2:5"', 'path one.md # lines 2,5'],
    ['MkDocs, a region', '--8<-- "one.md:food"', 'path one.md # region food'],
    ['MkDocs, several', '--8<--\none.md\ntwo.md\n--8<--', 'path one.md', 'path two.md'],
    ['markdown-include', '{! one.md !}', 'path one.md'],
    ['VuePress', '<!--@include: ./one.md-->', 'path ./one.md'],
    ['VitePress, some lines', '<!-- @include: @/parts/one.md{3,5} -->', 'path @/parts/one.md # lines 3,5'],
    ['VitePress, from a line on', '<!--@include: ./one.md{3,}-->', 'path ./one.md # lines 3,Infinity'],
    ['VitePress, a section', '<!--@include: ./one.md#food-->', 'path ./one.md # heading food'],
    ['MultiMarkdown', '{{one.md}}', 'path one.md'],
    ['iA Writer', '/days/one.md', 'path /days/one.md'],
    ['iA Writer, with a title', '/one.md "The hut"', 'path /one.md'],
    ['mdBook', '{{#include one.md:2:10}}', 'path one.md # lines 2,10'],
    ['DocFX', '[!INCLUDE [the hut](one.md)]', 'path one.md'],
    ['GitLab', '::include{file=one.md}', 'path one.md'],
    ['AsciiDoc', 'include::one.md[]', 'path one.md'],
    ['markdown-it-include', '!!!include(one.md)!!!', 'path one.md'],
    ['MarkBind', '<include src="one.md" />', 'path one.md'],
    ['MyST', '```{include} one.md\n:start-line: 1\n```', 'path one.md'],
    ['R Markdown', '```{r, child = "one.Rmd"}\n```', 'path one.Rmd'],
    ['MDX', "import One from './_one.mdx';\n\n# Day\n\n<One />", 'path ./_one.mdx'],
    ['two on a line', '![[a]] ![[b]]', 'name a', 'name b'],
    ['below front matter', '---\ntitle: x\n---\n![[a]]', 'name a'],
    ['with carriage returns', 'a\r\n\r\n![[a]]\r\n', 'name a'],
  ])('%s', (_, text, ...expected) => {
    expect(drawn(text)).toEqual(expected);
  });

  it.each([
    ['a picture', '![[a.jpg]] ![[b.PNG|300]]'],
    ['a film, a sound', '![[a.mp4]] ![[b.m4a]]'],
    ['a file of another kind', '![[a.pdf]] ![[b.canvas]] ![[Drawing.excalidraw]] ![[t.gpx]]'],
    ['a link', '[[Hut]] [x](one.md) [y](:/0123456789abcdef0123456789abcdef)'],
    ['code', '`![[Hut]]` and\n\n```\n{{< include "one.md" >}}\n<!--@include: one.md-->\n--8<-- "one.md"\n```'],
    ['escaped', '\\![[Hut]] and ;--8<-- "one.md" and {{{< include one.md >}}}'],
    ['a template of a site', '{% include figure.html url="a.jpg" %} {{< include "nav.html" >}} {{ title }}'],
    [
      'asked for as code',
      '{{% readfile file="one.md" code="true" lang="md" %}} and\n\n@import "one.md" {code_block=true}',
    ],
    ['an address', '{{https://example.org/one.md}}'],
    ['a path within a sentence', 'See /days/one.md for more'],
    ['without a name', '![[]] ![[ ]] ![[#]] {{}}'],
    ['a component of another kind', "import One from './One.jsx';\n\n<One />"],
  ])('but not %s', (_, text) => {
    expect(drawn(text)).toEqual([]);
  });

  it.each([
    ['![['],
    ['{{< include '],
    ['{{embed [['],
    ['--8<--\n'],
    ['<!--@include: '],
    ['[!include['],
    ['<include src="a" '],
    ['```{include} a.md\n'],
    ['/a.md '],
    ['{% include '],
    ["import A from 'a.mdx'\n<A "],
  ])('takes no longer than the text is long: %s', (piece) => {
    const work = (times: number) => processorMs(() => drawn(piece.repeat(times)));
    work(1_000);
    const [short, long] = [work(5_000), work(40_000)];
    expect(long).toBeLessThan(40 * Math.max(short, 5));
  });
});
