// The entries of a tar file, such as Joplin's export (`.jex`), in its order (POSIX.1-2017, pax; GNU's long names, too).

import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ArchiveEntry } from './archive-entry.ts';

const BLOCK = 512;
/** Of a name that stands in front of its entry. */
const LONGEST = 64 * 1024;

/** @throws Error with words that follow a colon */
export async function* tarEntries(archive: string): AsyncGenerator<ArchiveEntry> {
  const file = await open(archive, 'r');
  try {
    let more: Extended = {};
    for (let at = 0; ; ) {
      const head = await bytesAt(file, at, BLOCK);
      if (head.length === 0 || head.every((byte) => byte === 0)) return;
      if (head.length < BLOCK || !isHeader(head)) throw new Error('it is damaged or cut short');
      const type = String.fromCharCode(head[156] || FILE);
      const size = more.size ?? numberIn(head, 124, 12);
      const start = at + BLOCK;
      at = start + Math.ceil(size / BLOCK) * BLOCK;
      if (!Number.isSafeInteger(at)) throw new Error('it is damaged or cut short');
      if (/[xLgK]/.test(type)) {
        if (size > LONGEST) throw new Error('a name in it is too long');
        const text = await bytesAt(file, start, size);
        // What holds for all that follows names none of them.
        if (type === 'x') more = { ...more, ...paxOf(text) };
        else if (type === 'L') more = { ...more, name: text.toString('utf8').replace(/\0.*$/s, '') };
        continue;
      }
      const name = more.name ?? nameIn(head);
      more = {};
      const kind =
        /[07]/.test(type) && !name.endsWith('/')
          ? 'file'
          : type === '5'
            ? 'folder'
            : LINKS.test(type)
              ? 'link'
              : 'other';
      yield {
        name,
        kind,
        bytes: size,
        open: async () => Readable.from(piecesOf(file, start, size), { objectMode: false }),
      };
    }
  } finally {
    await file.close();
  }
}

const FILE = '0'.charCodeAt(0);
const LINKS = /[12]/;

interface Extended {
  readonly name?: string;
  readonly size?: number;
}

async function bytesAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}

async function* piecesOf(file: FileHandle, from: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; ) {
    const piece = await bytesAt(file, from + at, Math.min(256 * 1024, length - at));
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}

/** The sum of its bytes, with spaces where it stands. */
function isHeader(head: Buffer): boolean {
  const sum = head.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0);
  return sum === numberIn(head, 148, 8);
}

/** Octal digits; a first bit that is set says that it is binary. */
function numberIn(head: Buffer, at: number, length: number): number {
  const field = head.subarray(at, at + length);
  if (((field[0] as number) & 0x80) !== 0) return field.readUIntBE(length - 6, 6);
  const digits = textIn(field).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : Number.NaN;
}

const textIn = (field: Buffer): string => field.toString('utf8').replace(/\0.*$/s, '');

function nameIn(head: Buffer): string {
  const name = textIn(head.subarray(0, 100));
  const isPosix = head.toString('latin1', 257, 263) === 'ustar\0';
  const before = isPosix ? textIn(head.subarray(345, 500)) : '';
  return before === '' ? name : `${before}/${name}`;
}

/** Records of `LENGTH KEY=VALUE` and the end of a line, each as long as it says. */
function paxOf(text: Buffer): Extended {
  const found: { name?: string; size?: number } = {};
  for (let at = 0; at < text.length; ) {
    const space = text.indexOf(' ', at);
    const length = Number(text.toString('latin1', at, space));
    if (space < 0 || !Number.isInteger(length) || length < 5) break;
    const record = text.toString('utf8', space + 1, at + length - 1);
    const is = record.indexOf('=');
    const [key, value] = [record.slice(0, is), record.slice(is + 1)];
    if (key === 'path') found.name = value;
    else if (key === 'size' && /^\d{1,15}$/.test(value)) found.size = Number(value);
    at += length;
  }
  return found;
}
