// Step 1, audit: counts the pictures that Markdown itself writes, in every state of repair, and references to
// definitions.

import { lastWordStart, upTo } from '../../trimming.ts';
import { type AddHits, type Hit, isPicture } from './count-tags.ts';

export function findMarkdown(board: string, add: AddHits): void {
  const definitions = new Set<string>();
  for (const match of board.matchAll(/^ {0,3}\[([^[\]\n]{1,300})\]:[ \t]*(?:\n[ \t]*)?\S/gm))
    definitions.add(label(match[1]!));
  const ends = bracketEnds(board);
  for (const match of board.matchAll(/[!！][[【]/g)) {
    const from = match.index;
    if (/(?:^|[^\\])(?:\\\\)*\\$/.test(board.slice(Math.max(0, from - 8), from))) continue;
    const shut = ends.get(from + 1);
    if (shut === undefined) continue;
    const after = toNextPicture(board.slice(shut + 1, shut + 1200));
    const open = /^([ \t]{0,2})([(（])/.exec(after);
    if (open) {
      const target = targetOf(after.slice(open[0].length));
      const odd = open[1] !== '' || open[2] === '（' || match[0] !== '![' || board[shut] !== ']';
      if (target && (!odd || isPicture(target.written) || /\/$|\*/.test(target.written))) {
        const at = shut + 1 + open[0].length + target.at - from;
        add(from, from + 2, [{ at, written: target.written }]);
      }
      continue;
    }
    const reference = /^\[([^[\]\n]{0,300})\]/.exec(after);
    const name = label(reference?.[1] || board.slice(from + 2, shut));
    if (match[0] === '![' && (reference?.[1] || definitions.has(name))) add(from, from + 2, [{ at: 2, written: name }]);
  }
}

/** Reading every picture only up to the next one keeps the whole linear. */
function toNextPicture(part: string): string {
  const next = part.search(/[!！][[【]/);
  return next < 0 ? part : part.slice(0, next);
}

/** What a script leaves where a picture was to come. */
const PIXEL = /^\s{0,9}data:image\/(?:gif;base64,R0lGODlhAQAB|svg\+xml,[^\n]{0,300}?\swidth=['"]?[01](?:px)?['"\s])/i;

/** What follows the parenthesis: an address that CommonMark reads, or one that people do. */
function targetOf(after: string): Hit | undefined {
  const line = after.split('\n')[0]!;
  if (PIXEL.test(after)) return undefined;
  const words = after.trimStart();
  const gap = after.length - words.length;
  const strict = STRICT.exec(words);
  const written = strict?.[1] ?? strict?.[2] ?? '';
  if (strict && written !== '') return { at: gap + strict[0].indexOf(written), written };
  if (strict || (gap > 0 && TITLE_ALONE.test(words))) return { at: 0, written: '' };
  if (/^\s*data:image\//i.test(after)) return { at: 0, written: 'data:' };
  const loose = /^\s*(?!\s)<?(.*?\.\w{3,4}(?:\?[^\s)]*)?)>?(?=[\s)）"“=\]]|$)/.exec(line);
  if (
    loose &&
    isPicture(loose[1]!) &&
    (/[)）]/.test(line.slice(loose[0].length)) || /^[^()（）]*$/.test(line.slice(loose[0].length)))
  )
    return { at: 0, written: loose[1]!.trim() };
  const folder = folderOf(line);
  return folder === undefined ? undefined : { at: 0, written: folder.trim() };
}

const TITLE = String.raw`(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))`;
const STRICT = new RegExp(
  String.raw`^(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\((?:[^\s()]|\([^\s()]*\))*\))*))(?:\s+${TITLE})?\s*\)`,
);
/** Where another counter took the address away. */
const TITLE_ALONE = new RegExp(String.raw`^${TITLE}\s*\)`);

/** `photos/` or `photos/*.jpg` before a closing parenthesis. */
function folderOf(line: string): string | undefined {
  const head = upTo(line, '()');
  if (head.endsWith('/') && line[head.length] === ')') return head;
  const star = head.indexOf('*', lastWordStart(head));
  if (star < 0) return undefined;
  const end = (/\S*/.exec(line.slice(star))![0] ?? '').lastIndexOf(')');
  return end < 0 ? undefined : line.slice(0, star + end);
}

function bracketEnds(board: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const match of board.matchAll(/\\.|[[\]【】]|\n[ \t]*(?=\n)/g)) {
    const char = match[0];
    if (char.startsWith('\n')) open.length = 0;
    else if (char === '[' || (char === '【' && /[!！]/.test(board[match.index - 1] ?? ''))) open.push(match.index);
    else if (char === ']' || char === '】') {
      const opener = open.at(-1);
      if (opener === undefined || (char === '】' && board[opener] === '[' && board[opener - 1] !== '！')) continue;
      open.pop();
      ends.set(opener, match.index);
    }
  }
  return ends;
}

function label(words: string): string {
  return words.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Links alone on their line are files sent along, unless their name stands elsewhere, too, or others like them stand
 *  in the same list. */
export function findFiles(board: string, add: AddHits): void {
  const words = (text: string) => text.toLowerCase().split(/[\s"'<>()[\]{}|,;*!?#/\\]+/);
  const counts = new Map<string, number>();
  for (const word of words(board)) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const { 0: line, 1: written = '', index } of board.matchAll(FILE_LINK)) {
    const last = words(written).findLast((word) => word !== '') ?? '';
    if (!isPicture(written) || counts.get(last) !== words(line).filter((word) => word === last).length) continue;
    const end = index + line.length;
    const above =
      board
        .slice(Math.max(0, index - 900), index)
        .split('\n')
        .at(-2) ?? '';
    const below = board.slice(end, end + 900).split('\n')[1] ?? '';
    if (/^\s*[-*+]/.test(line) && (FILE_LISTED.test(above) || FILE_LISTED.test(below))) continue;
    add(index, end, [{ at: line.indexOf(written), written: written.trim() }]);
  }
}

const FILE_LISTED = /^[ \t]{0,12}[-*+][ \t]{1,3}\[[^[\]\n]{1,300}\.[a-z0-9]{2,5}\]\(/i;

const FILE_LINK =
  /^[ \t]{0,12}(?:[-*+][ \t]{1,3})?\[[^[\]\n]{1,300}\.(?:jpe?g|jpe|jfif|png|webp|avif|hei[cf]|tiff?|gif|insp|jxl|bmp)\]\(<?([^<>()\n]{1,500})>?\)[ \t\r]*$/gim;
