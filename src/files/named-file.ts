// Reads a file that a person or a text has named: only a regular file, only where its real path is allowed, and only up
// to a limit, whatever its size is said to be. So it never waits for a pipe or reads a device.

import { constants } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { inPlainWords } from './errno.ts';

export type NamedFile =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  /** Its real path, which is not allowed; nothing was opened. */
  | { readonly kind: 'outside'; readonly real: string }
  | { readonly kind: 'folder' }
  /** A pipe, a device, a socket. */
  | { readonly kind: 'special' }
  | { readonly kind: 'long' }
  | { readonly kind: 'failed'; readonly why: string; readonly cause: unknown };

/** `allows` is given the real path, after every link. Never throws for anything that a disk may hold. */
export async function readNamedFile(
  name: string,
  mostBytes: number,
  allows: (real: string) => boolean,
): Promise<NamedFile> {
  let real: string | undefined;
  try {
    const facts = await stat(name);
    real = await realpath(name).catch(() => undefined);
    // A pipe that the shell hands over (/dev/fd/63) is there, and has no path.
    if (real === undefined) return { kind: 'special' };
    if (!allows(real)) return { kind: 'outside', real };
    if (!facts.isFile()) return { kind: facts.isDirectory() ? 'folder' : 'special' };
    // If a link or a pipe takes the file's place now, opening fails or fstat shows it.
    const file = await openPlain(real);
    try {
      if (!(await file.stat()).isFile()) return { kind: 'special' };
      const bytes = await readUpTo(file, mostBytes);
      return bytes ? { kind: 'read', bytes } : { kind: 'long' };
    } finally {
      await file.close();
    }
  } catch (cause) {
    return { kind: 'failed', why: inPlainWords(cause, 'reading'), cause };
  }
}

/** For reading; never waits for a pipe, and fails for a link. The caller checks what has been opened. */
export function openPlain(file: string): Promise<FileHandle> {
  return open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
}

/** True also for the folder itself. */
export function isInside(file: string, folder: string): boolean {
  const way = path.relative(folder, file);
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}

/** Files of /proc claim to be empty: their size shows only when they are read. */
async function readUpTo(file: FileHandle, mostBytes: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  for (let size = 0; ; ) {
    const piece = Buffer.allocUnsafe(2 ** 16);
    const { bytesRead } = await file.read(piece, 0, piece.length, null);
    if (bytesRead === 0) return Buffer.concat(pieces);
    size += bytesRead;
    if (size > mostBytes) return undefined;
    pieces.push(piece.subarray(0, bytesRead));
  }
}
