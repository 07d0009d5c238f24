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
  const first = lost[0];
  if (!first) return [];
  const lines = [...new Set(lost.map(({ line }) => line))];
  const what = lost.length === 1 ? 'one picture' : `${lost.length} pictures`;
  const message = `${what} of the source found no place in the report (${where(lines)})`;
  return [warning('W_LOST', message, { place: { file, line: first.line, column: first.column } })];
}

/** The lines by their numbers, the first ten of them. */
export function where(lines: readonly number[]): string {
  return `line ${lines.slice(0, 10).join(', ')}${lines.length > 10 ? ', …' : ''}`;
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
