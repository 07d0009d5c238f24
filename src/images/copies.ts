// Step 2, images: a file of a hosted repository in, the same file in a working copy on this machine out. A copy that
// lies under other folders than the repository's is found by the tail of its path, only where that is safe to believe.

import { basename, dirname, relative } from 'node:path';
import { type Hosted, isSameRepository } from './checkout.ts';
import { type Found, openPicture } from './files.ts';
import { isInside, type Shelf } from './shelf.ts';

export interface Copy {
  readonly found: Exclude<Found, { failure: unknown }>;
  /** Found by a tail of the path that does not name the post's own folder: likely, not certain. */
  readonly guessed: boolean;
}

/** How far up a post without a repository looks for the folders that its addresses name. */
const LEVELS = 6;

export async function findCopy(
  repository: Hosted,
  refAndPath: readonly string[],
  shelf: Shelf,
  maxBytes: number,
): Promise<Copy | undefined> {
  const remotes = shelf.checkout?.remotes ?? [];
  if (remotes.some((remote) => isSameRepository(remote, repository))) {
    const path = await withoutRef(refAndPath, shelf);
    const found = await look(shelf.top, path, shelf, maxBytes);
    return found && { found, guessed: false };
  }
  // Inside a working copy of something else only a fork (same name) or the post's own folder is believed.
  const sameName = (remote: Hosted) => last(remote.path).toLowerCase() === last(repository.path).toLowerCase();
  const believed = remotes.length === 0 || remotes.some(sameName);
  return byTail(refAndPath.slice(1), shelf, maxBytes, believed);
}

/** The longest tail of the path that exists under the post's folder or one above it. */
async function byTail(
  path: readonly string[],
  shelf: Shelf,
  maxBytes: number,
  guess: boolean,
): Promise<Copy | undefined> {
  const above = ancestors(shelf);
  for (let cut = 0; cut < path.length; cut++) {
    const tail = path.slice(cut);
    for (const folder of above) {
      // A bare name is believed beside the post only.
      if (tail.length < 2 && folder !== shelf.folder) continue;
      const found = await look(folder, tail, shelf, maxBytes);
      if (!found) continue;
      const way = relative(folder, shelf.folder).split(/[\\/]/).filter(Boolean);
      const named = way.length > 0 && way.every((name, i) => tail[i] === name);
      const beside = cut > 0 && path[cut - 1] === basename(shelf.folder) && folder === shelf.folder;
      if (named || beside || cut === 0) return { found, guessed: false };
      return guess ? { found, guessed: true } : undefined;
    }
  }
  return undefined;
}

async function look(
  folder: string,
  path: readonly string[],
  shelf: Shelf,
  maxBytes: number,
): Promise<Copy['found'] | undefined> {
  const walked = await shelf.walk(folder, path.join('/'), false);
  if (walked.kind !== 'found' || !walked.stats.isFile()) return undefined;
  const found = await openPicture(walked.path, walked.stats, shelf, maxBytes);
  return 'failure' in found ? undefined : found;
}

/** The path after the ref: a ref is one part, or more if the working copy knows a branch or tag of that name. */
async function withoutRef(refAndPath: readonly string[], shelf: Shelf): Promise<readonly string[]> {
  for (let parts = refAndPath.length - 1; parts > 1; parts--) {
    if (await shelf.checkout?.hasRef(refAndPath.slice(0, parts).join('/'))) return refAndPath.slice(parts);
  }
  return refAndPath.slice(1);
}

function ancestors(shelf: Shelf): readonly string[] {
  const folders = [shelf.folder];
  for (let at = shelf.folder; folders.length <= LEVELS && dirname(at) !== at; ) {
    at = dirname(at);
    if (shelf.checkout && !isInside(at, shelf.top)) break;
    folders.push(at);
  }
  return folders;
}

function last(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
