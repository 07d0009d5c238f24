// Step 4: writes into a paragraph's HTML where its lines end, so that the browser ends them there. Pure; used in the
// browser's page, to measure, and for the document that is printed.

/**
 * One element (`<p>…</p>`) whose lines begin at `starts` (characters of its text, as the DOM counts; ascending) and
 * nowhere else. `whole`: the last of them begins its last line, which keeps its usual spaces.
 */
export function markLines(html: string, starts: readonly number[], whole: boolean): string {
  const parts: string[] = [];
  const lastLine = whole ? (starts.at(-1) ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  let seen = 0;
  let next = 0;
  const write = (text: string): void => {
    if (text) parts.push(seen >= lastLine ? `<span class="last-line">${text}</span>` : text);
  };
  for (const [piece] of html.matchAll(HTML_PIECES)) {
    if (piece.startsWith('<')) {
      parts.push(piece);
      continue;
    }
    const isEntity = piece.startsWith('&') && piece.length > 1;
    let from = 0;
    // A line begins inside of this piece, or right behind it.
    while (next < starts.length && starts[next]! <= seen + lengthOf(piece, from, isEntity)) {
      const at = isEntity ? piece.length : from + starts[next]! - seen;
      const cut = piece.slice(from, at);
      const hyphen = cut.endsWith('\u00ad');
      write(hyphen ? cut.slice(0, -1) : cut);
      parts.push(hyphen ? '<span class="line-end">\u00ad</span>' : '<wbr class="line-end">');
      seen = starts[next]!;
      from = at;
      next++;
    }
    write(piece.slice(from));
    seen += lengthOf(piece, from, isEntity);
  }
  return parts.join('');
}

/** Tags, entities, and the texts between them. */
export const HTML_PIECES = /<[^<>]*>|&(?:#\d+|#x[\da-f]+|\w+);|[^<&]+|&/gi;

function lengthOf(piece: string, from: number, isEntity: boolean): number {
  if (!isEntity) return piece.length - from;
  return from > 0 ? 0 : entityLength(piece);
}

/** Characters of the text that an entity stands for, as the DOM counts. */
export function entityLength(entity: string): number {
  const number = /^&#(?:x([\da-f]+)|(\d+));$/i.exec(entity);
  if (!number) return 1;
  return (number[1] ? Number.parseInt(number[1], 16) : Number(number[2])) > 0xffff ? 2 : 1;
}
