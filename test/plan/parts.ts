// A made document as the planner's parts see it, and what they make of it as short text.
import type { Candidate } from '../../src/plan/candidates/candidate.ts';
import { runCandidates } from '../../src/plan/candidates/rows.ts';
import { makeRules, type Rules } from '../../src/plan/rules.ts';
import { type Atoms, makeAtoms } from '../../src/plan/search/atoms.ts';
import { indexChoices, type SearchInput } from '../../src/plan/search/choices.ts';
import type { Document } from './generate.ts';

export function partsOf(doc: Document, relaxed = false): { readonly rules: Rules; readonly atoms: Atoms } {
  const { measured, photos, blocks, density, dpi } = doc.input();
  const rules = makeRules(measured, { density, dpi }, relaxed);
  return { rules, atoms: makeAtoms(blocks, photos, measured, rules) };
}

/** What the search walks over, when photos stand in rows only. */
export function searchInputOf(doc: Document): SearchInput {
  const { rules, atoms } = partsOf(doc);
  const candidates = atoms.entries.flatMap(({ photos, first }) =>
    photos.flatMap((_, i) => runCandidates(rules, photos, i, first)),
  );
  return { rules, atoms, choices: indexChoices(candidates, atoms) };
}

/** `A B/C`: the second photo above the third, at the right of the first. */
export function shapeOf({ set }: Candidate): string {
  if (set.kind === 'beside') return 'beside';
  let next = 0;
  return set.shape.columns
    .map(({ count }) => Array.from({ length: count }, () => String.fromCharCode(65 + next++)).join('/'))
    .join(' ');
}
