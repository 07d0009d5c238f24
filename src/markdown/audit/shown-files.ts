// Step 1, audit: tells whether a picture that front matter names is among those shown already, in one walk along
// its address.

import { withoutQuery } from '../../formats.ts';
import type { PictureRef } from '../../model.ts';
import { fileNameOf } from './file-names-as-text.ts';

export interface ShownFiles {
  /** Names of folders may be left out at the front, but not differ: cameras count from 1 in every folder. */
  has(address: string): boolean;
  add(picture: Pick<PictureRef, 'written' | 'fallbacks'>): void;
}

export function shownFiles(pictures: Iterable<Pick<PictureRef, 'written' | 'fallbacks'>>): ShownFiles {
  const root = newNameBefore();
  const files: ShownFiles = {
    has(address) {
      let at = root;
      for (const name of namesFromTheEnd(address)) {
        const next = at.before.get(name);
        if (!next) return false;
        if (next.whole) return true;
        at = next;
      }
      // A shorter address than every one that ends like it.
      return true;
    },
    add({ written, fallbacks }) {
      for (const address of [written, ...fallbacks]) {
        let at = root;
        for (const name of namesFromTheEnd(address)) {
          const next = at.before.get(name) ?? newNameBefore();
          at.before.set(name, next);
          at = next;
        }
        at.whole = true;
      }
    },
  };
  for (const picture of pictures) files.add(picture);
  return files;
}

/** A name in an address, and those that stand before it in one address or another. */
interface NameBefore {
  readonly before: Map<string, NameBefore>;
  /** An address begins here. */
  whole: boolean;
}

const newNameBefore = (): NameBefore => ({ before: new Map(), whole: false });

/** The file's name, then the folders, the innermost first. */
function namesFromTheEnd(address: string): readonly string[] {
  const folders = withoutQuery(address).split(/[/\\]/).slice(0, -1);
  return [...folders.filter((name) => !/^\.{0,2}$/.test(name)).map(fileNameOf), fileNameOf(address)].reverse();
}
