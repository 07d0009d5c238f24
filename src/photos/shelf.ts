// Steps 3 and 6: the shelf, where what was found out about photos and their prints are kept between runs, in the user's
// cache. A thing is found by all that decides it: the hash of the file, what was asked, and the versions of the program
// and of the decoder. What an entry says has its own hash, as its content has: nothing is believed that is not whole.

import { note, type Problem, warning } from '../diagnostics.ts';
import { cacheFolder } from '../files/cache-folder.ts';
import { hashOf, sha256Of } from '../files/hash-file.ts';
import { programStamp } from '../files/manifest.ts';
import { openStore, type Store, type StoreEntry, type StoreOwner } from '../files/store.ts';
import { versionsOf } from '../installation.ts';
import { remembered } from '../lists.ts';

/** All that decides a thing, as plain values: those of one kind are told from each other by nothing else. */
export type ShelfKey = Readonly<Record<string, unknown>> & {
  readonly kind: 'decoder' | 'facts' | 'heic' | 'print' | 'small';
};

export interface Shelved {
  readonly sha256: string;
  /** As they were put there. */
  readonly facts: unknown;
  readonly bytes: Uint8Array;
}

export interface Shelf {
  /** True: this installation has put nothing there yet, so that nothing shows that its decoder works. */
  isNew(): Promise<boolean>;
  get(key: ShelfKey): Promise<Shelved | undefined>;
  /** @param facts plain values, as JSON knows them. @returns the hash of the bytes. */
  put(key: ShelfKey, bytes: Uint8Array, facts: unknown): Promise<string>;
  /** The hash of a file; undefined where it cannot be read, or is no longer this one. */
  hashOf(file: string, identity: string | undefined): Promise<string | undefined>;
  /** What does not work of it, once. */
  problems(): readonly Problem[];
  /** At the end of a run. */
  trim(): Promise<void>;
}

export interface KeptThing extends StoreEntry {
  readonly key: string;
  /** JSON. */
  readonly facts: string;
  readonly seal: string;
}

/** Where it lies; undefined where there is no home for it. */
export function openPhotoStore(environment: NodeJS.ProcessEnv): Store<KeptThing> | undefined {
  const folder = cacheFolder('photos', environment);
  return folder === undefined ? undefined : openStore(folder, THINGS);
}

/** @param folder of its own. */
export function openPhotoStoreIn(folder: string): Store<KeptThing> {
  return openStore(folder, THINGS);
}

const sealOf = ({ key, facts, sha256, bytes }: Omit<KeptThing, 'seal'>): string =>
  sha256Of(JSON.stringify([key, facts, sha256, bytes]));

const THINGS: StoreOwner<KeptThing> = {
  format: 1,
  keyOf: ({ key }) => key,
  read({ sha256, bytes, key, facts, seal }) {
    if (typeof key !== 'string' || typeof facts !== 'string') return undefined;
    const thing = { sha256, bytes, key, facts };
    return seal === sealOf(thing) ? { ...thing, seal } : undefined;
  },
};

/** A sign that the decoder of this installation has worked. */
const DECODER: ShelfKey = { kind: 'decoder' };

/** About 15,000 prints. */
const MOST_BYTES = 2 * 2 ** 30;

/** Undefined where the versions of the decoder cannot be told. */
export function openShelf(store: Store<KeptThing>, mostBytes = MOST_BYTES): Shelf | undefined {
  const versions = versionsHere();
  if (versions === undefined) return undefined;
  const textOf = (key: ShelfKey): string => JSON.stringify([versions, key]);
  const hashes = new Map<string, Promise<string | undefined>>();
  const told = new Map<string, Problem>();
  let works: Promise<boolean> | undefined;
  const get: Shelf['get'] = async (key) => {
    const entry = await store.find(textOf(key));
    const bytes = entry && (await store.takeBytes(entry));
    return entry && bytes && { sha256: entry.sha256, facts: JSON.parse(entry.facts), bytes };
  };
  const put: Shelf['put'] = async (key, bytes, facts) => {
    const text = { key: textOf(key), facts: JSON.stringify(facts) };
    const thing = { ...text, sha256: sha256Of(bytes), bytes: bytes.length };
    await store.put({ ...thing, seal: sealOf(thing) }, bytes);
    return thing.sha256;
  };
  const hasWorked = (): Promise<boolean> => (works ??= get(DECODER).then((sign) => sign !== undefined));
  return {
    isNew: async () => !(await hasWorked()),
    get,
    async put(key, bytes, facts) {
      if (!(await hasWorked())) {
        works = Promise.resolve(true);
        await put(DECODER, Buffer.from('works'), null);
      }
      return put(key, bytes, facts);
    },
    hashOf(file, identity) {
      const read = (): Promise<string | undefined> => hashOf(file, identity).catch(() => undefined);
      // While it is the same file, it has the same bytes: every step goes by that.
      return identity === undefined ? read() : remembered(hashes, `${identity} ${file}`, read);
    },
    problems() {
      const trouble = store.trouble();
      const leftAlone = store.leftAlone();
      if (trouble !== undefined)
        remembered(told, 'trouble', () => note('W_CACHE', `the prints of photos cannot be kept (${trouble})`));
      if (leftAlone !== undefined)
        remembered(told, 'strange', () => warning('W_CACHE_STRANGE', `the cache of prints is not used: ${leftAlone}`));
      return [...told.values()];
    },
    trim: () => store.trim(mostBytes),
  };
}

/** Of the program, and of the packages that read photos. */
function versionsHere(): string | undefined {
  const sharp = versionsOf('sharp');
  // Without its parts it was compiled on this machine, from nobody knows what.
  if (sharp.length < 2) return undefined;
  const others = ['exifr', 'libheif-js', '@photostructure/tz-lookup'].flatMap(versionsOf);
  return [programStamp(), `${process.platform} ${process.arch}`, ...sharp, ...others].join('; ');
}
