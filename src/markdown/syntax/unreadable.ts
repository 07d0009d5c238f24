// Step 1, syntax: refuses texts that could be read only in minutes, by name and place.

import { BuildError } from '../../diagnostics.ts';
import type { SourcePlace } from '../../model.ts';
import { tooManyNotesAt } from './footnotes.ts';
import { tooLongItemAt } from './long-items.ts';

/** @throws BuildError E_INPUT_LIMIT. @param placeOf an offset in the text. */
export function refuseUnreadable(text: string, placeOf: (at: number) => SourcePlace): void {
  const refuse = (at: number | undefined, message: string, hint: string): void => {
    if (at !== undefined) throw new BuildError('E_INPUT_LIMIT', message, { place: placeOf(at), hint });
  };
  refuse(
    tooLongItemAt(text),
    'one item of a list goes on for more lines than can be read',
    'put blank lines between its paragraphs and indent them, or end the list',
  );
  refuse(
    tooManyNotesAt(text),
    'more than 50,000 notes on the spot (^[…])',
    'build the text in parts, each a PDF of its own',
  );
}
