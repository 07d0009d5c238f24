// Step 1, markdown: takes off a text what every reader of it would have to expect.

/** One kind of line end, no byte-order mark, nothing that is no character. */
export function cleaned(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\0\p{Surrogate}\ufdd0-\ufdef]/gu, '\ufffd');
}
