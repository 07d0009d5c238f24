// While the browser prints, each print (model/pages.ts) is stood for by a blank JPEG, as large and of the same kind,
// that carries its name in a comment. The finished PDF gets the prints' own bytes in their places.

/** Where a PDF or a JPEG holds it, a name follows, ended by a zero. */
const MARK = Buffer.from('\xff\xfe\x01\x00tripreport prints here ', 'latin1');

/** A comment of JPEG, of always the same length. */
export function standInComment(name: string): Buffer {
  const comment = Buffer.alloc(2 + 256);
  MARK.copy(comment);
  if (comment.write(name, MARK.length, 'latin1') !== name.length || comment.at(-1) !== 0)
    throw new Error(`too long a name: ${name}`);
  return comment;
}

/** The names of all stand-ins in these bytes, in order. */
export function* standInsIn(bytes: Buffer): Generator<string> {
  for (let at = bytes.indexOf(MARK); at !== -1; at = bytes.indexOf(MARK, at + 1)) {
    const from = at + MARK.length;
    yield bytes.toString('latin1', from, bytes.indexOf(0, from));
  }
}
