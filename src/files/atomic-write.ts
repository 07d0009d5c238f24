// Step 8 (finish): puts the finished PDF and the lock of its photos on disk, or a draft. Old files stay until all new
// ones are complete; no half file is ever left.

import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, lstat, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Hold, holdNothing } from '../belongings.ts';
import { BuildError } from '../diagnostics.ts';
import { inPlainWords } from './errno.ts';
import { type HeldFolder, holdFolder } from './held-folder.ts';
import { type LinkBounds, NO_BOUNDS, outputPlace } from './output-place.ts';
import { sweep } from './sweep.ts';

export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What to do when it cannot be written; else: choose another place. */
  readonly hint?: string | undefined;
}

/** Checks, before any work, that `path` can be written; `hint` as in OutputFile. @throws BuildError E_OUTPUT */
export async function checkOutput(path: string, bounds: LinkBounds = NO_BOUNDS, hint?: string): Promise<void> {
  const target = await outputPlace(path, bounds);
  const folder = dirname(target);
  const old = await lstat(target).catch(() => undefined);
  if (old?.isDirectory()) throw outputError(path, 'is a folder', 'give a file name: -o FOLDER/report.pdf');
  if (old && !old.isFile()) throw outputError(path, 'is not a regular file', hint);
  const parent = await stat(folder).catch(() => undefined);
  if (!parent)
    throw outputError(path, `cannot be written: the folder ${folder} does not exist`, hint ?? 'make it first');
  if (!parent.isDirectory()) throw outputError(path, `cannot be written: ${folder} is not a folder`, hint);
  try {
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw notWritten(path, error, hint);
  }
}

/** Whether writing to `path` would replace one of these files, by whatever names and links. */
export async function wouldReplace(path: string, files: readonly string[]): Promise<boolean> {
  const own = await identity(path);
  return (await Promise.all(files.map(identity))).includes(own);
}

async function identity(path: string): Promise<string> {
  const facts = await stat(path, { bigint: true }).catch(() => undefined);
  return facts ? `${facts.dev}:${facts.ino}` : outputPlace(path, NO_BOUNDS).catch(() => path);
}

/**
 * Writes all of them beside their places, checks and syncs them, and only then renames each over its old one, in order.
 * @throws BuildError E_OUTPUT; the last file's old one is untouched then, and all are unless a rename itself failed.
 */
export async function writeOutputs(
  files: readonly OutputFile[],
  bounds: LinkBounds = NO_BOUNDS,
  hold: Hold = holdNothing,
): Promise<void> {
  const staged: Staged[] = [];
  try {
    for (const file of files) {
      const target = await outputPlace(file.path, bounds);
      const folder = await holdFolder(dirname(target)).catch((error) => {
        throw notWritten(file.path, error, file.hint);
      });
      const name = `.tripreport-${randomBytes(6).toString('hex')}.part`;
      const release = hold({ kind: 'path', path: join(dirname(target), name) });
      staged.push({ ...file, folder, target: folder.path(basename(target)), beside: folder.path(name), release });
    }
    for (const one of staged) await orOutputError(one, stage(one));
    for (const one of staged) await orOutputError(one, putInPlace(one));
  } finally {
    for (const { beside, folder, release } of staged) {
      await rm(beside, { force: true }).then(release, () => {});
      await folder.close();
    }
  }
}

/** Writes a file where none is. @returns false where something is there: it stays, and a link in its place is not
 *  followed. @throws BuildError E_OUTPUT; no half file stays then. */
export async function writeNewFile(path: string, text: string, bounds: LinkBounds = NO_BOUNDS): Promise<boolean> {
  const place = await outputPlace(dirname(path), bounds);
  const folder = await holdFolder(place).catch((error) => {
    throw notWritten(path, error);
  });
  const file = folder.path(basename(path));
  let made = false;
  try {
    // When two runs race, one of them loses.
    const handle = await open(file, 'wx');
    made = true;
    await handle.writeFile(text).finally(() => handle.close());
    return true;
  } catch (error) {
    if (made) await rm(file, { force: true });
    else if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw notWritten(path, error);
  } finally {
    await folder.close();
  }
}

const PART = /^\.tripreport-[0-9a-f]{12}\.part$/;

interface Staged extends OutputFile {
  readonly folder: HeldFolder;
  readonly target: string;
  readonly beside: string;
  readonly release: () => void;
}

async function stage({ bytes, folder, beside, target }: Staged): Promise<void> {
  await writeWhole(bytes, beside);
  // After ten minutes without a write, the run that made it was killed.
  await sweep(folder.path(''), PART, beside, 10 * 60_000);
  const old = await lstat(target).catch(() => undefined);
  if (old?.isFile()) await chmod(beside, old.mode & 0o777);
}

async function putInPlace({ folder, beside, target }: Staged): Promise<void> {
  // A link that has taken the place of the old file is replaced, not followed.
  await renamePatiently(beside, target);
  await syncFolder(folder.path(''));
}

async function orOutputError({ path, hint }: OutputFile, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw notWritten(path, error, hint);
  }
}

/** Writes to stdout and waits until all is taken. @throws BuildError E_OUTPUT when the reader has gone. */
export async function writeStream(pdf: Uint8Array, stream: NodeJS.WritableStream): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const fail = (error: Error) => reject(streamError(error, 'nothing complete was written'));
    stream.once('error', fail);
    stream.write(pdf, (error) => {
      if (error) return fail(error);
      stream.removeListener('error', fail);
      resolve();
    });
  });
}

export function streamError(error: Error, hint: string): BuildError {
  return notWritten('standard output', error, hint);
}

async function writeWhole(bytes: Uint8Array, file: string): Promise<void> {
  const handle = await open(file, 'wx', 0o666);
  try {
    // writeFile goes on after short writes and raises ENOSPC.
    await handle.writeFile(bytes);
    await handle.sync();
    const { size } = await handle.stat();
    if (size !== bytes.length) throw new Error(`only ${size} of ${bytes.length} bytes reached the disk`);
  } finally {
    await handle.close();
  }
}

/** On Windows a viewer or virus scanner may hold the old file for a moment. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let waitMs = 50; ; waitMs *= 2) {
    try {
      return await rename(from, to);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const held = code === 'EBUSY' || (process.platform === 'win32' && (code === 'EPERM' || code === 'EACCES'));
      if (!held || waitMs > 1000) throw error;
      await new Promise((resume) => setTimeout(resume, waitMs));
    }
  }
}

/** The name itself must survive a power cut too; not every system can sync a folder. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The file is whole either way.
  }
}

function notWritten(path: string, cause: unknown, hint?: string): BuildError {
  return outputError(path, `cannot be written: ${inPlainWords(cause, 'writing')}`, hint, cause);
}

function outputError(path: string, what: string, hint?: string, cause?: unknown): BuildError {
  return new BuildError('E_OUTPUT', `${path} ${what}`, { hint: hint ?? 'choose another place with -o', cause });
}
