// Step 7 (print): unpacks the browser that npm brings along (@sparticuz/chromium, Linux x64), once, into our own cache.
// Safe for several runs at once; never uses that package's shared folder in /tmp and never runs its code.

import { createReadStream, createWriteStream } from 'node:fs';
import {
  access,
  constants,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  utimes,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { isStrange, strange, strangenessOf } from '../files/own-files.ts';
import { sweep } from '../files/sweep.ts';
import { unpackTar } from './tar.ts';
import { isAsListed, LIST, writeList } from './unpacked-list.ts';

export interface Unpacked {
  readonly executable: string;
  /** Folder of the libraries it needs where the system lacks them (NSS, NSPR, Expat). */
  readonly libraries: string;
  /** A folder that would have served, and why it was left alone: it is not this user's alone. */
  readonly leftAlone?: string;
}

/** Where they are unpacked, beside the program. */
export const LIBRARIES = 'lib';

export interface Archive {
  readonly folder: string;
  readonly version: string;
}

/** The installed package, or undefined where there is none or its browser does not fit this machine. */
export async function shippedArchive(): Promise<Archive | undefined> {
  return (await isForThisSystem()) ? installedPackage() : undefined;
}

/** True: npm should have brought a browser along, and has not. */
export async function lacksShipped(): Promise<boolean> {
  return (await isForThisSystem()) && !(await installedPackage());
}

/** Built for Linux on x64 and against glibc: where its loader is absent (musl), it cannot start. */
async function isForThisSystem(): Promise<boolean> {
  return process.platform === 'linux' && process.arch === 'x64' && exists('/lib64/ld-linux-x86-64.so.2');
}

/** Unpacks the package's plain Latin font into `folder`, on any Linux; does nothing without the package. */
export async function unpackShippedFonts(folder: string): Promise<void> {
  const archive = await installedPackage();
  if (archive) await unpackTar(join(archive.folder, 'fonts.tar.br'), folder);
}

async function installedPackage(): Promise<Archive | undefined> {
  try {
    let root = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
    while (!(await exists(join(root, 'bin', 'chromium.br')))) {
      if (root === dirname(root)) return undefined;
      root = dirname(root);
    }
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'bin'), version };
  } catch {
    return undefined;
  }
}

/** Unpacks into the first of `parents` that takes it, for later runs, too. @throws the last error when none does. */
export async function unpackShipped(
  archive: Archive,
  parents: readonly string[],
  signal?: AbortSignal,
): Promise<Unpacked> {
  let trouble: unknown = new Error('no folder to unpack into');
  let leftAlone: string | undefined;
  for (const parent of parents) {
    try {
      const unpacked = await unpackInto(archive, parent, signal);
      return leftAlone === undefined ? unpacked : { ...unpacked, leftAlone };
    } catch (error) {
      signal?.throwIfAborted();
      trouble = error;
      if (isStrange(error)) leftAlone ??= (error as Error).message;
    }
  }
  throw trouble;
}

async function unpackInto(archive: Archive, named: string, signal: AbortSignal | undefined): Promise<Unpacked> {
  await mkdir(named, { recursive: true, mode: 0o700 });
  // The user may keep the cache elsewhere, behind links of their own.
  const parent = await realpath(named);
  const target = join(parent, `chromium-${archive.version}`);
  await requireOwn(parent);
  await requireOwn(target);
  const ready = await usable(target);
  if (ready) {
    const now = new Date();
    await utimes(join(target, LIST), now, now).catch(() => {});
    await sweepVersions(parent, target);
    return ready;
  }
  const fresh = await mkdtemp(join(parent, UNPACKING));
  try {
    // 190 MB each.
    await sweep(parent, UNFINISHED, fresh, HOUR_MS);
    const executable = join(fresh, 'chromium');
    await pipeline(
      createReadStream(join(archive.folder, 'chromium.br')),
      createBrotliDecompress({ chunkSize: 1 << 20 }),
      createWriteStream(executable, { mode: 0o755, flush: true }),
      ...(signal ? [{ signal }] : []),
    );
    const libraries = await unpackTar(join(archive.folder, 'al2023.tar.br'), fresh);
    await writeList(fresh, ['chromium', ...libraries]);
    await settle(fresh, target);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  const unpacked = await usable(target);
  if (!unpacked) throw new Error(`${target} cannot be used: files are missing or may not be run there`);
  return unpacked;
}

/** Not where others could put a program of theirs. @throws ESTRANGE */
async function requireOwn(folder: string): Promise<void> {
  const why = await strangenessOf(folder, 'folder');
  // A file of ours in its place is replaced.
  if (why === undefined || why === 'absent' || (await strangenessOf(folder, 'file')) === undefined) return;
  throw strange(`${folder} ${why}`);
}

/** Gives the finished folder its name. Another run may have been quicker: then its folder stays, if it is whole. */
async function settle(fresh: string, target: string): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await rename(fresh, target);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOTDIR') throw error;
      if (await usable(target)) return;
      // A broken one is first moved aside, so that two runs never delete in each other's new folder.
      const aside = join(dirname(target), `.broken-${basename(fresh)}`);
      await rename(target, aside).catch(() => {});
      await rm(aside, { recursive: true, force: true });
    }
  }
  throw new Error(`${target} cannot be replaced`);
}

/** Names of folders that are not finished; swept when they are an hour old. */
export const UNPACKING = '.unpacking-';
const UNFINISHED = /^\.(unpacking|broken)-/;
const HOUR_MS = 60 * 60 * 1000;

/** Removes other versions that were not started for a month: nobody needs them after an update; each takes 190 MB. */
async function sweepVersions(parent: string, current: string): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    const folder = join(parent, name);
    if (!/^chromium-[\d.]+$/.test(name) || folder === current) continue;
    if ((await strangenessOf(folder, 'folder')) !== undefined) continue;
    const facts = await stat(join(folder, LIST)).catch(() => undefined);
    if (facts && Date.now() - facts.mtimeMs > MONTH_MS)
      await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

const MONTH_MS = 30 * 24 * HOUR_MS;

/** Undefined unless every file is what was unpacked and may be run from here (no `noexec` mount). */
async function usable(folder: string): Promise<Unpacked | undefined> {
  try {
    if (!(await isAsListed(folder))) return undefined;
    const executable = join(folder, 'chromium');
    await access(executable, constants.X_OK);
    return { executable, libraries: join(folder, LIBRARIES) };
  } catch {
    return undefined;
  }
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
