// Step 1, audit: compares the pictures counted in the source with those placed or reported, and warns of the rest
// (W_LOST).

import { type Problem, warning } from '../../diagnostics.ts';
import { isMediaAddress } from '../../formats.ts';
import { type CountedPicture, countPictures } from './count.ts';

/** W_LOST for pictures that were counted but neither placed nor named by a problem. Lines count from 1. */
export function lostPictures(
  text: string,
  file: string,
  placed: readonly number[],
  problems: readonly Problem[],
): Problem[] {
  const reported = problems.flatMap(({ place }) => (place?.file === file ? [place.line] : []));
  const accounted = [...placed, ...reported].sort((a, b) => a - b);
  const lost: CountedPicture[] = [];
  let next = 0;
  for (const picture of toBeShown(countPictures(text))) {
    while (next < accounted.length && accounted[next]! < picture.line - NEAR) next += 1;
    if (next < accounted.length && accounted[next]! <= picture.line + NEAR) next += 1;
    else lost.push(picture);
  }
  return lost.map(({ line, column }) =>
    warning('W_LOST', 'a picture of the source found no place in the report', { place: { file, line, column } }),
  );
}

/** A picture may be placed this many lines from where its address stands. */
const NEAR = 3;

/** Without videos, stand-ins of lazy loading, and the same picture again on its line (as in `<noscript>`). */
function toBeShown(pictures: readonly CountedPicture[]): CountedPicture[] {
  const seen = new Set<string>();
  return pictures.filter(({ line, syntax, written }) => {
    if (isMediaAddress(written) || /^data:image\/(?:gif|svg)/i.test(written)) return false;
    const key = `${line} ${written}`;
    const again = syntax === 'html' && seen.has(key);
    seen.add(key);
    return !again;
  });
}
