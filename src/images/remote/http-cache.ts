// Step 2, images: keeps downloads between runs, by address, with what HTTP says about each.

import { cacheFolder } from '../../files/cache-folder.ts';
import { openStore, type Store, type StoreEntry, type StoreOwner } from '../../files/store.ts';
import { isSound, type StoredPolicy } from './freshness.ts';

export interface KeptDownload extends StoreEntry {
  readonly url: string;
  /** After redirects. */
  readonly finalUrl: string;
  readonly policy: StoredPolicy;
}

export type HttpCache = Store<KeptDownload>;

/** Undefined where there is no home for it. */
export function openHttpCache(environment: NodeJS.ProcessEnv): HttpCache | undefined {
  const folder = cacheFolder('pictures', environment);
  return folder === undefined ? undefined : openStore(folder, DOWNLOADS);
}

const DOWNLOADS: StoreOwner<KeptDownload> = {
  format: 1,
  keyOf: ({ url }) => url,
  read({ sha256, bytes, url, finalUrl, policy }) {
    if (typeof url !== 'string' || typeof finalUrl !== 'string' || !URL.canParse(finalUrl)) return undefined;
    if (!URL.canParse(url) || typeof policy !== 'object' || policy === null) return undefined;
    const kept = policy as StoredPolicy;
    return isSound(kept) ? { url, finalUrl, sha256, bytes, policy: kept } : undefined;
  },
};
