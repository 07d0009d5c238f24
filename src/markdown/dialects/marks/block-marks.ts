// Step 1, marks: reads attribute lists that say something of a whole block (`## A {.page-break-before}`, `{: .keep}`).
// They become a comment at the end of its words, which the tree gives to their element.

import { lineEnd } from '../../line-offsets.ts';
import { MARK } from '../../own-classes.ts';

/** The comment that says what the list does of the block that it stands in; undefined: nothing of pages. */
export function markOf({
  marks,
  breaks,
}: {
  readonly marks?: readonly string[];
  readonly breaks?: string;
}): string | undefined {
  if (!marks && !breaks) return undefined;
  return `<!-- ${MARK} class="${(marks ?? []).join(' ')}" style="${breaks ?? ''}" -->`;
}

/** A list at the end of words: `They ran. {.keep}`. */
export function endsItsLine(text: string, at: number): boolean {
  return /^\{[:.][^{}\n]{1,200}\}[ \t]*(?:\n|$)/.test(text.slice(at, at + 210)) && /[ \t]/.test(text[at - 1] ?? '');
}

/** Where the mark of a list stands: at the end of its own words; of a list alone on its line, of those right above or,
 *  where none are, right below. Undefined: nowhere. */
export function markedLine(text: string, at: number, to: number): number | undefined {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = lineEnd(text, to);
  if (text.slice(start, at).trim() !== '' || text.slice(to, end).trim() !== '') return at;
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, Math.max(0, start - 1));
  if (above.trim() !== '') return NO_WORDS.test(above) ? undefined : start - 1;
  const next = lineEnd(text, end + 1);
  const below = text.slice(end + 1, next);
  return below.trim() === '' || NO_WORDS.test(below) ? undefined : next;
}

/** Lines at whose end no comment may stand. */
const NO_WORDS = /^\s{0,20}(?:\||`{3}|~{3}|:{3}|<|(?:[-*_] ?){3,}\s*$|=+\s*$)/;
