// Step 4: what stands at the head of each page: the title on left pages, the chapter on right ones, nothing where a
// page begins with a heading itself; and the number at its foot. Pure. A value per page, as the browser that prints
// knows no words of a chapter.

import { labelOf, type Numbering, pagesBefore } from '../model/page-labels.ts';
import type { Album, Plan, Report } from '../model.ts';
import { joinPlain } from './emoji-sequences.ts';
import { cssString } from './markup.ts';
import { ranksOf } from './ranks.ts';

/** One for each page; '' says nothing. */
export type RunningHeads = readonly string[];

/** `leaves`: the pages behind the plan, and `front` those before it: true for one that says nothing at its head, as it
 *  begins with its own heading, or is the cover. */
export function runningHeads(
  { title = '' }: Pick<Report, 'title'>,
  { blocks }: Pick<Album, 'blocks'>,
  { pages }: Pick<Plan, 'pages'>,
  leaves: readonly boolean[] = [],
  front: readonly boolean[] = [],
): RunningHeads {
  const chapters = chaptersOf(blocks);
  const leafHead = (bare: boolean): string => (bare ? '' : shortened(title));
  let current = title;
  const body = pages.map(({ items }, i) => {
    const opened = items.flatMap((item) => (item.kind === 'text' && item.from === 0 ? [item.block] : []));
    const begun = opened.flatMap((id) => chapters.get(id) ?? []);
    const first = items[0];
    const opens = first?.kind === 'text' && first.from === 0 && (first.block === 'title' || chapters.has(first.block));
    const right = begun[0] ?? current;
    current = begun.at(-1) ?? current;
    // The first page of a text has neither head nor foot.
    if (opens || i === 0) return '';
    return shortened(isRight(front.length + i) ? right : title);
  });
  return [...front.map(leafHead), ...body, ...leaves.map(leafHead)];
}

/** Pages are counted from 0: the first is a right one, also where pages are turned the other way. */
const isRight = (page: number): boolean => page % 2 === 0;

/** The words of all heads, for the faces that they need. */
export function headWords({ title = '' }: Pick<Report, 'title'>, { blocks }: Pick<Album, 'blocks'>): readonly string[] {
  return [...new Set([title, ...chaptersOf(blocks).values()].map(shortened))].filter(Boolean);
}

/** What stands at the foot of so many pages: their numbers, but not on the cover and on the first page of the text. */
export function folios(pages: number, numbering: Numbering): readonly string[] {
  const first = pagesBefore(numbering);
  return Array.from({ length: pages }, (_, page) => (page === first ? '' : labelOf(page, numbering)));
}

/** The counter of pages, spelled as their heads and as their numbers: `counter(page, running-head)` and `counter(page,
 *  folio)` in a margin of the page. */
export function headsStyle(heads: RunningHeads, numbers: readonly string[]): string {
  const spelled = (name: string, words: readonly string[]): string => {
    const symbols = words.map((word) => cssString(joinPlain(word))).join(' ');
    return `@counter-style ${name} { system: fixed; symbols: ${symbols || '""'}; fallback: no-head }`;
  };
  return `@counter-style no-head { system: cyclic; symbols: "" }
${spelled('running-head', heads)}
${spelled('folio', numbers)}`;
}

/** The words of each chapter, by the id of its heading. */
function chaptersOf(blocks: Album['blocks']): ReadonlyMap<string, string> {
  const ranks = ranksOf(blocks);
  return new Map(
    blocks.flatMap((block) =>
      block.kind === 'heading' && ranks.get(block.id) === 0 ? [[block.id, block.text.replace(/\s+/g, ' ').trim()]] : [],
    ),
  );
}

/** A head is one line. */
const LONGEST = 60;
/** Of so many signs, in characters: each part of a text holds all of it. */
const ENOUGH = 1000;

function shortened(head: string): string {
  if (head.length <= LONGEST) return head;
  const parts = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(head.slice(0, ENOUGH));
  const signs = [...parts].map(({ segment }) => segment);
  return signs.length > LONGEST || head.length > ENOUGH ? `${signs.slice(0, LONGEST - 2).join('')}…` : head;
}
