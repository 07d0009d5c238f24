// Step 1, dialects: reads the text references of bookdown: `(ref:lake) The *lake*` on a line of its own says what
// stands wherever else the text or the options of a chunk have `(ref:lake)`.

import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const DEFINITION = /^\(ref:([\w-]{1,80})\)[ \t]{1,20}(\S[^\n]{0,2000})/gm;
const REFERENCE = /\(ref:([\w-]{1,80})\)/g;

export const hasTextReferences = (text: string): boolean => /^\(ref:[\w-]{1,80}\)[ \t]/m.test(text);

export function rewriteTextReferences(source: SourceText): Rewriting {
  const { text } = source;
  const words = new Map<string, string>();
  const edits: Edit[] = [];
  for (const { 0: whole, 1: name = '', 2: said = '', index } of text.matchAll(DEFINITION)) {
    if (source.isCode(index) || words.has(name)) continue;
    words.set(name, said.trim());
    edits.push({ from: index, to: index + whole.length, text: '' });
  }
  const defined = new Set(edits.map(({ from }) => from));
  for (const { 0: whole, 1: name = '', index } of text.matchAll(REFERENCE)) {
    const said = words.get(name);
    if (said === undefined || defined.has(index)) continue;
    // In code only the options of a chunk are words.
    const chunk = isOption(text, index);
    if (source.isCode(index) && !chunk) continue;
    edits.push({
      from: index,
      to: index + whole.length,
      text: chunk ? said.replace(/"/g, '”').replace(/'/g, '’').replace(/`/g, '') : said,
    });
  }
  return { edits, problems: [] };
}

/** The first line of a chunk, or one of its options (`#| fig-cap: (ref:lake)`). */
function isOption(text: string, at: number): boolean {
  const line = text
    .slice(Math.max(0, at - 500), at)
    .split('\n')
    .at(-1)!;
  return /^[ \t]{0,12}(?:[`~]{3,9}[ \t]{0,3}\{[a-z]|#\|)/i.test(line);
}
