// Step 1, dialects: reads references of Quarto and pandoc-crossref (`@fig-x`, `[@tbl:x]`). No number is printed with a
// figure: its caption, a table's or a heading's words tell which one is meant.

import { note, type Problem } from '../../../diagnostics.ts';
import { trimEndOf } from '../../../trimming.ts';
import { groupsOf } from '../attributes.ts';
import { plainText } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';
import { captionOf, OPTION } from './chunks.ts';

const NAME = '(?:fig|tbl|sec|eq|lst)[-:][\\w.:-]{1,80}';
/** Words before a list with an id: brackets of a picture, a title of a table, a heading. */
const NAMED = new RegExp(
  `(?:!\\[([^\\]\\n]{0,500})\\]\\([^()\\n]{1,500}\\)|^(?:Table)?:[ \\t]{1,20}([^\\n{}]{1,500}?)|^#{1,6}[ \\t]{1,20}([^\\n{}]{1,300}?))[ \\t]{0,20}\\{#(${NAME})`,
  'gm',
);
const REFERENCE = new RegExp(`\\[-?@(${NAME})\\]|(?<![\\w@.\\\\])-?@(${NAME})`, 'g');
/** The options of a chunk: `#| label: fig-x`, `#| fig-cap: words`. */
const CHUNK =
  /^[ \t]{0,12}(?:`{3,9}|~{3,9})[ \t]{0,3}\{[a-z]{1,20}[^\n]{0,500}\n((?:[ \t]{0,12}(?:#|\/\/|%%)\|[^\n]{0,500}\n){1,60})/gm;
const LONGEST_TITLE = 80;
/** `{#fig-x}` behind anything, `#| label: fig-x` in a block of code that draws it, `fig-x` in one's head. */
const DEFINED = new RegExp(`(?:#|\\blabel: ?|\\{\\w{1,10} |\\\\label\\{)(${NAME})`, 'g');

export const hasReferences = (text: string): boolean => /@(?:fig|tbl|sec|eq|lst)[-:]\w/.test(text);

export function rewriteReferences(source: SourceText): Rewriting {
  const { text } = source;
  const titles = new Map<string, string>();
  for (const [, picture, table, heading, name = ''] of text.matchAll(NAMED)) {
    titles.set(name, plainText(picture ?? table ?? heading));
  }
  for (const [, options = ''] of text.matchAll(CHUNK)) {
    const label = /\| ?label:[ \t]{0,9}["']?([\w:.-]{1,80})/.exec(options)?.[1];
    const caption = captionOf(
      '',
      options.split('\n').map((line) => OPTION.exec(line)?.[1] ?? ''),
    );
    if (label !== undefined && caption !== '') titles.set(label, plainText(caption));
  }
  for (const { name, words } of groupsOf(text)) titles.set(name, plainText(words));
  const defined = new Set([...text.matchAll(DEFINED)].map(([, name = '']) => name));
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  for (const { 0: whole, 1: bracketed, 2: bare, index } of text.matchAll(REFERENCE)) {
    const written = bracketed ?? bare ?? '';
    // A full stop behind a name ends the sentence.
    const name = trimEndOf(written, '.:-');
    const title = titles.get(name);
    if (source.isCode(index)) continue;
    if (!(title || defined.has(name))) {
      const message = 'this reference leads to no figure, table or heading of the text; its words stay';
      problems.push(note('W_LINK', message, { place: source.place(index), address: `@${name}` }));
      continue;
    }
    // Without words of its own: the words of its name.
    const words = title || name.slice(name.search(/[-:]/) + 1).replace(/[-_:.]+/g, ' ');
    const shown = words.length > LONGEST_TITLE ? `${words.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : words;
    const rest = bracketed === undefined ? written.slice(name.length) : '';
    edits.push({ from: index, to: index + whole.length, text: `"${shown}"${rest}` });
  }
  return { edits, problems };
}
