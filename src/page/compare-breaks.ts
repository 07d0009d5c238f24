// Step 4, before printing: compares the page on which the browser sets every item with the plan. Decides nothing.

import type { Measured, MeasuredBlock, Plan, PlannedItem, PlannedPage, PlannedText, Sheet, Slice } from '../model.ts';
import type { Composition } from './compose.ts';
import type { NotePlace, PagePiece } from './in-page/page-pieces.ts';
import { runInPage } from './run-in-page.ts';

/** What was planned and what was found, and the index of the page where they differ. */
export interface Difference {
  readonly words: string;
  readonly page: number;
  /** The note that is not where it was planned. */
  readonly note?: string;
}

/** Where the loaded body (setBody) first differs from the plan; undefined when every piece is on its page. */
export async function firstDifference(
  sheet: Sheet,
  { box }: Composition,
  measured: Measured,
  plan: Plan,
): Promise<Difference | undefined> {
  const { widthPx, linePx } = box.geometry;
  const broken = await runInPage(sheet, 'piecesByPage', { widthPx });
  for (const [at, { item, pieces }] of plannedPieces(measured, plan).entries()) {
    const found = broken.items[at] ?? [];
    for (const [i, planned] of pieces.entries()) {
      const goesOn = i < pieces.length - 1;
      const height = { ofMany: pieces.length > 1, sparePx: goesOn ? belowPx(plan.pages[planned.page]) + 1 : 0 };
      const words = differenceOf(planned, found[i], height, linePx);
      if (words)
        return { words: `${describe(item)} ${words}`, page: Math.min(planned.page, found[i]?.page ?? planned.page) };
    }
    const extra = found[pieces.length];
    if (extra) return { words: `${describe(item)} runs on to page ${extra.page + 1}`, page: extra.page - 1 };
  }
  const note = noteDifference(plan, broken.notes);
  if (note) return note;
  if (broken.pages !== plan.pages.length)
    return { words: `${plan.pages.length} pages planned, ${broken.pages} found`, page: plan.pages.length - 1 };
  return undefined;
}

/** Does a block go on to the next page for want of a pixel or two? Printed pages are that much higher than columns, so
 *  there the browser may set one piece more than was found here. */
export function breaksByAHair(measured: Measured, plan: Plan): boolean {
  return plan.pages.some(({ items, whitePx, foot }) => {
    const last = foot ? undefined : items.at(-1);
    const next =
      last?.kind === 'text' && !isInColumns(last) ? measured.blocks.get(last.block)?.slices[last.to] : undefined;
    return next !== undefined && next.heightPx - whitePx < 2;
  });
}

/** On each page an element of its own, as high as planned. */
const isInColumns = ({ columns, inColumns }: PlannedText): boolean => columns !== undefined || inColumns === true;

/** What the boxes of its last block may take. */
function belowPx(page: PlannedPage | undefined): number {
  return page ? page.whitePx + (page.foot?.heightPx ?? 0) : 0;
}

/** Notes stand on the page of their marks, in one piece, and as planned. */
function noteDifference(plan: Plan, found: readonly NotePlace[]): Difference | undefined {
  const places = new Map(found.map((place) => [place.id, place]));
  for (const [page, { foot }] of plan.pages.entries())
    for (const { id, topPx } of foot?.notes ?? []) {
      const place = places.get(id);
      const isThere = place?.page === page && place.pieces === 1 && Math.abs(place.topPx - topPx) < 2;
      if (!isThere) return { words: `note ${id} is not at the foot of page ${page + 1}`, page, note: id };
    }
  return undefined;
}

interface Piece extends PagePiece {
  /** It ends with a line of text, and goes on: a line is missing where no text reaches down so far. */
  readonly endsInLine: boolean;
}

/** @param sparePx the box of a piece that goes on may reach down to the foot of its page. */
function differenceOf(
  { page, heightPx, endsInLine }: Piece,
  found: PagePiece | undefined,
  { ofMany, sparePx }: { readonly ofMany: boolean; readonly sparePx: number },
  linePx: number,
): string | undefined {
  if (!found) return `is not on page ${page + 1}`;
  if (found.page !== page) return `planned on page ${page + 1}, found on page ${found.page + 1}`;
  if (!ofMany) return undefined;
  const isOff = (foundPx: number, sparePx: number): boolean =>
    foundPx < heightPx - linePx / 2 || foundPx > heightPx + sparePx + linePx / 2;
  if (isOff(found.heightPx, sparePx))
    return `planned ${Math.round(heightPx)} px high on page ${page + 1}, found ${Math.round(found.heightPx)}`;
  if (endsInLine && found.inkPx !== undefined && isOff(found.inkPx, 0))
    return `planned to end at ${Math.round(heightPx)} px on page ${page + 1}, found at ${Math.round(found.inkPx)}`;
  return undefined;
}

/** Every element in reading order and its pieces page by page: one that continues on the next page is one element. */
function plannedPieces(measured: Measured, plan: Plan): { item: PlannedItem; pieces: Piece[] }[] {
  const all: { item: PlannedItem; pieces: Piece[] }[] = [];
  const begun = new Map<string, Piece[]>();
  for (const [page, { items, usedPx }] of plan.pages.entries()) {
    // What a page uses beyond its items is the head of a table, which the browser repeats as part of the table's piece.
    const headPx = items.reduce((left, item) => left - item.gapPx - item.heightPx, usedPx);
    for (const [at, item] of items.entries()) {
      // One element with the text before it.
      if (item.kind === 'text' && item.inColumns) continue;
      const slices = item.kind === 'text' ? (measured.blocks.get(item.block)?.slices ?? []) : [];
      const flows = item.kind === 'text' && !isInColumns(item);
      const endsInLine = flows && item.to < slices.length && slices[item.to - 1]?.kind === 'line';
      const piece = { page, heightPx: item.heightPx + (at === 0 ? headPx : 0), endsInLine };
      if (flows && item.from > 0) begun.get(item.block)?.push(piece);
      else {
        // A rule at the head of a page is not shown.
        const pieces = piece.heightPx > 0 ? [piece] : [];
        all.push({ item, pieces });
        if (item.kind === 'text') begun.set(item.block, pieces);
      }
    }
  }
  return all;
}

/**
 * The measures with every block near `page` made unbreakable that the browser may break otherwise than measured, as
 * its pieces are not plain lines of one height (lists, tables, code, tall pictures). Undefined when there is none.
 */
export function heldTogether(measured: Measured, plan: Plan, page: number): Measured | undefined {
  const { linePx, heightPx } = measured.geometry;
  const near = new Set<string>();
  for (const { items } of plan.pages.slice(Math.max(0, page - 1), page + 2))
    for (const item of items) if (item.kind === 'text') near.add(item.block);
  const held = new Map<string, MeasuredBlock>();
  for (const id of near) {
    const block = measured.blocks.get(id);
    if (!block || block.slices.length < 2 || block.heightPx > heightPx / 2) continue;
    const isPlainLine = (slice: Slice): boolean =>
      slice.kind === 'line' && slice.part === 0 && Math.abs(slice.heightPx - linePx) < 0.1;
    if (block.slices.every(isPlainLine)) continue;
    held.set(id, { ...block, slices: [{ heightPx: block.heightPx, kind: 'rigid', part: 0 }] });
  }
  return held.size > 0 ? { ...measured, blocks: new Map([...measured.blocks, ...held]) } : undefined;
}

function describe(item: PlannedItem): string {
  return item.kind === 'text' ? `block ${item.block}` : `${item.kind} of ${item.block}`;
}
