// Step 1, dialects: finds the JSX tags of a text (`<Image src={a} alt="x" />`); reads quotes and braces as JavaScript
// does.

import { skipSpace } from '../source/ranges.ts';
import type { SourceText } from '../source/source.ts';

export interface JsxTag {
  readonly name: string;
  readonly closing: boolean;
  readonly selfClosing: boolean;
  readonly attributes: readonly JsxAttribute[];
  readonly from: number;
  readonly to: number;
}

export interface JsxAttribute {
  /** As written; '' for a spread. */
  readonly name: string;
  readonly value: string;
  /** True when the value is JavaScript in braces. */
  readonly expression: boolean;
  readonly at: number;
}

const NAME = /[A-Za-z][\w.:-]*/y;
const ATTRIBUTE = /[@:A-Za-z_$][\w.:$@-]*/y;

/** Tags of components, and of HTML elements too. Reading stops when too much of the text turned out to be no tag. */
export function* jsxTags(source: SourceText): Generator<JsxTag> {
  const { text } = source;
  let budget = text.length * 2 + 10_000;
  for (let at = text.indexOf('<'); at >= 0; ) {
    const free = source.skipCode(at);
    let resume = Math.max(free, at + 1);
    if (free === at && budget > 0 && text[at - 1] !== '\\') {
      const tag = tagAt(text, at);
      if (typeof tag === 'object') {
        yield tag;
        resume = tag.to;
      } else budget -= tag - at;
    }
    at = text.indexOf('<', resume);
  }
}

/** The tag that begins here, or how far the reading got when there is none. */
function tagAt(text: string, from: number): JsxTag | number {
  let at = from + 1;
  const closing = text[at] === '/';
  if (closing) at += 1;
  if (text[at] === '>') return { name: '', closing, selfClosing: false, attributes: [], from, to: at + 1 };
  NAME.lastIndex = at;
  const name = NAME.exec(text)?.[0];
  if (!name) return at;
  at += name.length;
  if (!/[\s/>]/.test(text[at] ?? '')) return at;
  const attributes: JsxAttribute[] = [];
  for (;;) {
    at = skipSpace(text, at);
    const char = text[at];
    if (char === '>') return { name, closing, selfClosing: false, attributes, from, to: at + 1 };
    if (char === '/' && text[at + 1] === '>') return { name, closing, selfClosing: true, attributes, from, to: at + 2 };
    if (char === '{') {
      const end = closingBrace(text, at);
      if (end < 0) return -end;
      attributes.push({ name: '', value: text.slice(at + 1, end), expression: true, at: at + 1 });
      at = end + 1;
      continue;
    }
    ATTRIBUTE.lastIndex = at;
    const key = ATTRIBUTE.exec(text)?.[0];
    if (!key) return at;
    at = skipSpace(text, at + key.length);
    if (text[at] !== '=') {
      attributes.push({ name: key, value: '', expression: false, at });
      continue;
    }
    at = skipSpace(text, at + 1);
    const read = valueAt(text, at);
    if (typeof read === 'number') return read;
    attributes.push({ name: key, ...read.value });
    at = read.end;
  }
}

function valueAt(text: string, at: number): { value: Omit<JsxAttribute, 'name'>; end: number } | number {
  const char = text[at];
  if (char === '"' || char === "'") {
    const end = text.slice(at + 1, at + 5000).indexOf(char);
    if (end < 0) return Math.min(text.length, at + 5000);
    return { value: { value: text.slice(at + 1, at + 1 + end), expression: false, at: at + 1 }, end: at + 2 + end };
  }
  if (char === '{') {
    const end = closingBrace(text, at);
    if (end < 0) return -end;
    return { value: { value: text.slice(at + 1, end), expression: true, at: at + 1 }, end: end + 1 };
  }
  let end = at;
  while (end < text.length && !/[\s<>"'`=]/.test(text[end]!)) end += 1;
  return end === at ? at + 1 : { value: { value: text.slice(at, end), expression: false, at }, end };
}

/** The brace that closes the one at `from`; strings are skipped. Negative: how far the reading got without one. */
export function closingBrace(text: string, from: number): number {
  let depth = 0;
  let quote = '';
  const limit = Math.min(text.length, from + 20_000);
  for (let at = from; at < limit; at += 1) {
    const char = text[at]!;
    if (char === '\\') at += 1;
    else if (quote) {
      if (char === quote || (char === '\n' && quote !== '`')) quote = '';
    } else if (char === '"' || char === "'" || char === '`') quote = char;
    else if (char === '{') depth += 1;
    else if (char === '}' && --depth === 0) return at;
  }
  return -limit;
}
