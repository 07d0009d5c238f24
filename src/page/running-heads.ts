// Step 4: what stands at the head of each page: the title on left pages, the chapter on right ones, nothing where a
// page begins with a heading itself. Pure. A value per page, as the browser that prints knows no words of a chapter.

import type { Album, Plan, Report } from '../model.ts';
import { joinPlain } from './emoji-sequences.ts';
import { cssString } from './markup.ts';
import { ranksOf } from './ranks.ts';

/** One for each page; '' says nothing. */
export type RunningHeads = readonly string[];

/** `leaves`: the pages behind the plan, true for those that begin with their own heading. */
export function runningHeads(
  { title = '' }: Pick<Report, 'title'>,
  { blocks }: Pick<Album, 'blocks'>,
  { pages }: Pick<Plan, 'pages'>,
  leaves: readonly boolean[] = [],
): RunningHeads {
  const chapters = chaptersOf(blocks);
  let current = title;
  const body = pages.map(({ items }, i) => {
    const opened = items.flatMap((item) => (item.kind === 'text' && item.from === 0 ? [item.block] : []));
    const begun = opened.flatMap((id) => chapters.get(id) ?? []);
    const first = items[0];
    const opens = first?.kind === 'text' && first.from === 0 && (first.block === 'title' || chapters.has(first.block));
    const right = begun[0] ?? current;
    current = begun.at(-1) ?? current;
    if (opens) return '';
    return shortened(isRight(i) ? right : title);
  });
  return [...body, ...leaves.map((headed) => (headed ? '' : shortened(title)))];
}

/** Pages are counted from 0: the first is a right one, also where pages are turned the other way. */
const isRight = (page: number): boolean => page % 2 === 0;

/** The words of all heads, for the faces that they need. */
export function headWords({ title = '' }: Pick<Report, 'title'>, { blocks }: Pick<Album, 'blocks'>): readonly string[] {
  return [...new Set([title, ...chaptersOf(blocks).values()].map(shortened))].filter(Boolean);
}

/** The counter of pages, spelled as their heads: `counter(page, running-head)` in a margin of the page. */
export function headsStyle(heads: RunningHeads): string {
  const symbols = heads.map((head) => cssString(joinPlain(head))).join(' ');
  return `@counter-style no-head { system: cyclic; symbols: "" }
@counter-style running-head { system: fixed; symbols: ${symbols || '""'}; fallback: no-head }`;
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
