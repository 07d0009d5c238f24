// Step 1, dialects: repairs Markdown pictures `![…](…)` as people really type them. Spaces and brackets in addresses,
// sizes in three places, full-width marks, typographic quotes, a forgotten bracket. Correct ones stay.

import { note, type Problem } from '../../diagnostics.ts';
import { lineEnd } from '../line-offsets.ts';
import { type AttributeList, readAttributes } from './attributes.ts';
import { splitAlt } from './picture/alt-size.ts';
import {
  askedBehind,
  isPixel,
  looksMeant,
  ROUGH,
  readTarget,
  strictTarget,
  type Target,
} from './picture/link-target.ts';
import { markedText, type Picture, pictureEdit, type Size, withoutAlias } from './picture/picture.ts';
import type { Edit, Rewriting, SourceText } from './source/source.ts';

const ALT_CHARS = 2000;
const PARAGRAPHS = /\n[ \t>]*\n/;
const OPENERS = /[!！][[【]/g;

export function rewriteWritten(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  const closers = closingBrackets(source);
  let definitions: Map<string, Definition> | undefined;
  let done = 0;
  OPENERS.lastIndex = 0;
  for (let match = OPENERS.exec(text); match; match = OPENERS.exec(text)) {
    const at = match.index;
    if (at < done || source.isCode(at) || isEscaped(text, at)) continue;
    const shut = closers.get(at + 1) ?? closeOfParagraphs(text, at, (label) => definitionOf(label)?.address);
    if (shut === undefined || shut - at > ALT_CHARS) continue;
    const made = picture(at, shut);
    if (!made) continue;
    done = made.to;
    const link = source.isHtml(at) ? linkInHtml(text, at, made.to) : linkAround(text, at, made.to);
    if (made.edit) edits.push(made.edit);
    for (const edit of link) {
      edits.push(edit);
      done = edit.to;
    }
    if (made.repaired) problems.push(note('W_SYNTAX', made.repaired, { place: source.place(at) }));
  }
  return { edits: [...edits, ...sizesOfDefinitions(source)], problems };

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
    if (isPixel(target.address)) return { to: target.to, edit: { from: at, to: target.to, text: '' } };
    const meant = looksMeant(target.address);
    if ((spaced || wide || open === '（' || target.repaired) && !meant) return undefined;
    const list = attributesAfter(text, target.to);
    const asked = askedBehind(target.address);
    const within = text.slice(at + 2, shut);
    const label = splitAlt(within);
    const alias = withoutAlias(target.address) !== target.address;
    const html = source.isHtml(at);
    const repaired = repair({ wide: wide || open === '（', spaced, why: target.repaired });
    const paragraphs = PARAGRAPHS.test(within);
    const cut = label.alt.length < within.length;
    const words = paragraphs ? label.alt.replace(/\n[ \t]{0,9}>[ \t>]{0,9}/g, '\n') : label.alt;
    const plain = !paragraphs && !repaired && !target.anew && !list && !cut && !label.size && !target.size;
    if (plain && !asked && !alias && !html) return { to: target.to };
    const shown: Picture = {
      address: target.address,
      at: from + 1,
      alt: list?.alt ?? markedText(words),
      unseen: list?.unseen,
      caption: target.title === undefined ? (captionBeside(list, words) ?? asked?.caption) : markedText(target.title),
      ...asked?.size,
      ...label.size,
      ...target.size,
      ...(list?.width ? { width: list.width } : {}),
      ...(list?.height ? { height: list.height } : {}),
      ...classesOf(label.size, list),
      ...(list?.id && source.context.figures ? { label: list.id } : {}),
    };
    const end = list?.to ?? target.to;
    const link = paragraphs ? linkOfParagraphs(at, end) : undefined;
    const to = link?.to ?? end;
    const anchor = list?.id ? `<a id="${list.id.replace(/["<>&]/g, '')}"></a>` : '';
    const edit = pictureEdit(source, link ? at - 1 : at, to, [{ ...shown, ...(link && { link: link.address }) }]);
    return { to, edit: anchor ? { ...edit, text: anchor + edit.text } : edit, repaired };
  }

  /** The link around a picture whose words are paragraphs: its bracket would open in another one. */
  function linkOfParagraphs(at: number, to: number): Pick<Target, 'address' | 'to'> | undefined {
    if (text[at - 1] !== '[' || isEscaped(text, at - 1) || text[to] !== ']') return undefined;
    if (text[to + 1] === '(') return readTarget(text, to + 1);
    const label = /^\]\[([^[\]\n]{1,200})\]/.exec(text.slice(to, to + 210));
    const found = label && definitionOf(label[1]!);
    return found ? { address: found.address, to: to + label[0].length } : undefined;
  }

  function definitionOf(label: string): Definition | undefined {
    definitions ??= readDefinitions(text);
    return definitions.get(label.trim().replace(/\s+/g, ' ').toLowerCase());
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
    const own = attributesAfter(text, to);
    const { address, title, list: given } = definitionOf(label) ?? {};
    const list = own ?? given;
    const words = text.slice(at + 2, shut);
    if (!address || (!list && !source.isHtml(at) && !PARAGRAPHS.test(words))) return undefined;
    const end = own?.to ?? to;
    return {
      to: end,
      edit: pictureEdit(source, at, end, [
        {
          address,
          at,
          alt: list?.alt ?? markedText(words),
          unseen: list?.unseen,
          caption: title ?? captionBeside(list, words),
          width: list?.width,
          height: list?.height,
          classes: list?.classes,
        },
      ]),
    };
  }
}

function classesOf(size: Size | undefined, list: AttributeList | undefined): Pick<Size, 'classes'> {
  const classes = [size?.classes, list?.classes].filter(Boolean).join(' ');
  return classes === '' ? {} : { classes };
}

/** `[![…](…)](my large.jpg)`: the address of the link around a picture, when only its spaces spoil it. */
function linkAround(text: string, at: number, to: number): Edit[] {
  if (text[at - 1] !== '[' || !text.startsWith('](', to) || strictTarget(text, to + 1)) return [];
  const target = readTarget(text, to + 1);
  return target ? [{ from: to + 1, to: target.to, text: `(<${target.address.replace(/[<>]/g, '')}>)` }] : [];
}

/** The same in a line of HTML, where the picture becomes an element and its link must be one. */
function linkInHtml(text: string, at: number, to: number): Edit[] {
  if (text[at - 1] !== '[' || isEscaped(text, at - 1) || !text.startsWith('](', to)) return [];
  const target = readTarget(text, to + 1);
  if (!target) return [];
  const address = target.address.replace(/[<>"]/g, '').replace(/&(?![\w#]+;)/g, '&amp;');
  return [
    { from: at - 1, to: at, text: `<a href="${address}">` },
    { from: to, to: target.to, text: '</a>' },
  ];
}

function repair(found: { wide: boolean; spaced: boolean; why: string | undefined }): string | undefined {
  if (found.why && found.why !== ROUGH) return found.why;
  if (found.wide) return 'this picture is written with full-width marks';
  return found.spaced ? 'a space stands between the brackets of this picture' : found.why;
}

/** A list directly after the picture, after a space, or alone on the next line. */
function attributesAfter(text: string, at: number): AttributeList | undefined {
  const gap = /^[ \t]?(?=\{)|^[ \t]*\n[ \t]{0,3}(?=\{:)/.exec(text.slice(at, at + 40));
  if (!gap) return undefined;
  const list = readAttributes(text, at + gap[0].length);
  return list && (!gap[0].includes('\n') || /^[ \t]*(?:\n|$)/.test(text.slice(list.to, list.to + 40)))
    ? list
    : undefined;
}

/** Where the list holds the words for those who cannot see (`fig-alt`), the brackets hold the caption. */
function captionBeside(list: AttributeList | undefined, label: string): string | undefined {
  return list?.caption ?? (list?.alt === undefined ? undefined : markedText(label) || undefined);
}

/** For every `![`: where its bracket closes. One pass; brackets do not reach over blank lines. */
function closingBrackets(source: SourceText): ReadonlyMap<number, number> {
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

/** Removed from the lines of definitions, which would print with them. */
function sizesOfDefinitions(source: SourceText): Edit[] {
  const { text } = source;
  if (!/^ {0,3}\[[^[\]\n]{1,200}\]:.*[{=]/m.test(text)) return [];
  return [...readDefinitions(text).values()].flatMap(({ address, list, end }): Edit[] =>
    list && !source.isCode(end) && looksMeant(address) ? [{ from: end, to: list.to, text: '' }] : [],
  );
}

interface Definition {
  /** Where the address and its title end. */
  readonly end: number;
  readonly title?: string | undefined;
  readonly address: string;
  /** Word's converters write the size behind the address, `[1]: lake.jpg {width="3in"}`, MultiMarkdown without braces,
   *  `[1]: lake.jpg "Title" width=300px class=photo`. */
  readonly list?: AttributeList | undefined;
}

function readDefinitions(text: string): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const match of text.matchAll(/^ {0,3}\[([^[\]]{1,200})\]:[ \t]*(?:<([^<>\n]*)>|(\S+))/gm)) {
    const label = match[1]!.trim().replace(/\s+/g, ' ').toLowerCase();
    const at = match.index + match[0].length;
    const title = TITLE.exec(text.slice(at, at + 320))?.[0] ?? '';
    const end = at + title.length;
    const gap = /^[ \t]{1,20}(?=\{)/.exec(text.slice(end, end + 20));
    const list = gap ? readAttributes(text, end + gap[0].length) : bareAttributes(text, end);
    if (!definitions.has(label))
      definitions.set(label, {
        address: match[2] ?? match[3]!,
        title: title.trim().slice(1, -1) || undefined,
        list,
        end,
      });
  }
  return definitions;
}

/** Of a definition that goes on with attributes. */
const TITLE = /^[ \t]{1,20}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}')(?=[ \t]{0,20}(?:\{|[A-Za-z][\w-]{0,30}=))/;

/** MultiMarkdown: `key=value` up to the end of the line, without braces. */
function bareAttributes(text: string, from: number): AttributeList | undefined {
  const found = BARE.exec(text.slice(from, lineEnd(text, from)));
  const list = found ? readAttributes(`{${found[0].trim()}}`, 0) : undefined;
  return list && { ...list, to: from + found![0].length };
}

const BARE =
  /^(?:[ \t]{1,20}[A-Za-z][\w-]{0,30}=(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[^\s"'{}]{1,200})){1,12}(?=[ \t\r]{0,20}$)/;

/** Word writes alt texts of several paragraphs: the bracket closes after a blank line, before a picture's address. */
function closeOfParagraphs(
  text: string,
  at: number,
  defined: (label: string) => string | undefined,
): number | undefined {
  if (text[at + 1] !== '[') return undefined;
  const part = text.slice(at + 2, at + 2 + ALT_CHARS);
  const shut = part.search(/[[\]`{]|\n(?: {4}|\t)|\n[ \t>]*(?:[-*+#]|\d+[.)])[ \t]/);
  const label = shut < 0 ? null : /^\]\[([^[\]\n]{1,200})\]/.exec(part.slice(shut, shut + 210));
  if (label) return looksMeant(defined(label[1]!) ?? '') ? at + 2 + shut : undefined;
  if (shut < 0 || !part.startsWith('](', shut)) return undefined;
  const target = strictTarget(text, at + 2 + shut + 1);
  return target && looksMeant(target.address) ? at + 2 + shut : undefined;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}
