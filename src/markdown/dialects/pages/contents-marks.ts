// Step 1, dialects: takes marks that ask for contents off a text (`[TOC]`, `{{< toc >}}`, `<!-- toc -->`), with the
// heading right above them and the list that a tool has written for them. Each is overwritten with spaces, so that
// every other character keeps its place. A list of links without a mark is its author's. Linear: looks at lines one by
// one.

import { LANGUAGE_WORDS } from '../../../locales/words.ts';
import type { Report, SourcePlace } from '../../../model.ts';
import { type Context, readSource } from '../source/source.ts';

export interface AskedContents {
  readonly place: SourcePlace;
  /** As the heading above the mark calls them, or the mark itself. */
  readonly title?: string;
}

export interface ContentsMarks {
  readonly text: string;
  /** By the first mark. */
  readonly asked?: AskedContents;
  /** Lines of headings that their author keeps out of the contents, from 1. */
  readonly unlisted: ReadonlySet<number>;
}

/** In every mark, and in every sign that a heading is not to be listed. */
const CONCERNS = /toc|content|outline\(|unlisted|<!--\s?ts|\]\(#org[\da-f]{7}\)/i;

/** No mark is longer. */
const MOST_CHARS = 200;
/** A list that a tool wrote between its marks is no longer. */
const MOST_LINES = 2000;

const NAME = '(?:toc|table[-_ ]?of[-_ ]?contents)';

/** A whole line, without the space around it. */
const MARKS: readonly RegExp[] = [
  new RegExp(`^\\[${NAME}\\]$|^\\[\\[_{0,2}${NAME}_{0,2}\\]\\]$|^__toc__$|^~~toc~~$|^\\$\\{${NAME}\\}$`, 'i'),
  /^@toc$|^@\[{1,2}toc\]{1,2}(?:\(([^()]{0,80})\))?$/i,
  // Confluence, MultiMarkdown, Redmine, Jekyll, Hugo, Zola, Quarto.
  new RegExp(`^\\{{1,2}\\s?[>.]?\\s?(?:page\\.)?${NAME}(?:[:|][^{}]{0,80})?\\s?\\}{1,2}$`, 'i'),
  new RegExp(`^\\{\\{[<%]\\s?${NAME}(?=[\\s/>%])[^{}]{0,100}[>%]\\}\\}$`, 'i'),
  new RegExp(
    `^\\{%-?\\s?(?:include(?:_cached)?\\s)?\\s?${NAME}(?:\\.html|\\.md|\\.liquid)?(?=[\\s%-])[^{}%]{0,120}%\\}$`,
    'i',
  ),
  /^\{\{\s?content\s?\|\s?toc_only\s?\}\}$|^\{\{renderer :tocgen\d?[^{}]{0,80}\}\}$/i,
  // LaTeX, ConTeXt, Typst, Org, reStructuredText, AsciiDoc.
  /^\\(?:tableofcontents|toc|placecontent)(?:\{\})?;?$|^#outline\(\)$|^#\+toc:/i,
  /^\.\. contents::|^toc::\[\]$/i,
  // Components and empty elements.
  /^<toc(?:inline)?(?=[\s/>])[^<>]{0,150}>(?:<\/toc(?:inline)?>)?$|^<table-?of-?contents(?=[\s/>])[^<>]{0,150}>(?:<\/table-?of-?contents>)?$/i,
  /^<(?:div|nav|aside|section|p|ul|span)\s[^<>]{0,80}(?:id|class)=["']?(?:toc|table-of-contents|toctree)["']?[^<>]{0,80}>\s?<\/(?:div|nav|aside|section|p|ul|span)>$/i,
];

const COMMENT = /^<!--[\s-]{0,4}(?:(?:start|begin|insert)[\s:-]{0,3})?(?:doctoc|toc|ts|table of contents)(?=[\s:>-])/i;
const COMMENT_ENDS =
  /^<!--[\s-]{0,4}(?:\/\s?toc|end[\s:-]{0,3}(?:doctoc|toc)|tocstop|te(?=-->)|toc[\s:-]{0,3}(?:end|stop))/i;
const FENCE =
  /^(?::{3,}|`{3,}|~{3,})\s?\{?[.]?(?:toc|table-of-contents|tableofcontents|contents)\}?(?:\s[^\n]{0,80})?$/i;
/** kramdown: `{:toc}` below an item of a list, whatever that says. */
const KRAMDOWN = /^\{:\s?(?:\.[\w-]{1,40}\s)?toc(?=[\s}.#])[^{}]{0,80}\}$/i;
const ITEM = /^(?:[-*+]|\d{1,3}[.)])(?:\s[^\n]{0,100})?$/;

/** Of the list that Org writes below a heading when it exports Markdown. */
const ORG_ITEM = /^(?:[-*+]|\d{1,3}\.)\s{1,9}\[[^\n]{1,200}\]\(#org[\da-f]{7}\)$/;

const UNLISTED = [/\{[^{}]{0,100}\.(?:unlisted|no[-_]?toc|toc-ignore)(?=[\s.#}])[^{}]{0,100}\}$/i];
const UNLISTED_COMMENT = /<!--\s?(?:omit (?:in|from) toc|no toc|toc:ignore)\s?-->$/i;
const UNLISTED_BELOW = /^\{:\s?\.?no_?toc(?=[\s}.])[^{}]{0,80}\}$/i;

/** What people write above their contents, besides the words of every language. */
const TITLES = new Set(
  [
    ...LANGUAGE_WORDS.map(({ headings }) => headings.contents),
    ...'table of contents|toc|contents of this page|on this page|inhaltsverzeichnis|inhaltsübersicht|inhoudsopgave'.split(
      '|',
    ),
    ...'table des matières|tabla de contenidos|tabla de contenido|contenido|contenidos|sumário|tabela de conteúdos'.split(
      '|',
    ),
    ...'sommario|indholdsfortegnelse|innholdsfortegnelse|innehållsförteckning|sisällysluettelo|tartalomjegyzék'.split(
      '|',
    ),
    ...'оглавление|目錄|目录|内容|目次|もくじ|목차|فهرس|فهرست|جدول المحتويات|תוכן|kazalo vsebine|vsebina'.split('|'),
  ].map((title) => title.toLowerCase()),
);

export function takeContentsMarks(text: string, context: Context): ContentsMarks {
  const unlisted = new Set<number>();
  if (!CONCERNS.test(text)) return { text, unlisted };
  const lines = text.split('\n');
  const trimmed = lines.map((line) => (line.length > MOST_CHARS + 20 ? '' : line.trim()));
  const offsets: number[] = [];
  let at = 0;
  for (const line of lines) {
    offsets.push(at);
    at += line.length + 1;
  }
  let source: ReturnType<typeof readSource> | undefined;
  /** Not in code, nor in a comment that began above: comments and fences are marks themselves. */
  const isText = (index: number, own: boolean): boolean => {
    const line = lines[index] as string;
    if (/^(?: {4}|\t)/.test(line)) return false;
    source ??= readSource(text, context);
    const at = (offsets[index] as number) + line.search(/\S/);
    if (!own) return !source.isCode(at);
    return index === 0 || source.skipCode(offsets[index - 1] as number) <= at;
  };
  const gone = new Set<number>();
  let asked: AskedContents | undefined;

  for (const [index, line] of trimmed.entries()) {
    if (line.length < 3 || gone.has(index) || !CONCERNS.test(line)) continue;
    if (line.startsWith('#') && (UNLISTED_COMMENT.test(line) || UNLISTED.some((sign) => sign.test(line)))) {
      if (isText(index, false)) unlisted.add(context.firstLine + index);
    } else if (UNLISTED_BELOW.test(line)) {
      if (index > 0 && isText(index, false)) unlisted.add(context.firstLine + index - 1);
    }
    const mark = markAt(index, line);
    if (!mark) continue;
    for (let one = mark.from; one <= mark.to; one++) gone.add(one);
    const title = titleAbove(mark.from) ?? mark.title;
    asked ??= { place: placeOf(mark.from), ...(title && { title }) };
  }
  if (gone.size === 0) return { text, unlisted };
  const kept = lines.map((line, index) => (gone.has(index) ? line.replace(/[^\r]/g, ' ') : line));
  return { text: kept.join('\n'), asked: asked as AskedContents, unlisted };

  /** First and last line of the mark, and what it calls the contents. */
  function markAt(index: number, line: string): { from: number; to: number; title?: string | undefined } | undefined {
    if (line.startsWith('<!--')) {
      if (!COMMENT.test(line) || COMMENT_ENDS.test(line) || !isText(index, true)) return undefined;
      const end = line.includes('-->') ? index : -1;
      return end < 0 ? undefined : { from: index, to: writtenUntil(index) };
    }
    if (FENCE.test(line) && isText(index, line[0] !== ':')) {
      const sign = line[0] as string;
      const close = trimmed.slice(index + 1, index + 20).findIndex((other) => isClosing(other, sign));
      return close < 0 ? undefined : { from: index, to: index + 1 + close };
    }
    if (KRAMDOWN.test(line) && isText(index, false)) {
      const item = ITEM.test(trimmed[index - 1] ?? '');
      return { from: item ? index - 1 : index, to: index };
    }
    if (ORG_ITEM.test(line) && isText(index, false)) {
      const end = trimmed.findIndex((other, at) => at > index && !ORG_ITEM.test(other));
      const title = titleAbove(index);
      return title === undefined ? undefined : { from: index, to: (end < 0 ? trimmed.length : end) - 1, title };
    }
    const match = MARKS.map((pattern) => pattern.exec(line)).find(Boolean);
    return match && isText(index, false) ? { from: index, to: index, title: match[1]?.trim() || undefined } : undefined;
  }

  /** To the end mark, where a tool's own list stands between the two and nothing else. */
  function writtenUntil(index: number): number {
    for (let at = index + 1; at < Math.min(trimmed.length, index + MOST_LINES); at++) {
      const line = trimmed[at] as string;
      if (COMMENT_ENDS.test(line)) return at;
      const listed =
        line === '' || /^(?:[-*+]|\d{1,3}[.)])\s{1,9}[^\n]{0,20}\]\(#|^(?:[-*+]|\d{1,3}[.)])\s{1,9}\[/.test(line);
      if (!listed && !isTitle(line) && !/generated (?:with|by)|DON'T EDIT|please keep comment/i.test(line)) break;
    }
    return index;
  }

  /** The heading right above the mark, which goes with it. */
  function titleAbove(from: number): string | undefined {
    let above = from - 1;
    while (above >= 0 && above > from - 6 && (trimmed[above] === '' || UNLISTED_BELOW.test(trimmed[above] as string)))
      above -= 1;
    let words = trimmed[above] ?? '';
    const under = /^(?:=+|-+)$/.test(words) && above > 0 ? above-- : undefined;
    if (under !== undefined) words = trimmed[above] as string;
    const isHeading = under !== undefined || /^(?:#|\*\*|__|<h\d)/.test(words);
    if (!isHeading || gone.has(above) || !isTitle(words) || !isText(above, false)) return undefined;
    for (let one = above; one < from; one++) gone.add(one);
    return plainTitle(words);
  }

  function placeOf(index: number): SourcePlace {
    return { file: context.file, line: context.firstLine + index, column: 1 };
  }
}

/** A mark in the text asks as front matter does, which goes first. */
export function contentsOptions(marks: readonly (AskedContents | undefined)[]): Report['options'] {
  const asked = marks.find((mark) => mark !== undefined);
  if (!asked) return {};
  const { place, title } = asked;
  return { toc: { value: 'true', place }, ...(title && { tocTitle: { value: title, place } }) };
}

const isClosing = (line: string, sign: string): boolean => line.length >= 3 && line === sign.repeat(line.length);

const isTitle = (line: string): boolean => TITLES.has(plainTitle(line).toLowerCase());

/** Without the marks of a heading, of emphasis, and the attributes behind it. */
function plainTitle(line: string): string {
  const inside = line
    .replace(/^#{1,6}\s?|^<h\d[^<>]{0,80}>|<\/h\d>$/g, '')
    .replace(/\{[^{}]{0,100}\}$|<!--[^<>]{0,40}-->$/, '')
    .trim();
  return inside.replace(/^[*_]{1,3}|[#*_:：\s]{1,8}$/g, '').trim();
}
