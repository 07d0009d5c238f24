// Holds a folder, so that paths below it keep meaning that folder, whatever takes its name. On Linux only: elsewhere a
// handle has no name, and the paths are those of the name.

import { constants } from 'node:fs';
import { type FileHandle, open, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pathOfHandle } from './opened-file.js';

export interface HeldFolder {
  /** Of something in it; of the folder itself for no name. */
  path(name: string): string;
  close(): Promise<void>;
}

/** Never through a link in its place. `handle`: on Linux. @throws as `open` does: ELOOP for a link, ENOTDIR */
export async function openHeldFolder(folder: string): Promise<HeldFolder & { readonly handle?: FileHandle }> {
  if (process.platform !== 'linux') return byName(folder);
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  const held = pathOfHandle(handle);
  return { path: (name) => join(held, name), close: () => handle.close(), handle };
}

/** To write in. @param folder without links. @throws ECHANGED where a link has taken its place since, on Linux; as
 *  `open` does. */
export async function holdFolder(folder: string): Promise<HeldFolder> {
  const opened = await openHeldFolder(folder).catch((error) => {
    // A folder may be open for writing only.
    if (error.code === 'EACCES') return byName(folder);
    throw error.code === 'ELOOP' || error.code === 'ENOTDIR' ? replaced(error) : error;
  });
  if (!('handle' in opened)) return opened;
  const place = await readlink(opened.path('')).catch(() => undefined);
  if (place === folder) return opened;
  await opened.close();
  if (place === undefined) return byName(folder);
  throw replaced();
}

function byName(folder: string): HeldFolder {
  return { path: (name) => join(folder, name), close: async () => {} };
}

function replaced(cause?: unknown): Error {
  return Object.assign(new Error('a link or another folder has taken the place of its folder', { cause }), {
    code: 'ECHANGED',
  });
}
