// Step 1, accounting: pictures counted in the source but neither in the report nor named in a problem. The last net under everything
// that reads pictures; pure.

import { type Problem, warning } from '../diagnostics.ts';
import type { Input, PictureRef } from '../model.ts';
import { countPictures } from './count.ts';

/** One W_LOST for each line whose pictures are fewer in the report than counted, while the whole text comes out short. */
export function lostPictures(
  inputs: readonly Input[],
  pictures: readonly PictureRef[],
  problems: readonly Problem[],
): Problem[] {
  return inputs.flatMap(({ name, text }, input) => {
    const placed = tally(
      pictures.filter((picture) => picture.input === input && !picture.cover).map(({ place }) => place.line),
    );
    const told = tally(problems.filter(({ place }) => place?.file === name).map(({ place }) => place?.line ?? 0));
    const counted = tally(countPictures(text).map(({ line }) => line));
    let short = total(counted) - total(placed) - total(told);
    const lost: Problem[] = [];
    for (const [line, count] of counted) {
      const missing = Math.min(short, count - (placed.get(line) ?? 0) - (told.get(line) ?? 0));
      if (missing <= 0) continue;
      short -= missing;
      lost.push(
        warning(
          'W_LOST',
          missing === 1
            ? 'a picture written here was not understood'
            : `${missing} pictures written here were not understood`,
          {
            place: { file: name, line, column: 1 },
            hint: 'Write it as ![words](address), and please report the way it was written.',
          },
        ),
      );
    }
    return lost;
  });
}

function tally(lines: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

function total(counts: ReadonlyMap<number, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
