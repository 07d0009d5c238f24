// Step 1, syntax: refuses texts that could be read only in minutes, by name and place; and, while they are read, those
// with more of something than can be laid out.

import { BuildError } from '../../diagnostics.ts';
import type { SourcePlace } from '../../model.ts';
import { tooManyNotesAt } from './footnotes.ts';

/** @throws BuildError E_INPUT_LIMIT. @param placeOf an offset in the text. */
export function refuseUnreadable(text: string, placeOf: (at: number) => SourcePlace): void {
  const at = tooManyNotesAt(text);
  if (at === undefined) return;
  const message = 'more than 50,000 notes on the spot (^[…])';
  throw new BuildError('E_INPUT_LIMIT', message, { place: placeOf(at), hint: IN_PARTS });
}

/**
 * What a text may have while it is read. Of its paragraphs and cells twice as many as a report may have
 * (stages/texts/text-limits.ts), for some of them vanish: what is far beyond is not worked on first. Of marks fewer: a
 * formula, which becomes many, is one here.
 */
const MOST = {
  paragraphs: 100_000,
  tables: 50_000,
  'table cells': 50_000,
  'items of lists': 100_000,
  'marks within the text': 240_000,
} as const;

/** @throws BuildError E_INPUT_LIMIT */
export function refuseMany(count: number, name: keyof typeof MOST): void {
  if (count <= MOST[name]) return;
  throw new BuildError('E_INPUT_LIMIT', `${count.toLocaleString('en')} ${name} are more than can be laid out`, {
    hint: IN_PARTS,
  });
}

const IN_PARTS = 'build the text in parts, each a PDF of its own';
