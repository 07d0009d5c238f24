// Keeps bytes between runs, on disk: content under its own hash, and small JSON entries that lead to it by a key. Every
// byte is verified when it is used; several runs may write at once; a store that does not work costs time, never the
// run. Its owner says what the entries hold and by which key they are found: images/remote/http-cache.ts, by address.

import { createHash, randomBytes } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BuildError } from '../diagnostics.ts';
import { inPlainWords } from './errno.ts';
import { openFile } from './opened-file.js';

/** What every entry says of its content; owners add to it what they need to know again. */
export interface StoreEntry {
  readonly sha256: string;
  readonly bytes: number;
}

/** What a store holds, as its owner understands it. */
export interface StoreOwner<Entry extends StoreEntry> {
  /** Changes when entries of older versions can no longer be read. */
  readonly format: number;
  readonly keyOf: (entry: Entry) => string;
  /** From JSON, `sha256` and `bytes` already checked; undefined when the rest of it is not sound. */
  readonly read: (value: StoreEntry & Readonly<Record<string, unknown>>) => Entry | undefined;
}

export interface Store<Entry extends StoreEntry> {
  readonly folder: string;
  find(key: string): Promise<Entry | undefined>;
  /** Copies the entry's content to `file` and verifies it there; a damaged entry is deleted and gives false. */
  take(entry: Entry, file: string): Promise<boolean>;
  /** The same for content by its hash alone; false when it is not here, or damaged. */
  takeContent(sha256: string, file: string): Promise<boolean>;
  /** Keeps a copy of `file`, which has the entry's hash. */
  put(entry: Entry, file: string): Promise<void>;
  /** Replaces an entry whose content stays the same. */
  update(entry: Entry): Promise<void>;
  /** If this run has put something: removes what was used longest ago until the rest fits. What this run used stays. */
  trim(mostBytes: number): Promise<void>;
  /** Why writing did not work, if it did not. */
  readonly trouble: () => string | undefined;
  /** Reads all; deletes what is damaged, unfinished or referred to by nobody. @throws BuildError E_OUTPUT */
  verify(): Promise<StoreCount>;
  /** Deletes all. @throws BuildError E_OUTPUT */
  clear(): Promise<StoreCount>;
}

export interface StoreCount {
  readonly entries: number;
  readonly bytes: number;
  /** Entries and leftovers that were deleted. */
  readonly removed: number;
}

export function openStore<Entry extends StoreEntry>(folder: string, owner: StoreOwner<Entry>): Store<Entry> {
  let trouble: string | undefined;
  let grown = false;
  /** The hashes of what this run has taken or put. */
  const used = new Set<string>();
  const entryAt = (path: string) => readEntry(path, owner);
  const entryPath = (key: string) => pathOfEntry(folder, key);
  const contentPath = (sha256: string) => pathOfContent(folder, sha256);

  return {
    folder,
    trouble: () => trouble,
    async find(key) {
      const entry = await entryAt(entryPath(key));
      return entry && owner.keyOf(entry) === key ? entry : undefined;
    },
    async take(entry, file) {
      const sound = await copyOut(entry.sha256, file);
      if (sound === false) {
        await tryToRemove(entryPath(owner.keyOf(entry)));
        await tryToRemove(contentPath(entry.sha256));
      }
      return sound === true;
    },
    takeContent: async (sha256, file) => (await copyOut(sha256, file)) === true,
    put: (entry, file) =>
      tryTo(async () => {
        // What lies there already may be damaged: it is replaced.
        await writeBeside(contentPath(entry.sha256), async (temporary) => {
          await copyFile(file, temporary);
          if ((await stat(temporary)).size !== entry.bytes) throw Object.assign(new Error('short'), { code: 'ENOSPC' });
        });
        used.add(entry.sha256);
        grown = true;
        await writeEntry(entry);
      }),
    update: (entry) => tryTo(() => writeEntry(entry)),
    trim: async (mostBytes) => (grown ? trimStore(folder, mostBytes, used, entryAt) : undefined),
    verify: () => orBuildError(folder, () => verifyStore(folder, owner)),
    clear: () => orBuildError(folder, () => clearStore(folder)),
  };

  /** One failed write means the next will fail too: a full or read-only disk is tried once. */
  async function tryTo(write: () => Promise<void>): Promise<void> {
    if (trouble !== undefined) return;
    try {
      await write();
    } catch (error) {
      trouble = inPlainWords(error, 'writing');
    }
  }

  function writeEntry(entry: Entry): Promise<void> {
    const text = JSON.stringify({ format: owner.format, ...entry });
    return writeBeside(entryPath(owner.keyOf(entry)), (temporary) => writeFile(temporary, text, { mode: 0o600 }));
  }

  /** False: damaged or gone. Undefined: it could not be read, which says nothing about it. */
  async function copyOut(sha256: string, file: string): Promise<boolean | undefined> {
    try {
      await copyFile(contentPath(sha256), file);
      if ((await hashOf(file)) !== sha256) return false;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? false : undefined;
    }
    used.add(sha256);
    // The time of a file is that of its last use; where it cannot be set, the order of removal is only less good.
    const now = new Date();
    await utimes(contentPath(sha256), now, now).catch(() => {});
    return true;
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Other runs may use the store meanwhile: what they miss, they make again. */
async function trimStore(
  folder: string,
  mostBytes: number,
  used: ReadonlySet<string>,
  entryAt: (path: string) => Promise<StoreEntry | undefined>,
): Promise<void> {
  const contents: { readonly path: string; readonly bytes: number; readonly usedAt: number }[] = [];
  for (const path of await filesIn(join(folder, CONTENT)).catch(() => [])) {
    const facts = await stat(path).catch(() => undefined);
    if (!facts) continue;
    // Left by a run that was killed while it wrote.
    if (path.endsWith('.tmp') && Date.now() - facts.mtimeMs > DAY_MS) await tryToRemove(path);
    else contents.push({ path, bytes: facts.size, usedAt: facts.mtimeMs });
  }
  contents.sort((a, b) => a.usedAt - b.usedAt || (a.path < b.path ? -1 : 1));
  let total = contents.reduce((sum, { bytes }) => sum + bytes, 0);
  const gone = new Set<string>();
  for (const { path, bytes } of contents) {
    if (total <= mostBytes) break;
    const sha256 = basename(path);
    if (used.has(sha256) || path.endsWith('.tmp') || !(await tryToRemove(path))) continue;
    gone.add(sha256);
    total -= bytes;
  }
  if (gone.size === 0) return;
  for (const path of await filesIn(join(folder, ENTRIES)).catch(() => [])) {
    const entry = await entryAt(path);
    if (entry && gone.has(entry.sha256)) await tryToRemove(path);
  }
}

async function verifyStore<Entry extends StoreEntry>(folder: string, owner: StoreOwner<Entry>): Promise<StoreCount> {
  const good = new Map<string, number>();
  let entries = 0;
  let removed = 0;
  const remove = async (path: string) => {
    await rm(path, { force: true });
    removed += 1;
  };
  for (const path of await filesIn(join(folder, ENTRIES))) {
    const entry = path.endsWith('.json') ? await readEntry(path, owner) : undefined;
    if (entry && path === pathOfEntry(folder, owner.keyOf(entry)) && (await isSound(entry))) entries += 1;
    else await remove(path);
  }
  const wanted = new Set([...good.keys()].map((sha256) => pathOfContent(folder, sha256)));
  for (const path of await filesIn(join(folder, CONTENT))) if (!wanted.has(path)) await remove(path);
  return { entries, bytes: [...good.values()].reduce((sum, bytes) => sum + bytes, 0), removed };

  async function isSound({ sha256, bytes }: Entry): Promise<boolean> {
    if (good.has(sha256)) return true;
    const actual = await hashOf(pathOfContent(folder, sha256)).catch(() => undefined);
    if (actual === sha256) good.set(sha256, bytes);
    return actual === sha256;
  }
}

async function clearStore(folder: string): Promise<StoreCount> {
  let bytes = 0;
  for (const path of await filesIn(join(folder, CONTENT)))
    bytes += (await stat(path).catch(() => undefined))?.size ?? 0;
  const removed = (await filesIn(join(folder, ENTRIES))).length;
  // Only what is ours: the folder itself may be a place that someone mounted.
  for (const part of [ENTRIES, CONTENT]) await rm(join(folder, part), { recursive: true, force: true });
  return { entries: 0, bytes, removed };
}

/** A run does without a store that does not work; whoever looks after it is given the reason. */
async function orBuildError(folder: string, work: () => Promise<StoreCount>): Promise<StoreCount> {
  try {
    return await work();
  } catch (cause) {
    const { path = folder } = cause as NodeJS.ErrnoException;
    throw new BuildError('E_OUTPUT', `the cache cannot be looked after: ${path}: ${inPlainWords(cause)}`, {
      cause,
      hint: 'tripreport cache dir names its folder; XDG_CACHE_HOME chooses another place',
    });
  }
}

const ENTRIES = 'entries';
const CONTENT = 'content';

function pathOfEntry(folder: string, key: string): string {
  const name = createHash('sha256').update(key).digest('hex');
  return join(folder, ENTRIES, name.slice(0, 2), `${name}.json`);
}

function pathOfContent(folder: string, sha256: string): string {
  return join(folder, CONTENT, sha256.slice(0, 2), sha256);
}

async function readEntry<Entry extends StoreEntry>(path: string, owner: StoreOwner<Entry>): Promise<Entry | undefined> {
  try {
    const { format, ...value } = JSON.parse(await readFile(path, 'utf8'));
    // A hash names a file below the folder: nothing else may.
    const sound = format === owner.format && /^[0-9a-f]{64}$/.test(value.sha256) && Number.isSafeInteger(value.bytes);
    return sound ? owner.read(value) : undefined;
  } catch {
    return undefined;
  }
}

/** Another run reads the old file or the new one, never a part. */
async function writeBeside(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await write(temporary);
    await rename(temporary, path);
  } catch (error) {
    await tryToRemove(temporary);
    throw error;
  }
}

/** Of a regular file, never through a last link. @throws as openFile does. */
export async function hashOf(path: string, identity?: string): Promise<string> {
  const { handle } = await openFile(path, identity);
  const hash = createHash('sha256');
  // The stream closes the handle.
  for await (const piece of handle.createReadStream()) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** None where the folder does not exist. */
async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function tryToRemove(path: string): Promise<boolean> {
  return rm(path, { force: true }).then(
    () => true,
    () => false,
  );
}
