// Step 1, dialects: takes definitions of abbreviations off a text (`*[GPS]: Global Positioning System`, of Markdown
// Extra, Python-Markdown and markdown-it). They may stand in a file of their own that many texts include, so what they
// mean is written into the tree of the whole (tree/spell-out.ts).

import { applyEdits, type Context, type Edit, readSource } from '../source/source.ts';

/** What each means, in the order of the text. */
export type Abbreviations = ReadonlyMap<string, string>;

/** The words may stand on the next line, indented. A line in emphasis (`*[Note]: words*`) ends with its mark. */
const DEFINITION =
  /^ {0,3}\*\[([^\]\n]{1,100})\]:[ \t]{0,20}(?:([^\s\n][^\n]{0,2000})|\r?\n(?: {2,12}|\t)[ \t]{0,20}([^\s\n][^\n]{0,2000}))?$/gm;

export function takeAbbreviations(text: string, context: Context): { text: string; abbreviations: Abbreviations } {
  const abbreviations = new Map<string, string>();
  if (!/^ {0,3}\*\[/m.test(text)) return { text, abbreviations };
  const source = readSource(text, context);
  const edits: Edit[] = [];
  for (const { 0: whole, 1: term = '', 2: beside, 3: below, index } of text.matchAll(DEFINITION)) {
    const means = (beside ?? below ?? '').trim();
    if (source.isCode(index) || term.trim() === '' || /\*$/.test(means)) continue;
    // The last definition counts, as in Markdown Extra.
    if (means !== '') abbreviations.set(term.trim(), means);
    edits.push({ from: index, to: index + whole.length, text: '' });
  }
  return { text: applyEdits(text, edits), abbreviations };
}
