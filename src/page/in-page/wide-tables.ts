// Step 4, in the browser's page: makes tables that are wider than the text fit, as far as their words can be broken.

/** The blocks of the tables that still do not fit, and how far they reach over the edge. */
export function fitTables(request: { readonly widthPx: number }): { readonly id: string; readonly cutPx: number }[] {
  const main = document.querySelector('main') as HTMLElement;
  const { left } = main.getBoundingClientRect();
  const overhang = (table: Element): number => {
    const box = table.getBoundingClientRect();
    return Math.max(box.right - left - request.widthPx, left - box.left);
  };
  // All are read before one is changed: after each change, reading lays out the whole document anew.
  const wide = [...main.querySelectorAll('table')].filter((table) => overhang(table) >= 1);
  for (const table of wide) table.classList.add('tight');
  return wide.flatMap((table) => {
    const id = table.closest<HTMLElement>('[data-b]')?.dataset.b;
    const cutPx = overhang(table);
    return id && cutPx >= 1 ? [{ id, cutPx }] : [];
  });
}
