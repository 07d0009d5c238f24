// Step 1, dialects: reads the sizes in attribute lists (`{width=50%}`, `{: .class}`), which never print, and `:::`
// fences. Lists of pandoc, kramdown, markdown-it, MkDocs, Logseq (`{:height 300, :width 400}`).

import { append } from '../../lists.ts';
import { trimEndOf, upTo } from '../../trimming.ts';
import { alertKind } from '../alert-names.ts';
import { lineEnd } from '../line-offsets.ts';
import { blockMarksIn, breakStyle } from '../marks/page-marks.ts';
import { photoMarks, turnClass } from '../marks/photo-marks.ts';
import { endsItsLine, markedLine, markOf } from './marks/block-marks.ts';
import { captionEdits, closingEdits, FENCE, groupsOf, styledCaptions, tableTitle } from './marks/figure-groups.ts';
import { LAYOUT_END, layoutMark } from './picture/layout-marks.ts';
import { readParameters } from './picture/parameters.ts';
import { boldWords, escapeText, type Size, sizeOf, sizeOfClass, sizeOfStyle, withUnits } from './picture/picture.ts';
import { type Edit, occurrences, type Rewriting, type SourceText } from './source/source.ts';

export interface AttributeList extends Size {
  readonly id?: string;
  readonly caption?: string;
  readonly alt?: string;
  /** The alt text is for those who cannot see alone. */
  readonly unseen?: true;
  /** Classes, and the part of a style, that say something of pages or of a whole block. */
  readonly marks?: readonly string[];
  readonly breaks?: string;
  readonly to: number;
}

/** No list is longer, so that reading stays linear. */
const LIST_CHARS = 500;
/** Lists with a meaning for the parser: the table of contents. */
const CONTENTS = /^\{:\s*(?:toc|#?markdown-toc)\b/i;

/** The attribute list that begins at `at` (a brace), or undefined when the braces hold something else. */
export function readAttributes(text: string, at: number): AttributeList | undefined {
  const part = text.slice(at, at + LIST_CHARS);
  const shut = closingBrace(part);
  if (shut < 0) return undefined;
  const kramdown = part[1] === ':';
  // Wrapped inside a quotation, each of its lines begins with a mark.
  const inside = withUnits(part.slice(kramdown ? 2 : 1, shut).replace(/\n[ \t]*>[ \t>]*/g, '\n'));
  const to = at + shut + 1;
  if (kramdown && CONTENTS.test(part)) return undefined;
  // Logseq: {:height 300, :width 400}
  const pairs = /^:?\w+\s+[\d.]+%?(?:\s*,\s*:\w+\s+[\d."%\w]+)*\s*$/.test(inside);
  if (kramdown && pairs) {
    const words = Object.fromEntries(
      [...inside.matchAll(/\b(\w+)\s+"?([\d.%]+)/g)].map((match) => [match[1], match[2]]),
    );
    return { ...sizeOf(words.width, words.height), to };
  }
  if (!kramdown && !looksLikeList(inside)) return undefined;
  let found: AttributeList = { to };
  for (const { key, value } of readParameters(inside, 0)) {
    if (key === 'width' || key === 'w') found = { ...found, ...sizeOf(value) };
    else if (key === 'height' || key === 'h') found = { ...found, ...sizeOf(undefined, value) };
    else if (key === 'style') found = withStyle({ ...sizeOfStyle(value), ...found }, value);
    else if (key === 'class') found = withClass(found, value);
    else if (key === 'rotate') found = withClass(found, turnClass(value) ?? '');
    else if (/^(?:caption|fig-cap|title)$/.test(key ?? '') && /^(?:off|none|false|no)$/i.test(value))
      found = withClass(found, 'caption-off');
    else if (key === 'align' || key === 'fig-align') found = withClass(found, value);
    else if (key === 'id') found = { ...found, id: value };
    else if (key === 'caption' || key === 'fig-cap' || key === 'title' || key === 'data-caption')
      found = { ...found, caption: value };
    else if (key === 'fig-alt') found = { ...found, alt: value, unseen: true };
    else if (key === 'alt') found = { ...found, alt: value };
    else if (key === undefined && value.startsWith('#')) found = { ...found, id: upTo(value.slice(1), '.') };
    else if (key === undefined && value.startsWith('.')) found = withClass(found, value.replace(/\./g, ' '));
  }
  return found;
}

function withClass(found: AttributeList, value: string): AttributeList {
  const said = sizeOfClass(value);
  const classes = [found.classes, said.classes].filter(Boolean).join(' ');
  const marks = [...(found.marks ?? []), ...blockMarksIn(value)];
  return { ...said, ...found, ...(classes ? { classes } : {}), ...(marks.length > 0 ? { marks } : {}) };
}

/** A style that turns a photo is kept as a class. */
function withStyle(found: AttributeList, value: string): AttributeList {
  const { turn } = photoMarks('', value, '');
  const breaks = breakStyle(value);
  const said = turn ? withClass(found, `rotate-${turn}`) : found;
  return breaks === '' ? said : { ...said, breaks };
}

/** pandoc: `# Methods {-}`, a heading without a number. */
const UNNUMBERED = /(?:^|\n) {0,3}#{1,6}[ \t][^\n{}]{1,380}\{-\}[ \t\r]{0,20}(?:\n|$)/;

/** Removes attribute lists that belong to no picture (an id becomes a target, what they say of pages a mark) and `:::`
 *  lines but for their title. */
export function rewriteAttributes(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  let done = 0;
  for (const at of occurrences(source, '{')) {
    if (at < done || text[at - 1] === '\\') continue;
    const kramdown = text[at + 1] === ':';
    if (text.startsWith('{-}', at) && UNNUMBERED.test(text.slice(Math.max(0, at - 400), at + 83))) {
      edits.push({ from: gapBefore(text, at), to: at + 3, text: '' });
      continue;
    }
    const belongs = kramdown || belongsToSomething(text, at);
    if (!belongs && !endsItsLine(text, at)) continue;
    const list = readAttributes(text, at);
    const mark = list && markOf(list);
    if (!list || (!belongs && !mark)) continue;
    // Below a table's last row it would be one more.
    const below = kramdown && /\n[ \t]{0,9}\|[^\n]{1,2000}\n[ \t]{0,9}$/.test(text.slice(Math.max(0, at - 2020), at));
    const target = list.id && !below && /^[^\s"'{}<>&=]+$/.test(list.id) ? `<a id="${list.id}"></a>` : '';
    const title = below && list.caption ? `<p markdown="1">${tableTitle(escapeText(list.caption))}</p>` : target;
    const span = kramdown ? undefined : bracketedSpan(text, at);
    const from = isItem(text, at) ? at : gapBefore(text, at);
    const marked = mark ? markedLine(text, at, list.to) : undefined;
    if (marked !== undefined && marked < at) edits.push({ from: marked, to: marked, text: ` ${mark}` });
    if (span !== undefined && !mark)
      edits.push({ from: span, to: span + 1, text: '' }, { from: at - 1, to: list.to, text: target });
    else edits.push({ from, to: list.to, text: marked === at ? `${target} ${mark}` : title });
    if (marked !== undefined && marked > at) edits.push({ from: marked, to: marked, text: ` ${mark}` });
    done = list.to;
  }
  const titles = text.includes(':::') ? [...styledCaptions(source), ...fences(source)] : [];
  return { edits: [...edits, ...titles], problems: [] };
}

/** Each list can be read in one way only (a name takes all its characters, white space follows): linear in the text. */
const LIST =
  /^\s*(?:(?:[=,-]|#[^\s"'{}<>&=]+(?![^\s"'{}<>&=])|\.[\p{L}\p{N}_:.-]+(?![\p{L}\p{N}_:.-])|(?:data-[a-z-]{1,40}|zoom(?:able)?|no-?zoom|lightbox|lazy|loading|async|reveal|unnumbered)(?![\p{L}\p{N}_:.-]))\s*)+$/u;

/** `#id`, `.class`, `key=value`, `-`, and nothing else. */
function looksLikeList(inside: string): boolean {
  const words = inside.replace(/(?<![\w:@-])[\w:@-]+\s*=\s*(?:"[^"]*"|'[^']*'|“[^”]*”|[^\s"'{},]+)/g, ' = ');
  return /[=#.]|^-$/.test(words) && LIST.test(words) && /\w/.test(inside);
}

function closingBrace(part: string): number {
  let quote = '';
  for (let at = 1; at < part.length; at += 1) {
    const char = part[at]!;
    if (char === '\n' && part[at + 1] === '\n') return -1;
    if (quote) {
      if (char === quote) quote = '';
    } else if ((char === '"' || char === "'") && part[at - 1] === '=') quote = char;
    else if (char === '{') return -1;
    else if (char === '}') return at;
  }
  return -1;
}

/** Directly after a link, picture, span, emphasis or code, at the end of a heading, or alone on a line. */
function belongsToSomething(text: string, at: number): boolean {
  const before = text[at - 1];
  if (before !== undefined && /[)\]*_`>"~]/.test(before)) return true;
  const line = text.slice(Math.max(0, at - 400), at).replace(/^[\s\S]*\n/, '');
  return (
    /^[ \t]{0,3}#{1,6}[ \t]/.test(line) ||
    (line.trim() === '' && /^\{[ \t]{0,3}:?[ \t]{0,3}[#.][^{}\n]*\}[ \t]*(?:\n|$)/.test(text.slice(at, at + 300)))
  );
}

/** `[words]{.class}`: where its bracket opens, when it is no link. */
function bracketedSpan(text: string, at: number): number | undefined {
  if (text[at - 1] !== ']') return undefined;
  const before = text.slice(Math.max(0, at - 300), at - 1);
  const open = before.lastIndexOf('[');
  if (open < 0 || /[\]\n]/.test(before.slice(open)) || before[open - 1] === '!' || before[open - 1] === ']')
    return undefined;
  return at - 1 - before.length + open;
}

/** kramdown, SiYuan: `* {: .class}words` describes the item, whose mark keeps its space. */
function isItem(text: string, at: number): boolean {
  return /(?:^|\n)[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+$/.test(text.slice(Math.max(0, at - 80), at));
}

function gapBefore(text: string, at: number): number {
  let from = at;
  while (from > 0 && text[from - 1] === ' ') from -= 1;
  return from > 0 && text[from - 1] !== '\n' ? from : at;
}

/** `::: tip Title`, `:::gallery`, `::: {.columns}`, `:::`: only a title is left; an alert becomes a quote. */
function fences(source: SourceText): Edit[] {
  const { text } = source;
  const edits: Edit[] = [];
  const open: { alert: string | undefined; margin: number; index: number; inside: number; box?: boolean }[] = [];
  const groups = groupsOf(text).filter(({ from }) => !source.isCode(from) && !source.isHtml(from));
  const titled = new Map(groups.flatMap((group) => (group.titled ? [[group.from, group] as const] : [])));
  // Of tables and code: their words stand above them.
  const named = new Map(
    [...titled.values()].flatMap(({ pictures, opens, words }) => (pictures ? [] : [[opens, words]])),
  );
  for (const group of groups) if (!group.titled) append(edits, captionEdits(group));
  // How many alerts are open; one inside another stays a bold line.
  let alerts = 0;
  for (const match of text.matchAll(FENCE)) {
    const from = match.index;
    if (source.isCode(from)) continue;
    const words = match[1]!.slice(0, 400).trim();
    const to = from + match[0].length;
    const level = levelOf(words);
    const kind = level ?? alertOf(words);
    const margin = match[0].indexOf(':');
    const written = level === undefined ? (named.get(from) ?? titleOf(words)) : '';
    const heading = written === '' && /\bcallout-/.test(words) ? headingBelow(text, to) : undefined;
    const title = heading?.words ?? written;
    if (heading) edits.push({ ...heading, text: '' });
    const mark = words === '' || source.isHtml(from) ? undefined : layoutMark(words);
    if (mark) {
      open.push({ alert: undefined, margin, index: edits.length, inside: to + 1, box: true });
      edits.push({ from, to, text: `${' '.repeat(margin)}${mark}` });
      continue;
    }
    if (words !== '') {
      const alert =
        kind !== undefined && alerts === 0 ? `${' '.repeat(margin)}> [!${kind}] ${title}`.trimEnd() : undefined;
      if (alert) alerts += 1;
      open.push({ alert, margin, index: edits.length, inside: to + 1 });
      edits.push({ from, to, text: named.has(from) ? tableTitle(escapeText(title)) : title ? boldWords(title) : '' });
      continue;
    }
    const opened = open.pop();
    const end = opened?.box ? `${' '.repeat(opened.margin)}${LAYOUT_END}` : '';
    const group = titled.get(from);
    append(
      edits,
      group && (group.pictures > 0 || opened?.box) ? closingEdits(text, group, end) : [{ from, to, text: end }],
    );
    if (!opened?.alert) continue;
    alerts -= 1;
    edits[opened.index] = { ...edits[opened.index]!, text: opened.alert };
    for (let at = opened.inside; at < from; at = lineEnd(text, at) + 1) {
      const line = text.slice(at, lineEnd(text, at));
      const to = at + Math.min(opened.margin, line.length - line.trimStart().length);
      edits.push({ from: at, to, text: `${' '.repeat(opened.margin)}${line.trim() === '' ? '>' : '> '}` });
    }
  }
  return edits;
}

/** Zenn, Qiita: `message alert`, `note warn`. The word is a level, not a title. */
function levelOf(words: string): string | undefined {
  const level = words === 'message' ? 'info' : /^(?:note|message)\s+(info|warn|alert)$/.exec(words)?.[1];
  return level === undefined ? undefined : { info: 'note', warn: 'warning', alert: 'caution' }[level];
}

/** `tip Title`, `tip[Title]`, `{.callout-tip title="Title"}`, `callout-tip`. */
function alertOf(words: string): string | undefined {
  const name = (/^(?:\{[^{}]*?\.)?callout-([a-z]+)/.exec(words) ?? /^([A-Za-z]+)/.exec(words))?.[1]?.toLowerCase();
  return name !== undefined && alertKind(name) ? name : undefined;
}

/** Quarto: a callout whose first line is a heading has it as its title. */
function headingBelow(text: string, fence: number): { readonly words: string; from: number; to: number } | undefined {
  const found = /^[ \t\r]{0,9}\n(?:[ \t\r]{0,9}\n){0,3}[ \t]{0,9}(#{1,6}[ \t]{1,9}(\S[^\n]{0,300}))(?=\n)/.exec(
    text.slice(fence, fence + LIST_CHARS),
  );
  if (!found) return undefined;
  const [{ length }, line = '', words = ''] = found;
  const to = fence + length;
  return {
    words: words.replace(/\s{1,20}(?:\{[^{}]{0,200}\}|#{1,6})?\s{0,20}$/, '').trim(),
    from: to - line.length,
    to,
  };
}

function titleOf(words: string): string {
  const bracketed = /^[\w-]+\s*\[([^\]]*)\]/.exec(words)?.[1];
  const titled = /\btitle\s*=\s*"([^"]*)"/.exec(words)?.[1];
  const free = /^[\w-]+\s([^{}[\]=]+)$/.exec(withoutBraces(words))?.[1];
  return trimEndOf((bracketed ?? titled ?? free ?? '').trimEnd(), ':').trim();
}

function withoutBraces(words: string): string {
  const [from, to] = [words.indexOf('{'), words.lastIndexOf('}')];
  return from < 0 || to < from ? words : words.slice(0, from) + words.slice(to + 1);
}
