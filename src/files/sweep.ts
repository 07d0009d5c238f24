// Removes what runs that were killed have left behind: half-written files, and folders for one run only.

import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Removes the files or folders in `folder` that have such a name, are of the same kind and owner as `fresh`, and are older
 * than it by `olderMs`. `fresh` was made there just now: it also says what time it is for this disk, which may be that of
 * another machine with a clock of its own. Never throws.
 */
export async function sweep(folder: string, names: RegExp, fresh: string, olderMs: number): Promise<void> {
  const now = await lstat(fresh).catch(() => undefined);
  if (!now) return;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!names.test(name)) continue;
    const facts = await lstat(path.join(folder, name)).catch(() => undefined);
    if (!facts || facts.uid !== now.uid || facts.isDirectory() !== now.isDirectory()) continue;
    if (!facts.isSymbolicLink() && now.mtimeMs - facts.mtimeMs > olderMs)
      await rm(path.join(folder, name), { recursive: true, force: true }).catch(() => {});
  }
}
