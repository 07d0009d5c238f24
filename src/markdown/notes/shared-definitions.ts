// Step 1, notes: takes from a text the definitions that count in those that include it. Addresses of references
// (`[site]: https://…`), footnotes, abbreviations.

import type { Input } from '../../model.ts';
import { fencesOf, insideOther } from '../marks/fence-lines.ts';
import type { NoteMark } from './mark-notes.ts';

const DEFINITION =
  /^ {0,3}(?:\[[^\]\n]{1,300}\]|\*\[[^\]\n]{1,100}\]):[ \t]{0,20}\S[^\n]{0,4000}(?:\n(?: {4}|\t)[^\n]{0,4000})*/gm;

/** Those of a text, as lines to stand below another one. */
export function definitionsIn(text: string): string {
  if (!text.includes(']:')) return '';
  const fences = fencesOf(text);
  return [...text.matchAll(DEFINITION)]
    .filter(({ index }) => !insideOther(fences, index))
    .map(([definition]) => definition)
    .join('\n');
}

/** For the end of a text: what its site adds, and the definitions of texts that stand in it as if written there. */
export function definitionsBelow(
  { definitions = '' }: Input,
  marks: readonly NoteMark[],
  inputs: readonly Input[],
): string {
  const included = marks.flatMap(({ input, textual }) => (textual ? definitionsIn(inputs[input]!.text) : []));
  const all = [definitions, ...included].filter(Boolean).join('\n');
  return all === '' ? '' : `\n\n${all}\n`;
}
