// Step 4: the large first letter of a report, in themes that have one: which paragraph begins with it, and its element.
// It stands on the line of its word, so that the word stays one. Pure.

import type { Block } from '../../model.ts';

/** The paragraph right below the title, where it is long enough and begins with a letter that has capitals. */
export function initialBlock(blocks: readonly Block[]): string | undefined {
  const [title, first] = blocks;
  if (title?.id !== 'title' || first?.kind !== 'prose' || first.tag !== 'paragraph') return undefined;
  const begins = first.text.length >= SHORTEST && FIRST_LETTER.test(first.html);
  return begins && first.direction !== 'rtl' ? first.id : undefined;
}

export function withInitial(html: string): string {
  return html.replace(FIRST_LETTER, '$1<span class="initial">$2</span>');
}

/** Less looks lost beside it. */
const SHORTEST = 160;
/** Right after the element's own tag, and followed by its word. */
const FIRST_LETTER =
  /^(<p\b[^<>]*>)([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])(?=[\p{L}\u00ad ])(?<=\p{Lu})/u;
