// Step 1, dialects: reads the chats that WhatsApp exports (`[10/5/24, 8:12:40] Ana: <attached: a.jpg>`,
// `10/5/24, 16:20 - Ana: a.jpg (file attached)`). Every message keeps its line, its photo stands below it; what is said
// between angle brackets is text.

import { isPictureAddress } from '../../../formats.ts';
import { append } from '../../../lists.ts';
import { lineEnd } from '../../line-offsets.ts';
import { pictureEdit } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const DAY = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?`;
const HOUR = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?\s?[Mm]\.?)?`;
/** The marks of direction that WhatsApp writes before what its users did not type. */
const MARKS = '[\u200e\u200f\u202a-\u202f]{0,3}';
/** The date of a message, and who sent it. */
const HEAD = new RegExp(
  `^${MARKS}(?:\\[${DAY},? ${HOUR}\\]|${DAY},? ${HOUR} [-–]) ${MARKS}(?:[^:\\n<>]{1,80}:(?: |$))?`,
);
const ATTACHED = new RegExp(`${MARKS}<\\p{L}[\\p{L} ]{0,30}: ?([^<>:/\\n]{1,200})>`, 'gu');
const NAMED = new RegExp(`^${MARKS}([^<>:/\\n()]{1,200}\\.\\w{3,4}) \\([^()\\n]{4,40}\\)[ \\t\\r]*$`, 'u');

/** A cheap test for a text with two messages at least. */
export const hasChat = (text: string): boolean =>
  new RegExp(`(?:^|\\n)${MARKS}\\[?${DAY},? ${HOUR}(?:\\] | [-–] )`).test(text);

export function rewriteChats(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  /** The line above, where it is part of a message: its end, and whether it lacks a break there. */
  let above: { readonly end: number; readonly open: boolean; readonly shows: boolean } | undefined;
  for (let from = 0; from < text.length; ) {
    const to = lineEnd(text, from);
    const line = text.slice(from, Math.min(to, from + LONGEST));
    const head = source.isCode(from) || source.isHtml(from) ? undefined : HEAD.exec(line)?.[0];
    const made = head === undefined ? [] : messageEdits(source, from, to, line, head.length);
    // What follows a photo at once is its caption.
    if (above?.open && line.trim() !== '' && (head !== undefined || !above.shows))
      edits.push({ from: above.end, to: above.end, text: '  ' });
    append(edits, made);
    const open = !/ {2}$|\\$/.test(text.slice(Math.max(from, to - 2), to));
    const said = line.trim() !== '' && (head !== undefined || above !== undefined);
    const shows = made.some((edit) => edit.text.includes('![')) || /\]\(<?[^()<>\n]{1,300}>?\)$/.test(line);
    above = said ? { end: to, open, shows } : undefined;
    from = to + 1;
  }
  return { edits, problems: [] };
}

/** No message that is read is longer. */
const LONGEST = 4000;

function messageEdits(source: SourceText, from: number, to: number, line: string, head: number): Edit[] {
  const named = NAMED.exec(line.slice(head))?.[1];
  const at = from + head;
  if (named !== undefined && isPictureAddress(named)) return [pictureEdit(source, at, to, [{ address: named, at }])];
  const edits: Edit[] = [];
  for (const { 0: whole, 1: name = '', index } of line.matchAll(ATTACHED)) {
    if (!isPictureAddress(name.trim())) continue;
    const at = from + index;
    edits.push(pictureEdit(source, at, at + whole.length, [{ address: name.trim(), at }]));
  }
  // `<Media omitted>` would be read as an element.
  for (const { 0: sign, index } of line.matchAll(/<(?=\p{L}[\p{L} ]{2,40}(?::[^<>\n]{1,200})?>)/gu))
    if (!edits.some((edit) => from + index >= edit.from && from + index < edit.to))
      edits.push({ from: from + index, to: from + index + sign.length, text: '&lt;' });
  return edits;
}
