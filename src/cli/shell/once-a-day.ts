// Whether something is to be said that is said once a day: a small file in the cache remembers when it was.

import { lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../../files/cache-folder.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** True the first time, and again after a day; always, where nothing can be kept, or the file is not ours alone. */
export function isDue(what: string, environment: NodeJS.ProcessEnv, now = Date.now()): boolean {
  const folder = cacheFolder('browser', environment);
  if (folder === undefined) return true;
  const file = path.join(folder, `said-${what}`);
  try {
    const facts = lstatSync(file, { throwIfNoEntry: false });
    if (facts && !facts.isFile()) return true;
    if (facts && facts.mtimeMs <= now && now - facts.mtimeMs < DAY_MS) return false;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, '', { mode: 0o600 });
  } catch {
    // It is said once more.
  }
  return true;
}
