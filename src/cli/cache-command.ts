// `tripreport cache dir|clear|verify`: where downloads are kept, and keeping them in order.

import { BuildError } from '../diagnostics.ts';
import { openHttpCache } from '../images/remote/http-cache.ts';
import { plainPath } from './harmless.ts';

export async function cacheCommand(what: 'dir' | 'clear' | 'verify'): Promise<number> {
  const cache = openHttpCache(process.env);
  if (cache === undefined)
    throw new BuildError('E_OUTPUT', 'there is no cache folder: neither XDG_CACHE_HOME nor a home folder is known');
  if (what === 'dir') process.stdout.write(`${plainPath(cache.folder)}\n`);
  else {
    const { entries, bytes, removed, leftAlone = 0 } = await cache[what]();
    const rest = leftAlone === 0 ? '' : `, ${leftAlone} left alone that are not of this cache or not yours alone`;
    const size = `${(bytes / 1e6).toFixed(1)} MB`;
    process.stdout.write(
      what === 'clear'
        ? `removed ${removed} downloads${rest}\n`
        : `${entries} downloads, ${size}, ${removed === 0 ? 'all sound' : `${removed} damaged and removed`}${rest}\n`,
    );
  }
  return 0;
}
