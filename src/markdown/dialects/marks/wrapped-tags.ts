// Step 1, marks: keeps tags whole whose attributes stand on lines of their own, as formatters set them. Where their `>`
// does, too, it would begin a quotation: an attribute without a meaning goes before it.

import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const OPEN = /<[a-z][\w-]{0,40}(?=[ \t\r]*\n)/gi;
/** No tag is longer. */
const TAG_CHARS = 1000;

export const hasWrappedTags = (text: string): boolean =>
  /\n[ \t]{0,9}>[ \t]*\r?(?:\n|$|<)/.test(text) && text.search(OPEN) >= 0;

export function rewriteWrappedTags(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  let done = 0;
  for (const { index } of text.matchAll(OPEN)) {
    if (index < done || source.isCode(index)) continue;
    const close = closeOf(text, index);
    if (close === undefined) continue;
    // A word before it: a tag that ends above would leave a blank line, which ends a paragraph.
    if (/\n[ \t]{0,200}$/.test(text.slice(Math.max(index, close - 202), close)))
      edits.push({ from: close, to: close, text: 'data-wrapped' });
    done = close;
  }
  return { edits, problems: [] };
}

/** The `>` that ends the tag: outside of quotes, before a blank line and any other tag. */
function closeOf(text: string, from: number): number | undefined {
  let quote = '';
  for (let at = from + 1; at < Math.min(text.length, from + TAG_CHARS); at += 1) {
    const char = text[at]!;
    if (char === '\n' && /^\n[ \t\r]*\n/.test(text.slice(at, at + 80))) return undefined;
    if (quote !== '') quote = char === quote ? '' : quote;
    else if ((char === '"' || char === "'") && text[at - 1] === '=') quote = char;
    else if (char === '<') return undefined;
    else if (char === '>') return at;
  }
  return undefined;
}
