// Step 4: tells a table that is a form, with cells to write in, from one of data. Pure.

/** As many of its cells are empty as are filled, and more than one. */
export function isForm(html: string): boolean {
  if (html.includes('class="text-columns"')) return false;
  const cells = html.match(/<td\b/g)?.length ?? 0;
  const empty = html.match(/<td\b[^<>]{0,200}>[\s_]{0,80}<\/td>/g)?.length ?? 0;
  return empty > 1 && 2 * empty >= cells;
}

/** `Date: ________`: a line that somebody is to write on. */
export const hasLinesToWriteOn = (html: string): boolean => /_{4,}/.test(html) && !html.startsWith('<pre');
