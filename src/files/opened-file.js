// Opens a file once, without following a last link and without waiting for a pipe, and says by the handle which file it
// is. A later opening of the same name must give the same file with the same bytes, or it fails: what was checked is
// what is read. Plain JavaScript, because the processes that open pictures need it too.
// @ts-check

import { constants } from 'node:fs';
import { lstat, open, readlink, realpath, statfs } from 'node:fs/promises';
import process from 'node:process';

/** @typedef {import('node:fs/promises').FileHandle} FileHandle
 *  @typedef {{ readonly handle: FileHandle, readonly bytes: number, readonly identity: string }} OpenedFile */

/** What is said of a file that is no longer the one that was checked. */
export const CHANGED = 'it was replaced or written to while the report was built';

/** The caller closes the handle.
 *  @param {string} file
 *  @param {string} [identity] of the file that it must still be
 *  @returns {Promise<OpenedFile>}
 *  @throws ECHANGED for another file than that; ENOTFILE for a folder, a pipe, a device; as `open` does */
export async function openFile(file, identity) {
  const handle = await openPlain(file).catch((error) => {
    throw identity !== undefined && GONE.has(error.code) ? changed(error) : error;
  });
  try {
    const facts = await handle.stat({ bigint: true });
    const now = identityOf(facts);
    if (identity !== undefined && now !== identity && !(await isRenumbered(handle, file, now, identity)))
      throw changed();
    if (!facts.isFile()) throw Object.assign(new Error('it is not a regular file'), { code: 'ENOTFILE' });
    return { handle, bytes: Number(facts.size), identity: now };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** FAT, exFAT and some network disks number a file anew when the system has forgotten it: then all else must be as it
 *  was, and the handle must lie where the file lay, which only Linux tells.
 *  @param {FileHandle} handle
 *  @param {string} file
 *  @param {string} now
 *  @param {string} identity */
async function isRenumbered(handle, file, now, identity) {
  /** @param {string} one */
  const withoutNumber = (one) => one.replace(/:\d+/, '');
  if (withoutNumber(now) !== withoutNumber(identity)) return false;
  const disk = await statfs(file).catch(() => undefined);
  if (!disk || !RENUMBERING.has(disk.type)) return false;
  return (await readlink(pathOfHandle(handle)).catch(() => undefined)) === file;
}

/** FAT, exFAT, FUSE, SMB, as Linux numbers kinds of disks. */
const RENUMBERING = new Set([0x4d44, 0x2011bab0, 0x65735546, 0xff534d42, 0xfe534d42]);

/** How opening fails where something else has taken the file's name: nothing, a link, a socket. */
const GONE = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EMLINK', 'ENXIO', 'EISDIR', 'EOPNOTSUPP']);

/** @param {string} file */
function openPlain(file) {
  return open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
}

/** Device, number, size and time of the last write: while they stay, so do the bytes.
 *  @param {import('node:fs').BigIntStats} facts */
export function identityOf({ dev, ino, size, mtimeNs }) {
  return `${dev}:${ino}:${size}:${mtimeNs}`;
}

/** Called after reading. @param {OpenedFile} opened
 *  @throws ECHANGED where something was written meanwhile */
export async function requireUnchanged({ handle, identity }) {
  if (identityOf(await handle.stat({ bigint: true })) !== identity) throw changed();
}

/** All its bytes. @param {string} file
 *  @param {string} [identity]
 *  @throws as openFile does */
export async function readOpened(file, identity) {
  const opened = await openFile(file, identity);
  try {
    const bytes = await opened.handle.readFile();
    if (identity !== undefined) await requireUnchanged(opened);
    return bytes;
  } finally {
    await opened.handle.close();
  }
}

/** Where the opened file really lies. Folders on the way may have become links since the path was looked at: Linux
 *  tells the place of a handle; elsewhere the name is asked again, and must still mean this file.
 *  @param {OpenedFile} opened
 *  @param {string} file
 *  @returns {Promise<string | undefined>} */
export async function placeOf({ handle, identity }, file) {
  const told = await readlink(pathOfHandle(handle)).catch(() => undefined);
  if (told !== undefined) return told;
  const real = await realpath(file).catch(() => undefined);
  const facts = real === undefined ? undefined : await lstat(real, { bigint: true }).catch(() => undefined);
  return facts && identityOf(facts) === identity ? real : undefined;
}

/** A name by which this process, and no other, opens the very same file again; on Linux only.
 *  @param {FileHandle} handle */
export function pathOfHandle(handle) {
  return process.platform === 'linux' ? `/proc/self/fd/${handle.fd}` : '';
}

/** @param {unknown} [cause] */
function changed(cause) {
  return Object.assign(new Error(CHANGED, { cause }), { code: 'ECHANGED' });
}
