// Step 5, plan: exact pages: the chosen path → items with final boxes. What a page has left goes into the spaces around
// its photos. Changes no break, no photo and no line of text.

import type { PlannedItem, PlannedPage } from '../model.ts';
import { beginsInside, besideHeight, plannedBeside } from './candidates/beside.ts';
import type { BesideBlock } from './candidates/candidate.ts';
import { floor64, type Group, groupBoxes } from './candidates/group.ts';
import type { Rules } from './rules.ts';
import type { Atoms } from './search/atoms.ts';
import type { Path, PathPage } from './search/breaks.ts';
import { type After, afterCandidate, afterText, gapBetween, gapIsElastic, TOP } from './search/spacing.ts';

/** `exact`: change spaces so that the page ends at its foot; else only where it would be too high. */
export function fillPages(rules: Rules, atoms: Atoms, path: Path, exact: boolean): PlannedPage[] {
  return path.pages.map((page) => fillPage(rules, atoms, page, exact));
}

function fillPage(rules: Rules, atoms: Atoms, page: PathPage, exact: boolean): PlannedPage {
  const pieces = piecesOf(rules, atoms, page);
  const start = atoms.restart[page.start] ?? 0;
  const limit = rules.bandLimitPx - start;
  const left = limit - lift(rules, pieces.at(-1)!) - total(rules, pieces);
  const over = total(rules, pieces) - limit;
  if (over > 0) spread(rules, pieces, -over);
  else if (exact && !page.open && pieces.some(({ band }) => band)) spread(rules, pieces, Math.max(0, left));
  if (exact && !page.open) loosen(rules, pieces, limit - lift(rules, pieces.at(-1)!) - total(rules, pieces));
  const items = pieces.map((piece) => planned(rules, atoms, piece));
  const usedPx = items.reduce((sum, item) => sum + item.gapPx + item.heightPx, start);
  return { items, usedPx, whitePx: rules.heightPx - usedPx, open: page.open };
}

/** A last line of text ends half a trim above the foot: photos end level with it, to the eye. */
function lift(rules: Rules, last: Piece): number {
  const { band } = last;
  const caption = band?.kind === 'group' ? band.heightPx > band.innerPx : band?.captionAt === 'under';
  return band && !caption ? rules.trimPx / 2 : 0;
}

interface Piece {
  /** First atom, and for text the atom after the last. */
  readonly first: number;
  readonly end: number;
  readonly band: Group | BesideBlock | undefined;
  readonly textPx: number;
  gapPx: number;
  readonly elasticGap: boolean;
}

function piecesOf(rules: Rules, atoms: Atoms, page: PathPage): Piece[] {
  const pieces: Piece[] = [];
  let after: After = TOP;
  let next = 0;
  let x = page.start;
  while (x < page.end) {
    const first = x;
    const candidate = page.set[next]?.from === x ? page.set[next] : undefined;
    const band = candidate?.set;
    const as = !band ? 'text' : band.kind === 'beside' && beginsInside(band) ? 'tail' : 'band';
    const space = {
      gapPx: gapBetween(rules, atoms, first, after, as),
      elasticGap: gapIsElastic(atoms, first, after, as),
    };
    if (candidate && band) {
      x = candidate.to;
      pieces.push({ first, end: x, band, textPx: 0, ...space });
      after = afterCandidate(candidate);
      next++;
      continue;
    }
    const stop = page.set[next]?.from ?? page.end;
    let textPx = 0;
    while (x < stop && atoms.entryOf[x] === atoms.entryOf[first]) textPx += atoms.height[x++] ?? 0;
    pieces.push({ first, end: x, band, textPx, ...space });
    after = afterText(atoms, x, first === page.start);
  }
  return pieces;
}

function total(rules: Rules, pieces: readonly Piece[]): number {
  return pieces.reduce(
    (sum, { band, textPx, gapPx }) => sum + gapPx + textPx + (band ? bandHeight(rules, band) : 0),
    0,
  );
}

function bandHeight(rules: Rules, band: Group | BesideBlock): number {
  return band.kind === 'group' ? band.heightPx : besideHeight(rules, band);
}

/** Shares what is left (or, below 0, still too much) evenly among the spaces around photos, within their limits. */
function spread(rules: Rules, pieces: readonly Piece[], leftPx: number): void {
  const gaps = pieces.filter((piece) => piece.elasticGap);
  const each = leftPx / Math.max(1, gaps.length);
  const change = Math.min(rules.stretchPx, Math.max(-rules.shrinkPx, each));
  for (const piece of gaps) piece.gapPx = floor64(piece.gapPx + change);
}

/** What photos and the spaces around them could not take goes above headings, lists, tables: up to half a line each,
 *  or nothing when the page would stay short all the same. */
function loosen(rules: Rules, pieces: readonly Piece[], leftPx: number): void {
  const gaps = pieces.filter(({ band, gapPx }) => !band && gapPx >= rules.linePx / 2 - 1e-6);
  const most = rules.linePx / 2;
  if (leftPx < 1 || leftPx > gaps.length * most + 1.5 * rules.linePx) return;
  const each = Math.min(most, leftPx / Math.max(1, gaps.length));
  for (const piece of gaps) piece.gapPx = floor64(piece.gapPx + each);
}

function planned(rules: Rules, atoms: Atoms, piece: Piece): PlannedItem {
  const { band, first, end, gapPx, textPx } = piece;
  const block = (offset: number): string => atoms.entries[atoms.entryOf[first]! + offset]!.block.id;
  if (!band) {
    const from = atoms.index[first] ?? 0;
    return { kind: 'text', block: block(0), from, to: from + end - first, gapPx, heightPx: textPx };
  }
  if (band.kind === 'beside') return plannedBeside(rules, band, block(band.before ? 1 : 0), gapPx);
  const photos = groupBoxes(rules, band);
  return { kind: 'row', block: block(0), gapPx, heightPx: floor64(band.heightPx), photos };
}
