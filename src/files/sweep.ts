// Removes what runs that were killed have left behind: half-written files, and folders for one run only.

import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Removes files or folders in `folder` with such a name, of the kind and owner of `fresh`, and older than it by `ms`.
 * `fresh` was made there just now: it says what time it is for that disk, which may have its own clock. Never throws.
 */
export async function sweep(folder: string, names: RegExp, fresh: string, ms: number): Promise<void> {
  const now = await lstat(fresh).catch(() => undefined);
  if (!now) return;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!names.test(name)) continue;
    const facts = await lstat(path.join(folder, name)).catch(() => undefined);
    if (!facts || facts.uid !== now.uid || facts.isDirectory() !== now.isDirectory()) continue;
    if (!facts.isSymbolicLink() && now.mtimeMs - facts.mtimeMs > ms)
      await rm(path.join(folder, name), { recursive: true, force: true }).catch(() => {});
  }
}
