// Step 1, dialects: reads the tags of Kirby that are no single picture (`(gallery: a.jpg, b.jpg)`, `(link: https://…
// text: more)`), and its columns. Those of mail, telephone and files, too.

import { isPictureAddress } from '../../../formats.ts';
import { LAYOUT_END, layoutMark } from '../picture/layout-marks.ts';
import { pictureEdit, plainText } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const TAG = /(?<![\w)\]])\((gallery|link|email|tel|file):[ \t]{1,3}([^()\n]{1,1000})\)/gi;
const FIELD = /\s(text|title|class|target|rel|role|lang|popup|download|layout|ratio|crop|caption):\s*/i;
const COLUMNS = /^([ \t]{0,3})(?:\((columns)(?:…|\.{3})\)|\((?:…|\.{3})(columns)\)|(\+{4}))[ \t\r]*$/gm;

export const hasKirby = (text: string): boolean =>
  /\((?:gallery|link|email|tel|file): |^[ \t]*\(columns(?:…|\.{3})\)/im.test(text);

export function rewriteKirby(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  for (const { 0: whole, 1: tag = '', 2: inside = '', index } of text.matchAll(TAG)) {
    if (source.isCode(index)) continue;
    const [value = '', ...fields] = inside.split(FIELD);
    const said: Record<string, string> = {};
    for (let at = 0; at + 1 < fields.length; at += 2) said[fields[at]!.toLowerCase()] = fields[at + 1]!.trim();
    const to = index + whole.length;
    if (tag.toLowerCase() === 'gallery') {
      const names = value.split(',').map((name) => name.trim());
      if (!names.every(isPictureAddress)) continue;
      const pictures = names.map((address) => ({ address, at: index + whole.indexOf(address) }));
      edits.push(pictureEdit(source, index, to, pictures));
    } else {
      const made = linkOf(tag.toLowerCase(), value.trim(), said.text);
      if (made !== undefined) edits.push({ from: index, to, text: made });
    }
  }
  return { edits: [...edits, ...columns(source)], problems: [] };
}

/** Undefined for what is an aside of its author: `(link: see below)`. */
function linkOf(tag: string, value: string, words: string | undefined): string | undefined {
  const shown = plainText(words).replace(/[[\]]/g, '') || value;
  if (tag === 'email') return /^[^\s@<>]+@[^\s@<>]+$/.test(value) ? `[${shown}](<mailto:${value}>)` : undefined;
  if (tag === 'tel') return /^[+\d][\d /().-]{3,30}$/.test(value) ? shown : undefined;
  if (tag === 'file') return /^\S+\.\w{2,5}$/.test(value) ? shown : undefined;
  const address = /^(?:https?:\/\/|mailto:|\/|#)[^\s<>]+$/.test(value);
  return address || (words !== undefined && /^[^\s<>]+$/.test(value)) ? `[${shown}](<${value}>)` : undefined;
}

/** `(columns…)`, a line `++++` between two columns, `(…columns)`. */
function columns({ text, isCode }: SourceText): Edit[] {
  const edits: Edit[] = [];
  let open = 0;
  let opened = 0;
  for (const { 0: line, 1: margin = '', 2: begin, 3: end, 4: next, index } of text.matchAll(COLUMNS)) {
    if (isCode(index) || (next !== undefined && open === 0) || (end !== undefined && open === 0)) continue;
    if (begin !== undefined && open === 0) {
      open = 1;
      opened = edits.length;
    } else if (end !== undefined) open = 0;
    const begun = begin !== undefined ? layoutMark('{.columns}') : LAYOUT_END;
    const then = end !== undefined ? LAYOUT_END : layoutMark('{.column}');
    edits.push({ from: index, to: index + line.length, text: `${margin}${begun}${then}` });
  }
  // What was never closed stays as it is.
  return open === 0 ? edits : edits.slice(0, opened);
}
