// Step 4: tells the turns of an interview: paragraphs that begin with a name in bold and its colon. Pure.

import type { Block } from '../../model.ts';

/** The ids of the paragraphs that are turns. One bold word with a colon is no interview. */
export function turnsOf(blocks: readonly Block[]): ReadonlySet<string> {
  const turns = blocks.filter(
    (block) => block.kind === 'prose' && block.tag === 'paragraph' && NAME.test(block.html.slice(0, LONGEST)),
  );
  return new Set(turns.length >= FEWEST ? turns.map(({ id }) => id) : []);
}

const FEWEST = 4;
const LONGEST = 90;
const NAME = /^<p>(?:<strong>[^<>:：]{1,40}(?:[:：]<\/strong>|<\/strong>\s?[:：])|<b>[^<>:：]{1,40}[:：]<\/b>)/;
