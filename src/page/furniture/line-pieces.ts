// Step 4: the pieces in braces of heads and feet that there are not, told with what there is. Pure.

import { note, type Problem } from '../../diagnostics.ts';
import type { SourcePlace } from '../../model.ts';
import { LINE_PIECES, type PageLine } from '../../options/page-lines.ts';
import type { FurnitureChoices } from './page-furniture.ts';

/** One note for each name. */
export function pieceProblems(
  { head, foot }: FurnitureChoices,
  placeOf: (line: 'head' | 'foot') => SourcePlace | undefined,
): readonly Problem[] {
  const hint = `the pieces are ${LINE_PIECES.map((name) => `{${name}}`).join(' ')}`;
  const strange = (key: 'head' | 'foot', line: PageLine | undefined): Problem[] => {
    const words = line ? `${line.left} ${line.middle} ${line.right}` : '';
    const names = new Set([...words.matchAll(/\{([A-Za-z][\w-]{0,20})\}/g)].map(([, name]) => name as string));
    const unknown = [...names].filter((name) => !(LINE_PIECES as readonly string[]).includes(name));
    return unknown.map((name) =>
      note('N_WISH', `the ${key} has an unknown piece {${name}}, which is printed as it stands`, {
        place: placeOf(key),
        hint,
      }),
    );
  };
  return [...strange('head', head), ...strange('foot', foot)];
}
