// Makes the run's private temporary folder before the first step, and removes it after the last. Sweeps what killed
// runs have left.

import { mkdtemp, realpath, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
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
export async function openFolder(environment: NodeJS.ProcessEnv): Promise<TemporaryFolder> {
  const named = environment.TMPDIR ?? environment.TEMP ?? environment.TMP;
  const parents = [...new Set([...(named && isAbsolute(named) ? [named] : []), tmpdir(), '/tmp', '/var/tmp'])];
  let trouble: unknown;
  for (const parent of parents) {
    try {
      // mkdtemp gives 0700 and a name nobody can guess.
      const path = await realpath(await mkdtemp(join(parent, PREFIX)));
      await sweep(parent, FOLDER, path, DAY_MS);
      return { path, close: () => rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => {}) };
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

export function temporaryError(error: unknown, folder: string): BuildError {
  return new BuildError('E_OUTPUT', `cannot write to the temporary folder ${folder}: ${inPlainWords(error)}`, {
    hint: 'make room there, or set TMPDIR to a folder with free space',
    cause: error,
  });
}

/** Programs die of a full disk in ways of their own. @returns that reason where it is nearly full, else `error`. */
export async function orFullDisk(error: BuildError, folder: string): Promise<BuildError> {
  if ((await freeBytes(folder)) > 16 * 2 ** 20) return error;
  return fullDisk(error.message, folder, error);
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
