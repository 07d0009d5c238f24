// Step 5, plan: exact pages: the chosen path → items with final boxes. What a page has left goes into the spaces around
// its photos. Changes no break, no photo and no line of text.

import type { Box, PlannedBeside, PlannedItem, PlannedPage, PlannedPhoto, PlannedRow, PlannedText } from '../model.ts';
import { beginsInside, besideHeight, plannedBeside } from './candidates/beside.ts';
import type { BesideBlock } from './candidates/candidate.ts';
import { floor64, type Group, groupBoxes } from './candidates/group.ts';
import type { Rules } from './rules.ts';
import type { Atoms } from './search/atoms.ts';
import type { Path, PathPage } from './search/breaks.ts';
import { footOf } from './search/foot.ts';
import {
  type After,
  afterCandidate,
  afterText,
  gapAt,
  gapBetween,
  gapIsElastic,
  hasOpener,
  OPENER_LINES,
  TOP,
} from './search/spacing.ts';
import { GOES_ON, type Parting, partColumns } from './column-bands.ts';

/** `exact`: change spaces so that the page ends at its foot; else only where it would be too high. */
export function fillPages(rules: Rules, atoms: Atoms, path: Path, exact: boolean): PlannedPage[] {
  return path.pages.map((page) => fillPage(rules, atoms, page, exact));
}

function fillPage(rules: Rules, atoms: Atoms, page: PathPage, exact: boolean): PlannedPage {
  const start = atoms.restart[page.start] ?? 0;
  const pieces = piecesOf(rules, atoms, page, start);
  const foot = footOf(rules, atoms, page.start, page.end);
  const footPx = foot?.heightPx ?? 0;
  const limit = rules.bandLimitPx - start - footPx;
  partBetter(rules, atoms, pieces, limit);
  const over = total(rules, pieces) - limit;
  if (over > 0) shrink(rules, pieces, over);
  else {
    const sections = sectionsOf(pieces);
    for (const section of sections) centre(section);
    const [only, more] = pieces;
    // A page of its own: as much above as below.
    if (!more && only?.band?.kind === 'group' && isOnOwnPage(only.band))
      only.gapPx = (limit - bandHeight(rules, only.band)) / 2;
    const left = limit - lift(rules, pieces.at(-1)!) - total(rules, pieces);
    if (exact && page.open) ease(rules, sections, left);
    else if (exact) {
      const opener = page.start === 0 && hasOpener(atoms) && pieces.length > 1;
      if (!opener) stretch(rules, sections, pieces, left);
      else if (atoms.isHeading[pieces[1]!.first]) openLow(rules, pieces, stretch(rules, sections, pieces, left));
      else stretch(rules, sections, pieces, left - openWide(rules, pieces, left));
    }
  }
  const items = pieces.flatMap((piece, i) => planned(rules, atoms, piece, i === 0));
  const usedPx = items.reduce((sum, item) => sum + item.gapPx + item.heightPx, start);
  return { items, usedPx, whitePx: rules.heightPx - usedPx - footPx, ...(foot && { foot }), open: page.open };
}

/** A last line of text ends half a trim above the foot: photos end level with it, to the eye. */
function lift(rules: Rules, last: Piece): number {
  const { band } = last;
  const caption = band?.kind === 'group' ? band.heightPx > band.innerPx : band?.captionAt === 'under';
  return band && !caption ? rules.trimPx / 2 : 0;
}

const isOnOwnPage = ({ shape }: Group): boolean => {
  const { ownPage } = shape.photos[0]!;
  return ownPage !== undefined && !ownPage.bleed;
};

interface Piece {
  /** First atom, and for text the atom after the last. */
  readonly first: number;
  readonly end: number;
  readonly band: Group | BesideBlock | undefined;
  textPx: number;
  /** Of text in columns. */
  parting?: Parting;
  gapPx: number;
  /** Its space before the grid of lines moved it down. */
  readonly leastPx: number;
  readonly elasticGap: boolean;
}

function piecesOf(rules: Rules, atoms: Atoms, page: PathPage, start: number): Piece[] {
  const pieces: Piece[] = [];
  let after: After = TOP;
  let next = 0;
  let x = page.start;
  let usedPx = start;
  while (x < page.end) {
    const first = x;
    const candidate = page.set[next]?.from === x ? page.set[next] : undefined;
    const band = candidate?.set;
    const as = !band ? 'text' : band.kind === 'group' ? 'band' : beginsInside(band) ? 'tail' : 'beside';
    const space = {
      gapPx: gapAt(rules, atoms, first, after, as, usedPx),
      leastPx: gapBetween(rules, atoms, first, after, as),
      elasticGap: gapIsElastic(atoms, first, after, as),
    };
    if (candidate && band) {
      x = candidate.to;
      pieces.push({ first, end: x, band, textPx: 0, ...space });
      usedPx += space.gapPx + candidate.heightPx;
      after = afterCandidate(candidate);
      next++;
      continue;
    }
    const stop = page.set[next]?.from ?? page.end;
    let textPx = 0;
    const goesOn = (at: number): boolean =>
      atoms.entryOf[at] === atoms.entryOf[first] || atoms.inColumns[at] === GOES_ON;
    while (x < stop && goesOn(x)) textPx += atoms.height[x++] ?? 0;
    const parting = atoms.inColumns[first] ? partColumns(atoms, first, x, false) : undefined;
    if (parting) textPx = parting.rows * rules.linePx;
    pieces.push({ first, end: x, band, textPx, parting, ...space });
    usedPx += space.gapPx + textPx;
    after = afterText(atoms, x, first === page.start);
  }
  return pieces;
}

/** Columns may be a line longer for it, where the page has room. */
function partBetter(rules: Rules, atoms: Atoms, pieces: readonly Piece[], limit: number): void {
  if (!pieces.some(({ parting }) => parting)) return;
  let left = limit - total(rules, pieces);
  for (const piece of pieces) {
    if (!piece.parting || left < rules.linePx) continue;
    piece.parting = partColumns(atoms, piece.first, piece.end, true);
    const textPx = piece.parting.rows * rules.linePx;
    left -= textPx - piece.textPx;
    piece.textPx = textPx;
  }
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

/** Photos that stand under one another, without text beside them, and the text below them. */
interface Section {
  readonly pieces: readonly Piece[];
  /** Text stands below: it keeps its line. */
  readonly closed: boolean;
}

function sectionsOf(pieces: readonly Piece[]): Section[] {
  const sections: Section[] = [];
  let open: Piece[] = [];
  for (const piece of [...pieces, undefined]) {
    if (piece?.band?.kind === 'group') open.push(piece);
    else if (open.length > 0) {
      sections.push({ pieces: piece ? [...open, piece] : open, closed: piece !== undefined });
      open = [];
    }
  }
  return sections;
}

/** What the grid of lines adds below photos goes around them, in equal parts. */
function centre({ pieces, closed }: Section): void {
  const gaps = pieces.filter(({ elasticGap }) => elasticGap);
  const last = pieces.at(-1)!;
  if (!closed || !gaps.includes(last)) return;
  const spare = last.gapPx - last.leastPx;
  last.gapPx = last.leastPx;
  grow(gaps, spare);
}

/** On a page that need not be full, a line of space around photos, as far as there is room. */
function ease(rules: Rules, sections: readonly Section[], leftPx: number): void {
  let left = leftPx;
  for (const { pieces, closed } of sections) {
    const gaps = pieces.filter(({ elasticGap }) => elasticGap);
    const missing = gaps.reduce((sum, { gapPx }) => sum + Math.max(0, rules.linePx - gapPx), 0);
    const px = closed ? Math.round(missing / rules.linePx) * rules.linePx : missing;
    if (px > left) continue;
    grow(gaps, px);
    left -= px;
  }
}

function grow(gaps: readonly Piece[], px: number): void {
  for (const piece of gaps) piece.gapPx += px / gaps.length;
}

/** The title takes whole lines of what its page has left: every other one above it, the others below. */
function openWide(rules: Rules, [title, next]: readonly Piece[], leftPx: number): number {
  const lines = openerLines(rules, leftPx);
  const below = Math.ceil(lines / 2);
  title!.gapPx += (lines - below) * rules.linePx;
  next!.gapPx += below * rules.linePx;
  return lines * rules.linePx;
}

/** Over a heading, which has space of its own and leaves most of its line empty, it stands lower: by what no other
 *  space takes. */
function openLow(rules: Rules, [title]: readonly Piece[], leftPx: number): void {
  title!.gapPx += openerLines(rules, leftPx) * rules.linePx;
}

const openerLines = (rules: Rules, leftPx: number): number =>
  Math.max(0, Math.min(OPENER_LINES, Math.floor(leftPx / rules.linePx)));

/** What a page has left: before photos at its foot all of it, around others and above headings whole lines; what is
 *  left then. */
function stretch(rules: Rules, sections: readonly Section[], pieces: readonly Piece[], leftPx: number): number {
  const elastic = ({ pieces: bands }: Section) => bands.filter(({ elasticGap }) => elasticGap);
  let left = Math.max(0, leftPx);
  const foot = sections.filter(({ closed }) => !closed).flatMap(elastic);
  const px = Math.min(left, foot.length * rules.stretchPx);
  grow(foot, px);
  left -= px;
  const between = sections.filter(({ closed }) => closed).map(elastic);
  for (const gaps of [...between, ...between]) {
    const room = gaps.reduce((sum, { gapPx, leastPx }) => sum + rules.stretchPx - (gapPx - leastPx), 0);
    if (left < rules.linePx || room < rules.linePx) continue;
    grow(gaps, rules.linePx);
    left -= rules.linePx;
  }
  const above = pieces.filter(({ band, leastPx }) => !band && leastPx >= rules.linePx / 2 - 1e-6);
  // Between a heading and text beside a photo, if it must be.
  const under = pieces.filter(
    ({ band, elasticGap }, i) => i > 0 && band?.kind === 'beside' && !elasticGap && !beginsInside(band),
  );
  if (left > (above.length + under.length + 1.5) * rules.linePx) return left;
  for (const piece of [...above, ...under]) {
    if (left < rules.linePx) break;
    piece.gapPx += rules.linePx;
    left -= rules.linePx;
  }
  return left;
}

/** Takes what is too much from the spaces around photos, within their limits. */
function shrink(rules: Rules, pieces: readonly Piece[], overPx: number): void {
  const gaps = pieces.filter((piece) => piece.elasticGap);
  const each = Math.min(rules.shrinkPx, overPx / Math.max(1, gaps.length));
  for (const piece of gaps) piece.gapPx -= each;
}

function planned(rules: Rules, atoms: Atoms, piece: Piece, isFirst: boolean): PlannedItem | readonly PlannedItem[] {
  const { band, first, end, textPx } = piece;
  const spacePx = floor64(piece.gapPx);
  // The first thing of a page has no space above it: its photos begin lower inside of it.
  const [gapPx, topPx] = isFirst && band ? [0, spacePx] : [spacePx, 0];
  const block = (offset: number): string => atoms.entries[atoms.entryOf[first]! + offset]!.block.id;
  if (piece.parting) return plannedColumns(atoms, piece, piece.parting, gapPx);
  if (!band) {
    const from = atoms.index[first] ?? 0;
    return { kind: 'text', block: block(0), from, to: from + end - first, gapPx, heightPx: textPx };
  }
  if (band.kind === 'beside') return lowered(plannedBeside(rules, band, block(band.before ? 1 : 0), gapPx), topPx);
  const photos = groupBoxes(rules, band);
  if (band.shape.photos[0]?.ownPage?.bleed)
    return { kind: 'row', bleed: true, block: block(0), gapPx, heightPx: floor64(band.heightPx + topPx), photos };
  const outward = band.outward ? { outward: true as const } : {};
  return lowered({ kind: 'row', ...outward, block: block(0), gapPx, heightPx: floor64(band.heightPx), photos }, topPx);
}

/** The paragraphs of a band, one after another: the first has all of its height. */
function plannedColumns(
  { entries, entryOf, index }: Atoms,
  { first, end, textPx }: Piece,
  parting: Parting,
  gapPx: number,
): PlannedText[] {
  const texts: PlannedText[] = [];
  for (let x = first; x < end; ) {
    const entry = entries[entryOf[x]!]!;
    const from = index[x]!;
    const to = Math.min(entry.count, from + end - x);
    const text = { kind: 'text', block: entry.block.id, from, to } as const;
    texts.push(x === first ? { ...text, gapPx, heightPx: textPx, columns: parting } : { ...text, ...WITHIN });
    x += to - from;
  }
  return texts;
}

const WITHIN = { gapPx: 0, heightPx: 0, inColumns: true } as const;

function lowered(item: PlannedRow | PlannedBeside, px: number): PlannedItem {
  if (px === 0) return item;
  const down = <T extends Box>(box: T): T => ({ ...box, yPx: box.yPx + px });
  const photoDown = (photo: PlannedPhoto) => ({ ...down(photo), caption: photo.caption && down(photo.caption) });
  const heightPx = item.heightPx + px;
  if (item.kind === 'row') return { ...item, heightPx, photos: item.photos.map(photoDown) };
  return { ...item, heightPx, photo: photoDown(item.photo), column: down(item.column) };
}
