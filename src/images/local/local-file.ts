// Step 2, images: finds the picture file that a local address as written means. Forgives what writers get wrong, opens
// only regular files inside the allowed folders, and reads only their first bytes.

import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { inPlainWords } from '../../files/errno.ts';
import { openInside } from '../../files/named-file.ts';
import { type Looks, looksLike, percentDecoded, SNIFF_BYTES, withoutQuery } from '../../formats.ts';
import { nearest } from '../../options/nearest.ts';
import { OUTSIDE, tooLarge } from '../failures.ts';
import type { Failure } from '../limits.ts';
import { safeText } from '../safe-to-show.ts';
import { upward } from './checkout.ts';
import { type Found, fold, type ReadableFolders, type Walked } from './readable-folders.ts';

export type LocalResult =
  | {
      readonly file: string;
      /** Relative to the post, with `/`. */
      readonly address: string;
      readonly bytes: number;
      readonly identity: string;
      readonly looks: Looks;
      /** The address only works because it was forgiven: it means this. */
      readonly fixed?: string;
    }
  | { readonly failure: Failure };

/** Where site generators keep what an address that begins with `/` means. */
export const SITE_FOLDERS = ['', 'static', 'public', 'source', 'assets', 'src', '.vuepress/public'];

/** `homes`: folders beside the post where such addresses start, too. */
export async function findFile(
  written: string,
  readable: ReadableFolders,
  maxBytes: number,
  homes: readonly string[] = [],
): Promise<LocalResult> {
  const forms = waysToRead(written);
  let best: Walked | undefined;
  let shown = written;
  // Near places first; in each, every form as it stands before any that must be forgiven.
  for (const place of await places(written, readable, homes)) {
    for (const lenient of [false, true]) {
      for (const form of forms) {
        const path = place.path(form.path);
        if (path === undefined) continue;
        const walked = await readable.walk(place.from, path, lenient);
        if (walked.kind === 'found' && walked.stats.isFile()) {
          const found = await openPicture(walked, readable, maxBytes);
          const literal = walked.exact && !form.fixed && !place.fixed;
          return literal || 'failure' in found ? found : { ...found, fixed: found.address };
        }
        if (moreTelling(walked, best)) {
          best = walked;
          shown = form.path;
        }
      }
    }
  }
  const bare = await findByName(forms, readable);
  if (bare !== undefined) {
    const walked = await readable.walk(readable.top, slashed(relative(readable.top, bare)), false);
    if (walked.kind === 'found') {
      const found = await openPicture(walked, readable, maxBytes);
      // In an Obsidian vault this is how pictures are named.
      const inVault = readable.checkout !== undefined && readable.checkout.kind !== 'git';
      return 'failure' in found || inVault ? found : { ...found, fixed: found.address };
    }
  }
  if (best?.kind !== 'found' && (await startsAtDisk(written))) best = { kind: 'outside' };
  return { failure: await failureOf(best, shown, readable) };
}

/** Opens a regular file that a walk has found, unless it is too large; reads its first bytes. */
export async function openPicture(
  { path, stats }: Found,
  readable: ReadableFolders,
  maxBytes: number,
): Promise<LocalResult> {
  const address = slashed(relative(readable.folder, path));
  const large = { failure: { ...tooLarge(maxBytes), address } };
  if (stats.size > maxBytes) return large;
  try {
    const opened = await openInside(path, readable.allows);
    if (opened === undefined) return { failure: OUTSIDE };
    const { handle, bytes, identity } = opened;
    try {
      if (bytes > maxBytes) return large;
      const head = Buffer.alloc(Math.min(bytes, SNIFF_BYTES));
      const { bytesRead } = await handle.read(head, 0, head.length, 0);
      return { file: path, address, bytes, identity, looks: looksLike(head.subarray(0, bytesRead)) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTFILE') return { failure: NOT_REGULAR };
    return { failure: unreadable(error) };
  }
}

interface Form {
  readonly path: string;
  readonly fixed: boolean;
}

/** The file names that an address may mean, the likeliest first. */
function waysToRead(written: string): readonly Form[] {
  const cut = withoutQuery(written);
  const literal = new Set([written, cut, decodeOnce(written), decodeOnce(cut)]);
  const turned = [written, cut, decodeOnce(cut)].map((path) => path.replaceAll('\\', '/'));
  // The encoded form: a file may be saved under it.
  const paths = new Set([...literal, ...turned, encodeURI(cut), cut.trim()]);
  return [...paths].filter(Boolean).map((path) => ({ path, fixed: !literal.has(path) }));
}

interface SearchPlace {
  readonly from: string;
  /** The path to walk from there, or undefined where this address cannot be meant. */
  readonly path: (path: string) => string | undefined;
  readonly fixed: boolean;
}

async function places(
  written: string,
  readable: ReadableFolders,
  homes: readonly string[],
): Promise<readonly SearchPlace[]> {
  const below = (path: string) => path.replace(/^(\.{0,2}\/)+/, '') || undefined;
  const fromSite = /^[\\/]/.test(written);
  const ofSite = fromSite || homes.includes('/');
  const vault = readable.checkout?.kind === 'vault';
  // A site that is published under a path writes it before its root.
  const under = (fromSite ? (await readable.published()).paths : []).map((prefix) => `${fold(prefix)}/`);
  const inSite = (prefix: string) => (path: string) => {
    const rest = below(path);
    return rest && fold(rest).startsWith(prefix) ? rest.normalize('NFC').slice(prefix.length) || undefined : undefined;
  };
  const first: SearchPlace = fromSite
    ? // An absolute path of this machine that lies inside the allowed folders.
      { from: readable.top, path: (path) => absoluteInside(path, readable), fixed: false }
    : { from: readable.folder, path: (path) => path, fixed: false };
  const site = [below, ...under.map(inSite)].flatMap((path) =>
    [...readable.extra, ...upward(readable.folder, readable.top)].flatMap((folder) =>
      // In a vault, an address may start at its top.
      SITE_FOLDERS.map((name) => ({ from: join(folder, name), path, fixed: !ofSite && !(name === '' && vault) })),
    ),
  );
  const near = homes
    .filter((home) => home !== '/' && !fromSite)
    .map((home): SearchPlace => ({ from: join(readable.folder, home), path: (path) => path, fixed: false }));
  return [first, ...near, ...site];
}

function absoluteInside(path: string, readable: ReadableFolders): string | undefined {
  return readable.allows(path) && path !== readable.top ? slashed(relative(readable.top, path)) : undefined;
}

/** One file below the top with this name, or with this tail of folders and name. */
async function findByName(forms: readonly Form[], readable: ReadableFolders): Promise<string | undefined> {
  for (const form of forms) {
    const parts = form.path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
    const name = parts.at(-1);
    if (name === undefined) continue;
    const found = await readable.named(name);
    if (found.length !== 1) continue;
    const tail = fold(slashed(relative(readable.top, found[0]!)));
    if (parts.length === 1 || `/${tail}`.endsWith(`/${fold(parts.join('/'))}`)) return found[0];
  }
  return undefined;
}

const TELLING: readonly Walked['kind'][] = ['missing', 'outside', 'failed', 'found'];

/** Which failure to report when several places were tried: the first of the kind that says most. */
function moreTelling(walked: Walked, than: Walked | undefined): boolean {
  return than === undefined || TELLING.indexOf(walked.kind) > TELLING.indexOf(than.kind);
}

async function failureOf(walked: Walked | undefined, shown: string, readable: ReadableFolders): Promise<Failure> {
  switch (walked?.kind) {
    case 'found':
      return notAFile(walked.stats);
    case 'outside':
      return OUTSIDE;
    case 'failed':
      return unreadable(walked.cause);
    default: {
      const near = walked && nearestName(walked.name, await readable.names(walked.folder));
      const meant = near === undefined ? '' : slashed(relative(readable.folder, join(walked!.folder, near)));
      return {
        code: 'W_FILE_MISSING',
        message: meant === '' ? 'no such file' : `no such file; the nearest name is ${safeText(meant)}`,
        hint: /^[\\/]/.test(shown)
          ? 'an address that begins with / starts at the site’s folder: name that folder with --root DIR'
          : 'relative addresses start at the folder of the post',
      };
    }
  }
}

function notAFile(stats: Stats): Failure {
  return stats.isDirectory() ? { code: 'W_NOT_FILE', message: 'is a folder, not a file' } : NOT_REGULAR;
}

const NOT_REGULAR: Failure = { code: 'W_NOT_FILE', message: 'is not a regular file' };

function unreadable(cause: unknown): Failure {
  return { code: 'W_FILE', message: `cannot be read (${inPlainWords(cause)})` };
}

/** True for `/etc/x` and the like: a path of this machine rather than of a site. Only the first name is looked up. */
async function startsAtDisk(written: string): Promise<boolean> {
  const first = /^\/[^/]+(?=\/)/.exec(written)?.[0];
  return first !== undefined && (await lstat(decodeOnce(first)).catch(() => undefined)) !== undefined;
}

/** The name a writer most likely meant: another ending, or a few letters off. */
function nearestName(name: string, names: readonly string[]): string | undefined {
  const stem = (text: string) => fold(text).replace(/\.[^.]*$/, '');
  const sameStem = names.find((other) => stem(other) === stem(name) && stem(name) !== '');
  if (sameStem !== undefined) return sameStem;
  const mostSlips = Math.max(1, Math.min(3, Math.floor(name.length / 4)));
  return nearest(name, names.slice(0, 2000), fold, mostSlips);
}

/** `%20` and the like, once; what is not valid stays as written (`100%.jpg`). */
export function decodeOnce(path: string): string {
  return path.replace(/(%[0-9a-f]{2})+/gi, percentDecoded);
}

export function slashed(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
