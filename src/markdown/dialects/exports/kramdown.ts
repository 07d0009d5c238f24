// Step 1, dialects: reads the extensions of kramdown: comments (`{::comment}…{:/comment}`) and options print nothing,
// `{::nomarkdown}` leaves what it holds.

import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const OPEN = /\{::(comment|nomarkdown|options)(?:[ \t][^{}\n]{0,200})?(\/?)\}/g;

export const hasKramdown = (text: string): boolean => /\{::(?:comment|nomarkdown|options)\b/.test(text);

export function rewriteKramdown(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  let done = 0;
  for (const { 0: sign, 1: name = '', 2: alone, index } of text.matchAll(OPEN)) {
    if (index < done || source.isCode(index)) continue;
    const inside = index + sign.length;
    const found = alone === '/' ? undefined : closing(text, inside, name);
    // One that is never closed takes nothing along.
    if (!found || name === 'options') edits.push({ from: index, to: inside, text: '' });
    else if (name === 'comment') edits.push({ from: index, to: found.to, text: '' });
    else edits.push({ from: index, to: inside, text: '' }, { from: found.from, to: found.to, text: '' });
    done = found?.to ?? inside;
  }
  return { edits, problems: [] };
}

function closing(text: string, from: number, name: string): { readonly from: number; readonly to: number } | undefined {
  const found = new RegExp(`\\{:/(?:${name})?\\}`).exec(text.slice(from, from + LONGEST));
  return found ? { from: from + found.index, to: from + found.index + found[0].length } : undefined;
}

const LONGEST = 20_000;
