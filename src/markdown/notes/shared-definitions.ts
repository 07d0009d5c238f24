// Step 1, notes: definitions that stand in a text of their own and are meant for those that include it: addresses of
// references (`[site]: https://…`), footnotes, abbreviations.

import { fencesOf, insideOther } from './fence-lines.ts';

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
