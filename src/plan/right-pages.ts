// Step 5, plan: empty pages before chapters that would begin a left-hand page, where each is to begin a right-hand one.

import type { PlannedPage } from '../model.ts';
import type { Rules } from './rules.ts';
import type { Atoms } from './search/atoms.ts';
import { isChapter } from './search/chapters.ts';

/** `numbers`: which ones the given pages are among all, counted from 1. */
export function openRight(
  { chapters, heightPx }: Rules,
  { entries }: Atoms,
  given: readonly PlannedPage[],
  firstIsRight: boolean,
): { readonly pages: readonly PlannedPage[]; readonly numbers: readonly number[] } {
  if (chapters !== 'right') return { pages: given, numbers: given.map((_, at) => at + 1) };
  const ids = new Set(entries.flatMap(({ block }) => (isChapter(block) ? [block.id] : [])));
  const pages: PlannedPage[] = [];
  const numbers = given.map((page) => {
    const [first] = page.items;
    const opens = first?.kind === 'text' && first.from === 0 && ids.has(first.block);
    const isRight = (pages.length % 2 === 0) === firstIsRight;
    // Before the first page there is nothing to turn.
    if (opens && !isRight && pages.length > 0) pages.push(blank(heightPx));
    return pages.push(page);
  });
  return { pages, numbers };
}

const blank = (heightPx: number): PlannedPage => ({ items: [], usedPx: 0, whitePx: heightPx, open: true, blank: true });
