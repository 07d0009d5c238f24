// Around all steps: the run's private temporary folder. Made before the first step, removed after the last; sweeps what killed runs left.

import { lstat, mkdtemp, readdir, realpath, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { BuildError } from '../diagnostics.ts';

export interface TemporaryFolder {
  readonly path: string;
  /** Removes it; never throws. */
  close(): Promise<void>;
}

const PREFIX = 'tripreport-';
const DAY_MS = 24 * 60 * 60 * 1000;

/** A new folder that only this user can enter. @throws BuildError E_OUTPUT when none can be made. */
export async function openFolder(environment: NodeJS.ProcessEnv): Promise<TemporaryFolder> {
  const named = environment.TMPDIR ?? environment.TEMP ?? environment.TMP;
  const parents = [...new Set([...(named && isAbsolute(named) ? [named] : []), tmpdir(), '/tmp', '/var/tmp'])];
  let trouble: unknown;
  for (const parent of parents) {
    try {
      // mkdtemp gives 0700 and a name nobody can guess.
      const path = await realpath(await mkdtemp(join(parent, PREFIX)));
      await sweep(parent, path);
      return { path, close: () => rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => {}) };
    } catch (error) {
      trouble = error;
    }
  }
  throw new BuildError('E_OUTPUT', `no temporary folder can be made in ${parents[0]}: ${(trouble as Error).message}`, {
    hint: 'set TMPDIR to a folder with free space',
    cause: trouble,
  });
}

/** @throws BuildError E_OUTPUT when the disk is full or the folder has gone. */
export async function writeTemporary(path: string, content: Uint8Array | string): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    throw temporaryError(error, dirname(path));
  }
}

export function temporaryError(error: unknown, folder: string): BuildError {
  const { code, message } = error as NodeJS.ErrnoException;
  const what = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : message;
  return new BuildError('E_OUTPUT', `cannot write to the temporary folder ${folder}: ${what}`, {
    hint: 'make room there, or set TMPDIR to a folder with free space',
    cause: error,
  });
}

/** Programs die of a full disk in ways of their own. @returns the plain reason where that is likely it, else `error`. */
export async function orFullDisk(error: BuildError, folder: string): Promise<BuildError> {
  if ((await freeBytes(folder)) > 16 * 2 ** 20) return error;
  return temporaryError(Object.assign(new Error(error.message, { cause: error }), { code: 'ENOSPC' }), folder);
}

/** A browser without room for its profile may neither start nor end. @throws BuildError E_OUTPUT */
export async function requireRoom(folder: string): Promise<void> {
  if ((await freeBytes(folder)) > 4 * 2 ** 20) return;
  throw temporaryError(Object.assign(new Error('too little room'), { code: 'ENOSPC' }), folder);
}

/** Infinite where the disk does not say. */
async function freeBytes(folder: string): Promise<number> {
  const disk = await statfs(folder).catch(() => undefined);
  return disk && disk.blocks > 0 ? disk.bavail * disk.bsize : Number.POSITIVE_INFINITY;
}

/**
 * Removes our own folders older than a day: whoever made them was killed. Others' and links are left alone. The new folder tells what
 * time it is for this disk: a disk of another machine has its own clock.
 */
async function sweep(parent: string, fresh: string): Promise<void> {
  const now = (await lstat(fresh)).mtimeMs;
  const own = process.getuid?.();
  for (const name of await readdir(parent).catch(() => [])) {
    if (!/^tripreport-[A-Za-z0-9]{6}$/.test(name)) continue;
    try {
      const { mtimeMs, uid, isDirectory } = await facts(join(parent, name));
      if (!isDirectory || (own !== undefined && uid !== own) || now - mtimeMs < DAY_MS) continue;
      await rm(join(parent, name), { recursive: true, force: true });
    } catch {
      // Gone already, or not ours to remove.
    }
  }
}

async function facts(path: string): Promise<{ mtimeMs: number; uid: number; isDirectory: boolean }> {
  const stats = await lstat(path);
  return { mtimeMs: stats.mtimeMs, uid: stats.uid, isDirectory: stats.isDirectory() };
}
