// Step 1, markdown: takes off a text what every reader of it would have to expect.

/** One kind of line end, no byte-order mark, nothing that is no character. */
export function cleaned(text: string): string {
  return withoutLongRuns(
    text
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n')
      .replace(/[\0\p{Surrogate}\ufdd0-\ufdef]/gu, '\ufffd'),
  );
}

/** Of characters that take no room (zero-width spaces, joiners, marks of direction, soft hyphens) no more than 64 in a
 *  row: on one line, the browser takes time by the square of their number. Words stay as they are. */
export const withoutLongRuns = (text: string): string => text.replace(LONG_RUN, '$1');

/** DI: what Unicode lets a reader ignore. */
const LONG_RUN = /(?<!\p{DI})(\p{DI}{64})\p{DI}+/gu;
