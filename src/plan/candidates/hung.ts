// Step 5, plan: photos in an item of a list hang at the edge of its text: as rules of a narrower page, and candidates
// that are moved in. Atoms of the list around → how far in; candidates → the same, moved.

import type { Rules } from '../rules.ts';
import type { Entry } from '../search/atoms.ts';
import type { Candidate } from './candidate.ts';

/** How far in the photos of run `e` stand: as the text of the item above them, or else below. */
export function heldByList(entries: readonly Entry[], e: number): number {
  const block = entries[e]?.block;
  if (block?.kind !== 'photos' || block.depth === undefined) return 0;
  const list = listFrom(entries, e, -1) ?? listFrom(entries, e, 1);
  const edges = list?.measured?.edgesPx ?? [];
  return edges[Math.min(block.depth, edges.length) - 1] ?? 0;
}

/** The nearest list with nothing but photos and their words between. */
function listFrom(entries: readonly Entry[], e: number, step: 1 | -1): Entry | undefined {
  for (let at = e + step; entries[at]; at += step) {
    const { block } = entries[at]!;
    if (block.kind === 'prose' && block.tag === 'list') return entries[at];
    if (block.kind !== 'photos' && !(block.kind === 'prose' && block.tag === 'caption')) return undefined;
  }
  return undefined;
}

/** The page from the edge of the item's text on: what ends on the grid still does. */
export function rulesWithin(rules: Rules, indentPx: number): Rules {
  if (indentPx === 0) return rules;
  const columnsPx = rules.columnsPx.map((px) => Math.max(1, px - indentPx));
  const limits = { ...rules.limits, outward: false, centred: false };
  return { ...rules, widthPx: rules.widthPx - indentPx, columnsPx, limits, hangs: true };
}

export function movedIn(candidate: Candidate, indentPx: number): Candidate {
  const { set } = candidate;
  return indentPx === 0 || set.kind !== 'group' ? candidate : { ...candidate, set: { ...set, indentPx } };
}
