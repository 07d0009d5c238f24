// Step 2, images: finds the working copy that a post lies in: its top folder and the hosted repositories it is a copy
// of. Reads .git as plain files, runs no program, and never looks at the pictures themselves.

import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { dirname, isAbsolute, join, parse, resolve } from 'node:path';
import { readSmallFile } from '../../files/named-file.ts';
import { trimOf } from '../../trimming.ts';

/** A repository on a server, as its remote address names it. */
export interface HostedRepository {
  readonly host: string;
  /** `owner/name`, or a longer path on GitLab. Case does not count. */
  readonly path: string;
}

export interface Checkout {
  readonly top: string;
  readonly kind: 'git' | 'versioned' | 'vault';
  readonly remotes: readonly HostedRepository[];
  /** True when a branch, tag or remote branch has this name. */
  hasRef(name: string): Promise<boolean>;
}

/** The nearest Git working copy above `folder`; without one, the nearest Mercurial, Subversion or Obsidian folder. */
export async function findCheckout(folder: string): Promise<Checkout | undefined> {
  let other: Pick<Checkout, 'top' | 'kind'> | undefined;
  for (const at of upward(folder)) {
    const git = await gitFolder(join(at, '.git'));
    if (git) return { top: at, kind: 'git', remotes: await readRemotes(git), hasRef: (name) => hasRef(git, name) };
    for (const mark of ['.hg', '.svn', '.obsidian']) {
      if ((await factsOf(join(at, mark)))?.isDirectory())
        other ??= { top: at, kind: mark === '.obsidian' ? 'vault' : 'versioned' };
    }
  }
  return other === undefined ? undefined : { ...other, remotes: [], hasRef: async () => false };
}

/** A folder and those above it, up to `top` or the root of the disk. */
export function upward(folder: string, top?: string): readonly string[] {
  const above = dirname(folder);
  return folder === top || folder === above ? [folder] : [folder, ...upward(above, top)];
}

/** `https://host/o/r.git`, `git@host:o/r.git`, `ssh://git@host:22/o/r` → the repository, or undefined. */
export function parseRemote(remote: string): HostedRepository | undefined {
  const scp = /^(?:[^@/\s]+@)?([^:/\s]{2,}):(?!\/\/)(.+)$/.exec(remote);
  const url = /^(?:https?|ssh|git|git\+ssh):\/\/(?:[^@/]*@)?([^:/]+)(?::\d+)?\/(.+)$/i.exec(remote);
  const [, host, path] = url ?? scp ?? [];
  if (host === undefined || path === undefined) return undefined;
  const clean = trimOf(path, '/').replace(/\.git$/i, '');
  if (!clean.includes('/')) return undefined;
  return { host: host.toLowerCase().replace(/^(www|ssh)\./, ''), path: clean };
}

export function isSameRepository(a: HostedRepository, b: HostedRepository): boolean {
  return a.host === b.host && a.path.toLowerCase() === b.path.toLowerCase();
}

/** `.git` is a folder, or in worktrees and submodules a file that names one; the common one has config and refs. */
async function gitFolder(path: string): Promise<string | undefined> {
  const facts = await factsOf(path);
  if (!facts) return undefined;
  let folder = path;
  if (facts.isFile()) {
    const named = /^gitdir:(.*)/m.exec(await readSmall(path))?.[1]?.trim();
    if (!named) return undefined;
    folder = isAbsolute(named) ? named : resolve(dirname(path), named);
  }
  const common = (await readSmall(join(folder, 'commondir'))).trim();
  if (common) folder = resolve(folder, common);
  // An empty folder named .git is no repository.
  return (await isFile(join(folder, 'HEAD'))) || (await isFile(join(folder, 'config'))) ? folder : undefined;
}

async function readRemotes(git: string): Promise<readonly HostedRepository[]> {
  const remotes: HostedRepository[] = [];
  let inRemote = false;
  for (const line of (await readSmall(join(git, 'config'))).split(/\r?\n/)) {
    const section = /^\s*\[\s*([\w.-]+)/.exec(line);
    if (section) inRemote = section[1]!.toLowerCase() === 'remote';
    const url = inRemote ? /^\s*url\s*=(.*)/i.exec(line)?.[1]?.trim().replace(/^"|"$/g, '') : undefined;
    const hosted = url === undefined ? undefined : parseRemote(url);
    if (hosted) remotes.push(hosted);
  }
  return remotes;
}

async function hasRef(git: string, name: string): Promise<boolean> {
  if (name.split('/').some((part) => part === '' || part === '.' || part === '..')) return false;
  const remotes = await readdir(join(git, 'refs', 'remotes')).catch(() => []);
  for (const kind of ['heads', 'tags', ...remotes.map((remote) => join('remotes', remote))]) {
    if (await isFile(join(git, 'refs', kind, name))) return true;
  }
  const packed = await readSmall(join(git, 'packed-refs'));
  return packed.split(/\r?\n/).some((line) => {
    const ref = /^[0-9a-f]{40,64} refs\/(?:heads|tags|remotes\/[^/]+)\/(.+)$/.exec(line);
    return ref?.[1] === name;
  });
}

/** Of a worktree, the repository lies anywhere. */
function readSmall(path: string): Promise<string> {
  return readSmallFile(path, 4 * 2 ** 20, parse(path).root);
}

async function isFile(path: string): Promise<boolean> {
  return (await factsOf(path))?.isFile() ?? false;
}

function factsOf(path: string): Promise<Stats | undefined> {
  return lstat(path).catch(() => undefined);
}
