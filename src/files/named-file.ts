// Reads a file that a person or a text has named: only a regular file, only where its real path is allowed, and only up
// to a limit, whatever its size is said to be. So it never waits for a pipe or reads a device.

import { type FileHandle, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { inPlainWords } from './errno.ts';
import { type OpenedFile, openFile, placeOf } from './opened-file.js';

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
    const opened = await openInside(real, allows);
    if (opened === undefined) return { kind: 'outside', real };
    try {
      const bytes = await readUpTo(opened.handle, mostBytes);
      return bytes ? { kind: 'read', bytes } : { kind: 'long' };
    } finally {
      await opened.handle.close();
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOTFILE') return { kind: 'special' };
    return { kind: 'failed', why: inPlainWords(cause, 'reading'), cause };
  }
}

/** Opens a file by a path without links, once: if a link or a pipe takes its place now, opening fails; if a folder on
 *  the way becomes a link that leads out, it is closed again. @returns undefined then. @throws as openFile does. */
export async function openInside(real: string, allows: (real: string) => boolean): Promise<OpenedFile | undefined> {
  const opened = await openFile(real);
  const place = await placeOf(opened, real);
  if (place !== undefined && allows(place)) return opened;
  await opened.handle.close();
  return undefined;
}

/** A small file inside `folder`, never by a last link; empty where there is none, or it is longer. */
export async function readSmallFile(file: string, mostBytes: number, folder: string): Promise<string> {
  try {
    const real = await realpath(path.dirname(file));
    const opened = await openInside(path.join(real, path.basename(file)), (place) => isInside(place, folder));
    if (opened === undefined) return '';
    try {
      const bytes = await readUpTo(opened.handle, mostBytes);
      return bytes ? Buffer.from(bytes).toString('utf8') : '';
    } finally {
      await opened.handle.close();
    }
  } catch {
    return '';
  }
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
