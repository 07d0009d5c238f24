// The entries of a ZIP file, in the order of its list. What that list says of a file is checked while it is read.

import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fromRandomAccessReader, type Entry as Listed, RandomAccessReader, type ZipFile } from 'yauzl';
import type { OpenedFile } from '../opened-file.js';
import { type ArchiveEntry, bytesAt, piecesOf } from './archive-entry.ts';

/** @param archive its caller closes it
 *  @throws Error with words that follow a colon */
export async function* zipEntries(archive: OpenedFile): AsyncGenerator<ArchiveEntry> {
  const zip = await opened(archive);
  const told: (Listed | Error | undefined)[] = [];
  let heard: () => void = () => {};
  const tell = (one: Listed | Error | undefined): void => {
    told.push(one);
    heard();
  };
  zip.on('entry', tell);
  zip.once('end', () => tell(undefined));
  zip.once('error', (error: unknown) => tell(error instanceof Error ? error : new Error(String(error))));
  try {
    for (;;) {
      zip.readEntry();
      if (told.length === 0) await new Promise<void>((resolve) => (heard = resolve));
      const one = told.shift();
      if (one === undefined) return;
      if (one instanceof Error) {
        // The library refuses such a name itself; who unpacks says so in words.
        const [, name] = /^(?:absolute path|invalid relative path): (.*)$/s.exec(one.message) ?? [];
        if (name === undefined) throw inWords(one);
        yield { name, kind: 'other', bytes: 0, open: async () => Readable.from([]) };
        return;
      }
      if (one.generalPurposeBitFlag & ENCRYPTED) throw new Error('it is locked with a password');
      const { uncompressedSize: bytes, crc32: sum } = one;
      yield { name: nameOf(one), kind: kindOf(one), bytes, sum, open: () => contentOf(zip, one) };
    }
  } finally {
    zip.close();
  }
}

const ENCRYPTED = 1;

/** Many programs write UTF-8 and do not say so; what is no UTF-8 is of old ones, whose signs the library knows. */
function nameOf({ fileName, fileNameRaw }: Listed & { readonly fileNameRaw?: Buffer }): string {
  return fileNameRaw && isUtf8(fileNameRaw) ? fileNameRaw.toString('utf8') : fileName;
}

const UNIX = 3;
/** The kinds of files of Unix, in the upper half of the attributes (APPNOTE 4.4.15). */
const [KIND, FOLDER, FILE, LINK] = [0o170000, 0o040000, 0o100000, 0o120000];

function kindOf({ fileName, externalFileAttributes, versionMadeBy }: Listed): ArchiveEntry['kind'] {
  const kind = versionMadeBy >> 8 === UNIX ? (externalFileAttributes >>> 16) & KIND : 0;
  if (kind === LINK) return 'link';
  if (kind === FOLDER || fileName.endsWith('/')) return 'folder';
  return kind === 0 || kind === FILE ? 'file' : 'other';
}

function opened({ handle, bytes }: OpenedFile): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // Names are judged by who unpacks them.
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: false } as const;
    fromRandomAccessReader(readerOf(handle), bytes, options, (error, zip) =>
      zip ? resolve(zip) : reject(inWords(error ?? new Error('no ZIP file'))),
    );
  });
}

/** The library would open the file by its name, or close a handle that is not its own. */
function readerOf(handle: FileHandle): RandomAccessReader {
  // Its type calls it abstract, for these three.
  const reader: RandomAccessReader = Reflect.construct(RandomAccessReader, []);
  const own: Pick<RandomAccessReader, '_readStreamForRange' | 'read' | 'close'> = {
    _readStreamForRange: (start, end) => Readable.from(piecesOf(handle, start, end - start), { objectMode: false }),
    read: (buffer, at, length, from, told) => {
      bytesAt(handle, from, length).then((piece) => {
        piece.copy(buffer, at);
        told(piece.length < length ? new Error('unexpected EOF') : null);
      }, told);
    },
    close: (told) => told(null),
  };
  return Object.assign(reader, own);
}

function contentOf(zip: ZipFile, entry: Listed): Promise<Readable> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) =>
      stream ? resolve(stream) : reject(inWords(error ?? new Error('a file in it cannot be read'))),
    ),
  );
}

/** What the library says of a damaged file is for its programmers. */
function inWords(error: Error): Error {
  const { message } = error;
  if (/password|encrypt/i.test(message)) return new Error('it is locked with a password', { cause: error });
  if (/^unsupported compression method/.test(message))
    return new Error('it is packed in a way that is not known here', { cause: error });
  return new Error('it is damaged or cut short', { cause: error });
}
