// Between steps 1 and 2: what is known of the folders that galleries look into, and which names a pattern means. Each
// folder is read and sorted once, each file asked once, however many galleries name them.

import { basename, dirname } from 'node:path';
import { remembered } from '../../lists.ts';
import { fold, type ReadableFolders, type Walked } from './readable-folders.ts';

export interface Survey {
  readonly readable: ReadableFolders;
  /** How many more names may be looked at. */
  readonly looks: { left: number };
  /** Names that may be shown, in natural order. */
  names(folder: string): Promise<readonly { readonly name: string; readonly folded: string }[]>;
  walk(path: string): Promise<Walked>;
}

export function surveyOf(readable: ReadableFolders, looks: Survey['looks']): Survey {
  const listed = new Map<string, ReturnType<Survey['names']>>();
  const walked = new Map<string, Promise<Walked>>();
  return {
    readable,
    looks,
    names: (folder) => remembered(listed, folder, () => sortedNames(folder, readable)),
    walk: (path) => remembered(walked, path, () => readable.walk(dirname(path), basename(path), false)),
  };
}

async function sortedNames(folder: string, readable: ReadableFolders): ReturnType<Survey['names']> {
  const names = (await readable.names(folder)).filter(isShown);
  return [...names].sort(byNature).map((name) => ({ name, folded: fold(name) }));
}

/** Whether a folded name is like the pattern. Each part is looked for once, behind the one before: nothing is tried
 *  again, however many stars there are. */
export function matcher(pattern: string): (name: string) => boolean {
  const [first = '', ...parts] = fold(pattern).split(/\*+/);
  const last = parts.pop();
  if (last === undefined) return (name) => name === first;
  return (name) => {
    if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
    let at = first.length;
    for (const part of parts) {
      const found = name.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= name.length - last.length;
  };
}

/** `img2` before `img10`; neither case nor a language's rules count. */
export function byNature(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => fold(name).match(/\d+|\D+/g) ?? []);
  for (const [i, x] of left!.entries()) {
    const y = right![i];
    if (y === undefined) break;
    if (x === y) continue;
    const numbers = /^\d/.test(x) && /^\d/.test(y);
    const [m, n] = [x.replace(/^0+(?=\d)/, ''), y.replace(/^0+(?=\d)/, '')];
    if (numbers && m !== n) return m.length === n.length ? (m < n ? -1 : 1) : m.length - n.length;
    if (!numbers) return x < y ? -1 : 1;
  }
  return left!.length - right!.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** What storage boxes and archives keep beside photos: thumbnails, bins, forks. */
const NO_PHOTOS = new Set([
  'node_modules',
  '@eadir',
  '#recycle',
  '@recycle',
  '@recently-snapshot',
  '__macosx',
  '$recycle.bin',
]);

function isShown(name: string): boolean {
  return !name.startsWith('.') && !NO_PHOTOS.has(name.toLowerCase());
}
