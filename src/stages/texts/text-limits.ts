// How much of what costs the browser memory and time a text may hold: a text beyond that is refused at once, by name.

import { BuildError } from '../../diagnostics.ts';
import type { Report } from '../../model.ts';

interface TextLimit {
  readonly most: number;
  /** In the plural. */
  readonly name: string;
  readonly in: (report: Report) => number;
}

/**
 * Chosen so that a run takes 1.5 GiB at most with any one of them; a thousand pages of ordinary text, and 1,600 photos,
 * stay far below.
 */
const TEXT_LIMITS: readonly TextLimit[] = [
  { most: 50_000, name: 'paragraphs and other blocks', in: ({ blocks }) => blocks.length },
  { most: 25_000, name: 'table cells', in: inHtml('<td>', '<td ', '<th>', '<th ') },
  { most: 5_000, name: 'formulas', in: inHtml('<span class="katex" ') },
  { most: 9_000, name: 'characters with readings (ruby)', in: inHtml('<rt>', '<rt ') },
  { most: 300_000, name: 'marks within the text', in: inHtml('</') },
  { most: 6_000_000, name: 'characters', in: lengthOf },
];

/** @throws BuildError E_INPUT_LIMIT that names what there is too much of. */
export function limitText(report: Report): void {
  for (const { most, name, in: countIn } of TEXT_LIMITS) {
    const count = countIn(report);
    if (count <= most) continue;
    const figures = `${count.toLocaleString('en')} ${name} are more than ${most.toLocaleString('en')}`;
    throw new BuildError('E_INPUT_LIMIT', figures, { hint: 'build the text in parts, each a PDF of its own' });
  }
}

/** Of all that is set as text: two thousand pages. */
function lengthOf({ blocks }: Report): number {
  let length = 0;
  for (const block of blocks) if ('html' in block) length += block.html.length;
  return length;
}

/** How often one of these stands in the HTML of all blocks. */
function inHtml(...marks: readonly string[]): TextLimit['in'] {
  return ({ blocks }) => {
    let count = 0;
    for (const block of blocks) if ('html' in block) for (const mark of marks) count += occurrences(block.html, mark);
    return count;
  };
}

function occurrences(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) count += 1;
  return count;
}
