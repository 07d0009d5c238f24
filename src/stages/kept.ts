// Everything that is kept between runs, for whoever looks after it: each store with the word for what it holds.

import type { Store, StoreEntry } from '../files/store.ts';
import { openHttpCache } from '../images/remote/http-cache.ts';
import { openPhotoStore } from '../photos/shelf.ts';

export interface KeptStore {
  /** As it follows a number. */
  readonly what: string;
  readonly store: Pick<Store<StoreEntry>, 'folder' | 'clear' | 'verify'>;
}

/** Empty where there is no home for them. */
export function keptStores(environment: NodeJS.ProcessEnv): readonly KeptStore[] {
  const downloads = openHttpCache(environment);
  const photos = openPhotoStore(environment);
  return [
    ...(downloads ? [{ what: 'downloads', store: downloads }] : []),
    ...(photos ? [{ what: 'prints and facts of photos', store: photos }] : []),
  ];
}
