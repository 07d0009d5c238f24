// Where things are kept between runs: folders side by side in the user's cache, for downloads, prints of photos and the
// browser.

import { isAbsolute, posix, win32 } from 'node:path';

/** XDG on Linux, the platform's usual place elsewhere; undefined when there is no home. */
export function cacheFolder(
  what: 'pictures' | 'photos' | 'browser' | 'built',
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  if (platform === 'win32') {
    const local = environment.LOCALAPPDATA;
    return local ? win32.join(local, 'tripreport', what) : undefined;
  }
  const xdg = environment.XDG_CACHE_HOME;
  if (xdg && isAbsolute(xdg)) return posix.join(xdg, 'tripreport', what);
  const home = environment.HOME ?? environment.USERPROFILE ?? '';
  if (!isAbsolute(home)) return undefined;
  const caches = platform === 'darwin' ? posix.join(home, 'Library', 'Caches') : posix.join(home, '.cache');
  return posix.join(caches, 'tripreport', what);
}
