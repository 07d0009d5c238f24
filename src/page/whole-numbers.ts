// Step 4: dates, times and telephone numbers (2019-06-25, 14:30, 555-0199), held together: the browser breaks lines
// after a hyphen between figures, and in narrow tables anywhere. Pure.

/** In an element of their own, since a character that forbids the break would be copied with them. */
export function holdNumbers(html: string): string {
  if (!/\d[-\u2010:]\d/.test(html)) return html;
  const formula = html.indexOf('<span class="katex');
  const end = formula < 0 ? html.length : formula;
  const held = html
    .slice(0, end)
    .replace(NUMBERS, (piece, tag?: string) => (tag === undefined ? `<span class="whole">${piece}</span>` : piece));
  return held + html.slice(end);
}

/** A tag; or groups of figures joined by hyphens, a date with its time, a time; not what is part of a name or an
 *  address. Long rows of groups must be able to break. */
const NUMBERS =
  /(<[^<>]*>)|(?<![\w./@=?%\u2010-])(?:\+?(?:\(\d{1,4}\)-?)?\d{1,6}(?:[-\u2010]\d{1,6}){1,4}(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?|(?<!:)\d{1,2}:\d\d(?::\d\d)?)(?![\w/@=%]|[-.:\u2010]\w)/g;
