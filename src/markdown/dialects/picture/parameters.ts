// Step 1, dialects: splits the inside of a tag (`src="a.jpg" caption='b' 300`) into parameters with their places. Reads
// every style: key="v", key='v', key=`v`, key=“v”, key=v, key: v, key = v, commas or none, lists in brackets.

import { trimEndOf } from '../../../trimming.ts';
import { skipSpace } from '../source/ranges.ts';

export interface Parameter {
  /** Lower case; absent for a value that stands alone. */
  readonly key?: string;
  readonly value: string;
  /** False for a bare word. */
  readonly quoted: boolean;
  /** Position of the value. */
  readonly at: number;
}

/** No list or value that needs a second look is longer: keeps the reading linear. */
const LIST_CHARS = 5000;
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '”': '”',
  '„': '“”',
  '«': '»',
};
const KEY = /[\p{L}_@:.*-][\p{L}\p{N}_.:@-]*|\d+[\p{L}_-][\p{L}\p{N}_-]*/uy;

/** `title:Words` without a space. */
const JOINED = /^(title|alt|caption|class|width|height|src|image|extend):(?=[^/:])/i;

const BARE_WORDS = /^(?:alt|title|caption|description)$/;

/** `offset` is added to every place: the position of `text` in the source. */
export function readParameters(text: string, offset: number): Parameter[] {
  const parameters: Parameter[] = [];
  let at = 0;
  while (at < text.length) {
    if (/[\s,;]/.test(text[at]!)) {
      at += 1;
      continue;
    }
    const key = keyAt(text, at);
    const read = valueAt(text, key ? key.end : at, key?.name);
    if (read.end <= at) {
      at += 1;
      continue;
    }
    const { value, quoted, end } = read;
    if (value !== '' || quoted) parameters.push({ key: key?.name, value, quoted, at: offset + read.at });
    at = end;
  }
  return parameters;
}

function keyAt(text: string, at: number): { name: string; end: number } | undefined {
  KEY.lastIndex = at;
  const word = KEY.exec(text)?.[0];
  if (!word) return undefined;
  const joined = JOINED.exec(word);
  if (joined) return { name: joined[1]!.toLowerCase(), end: at + joined[0].length };
  const colon = word.endsWith(':') && !word.endsWith('::');
  const name = trimEndOf((colon ? word.slice(0, -1) : word).replace(/^[:@.-]+/, ''), ':.').toLowerCase();
  let end = at + word.length;
  if (colon)
    return text[end] === '/' || name === '' || /^[a-z]$/.test(name) ? undefined : { name, end: skipSpace(text, end) };
  const after = skipSpace(text, end);
  if (text[after] === '=' && text[after + 1] !== '=') {
    end = skipSpace(text, after + 1);
    return name === '' || word.includes('/') ? undefined : { name, end };
  }
  return undefined;
}

function valueAt(text: string, from: number, key?: string): Omit<Parameter, 'key'> & { readonly end: number } {
  const open = text[from] ?? '';
  const close = QUOTES[open];
  if (close && open !== '”') {
    const end = closingQuote(text, from + 1, close);
    if (end >= 0)
      return { value: withoutEscapes(text.slice(from + 1, end), open), quoted: true, at: from + 1, end: end + 1 };
    return { value: text.slice(from + 1).trim(), quoted: true, at: from + 1, end: text.length };
  }
  if (open === '[' || open === '(') {
    const length = text.slice(from, from + LIST_CHARS).indexOf(open === '[' ? ']' : ')');
    if (length > 0) {
      const end = from + length;
      return { value: text.slice(from + 1, end), quoted: true, at: from + 1, end: end + 1 };
    }
  }
  if (key !== undefined && BARE_WORDS.test(key)) {
    const words = bareWords(text.slice(from, from + LIST_CHARS));
    if (words !== '') return { value: words, quoted: true, at: from, end: from + words.length };
  }
  let end = from;
  while (end < text.length && !/[\s,;]/.test(text[end]!)) {
    // {{ site.url }} inside a bare value holds spaces
    if (text.startsWith('{{', end)) {
      const close = text.indexOf('}}', end);
      end = close < 0 ? end + 2 : close + 2;
    } else end += 1;
  }
  if (key === undefined && end === from) end = from + 1;
  return { value: text.slice(from, end).replace(/^=/, ''), quoted: false, at: from, end };
}

/** `alt=The lake, width=300`: up to the comma, the line's end or the next key. */
function bareWords(text: string): string {
  const words = /^[^,;"'`“”\n{}]*/.exec(text)![0];
  const next = words.search(/\s[\w-]+\s{0,3}[=:]/);
  return (next < 0 ? words : words.slice(0, next)).trimEnd();
}

/** The quote that is followed by what may follow a value; else the next one; else -1. */
function closingQuote(text: string, from: number, close: string): number {
  let first = -1;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at]!;
    if (first >= 0 && at - first > LIST_CHARS) return first;
    if (char === '\\') at += 1;
    else if (close.includes(char)) {
      if (first < 0) first = at;
      if (at + 1 >= text.length || /[\s,;)\]}/>%|]/.test(text[at + 1]!)) return at;
      if (/^[\w-]{1,30}\s{0,3}=/.test(text.slice(at + 1, at + 36))) return at;
    }
  }
  return first;
}

function withoutEscapes(value: string, quote: string): string {
  return quote === '`' ? value : value.replace(/\\(["'])/g, '$1').replace(/\\\\/g, '\\');
}
