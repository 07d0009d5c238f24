// Makes the run's private temporary folder before the first step, and removes it after the last. Sweeps what killed
// runs have left.

import { mkdtempSync } from 'node:fs';
import { readdir, realpath, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { type Hold, holdNothing } from '../belongings.ts';
import { BuildError } from '../diagnostics.ts';
import { inPlainWords } from './errno.ts';
import { sweep } from './sweep.ts';

export interface TemporaryFolder {
  readonly path: string;
  /** Removes it; never throws. */
  close(): Promise<void>;
}

const PREFIX = 'tripreport-';
const FOLDER = /^tripreport-[A-Za-z0-9]{6}$/;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A new folder that only this user can enter. @throws BuildError E_OUTPUT when none can be made. */
export async function openFolder(environment: NodeJS.ProcessEnv, hold: Hold = holdNothing): Promise<TemporaryFolder> {
  const named = environment.TMPDIR ?? environment.TEMP ?? environment.TMP;
  const parents = [...new Set([...(named && isAbsolute(named) ? [named] : []), tmpdir(), '/tmp', '/var/tmp'])];
  let trouble: unknown;
  for (const parent of parents) {
    try {
      // mkdtemp gives 0700 and a name nobody can guess. Held in the same breath: it must not be there unknown.
      const made = mkdtempSync(join(parent, PREFIX));
      const release = hold({ kind: 'path', path: made });
      const path = await realpath(made);
      await sweep(parent, FOLDER, path, DAY_MS);
      const watch = watchRoom(path);
      return {
        path,
        async close() {
          watch.end();
          await rm(path, { recursive: true, force: true, maxRetries: 3 }).then(release, () => {});
        },
      };
    } catch (error) {
      trouble ??= error;
    }
  }
  throw new BuildError('E_OUTPUT', `no temporary folder can be made in ${parents[0]}: ${inPlainWords(trouble)}`, {
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

export function temporaryError(error: unknown, folder: string, to: 'write to' | 'read' = 'write to'): BuildError {
  return new BuildError('E_OUTPUT', `cannot ${to} the temporary folder ${folder}: ${inPlainWords(error)}`, {
    hint: 'make room there, or set TMPDIR to a folder with free space',
    cause: error,
  });
}

/** @throws BuildError E_OUTPUT where that is what went wrong: a photo that has no room is not the photo's fault. */
export function throwIfFull(error: unknown, folder: string): void {
  const { code, message } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') throw temporaryError(error, folder);
  // As the picture library says it.
  if (code === undefined && /No space left on device|Disk quota exceeded/i.test(message ?? ''))
    throw temporaryError(Object.assign(new Error(message), { code: 'ENOSPC' }), folder);
}

/** Programs die of a full disk in ways of their own, and leave room when they are gone. @returns that reason where it
 *  is nearly full, or was while the run worked; else `error`. */
export async function orFullDisk(error: BuildError, folder: string, needed = LITTLE): Promise<BuildError> {
  const least = Math.min(await freeBytes(folder), leastRoom.get(folder) ?? Number.POSITIVE_INFINITY);
  if (least > needed) return error;
  return fullDisk(error.message, folder, error);
}

/**
 * The same for a browser that lost a page or pictures by itself. It asks for room for many decoded pictures at once,
 * and gives up where it gets none: the disk was never full.
 */
export async function orSmallDisk(error: BuildError, folder: string): Promise<BuildError> {
  const decoded = DECODED * (await bytesIn(folder));
  return orFullDisk(error, folder, Math.min(MOST_DECODED, Math.max(LEAST_DECODED, decoded)));
}

const LITTLE = 16 * 2 ** 20;
/** What pictures take unpacked: so many times their files, and what the browser keeps at least and at most. */
const DECODED = 16;
const LEAST_DECODED = 128 * 2 ** 20;
const MOST_DECODED = 512 * 2 ** 20;

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => undefined)));
  return sizes.reduce((sum, file) => sum + (file?.isFile() ? file.size : 0), 0);
}

/** The least room that was seen beside each open folder, in bytes. */
const leastRoom = new Map<string, number>();
const LOOK_MS = 50;

function watchRoom(folder: string): { end(): void } {
  const look = async (): Promise<void> => {
    const free = await freeBytes(folder);
    if (leastRoom.has(folder)) leastRoom.set(folder, Math.min(free, leastRoom.get(folder)!));
  };
  leastRoom.set(folder, Number.POSITIVE_INFINITY);
  const clock = setInterval(() => void look(), LOOK_MS).unref();
  return {
    end() {
      clearInterval(clock);
      leastRoom.delete(folder);
    },
  };
}

/** A browser without room for its profile may neither start nor end. @throws BuildError E_OUTPUT */
export async function requireRoom(folder: string): Promise<void> {
  if ((await freeBytes(folder)) > 4 * 2 ** 20) return;
  throw fullDisk('too little room', folder);
}

function fullDisk(message: string, folder: string, cause?: unknown): BuildError {
  return temporaryError(Object.assign(new Error(message, { cause }), { code: 'ENOSPC' }), folder);
}

/** Infinity where the disk does not say. */
async function freeBytes(folder: string): Promise<number> {
  const disk = await statfs(folder).catch(() => undefined);
  return disk && disk.blocks > 0 ? disk.bavail * disk.bsize : Number.POSITIVE_INFINITY;
}
