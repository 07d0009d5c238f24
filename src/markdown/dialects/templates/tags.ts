// Step 1, dialects: finds the template tags of a text and joins their pairs. Hugo (`{{< >}}`, `{{% %}}`), Zola, Jekyll,
// Hexo, Nunjucks (`{% %}`, `{{ }}`). Code is skipped, and the inside of raw and code blocks is not read.

import { type Finder, finder } from '../source/ranges.ts';
import type { SourceText } from '../source/source.ts';

export interface Tag {
  readonly kind: 'hugo' | 'liquid' | 'output' | 'comment' | 'literal' | 'stray';
  readonly from: number;
  readonly to: number;
  /** Lower case; '' for outputs. */
  readonly name: string;
  readonly closing: boolean;
  /** `/>}}`. */
  readonly selfClosing: boolean;
  /** What follows the name (for outputs and literals: all that is inside), and where it begins. */
  readonly body: string;
  readonly bodyAt: number;
  /** Zola: `name(…)`. */
  readonly call: boolean;
  /** Index of the closing tag in the list, when there is one. */
  pair?: number | undefined;
}

/** A longer tag is no tag: keeps the reading linear. */
const TAG_CHARS = 20_000;
/** Pairs whose inside is not Markdown. */
const OPAQUE = new Set('raw verbatim highlight codeblock code comment mermaid plantuml chart katex math'.split(' '));

type Find = (wanted: string, pattern?: RegExp) => Finder;

export function readTags(source: SourceText): Tag[] {
  const { text } = source;
  const find = finders(text);
  const tags: Tag[] = [];
  for (let at = text.indexOf('{'); at >= 0; ) {
    const free = source.skipCode(at);
    const tag = free === at ? tagAt(text, at, find) : undefined;
    let resume = Math.max(free, at + 1);
    if (tag) {
      tags.push(tag);
      resume = tag.to;
      const close = isOpaque(tag) ? closingTag(tag, find) : undefined;
      if (close) {
        tag.pair = tags.length;
        tags.push(close);
        resume = close.to;
      }
    }
    at = text.indexOf('{', resume);
  }
  joinPairs(tags);
  return tags;
}

export function isOpaque(tag: Tag): boolean {
  return !tag.closing && !tag.selfClosing && OPAQUE.has(tag.name);
}

function finders(text: string): Find {
  const made = new Map<string, Finder>();
  return (wanted, pattern) => {
    const found = made.get(wanted) ?? finder(text, pattern ?? wanted);
    made.set(wanted, found);
    return found;
  };
}

function tagAt(text: string, at: number, find: Find): Tag | undefined {
  if (text.startsWith('{%', at)) return delimited(text, at, '{%', '%}', 'liquid', find);
  if (text.startsWith('{# ', at)) return enclosed(text, at, 3, '#}', 'comment', find);
  if (!text.startsWith('{{', at)) return undefined;
  const third = text[at + 2];
  if (text.startsWith('{{/*', at)) return enclosed(text, at, 4, '*/}}', 'comment', find);
  if (third === '<' || third === '%') {
    const close = third === '<' ? '>}}' : '%}}';
    if (text.startsWith('/*', at + 3)) return enclosed(text, at, 5, `*/${close}`, 'literal', find);
    return delimited(text, at, `{{${third}`, close, 'hugo', find);
  }
  if (third === '!') return enclosed(text, at, 3, '}}', 'comment', find);
  return delimited(text, at, '{{', '}}', 'output', find);
}

/** A tag up to its closing mark, but not one inside a quoted value; never past the next tag of the same kind. */
function delimited(
  text: string,
  at: number,
  open: string,
  close: string,
  kind: 'hugo' | 'liquid' | 'output',
  find: Find,
): Tag {
  const inside = at + open.length;
  const end = find(close).after(inside);
  const other = find(open).after(inside);
  if (end < 0 || end - at > TAG_CHARS) return stray(at);
  if (other >= 0 && other < end && !isQuoted(text, inside, other)) return stray(at);
  let to = end;
  if (isQuoted(text, inside, end)) {
    const further = text.slice(end + close.length, end + 500).indexOf(close);
    const candidate = end + close.length + further;
    const whole = further >= 0 && !text.slice(end, candidate).includes(open);
    if (whole && !isQuoted(text, inside, candidate)) to = candidate;
  }
  const body = text.slice(inside, to);
  if (kind !== 'output') return { ...named(body, inside, kind), kind, from: at, to: to + close.length };
  // {{{ raw }}} of Handlebars
  const third = text[to + close.length] === '}' ? 1 : 0;
  return bareTag(kind, at, to + close.length + third, body, inside);
}

function stray(at: number): Tag {
  return bareTag('stray', at, at + 2);
}

function bareTag(kind: Tag['kind'], from: number, to: number, body = '', bodyAt = 0): Tag {
  return { kind, from, to, name: '', closing: false, selfClosing: false, body, bodyAt, call: false, pair: undefined };
}

function named(inside: string, at: number, kind: 'hugo' | 'liquid') {
  const head = /^[-\s]*(\/?)\s*([^\s(),"'`=]*)/.exec(inside)!;
  let name = head[2]!.toLowerCase();
  let closing = head[1] === '/';
  let bodyFrom = head[0].length;
  let body = inside.slice(bodyFrom).trimEnd();
  let selfClosing = false;
  if (kind === 'hugo') {
    if (name.length > 1 && name.endsWith('/')) {
      name = name.slice(0, -1);
      selfClosing = true;
    } else if (/(?:^|["'`\s])\/$/.test(body.slice(-2))) {
      body = body.slice(0, -1);
      selfClosing = true;
    }
  } else {
    body = body.replace(/(?:^|\s)-$/, '');
    if (/^end/.test(name)) {
      closing = true;
      name = name.replace(/^end[-_]?/, '');
    }
  }
  const call = /^\s*\(/.test(body);
  if (call) {
    const open = body.indexOf('(') + 1;
    const shut = body.lastIndexOf(')');
    bodyFrom += open;
    body = body.slice(open, shut >= open ? shut : body.length);
  }
  return { name, closing, selfClosing, body, bodyAt: at + bodyFrom, call };
}

function enclosed(
  text: string,
  at: number,
  opening: number,
  close: string,
  kind: 'comment' | 'literal',
  find: Find,
): Tag | undefined {
  const end = find(close).after(at + opening);
  if (end < 0 || end - at > TAG_CHARS) return close === '#}' ? undefined : stray(at);
  const body = text.slice(at + opening, end);
  return bareTag(kind, at, end + close.length, body, at + opening);
}

function closingTag(tag: Tag, find: Find): Tag | undefined {
  const { kind, name } = tag;
  if (kind !== 'hugo' && kind !== 'liquid') return undefined;
  const pattern = kind === 'hugo' ? `\\{\\{[<%]\\s?/\\s?${name}\\s?[>%]\\}\\}` : `\\{%-?\\s?end[-_]?${name}\\s?-?%\\}`;
  const found = find(`close ${kind} ${name}`, new RegExp(pattern, 'gi'));
  const from = found.after(tag.to);
  return from < 0 ? undefined : { ...bareTag(kind, from, found.endAfter(tag.to)), name, closing: true };
}

/** Whether `to` lies inside a quoted value that begins between `from` and `to`. */
function isQuoted(text: string, from: number, to: number): boolean {
  let quote = '';
  for (let at = from; at < to; at += 1) {
    const char = text[at]!;
    if (char === '\\') at += 1;
    else if (quote) {
      if (char === quote) quote = '';
    } else if ((char === '"' || char === "'" || char === '`') && /[\s=(,:[]/.test(text[at - 1] ?? ' ')) quote = char;
  }
  return quote !== '';
}

/** Joins opening and closing tags of one name, innermost first; Zola's `{% end %}` closes the last call. */
function joinPairs(tags: readonly Tag[]): void {
  const open = new Map<string, Tag[]>();
  const calls: Tag[] = [];
  for (const [index, tag] of tags.entries()) {
    if ((tag.kind !== 'hugo' && tag.kind !== 'liquid') || tag.pair !== undefined || tag.selfClosing) continue;
    const key = `${tag.kind} ${tag.name}`;
    if (tag.closing) {
      const opener = tag.kind === 'liquid' && tag.name === '' ? calls.pop() : open.get(key)?.pop();
      if (opener && opener.pair === undefined) opener.pair = index;
      continue;
    }
    const stack = open.get(key) ?? [];
    open.set(key, stack);
    stack.push(tag);
    if (tag.kind === 'liquid' && tag.call) calls.push(tag);
  }
}
