// Step 2, images: the folders that a post may read pictures from, and the one way to walk them. Case and Unicode forms
// are forgiven on request; no step, link or `..` leaves the allowed folders. Reads folders, never a picture's bytes.

import type { Stats } from 'node:fs';
import { lstat, readdir, readlink, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isInside } from '../../files/named-file.ts';
import { remembered } from '../../lists.ts';
import { type Checkout, findCheckout } from './checkout.ts';
import { findSite, type Published, publishedAs } from './site.ts';

export interface ReadableFolders {
  /** The post's folder, real path. */
  readonly folder: string;
  /** The top of the repository, vault, site or export, else the post's folder. Real path. */
  readonly top: string;
  readonly checkout: Checkout | undefined;
  /** --root folders, real paths. */
  readonly extra: readonly string[];
  /** Walks `path` (names with `/` between) from `from`; `lenient` forgives case and Unicode forms of a unique name. */
  walk(from: string, path: string, lenient: boolean): Promise<Walked>;
  /** Names in a folder, sorted; empty when it cannot be read or is not allowed. */
  names(folder: string): Promise<readonly string[]>;
  /** Files below the top that are called `name` (lenient), as real paths. */
  named(name: string): Promise<readonly string[]>;
  allows(path: string): boolean;
  published(): Promise<Published>;
}

export interface Found {
  readonly kind: 'found';
  readonly path: string;
  readonly stats: Stats;
  /** Nothing had to be forgiven. */
  readonly exact: boolean;
}

export type Walked =
  | Found
  /** `folder` has nothing called `name`. */
  | { readonly kind: 'missing'; readonly folder: string; readonly name: string }
  | { readonly kind: 'outside' }
  | { readonly kind: 'failed'; readonly cause: unknown };

/** How many entries a search by name looks at, at most: it must not read through a home folder. */
const MOST_ENTRIES = 50_000;

/** What opens the folders of texts, each once. */
export type OpenFolders = (
  folder: string,
  /** Of a text that stands in another's place: nothing but that one's folders, the one it lies in first. */
  within?: readonly string[],
) => Promise<ReadableFolders>;

export function readableFoldersFor(roots: readonly string[]): OpenFolders {
  const opened = new Map<string, Promise<ReadableFolders>>();
  return (folder, within) => {
    const key = [folder, ...(within ?? [])].join('\0');
    return remembered(opened, key, () => openReadableFolders(folder, roots, within));
  };
}

export async function openReadableFolders(
  folder: string,
  roots: readonly string[],
  within?: readonly string[],
): Promise<ReadableFolders> {
  const home = await realpath(folder).catch(() => resolve(folder));
  const checkout = await findCheckout(home);
  const top = within?.[0] ?? (await topOf(home, checkout));
  const reals = await Promise.all(
    [...(within ?? []).slice(1), ...roots].map((root) => realpath(root).catch(() => undefined)),
  );
  const extra = reals.filter((root) => root !== undefined);
  const allows = (path: string) => [top, ...extra].some((root) => isInside(path, root));
  const listed = new Map<string, Promise<readonly string[]>>();
  let tree: Promise<ReadonlyMap<string, readonly string[]>> | undefined;
  let site: Promise<Published> | undefined;

  const names = (at: string): Promise<readonly string[]> =>
    remembered(listed, at, async () => (allows(at) ? namesInside(at) : []));

  /** The folder may be, or become, a link that leads out: its names are nobody's business then. */
  async function namesInside(at: string): Promise<readonly string[]> {
    const found = await sortedNames(at);
    const real = await realpath(at).catch(() => undefined);
    return real !== undefined && allows(real) ? found : [];
  }

  async function walk(from: string, path: string, lenient: boolean): Promise<Walked> {
    // `..` is resolved in the text first: nothing outside is even looked at.
    const target = resolve(from, path.split('/').filter(Boolean).map(legal).join('/'));
    // Walking starts at a real path; `from` itself may hold links.
    const root = [home, top, ...extra].find((start) => isInside(target, start));
    if (root === undefined) return { kind: 'outside' };
    let at = root;
    let exact = true;
    let stats = await lstat(at).catch(() => undefined);
    for (const name of relative(root, target).split(sep).filter(Boolean)) {
      let here = join(at, name);
      stats = await lstat(here).catch(() => undefined);
      if (!stats && lenient) {
        const other = uniqueLike(name, await names(at));
        if (other !== undefined) {
          exact = false;
          here = join(at, other);
          stats = await lstat(here).catch(() => undefined);
        }
      }
      if (!stats) return { kind: 'missing', folder: at, name };
      if (stats.isSymbolicLink()) {
        const end = await followLink(here);
        if (typeof end !== 'string') return end;
        here = end;
        stats = await lstat(here).catch(() => undefined);
        if (!stats) return { kind: 'missing', folder: at, name };
      }
      at = here;
    }
    return stats ? { kind: 'found', path: at, stats, exact } : { kind: 'missing', folder: dirname(at), name: '' };
  }

  async function followLink(link: string): Promise<string | Walked> {
    try {
      const real = await realpath(link);
      return allows(real) ? real : { kind: 'outside' };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ELOOP') return { kind: 'failed', cause: error };
      // A link that leads out says nothing about whether its target exists.
      const target = resolve(dirname(link), await readlink(link).catch(() => '.'));
      return allows(target) ? { kind: 'missing', folder: dirname(link), name: link } : { kind: 'outside' };
    }
  }

  return {
    folder: home,
    top,
    checkout,
    extra,
    walk,
    names,
    allows,
    async named(name) {
      tree ??= readTree(top);
      return (await tree).get(fold(name)) ?? [];
    },
    published: () => (site ??= publishedAs(home, top)),
  };
}

/** A repository's own top counts; of a vault and a site the outer one. */
async function topOf(home: string, checkout: Checkout | undefined): Promise<string> {
  if (checkout && checkout.kind !== 'vault') return checkout.top;
  const site = await findSite(home);
  if (!checkout) return site ?? home;
  return site !== undefined && isInside(checkout.top, site) ? site : checkout.top;
}

async function sortedNames(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

/** The form in which names are compared where case and Unicode composition do not count. */
export function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function uniqueLike(name: string, names: readonly string[]): string | undefined {
  const composed = names.filter((other) => other.normalize('NFC') === name.normalize('NFC'));
  if (composed.length === 1) return composed[0];
  const folded = names.filter((other) => fold(other) === fold(name));
  return folded.length === 1 ? folded[0] : undefined;
}

/** A path piece that Windows would take for a drive or a stream is no file name. */
function legal(name: string): string {
  return name.includes('\0') || (sep === '\\' && name.includes(':')) ? '\uFFFD' : name;
}

async function readTree(top: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  const folders = [top];
  let left = MOST_ENTRIES;
  // Grows while it is read.
  for (const folder of folders) {
    if (left <= 0) break;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      left--;
      if (entry.name.startsWith('.') || entry.name === 'node_modules' || entry.name === '@eaDir') continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) remembered(found, fold(entry.name), () => []).push(path);
    }
  }
  return found;
}
