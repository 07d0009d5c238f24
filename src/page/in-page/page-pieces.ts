// Step 4, in the browser's page: finds the page of every item, with the pages as columns side by side.

import { textNodes } from './text-lines.ts';

export interface PagePieces {
  /** The pieces of every [data-i] item. */
  readonly items: readonly (readonly PagePiece[])[];
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

/** Edges of what stands on a page, in a column of its own. */
interface Spot {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

export function piecesByPage(request: { readonly widthPx: number }): PagePieces {
  document.body.classList.add('verify');
  const main = document.querySelector('main') as HTMLElement;
  const { left } = main.getBoundingClientRect();
  const items = [...main.querySelectorAll('[data-i]')].map((el) => {
    const boxes = [...el.getClientRects()].filter(({ height }) => height > 0);
    return piecesOf(boxes, boxes.length > 1 ? inkOf(el) : [], left, request.widthPx);
  });
  document.body.classList.remove('verify');
  // Not spread into one call: thousands of pages hold more pieces than a call takes.
  const last = items.flat().reduce((most, { page }) => Math.max(most, page), 0);
  return { items, pages: 1 + last };
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
    range.selectNode(text);
    return [...range.getClientRects()];
  });
  const pictures = [...el.querySelectorAll('img')].flatMap((img) => [...img.getClientRects()]);
  return [...words, ...pictures].filter(({ width, height }) => width > 0 && height > 0);
}
