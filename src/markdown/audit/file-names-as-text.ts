// Step 1, audit: warns of lines that print as nothing but the name of a picture file. Their author meant a picture in a
// way that nothing here knows. Code, tables of data, and a name below its own picture are ignored.

import { type Problem, warning } from '../../diagnostics.ts';
import { PHOTO_ENDINGS, percentDecoded, withoutQuery } from '../../formats.ts';
import type { BlockDraft } from '../blocks/blocks.ts';
import { withoutTyped } from './count-code.ts';

/** W_LOST for the names that one input prints as text. @param shown tells whether the report shows a file name. */
export function namesAsText(
  drafts: readonly BlockDraft[],
  file: string,
  text: string,
  shown: (fileName: string) => boolean,
): Problem[] {
  const found = drafts.flatMap((draft) =>
    draft.kind === 'prose' && draft.tag !== 'code' && draft.tag !== 'table'
      ? namesIn(draft.html).map((name) => ({ name, from: draft.place.line }))
      : [],
  );
  if (found.length === 0) return [];
  const meant = found.filter(({ name }) => !shown(fileNameOf(name)));
  if (meant.length === 0) return [];
  const source = text.split(/\r\n?|\n/);
  const board = withoutTyped(text).split(/\r\n?|\n/);
  return meant.flatMap(({ name, from }) => {
    const line = lineOf(source, name, from);
    if (source[line - 1]?.includes(name) && !board[line - 1]?.includes(name)) return [];
    const target = targetOf(source[line - 1] ?? '', name);
    if (target !== undefined && shown(fileNameOf(target))) return [];
    return warning('W_LOST', `“${name}” stands alone on its line and prints as text, not as a picture`, {
      place: { file, line, column: 1 },
      hint: 'write a picture as ![words](address); a name that is meant as text as `code`',
    });
  });
}

/** Where the link leads whose words are the name, or end with it. */
function targetOf(line: string, name: string): string | undefined {
  const at = line.indexOf(name);
  if (at < 0) return undefined;
  const behind = /^\]\(<?([^()\s<>]{1,500})/.exec(line.slice(at + name.length, at + name.length + 510));
  const before = /\shref\s?=\s?"([^"<>]{1,500})"[^<>]{0,300}>[^<>]{0,200}$/i.exec(
    line.slice(Math.max(0, at - 1100), at),
  );
  return (behind ?? before)?.[1];
}

/** A drawing named in the text is a badge or a logo more often than a lost picture. */
const ENDINGS = `${PHOTO_ENDINGS}|gif`;
const ENDING = new RegExp(`\\.(?:${ENDINGS})\\b`, 'i');
const LINE_END = /\n|<\/?(?:p|li|ul|ol|dl|dt|dd|div|section|blockquote|br|table|tr|td|th)\b[^<>]*>/;

/** Reads HTML that this program wrote: its tags are whole and its character references few. */
function namesIn(html: string): string[] {
  if (!ENDING.test(html)) return [];
  return withoutCode(html)
    .split(LINE_END)
    .flatMap((line) =>
      line.length < 2000 && ENDING.test(line) ? (nameAlone(line.replace(/<[^<>]*>/g, '')) ?? []) : [],
    );
}

/** HTML that this program wrote, with a word for each piece of code. */
export function withoutCode(html: string): string {
  let out = '';
  let at = 0;
  for (const { 0: open, 1: name, index } of html.matchAll(/<(pre|code)\b/g)) {
    if (index < at) continue;
    const end = html.indexOf(`</${name}>`, index + open.length);
    if (end < 0) break;
    out += `${html.slice(at, index)} code `;
    at = end + `</${name}>`.length;
  }
  return out + html.slice(at);
}

const LONGEST_NAME = 500;

/** `x.jpg`, `%IMAGE{"x.jpg"}%`, `{img src=x.jpg}`, `(x.jpg`: a name, with marks and a word for picture before it. */
const NAME = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:(?!https?:)\\p{L}{1,20}[^\\p{L}\\p{N}\\s/\\\\._-]+){0,5}((?:https?://)?[^\\s"'“”()<>[\\]{}*=]{1,300}\\.(?:${ENDINGS}))(?:[?#]\\S*)?[^\\p{L}\\p{N}]*(?:\\[/\\p{L}{1,20}\\])?$`,
  'iu',
);
const WORD =
  /^[^\p{L}\p{N}]*(?:(?:img|image|imagen|figure|photo|picture|pic|bild|foto|file|图|圖|写真)[^\p{L}\p{N}]*|[wh]idth=\S*(?:\s[^\p{L}\p{N}]*)?)?$/iu;

/** What lists of files sent along say of each: `(image/jpeg)`, `345 kB`. */
const OF_FILES = /\(image\/[\w.+-]{1,20}\)|(?<![\p{L}\d.,])\d{1,9}(?:[.,]\d{1,3})? ?(?:[kmg]i?b|bytes)(?!\p{L})/giu;

function nameAlone(line: string): string | undefined {
  const words = line
    .replace(/&(?:amp|lt|gt|quot|nbsp|#39);/g, (reference) => (reference === '&amp;' ? '&' : ' '))
    .replace(OF_FILES, ' ')
    .split(/[\s,;|]+/);
  const names = words.map((word) => (word.length < LONGEST_NAME ? NAME.exec(word)?.[1] : undefined));
  const others = words.filter((word, index) => names[index] === undefined && !WORD.test(word));
  return others.length === 0 ? names.find((name) => name !== undefined) : undefined;
}

/** In small letters; the same for a name that is percent-encoded and one that is not. */
export function fileNameOf(address: string): string {
  const name = withoutQuery(address).split(/[/\\]/).at(-1);
  return percentDecoded(name ?? '').toLowerCase();
}

/** The line at or below `from` that holds the name. */
export function lineOf(source: readonly string[], name: string, from: number): number {
  for (let line = from; line < from + 2000 && line <= source.length; line += 1)
    if (source[line - 1]?.includes(name)) return line;
  return from;
}
