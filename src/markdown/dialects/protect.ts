// Step 1, dialects: Markdown text → the ranges that no dialect may touch (code, comments, formulas) and those that are HTML.
// A scanner of lines with a little memory, linear in the text; it errs towards "not code" where a template wraps the lines.

export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Protection {
  /** Code, comments, formulas: ascending, not overlapping. */
  readonly code: readonly Range[];
  /** Lines inside HTML blocks, where Markdown is not read. */
  readonly html: readonly Range[];
  /** White space before lines that would be code only because the tags around them are gone; `keep`: columns to leave. */
  readonly loose: readonly (Range & { readonly keep: number })[];
  /** MyST directives: fences whose info string is `{figure} a.jpg` or `{image} a.jpg`. */
  readonly directives: readonly Range[];
}

const BLOCK_ELEMENT =
  /^<\/?(?:address|article|aside|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[\s/>]|$)/i;
const LONE_TAG = /^<\/?[A-Za-z][\w.-]*(?:\s[^<>]*)?>[ \t]*$/;
const PICTURE_ELEMENT =
  /^<\/?(?:img|figure|figcaption|picture|source|a|div|p|table|tbody|thead|tr|td|th|center|span|br)\b/i;
const RAW_ELEMENT = /^<(pre|code|kbd|samp|script|style|textarea|svg|math)(?=[\s>])/i;
const TAG_LIKE = /^(?:\{[{%]|!\[|<[A-Za-z/!])/;
const LIST_MARKER = /^(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/;
const DIRECTIVE = /^\{(?:figure|image)\}/;

/** `indented`: whether four spaces make code (not so in MDX). */
export function protect(text: string, indented: boolean): Protection {
  const code: Range[] = [];
  const html: Range[] = [];
  const loose: (Range & { keep: number })[] = [];
  const directives: Range[] = [];
  const ticks = tickRuns(text);
  const wrapped = indented ? templatePairs(text) : [];
  const closers = new Map<string, Finder>();
  const commentEnd = finder(text, '-->');
  const special = finder(text, /[`<\\$]/g);
  const blank = finder(text, /\n[ \t]*(?=\n|$)/g);
  const newline = finder(text, '\n');
  const doubleDollar = finder(text, '$$');
  const lists: number[] = [];
  let fence:
    | { mark: string; length: number; list: number; quotes: number; from: number; directive: boolean }
    | undefined;
  let paragraph = false;
  let inHtml = false;
  let wrap = 0;
  let tick = 0;
  let at = 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const line = readLine(text, at, end);
    if (fence) {
      const left = line.quotes < fence.quotes || (!line.blank && line.indent < fence.list);
      const closes = !left && line.indent < fence.list + 4 && isClosingFence(text, line.at, end, fence);
      if (!left || line.blank) {
        if (!fence.directive) code.push({ from: at, to: end });
        if (closes) {
          if (fence.directive) directives.push({ from: fence.from, to: end });
          fence = undefined;
        }
        at = end + 1;
        continue;
      }
      fence = undefined;
    }
    if (line.blank) {
      paragraph = false;
      inHtml = false;
      at = end + 1;
      continue;
    }
    let start = line.at;
    if (!paragraph) closeLists(lists, line.indent);
    const base = lists.at(-1) ?? 0;
    if (line.indent >= base + 4 && !inHtml) {
      while (wrap < wrapped.length && wrapped[wrap]!.to < at) wrap += 1;
      const inPair = wrap < wrapped.length && wrapped[wrap]!.from < at;
      if ((inPair || !indented) && TAG_LIKE.test(text.slice(start, start + 8))) {
        loose.push({ from: whiteBefore(text, start), to: start, keep: base });
      } else if (indented && !paragraph && !PICTURE_ELEMENT.test(text.slice(start, start + 20))) {
        code.push({ from: at, to: end });
        at = end + 1;
        continue;
      }
    } else if (!inHtml) {
      for (let marker = 0; marker < 8; marker += 1) {
        const found = LIST_MARKER.exec(text.slice(start, Math.min(end, start + 12)));
        if (!found) break;
        const column = line.indent + (start - line.at);
        closeLists(lists, column);
        let after = start + found[0].length;
        while (after < end && (text[after] === ' ' || text[after] === '\t')) after += 1;
        lists.push(column + Math.min(after - start, found[0].length + 4));
        start = after;
        paragraph = false;
      }
    }
    const deep = start === line.at && line.indent >= base + 4;
    const opened = inHtml || deep ? undefined : openingFence(text, start, end);
    if (opened) {
      const list = lists.at(-1) ?? 0;
      const inside = start !== line.at || line.indent >= list;
      fence = { ...opened, list: inside ? list : 0, quotes: line.quotes, from: at };
      if (!fence.directive) code.push({ from: at, to: end });
      paragraph = false;
      at = end + 1;
      continue;
    }
    if (!inHtml && text[start] === '<') {
      const head = text.slice(start, Math.min(end, start + 2000));
      inHtml = BLOCK_ELEMENT.test(head) || (!paragraph && LONE_TAG.test(head));
    }
    paragraph = !inHtml && !/^#{1,6}[ \t]/.test(text.slice(start, start + 8));
    if (inHtml) html.push({ from: at, to: end });
    at = inline(start, end);
  }
  return { code: merge(code), html, loose, directives };

  /** Pushes the protected ranges that begin on this line; returns the start of the next line not yet read. */
  function inline(from: number, end: number): number {
    let position = from;
    let stop = end;
    for (;;) {
      const next = special.after(position);
      if (next < 0 || next >= stop) return stop + 1;
      const to = rangeAt(next);
      if (to > 0) {
        code.push({ from: next, to });
        position = to;
        if (to > stop) {
          stop = lineEnd(text, to);
          paragraph = true;
        }
      } else {
        position = next + (text[next] === '\\' ? 2 : text[next] === '`' ? tickLength(next) : 1);
      }
    }
  }

  /** The end of the protected range that begins at `position`, or 0. */
  function rangeAt(position: number): number {
    const char = text[position];
    if (char === '`') {
      while (tick < ticks.length && ticks[tick]!.at < position) tick += 1;
      const run = ticks[tick];
      if (!run || run.at !== position || run.next < 0) return 0;
      const limit = blank.after(position);
      const close = ticks[run.next]!;
      if ((limit >= 0 && close.at > limit) || startsBlock(text, newline.after(position), close.at)) return 0;
      return close.at + close.length;
    }
    if (char === '<') {
      if (text.startsWith('<!--', position)) {
        const close = commentEnd.after(position + 2);
        if (close >= 0) return close + 3;
        return position === 0 || text[position - 1] === '\n' ? text.length : 0;
      }
      const raw = RAW_ELEMENT.exec(text.slice(position, position + 12));
      if (!raw) return 0;
      const name = raw[1]!.toLowerCase();
      const closer = closers.get(name) ?? finder(text, new RegExp(`</${name}\\s*>`, 'gi'));
      closers.set(name, closer);
      return closer.endAfter(position);
    }
    if (char === '$') return formulaEnd(position);
    return 0;
  }

  /** `$$…$$` and `$…$` that hold a TeX command: their braces are not a template's. */
  function formulaEnd(position: number): number {
    if (text[position + 1] === '$') {
      const close = doubleDollar.after(position + 2);
      return close >= 0 && close - position < 5000 && /\\[A-Za-z]/.test(text.slice(position, close)) ? close + 2 : 0;
    }
    for (let to = position + 1; to < Math.min(text.length, position + 300) && text[to] !== '\n'; to += 1) {
      if (text[to] === '\\') to += 1;
      else if (text[to] === '$') return /\\[A-Za-z]/.test(text.slice(position, to)) ? to + 1 : 0;
    }
    return 0;
  }

  function tickLength(position: number): number {
    while (tick < ticks.length && ticks[tick]!.at < position) tick += 1;
    return ticks[tick]?.at === position ? ticks[tick]!.length : 1;
  }
}

export interface Finder {
  /** Start of the next match at or after `position`, or -1. */
  after(position: number): number;
  /** End of that match, or 0. */
  endAfter(position: number): number;
}

/** For positions that only grow: remembers what it found, so that all calls together are linear in the text. */
export function finder(text: string, wanted: string | RegExp): Finder {
  let found = -2;
  let end = 0;
  const after = (position: number): number => {
    if (found === -1 || found >= position) return found;
    if (typeof wanted === 'string') {
      found = text.indexOf(wanted, position);
      end = found + wanted.length;
    } else {
      wanted.lastIndex = position;
      const match = wanted.exec(text);
      found = match ? match.index : -1;
      end = match ? match.index + match[0].length : 0;
    }
    return found;
  };
  return { after, endAfter: (position) => (after(position) < 0 ? 0 : end) };
}

export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The range that holds `position` in an ascending list, if any. */
export function rangeAt(ranges: readonly Range[], position: number): Range | undefined {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle]!;
    if (position < range.from) high = middle - 1;
    else if (position >= range.to) low = middle + 1;
    else return range;
  }
  return undefined;
}

function closeLists(lists: number[], indent: number): void {
  while (lists.length > 0 && lists.at(-1)! > indent) lists.pop();
}

interface Line {
  /** Where the words begin, after quote marks and white space. */
  readonly at: number;
  /** Columns of white space before the words. */
  readonly indent: number;
  readonly quotes: number;
  readonly blank: boolean;
}

function readLine(text: string, from: number, end: number): Line {
  let at = from;
  let indent = 0;
  let quotes = 0;
  for (; at < end; at += 1) {
    const char = text[at];
    if (char === ' ') indent += 1;
    else if (char === '\t') indent += 4 - (indent % 4);
    else if (char === '>' && indent < 4) {
      quotes += 1;
      indent = 0;
      if (text[at + 1] === ' ') at += 1;
    } else if (char !== '\r') break;
  }
  return { at, indent, quotes, blank: at >= end };
}

function whiteBefore(text: string, position: number): number {
  let at = position;
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at -= 1;
  return at;
}

function openingFence(text: string, at: number, end: number) {
  const mark = text[at];
  if (mark !== '`' && mark !== '~') return undefined;
  let length = 0;
  while (text[at + length] === mark) length += 1;
  if (length < 3) return undefined;
  const info = text.slice(at + length, end);
  if (mark === '`' && info.includes('`')) return undefined;
  return { mark, length, directive: DIRECTIVE.test(info.trimStart()) };
}

function isClosingFence(text: string, at: number, end: number, fence: { mark: string; length: number }): boolean {
  let length = 0;
  while (text[at + length] === fence.mark) length += 1;
  return length >= fence.length && text.slice(at + length, end).trim() === '';
}

interface TickRun {
  readonly at: number;
  readonly length: number;
  /** Index of the next run of the same length, or -1. */
  next: number;
}

function tickRuns(text: string): TickRun[] {
  const runs: TickRun[] = [];
  for (let at = text.indexOf('`'); at >= 0; ) {
    let length = 1;
    while (text[at + length] === '`') length += 1;
    runs.push({ at, length, next: -1 });
    at = text.indexOf('`', at + length);
  }
  const last = new Map<number, number>();
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const run = runs[index]!;
    run.next = last.get(run.length) ?? -1;
    last.set(run.length, index);
  }
  return runs;
}

/** Whether a line that begins another block lies between the line end `from` and `to`: a code span cannot reach over it. */
function startsBlock(text: string, from: number, to: number): boolean {
  let lines = 0;
  for (let at = from; at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    lines += 1;
    if (lines > 40 || /^[ \t]*(?:[-*+>|]\s|\d+[.)]\s|#|```|~~~|<|\{[{%]|!\[)/.test(text.slice(at + 1, at + 40)))
      return true;
  }
  return false;
}

const TEMPLATE_TAG = /\{\{[<%]-?\s*(\/\s*)?([\w-]+)|\{%-?\s*(end)?([\w-]+)/g;

/** From the opening to the closing tag of every pair of template tags that stands at the start of a line. */
function templatePairs(text: string): Range[] {
  if (!text.includes('{%') && !text.includes('{{<')) return [];
  const open = new Map<string, number[]>();
  const pairs: Range[] = [];
  for (const match of text.matchAll(TEMPLATE_TAG)) {
    const name = (match[2] ?? match[4] ?? '').toLowerCase();
    const stack = open.get(name) ?? [];
    open.set(name, stack);
    if (!match[1] && !match[3]) stack.push(match.index);
    else if (stack.length > 0) pairs.push({ from: stack.pop()!, to: match.index + match[0].length });
  }
  pairs.sort((a, b) => a.from - b.from);
  return merge(pairs);
}

function merge(ranges: readonly Range[]): Range[] {
  const merged: { from: number; to: number }[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged;
}
