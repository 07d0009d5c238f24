// Step 7 (print): remembers, in the cache of browsers, which one could start its sandbox where better ones could not,
// so that the next run starts with it. A memory that cannot be read or kept, or no longer holds, costs nothing.

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../files/cache-folder.ts';
import { readOwnText, strangenessOf } from '../files/own-files.ts';
import type { BrowserCandidate } from './find.ts';
import { namespaceConditions } from './namespaces.ts';

/** The remembered one first, the others in their order. It chooses among what was found, and names nothing new. */
export async function rememberedFirst(
  candidates: readonly BrowserCandidate[],
  environment: NodeJS.ProcessEnv,
): Promise<readonly BrowserCandidate[]> {
  if (candidates.length < 2) return candidates;
  const kept = await readOwnText(fileIn(environment) ?? '', MOST_BYTES)
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
  const file = fileIn(environment);
  if (!file) return;
  const memory: Memory = { browser: idOf(browser), conditions: conditionsOf(candidates) };
  try {
    // What others may write to is left alone.
    const why = await strangenessOf(file, 'file');
    if (why !== undefined && why !== 'absent') return;
    if (browser === candidates[0]) await rm(file, { force: true });
    else {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(file, JSON.stringify(memory), { mode: 0o600 });
    }
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

function fileIn(environment: NodeJS.ProcessEnv): string | undefined {
  const folder = cacheFolder('browser', environment);
  return folder && join(folder, 'started.json');
}

const idOf = ({ executable, from }: BrowserCandidate): string => executable ?? from;

function conditionsOf(candidates: readonly BrowserCandidate[]): string {
  return [namespaceConditions(), ...candidates.map(idOf)].join('\n');
}
