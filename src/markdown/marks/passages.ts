// Step 1, marks: passages between `::: words` and `:::`, and a text without passages that are left out.

/** What a fence opens, up to the one that closes it; nobody closes it: to the end of the text. */
export interface Fenced<Meaning> {
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
  readonly endless: boolean;
}

/** The outermost passages that mean something.
 *  @param fence finds the lines of fences; its second group holds the words behind the colons
 *  @param meaningOf these words; undefined: nothing */
export function fencedPassages<Meaning>(
  text: string,
  fence: RegExp,
  meaningOf: (words: string) => Meaning | undefined,
): readonly Fenced<Meaning>[] {
  const found: Fenced<Meaning>[] = [];
  /** How many fences are open, and the outermost among them that means something. */
  let depth = 0;
  let open: { readonly from: number; readonly depth: number; readonly meaning: Meaning } | undefined;
  for (const { 0: line, 2: words = '', index } of text.matchAll(fence)) {
    const said = words.trim();
    if (said !== '') {
      depth += 1;
      const meaning = open ? undefined : meaningOf(said);
      if (meaning !== undefined) open = { from: index, depth, meaning };
    } else {
      if (open?.depth === depth) {
        found.push({ from: open.from, to: index + line.length, meaning: open.meaning, endless: false });
        open = undefined;
      }
      depth = Math.max(0, depth - 1);
    }
  }
  return open ? [...found, { from: open.from, to: text.length, meaning: open.meaning, endless: true }] : found;
}

/** The outermost ones, in their order. */
export function outermost<Part extends { readonly from: number; readonly to: number }>(
  parts: readonly Part[],
): readonly Part[] {
  let done = 0;
  return [...parts]
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ from, to }) => {
      if (from < done) return false;
      done = to;
      return true;
    });
}

/** Without these parts, with as many lines as before. @param parts in their order, none inside another */
export function withoutParts(text: string, parts: readonly { readonly from: number; readonly to: number }[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { from, to } of parts) {
    pieces.push(text.slice(done, from), text.slice(from, to).replace(/[^\n]+/g, ''));
    done = to;
  }
  return pieces.join('') + text.slice(done);
}
