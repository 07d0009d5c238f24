// Step 4, in the browser's page: finds the page of every item, with the pages as columns side by side.

export interface PagePieces {
  /** For every [data-i] item its pieces: the page, from 0, and the height there. */
  readonly items: readonly (readonly { readonly page: number; readonly heightPx: number }[])[];
  /** How many pages there are. */
  readonly pages: number;
}

export function piecesByPage(request: { readonly widthPx: number }): PagePieces {
  document.body.classList.add('verify');
  const main = document.querySelector('main') as HTMLElement;
  const { left } = main.getBoundingClientRect();
  const items = [...main.querySelectorAll('[data-i]')].map((el) =>
    piecesOf([...el.getClientRects()], left, request.widthPx),
  );
  document.body.classList.remove('verify');
  return { items, pages: 1 + Math.max(0, ...items.flat().map(({ page }) => page)) };
}

/** Columns follow each other to the right, or to the left where the text runs that way. */
export function piecesOf(
  boxes: readonly { readonly left: number; readonly height: number }[],
  firstLeft: number,
  widthPx: number,
): { page: number; heightPx: number }[] {
  const pageAt = (left: number) => Math.floor((Math.abs(left - firstLeft) + 0.5) / widthPx);
  return boxes.filter(({ height }) => height > 0).map(({ left, height }) => ({ page: pageAt(left), heightPx: height }));
}
