// Step 1, marks: tells what an author seems to mark as private and does not (`::: privat`, `## Costs {.private}`), and
// marks that nobody ends. With `--public` a slip of the fingers would print what is for nobody else.

import { type Problem, warning } from '../../diagnostics.ts';
import { nearest } from '../../options/nearest.ts';
import { lineAt, lineStarts } from '../line-offsets.ts';
import { fencesOf, insideOther } from './fence-lines.ts';
import { privateIn } from './private.ts';

/** The places where a passage or a photo gets a name; the group holds it, or several. */
const NAMED: readonly RegExp[] = [
  // `::: privat`, `::: {.privat}`, in a list, and with a colon too few.
  /^[ \t>]{0,12}(?:[-*+][ \t]{1,4})?:{2,}([^\n:]{4,200})$/gm,
  /<!--\s{0,3}(?:\/|(?:begin|start|end)[ :_-])?\s{0,3}([\p{L}\d_]{4,20})(?:[ :_-](?:begin|start|end|stop))?\s{0,3}-->/giu,
  // `{.privat #x}` behind a picture or words in brackets, at the end of a line, `{: .privat}` below; not in a sentence.
  /(?<=[)\]}>*_] ?|^[ \t]{0,9})\{:?([^{}\n]{5,400})\}|\{([^{}\n]{5,400})\}(?=[ \t]{0,9}$)/gm,
  /\bclass(?:Name)?\s{0,3}=\s{0,3}(?:["']([^"'<>\n]{4,200})["']|([\p{L}\d_-]{4,30}))/giu,
  /^[ \t]{0,12}:class:[ \t]([^\n]{4,100})$/gm,
  // Behind a bar.
  /!\[(\[[^[\]\n]{5,500})\]\]/g,
  /!\[([^[\]\n]{4,300})\]\(/g,
];

export function privateSlips(text: string, file: string): readonly Problem[] {
  const code = fencesOf(text);
  const starts = lineStarts(text);
  const marked = privateIn(text);
  const told = new Map<number, string>();
  for (const { from, endless } of marked)
    if (endless) told.set(lineAt(starts, from), 'this private passage never ends: with --public all below is left out');
  const board = text.replace(/`[^`\n]{1,300}`/g, (span) => ' '.repeat(span.length));
  for (const pattern of NAMED)
    for (const { 0: whole, 1: quoted, 2: bare = '', index } of board.matchAll(pattern)) {
      const name = namesIn(quoted ?? bare, whole).find(meansPrivate);
      if (name === undefined || (insideOther(code, index) && !whole.includes(':class:'))) continue;
      if (insideOther(marked, index + 1)) continue;
      const line = lineAt(starts, index + whole.search(/\S/));
      if (!told.has(line)) told.set(line, wordsFor(name));
    }
  return [...told]
    .sort(([a], [b]) => a - b)
    .map(([line, message]) => warning('W_PRIVATE', message, { place: { file, line: line + 1, column: 1 } }));
}

/** In a list of attributes only what has a dot is a name. */
function namesIn(names: string, whole: string): string[] {
  if (whole.startsWith('{')) return [...names.matchAll(/(?:^|\s)\.([\p{L}\d_-]{4,30})/gu)].map(([, name = '']) => name);
  if (whole.startsWith('!['))
    return names
      .split('|')
      .slice(1)
      .map((part) => part.trim());
  return names.split(/[\s{}.="']+/);
}

const wordsFor = (name: string): string =>
  name.toLowerCase() === 'private'
    ? '“private” is the mark of no passage and no photo here: with --public it is printed all the same'
    : `“${name}” is not “private”: with --public what it marks is printed all the same`;

function meansPrivate(written: string): boolean {
  const name = written.toLowerCase();
  if (OTHERS.test(name) || name.length < 4) return false;
  return /(?:^|[-_])private(?:$|[-_])/.test(name) || nearest(name, ['private'], (word) => word, 2) !== undefined;
}

/** Words of their own, though they look like it. */
const OTHERS =
  /^(?:privacy|pirates?|primates?|prorated?|probate|prelates?|derivate|privateers?|(?:no|non|not|un|is-?not)[-_]?private)$/;
