// Step 8 (finish): changes of a content stream, all at once. Pure.

/** One change of a stream: these bytes make room for those. */
export interface StreamEdit {
  readonly at: number;
  /** Where what goes away ends; `at` where nothing does. */
  readonly to: number;
  readonly text: string;
}

/** Edits at one place stand in their order; none overlaps another. */
export function edited(bytes: Uint8Array, edits: readonly StreamEdit[]): Uint8Array {
  const order = edits.map((edit, i) => ({ edit, i })).sort((a, b) => a.edit.at - b.edit.at || a.i - b.i);
  const pieces: Uint8Array[] = [];
  let done = 0;
  for (const { edit } of order) {
    if (edit.at > done) pieces.push(bytes.subarray(done, edit.at));
    pieces.push(Buffer.from(edit.text, 'latin1'));
    done = Math.max(done, edit.to);
  }
  pieces.push(bytes.subarray(done));
  return Buffer.concat(pieces);
}
