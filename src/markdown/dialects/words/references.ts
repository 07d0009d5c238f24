// Step 1, dialects: reads references of Quarto and pandoc-crossref (`@fig-x`, `[@tbl:x]`). No number is printed with a
// figure: its caption, a table's or a heading's words tell which one is meant.

import { note, type Problem } from '../../../diagnostics.ts';
import type { SourcePlace } from '../../../model.ts';
import { nearest } from '../../../options/nearest.ts';
import { trimEndOf } from '../../../trimming.ts';
import { groupsOf } from '../marks/figure-groups.ts';
import { plainText } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';
import { captionOf, OPTION } from './chunks.ts';

/** A capital begins a sentence: `@Fig-x`. */
const NAME = '(?:[Ff]ig|[Tt]bl|[Ss]ec|[Ee]q|[Ll]st)[-:][\\w.:-]{1,80}';
/** Words before a list with an id: brackets of a picture, a title of a table, a heading. */
const NAMED = new RegExp(
  `(?:!\\[([^\\]\\n]{0,500})\\]\\([^()\\n]{1,500}\\)|^(?:Table)?:[ \\t]{1,20}([^\\n{}]{1,500}?)|^#{1,6}[ \\t]{1,20}([^\\n{}]{1,300}?))[ \\t]{0,20}\\{#(${NAME})(?:[^{}"\\n]{0,200}[ \\t](?:fig|tbl)-cap="([^"\\n]{1,500})")?`,
  'gm',
);
const REFERENCE = new RegExp(`\\[-?@(${NAME})\\]|(?<![\\w@.\\\\])-?@(${NAME})`, 'g');
/** The options of a chunk: `#| label: fig-x`, `#| fig-cap: words`. */
const CHUNK =
  /^[ \t]{0,12}(?:`{3,9}|~{3,9})[ \t]{0,3}\{[a-z]{1,20}[^\n]{0,500}\n((?:[ \t]{0,12}(?:#|\/\/|%%)\|[^\n]{0,500}\n){1,60})/gm;
const LONGEST_TITLE = 80;
const KINDS = /^(fig|tbl|sec|eq|lst)[-:]/i;

/** `fig:x` and `fig-x` are one name: programs write the one or the other, and some texts both. */
export const oneName = (name: string): string => name.replace(KINDS, (_, kind: string) => `${kind.toLowerCase()}-`);
/** `{#fig-x}` behind anything, `#| label: fig-x` in a block of code that draws it, `fig-x` in one's head. */
const DEFINED = new RegExp(`(?:(?<!\\()#|\\blabel: ?|\\{\\w{1,10} |\\\\label\\{)(${NAME})`, 'g');

export const hasReferences = (text: string): boolean => /@(?:fig|tbl|sec|eq|lst)[-:]\w/i.test(text);

/** What a text calls by a name, in a list of attributes or the options of a chunk, and what a reference shows. */
export function namesIn(text: string): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const [, name = ''] of text.matchAll(DEFINED)) titles.set(oneName(name), wordsOfName(name));
  const set = (name: string, title: string): void => {
    if (title !== '') titles.set(oneName(name), title);
  };
  for (const [, picture, table, heading, name = '', caption] of text.matchAll(NAMED))
    set(name, plainText(caption ?? picture ?? table ?? heading));
  for (const [, options = ''] of text.matchAll(CHUNK)) {
    const label = /\| ?label:[ \t]{0,9}["']?([\w:.-]{1,80})/.exec(options)?.[1];
    const caption = captionOf(
      '',
      options.split('\n').map((line) => OPTION.exec(line)?.[1] ?? ''),
    );
    if (label !== undefined) set(label, plainText(caption));
  }
  for (const { name, words } of groupsOf(text)) if (name !== '') set(name, plainText(words));
  return titles;
}

/** Where nothing has words of its own. */
export const wordsOfName = (name: string): string => name.replace(/^[^-:]*[-:]/, '').replace(/[-_:.]+/g, ' ');

export function rewriteReferences(source: SourceText): Rewriting {
  const { text } = source;
  const titles = namesIn(text);
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  for (const { 0: whole, 1: bracketed, 2: bare, index } of text.matchAll(REFERENCE)) {
    const written = bracketed ?? bare ?? '';
    // A full stop behind a name ends the sentence.
    const name = trimEndOf(written, '.:-');
    const words = titles.get(oneName(name));
    if (source.isCode(index)) continue;
    if (words === undefined) {
      problems.push(leadsNowhere(`@${name}`, name, source.place(index), [...titles.keys()]));
      continue;
    }
    const shown = words.length > LONGEST_TITLE ? `${words.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : words;
    const rest = bracketed === undefined ? written.slice(name.length) : '';
    edits.push({ from: index, to: index + whole.length, text: `"${shown}"${rest}` });
  }
  return { edits, problems };
}

/** @param known what the text calls by a name */
export function leadsNowhere(shown: string, name: string, place: SourcePlace, known: readonly string[]): Problem {
  const message = 'this reference leads to no equation, figure, table or heading of the text; its words stay';
  const near = nearest(oneName(name), known);
  const hint = near
    ? `did you mean ${near}?`
    : /^fig[-:]/i.test(name)
      ? `a figure is called so behind its picture: ![words](photo.jpg){#${oneName(name)}}`
      : 'give the place its name, as in ## Words {#sec-name}, or write a link to its heading: [words](#heading)';
  return note('W_LINK', message, { place, address: shown, hint });
}
