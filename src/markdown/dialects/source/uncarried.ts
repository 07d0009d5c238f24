// Step 1, dialects: what there is to say of words that only another program could carry out.

import { type Problem, warning } from '../../../diagnostics.ts';
import type { SourceText } from './source.ts';

/** @param program whose words these are. @param instead what their author may do about it */
export function notCarriedOut(
  { place }: Pick<SourceText, 'place'>,
  at: number,
  words: string,
  program: string,
  instead?: string,
): Problem {
  const message = `“${words.trim().slice(0, 80)}” is not carried out`;
  return warning('W_TEMPLATE', message, { place: place(at), hint: onlyFor(program, instead) });
}

export const onlyFor = (program: string, instead = 'write the text itself'): string =>
  `only ${program} knows what stands here: ${instead}`;
