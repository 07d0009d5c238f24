// Step 4: the chapter of each page, and what its head says where nobody asks for anything else. The title on left
// pages, the chapter on right ones, nothing where a page begins with a heading itself. Pure.

import type { Album, Plan, Report } from '../../model.ts';
import { ranksOf } from '../ranks.ts';

export interface PageChapter {
  /** That which begins on the page, else the one that goes on there. */
  readonly chapter: string | undefined;
  /** The page begins with the title or a chapter. */
  readonly opens: boolean;
}

/** One for each page. `leaves`: the pages behind the plan, and `front` those before it, true for one that says nothing
 *  at its head, as it begins with its own heading, or is the cover. */
export function chaptersByPage(
  { blocks }: Pick<Album, 'blocks'>,
  { pages }: Pick<Plan, 'pages'>,
  leaves: readonly boolean[] = [],
  front: readonly boolean[] = [],
): readonly PageChapter[] {
  const chapters = chaptersOf(blocks);
  let current: string | undefined;
  const body = pages.map(({ items }) => {
    const opened = items.flatMap((item) => (item.kind === 'text' && item.from === 0 ? [item.block] : []));
    const begun = opened.flatMap((id) => chapters.get(id) ?? []);
    const first = items[0];
    const opens = first?.kind === 'text' && first.from === 0 && (first.block === 'title' || chapters.has(first.block));
    const chapter = begun[0] ?? current;
    current = begun.at(-1) ?? current;
    return { chapter, opens };
  });
  const leaf = (opens: boolean): PageChapter => ({ chapter: undefined, opens });
  return [...front.map(leaf), ...body, ...leaves.map(leaf)];
}

/** The head of a page; '' says nothing. */
export function runningHead(title: string, { chapter, opens }: PageChapter, isRecto: boolean): string {
  if (opens) return '';
  return shortened((isRecto ? chapter : undefined) ?? title);
}

/** The words of all heads, for the faces that they need. */
export function headWords({ title = '' }: Pick<Report, 'title'>, { blocks }: Pick<Album, 'blocks'>): readonly string[] {
  return [...new Set([title, ...chaptersOf(blocks).values()].map(shortened))].filter(Boolean);
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

export function shortened(head: string): string {
  if (head.length <= LONGEST) return head;
  const parts = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(head.slice(0, ENOUGH));
  const signs = [...parts].map(({ segment }) => segment);
  return signs.length > LONGEST || head.length > ENOUGH ? `${signs.slice(0, LONGEST - 2).join('')}…` : head;
}
