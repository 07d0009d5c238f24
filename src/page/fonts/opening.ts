// Step 4: a long text is loaded behind an opening: the few pieces of it in which every character and every element of
// it stands. With them its fonts come. Laid out before they are there, all of it would be set in others first. Pure.

/** Characters of HTML from which on that takes longer than loading in two steps. */
const LONG = 100_000;
/** Of the opening. What does not stand in it brings its fonts when it is laid out itself. */
const MOST = 40_000;

const BEFORE = '<div class="opening">';
const BETWEEN = '</div><template>';
const AFTER = '</template>';

/** The body of a document, of a long one behind its opening: unfold() in in-page/ brings it out. */
export function behindOpening(body: string, pieces: readonly string[]): string {
  return body.length < LONG ? body : `${BEFORE}${openingOf(pieces).join('\n')}${BETWEEN}${body}${AFTER}`;
}

/** The document as it is when it is brought out. */
export function unfolded(html: string): string {
  const from = html.indexOf(BEFORE);
  const to = html.indexOf(BETWEEN, from);
  const end = html.lastIndexOf(AFTER);
  if (from < 0 || to < 0 || end < to) return html;
  return `${html.slice(0, from)}${html.slice(to + BETWEEN.length, end)}${html.slice(end + AFTER.length)}`;
}

/** Those of the pieces that show a character or an element which none before them shows. */
export function openingOf(pieces: readonly string[], most = MOST): readonly string[] {
  const seen = new Uint8Array(0x10000);
  const elements = new Set<string>();
  const shown: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    let isNew = false;
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i);
      if (seen[code] === 1) continue;
      seen[code] = 1;
      isNew = true;
    }
    for (const [element] of piece.matchAll(/<[a-z][a-z\d]*/g)) {
      if (elements.has(element)) continue;
      elements.add(element);
      isNew = true;
    }
    if (!isNew || length + piece.length > most) continue;
    length += piece.length;
    shown.push(piece);
  }
  return shown;
}
