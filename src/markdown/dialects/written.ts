// Step 1, dialects: Markdown pictures `![…](…)` as people really type them (spaces and brackets in addresses, sizes in three
// places, full-width marks, typographic quotes, a bracket forgotten) → `![alt](<address> "title")`. Correct ones stay.

import { note, type Problem } from '../../diagnostics.ts';
import { type Attributes, readAttributes } from './attributes.ts';
import {
  isManyPictures,
  isPictureAddress,
  type Picture,
  pictureEdit,
  plainText,
  readSize,
  withoutAlias,
} from './picture.ts';
import type { Edit, Rewriting, Source } from './source.ts';

/** No address with its title is longer (but for data: addresses, which have no spaces). */
const TARGET_CHARS = 1000;
const ALT_CHARS = 2000;
const ESCAPE = /\\[!-/:-@[-`{-~]/;
const ROUGH = 'this picture is not quite Markdown';
const OPENERS = /[!！][[【]/g;

export function rewriteWritten(source: Source): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  const closers = closingBrackets(source);
  let definitions: Map<string, string> | undefined;
  let done = 0;
  OPENERS.lastIndex = 0;
  for (let match = OPENERS.exec(text); match; match = OPENERS.exec(text)) {
    const at = match.index;
    if (at < done || source.isCode(at) || isEscaped(text, at)) continue;
    const shut = closers.get(at + 1);
    if (shut === undefined || shut - at > ALT_CHARS) continue;
    const made = picture(at, shut);
    if (!made) continue;
    done = made.to;
    if (made.edit) edits.push(made.edit);
    const link = linkAround(text, at, made.to);
    if (link) {
      edits.push(link);
      done = link.to;
    }
    if (made.repaired)
      problems.push(
        note('W_SYNTAX', made.repaired, {
          place: source.place(at),
          hint: 'A picture is written ![words](address); put an address with spaces or brackets between < and >.',
        }),
      );
  }
  return { edits, problems };

  function picture(at: number, shut: number): { to: number; edit?: Edit; repaired?: string } | undefined {
    const wide = text[at] === '！' || text[at + 1] === '【' || text[shut] === '】';
    let from = shut + 1;
    if (text[from] === ' ' && /^[ \t]{1,2}[(（]/.test(text.slice(from, from + 3)))
      while (text[from] === ' ' || text[from] === '\t') from += 1;
    const open = text[from];
    if (open !== '(' && open !== '（') return reference(at, shut);
    const target = readTarget(text, from);
    if (!target) return undefined;
    const spaced = from > shut + 1;
    const meant = looksMeant(target.address);
    if ((spaced || wide || open === '（' || target.repaired) && !meant) return undefined;
    const list = attributesAfter(text, target.to);
    const label = splitAlt(text.slice(at + 2, shut));
    const alias = withoutAlias(target.address) !== target.address;
    const html = source.isHtml(at);
    const repaired = repair({ wide: wide || open === '（', spaced, why: target.repaired });
    if (!repaired && !list && !label.size && !target.size && !alias && !html) return { to: target.to };
    const words: Picture = {
      address: target.address,
      at: from + 1,
      alt: list?.alt ?? plainText(label.alt),
      caption: target.title === undefined ? list?.caption : plainText(target.title),
      ...label.size,
      ...target.size,
      ...(list?.width ? { width: list.width } : {}),
      ...(list?.height ? { height: list.height } : {}),
    };
    const to = list?.to ?? target.to;
    const target_ = list?.id ? `<a id="${list.id.replace(/["<>&]/g, '')}"></a>` : '';
    const edit = pictureEdit(source, at, to, [words]);
    return { to, edit: target_ ? { ...edit, text: target_ + edit.text } : edit, ...(repaired ? { repaired } : {}) };
  }

  /** `![a][b]{width=50%}`: the parser resolves references; only their attributes need us. */
  function reference(at: number, shut: number): { to: number; edit?: Edit } | undefined {
    let to = shut + 1;
    let label = text.slice(at + 2, shut);
    if (text[to] === '[') {
      const end = text.slice(to, to + 300).indexOf(']');
      if (end > 1) label = text.slice(to + 1, to + end);
      if (end > 0) to += end + 1;
    }
    const list = attributesAfter(text, to);
    if (!list && !source.isHtml(at)) return undefined;
    definitions ??= readDefinitions(text);
    const address = definitions.get(label.trim().replace(/\s+/g, ' ').toLowerCase());
    if (!address) return undefined;
    const alt = plainText(text.slice(at + 2, shut));
    const end = list?.to ?? to;
    return {
      to: end,
      edit: pictureEdit(source, at, end, [
        { address, at, alt, caption: list?.caption, width: list?.width, height: list?.height },
      ]),
    };
  }
}

interface Target {
  readonly address: string;
  readonly title?: string;
  readonly size?: { width?: string; height?: string };
  readonly to: number;
  /** What was wrong with it; absent when CommonMark reads it the same way. */
  readonly repaired?: string;
}

/** What stands between the parentheses after `![…]`; `from` is the opening one. */
function readTarget(text: string, from: number): Target | undefined {
  const strict = text[from] === '(' ? strictTarget(text, from) : undefined;
  if (strict) return strict;
  const line = upToNext(text.slice(from + 1, from + 1 + TARGET_CHARS));
  const ends = closings(line);
  for (const end of ends) {
    const read = looseTarget(line.slice(0, end), from + 1 + end + 1);
    if (read) return read;
  }
  const rest = line.replace(/\s+$/, '');
  if (line.length < TARGET_CHARS && ends.length === 0 && !rest.includes('](')) {
    const cut = /^(.*?\.\w{3,4}(?:\s+["“'].*?["”'])?)[\]}.]?$/.exec(rest)?.[1];
    const read = cut === undefined ? undefined : looseTarget(cut, from + 1 + rest.length);
    if (read && isPictureAddress(read.address))
      return { ...read, repaired: 'the closing parenthesis of this picture is missing' };
  }
  return undefined;
}

/** The rest of the line, at most to the next picture: so that reading all of them is linear. */
function upToNext(part: string): string {
  const end = part.search(/\n|[!！][[【]/);
  return end < 0 ? part : part.slice(0, end);
}

/** CommonMark's own reading. */
function strictTarget(text: string, from: number): Target | undefined {
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
  let size: Target['size'];
  const sizeAt = () => {
    const found = /\s+=(\d*%?x?\d*%?)$/i.exec(words);
    const read = found?.[1] ? readSize(found[1]) : undefined;
    if (found && read) {
      size = read;
      words = words.slice(0, found.index).trim();
    }
  };
  sizeAt();
  const quoted = /\s*(["“”„«'‘’])([^"“”„«»]*)["”“»'’]$/.exec(words);
  if (quoted && quoted.index > 0 && looksMeant(words.slice(0, quoted.index).replace(/\s+=\S+$/, ''))) {
    title = quoted[2]!;
    words = words.slice(0, quoted.index).trim();
  }
  const within = title === undefined && /^(.*?\.\w{3,4}(?:\?\S*)?)\s+["“„«'‘](.*)["”“»'’]$/.exec(words);
  if (within && looksMeant(within[1]!)) {
    title = within[2]!.replace(/""/g, '"');
    words = within[1]!;
  }
  sizeAt();
  const bracketed = /^<(.*)>$/.exec(words);
  const raw = (bracketed ? bracketed[1]! : words).replace(/\\ /g, ' ');
  const address = misread(raw) ? raw : raw.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  if (!looksMeant(address)) return undefined;
  const only = size !== undefined && !/[\s()]/.test(address) && (title === undefined || !/[“”„«»‘’]/.test(inside));
  const why = only
    ? undefined
    : /\s/.test(address)
      ? 'the address of this picture has spaces'
      : /[()（）]/.test(address)
        ? 'the address of this picture has parentheses'
        : title !== undefined
          ? 'the title of this picture has quotes that Markdown does not take'
          : /\\/.test(address)
            ? 'the address of this picture has backslashes'
            : ROUGH;
  return {
    address,
    ...(title === undefined ? {} : { title }),
    ...(size ? { size } : {}),
    to,
    ...(why ? { repaired: why } : {}),
  };
}

/** `[![…](…)](my large.jpg)`: the address of the link around a picture, when only its spaces spoil it. */
function linkAround(text: string, at: number, to: number): Edit | undefined {
  if (text[at - 1] !== '[' || !text.startsWith('](', to) || strictTarget(text, to + 1)) return undefined;
  const target = readTarget(text, to + 1);
  return target ? { from: to + 1, to: target.to, text: `(<${target.address.replace(/[<>]/g, '')}>)` } : undefined;
}

/** Whether words in parentheses are an address of pictures, not a remark. */
function looksMeant(address: string): boolean {
  if (address === '' || address.length > 1000 || /[<>"\n]/.test(address)) return false;
  return isPictureAddress(address) || isManyPictures(address);
}

function repair(found: { wide: boolean; spaced: boolean; why: string | undefined }): string | undefined {
  if (found.why && found.why !== ROUGH) return found.why;
  if (found.wide) return 'this picture is written with full-width marks';
  return found.spaced ? 'a space stands between the brackets of this picture' : found.why;
}

/** `alt|300`, `alt|100x200`, `alt|690x388, 75%`. */
function splitAlt(label: string): { alt: string; size?: { width?: string; height?: string } } {
  const bar = label.lastIndexOf('|');
  if (bar < 0) return { alt: label };
  const size = readSize(label.slice(bar + 1).replace(/,.*$/, ''));
  return size ? { alt: label.slice(0, bar).replace(/\\$/, ''), size } : { alt: label };
}

/** A list directly after the picture, after a space, or alone on the next line. */
function attributesAfter(text: string, at: number): Attributes | undefined {
  const gap = /^[ \t]?(?=\{)|^[ \t]*\n[ \t]{0,3}(?=\{:)/.exec(text.slice(at, at + 40));
  if (!gap) return undefined;
  const list = readAttributes(text, at + gap[0].length);
  return list && (!gap[0].includes('\n') || /^[ \t]*(?:\n|$)/.test(text.slice(list.to, list.to + 40)))
    ? list
    : undefined;
}

/** For every `![`: where its bracket closes. One pass; brackets do not reach over blank lines. */
function closingBrackets(source: Source): ReadonlyMap<number, number> {
  const { text } = source;
  const closers = new Map<number, number>();
  const open: number[] = [];
  const marks = /[[\]【】\\]|\n[ \t]*(?=\n)/g;
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const at = match.index;
    const char = text[at]!;
    if (char === '\n') open.length = 0;
    else if (char === '\\') marks.lastIndex = at + 2;
    else {
      const free = source.skipCode(at);
      if (free > at) marks.lastIndex = free;
      else if (char === '[' || (char === '【' && /[!！]/.test(text[at - 1] ?? ''))) open.push(at);
      else if (char !== '【') {
        const opener = open.at(-1);
        if (opener !== undefined && (char === ']' || text[opener] === '【' || /！/.test(text[opener - 1] ?? ''))) {
          open.pop();
          if (/[!！]/.test(text[opener - 1] ?? '')) closers.set(opener, at);
        }
      }
    }
  }
  return closers;
}

function readDefinitions(text: string): Map<string, string> {
  const definitions = new Map<string, string>();
  for (const match of text.matchAll(/^ {0,3}\[([^[\]]{1,200})\]:[ \t]*(?:<([^<>\n]*)>|(\S+))/gm)) {
    const label = match[1]!.trim().replace(/\s+/g, ' ').toLowerCase();
    if (!definitions.has(label)) definitions.set(label, match[2] ?? match[3]!);
  }
  return definitions;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
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
