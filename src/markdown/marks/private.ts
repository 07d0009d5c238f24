// Step 1, marks: takes out what an author marks as private, where the report is for others (`--public`). Passages
// between `::: private` and `:::`, between comments, in elements of that class, and photos of that class with the
// words below.

import { note, type Problem } from '../../diagnostics.ts';
import { fencesOf, insideOther } from './fence-lines.ts';
import { fencedPassages, outermost, withoutParts } from './passages.ts';

export interface PublicText {
  /** With as many lines as the text. */
  readonly text: string;
  /** How many passages and photos are left out. */
  readonly count: number;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Nothing ends it: it goes on to the end of the text. */
  readonly endless?: true;
}

const SIGN = /private/i;
/** A fence that opens, with words behind its colons, or closes. */
const FENCE = /^[ \t>]{0,12}(:{3,})[ \t]*([^\n]{0,200})$/gm;
const PRIVATE_FENCE = /^\{?[ \t]*(?:[^{}\n]{0,150}[ \t."'=])?\.?private(?=[\s}."']|$)/i;
const COMMENT =
  /<!--\s{0,3}(\/|end[ :_-]|begin[ :_-]|start[ :_-])?\s{0,3}private(?:[ :_-](begin|start|end|stop))?\s{0,3}-->/gi;
const ELEMENT =
  /<([a-z][a-z0-9]{0,15})\b[^<>]{0,500}?\sclass(?:Name)?\s{0,3}=\s{0,3}(?:["'][^"'<>]{0,200}?\bprivate\b[^"'<>]{0,200}["']|private(?=[\s/>]))[^<>]{0,500}>/gi;
/** A photo with the class in its list of attributes, its parameters or behind a bar. */
const PHOTO =
  /!\[[^\]\n]{0,500}\]\([^()\n]{1,500}(?:\([^()\n]{0,100}\)[^()\n]{0,200})?\)[ ]?\{[^{}\n]{0,200}?\.private\b[^{}\n]{0,200}\}|!\[\[[^[\]\n]{1,300}\|[ ]?private[ ]?(?:\|[^[\]\n]{0,200})?\]\]|!\[[^\]\n]{0,300}\|[ ]?private\]\([^()\n]{1,500}\)|\{\{[<%][^{}\n]{1,500}?class\s?=\s?["'][^"'\n]{0,100}?\bprivate\b[^{}\n]{1,500}\}\}|!\[[^\]\n]{0,500}\]\([^()\n]{1,500}\)\n\{:[^{}\n]{0,200}\.private\b[^{}\n]{0,100}\}/gi;
const VOID = /^(?:img|br|hr|input)$/i;

export function withoutPrivate(text: string): PublicText {
  const found = privateIn(text);
  return { text: withoutParts(text, found), count: found.length };
}

/** In their order; what stands within another is a part of it. */
export function privateIn(text: string): readonly Stretch[] {
  if (!SIGN.test(text)) return [];
  const code = fencesOf(text);
  const found = [...fences(text), ...comments(text), ...elements(text), ...photos(text)];
  return outermost(found.filter(({ from }) => !insideOther(code, from)));
}

function fences(text: string): Stretch[] {
  const found = fencedPassages(text, FENCE, (words) => PRIVATE_FENCE.test(words) || undefined);
  return found.map(({ from, to, endless }) => ({ from, to, ...(endless && { endless: true as const }) }));
}

function comments(text: string): Stretch[] {
  const out: Stretch[] = [];
  let from: number | undefined;
  for (const { 0: whole, 1: side = '', 2: behind = '', index } of text.matchAll(COMMENT)) {
    const ends = /^(?:\/|end)/i.test(side) || /^(?:end|stop)$/i.test(behind);
    if (!ends) from ??= index;
    else if (from !== undefined) {
      out.push({ from, to: index + whole.length });
      from = undefined;
    }
  }
  return from === undefined ? out : [...out, { from, to: text.length, endless: true }];
}

/** From a start tag of that class to its own end tag; to the end of the text where there is none. */
function elements(text: string): Stretch[] {
  const out: Stretch[] = [];
  let done = 0;
  for (const { 0: tag, 1: name = '', index } of text.matchAll(ELEMENT)) {
    if (index < done) continue;
    const end = VOID.test(name) || tag.endsWith('/>') ? index + tag.length : endOf(text, name, index + tag.length);
    done = end ?? text.length;
    out.push({ from: index, to: done, ...(end === undefined && { endless: true }) });
  }
  return out;
}

function endOf(text: string, name: string, from: number): number | undefined {
  const tags = new RegExp(`<(/)?${name}\\b[^<>]{0,1000}>`, 'gi');
  tags.lastIndex = from;
  let depth = 1;
  for (let tag = tags.exec(text); tag; tag = tags.exec(text)) {
    if (!tag[0].endsWith('/>')) depth += tag[1] ? -1 : 1;
    if (depth === 0) return tag.index + tag[0].length;
  }
  return undefined;
}

/** With the caption in the lines right below a photo. */
function photos(text: string): Stretch[] {
  return [...text.matchAll(PHOTO)].map(({ 0: whole, index }) => {
    const to = index + whole.length;
    const below =
      /^[ \t]*\n(?:[ \t]{0,3}(?:[*_][^\n]{1,500}[*_]|Table:[^\n]{0,300}|:[ \t][^\n]{0,300})[ \t]*(?=\n|$))/.exec(
        text.slice(to, to + 600),
      );
    return { from: index, to: to + (below?.[0].length ?? 0) };
  });
}

/** So that nobody wonders whether it was. */
export function leftOutNote(count: number): Problem {
  if (count === 0) return note('N_PRIVATE', 'nothing in the text is marked private: all of it is printed');
  const many = `${count} passages and photos that are marked private are left out`;
  return note('N_PRIVATE', count === 1 ? 'one passage or photo that is marked private is left out' : many);
}
