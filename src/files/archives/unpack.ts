// An archive → a folder of its files, within limits and never outside of that folder: no links, no devices, no name
// that leads out, nothing written twice. A file is whole, or the archive is refused.

import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { BuildError } from '../../diagnostics.ts';
import { isMediaAddress } from '../../formats.ts';
import { inPlainWords } from '../errno.ts';
import { type OpenedFile, requireUnchanged } from '../opened-file.js';
import { throwIfFull } from '../temporary.ts';
import { type ArchiveEntry, bytesAt } from './archive-entry.ts';
import { isLitter, placeOf } from './entry-names.ts';
import { tarEntries } from './tar-entries.ts';
import { zipEntries } from './zip-entries.ts';

export interface ArchiveLimits {
  readonly entries: number;
  /** Whether the archive lists them or its files stand in them. When the run ends all must be gone within a second, and
   *  a disk is slower with folders than with files. */
  readonly folders: number;
  /** Of all that is unpacked. */
  readonly bytes: number;
  /** How many times as large as the archive that may be. */
  readonly ratio: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = { entries: 50_000, folders: 10_000, bytes: 8e9, ratio: 200 };

/** So much is never too much for its archive: a page of zeros is small in any. */
const SMALL = 10e6;

/** What was left out, so many of each. */
export interface LeftOut {
  links: number;
  names: number;
  twice: number;
}

interface Unpacking {
  /** What the archive is called. */
  readonly archive: string;
  /** Its caller closes it. */
  readonly opened: OpenedFile;
  /** A folder of this run's own, which is there. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly limits?: ArchiveLimits;
}

/** What is this file? Undefined where it is no archive of a kind that is known. */
export async function archiveKind({ handle }: OpenedFile): Promise<'zip' | 'tar' | undefined> {
  const head = await bytesAt(handle, 0, 512);
  if (/^PK(?:\u0003\u0004|\u0005\u0006)/.test(head.toString('latin1', 0, 4))) return 'zip';
  return head.toString('latin1', 257, 262) === 'ustar' ? 'tar' : undefined;
}

/** Films and sounds are not unpacked: no paper plays them.
 *  @throws BuildError E_INPUT, E_INPUT_LIMIT naming the archive; E_OUTPUT where the disk is full */
export async function unpackArchive(unpacking: Unpacking): Promise<LeftOut> {
  const { archive, opened, signal, limits = ARCHIVE_LIMITS } = unpacking;
  const kind = await archiveKind(opened);
  const left: LeftOut = { links: 0, names: 0, twice: 0 };
  const size = opened.bytes;
  const most = Math.min(limits.bytes, Math.max(SMALL, size * limits.ratio));
  let [entries, folders, bytes] = [0, 0, 0];
  try {
    for await (const entry of kind === 'zip' ? zipEntries(opened) : tarEntries(opened)) {
      signal.throwIfAborted();
      if (++entries > limits.entries) throw tooMuch(archive, `more than ${limits.entries} files`);
      bytes += entry.kind === 'file' ? entry.bytes : 0;
      if (bytes > most) throw tooMuch(archive, `files of more than ${inWords(most)}, from ${inWords(size)}`);
      folders += await unpackEntry(entry, unpacking, left);
      if (folders > limits.folders) throw tooMuch(archive, `more than ${limits.folders} folders`);
    }
    await requireUnchanged(opened);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof BuildError) throw error;
    throw new BuildError('E_INPUT', `cannot unpack ${archive}: ${inPlainWords(error, 'reading')}`, {
      cause: error,
      hint: 'unpack it yourself, and name the folder or the text in it',
    });
  }
  return left;
}

/** @returns how many folders had to be made for it */
async function unpackEntry(
  entry: ArchiveEntry,
  { archive, folder, signal }: Unpacking,
  left: LeftOut,
): Promise<number> {
  const { name, kind } = entry;
  const place = placeOf(name, process.platform === 'win32');
  if (place === 'leads out')
    throw new BuildError('E_INPUT', `${archive} is not unpacked: it holds a path that leads out of it, ${name}`, {
      hint: 'no program writes such an archive by itself: ask where it comes from',
    });
  if (place === 'cannot be') left.names++;
  else if (kind === 'link') left.links++;
  else if (kind === 'folder') {
    const made = await makeFolder(path.join(folder, place.path));
    if (made === undefined) left.twice++;
    return made ?? 0;
  } else if (kind === 'file' && !isLitter(place.path) && !isMediaAddress(place.path)) {
    const file = path.join(folder, place.path);
    const made = await makeFolder(path.dirname(file));
    if (made === undefined || !(await unpackFile(entry, file, signal))) left.twice++;
    return made ?? 0;
  }
  return 0;
}

/** @returns how many had to be made, those around it included; undefined where a file stands in its way */
async function makeFolder(folder: string): Promise<number | undefined> {
  try {
    const first = await mkdir(folder, { recursive: true });
    return first === undefined ? 0 : 1 + path.relative(first, folder).split(path.sep).filter(Boolean).length;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR') return undefined;
    throwIfFull(error, folder);
    throw error;
  }
}

/** @returns false where something has that name already, in any case of its letters where the system says so */
async function unpackFile({ open, bytes, sum }: ArchiveEntry, file: string, signal: AbortSignal): Promise<boolean> {
  let [seen, sumSeen] = [0, 0];
  try {
    const watch = async function* (pieces: AsyncIterable<Uint8Array>) {
      for await (const piece of pieces) {
        seen += piece.length;
        if (seen > bytes) throw new Error('there is more of a file than its archive says');
        if (sum !== undefined) sumSeen = crc32(piece, sumSeen);
        yield piece;
      }
    };
    await pipeline(await open(), watch, createWriteStream(file, { flags: 'wx', mode: 0o600 }), { signal });
    if (seen < bytes || (sum !== undefined && sum !== sumSeen)) throw new Error('a file is not as its archive says');
    return true;
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throwIfFull(error, path.dirname(file));
    if (syscall !== undefined) throw error;
    throw new Error('it is damaged or cut short', { cause: error });
  }
}

function tooMuch(archive: string, what: string): BuildError {
  return new BuildError('E_INPUT_LIMIT', `${archive} is not unpacked: it holds ${what}`, {
    hint: 'if you trust it, unpack it yourself, and name the folder or the text in it',
  });
}

const inWords = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.max(1, Math.round(bytes / 1e6))} MB`;
