// Step 1: a wish of another program's that is not honoured → the note that says so, with the right word.

import { note, type Problem } from '../../diagnostics.ts';
import type { SourcePlace } from '../../model.ts';
import { insteadOf, type WishKind } from './wish-table.ts';

const NOTHING = 'nothing here does this; what stands around it is printed as usual';

export function unheard(kind: WishKind, name: string, shown: string, place: SourcePlace): Problem {
  return note('N_WISH', `“${shown}” is not honoured`, { place, hint: insteadOf(kind, name) || NOTHING });
}

/** A value as it may stand in a message. */
export function shownValue(value: unknown): string {
  const words = typeof value === 'object' && value !== null ? (Array.isArray(value) ? '[…]' : '{…}') : String(value);
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
