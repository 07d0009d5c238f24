// Whether something is to be said that is said once a day: a small file in the cache remembers when it was.

import { closeSync, constants, futimesSync, lstatSync, mkdirSync, openSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../../files/cache-folder.ts';
import { strangeness } from '../../files/own-files.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** True the first time, and again after a day; always, where nothing can be kept, or the file is not ours alone. */
export function isDue(what: string, environment: NodeJS.ProcessEnv, now = Date.now()): boolean {
  const folder = cacheFolder('browser', environment);
  if (folder === undefined) return true;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const real = realpathSync(folder);
    if (strangeness(lstatSync(real), 'folder') !== undefined) return true;
    const file = path.join(real, `said-${what}`);
    const facts = lstatSync(file, { throwIfNoEntry: false });
    if (facts && strangeness(facts, 'file') !== undefined) return true;
    if (facts && facts.mtimeMs <= now && now - facts.mtimeMs < DAY_MS) return false;
    touch(file);
  } catch {
    // It is said once more.
  }
  return true;
}

/** Never through a link. */
function touch(file: string): void {
  const handle = openSync(file, constants.O_WRONLY | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o600);
  try {
    const now = new Date();
    futimesSync(handle, now, now);
  } finally {
    closeSync(handle);
  }
}
