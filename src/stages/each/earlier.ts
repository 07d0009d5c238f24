// What earlier builds of many texts made, by the place of the PDF. A text of which nothing has changed, and whose PDF
// is the one that was written, is not built again. Kept in the user's cache; one that does not work costs time only.

import path from 'node:path';
import { cacheFolder } from '../../files/cache-folder.ts';
import { hashOf, sha256Of } from '../../files/hash-file.ts';
import { openStore, type Store, type StoreEntry } from '../../files/store.ts';
import type { Built } from '../../model.ts';
import type { Files, Text } from '../gather.ts';
import type { Run } from '../workspace.ts';
import { fingerprintOf } from './fingerprint.ts';

interface BuiltEntry extends StoreEntry {
  /** Where the PDF stands. */
  readonly file: string;
  readonly fingerprint: string;
}

export interface Earlier {
  /** What the PDF that stands there came to, where a build would make the same. */
  readonly built: Built | undefined;
  /** Remembers what was made of it now. */
  keep(built: Built): Promise<void>;
}

const NOTHING: Earlier = { built: undefined, keep: async () => {} };
/** A few kilobytes each. */
const MOST_BYTES = 64 * 2 ** 20;

/** @param force what was made earlier is not asked for; what is made now is remembered all the same */
export async function earlierBuild(text: Text, files: Files, run: Run, force: boolean): Promise<Earlier> {
  const { settings } = text;
  const folder = cacheFolder('built', run.environment);
  // A lock is part of what a build writes: it is honoured and renewed each time.
  if (folder === undefined || !settings.cache || settings.lock || settings.debug !== undefined) return NOTHING;
  const fingerprint = await fingerprintOf(text, files, run);
  if (fingerprint === undefined) return NOTHING;
  const store = openStore(folder, OWNER);
  const file = path.resolve(settings.output);
  return {
    built: force ? undefined : await found(store, file, fingerprint, run.steps),
    async keep(built) {
      const { stepsMs: _, ...lasting } = built;
      const bytes = Buffer.from(JSON.stringify({ ...lasting, stepsMs: {} }));
      // Where that does not work, the next build makes the PDF anew.
      await store.put({ sha256: sha256Of(bytes), bytes: bytes.length, file, fingerprint }, bytes);
      await store.trim(MOST_BYTES);
    },
  };
}

async function found(
  store: Store<BuiltEntry>,
  file: string,
  fingerprint: string,
  steps: Run['steps'],
): Promise<Built | undefined> {
  const entry = await store.find(file);
  if (entry?.fingerprint !== fingerprint) return undefined;
  const note = await store.takeBytes(entry);
  const built = note && builtIn(Buffer.from(note).toString('utf8'));
  const there = await hashOf(file).catch(() => undefined);
  return built && built.sha256 === there ? { ...built, file, stepsMs: steps.times() } : undefined;
}

function builtIn(text: string): Built | undefined {
  try {
    const built = JSON.parse(text) as Built;
    return typeof built.sha256 === 'string' && Array.isArray(built.problems) ? built : undefined;
  } catch {
    return undefined;
  }
}

const OWNER = {
  format: 1,
  keyOf: ({ file }: BuiltEntry) => file,
  read: ({
    sha256,
    bytes,
    file,
    fingerprint,
  }: StoreEntry & Readonly<Record<string, unknown>>): BuiltEntry | undefined =>
    typeof file === 'string' && typeof fingerprint === 'string' ? { sha256, bytes, file, fingerprint } : undefined,
};
