// Step 1, dialects: reads notes as Joplin's RAW export keeps them. The first line is the title; the lines of
// `key: value` at the end, from `id:` to `type_:`, are its own and print nowhere.

import type { Edit, Rewriting, SourceText } from '../source/source.ts';

/** The last paragraph of a text. Every line is a key of Joplin's with its value. */
const OWN = /(?:^|\n[ \t]*\n)(id: [0-9a-f]{32}\n(?:[a-z_]{2,40}:[^\n]*\n){2,60}type_: ?\d{1,2})\s*$/;
/** It is never longer. */
const LONGEST = 20_000;

export const isJoplin = (text: string): boolean => /\ntype_: ?\d{1,2}\s*$/.test(text.slice(-LONGEST));

export function rewriteJoplin(source: SourceText): Rewriting {
  const { text } = source;
  const tail = text.slice(-LONGEST);
  const match = OWN.exec(tail);
  const own = match?.[1];
  if (own === undefined) return { edits: [], problems: [] };
  const from = text.length - tail.length + match!.index + match![0].indexOf(own);
  const edits: Edit[] = [{ from, to: from + own.length, text: '' }];
  const start = text.search(/\S/);
  const [title = ''] = text.slice(start, start + 500).split('\n', 1);
  if (start < from && !/^#{1,6} |^(?:!\[|[-*+>|<`])/.test(title)) edits.push({ from: start, to: start, text: '# ' });
  return { edits, problems: [] };
}
