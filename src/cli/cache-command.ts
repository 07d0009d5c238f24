// `tripreport cache dir|clear|verify`: where downloads and the prints of photos are kept, and keeping them in order.

import { BuildError } from '../diagnostics.ts';
import { type KeptStore, keptStores } from '../stages/kept.ts';
import { plainPath } from './harmless.ts';
import { size } from './terminal.ts';

/** @throws BuildError E_OUTPUT for the first that cannot be looked after; the others are. */
export async function cacheCommand(what: 'dir' | 'clear' | 'verify'): Promise<number> {
  const stores = keptStores(process.env);
  const [first] = stores;
  if (first === undefined)
    throw new BuildError('E_OUTPUT', 'there is no cache folder: neither XDG_CACHE_HOME nor a home folder is known');
  if (what === 'dir') {
    process.stdout.write(`${plainPath(first.store.folder)}\n`);
    return 0;
  }
  const done = await Promise.allSettled(stores.map((kept) => lookAfter(kept, what)));
  for (const one of done) if (one.status === 'fulfilled') process.stdout.write(`${one.value}\n`);
  for (const one of done) if (one.status === 'rejected') throw one.reason;
  return 0;
}

/** What there is to say of it, on one line. */
async function lookAfter({ what, store }: KeptStore, work: 'clear' | 'verify'): Promise<string> {
  const { entries, bytes, removed, leftAlone = 0 } = await store[work]();
  const rest = leftAlone === 0 ? '' : `, ${leftAlone} left alone that are not of this cache or not yours alone`;
  if (work === 'clear') return `removed ${removed} ${what}${rest}`;
  return `${entries} ${what}, ${size(bytes)}, ${removed === 0 ? 'all sound' : `${removed} damaged and removed`}${rest}`;
}
