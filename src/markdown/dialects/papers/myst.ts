// Step 1, dialects: reads pictures of MyST, Jupyter Book and R Markdown. Directives in fences of ticks or colons
// (`{figure}`, `{figure-md}`), the role {image}`lake.jpg`, and chunks of R that only include pictures.

import { isPictureAddress } from '../../../formats.ts';
import { append } from '../../../lists.ts';
import { lineEnd } from '../../line-offsets.ts';
import { oneNamed, type PatternRule, runRules } from '../picture/pattern-rules.ts';
import { markedText, optionOf, type Picture, pictureEdit, plainText, readLength } from '../picture/picture.ts';
import type { Edit, SourceText } from '../source/source.ts';
import { OPTION as CHUNK_OPTION, captionsOf, optionOf as chunkOption } from '../words/chunks.ts';

export function mystEdits(source: SourceText): Edit[] {
  const fenced = source.directives.flatMap(({ from, to }) => directive(source, from, to));
  return [...fenced, ...colonFences(source), ...runRules(source, [ROLE])];
}

const ROLE: PatternRule = {
  sign: '{image}`',
  pattern: /\{image\}`([^`\n]{1,500})`/g,
  read: (match) => oneNamed(match, { address: match[1]!.trim() }),
};

/** A fence with its picture, its options and its caption. */
function directive(source: SourceText, from: number, to: number): Edit[] {
  const lines = source.text.slice(from, to).split('\n');
  const head = /^[\s`~:]*\{([\w-]+)((?:[^\w}-][^}]*)?)\}(.*)$/s.exec(
    lines[0]!.replace(/^(?:[ \t]*>)+|^\s*(?:[-*+]|\d+[.)])\s/, ''),
  );
  const [, name = '', options = '', argument = ''] = head ?? [];
  if (/^r$/i.test(name)) return chunk(source, from, to, options);
  const { said, words } = readBody(lines.slice(1, -1));
  const body = words.join('\n');
  if (name === 'figure' && argument.trim() === '') return figureAround(source, from, to, said, body);
  const shown = name === 'figure-md' ? innerPicture(body) : { address: argument.trim(), rest: body, own: undefined };
  if (!shown?.address) return [];
  const caption = markedText(shown.rest);
  const at = source.text.indexOf(shown.address, from);
  return [
    pictureEdit(source, from, to, [
      { ...said, unseen: name === 'figure', ...shown.own, address: shown.address, at, caption },
    ]),
  ];
}

/** A figure that names no file: the pictures that stand in it, and what is said of all of them. */
function figureAround(source: SourceText, from: number, to: number, said: Partial<Picture>, body: string): Edit[] {
  const pictures: Picture[] = [];
  let rest = body;
  let at = from;
  for (let found = innerPicture(rest); found?.address && pictures.length < 100; found = innerPicture(rest)) {
    const { address, own } = found;
    at = Math.max(at, source.text.indexOf(address, at));
    pictures.push({ ...said, ...own, address, at });
    rest = found.before + found.rest;
    at += address.length;
  }
  const caption = markedText(rest.trim());
  const [only, more] = pictures;
  if (!only) return [];
  return [
    more ? pictureEdit(source, from, to, pictures, caption) : pictureEdit(source, from, to, [{ ...only, caption }]),
  ];
}

/** `:width: 50%` or, between dashes, `width: 50%`; the rest are words. */
function readBody(lines: readonly string[]): { said: Partial<Picture>; words: string[] } {
  let said: Partial<Picture> = {};
  const words: string[] = [];
  for (const line of lines) {
    const option = /^\s*(:?)([\w-]+):(?:\s(.*))?$/s.exec(line);
    const [, colon, key = '', value = ''] = option ?? [];
    if (option && (colon || /^(?:width|height|alt|name|align|scale)$/.test(key)))
      said = withOption(said, optionOf(key, value.trimStart()));
    else if (!['', '---'].includes(line.trim())) words.push(line.trim());
  }
  return { said, words };
}

function withOption(said: Partial<Picture>, more: Partial<Picture>): Partial<Picture> {
  const classes = [said.classes, more.classes].filter(Boolean).join(' ');
  return { ...said, ...more, ...(classes === '' ? {} : { classes }) };
}

/** The Markdown or HTML picture that stands in a `{figure-md}`; what follows it is its caption. */
function innerPicture(
  body: string,
): { address: string; before: string; rest: string; own?: Partial<Picture> } | undefined {
  const found =
    /!\[([^\]]{0,500})\]\(<?([^\s<>()]{1,1000})>?[^()\n]{0,300}\)(?:\{[^{}\n]{0,200}\})?|<img\b[^<>]{0,2000}>/i.exec(
      body,
    );
  if (!found) return undefined;
  const before = body.slice(0, found.index);
  const rest = body.slice(found.index + found[0].length);
  if (found[2]) return { address: found[2], before, rest, own: { alt: plainText(found[1]) } };
  const get = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']?([^"'>]*)`, 'i').exec(found[0])?.[1]?.trim();
  return { address: get('src') ?? '', before, rest, own: { alt: get('alt') ?? '', width: readLength(get('width')) } };
}

/** `include_graphics("a.jpg")`, `include_graphics(c("a.jpg", "b.jpg"))`; caption and width are options of the chunk. */
function chunk(source: SourceText, from: number, to: number, options: string): Edit[] {
  const body = source.text.slice(from, to);
  const below = body.split('\n').flatMap((line) => CHUNK_OPTION.exec(line)?.[1] ?? []);
  const said = captionsOf(options, below);
  const parts = captionsOf(options, below, 'fig-subcap');
  const alt = plainText(chunkOption(options, below, 'fig-alt'));
  const width = readLength(chunkOption(options, below, 'out-width') || chunkOption(options, below, 'out.width'));
  const pictures: Picture[] = [];
  for (const call of body.matchAll(/^[^#\n\r\u2028\u2029]*?include_graphics\((\s{0,99}c\([^()]{1,5000}\)|[^\n]*)/gm))
    for (const match of (call[1] ?? '').matchAll(/["']([^"'\n]+)["']/g)) {
      const address = match[1]!;
      const at = from + call.index + call[0].length - call[1]!.length + match.index;
      if (isPictureAddress(address)) pictures.push({ address, at, alt, unseen: true, width });
    }
  if (pictures.length === 0) return [];
  // Words for each, or for all of them.
  const each = parts.length > 0 ? parts : said.length > 1 ? said : [];
  const shared = parts.length > 0 || said.length < 2 ? markedText(said.join(' ')) : '';
  const last = pictures.length - 1;
  const captioned = pictures.map((picture, i) => {
    const own = markedText(each.slice(i, i === last ? undefined : i + 1).join(' · '));
    const caption = last === 0 ? [own, shared].filter(Boolean).join(' · ') : own;
    return caption === '' ? picture : { ...picture, caption };
  });
  return [pictureEdit(source, from, to, captioned, last === 0 ? undefined : shared)];
}

function colonFences(source: SourceText): Edit[] {
  const { text } = source;
  const edits: Edit[] = [];
  let done = 0;
  for (const match of text.matchAll(/^[ \t]*(:{3,})[ \t]*\{(?:figure|image|figure-md)\}/gm)) {
    const from = match.index + match[0].indexOf(':');
    if (from < done || source.isCode(from)) continue;
    const close = closingColons(text, lineEnd(text, from), match[1]!.length);
    if (close === undefined) continue;
    append(edits, directive(source, from, close));
    done = close;
  }
  return edits;
}

/** The end of the line that closes the fence; none within a page, none at all. */
function closingColons(text: string, from: number, length: number): number | undefined {
  for (let at = from + 1, lines = 0; at < text.length && lines < 60; lines += 1) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end).trim();
    if (/^:{3,}$/.test(line) && line.length >= length) return end;
    at = end + 1;
  }
  return undefined;
}
