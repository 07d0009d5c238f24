// What is kept between runs must be this user's alone: no links, of this user, and nobody else may write to it. Opens,
// reads and lists such files and folders, and leaves all others alone.

import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream, type Stats } from 'node:fs';
import { type FileHandle, lstat, readdir, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type HeldFolder, openHeldFolder } from './held-folder.ts';
import { openFile } from './opened-file.js';

/** Why a folder or file is not this user's alone, as words that follow its name; undefined when it is. Windows keeps
 *  other users out of a user's own folders by itself. */
export function strangeness(facts: Stats, kind: 'folder' | 'file'): string | undefined {
  if (facts.isSymbolicLink()) return 'is a link';
  if (kind === 'folder' ? !facts.isDirectory() : !facts.isFile())
    return kind === 'folder' ? 'is not a folder' : 'is not a plain file';
  const user = process.geteuid?.();
  if (user === undefined) return undefined;
  if (facts.uid !== user) return 'belongs to another user';
  return facts.mode & 0o022 ? 'may be written to by others' : undefined;
}

/** The same of what has this name. @returns `absent` where nothing has. */
export async function strangenessOf(path: string, kind: 'folder' | 'file'): Promise<string | 'absent' | undefined> {
  try {
    return strangeness(await lstat(path), kind);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'absent';
    // What lies there is a file.
    return code === 'ENOTDIR' ? undefined : 'cannot be looked at';
  }
}

/** Opens a file of this user's alone, and no other. @throws ESTRANGE with the words of `strangeness`; as `open` does */
export async function openOwnFile(path: string): Promise<{ readonly handle: FileHandle; readonly bytes: number }> {
  const opened = await openFile(path).catch((error) => {
    throw ['ENOTFILE', 'ELOOP', 'EMLINK', 'ENXIO'].includes(error.code) ? strange('is not a plain file') : error;
  });
  const why = strangeness(await opened.handle.stat(), 'file');
  if (why === undefined) return opened;
  await opened.handle.close();
  throw strange(why);
}

/** Its text; undefined where it is longer. @throws as openOwnFile does */
export async function readOwnText(path: string, mostBytes: number): Promise<string | undefined> {
  const { handle, bytes } = await openOwnFile(path);
  try {
    return bytes <= mostBytes ? await handle.readFile('utf8') : undefined;
  } finally {
    await handle.close();
  }
}

/** Writes beside the place and renames: another run reads the old file or the new one, never a part. */
export async function writeBeside(place: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${place}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await write(temporary);
    await rename(temporary, place);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/** Copies such a file. @returns its hash; undefined where it has not as many bytes. @throws as openOwnFile does */
export async function copyOwnFile(from: string, to: string, bytes: number): Promise<string | undefined> {
  const { handle, bytes: actual } = await openOwnFile(from);
  if (actual !== bytes) {
    await handle.close();
    return undefined;
  }
  const hash = createHash('sha256');
  const source = handle.createReadStream();
  source.on('data', (piece) => hash.update(piece));
  await pipeline(source, createWriteStream(to, { mode: 0o600 }));
  return hash.digest('hex');
}

/** All its bytes; undefined where it has not as many. @throws as openOwnFile does */
export async function readOwnBytes(from: string, bytes: number): Promise<Uint8Array | undefined> {
  const { handle, bytes: actual } = await openOwnFile(from);
  try {
    return actual === bytes ? await handle.readFile() : undefined;
  } finally {
    await handle.close();
  }
}

export function strange(why: string): Error {
  return Object.assign(new Error(why), { code: 'ESTRANGE' });
}

export const isStrange = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ESTRANGE';

export interface OwnFolder extends HeldFolder {
  /** Sorted. */
  names(): Promise<readonly string[]>;
  /** The disk it lies on. */
  readonly disk: number;
}

/** @throws ESTRANGE for any but a folder of this user's alone, and for one on another disk than `disk` */
export async function openOwnFolder(folder: string, disk?: number): Promise<OwnFolder> {
  const before = await lstat(folder);
  const why = strangeness(before, 'folder') ?? (disk !== undefined && before.dev !== disk ? OTHER_DISK : undefined);
  if (why !== undefined) throw strange(why);
  const held = await openHeldFolder(folder);
  const { dev, ino } = (await held.handle?.stat()) ?? before;
  if (dev !== before.dev || ino !== before.ino) {
    await held.close();
    throw strange('was replaced');
  }
  return { ...held, names: async () => (await readdir(held.path(''))).sort(), disk: dev };
}

const OTHER_DISK = 'lies on another disk';

export interface OwnFile {
  /** Good until the next one is asked for. */
  readonly path: string;
  readonly name: string;
  /** The inner folder; empty where there is none. */
  readonly folder: string;
  readonly facts: Stats;
}

/** The files of a folder and of those folders in it that have such a name, in order; what is not this user's alone is
 *  told, and left alone. `empty` is called with each inner folder when its turn is over. */
export async function* ownFilesBelow(
  folder: OwnFolder,
  folders: RegExp,
  tell: (why: string) => void,
  empty: (path: string) => Promise<unknown> = async () => {},
): AsyncGenerator<OwnFile> {
  for (const name of await folder.names()) {
    if (!folders.test(name)) {
      yield* ownFile(folder, '', name, tell);
      continue;
    }
    const inner = await openOwnFolder(folder.path(name), folder.disk).catch((error) => {
      if (!isStrange(error)) throw error;
      tell(error.message);
    });
    if (!inner) continue;
    try {
      for (const file of await inner.names()) yield* ownFile(inner, name, file, tell);
    } finally {
      await inner.close();
    }
    await empty(folder.path(name));
  }
}

async function* ownFile(
  within: OwnFolder,
  folder: string,
  name: string,
  tell: (why: string) => void,
): AsyncGenerator<OwnFile> {
  const path = within.path(name);
  const facts = await lstat(path).catch(() => undefined);
  const why = facts && strangeness(facts, 'file');
  if (why !== undefined) tell(why);
  else if (facts) yield { path, name, folder, facts };
}
