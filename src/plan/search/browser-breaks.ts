// Step 5, plan: breaks inside a block cannot be written into the page, only foreseen: the browser fills a page as long
// as something fits. Path + filled pages → the breaks that it would not make. Changes nothing.

import type { PlannedPage } from '../../model.ts';
import type { Atoms } from './atoms.ts';
import type { Path, PathPage } from './breaks.ts';
import { WEIGHTS } from './costs.ts';

/** Atoms that begin a page in the plan, but that the browser would still set on the page before. */
export function unnaturalBreaks(atoms: Atoms, path: Path, pages: readonly PlannedPage[]): number[] {
  // In a text with notes at the feet of its pages, all breaks are written.
  if (atoms.notes) return [];
  const unnatural = path.pages.filter((page, p) => {
    const before = pages[p - 1];
    // Text in columns is an element of its own on each page.
    const inside = atoms.index[page.start]! > 0 && !atoms.isPhoto[page.start] && !atoms.inColumns[page.start];
    // Chromium keeps lengths in 1/64 px.
    return before && inside && before.whitePx > heightOfNext(atoms, page) - 1 / 32;
  });
  return unnatural.map(({ start }) => start);
}

/** Height of what moves together from the page's first atom on. */
function heightOfNext(atoms: Atoms, page: PathPage): number {
  const { start } = page;
  const entry = atoms.entries[atoms.entryOf[start]!]!;
  const paragraph = entry.block.kind === 'prose' && entry.block.tag === 'paragraph';
  // The tail of a paragraph beside a photo is an element of its own: it begins a page by order.
  const stop = page.set.find(({ from }) => from >= start && atoms.entryOf[from] === atoms.entryOf[start])?.from;
  const end = stop ?? entry.first + entry.count;
  if (end === start) return Number.POSITIVE_INFINITY;
  let height = 0;
  for (let x = start; x < end; x++) {
    // A paragraph can keep all its further lines together (CSS widows), other blocks break wherever they may.
    if (x > start && !paragraph && atoms.penalty[x]! < WEIGHTS.forbidden) break;
    height += atoms.height[x]!;
  }
  return height;
}
