// Looks after a store: checks it, empties it, keeps it within its size. Works through handles of the store's own
// folders: whatever links or foreign files lie in them, nothing else is read or removed.

import { createHash } from 'node:crypto';
import { rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from './hash-file.ts';
import { type OwnFile, type OwnFolder, openOwnFolder, ownFilesBelow, readOwnText } from './own-files.ts';

export const ENTRIES = 'entries';
export const CONTENT = 'content';
export const MOST_ENTRY_BYTES = 2 ** 20;

/** What every entry says of its content; owners add to it what they need to know again. */
export interface StoreEntry {
  readonly sha256: string;
  readonly bytes: number;
}

export interface StoreCount {
  readonly entries: number;
  readonly bytes: number;
  /** Entries and leftovers that were deleted. */
  readonly removed: number;
  /** What is not this user's alone, if anything: it is left as it is. */
  readonly leftAlone?: number;
}

/** Below the store's folder. */
export function entryPath(key: string): string {
  const name = createHash('sha256').update(key).digest('hex');
  return join(ENTRIES, name.slice(0, 2), `${name}.json`);
}

/** Below the store's folder. */
export function contentPath(sha256: string): string {
  return join(CONTENT, sha256.slice(0, 2), sha256);
}

/** Names that a store gives; whatever else lies there is somebody's. */
const FOLDERS = /^[0-9a-f]{2}$/;
const FILES = /^[0-9a-f]{64}$|\.tmp$|\.json$/;
const DAY_MS = 24 * 60 * 60 * 1000;

/** How entries are read: undefined what is none, or not its owner's. */
export interface EntryReader<Entry extends StoreEntry> {
  readonly parse: (text: string | undefined) => Entry | undefined;
  readonly keyOf: (entry: Entry) => string;
}

/** Deletes what is damaged, unfinished or referred to by nobody. @throws ESTRANGE; as `open` does */
export async function verifyStore<Entry extends StoreEntry>(
  root: string,
  { parse, keyOf }: EntryReader<Entry>,
): Promise<StoreCount> {
  const good = new Map<string, number>();
  const wanted = new Map<string, number>();
  const entries: { readonly place: string; readonly sha256: string }[] = [];
  const count = counter();
  await eachFile(root, ENTRIES, count.leave, async ({ path, name, folder }) => {
    const entry = parse(await readOwnText(path, MOST_ENTRY_BYTES).catch(() => undefined));
    if (!entry || join(ENTRIES, folder, name) !== entryPath(keyOf(entry))) return count.remove(path);
    entries.push({ place: join(ENTRIES, folder, name), sha256: entry.sha256 });
    wanted.set(entry.sha256, entry.bytes);
  });
  await eachFile(root, CONTENT, count.leave, async ({ path, name, facts }) => {
    const bytes = wanted.get(name);
    if (bytes === facts.size && (await hashOf(path).catch(() => undefined)) === name) good.set(name, bytes);
    else await count.remove(path);
  });
  const orphans = new Set(entries.filter(({ sha256 }) => !good.has(sha256)).map(({ place }) => place));
  await eachFile(
    root,
    ENTRIES,
    () => {},
    async ({ path, name, folder }) => {
      if (orphans.has(join(ENTRIES, folder, name))) await count.remove(path);
    },
  );
  const bytes = [...good.values()].reduce((sum, size) => sum + size, 0);
  return { entries: entries.length - orphans.size, bytes, ...count.result() };
}

/** Deletes all that is its own. @throws ESTRANGE; as `open` does */
export async function clearStore(root: string): Promise<StoreCount> {
  let bytes = 0;
  let removed = 0;
  const count = counter();
  await rm(join(root, SIZE), { force: true });
  for (const part of [ENTRIES, CONTENT]) {
    await eachFile(
      root,
      part,
      count.leave,
      async ({ path, facts }) => {
        await rm(path, { force: true });
        if (part === CONTENT) bytes += facts.size;
        else removed += 1;
      },
      // Stays where something else lies in it.
      (path) => rmdir(path).catch(() => {}),
    );
  }
  return { entries: 0, bytes, ...count.result(), removed };
}

/** Beside the parts: about how much there is, and when it was counted. Runs at once may overwrite each other's number,
 *  and one that is killed adds nothing and leaves half-written files: a count in every day sets both right. */
const SIZE = 'size';
const MOST_SIZE_BYTES = 40;

/** Keeps a store within its size; all is looked at only where its number says that it may be too much, or is old.
 *  @param grown bytes that this run has put. */
export async function keepWithin<Entry extends StoreEntry>(
  root: string,
  mostBytes: number,
  {
    grown,
    used,
    reader,
  }: { readonly grown: number; readonly used: ReadonlySet<string>; readonly reader: EntryReader<Entry> },
): Promise<void> {
  const place = join(root, SIZE);
  const text = (await readOwnText(place, MOST_SIZE_BYTES).catch(() => undefined)) ?? '';
  const [, counted = '', at = ''] = /^(\d{1,15}) (\d{1,15})$/.exec(text) ?? [];
  const now = Date.now();
  const holds = counted !== '' && Math.abs(now - Number(at)) < DAY_MS && Number(counted) + grown <= mostBytes;
  const size = holds
    ? `${Number(counted) + grown} ${at}`
    : `${await trimStore(root, mostBytes, used, reader)} ${Math.round(now)}`;
  // Made anew, so that a link in its place is replaced, not followed.
  await rm(place, { force: true });
  await writeFile(place, size, { mode: 0o600, flag: 'wx' });
}

/** Removes what was used longest ago until the rest fits; what is in `used` stays. Other runs may use the store
 *  meanwhile: what they miss, they make again. @returns the bytes that are left. */
async function trimStore<Entry extends StoreEntry>(
  root: string,
  mostBytes: number,
  used: ReadonlySet<string>,
  { parse }: Pick<EntryReader<Entry>, 'parse'>,
): Promise<number> {
  const contents: { readonly name: string; readonly bytes: number; readonly usedAt: number }[] = [];
  await eachFile(
    root,
    CONTENT,
    () => {},
    async ({ path, name, facts }) => {
      // Left by a run that was killed while it wrote.
      if (!name.endsWith('.tmp')) contents.push({ name, bytes: facts.size, usedAt: facts.mtimeMs });
      else if (Date.now() - facts.mtimeMs > DAY_MS) await rm(path, { force: true });
    },
  );
  contents.sort((a, b) => a.usedAt - b.usedAt || (a.name < b.name ? -1 : 1));
  let total = contents.reduce((sum, { bytes }) => sum + bytes, 0);
  const gone = new Set<string>();
  for (const { name, bytes } of contents) {
    if (total <= mostBytes) break;
    if (used.has(name)) continue;
    gone.add(name);
    total -= bytes;
  }
  if (gone.size === 0) return total;
  await eachFile(
    root,
    ENTRIES,
    () => {},
    async ({ path }) => {
      const entry = parse(await readOwnText(path, MOST_ENTRY_BYTES).catch(() => undefined));
      if (entry && gone.has(entry.sha256)) await rm(path, { force: true });
    },
  );
  await eachFile(
    root,
    CONTENT,
    () => {},
    async ({ path, name }) => {
      if (gone.has(name)) await rm(path, { force: true });
    },
  );
  return total;
}

/** Every file of a part that has a name of ours, with the store held. None where the part does not exist. */
async function eachFile(
  root: string,
  part: string,
  leave: (why: string) => void,
  work: (file: OwnFile) => Promise<void>,
  empty?: (path: string) => Promise<unknown>,
): Promise<void> {
  const store = await openOwnFolder(root);
  let held: OwnFolder | undefined;
  try {
    held = await openOwnFolder(store.path(part), store.disk).catch((error) => {
      if (error.code === 'ENOENT') return undefined;
      throw Object.assign(error, { path: join(root, part) });
    });
    if (!held) return;
    for await (const file of ownFilesBelow(held, FOLDERS, leave, empty)) {
      if (FILES.test(file.name)) await work(file);
      else leave('is not of this store');
    }
  } finally {
    await held?.close();
    await store.close();
  }
}

function counter() {
  let removed = 0;
  let leftAlone = 0;
  return {
    leave: () => void (leftAlone += 1),
    async remove(path: string): Promise<void> {
      await rm(path, { force: true });
      removed += 1;
    },
    result: () => ({ removed, ...(leftAlone > 0 ? { leftAlone } : {}) }),
  };
}
