// Step 5, plan: near-identical shots of one moment (`--bursts strip`), small and side by side: rows of one height, no
// photo wider than a third of the text. A run and its first atom → candidates, one per row of the strip.

import type { PhotoBox, Rules } from '../rules.ts';
import { WEIGHTS } from '../search/costs.ts';
import type { Candidate } from './candidate.ts';
import { innerAt, innerHeight, makeShape, rowWidth, type Shape, setGroup } from './group.ts';

export function stripCandidates(rules: Rules, photos: readonly PhotoBox[], first: number): Candidate[] {
  const rows = rowsOf(rules, photos).map((row) => makeShape(row, new Array<number>(row.length).fill(1)));
  const innerPx = Math.min(...rows.map((row) => innerOf(rules, row)));
  let to = first;
  return rows.flatMap((row): Candidate[] => {
    const from = to;
    to += row.photos.length;
    const group = setGroup(rules, row, rowWidth(rules, row, NO_CAPTIONS, innerPx));
    if (!group) return [];
    const { heightPx, rowPx } = group;
    const white = heightPx * (rules.widthPx - rowPx);
    const price = (rules.white * white) / (rules.widthPx * rules.heightPx);
    // Small on purpose: their sizes are no part of how even the photos look.
    return [{ from, to, heightPx, price, sizes: [], white, set: group }];
  });
}

const NO_CAPTIONS: readonly number[] = [];

/** Dearer than any other way to set a photo alone: only plain flow, or want of room, pulls apart what belongs
 *  together. */
export const INSTEAD_COST = 2 * WEIGHTS.notWorthTrying;

/** As few rows as hold all photos at a width at which they can be told apart, and about as many photos in each. */
function rowsOf(rules: Rules, photos: readonly PhotoBox[]): PhotoBox[][] {
  const height = STRIP_PX / 1.5;
  const most: PhotoBox[][] = [];
  let width = Number.POSITIVE_INFINITY;
  for (const photo of photos) {
    width += rules.photoGapPx + photo.aspect * height;
    if (width > rules.widthPx) {
      most.push([]);
      width = photo.aspect * height;
    }
  }
  const each = Math.ceil(photos.length / most.length);
  return most.map((_, i) => photos.slice(i * each, (i + 1) * each)).filter((row) => row.length > 0);
}

/** About 32 mm: width of a landscape photo in the fullest strip. */
const STRIP_PX = 120;

/** Height at which the row fills the text's width, or its widest photo a third of it. */
function innerOf(rules: Rules, row: Shape): number {
  const third = (rules.widthPx - 2 * rules.photoGapPx) / 3;
  const limit = innerAt(rules, row, NO_CAPTIONS, 'min', (photo) => Math.min(third, photo.maxPx));
  const full = innerHeight(rules, row, NO_CAPTIONS, rules.widthPx);
  return Math.min(full, limit, rules.groupHeightPx / 2);
}
