// Step 1, dialects: reads what stands in the parentheses of a Markdown picture: address, title, size. As CommonMark
// reads it, else as its author meant it, with what was wrong.

import { isPictureAddress } from '../../../formats.ts';
import { upTo } from '../../../trimming.ts';
import { isManyPictures, markedText, readSize, type Size, sizeOf } from './picture.ts';

/** No address with its title is longer (but for data: addresses, which have no spaces). */
const TARGET_CHARS = 1000;
const ESCAPE = /\\[!-/:-@[-`{-~]/;
export const ROUGH = 'this picture is not quite Markdown';

export interface Target {
  readonly address: string;
  readonly title?: string;
  readonly size?: Size;
  readonly to: number;
  /** What was wrong with it; absent when CommonMark reads it the same way. */
  readonly repaired?: string;
  /** CommonMark reads it otherwise, and nobody has to mend it. */
  readonly anew?: true;
}

/** What stands between the parentheses after `![…]`; `from` is the opening one. */
export function readTarget(text: string, from: number): Target | undefined {
  const drawing = text[from] === '(' ? drawingTarget(text, from) : undefined;
  if (drawing) return drawing;
  const strict = text[from] === '(' ? strictTarget(text, from) : undefined;
  if (strict) return strict;
  const line = upToNext(text.slice(from + 1, from + 1 + TARGET_CHARS));
  const ends = closings(line);
  for (const end of ends) {
    const read = looseTarget(line.slice(0, end), from + 1 + end + 1);
    if (read) return read;
  }
  const rest = line.trimEnd();
  if (line.length < TARGET_CHARS && ends.length === 0 && !rest.includes('](')) {
    const cut = [rest.replace(/[\]}.]$/, ''), rest].find(endsPicture);
    const read = cut === undefined ? undefined : looseTarget(cut, from + 1 + rest.length);
    if (read && isPictureAddress(read.address))
      return { ...read, repaired: 'the closing parenthesis of this picture is missing' };
  }
  return undefined;
}

/** `(data:image/svg+xml,%3Csvg width='1px' …%3E)`: a drawing with its own blanks and quotes, as scripts leave one where
 *  a picture was to come. */
function drawingTarget(text: string, from: number): Target | undefined {
  if (!/^\(data:image\/svg\+xml/i.test(text.slice(from, from + 20))) return undefined;
  const line = upTo(text.slice(from + 1, from + DRAWING_CHARS), '\n');
  const found = /^[^\s"<>]{18,60},[^\n]*?(?:%3C|<)\/svg(?:%3E|>)(?=\))/i.exec(line)?.[0];
  if (!found || !/[\s<>]/.test(found)) return undefined;
  const address = found.replace(/[\s<>]/g, (sign) => encodeURIComponent(sign));
  return { address, to: from + found.length + 2, anew: true };
}

const DRAWING_CHARS = 5000;

/** The rest of the line, at most to the next picture: so that reading all of them is linear. */
function upToNext(part: string): string {
  const end = part.search(/\n|[!！][[【]/);
  return end < 0 ? part : part.slice(0, end);
}

/** CommonMark's own reading. */
export function strictTarget(text: string, from: number): Target | undefined {
  let at = skipSpace(text, from + 1);
  let address: string;
  if (text[at] === '<') {
    const end = text.slice(at, at + TARGET_CHARS).search(/[>\n]/);
    if (end < 0 || text[at + end] !== '>') return undefined;
    address = text.slice(at + 1, at + end);
    at += end + 1;
  } else {
    const start = at;
    let depth = 0;
    const data = /^data:/i.test(text.slice(at, at + 5)) ? dataEnd(text, at) : at;
    for (at = data; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code <= 32) break;
      if (at - data > TARGET_CHARS || (code === 93 && text[at + 1] === '(')) return undefined;
      if (code === 92 && text.charCodeAt(at + 1) > 32) at += 1;
      else if (code === 40) depth += 1;
      else if (code === 41 && --depth < 0) break;
    }
    if (depth > 0) return undefined;
    address = text.slice(start, at);
  }
  const gap = at;
  at = skipSpace(text, at);
  if (text[at] === ')') return misread(address) ? undefined : { address, to: at + 1 };
  const close = { '"': '"', "'": "'", '(': ')' }[text[at] ?? ''];
  if (!close || at === gap) return undefined;
  const start = at + 1;
  for (at = start; at < text.length && at - start < TARGET_CHARS; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === close) break;
    else if (text[at] === '\n' && /^[ \t]*\n/.test(text.slice(at + 1, at + 40))) return undefined;
  }
  if (text[at] !== close) return undefined;
  const end = skipSpace(text, at + 1);
  return text[end] === ')' ? { address, title: text.slice(start, at), to: end + 1 } : undefined;
}

/** Where the plain characters of a `data:` address end: it may be long, and reading it must stay linear. */
function dataEnd(text: string, from: number): number {
  const plain = /[\w/+.:;=,%-]*/y;
  plain.lastIndex = from;
  plain.exec(text);
  return plain.lastIndex;
}

/** Backslashes before punctuation that are meant as folder marks, not as escapes. */
function misread(address: string): boolean {
  return ESCAPE.test(address) && /\\[A-Za-z0-9]/.test(address);
}

/** The candidates for the closing parenthesis, the likeliest first: balanced ones from the left, then the others. */
function closings(line: string): number[] {
  const balanced: number[] = [];
  const others: number[] = [];
  let depth = 0;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at]!;
    if (char === '(' || char === '（') depth += 1;
    else if (char === ')' || char === '）') {
      if (depth > 0) {
        depth -= 1;
        others.push(at);
      } else balanced.push(at);
    }
    if (balanced.length > 4) break;
  }
  return [...balanced, ...others.reverse().slice(0, 4)];
}

/** `my photo.jpg =300x200 “title”`: the address is what is left when title and size are taken off. */
function looseTarget(inside: string, to: number): Target | undefined {
  if (/\s{9}/.test(inside)) return undefined;
  let words = inside.trim();
  let title: string | undefined;
  let size: Size | undefined;
  // Markdeep: (lake.jpg width="300px" border=1)
  const list = /(?<!\s)(?:\s{1,9}[a-z-]{2,20}=(?:"[^"]{0,200}"|[^\s"()]{1,100})){1,6}$/i.exec(words);
  const listed = list !== null && isPictureAddress(words.slice(0, list.index));
  if (listed) {
    const said = (key: string) => new RegExp(`\\s${key}="?([^\\s"]{1,20})`, 'i').exec(list[0])?.[1];
    size = sizeOf(said('width'), said('height'));
    words = words.slice(0, list.index);
  }
  const sizeAt = () => {
    const found = /(?<!\s)\s+=(\d*(?:%(?:x?\d*%?)?|x\d*%?)?)$/i.exec(words);
    const read = found?.[1] ? readSize(found[1]) : undefined;
    if (found && read) {
      size = read;
      words = words.slice(0, found.index).trim();
    }
  };
  sizeAt();
  const quote = quoteAt(words);
  if (
    quote > 0 &&
    looksMeant(
      words
        .slice(0, quote)
        .trimEnd()
        .replace(/(?<!\s)\s+=\S+$/, ''),
    )
  ) {
    title = words.slice(quote + 1, -1);
    words = words.slice(0, quote).trim();
  }
  const behind = title === undefined && /["”“»'’]$/.test(words) ? addressEnd(words.slice(0, -1)) : undefined;
  if (behind !== undefined && looksMeant(words.slice(0, behind))) {
    title = words.slice(behind).trimStart().slice(1, -1).replace(/""/g, '"');
    words = words.slice(0, behind);
  }
  sizeAt();
  const bracketed = /^<(.*)>$/.exec(words);
  const raw = (bracketed ? bracketed[1]! : words).replace(/\\ /g, ' ');
  const address = misread(raw) ? raw : raw.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  if (!looksMeant(address)) return undefined;
  const only = size !== undefined && !/[\s()]/.test(address) && (title === undefined || !/[“”„«»‘’]/.test(inside));
  return { address, title, size, to, repaired: only ? undefined : wrongWith(address, title) };
}

/** `a.jpg`, `a.jpg "words"`. */
function endsPicture(words: string): boolean {
  return /\.\w{3,4}$/.test(words) || (/["”']$/.test(words) && /\.\w{3,4}\s+["“']/.test(words.slice(0, -1)));
}

/** Where the first word ends that is like a file's name, perhaps with a query, and has a quotation mark behind it. */
function addressEnd(words: string): number | undefined {
  for (const { 0: word, index } of words.matchAll(/(?<!\S)\S+(?=\s+["“„«'‘])/g))
    if (/\.\w{3,4}(?:$|\?)/.test(word)) return index + word.length;
  return undefined;
}

/** Where the quotation begins that ends the words: at the first mark with no double one between. */
function quoteAt(words: string): number {
  const last = words.length - 1;
  if (!/["”“»'’]$/.test(words)) return -1;
  let from = last - 1;
  while (from >= 0 && !'"“”„«»'.includes(words[from]!)) from -= 1;
  const found = words.slice(Math.max(0, from), last).search(/["“”„«'‘’]/);
  return found < 0 ? -1 : Math.max(0, from) + found;
}

function wrongWith(address: string, title: string | undefined): string {
  if (/\s/.test(address)) return 'the address of this picture has spaces';
  if (/[()（）]/.test(address)) return 'the address of this picture has parentheses';
  if (title !== undefined) return 'the title of this picture has quotes that Markdown does not take';
  return address.includes('\\') ? 'the address of this picture has backslashes' : ROUGH;
}

/** Whether words in parentheses are an address of pictures, not a remark. */
export function looksMeant(address: string): boolean {
  if (address === '' || address.length > 1000 || /[<>"\n]/.test(address)) return false;
  return isPictureAddress(address) || isManyPictures(address);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  let lines = 0;
  for (; at < text.length; at += 1) {
    if (text[at] === '\n' && ++lines > 1) break;
    if (!/\s/.test(text[at]!)) break;
  }
  return at;
}

/** Yuque keeps the size and the words of a picture behind its address: `a.png#width=300&title=The%20lake`. */
export function askedBehind(address: string): { readonly size?: Size; readonly caption?: string } | undefined {
  const at = address.indexOf('#');
  if (at < 0 || !BEHIND.test(address.slice(at, at + 2000))) return undefined;
  const said = new URLSearchParams(address.slice(at + 1, at + 2000));
  const size = readSize(said.get('width') ?? '');
  const caption = markedText(said.get('title') ?? '');
  return size || caption ? { ...(size && { size }), ...(caption && { caption }) } : undefined;
}

const BEHIND = /^#(?:[\w-]{1,30}=[^&\s]{0,300}&){0,40}(?:width=\d|title=[^&])/;

/** A drawing of one pixel, which scripts put where a picture was to come. */
export const isPixel = (address: string): boolean => PIXEL.test(address.slice(0, 600));

const PIXEL = /^data:image\/(?:gif;base64,R0lGODlhAQABA|svg\+xml,[^\n]{0,300}?%20width='[01](?:px)?')/i;
