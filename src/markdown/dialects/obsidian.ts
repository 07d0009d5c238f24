// Step 1, dialects: rewrites `![[…]]` and `[[…]]` of Obsidian, MediaWiki and Org as pictures, links or words. A
// Markdown link in brackets (`[[1]](…)`, `[[foo]]` with a definition) and a table of contents (`[[toc]]`) stay.

import { type Problem, warning } from '../../diagnostics.ts';
import { isMediaAddress, isPictureAddress } from '../../formats.ts';
import { markBehindBar } from '../marks/photo-marks.ts';
import { filmMark } from './picture/embeds.ts';
import { markedText, type Picture, pictureEdit, plainText, readSize, type Size } from './picture/picture.ts';
import { type Edit, occurrences, type Rewriting, type SourceText } from './source/source.ts';

/** No link is longer. */
const LINK_CHARS = 2000;
const CONTENTS = /^_{0,2}toc_{0,2}$|^tableofcontents$/i;
/** MediaWiki's name spaces of pictures. */
const WIKI_FILE =
  /^:?(?:file|image|datei|bild|fichier|archivo|imagen|immagine|bestand|plik|файл|文件|图像|ファイル|画像):\s*/i;
const WIKI_OPTION =
  /^(?:thumb|thumbnail|mini|frame|framed|frameless|rahmenlos|border|left|right|center|none|links|rechts|zentriert|upright.*|baseline|middle|sub|super|top|bottom|link=.*|class=.*|lang=.*|page=.*)$/i;

export function rewriteWikiLinks(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  let defined: Set<string> | undefined;
  let done = 0;
  for (const at of occurrences(source, '[[')) {
    if (at < done || text[at - 1] === '\\' || text[at + 2] === '[') continue;
    const link = fileWithLinks(text, at) ?? readLink(text, at);
    if (!link) continue;
    const embedded = text[at - 1] === '!' && text[at - 2] !== '\\';
    const from = embedded ? at - 1 : at;
    const edit = embedded ? embed(from, link) : wikiLink(from, link);
    if (!edit) continue;
    edits.push(edit);
    done = link.to;
  }
  return { edits, problems };

  function embed(from: number, link: Link): Edit {
    const address = link.target.replace(/#[^#]*$/, '').trim();
    if (isPictureAddress(address)) return pictureEdit(source, from, link.to, [embedded(link, address)]);
    if (isMediaAddress(address)) return { from, to: link.to, text: filmMark(address, partsOf(link).words.join(' ')) };
    problems.push(
      warning('W_TEMPLATE', `the note “${link.target.slice(0, 80)}” is not included`, {
        place: source.place(from),
        hint: 'give the note as a further input, or copy its text',
      }),
    );
    return { from, to: link.to, text: safe(headingWords(link.target)) };
  }

  function wikiLink(from: number, link: Link): Edit | undefined {
    const { target, parts } = link;
    if (CONTENTS.test(target)) return undefined;
    if (WIKI_FILE.test(target)) {
      const address = target.replace(WIKI_FILE, '');
      if (target.startsWith(':')) return { from, to: link.to, text: safe(parts[0] ?? address) };
      if (/^file:/i.test(target) && link.words !== undefined)
        return { from, to: link.to, text: `[${safe(link.words)}](<${address}>)` };
      if (isPictureAddress(address)) return pictureEdit(source, from, link.to, [wikiFile(link, address)]);
    }
    const web = /^(?:https?|mailto|file):\S+$/i.test(target);
    if (link.words !== undefined) {
      // Org: [[address][words]]
      if (isPictureAddress(link.words) && !/\s/.test(link.words))
        return pictureEdit(source, from, link.to, [
          { address: link.words.replace(/^file:/, ''), at: link.wordsAt, link: target.replace(/^file:/, '') },
        ]);
      return { from, to: link.to, text: web ? `[${safe(link.words)}](<${target}>)` : safe(link.words) };
    }
    if (isPictureAddress(target) && /^(?:\.{0,2}\/|https?:)/.test(target) && parts.length === 0)
      return pictureEdit(source, from, link.to, [{ address: target, at: link.targetAt }]);
    if (web) return { from, to: link.to, text: parts[0] ? `[${safe(parts[0])}](<${target}>)` : `<${target}>` };
    if (isReference(target)) return undefined;
    return { from, to: link.to, text: safe(parts[0] || headingWords(target)) };
  }

  /** `[[foo]]` with a definition of `[foo]:` is a Markdown link in brackets. */
  function isReference(target: string): boolean {
    defined ??= new Set(
      [...text.matchAll(/^ {0,3}\[([^[\]]{1,200})\]:/gm)].map((match) => match[1]!.trim().toLowerCase()),
    );
    return defined.has(target.trim().toLowerCase());
  }
}

interface Link {
  readonly target: string;
  readonly targetAt: number;
  /** What stands behind bars. */
  readonly parts: readonly string[];
  /** Org: the words of `[[target][words]]`. */
  readonly words?: string;
  readonly wordsAt: number;
  readonly to: number;
}

/** MediaWiki: `[[File:a.jpg|thumb|The pier in [[Moss|the town]]]]`: links in a caption leave their words. */
function fileWithLinks(text: string, at: number): Link | undefined {
  const line = text.slice(at + 2, at + 2 + LINK_CHARS);
  const found = WIKI_FILE.test(line) && HOLDS_LINKS.exec(line);
  if (!found) return undefined;
  const inside = found[0].slice(0, -2).replace(/\[\[(?:[^[\]|]{0,300}\|)?([^[\]|]{0,300})\]\]/g, '$1');
  const [target = '', ...parts] = inside.split('|').map((part) => part.trim());
  return { target, targetAt: at + 2, parts, wordsAt: 0, to: at + 2 + found[0].length };
}

const HOLDS_LINKS = /^[^[\]\n]{1,500}(?:\[\[[^[\]\n]{1,300}\]\][^[\]\n]{0,500}){1,20}\]\]/;

/** The link that begins at `[[`: no brackets inside, on one line, and not the text of a Markdown link. */
function readLink(text: string, at: number): Link | undefined {
  const line = text.slice(at + 2, at + 2 + LINK_CHARS);
  const shut = line.search(/[[\]\n]/);
  if (shut <= 0 || line[shut] !== ']') return undefined;
  const inside = line.slice(0, shut);
  if (/^\s|\s$/.test(inside) && !/\.\w{3,4}\s*$/.test(inside)) return undefined;
  let to = at + 2 + shut + 2;
  let words: string | undefined;
  let wordsAt = 0;
  if (line[shut + 1] === '[') {
    const more = line.slice(shut + 2);
    const end = more.search(/[[\]\n]/);
    if (end <= 0 || more[end] !== ']' || more[end + 1] !== ']') return undefined;
    words = more.slice(0, end).trim();
    wordsAt = at + 2 + shut + 2;
    to = at + 2 + shut + 2 + end + 2;
  } else if (line[shut + 1] !== ']') return undefined;
  const embedded = text[at - 1] === '!';
  if (text[to] === '(' || text[to] === ']') return undefined;
  if (text[to] === '[' && text[to + 1] !== '[' && !embedded) return undefined;
  const [target = '', ...parts] = inside.replace(/\\\|/g, '|').split('|');
  if (target.trim() === '' || /^\d+(?:\s*,\s*\d+)*$/.test(inside.trim())) return undefined;
  return { target: target.trim(), targetAt: at + 2, parts: parts.map((part) => part.trim()), words, wordsAt, to };
}

/** `![[a.png|caption|300]]`: a size wherever it stands, the rest are words. */
function embedded(link: Link, address: string): Picture {
  const { size, words } = partsOf(link);
  return { address, at: link.targetAt, alt: plainText(words.join(' ')), ...size };
}

/** `[[File:a.jpg|thumb|300px|alt=Lake|The lake]]`: the last words are the caption. */
function wikiFile(link: Link, address: string): Picture {
  const { size, words } = partsOf(link);
  const alt = words.find((part) => /^alt=/i.test(part))?.replace(/^alt=/i, '');
  const caption = markedText(words.findLast((part) => !/^alt=/i.test(part)));
  return { address, at: link.targetAt, ...size, alt, caption };
}

function partsOf({ parts }: Link): { readonly size: Size | undefined; readonly words: readonly string[] } {
  const words = parts.filter(
    (part) => readSize(part) === undefined && !WIKI_OPTION.test(part) && markBehindBar(part) === undefined,
  );
  const size = parts.map((part) => readSize(part)).find((found) => found !== undefined);
  const classes = parts.flatMap((part) => markBehindBar(part) ?? []).join(' ');
  return { size: classes === '' ? size : { ...size, classes }, words };
}

function headingWords(target: string): string {
  const [note = '', ...headings] = target.split('#');
  const last = headings.at(-1)?.replace(/^\^.*/, '').trim();
  return [note.trim(), last].filter(Boolean).join(' › ') || target.replace(/^#\^?/, '');
}

/** A brace of the text may stand before them: `%` first would make a template's mark of both. */
function safe(words: string): string {
  return words.replace(/^%|[\\`[\]<>{}]/g, (char) => `&#${char.charCodeAt(0)};`);
}
