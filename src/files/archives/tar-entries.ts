// The entries of a tar file, such as Joplin's export (`.jex`), in its order (POSIX.1-2017, pax; GNU's long names, too).

import { Readable } from 'node:stream';
import type { OpenedFile } from '../opened-file.js';
import { type ArchiveEntry, bytesAt, piecesOf } from './archive-entry.ts';
import { BLOCK, endOfEntry, isHeader, tarHeader } from './tar-header.ts';

/** Of a name that stands in front of its entry. */
const LONGEST = 64 * 1024;

/** @param archive its caller closes it
 *  @throws Error with words that follow a colon */
export async function* tarEntries({ handle: file }: OpenedFile): AsyncGenerator<ArchiveEntry> {
  let more: Extended = {};
  for (let at = 0; ; ) {
    const head = await bytesAt(file, at, BLOCK);
    if (head.length === 0 || head.every((byte) => byte === 0)) return;
    if (head.length < BLOCK || !isHeader(head)) throw new Error('it is damaged or cut short');
    const written = tarHeader(head);
    const { type } = written;
    const size = more.size ?? written.size;
    const start = at + BLOCK;
    at = endOfEntry(start, size);
    if (!Number.isSafeInteger(at)) throw new Error('it is damaged or cut short');
    if (/[xLgK]/.test(type)) {
      if (size > LONGEST) throw new Error('a name in it is too long');
      const text = await bytesAt(file, start, size);
      // What holds for all that follows names none of them.
      if (type === 'x') more = { ...more, ...paxOf(text) };
      else if (type === 'L') more = { ...more, name: text.toString('utf8').replace(/\0.*$/s, '') };
      continue;
    }
    const name = more.name ?? written.name;
    more = {};
    const kind =
      /[07]/.test(type) && !name.endsWith('/') ? 'file' : type === '5' ? 'folder' : LINKS.test(type) ? 'link' : 'other';
    yield {
      name,
      kind,
      bytes: size,
      open: async () => Readable.from(piecesOf(file, start, size), { objectMode: false }),
    };
  }
}

const LINKS = /[12]/;

interface Extended {
  readonly name?: string;
  readonly size?: number;
}

const MOST_DIGITS = 16;

/** Records of `LENGTH KEY=VALUE` and the end of a line, each as long as it says. */
function paxOf(text: Buffer): Extended {
  const found: { name?: string; size?: number } = {};
  for (let at = 0; at < text.length; ) {
    // Looked for in a few digits only: a length of zeros would be read again and again.
    const space = at + text.subarray(at, at + MOST_DIGITS).indexOf(' ');
    const length = Number(text.toString('latin1', at, space));
    if (space < at || !Number.isInteger(length) || length < 5) break;
    const record = text.toString('utf8', space + 1, at + length - 1);
    const is = record.indexOf('=');
    const [key, value] = [record.slice(0, is), record.slice(is + 1)];
    if (key === 'path') found.name = value;
    else if (key === 'size' && /^\d{1,15}$/.test(value)) found.size = Number(value);
    at += length;
  }
  return found;
}
