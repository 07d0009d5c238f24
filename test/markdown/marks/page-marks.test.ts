// What authors write for a new page and against one, in the spelling of each program, and what only looks like it.
import { describe, expect, it } from 'vitest';
import { codes, draw, read } from '../draw.ts';

const drawn = (middle: string): string[] => draw(read(`one\n\n${middle}\n\ntwo`));

describe('a page ends between the paragraphs', () => {
  it.each([
    // LaTeX, ConTeXt, Typst, Org, reStructuredText, AsciiDoc, Homebrewery, iA Writer.
    ...['\\newpage', '\\pagebreak', '\\clearpage', '\\cleardoublepage', '\\pagebreak[4]', '\\newpage{}', '\\eject'],
    ...['\\vfill\\eject', '#pagebreak()', '#+LATEX: \\newpage', '.. pagebreak::', '<<<', '\\page', '+++', '\f'],
    // Comments, of many languages and programs.
    ...['<!-- pagebreak -->', '<!-- \\newpage -->', '<!--nextpage-->', '<!--BREAK-->', '<!---BLOCK_PAGEBREAK--->'],
    ...['<!-- 分页 -->', '<!-- Seitenumbruch -->', '<!-- saut de page -->', '<!-- pagebreak: true -->'],
    // HTML: Typora, VS Code, Obsidian, WordPress, Word, mPDF, MDX.
    ...['<div class="pagebreak"></div>', '<div class="page-break" />', '<div class="page"/>', '<pagebreak />'],
    ...['<div style="page-break-after: always;"></div>', '<div style="break-after: page"/>', '<PageBreak />'],
    ...['<p style="page-break-after: always;">&nbsp;</p>', '<br style="page-break-before:always">'],
    ...['<hr class="page-break">', '<span style="page-break-after: always"></span>', '<w:br w:type="page"/>'],
    ...['<div class="break-after-page"></div>', '<div class="page-break-before"></div>'],
    // Templates and words in brackets.
    ...['{{< pagebreak >}}', '{{% pagebreak %}}', '{{pagebreak}}', '{% pagebreak %}', '{% include page-break.html %}'],
    ...['[pagebreak]', '[[pagebreak]]', '[newpage]', '{pagebreak}', '{::pagebreak /}', '{: .page-break}'],
    ...['{.page-break}', '--- page break ---', '***PAGE BREAK***', '--- {.page-break}', '—— 分页 ——'],
    // Fences.
    ...['::: {.page-break}\n:::', ':::page-break:::', '::pagebreak', '::: newpage\n\n:::'],
    ...['`\\newpage`{=latex}', '```{=latex}\n\\newpage\n```'],
    '```{=openxml}\n<w:p>\n  <w:r>\n    <w:br w:type="page"/>\n  </w:r>\n</w:p>\n```',
    '```{=latex}\n\\clearpage\n```\n\n```{=openxml}\n<w:p><w:r><w:br w:type="page"/></w:r></w:p>\n```',
  ])('%j', (spelling) => {
    expect(drawn(spelling)).toEqual(['<p>one</p>', '=== page ===', '<p>two</p>']);
    expect(codes(read(`one\n\n${spelling}\n\ntwo`))).toEqual([]);
  });

  it('also where no blank line parts it from the words', () => {
    expect(draw(read('one\n\\newpage\ntwo'))).toEqual(['<p>one</p>', '=== page ===', '<p>two</p>']);
  });
});

describe('a page begins with a heading', () => {
  it.each([
    ...['## A {.page-break-before}', '## A {.page-break}', '## A {#id .new-page}', 'A {.pagebreak}\n---'],
    ...['## A {style="page-break-before: always"}', '## A\n{: .page-break-before}', '{: .page-break-before}\n## A'],
    ...['<h2 style="page-break-before: always">A</h2>', '<h2 class="break-before-page">A</h2>'],
    ...['::: {.page-break-before}\n## A\n:::', '::: {.page-break}\n## A\n:::'],
    ...['<div style="break-before: page">\n\n## A\n\n</div>', '{.page-break-before}\n## A', '+++\n\n## A'],
  ])('%j', (heading) => {
    expect(drawn(heading)).toEqual(['<p>one</p>', '=== page ===', 'h2 A', '<p>two</p>']);
  });
});

it.each([
  ...['```\n\\newpage\n```', '`\\newpage`', 'The \\newpage command', '[next page](https://a.org)', 'New page'],
  ...['+++ Title\n\nwords\n\n+++', '<<<<<<< HEAD', '<div class="page"><p>x</p></div>', '(next page)', '<!-- more -->'],
  ...['<span epub:type="pagebreak" id="p1"></span>', '== New page ==', '<!--break-->', '$$\n\\newpage\n$$'],
  '```{code-cell}\nx\n```\n\n+++\n\nwords',
])('no page ends at %j', (words) => {
  const report = read(`one\n\n${words}\n\ntwo`);
  expect(draw(report)).not.toContain('=== page ===');
  // Some mean something to another program, which is told.
  expect(codes(report).filter((code) => !/^W_(?:TEMPLATE|MATH) /.test(code))).toEqual([]);
});

/** `whole` and `next` of each block: `W` no page ends in it, `N` none below it. */
const held = (text: string): string[] =>
  read(text).blocks.map((block) => {
    if (block.kind === 'break') return '=';
    return `${block.kind}${block.whole ? ' W' : ''}${block.keepsNext ? ' N' : ''}`;
  });

describe('what is kept together', () => {
  it.each<readonly [string, ...string[]]>([
    ['::: keep\n## A\n\nb\n\n![](x.jpg)\n\n![](y.jpg)\n:::', 'heading W N', 'prose W N', 'photos W'],
    ['::: {.keep-together}\na\n\nb\n:::', 'prose W N', 'prose W'],
    ['<div class="keep">\n\n- a\n- b\n\nc\n\n</div>', 'prose W N', 'prose W'],
    ['<!-- keep -->\n\na\n\nb\n\n<!-- /keep -->\n\nc', 'prose W N', 'prose W', 'prose'],
    ['<div style="page-break-inside: avoid">\n\n| a |\n|---|\n| 1 |\n\n</div>', 'prose W'],
    ['a {.keep}\n\nb', 'prose W', 'prose'],
    ['a\n{: .keep-with-next}\n\nb', 'prose N', 'prose'],
    ['a\n\n<p style="break-before: avoid">b</p>', 'prose N', 'prose'],
    ['::: keep\n![](x.jpg)\n\nwords\n:::\n\n![](z.jpg)', 'photos W N', 'prose W', 'photos'],
    ['::: keep\n![](x.jpg)\n:::\n\n::: keep\n![](y.jpg)\n:::', 'photos W', 'photos W'],
    ['![](x.jpg)\n\n::: keep\n![](y.jpg)\n:::\n\n![](z.jpg)', 'photos', 'photos W', 'photos'],
    ['a\n\nb', 'prose', 'prose'],
  ])('%j', (text, ...expected) => {
    expect(held(text)).toEqual(expected);
  });
});
