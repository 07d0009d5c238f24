// Step 1, audit: tells of texts that were to stand in others, whose place vanished. What is wrong in one that stands
// twice is told once.

import { type Problem, warning } from '../../diagnostics.ts';
import type { Input } from '../../model.ts';
import type { NoteMark } from '../notes/mark-notes.ts';
import { withoutCode } from './count-code.ts';

interface NotesOfText {
  readonly input: Input;
  readonly marks: readonly NoteMark[];
  readonly body: string;
  readonly notes: readonly (number | undefined)[];
  /** Passages that were left out on purpose. */
  readonly leftOut: number;
}

/** Notes whose place vanished with what is around it: in a comment that is meant so, elsewhere it is told. */
export function unsetNotes(
  { marks, body, notes, leftOut }: NotesOfText,
  standing: ReadonlySet<number>,
): readonly Problem[] {
  const unset = marks.filter(({ input }) => notes.includes(input) && !standing.has(input));
  // What is left out on purpose may have been their place.
  if (unset.length === 0 || leftOut > 0) return [];
  const board = withoutCode(body);
  return unset
    .filter(({ from }) => board[from] === body[from] || body.startsWith('<!--', from))
    .map(({ words, place }) => warning('W_NOTE', `“${words}” cannot be set in what stands around it`, { place }));
}

/** What is wrong in a note that stands in two places is wrong once. */
export function toldOnce(problems: readonly Problem[]): readonly Problem[] {
  const told = new Set<string>();
  return problems.filter(({ code, message, place }) => {
    const key = JSON.stringify([code, message, place]);
    return !told.has(key) && told.add(key);
  });
}
