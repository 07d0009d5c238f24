// Step 2, images: finds a file of a hosted repository in a working copy on this machine. A copy under other folders
// than the repository's is found by the tail of its path, only where that is safe to believe.

import { basename, posix, relative } from 'node:path';
import { type HostedRepository, isSameRepository, upward } from './checkout.ts';
import { type LocalResult, openPicture } from './local-file.ts';
import { fold, type ReadableFolders } from './readable-folders.ts';

export interface RepositoryCopy {
  readonly found: Exclude<LocalResult, { failure: unknown }>;
  /** Found by a tail of the path that does not name the post's own folder: likely, not certain. */
  readonly guessed: boolean;
}

/** How far up a post looks for the folders that its addresses name. */
const LEVELS = 6;

export async function findRepositoryCopy(
  repository: HostedRepository,
  refAndPath: readonly string[],
  readable: ReadableFolders,
  maxBytes: number,
): Promise<RepositoryCopy | undefined> {
  const remotes = readable.checkout?.remotes ?? [];
  if (remotes.some((remote) => isSameRepository(remote, repository))) {
    const path = await withoutRef(refAndPath, readable);
    const found = await look(readable.top, path, readable, maxBytes);
    return found && { found, guessed: false };
  }
  const name = posix.basename(repository.path).toLowerCase();
  const fork = remotes.some((remote) => posix.basename(remote.path).toLowerCase() === name);
  const copy = await byTail(refAndPath.slice(1), name, readable, maxBytes);
  if (!copy) return undefined;
  // A working copy of something else has its own `images/logo.png`: there only the post's own folder is believed.
  if (remotes.length > 0 && !fork) return copy.named ? { found: copy.found, guessed: true } : undefined;
  return { found: copy.found, guessed: !copy.named && !(fork && copy.whole) };
}

interface Tail {
  readonly found: RepositoryCopy['found'];
  /** The path names the post's own folder, or the folder it was found in has the repository's name. */
  readonly named: boolean;
  /** Nothing of the path was cut off. */
  readonly whole: boolean;
}

/** The longest tail of the path that exists under the post's folder or one above it. */
async function byTail(
  path: readonly string[],
  name: string,
  readable: ReadableFolders,
  maxBytes: number,
): Promise<Tail | undefined> {
  const folders = upward(readable.folder, readable.checkout?.top).slice(0, LEVELS + 1);
  const names = await Promise.all(folders.map(async (at) => new Set((await readable.names(at)).map(fold))));
  for (let cut = 0; cut < path.length; cut++) {
    for (const [level, folder] of folders.entries()) {
      // A bare name is believed beside the post only.
      if (cut === path.length - 1 && folder !== readable.folder) continue;
      // Known without a walk for each tail of a long path.
      if (!names[level]!.has(fold(path[cut]!))) continue;
      const tail = path.slice(cut);
      const found = await look(folder, tail, readable, maxBytes);
      if (!found) continue;
      const way = relative(folder, readable.folder).split(/[\\/]/).filter(Boolean);
      const through = way.length > 0 && way.every((part, i) => tail[i] === part);
      const beside = cut > 0 && path[cut - 1] === basename(folder);
      // `trips` or, unpacked from an archive, `trips-main`.
      const unpacked = cut === 0 && `${basename(folder).toLowerCase()}-`.startsWith(`${name}-`);
      return { found, named: through || beside || unpacked, whole: cut === 0 };
    }
  }
  return undefined;
}

async function look(
  folder: string,
  path: readonly string[],
  readable: ReadableFolders,
  maxBytes: number,
): Promise<RepositoryCopy['found'] | undefined> {
  const walked = await readable.walk(folder, path.join('/'), false);
  if (walked.kind !== 'found' || !walked.stats.isFile()) return undefined;
  const found = await openPicture(walked, readable, maxBytes);
  return 'failure' in found ? undefined : found;
}

/** No branch is called by more names with slashes between. */
const DEEPEST_REF = 16;

/** The path after the ref: a ref is one part, or more if the working copy knows a branch or tag of that name. */
async function withoutRef(refAndPath: readonly string[], readable: ReadableFolders): Promise<readonly string[]> {
  for (let parts = Math.min(refAndPath.length - 1, DEEPEST_REF); parts > 1; parts--) {
    if (await readable.checkout?.hasRef(refAndPath.slice(0, parts).join('/'))) return refAndPath.slice(parts);
  }
  return refAndPath.slice(1);
}
