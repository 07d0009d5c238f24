// Step 2, images: which files beside a picture tell of it: Google Takeout's JSON under all its cut names, and XMP.
// Finds them by name in the picture's own folder, under the same guard as pictures; reads none of them.

import { dirname } from 'node:path';
import { remembered } from '../../lists.ts';
import { originalOf } from './left-out.ts';
import { fold, type ReadableFolders } from './readable-folders.ts';

/** `file`: the real path of a picture that may be read. Real paths of regular files, the likeliest first. */
export async function sidecarsOf(file: string, readable: ReadableFolders): Promise<readonly string[]> {
  const folder = dirname(file);
  const beside = await index(folder, readable);
  if (beside.size === 0) return [];
  const found = new Set<string>();
  for (const name of sidecarNames(file.slice(folder.length).replace(/^[\\/]/, ''))) {
    const listed = beside.get(fold(name));
    if (listed === undefined) continue;
    const walked = await readable.walk(folder, listed, false);
    if (walked.kind === 'found' && walked.stats.isFile()) found.add(walked.path);
  }
  return [...found].slice(0, MOST);
}

const MOST = 4;

/** What may be a sidecar in a folder, by its folded name: each folder is listed once for all its photos. */
const indexes = new WeakMap<ReadableFolders, Map<string, Promise<ReadonlyMap<string, string>>>>();

function index(folder: string, readable: ReadableFolders): Promise<ReadonlyMap<string, string>> {
  const folders = remembered(indexes, readable, () => new Map());
  return remembered(folders, folder, async () => {
    const names = await readable.names(folder);
    return new Map(names.filter((name) => SIDECAR.test(name)).map((name) => [fold(name), name]));
  });
}

const SIDECAR = /\.(?:json|xmp)$/i;

/** All names that its sidecar may have, the exact ones first; a bounded number. */
export function sidecarNames(picture: string): readonly string[] {
  const [, stem = picture, ending = ''] = /^(.*?)(\.[^.]*)?$/s.exec(picture) ?? [];
  const original = originalOf(stem) ?? stem;
  const names = [`${picture}.xmp`, `${stem}.xmp`];
  if (original !== stem) names.push(`${original}${ending}.xmp`, `${original}.xmp`);
  for (const one of new Set([stem, original])) {
    names.push(...takeoutNames(one, ending, ''));
    // `IMG_1(2).jpg` has its words in `IMG_1.jpg(2).json`.
    const copy = /^(.*)(\(\d{1,4}\))$/s.exec(one);
    if (copy) names.push(...takeoutNames(copy[1]!, ending, copy[2]!));
  }
  return names;
}

const SUPPLEMENT = '.supplemental-metadata';
/** Takeout cuts what stands before `.json` here; a picture's own name is cut one letter later. */
const CUT = 46;

function takeoutNames(stem: string, ending: string, copy: string): readonly string[] {
  const name = `${stem}${ending}`;
  const whole = `${name}${SUPPLEMENT}`;
  const lengths = Array.from({ length: SUPPLEMENT.length + 1 }, (_, i) => name.length + i);
  // Longest first: an album of many cuts has the fuller name for the right photo.
  const cut = name.length > CUT - 2 ? [CUT + 5, CUT + 1, CUT, CUT - 1, CUT - 2] : [];
  const bases = [...lengths.toReversed(), ...cut].map((length) => whole.slice(0, length));
  return [...new Set([...bases, stem])].map((base) => `${base}${copy}.json`);
}
