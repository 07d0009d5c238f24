// Step 5, plan: breaks inside a block cannot be written into the page, only foreseen: the browser fills a page as long
// as something fits. Path + filled pages → the breaks that it would not make; and the cheapest path without such.

import type { Block, PlannedPage } from '../../model.ts';
import { fillPages } from '../fill.ts';
import type { Atoms } from './atoms.ts';
import { bestPath, type Path, type PathPage, type Pause } from './breaks.ts';
import type { SearchInput } from './choices.ts';
import { WEIGHTS } from './costs.ts';
import type { SearchGrid } from './search-grid.ts';

/** Searches again with the breaks made dearer that the browser would not make. */
const MAX_ROUNDS = 12;
/** … and past so many with all of them, here and in all further searches on the same grid: each of a thousand lines of
 *  code may begin a page, and there is no end of finding out one by one that it must not. */
const ONE_BY_ONE = 3;

/** The cheapest path whose breaks inside text are where the browser will make them, and its pages. */
export async function naturalFit(
  { rules, atoms: given, choices }: SearchInput,
  prices: Float64Array,
  grid: SearchGrid,
  pause: Pause,
): Promise<{ readonly path: Path; readonly pages: readonly PlannedPage[] }> {
  let atoms = { ...given, penalty: given.penalty.slice() };
  for (let round = 0; ; round++) {
    const path = await bestPath({ rules, atoms, choices }, prices, grid, pause);
    const pages = fillPages(rules, atoms, path, true);
    const wrong = unnaturalBreaks(atoms, path, pages);
    if (wrong.length === 0 || round === MAX_ROUNDS) return { path, pages };
    if (round === ONE_BY_ONE && !grid.goesOn) {
      atoms = { ...given, penalty: given.penalty.slice() };
      grid.goesOn = heightsThatGoOn(given);
    } else for (const x of wrong) atoms.penalty[x] = atoms.penalty[x]! + WEIGHTS.unnatural;
  }
}

/** Per atom: how much room a page must have left for the browser to go on with it there; endless where a break can be
 *  written. */
function heightsThatGoOn(atoms: Atoms): Float64Array {
  const { count, entryOf, entries, height, penalty, index, isPhoto, inColumns } = atoms;
  const together = new Float64Array(count);
  const goesOn = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  for (let x = count - 1; x >= 0; x--) {
    const { block } = entries[entryOf[x]!]!;
    const last = x + 1 === count || entryOf[x + 1] !== entryOf[x];
    const stays = isParagraph(block) || penalty[x + 1]! >= WEIGHTS.forbidden;
    together[x] = height[x]! + (!last && stays ? together[x + 1]! : 0);
    if (index[x]! > 0 && !isPhoto[x] && !inColumns[x]) goesOn[x] = together[x]!;
  }
  return goesOn;
}

const isParagraph = (block: Block): boolean => block.kind === 'prose' && block.tag === 'paragraph';

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
  const paragraph = isParagraph(entry.block);
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
