// Keeps bytes between runs, on disk: content under its own hash, and small JSON entries that lead to it by a key. Every
// byte is verified when it is used; several runs may write at once; a store that does not work costs time, never the
// run; what is not this user's alone is left alone. Its owner says what the entries hold and by which key they are
// found: images/remote/http-cache.ts, by address; photos/shelf.ts, by all that decides them.

import { chmod, copyFile, mkdir, realpath, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BuildError } from '../diagnostics.ts';
import { inPlainWords } from './errno.ts';
import { sha256Of } from './hash-file.ts';
import { copyOwnFile, isStrange, readOwnBytes, readOwnText, strange, strangenessOf, writeBeside } from './own-files.ts';
import {
  CONTENT,
  clearStore,
  contentPath,
  ENTRIES,
  entryPath,
  keepWithin,
  MOST_ENTRY_BYTES,
  type StoreCount,
  type StoreEntry,
  verifyStore,
} from './store-care.ts';
import { throwIfFull } from './temporary.ts';

export type { StoreCount, StoreEntry } from './store-care.ts';

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
  /** Copies the entry's content to `file` and verifies it; a damaged entry is deleted and gives false. */
  take(entry: Entry, file: string): Promise<boolean>;
  /** The same for content by its hash and size alone; false when it is not here, or damaged. */
  takeContent(content: StoreEntry, file: string): Promise<boolean>;
  /** The same as bytes; undefined where they are damaged or gone. For small content. */
  takeBytes(entry: Entry): Promise<Uint8Array | undefined>;
  /** Keeps these bytes, or a copy of this file, which have the entry's hash. */
  put(entry: Entry, content: string | Uint8Array): Promise<void>;
  /** Replaces an entry whose content stays the same. */
  update(entry: Entry): Promise<void>;
  /** If this run has put something, and it may be too much: removes what was used longest ago until the rest fits. What
   *  this run used stays. */
  trim(mostBytes: number): Promise<void>;
  /** Why writing did not work, if it did not. */
  readonly trouble: () => string | undefined;
  /** What was left alone, and why, if anything was: the first of it. */
  readonly leftAlone: () => string | undefined;
  /** Reads all; deletes what is damaged, unfinished or referred to by nobody. @throws BuildError E_OUTPUT */
  verify(): Promise<StoreCount>;
  /** Deletes all. @throws BuildError E_OUTPUT */
  clear(): Promise<StoreCount>;
}

export function openStore<Entry extends StoreEntry>(folder: string, owner: StoreOwner<Entry>): Store<Entry> {
  let trouble: string | undefined;
  let leftAlone: string | undefined;
  let grown = 0;
  let checked: Promise<string> | undefined;
  /** The hashes of what this run has taken or put. */
  const used = new Set<string>();
  const reader = { parse: (text: string | undefined) => parseEntry(text, owner), keyOf: owner.keyOf };

  return {
    folder,
    trouble: () => trouble,
    leftAlone: () => leftAlone,
    async find(key) {
      const text = await reading(entryPath(key), (path) => readOwnText(path, MOST_ENTRY_BYTES));
      const entry = parseEntry(text, owner);
      return entry && owner.keyOf(entry) === key ? entry : undefined;
    },
    async take(entry, file) {
      const sound = await copyOut(entry, file);
      if (sound === false) await forget(entry);
      return sound === true;
    },
    takeContent: async (content, file) => (await copyOut(content, file)) === true,
    async takeBytes(entry) {
      let bytes: Uint8Array | undefined;
      const sound = await checkedOut(entry, async (place) => {
        bytes = await readOwnBytes(place, entry.bytes);
        return bytes && sha256Of(bytes);
      });
      if (sound === false) await forget(entry);
      return sound === true ? bytes : undefined;
    },
    put: (entry, content) =>
      tryTo(async () => {
        // What lies there already may be damaged: it is replaced.
        await replace(contentPath(entry.sha256), async (temporary) => {
          if (typeof content !== 'string') await writeFile(temporary, content, { mode: 0o600 });
          else {
            await copyFile(content, temporary);
            await chmod(temporary, 0o600);
          }
          if ((await stat(temporary)).size !== entry.bytes) throw Object.assign(new Error('short'), { code: 'ENOSPC' });
        });
        used.add(entry.sha256);
        grown += entry.bytes;
        await writeEntry(entry);
      }),
    update: (entry) => tryTo(() => writeEntry(entry)),
    trim: async (mostBytes) => {
      const put = grown;
      grown = 0;
      if (put > 0)
        await ownRoot()
          .then((root) => keepWithin(root, mostBytes, { grown: put, used, reader }))
          .catch(() => {});
    },
    verify: () => orBuildError(folder, async () => verifyStore(await ownRoot(), reader)),
    clear: () => orBuildError(folder, async () => clearStore(await ownRoot())),
  };

  /** One failed write means the next will fail too: a full or read-only disk is tried once. */
  async function tryTo(write: () => Promise<void>): Promise<void> {
    if (trouble !== undefined) return;
    try {
      await write();
    } catch (error) {
      if (isStrange(error)) leave(folder, error);
      else trouble = inPlainWords(error, 'writing');
    }
  }

  function leave(what: string, error: unknown): void {
    const { path = what, message } = error as NodeJS.ErrnoException;
    leftAlone ??= `${path} ${message}`;
  }

  /** The real path of the store, once it is known to be this user's alone. Nobody else can change what was found, so
   *  that it is looked at once. @throws ESTRANGE; ENOENT where there is none. */
  function ownRoot(): Promise<string> {
    checked ??= findOwnRoot(folder).catch((error) => {
      checked = undefined;
      throw error;
    });
    return checked;
  }

  /** What `read` makes of a file of the store; undefined where it is not there, or is left alone. */
  async function reading<T>(path: string, read: (path: string) => Promise<T>): Promise<T | undefined> {
    try {
      const root = await ownRoot();
      await requireOwn(root, path);
      return await read(join(root, path));
    } catch (error) {
      if (error instanceof BuildError) throw error;
      if (isStrange(error)) leave(join(folder, path), error);
      return undefined;
    }
  }

  function writeEntry(entry: Entry): Promise<void> {
    const text = JSON.stringify({ format: owner.format, ...entry });
    return replace(entryPath(owner.keyOf(entry)), (temporary) => writeFile(temporary, text, { mode: 0o600 }));
  }

  /** @throws ESTRANGE for what is left alone. */
  async function replace(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const root = await ownRoot();
    await requireOwn(root, path);
    const place = join(root, path);
    const there = await strangenessOf(place, 'file');
    if (there !== undefined && there !== 'absent') throw strange(there);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await writeBeside(place, write);
  }

  async function forget(entry: Entry): Promise<void> {
    await tryToRemove(join(folder, entryPath(owner.keyOf(entry))));
    await tryToRemove(join(folder, contentPath(entry.sha256)));
  }

  function copyOut(content: StoreEntry, file: string): Promise<boolean | undefined> {
    return checkedOut(content, (place) =>
      copyOwnFile(place, file, content.bytes).catch((error) => {
        throwIfFull(error, dirname(file));
        throw error;
      }),
    );
  }

  /** False: damaged or gone. Undefined: it could not be read, which says nothing about it.
   *  @param hashOf what it has read; undefined where that has not as many bytes. */
  async function checkedOut(
    { sha256 }: StoreEntry,
    hashOf: (place: string) => Promise<string | undefined>,
  ): Promise<boolean | undefined> {
    const path = contentPath(sha256);
    let sound: boolean | undefined;
    await reading(path, async (place) => {
      try {
        sound = (await hashOf(place)) === sha256;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        sound = false;
      }
    });
    if (!sound) return sound;
    used.add(sha256);
    // The time of a file is that of its last use; where it cannot be set, the order of removal is only less good.
    const now = new Date();
    await utimes(join(folder, path), now, now).catch(() => {});
    return true;
  }
}

async function findOwnRoot(folder: string): Promise<string> {
  // The user may keep the cache elsewhere, behind links of their own.
  const root = await realpath(folder);
  const why = await strangenessOf(root, 'folder');
  if (why !== undefined) throw strange(why);
  for (const part of [ENTRIES, CONTENT]) {
    const itsWhy = await strangenessOf(join(root, part), 'folder');
    if (itsWhy !== undefined && itsWhy !== 'absent') throw Object.assign(strange(itsWhy), { path: join(root, part) });
  }
  return root;
}

/** The folder in which a file of the store lies. @throws ESTRANGE */
async function requireOwn(root: string, path: string): Promise<void> {
  const why = await strangenessOf(join(root, dirname(path)), 'folder');
  if (why !== undefined && why !== 'absent') throw strange(why);
}

/** A run does without a store that does not work; whoever looks after it is given the reason. */
async function orBuildError(folder: string, work: () => Promise<StoreCount>): Promise<StoreCount> {
  try {
    return await work();
  } catch (cause) {
    const { code, path = folder } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { entries: 0, bytes: 0, removed: 0 };
    const why = isStrange(cause) ? `it ${(cause as Error).message}` : inPlainWords(cause);
    throw new BuildError('E_OUTPUT', `the cache cannot be looked after: ${path}: ${why}`, {
      cause,
      hint: 'tripreport cache dir names its folder; XDG_CACHE_HOME chooses another place',
    });
  }
}

function parseEntry<Entry extends StoreEntry>(text: string | undefined, owner: StoreOwner<Entry>): Entry | undefined {
  try {
    const { format, ...value } = JSON.parse(text ?? '');
    // A hash names a file below the folder: nothing else may.
    const sound = format === owner.format && /^[0-9a-f]{64}$/.test(value.sha256) && Number.isSafeInteger(value.bytes);
    return sound ? owner.read(value) : undefined;
  } catch {
    return undefined;
  }
}

function tryToRemove(path: string): Promise<boolean> {
  return rm(path, { force: true }).then(
    () => true,
    () => false,
  );
}
