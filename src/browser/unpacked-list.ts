// Step 7 (print): the list of what was unpacked, with the hash of every file. It lies beside the files, where only this
// user writes, and says whether they are still what was unpacked.

import { lstat, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from '../files/hash-file.ts';
import { identityOf } from '../files/opened-file.js';
import { readOwnText, strangeness, strangenessOf } from '../files/own-files.ts';

/** Its time is that of the last start of the browser. */
export const LIST = 'unpacked.json';

interface Listed {
  readonly sha256: string;
  /** The file as it was when its hash was last found right: while this stays, 200 MB need not be read again. */
  readonly seen: string;
}

/** Called when all files are written; @param files names below `folder`. */
export async function writeList(folder: string, files: readonly string[]): Promise<void> {
  const list: Record<string, Listed> = {};
  for (const file of files) {
    const sha256 = await hashOf(join(folder, file));
    list[file] = { sha256, seen: await seenNow(join(folder, file)) };
  }
  await writeFile(join(folder, LIST), JSON.stringify(list), { mode: 0o600, flush: true });
}

/** True when every file of the list is this user's alone and has the bytes that were unpacked. */
export async function isAsListed(folder: string): Promise<boolean> {
  if ((await strangenessOf(folder, 'folder')) !== undefined) return false;
  const list = parsed(await readOwnText(join(folder, LIST), MOST_BYTES));
  if (list === undefined) return false;
  const now: Record<string, Listed> = {};
  for (const [name, { sha256, seen }] of Object.entries(list)) {
    const file = join(folder, name);
    if (strangeness(await lstat(file), 'file') !== undefined) return false;
    now[name] = { sha256, seen: await seenNow(file) };
    // Copied by a cache of a CI system, for example.
    if (now[name].seen !== seen && (await hashOf(file)) !== sha256) return false;
  }
  if (JSON.stringify(now) !== JSON.stringify(list)) await replaceList(folder, JSON.stringify(now));
  return true;
}

const MOST_BYTES = 2 ** 20;

/** The time of the last change of any kind, which no program can set, too. */
async function seenNow(file: string): Promise<string> {
  const facts = await lstat(file, { bigint: true });
  return `${identityOf(facts)}:${facts.ctimeNs}`;
}

function parsed(text: string | undefined): Readonly<Record<string, Listed>> | undefined {
  const list: unknown = JSON.parse(text ?? 'null');
  if (typeof list !== 'object' || list === null) return undefined;
  const sound = Object.entries(list).every(
    ([name, value]) => !/(?:^|[\\/])\.\.?(?:[\\/]|$)|^[\\/]/.test(name) && /^[0-9a-f]{64}$/.test(value?.sha256),
  );
  return sound && Object.hasOwn(list, 'chromium') ? (list as Readonly<Record<string, Listed>>) : undefined;
}

/** Another run may read it now. That it cannot be kept costs the next run a moment. */
async function replaceList(folder: string, text: string): Promise<void> {
  const beside = join(folder, `.${LIST}-${process.pid}`);
  await writeFile(beside, text, { mode: 0o600 })
    .then(() => rename(beside, join(folder, LIST)))
    .catch(() => rm(beside, { force: true }).catch(() => {}));
}
