// Step 4: tells a table that is a form, with cells to write in, from one of data. Pure.

/** As many of its cells are empty as are filled, and more than one. */
export function isForm(html: string): boolean {
  const cells = html.match(/<td\b/g)?.length ?? 0;
  const empty = html.match(/<td\b[^<>]{0,200}>\s{0,20}<\/td>/g)?.length ?? 0;
  return empty > 1 && 2 * empty >= cells;
}
