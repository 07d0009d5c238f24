// Marks that ask for a table of contents, as people write them in one program or another.
import { describe, expect, it } from 'vitest';
import { takeContentsMarks } from '../../../../src/markdown/dialects/pages/contents-marks.ts';
import { processorMs } from '../../../helpers/time.ts';
import { read } from '../../draw.ts';

const context = { file: 'post.md', firstLine: 1, frontMatter: {} };
const body = '\n\n## Harbour\n\nWords.\n\n## Summit\n\nMore.';
/** What is left to print of a mark between two paragraphs; undefined where nothing was asked for. */
const left = (mark: string): string | undefined => {
  const { text, asked } = takeContentsMarks(`# Post\n\nLead.\n\n${mark}${body}`, context);
  expect(text.length).toBe(`# Post\n\nLead.\n\n${mark}${body}`.length);
  expect(text.split('\n').length).toBe(`# Post\n\nLead.\n\n${mark}${body}`.split('\n').length);
  return (
    asked &&
    text.replace(/\s+/g, ' ').replace('# Post Lead. ', '').replace('## Harbour Words. ## Summit More.', '').trim()
  );
};

describe('asks for contents and is not printed', () => {
  it.each([
    '[TOC]',
    '[toc]',
    '[[toc]]',
    '[[TOC]]',
    '[[_TOC_]]',
    '[[__TOC__]]',
    '[[tableofcontents]]',
    '[Table of Contents]',
    '__TOC__',
    '~~TOC~~',
    '@[toc]',
    '@[TOC]',
    '@toc',
    '@[[toc]]',
    '@[TOC](目录)',
    '\u0024{toc}',
    '{toc}',
    '{toc:maxLevel=3|minLevel=2}',
    '{{TOC}}',
    '{{toc}}',
    '{{>toc}}',
    '{{TOC:2-4}}',
    '{{ toc }}',
    '{{ page.toc }}',
    '{{ .TableOfContents }}',
    '{{ content | toc_only }}',
    '{{< toc >}}',
    '{{% toc %}}',
    '{{< toc levels="2" >}}',
    '{{< table_of_contents >}}',
    '{{<toc>}}',
    '{% toc %}',
    '{%- include toc.html html=content -%}',
    '{% include toc %}',
    '{{renderer :tocgen2, [[]], 3}}',
    '{:toc}',
    '* TOC\n{:toc}',
    '- TOC\n{:toc}',
    '1. Contents\n{:toc}',
    '* will be replaced\n{: toc}',
    '* TOC\n{:toc .large-only}',
    '*\n{:.x toc}',
    '\\tableofcontents',
    '\\tableofcontents{}',
    '\\toc',
    '\\placecontent',
    '#outline()',
    '#+TOC: headlines 2',
    '.. contents::',
    '.. contents:: Table of Contents',
    'toc::[]',
    '<!-- toc -->',
    '<!-- TOC -->',
    '<!--toc-->',
    '<!-- toc:start -->',
    '<!-- toc -->\n\n- [Harbour](#harbour)\n  * [Pier](#pier)\n\n<!-- tocstop -->',
    '<!-- TOC depthFrom:1 depthTo:6 -->\n\n- [Harbour](#harbour)\n\n<!-- /TOC -->',
    "<!-- START doctoc generated TOC please keep comment here to allow auto update -->\n<!-- DON'T EDIT THIS SECTION -->\n**Table of Contents**  *generated with [DocToc](https://x.org)*\n\n- [Harbour](#harbour)\n\n<!-- END doctoc generated TOC please keep comment here to allow auto update -->",
    '<!--ts-->\n   * [Harbour](#harbour)\n<!--te-->',
    '<!-- table of contents -->',
    '::: toc\n:::',
    ':::toc\n:::',
    '::: {.toc}\n:::',
    ':::{contents}\n:depth: 2\n:::',
    '```{tableofcontents}\n```',
    '```{contents} On this page\n:local:\n```',
    '```toc\n```',
    '```table-of-contents\ntitle: x\n```',
    '<TOCInline toc={toc} />',
    '<Toc />',
    '<TableOfContents></TableOfContents>',
    '<div id="toc"></div>',
    '<nav class="toc"> </nav>',
    '  [TOC]  ',
    '[TOC]\r',
  ])('%j', (mark) => {
    expect(left(mark)).toBe('');
    expect(takeContentsMarks(`x\n\n${mark}`, context).asked?.place).toEqual({ file: 'post.md', line: 3, column: 1 });
  });
  it('the list that Org writes below its heading', () => {
    const list =
      '# Table of Contents\n\n1.  [Harbour](#org1a2b3c4)\n    1.  [Pier](#org5d6e7f8)\n2.  [Sea](#org9d6e7f8)';
    expect(left(list)).toBe('');
    expect(takeContentsMarks(list, context).asked).toEqual({
      place: { file: 'post.md', line: 3, column: 1 },
      title: 'Table of Contents',
    });
    expect(takeContentsMarks(list.slice(21), context).asked).toBeUndefined();
  });

  it.each([
    ['## Contents\n\n[TOC]', 'Contents'],
    ['# Table of Contents\n[[toc]]', 'Table of Contents'],
    ['Table of Contents\n-----------------\n\n<!-- toc -->', 'Table of Contents'],
    ['**Contents:**\n\n{{< toc >}}', 'Contents'],
    ['## Inhalt\n{:.no_toc}\n\n* TOC\n{:toc}', 'Inhalt'],
    ['## Table of Contents <!-- omit in toc -->\n\n[[toc]]', 'Table of Contents'],
    ['# 目录\n\n[TOC]', '目录'],
    ['## Sommaire {#s .unnumbered}\n\n[TOC]', 'Sommaire'],
    ['@[TOC](这里是目录)', '这里是目录'],
  ])('with the heading above it: %j', (mark, title) => {
    expect(left(mark)).toBe('');
    expect(takeContentsMarks(`${mark}${body}`, context).asked?.title).toBe(title);
  });
});

describe('is left alone', () => {
  it.each([
    '## Contents\n\n- [Harbour](#harbour)\n- [Summit](#summit)',
    'See [toc] below.',
    '[toc]: https://example.org/toc.html',
    '[TOC](toc.html)',
    '`[TOC]`',
    '```\n[TOC]\n```',
    '    [TOC]',
    '<!--\n[TOC]\n-->',
    '<!-- no toc -->\n- [Harbour](#harbour)',
    '<!-- the tocsin rang -->',
    '{{< tocsin >}}',
    '{{tocsin}}',
    '\\tocsin',
    '<div id="toc">Words</div>',
    '- [TOC] in an item',
    '::: tocsin\nWords\n:::',
    'Stocks and tockens',
  ])('%j', (mark) => expect(left(mark)).toBeUndefined());

  it('what stands between the marks and is more than a list', () => {
    expect(left('<!-- toc -->\n\nThe author’s words.\n\n<!-- tocstop -->')).toContain('The author’s words.');
  });
  it('a heading of other words above the mark', () => expect(left('## Our week\n\n[TOC]')).toBe('## Our week'));
});

it('headings that their author keeps out', () => {
  const text = [
    '## In',
    '## Out {.unlisted}',
    '## Out {#x .no-toc}',
    '## Out <!-- omit in toc -->',
    '## Out',
    '{:.no_toc}',
    '## In {.unnumbered}',
    '```',
    '## Code {.unlisted}',
    '```',
  ].join('\n');
  expect([...takeContentsMarks(text, context).unlisted]).toEqual([2, 3, 4, 5]);
  const { blocks } = read(`${text}\n\nx`);
  expect(blocks.map((block) => ('unlisted' in block ? block.text : ''))).toEqual([
    '',
    'Out',
    'Out',
    'Out',
    'Out',
    '',
    '',
    '',
  ]);
});

describe('the report', () => {
  const options = (text: string) => {
    const asked = read(text).options;
    return Object.fromEntries(Object.entries(asked).map(([key, { value }]) => [key, value]));
  };
  it('asks as front matter would, which goes first', () => {
    expect(options('# A\n\n[TOC]\n\n## B')).toEqual({ toc: 'true' });
    expect(options('# A\n\n## Inhalt\n\n[TOC]\n\n## B')).toEqual({ toc: 'true', tocTitle: 'Inhalt' });
    expect(options('---\ntoc: false\n---\n# A\n\n[TOC]\n\n## B')).toEqual({ toc: 'false' });
    expect(options('# A\n\nNo mark.\n\n## B')).toEqual({});
  });
  it('in a quotation or a list, too', () => {
    expect(options('# A\n\n> [TOC]\n\n## B')).toEqual({ toc: 'true' });
    expect(options('# A\n\n- a\n\n  [[toc]]\n\n## B')).toEqual({ toc: 'true' });
  });
});

it('takes time in proportion to the text', () => {
  const marks = (n: number) => '<!-- toc -->\n\n- [a](#a)\n'.repeat(n) + '::: toc\n'.repeat(n) + '{:toc}\n'.repeat(n);
  const ms = (n: number) => {
    const text = marks(n);
    return processorMs(() => takeContentsMarks(text, context));
  };
  ms(500);
  expect(ms(16_000) / ms(4_000)).toBeLessThan(12);
});
