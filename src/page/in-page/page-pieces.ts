// Step 4, in the browser's page: finds the page of every item, with the pages as columns side by side.

import { textNodes } from './text-lines.ts';

export interface PagePieces {
  /** The pieces of every [data-i] item. */
  readonly items: readonly (readonly PagePiece[])[];
  /** The notes at the feet of pages. */
  readonly notes: readonly NotePlace[];
  /** How many pages there are. */
  readonly pages: number;
}

export interface PagePiece {
  /** From 0. */
  readonly page: number;
  readonly heightPx: number;
  /** How far its text and pictures reach down, of an item in several pieces: the box of one that goes on may reach
   *  farther, to the foot of its page. */
  readonly inkPx?: number;
}

export interface NotePlace {
  readonly id: string;
  /** From 0. */
  readonly page: number;
  readonly topPx: number;
  /** In how many pieces it is: on each page one. */
  readonly pieces: number;
}

/** Edges of what stands on a page, in a column of its own. */
interface Spot {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

export function piecesByPage(request: { readonly widthPx: number }): PagePieces {
  document.body.classList.add('verify');
  const main = document.querySelector('main') as HTMLElement;
  const { left, top } = main.getBoundingClientRect();
  const items = [...main.querySelectorAll('[data-i]')].map((el) => {
    const boxes = [...el.getClientRects()].filter(({ height }) => height > 0);
    return piecesOf(boxes, boxes.length > 1 ? inkOf(el) : [], left, request.widthPx);
  });
  const notes = [...main.querySelectorAll<HTMLElement>('[data-note]')].map((el) => {
    const boxes = [...el.getClientRects()];
    const [first] = piecesOf(boxes, [], left, request.widthPx);
    return { id: el.id, page: first?.page ?? -1, topPx: (boxes[0]?.top ?? 0) - top, pieces: boxes.length };
  });
  document.body.classList.remove('verify');
  // Not spread into one call: thousands of pages hold more pieces than a call takes.
  const last = items.flat().reduce((most, { page }) => Math.max(most, page), 0);
  return { items, notes, pages: 1 + last };
}

/** Columns follow each other to the right, or to the left where the text runs that way; what stands in one begins at
 *  its left edge or farther right. */
export function piecesOf(
  boxes: readonly Spot[],
  ink: readonly Spot[],
  firstLeft: number,
  widthPx: number,
): readonly PagePiece[] {
  const pageAt = ({ left }: Spot): number => {
    const offset = left - firstLeft + 0.5;
    return offset >= 0 ? Math.floor(offset / widthPx) : Math.ceil((firstLeft - left - 0.5) / widthPx);
  };
  const lowest = new Map<number, number>();
  for (const spot of ink) {
    const page = pageAt(spot);
    lowest.set(page, Math.max(lowest.get(page) ?? Number.NEGATIVE_INFINITY, spot.bottom));
  }
  return boxes.map((box) => {
    const page = pageAt(box);
    const low = lowest.get(page);
    return { page, heightPx: box.bottom - box.top, ...(low === undefined ? {} : { inkPx: low - box.top }) };
  });
}

function inkOf(el: Element): Spot[] {
  const range = document.createRange();
  const words = [...textNodes(el)].flatMap((text) => {
    if (text.parentElement?.closest('.foot-note')) return [];
    range.selectNode(text);
    return [...range.getClientRects()];
  });
  const pictures = [...el.querySelectorAll('img')].flatMap((img) => [...img.getClientRects()]);
  return [...words, ...pictures].filter(({ width, height }) => width > 0 && height > 0);
}
