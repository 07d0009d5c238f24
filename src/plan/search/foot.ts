// Step 5, plan: notes at the foot of the page on which their marks stand: how much of it they take, and where each
// stands. They take whole lines, so that what is above them keeps to the lines of the page.

import type { MeasuredBlock, PlannedFoot } from '../../model.ts';
import type { Rules } from '../rules.ts';

/** A block, with its atoms `first` to `first + count`. */
interface Noted {
  readonly measured?: Pick<MeasuredBlock, 'notes'> | undefined;
  readonly first: number;
  readonly count: number;
}

/** Above the first note, at least: white, and a rule. */
const HEAD_LINES = 0.95;
/** Below the last one: its letters stand level with those of a last line of text, whose box is higher. */
const BELOW_LINES = 0.05;

/** Heights of the notes before atom x, added up, for each x from 0 to `count`; undefined where there are none. */
export function noteHeights(entries: readonly Noted[], count: number): Float64Array | undefined {
  if (!entries.some(({ measured }) => measured?.notes)) return undefined;
  const sums = new Float64Array(count + 1);
  for (const { first, measured, count: slices } of entries)
    for (const { slice, heightPx } of measured?.notes ?? []) sums[first + Math.min(slice, slices - 1) + 1]! += heightPx;
  for (let x = 0; x < count; x++) sums[x + 1]! += sums[x]!;
  return sums;
}

/** What the atoms from x on, up to another, bring along. */
export function notesWithin(notes: Float64Array | undefined, from: number, to: number): number {
  return notes ? notes[to]! - notes[from]! : 0;
}

/** What notes that are `px` high together take of their page. */
export function footHeight(linePx: number, px: number): number {
  return px > 0 ? Math.ceil(px / linePx + HEAD_LINES + BELOW_LINES - 1e-6) * linePx : 0;
}

/** The notes of atoms `start` to `end`, the last of them on the last line of the page. */
export function footOf(
  rules: Pick<Rules, 'linePx' | 'heightPx'>,
  atoms: { readonly entries: readonly Noted[]; readonly entryOf: Int32Array; readonly notes: Float64Array | undefined },
  start: number,
  end: number,
): PlannedFoot | undefined {
  if (notesWithin(atoms.notes, start, end) === 0) return undefined;
  const entries = atoms.entries.slice(atoms.entryOf[start], atoms.entryOf[end - 1]! + 1);
  const notes = entries.flatMap(({ first, count, measured }) =>
    (measured?.notes ?? []).filter(({ slice }) => {
      const x = first + Math.min(slice, count - 1);
      return x >= start && x < end;
    }),
  );
  const px = notes.reduce((sum, { heightPx }) => sum + heightPx, 0);
  let topPx = rules.heightPx - BELOW_LINES * rules.linePx - px;
  const placed = notes.map(({ id, heightPx }) => {
    const note = { id, topPx };
    topPx += heightPx;
    return note;
  });
  return { heightPx: footHeight(rules.linePx, px), notes: placed };
}
