// Step 2, images: downloads kept between runs: picture bytes by their hash, one small JSON file per address. Every byte is
// verified when it is used; several runs may write at once; a cache that does not work costs downloads, never the run.

import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, posix, win32 } from 'node:path';
import { BuildError } from '../../diagnostics.ts';

export interface Entry {
  readonly url: string;
  /** After redirects. */
  readonly finalUrl: string;
  readonly sha256: string;
  readonly bytes: number;
  /** What http-cache-semantics wants to know again. */
  readonly policy: Readonly<Record<string, unknown>>;
}

export interface Cache {
  find(url: string): Promise<Entry | undefined>;
  /** Copies the entry's bytes to `file` and verifies them there; a damaged entry is deleted and gives false. */
  take(entry: Entry, file: string): Promise<boolean>;
  /** Copies bytes that some address once stood for to `file`; false when they are not here, or damaged. */
  takeContent(sha256: string, file: string): Promise<boolean>;
  /** Keeps a copy of `file`, which has the entry's hash. */
  keep(entry: Entry, file: string): Promise<void>;
  /** Replaces what is known about an address whose bytes are the same. */
  update(entry: Entry): Promise<void>;
  /** When this run has added something: removes what was used longest ago until the rest fits. What this run used stays. */
  trim(mostBytes: number): Promise<void>;
  /** Why writing did not work, if it did not. */
  readonly trouble: () => string | undefined;
}

/** Changes when entries of older versions can no longer be read. */
const FORMAT = 1;

/** The folder for downloads: XDG on Linux, the platform's usual place elsewhere; undefined when there is no home. */
export function cacheFolder(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  if (platform === 'win32') {
    const local = environment.LOCALAPPDATA;
    return local ? win32.join(local, 'tripreport', 'pictures') : undefined;
  }
  const xdg = environment.XDG_CACHE_HOME;
  if (xdg && isAbsolute(xdg)) return posix.join(xdg, 'tripreport', 'pictures');
  const home = environment.HOME ?? '';
  if (!isAbsolute(home)) return undefined;
  const caches = platform === 'darwin' ? posix.join(home, 'Library', 'Caches') : posix.join(home, '.cache');
  return posix.join(caches, 'tripreport', 'pictures');
}

export function openCache(folder: string): Cache {
  let trouble: string | undefined;
  let grown = false;
  /** What this run has taken or kept, by its hash. */
  const used = new Set<string>();
  const tryTo = async (write: () => Promise<void>) => {
    // One failed write means the next will fail too: a full or read-only disk is asked once.
    if (trouble !== undefined) return;
    try {
      await write();
    } catch (error) {
      trouble = (error as NodeJS.ErrnoException).code ?? 'EIO';
    }
  };
  const writeEntry = (entry: Entry) =>
    writeBeside(entryPath(folder, entry.url), (temporary) =>
      writeFile(temporary, JSON.stringify({ format: FORMAT, ...entry }), { mode: 0o600 }),
    );

  return {
    trouble: () => trouble,
    async find(url) {
      const entry = await readEntry(entryPath(folder, url));
      return entry?.url === url ? entry : undefined;
    },
    async take(entry, file) {
      try {
        await copyFile(contentPath(folder, entry.sha256), file);
        if ((await hashOf(file)) === entry.sha256) return await use(entry.sha256);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return false;
      }
      await rm(entryPath(folder, entry.url), { force: true }).catch(() => {});
      await rm(contentPath(folder, entry.sha256), { force: true }).catch(() => {});
      return false;
    },
    async takeContent(sha256, file) {
      try {
        await copyFile(contentPath(folder, sha256), file);
        return (await hashOf(file)) === sha256 && (await use(sha256));
      } catch {
        return false;
      }
    },
    keep: (entry, file) =>
      tryTo(async () => {
        const content = contentPath(folder, entry.sha256);
        // What lies there already may be damaged: it is replaced by what was just received.
        await writeBeside(content, async (temporary) => {
          await copyFile(file, temporary);
          if ((await stat(temporary)).size !== entry.bytes) throw Object.assign(new Error('short'), { code: 'ENOSPC' });
        });
        used.add(entry.sha256);
        grown = true;
        await writeEntry(entry);
      }),
    update: (entry) => tryTo(() => writeEntry(entry)),
    trim: async (mostBytes) => (grown ? trimContents(folder, mostBytes, used) : undefined),
  };

  /** The time of a file in the cache is that of its last use; where that cannot be written, the order of removal is only less good. */
  async function use(sha256: string): Promise<true> {
    used.add(sha256);
    const now = new Date();
    await utimes(contentPath(folder, sha256), now, now).catch(() => {});
    return true;
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Other runs may use the cache meanwhile: what they miss, they download. */
async function trimContents(folder: string, mostBytes: number, used: ReadonlySet<string>): Promise<void> {
  const contents: {
    readonly path: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly usedAt: number;
  }[] = [];
  for (const path of await whatIsIn(join(folder, 'content'))) {
    const facts = await stat(path).catch(() => undefined);
    if (!facts) continue;
    // Left by a run that was killed while it wrote.
    if (path.endsWith('.tmp') && Date.now() - facts.mtimeMs > DAY_MS) await tryToRemove(path);
    else contents.push({ path, sha256: basename(path), bytes: facts.size, usedAt: facts.mtimeMs });
  }
  contents.sort((a, b) => a.usedAt - b.usedAt || (a.sha256 < b.sha256 ? -1 : 1));
  let total = contents.reduce((sum, { bytes }) => sum + bytes, 0);
  const gone = new Set<string>();
  for (const { path, sha256, bytes } of contents) {
    if (total <= mostBytes) break;
    if (used.has(sha256) || path.endsWith('.tmp')) continue;
    if (!(await tryToRemove(path))) continue;
    gone.add(sha256);
    total -= bytes;
  }
  if (gone.size === 0) return;
  for (const path of await whatIsIn(join(folder, 'entries'))) {
    const entry = await readEntry(path);
    if (entry && gone.has(entry.sha256)) await tryToRemove(path);
  }
}

export interface CacheCount {
  readonly entries: number;
  readonly bytes: number;
  /** Entries and leftovers that were deleted. */
  readonly removed: number;
}

/** Reads every entry and every byte; deletes what is damaged, unfinished or referred to by nobody. For `cache verify`. Throws E_OUTPUT. */
export function verifyCache(environment: NodeJS.ProcessEnv): Promise<CacheCount> {
  return inOrder(environment, verify);
}

async function verify(folder: string): Promise<CacheCount> {
  const good = new Map<string, number>();
  let entries = 0;
  let removed = 0;
  for (const path of await filesIn(join(folder, 'entries'))) {
    const entry = path.endsWith('.json') ? await readEntry(path) : undefined;
    const sound = entry !== undefined && path === entryPath(folder, entry.url) && (await isSound(entry));
    if (sound) entries += 1;
    else await remove(path);
  }
  const wanted = new Set([...good.keys()].map((sha256) => contentPath(folder, sha256)));
  for (const path of await filesIn(join(folder, 'content'))) if (!wanted.has(path)) await remove(path);
  return { entries, bytes: [...good.values()].reduce((sum, bytes) => sum + bytes, 0), removed };

  async function isSound({ sha256, bytes }: Entry): Promise<boolean> {
    if (good.has(sha256)) return true;
    const actual = await hashOf(contentPath(folder, sha256)).catch(() => undefined);
    if (actual === sha256) good.set(sha256, bytes);
    return actual === sha256;
  }

  async function remove(path: string): Promise<void> {
    await rm(path, { force: true });
    removed += 1;
  }
}

/** Deletes all downloads. For `cache clear`. Throws E_OUTPUT. */
export function clearCache(environment: NodeJS.ProcessEnv): Promise<CacheCount> {
  return inOrder(environment, clear);
}

async function clear(folder: string): Promise<CacheCount> {
  let bytes = 0;
  const contents = await filesIn(join(folder, 'content'));
  for (const path of contents) bytes += (await stat(path).catch(() => undefined))?.size ?? 0;
  const removed = (await filesIn(join(folder, 'entries'))).length;
  // Only what is ours: the folder itself may be a place that someone mounted.
  for (const part of ['entries', 'content']) await rm(join(folder, part), { recursive: true, force: true });
  return { entries: 0, bytes, removed };
}

/** A run does without a cache that does not work; who looks after the cache is told why. */
async function inOrder(
  environment: NodeJS.ProcessEnv,
  work: (folder: string) => Promise<CacheCount>,
): Promise<CacheCount> {
  const folder = cacheFolder(environment);
  if (folder === undefined) return { entries: 0, bytes: 0, removed: 0 };
  try {
    return await work(folder);
  } catch (cause) {
    const { code, message, path = folder } = cause as NodeJS.ErrnoException;
    const words: Readonly<Record<string, string>> = {
      EACCES: 'permission denied',
      EPERM: 'permission denied',
      ENOTDIR: 'it is not a folder',
      EROFS: 'the disk is read-only',
    };
    throw new BuildError('E_OUTPUT', `the cache cannot be looked after: ${path}: ${words[code ?? ''] ?? message}`, {
      cause,
      hint: 'tripreport cache dir names its folder; XDG_CACHE_HOME chooses another place',
    });
  }
}

function entryPath(folder: string, url: string): string {
  const name = createHash('sha256').update(url).digest('hex');
  return join(folder, 'entries', name.slice(0, 2), `${name}.json`);
}

function contentPath(folder: string, sha256: string): string {
  return join(folder, 'content', sha256.slice(0, 2), sha256);
}

async function readEntry(path: string): Promise<Entry | undefined> {
  try {
    const { format, url, finalUrl, sha256, bytes, policy } = JSON.parse(await readFile(path, 'utf8'));
    const sound =
      format === FORMAT &&
      typeof url === 'string' &&
      URL.canParse(finalUrl) &&
      /^[0-9a-f]{64}$/.test(sha256) &&
      Number.isSafeInteger(bytes) &&
      typeof policy === 'object' &&
      policy !== null;
    return sound ? { url, finalUrl, sha256, bytes, policy } : undefined;
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
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** Of a folder that is not there, none. */
async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function whatIsIn(folder: string): Promise<readonly string[]> {
  return filesIn(folder).catch(() => []);
}

function tryToRemove(path: string): Promise<boolean> {
  return rm(path, { force: true }).then(
    () => true,
    () => false,
  );
}
