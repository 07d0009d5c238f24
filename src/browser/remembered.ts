// Step 7 (print): remembers, in the cache of browsers, which one could start its sandbox where better ones could not,
// so that the next run starts with it. A memory that cannot be read or kept, or no longer holds, costs nothing.

import { mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../files/cache-folder.ts';
import { readOwnText, strange, strangenessOf, writeBeside } from '../files/own-files.ts';
import type { BrowserCandidate } from './find.ts';
import { namespaceConditions } from './namespaces.ts';

/** The remembered one first, the others in their order. It chooses among what was found, and names nothing new. */
export async function rememberedFirst(
  candidates: readonly BrowserCandidate[],
  environment: NodeJS.ProcessEnv,
): Promise<readonly BrowserCandidate[]> {
  if (candidates.length < 2) return candidates;
  const kept = await ownFile(environment)
    .then((file) => readOwnText(file, MOST_BYTES))
    .then((text) => JSON.parse(text ?? 'null') as Partial<Memory> | null)
    .catch(() => undefined);
  const first = candidates.find((one) => kept?.browser === idOf(one));
  if (!first || kept?.conditions !== conditionsOf(candidates)) return candidates;
  return [first, ...candidates.filter((one) => one !== first)];
}

/** @param candidates in their own order. @param browser what started; the first of them leaves nothing to remember. */
export async function remember(
  browser: BrowserCandidate,
  candidates: readonly BrowserCandidate[],
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const memory: Memory = { browser: idOf(browser), conditions: conditionsOf(candidates) };
  try {
    const file = await ownFile(environment);
    if (browser === candidates[0]) await rm(file, { force: true });
    else await writeBeside(file, (beside) => writeFile(beside, JSON.stringify(memory), { mode: 0o600, flag: 'wx' }));
  } catch {
    // The next run tries them in order again.
  }
}

const MOST_BYTES = 2 ** 16;

interface Memory {
  readonly browser: string;
  /** What was found, and what the system allowed, when it was written. */
  readonly conditions: string;
}

/** Its folder is there. @throws ESTRANGE where others may write to the folder or the file: they are left alone */
async function ownFile(environment: NodeJS.ProcessEnv): Promise<string> {
  const folder = cacheFolder('browser', environment);
  if (folder === undefined) throw strange('is nowhere');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(await realpath(folder), 'started.json');
  const why = (await strangenessOf(dirname(file), 'folder')) ?? (await strangenessOf(file, 'file'));
  if (why !== undefined && why !== 'absent') throw strange(why);
  return file;
}

const idOf = ({ executable, from }: BrowserCandidate): string => executable ?? from;

function conditionsOf(candidates: readonly BrowserCandidate[]): string {
  return [namespaceConditions(), ...candidates.map(idOf)].join('\n');
}
