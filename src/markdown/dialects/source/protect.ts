// Step 1, dialects: finds the ranges that no dialect may touch (code, comments, formulas) and those that are HTML.
// Scans line by line, linear in the text; where a template wraps the lines it rather says "not code".

import { lineEnd } from '../../line-offsets.ts';
import {
  closeLists,
  type Fence,
  isClosingFence,
  openingFence,
  readLine,
  readMarkers,
  type SourceLine,
  startsHtml,
  whiteBefore,
} from './line-kinds.ts';
import { merge, type Range } from './ranges.ts';
import { findSpans } from './spans.ts';

export interface Protection {
  /** Code, comments, formulas: ascending, not overlapping. */
  readonly code: readonly Range[];
  /** Lines inside HTML blocks, where Markdown is not read. */
  readonly html: readonly Range[];
  /** White space before lines that only removed tags around them would turn into code; `keep`: columns to leave. */
  readonly loose: readonly (Range & { readonly keep: number })[];
  /** Fences whose info string is `{figure} a.jpg` or the like, or whose R does nothing but include pictures. */
  readonly directives: readonly Range[];
}

/** HTML about pictures is meant as HTML however far it is indented; the parser reads it so too. */
const PICTURE_ELEMENT =
  /^<\/?(?:img|figure|figcaption|picture|source|a|div|p|table|tbody|thead|tr|td|th|center|span|br)\b/i;
const TAG_LIKE = /^(?:\{[{%]|!\[|<[A-Za-z/!])/;

/** `indented`: whether four spaces make code (not so in MDX). */
export function protect(text: string, indented: boolean): Protection {
  const code: Range[] = [];
  const html: Range[] = [];
  const loose: (Range & { keep: number })[] = [];
  const directives: Range[] = [];
  const spans = findSpans(text);
  const wrapped = indented ? templatePairs(text) : [];
  const lists: number[] = [];
  let fence:
    | (Fence & { readonly list: number; readonly quotes: number; readonly from: number; readonly deep?: number })
    | undefined;
  let paragraph = false;
  let inHtml = false;
  let wrap = 0;
  /** Columns before the first of the deep lines that follow one another, in a text where they are no code. */
  let deepest: number | undefined;
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    at = readOne(at, end, readLine(text, at, end));
  }
  return { code: merge(code), html, loose, directives };

  /** Reads one line (and what begins on it) and returns the start of the next line not yet read. */
  function readOne(at: number, end: number, line: SourceLine): number {
    if (fence && goesOn(at, end, line)) return end + 1;
    if (line.blank) {
      paragraph = false;
      inHtml = false;
      return end + 1;
    }
    if (!paragraph) closeLists(lists, line.indent);
    const base = lists.at(-1) ?? 0;
    const deep = line.indent >= base + 4;
    if (!indented && deep) deepest ??= line.indent;
    else deepest = undefined;
    if (deepest !== undefined) shift(line, deepest, base);
    else if (deep && !inHtml && isIndentedCode(at, line, base)) {
      code.push({ from: at, to: end });
      return end + 1;
    }
    const start = deep || inHtml ? line.at : readMarkers(text, line, end, lists);
    if (start > line.at) paragraph = false;
    const opened = indented && (inHtml || deep) ? undefined : openingFence(text, start, end);
    if (opened) {
      const list = lists.at(-1) ?? 0;
      const inList = start > line.at || line.indent >= list ? list : 0;
      fence = { ...opened, list: inList, quotes: line.quotes, from: at, deep: deepest };
      if (!opened.directive) code.push({ from: at, to: end });
      paragraph = false;
      return end + 1;
    }
    inHtml ||= startsHtml(text, start, end, paragraph);
    paragraph = !inHtml && !/^#{1,6}[ \t]/.test(text.slice(start, start + 8));
    if (inHtml) html.push({ from: at, to: end });
    return inline(start, end);
  }

  /** Whether the open fence takes this line; a fence ends with the quote or list item it stands in. */
  function goesOn(at: number, end: number, line: SourceLine): boolean {
    const { quotes, list, from, directive, deep } = fence!;
    const left = line.quotes < quotes || (!line.blank && line.indent < list);
    if (left && !line.blank) {
      fence = undefined;
      return false;
    }
    if (!directive) code.push({ from: at, to: end });
    if (deep !== undefined && !line.blank) shift(line, deep, list);
    if (!left && line.indent < (deep ?? list) + 4 && isClosingFence(text, line.at, end, fence!)) {
      if (directive) directives.push({ from, to: end });
      fence = undefined;
    }
    return true;
  }

  /** Deep lines move together to the edge of what is around them, so that lists in them stay as deep as they are. */
  function shift(line: SourceLine, first: number, base: number): void {
    loose.push({ from: whiteBefore(text, line.at), to: line.at, keep: base + Math.max(0, line.indent - first) });
  }

  function isIndentedCode(at: number, line: SourceLine, base: number): boolean {
    while (wrap < wrapped.length && wrapped[wrap]!.to < at) wrap += 1;
    const inPair = wrap < wrapped.length && wrapped[wrap]!.from < at;
    if (inPair && TAG_LIKE.test(text.slice(line.at, line.at + 8))) {
      loose.push({ from: whiteBefore(text, line.at), to: line.at, keep: base });
      return false;
    }
    return !paragraph && !PICTURE_ELEMENT.test(text.slice(line.at, line.at + 20));
  }

  /** Protects what begins on this line; returns the start of the next line not yet read. */
  function inline(from: number, end: number): number {
    let position = from;
    let stop = end;
    for (;;) {
      const next = spans.next(position);
      if (next < 0 || next >= stop) return stop + 1;
      const to = spans.endAt(next);
      position = to > 0 ? to : next + spans.step(next);
      if (to > 0) code.push({ from: next, to });
      if (to > stop) {
        stop = lineEnd(text, to);
        paragraph = true;
      }
    }
  }
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
  return merge(pairs.sort((a, b) => a.from - b.from));
}
