// Step 5, plan: pictures in the rows that their author set (a table of pictures, a gallery of three columns): each row
// is one group, as wide as the text where files and page allow. A run and its rows → one candidate for each row.

import type { PhotosBlock } from '../../model.ts';
import { columnsWide, gridBelow, type PhotoBox, type Rules } from '../rules.ts';
import { askedRow } from './asked-rows.ts';
import type { Candidate } from './candidate.ts';
import { type Group, innerAt, makeShape, rowWidth, type Shape, setGroup } from './group.ts';
import { emptyBeside, holeCost, runCandidates } from './rows.ts';

/** Photos of a run in the cells of its rows, from left to right; 0: an empty cell. Undefined: it has no rows. */
export function rowsOfRun({ rows, columns, pictures }: PhotosBlock): readonly (readonly number[])[] | undefined {
  if (rows) return rows;
  if (columns === undefined || pictures.length < 2) return undefined;
  const count = Math.ceil(pictures.length / columns);
  const wide = Math.min(columns, pictures.length);
  const filled = (row: number) => Math.min(wide, pictures.length - row * columns);
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: wide }, (_, cell) => (cell < filled(row) ? 1 : 0)),
  );
}

/** A row that finds no place on any page is left out of it: its photos stand as in any run. */
export function gridCandidates(
  rules: Rules,
  photos: readonly PhotoBox[],
  rows: readonly (readonly number[])[],
  first: number,
): Candidate[] {
  const cell = cellOf(photos, rows);
  const cells = (set: readonly PhotoBox[], one: number | undefined) => (one ? set.map(() => one) : undefined);
  let next = 0;
  return rows.flatMap((row): Candidate[] => {
    const from = next;
    const counts = row.filter((count) => count > 0);
    next += counts.reduce((sum, count) => sum + count, 0);
    const set = photos.slice(from, next);
    if (set.length === 1 && row.length === 1) return runCandidates(rules, set, 0, first + from);
    const shape = makeShape(set, counts, cells(set, cell ?? askedCell(set, counts)));
    const asked = counts.every((count) => count === 1) ? askedRow(rules, set) : undefined;
    const group = asked?.group ?? rowGroup(rules, shape, shareOf(rules, row));
    if (!group) return set.flatMap((_, i) => runCandidates(rules, set, i, first + from));
    return [candidateOf(rules, group, first + from)];
  });
}

function candidateOf(rules: Rules, group: Group, from: number): Candidate {
  const { heightPx, rowPx, shape } = group;
  const white = heightPx * (rules.widthPx - rowPx);
  const price = (rules.white * white) / (rules.widthPx * rules.heightPx) + holeCost(rules, group);
  const empty = emptyBeside(rules, group);
  const to = from + shape.photos.length;
  // As large as their author wants them: their sizes are no part of how even the photos look.
  return { from, to, heightPx, price, sizes: [], white, emptyAbove: empty, emptyBelow: empty, asked: true, set: group };
}

/** Shapes so alike stand in cells of one width, so that the columns of all rows agree. */
const ALIKE = 1.2;

/** The shape of such cells: that of the most upright photo. Undefined: rows of one height. */
function cellOf(photos: readonly PhotoBox[], rows: readonly (readonly number[])[]): number | undefined {
  const least = leastAspect(photos);
  const most = photos.reduce((widest, { aspect }) => Math.max(widest, aspect), 0);
  const single = rows.length > 1 && rows.every((row) => row.length === rows[0]!.length && row.every((n) => n <= 1));
  return single && most <= ALIKE * least ? least : undefined;
}

/** The shape of the cells of a row whose photos are all to be as wide as each other. */
function askedCell(set: readonly PhotoBox[], counts: readonly number[]): number | undefined {
  const [first] = set;
  const alike = set.every(({ exact, maxPx }) => exact && Math.abs(maxPx - first!.maxPx) < 1);
  return first && alike && counts.every((count) => count === 1) ? leastAspect(set) : undefined;
}

const leastAspect = (photos: readonly PhotoBox[]): number =>
  photos.reduce((least, { aspect }) => Math.min(least, aspect), Number.POSITIVE_INFINITY);

/** Width of a row: all of it, or its share where cells are empty. */
function shareOf(rules: Rules, row: readonly number[]): number {
  const share = row.filter((count) => count > 0).length / row.length;
  return share === 1 ? rules.widthPx : columnsWide(rules, Math.max(1, Math.min(WIDEST, Math.round(12 * share))));
}

/** Columns of the grid that a row takes at most where it stops short. */
const WIDEST = 9;

/** Share of the width from which on a row that must stop short does not: it looks like a mistake. */
const NEARLY = 0.9;

function rowGroup(rules: Rules, shape: Shape, widestPx: number): Group | undefined {
  const wide = setGroup(rules, shape, widestPx);
  if (!wide) return undefined;
  const below = wide.heightPx - wide.innerPx;
  const sharp = innerAt(rules, shape, wide.captions, 'min', ({ maxPx }) => maxPx);
  const most = Math.min(sharp, rules.groupHeightPx, rules.tallestPx - below);
  if (wide.innerPx <= most + 1e-6) return wide;
  if (most <= 0) return undefined;
  const rowPx = rowWidth(rules, shape, wide.captions, most);
  if (rowPx >= NEARLY * widestPx && wide.heightPx <= rules.tallestPx) return wide;
  const asked = shape.photos.some(({ exact }) => exact);
  const group = setGroup(rules, shape, asked ? rowPx : gridBelow(rules, Math.min(rowPx, widestPx), WIDEST));
  return group && group.heightPx <= rules.tallestPx + 1e-6 ? group : undefined;
}
