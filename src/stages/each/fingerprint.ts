// All that a PDF is made of, as one hash: the text as it was understood, the options, the bytes of every file, and the
// tool itself. What is only told of (a name of a step, a time) is none of it.

import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf } from '../../files/hash-file.ts';
import { programStamp } from '../../files/manifest.ts';
import type { FetchedImages } from '../../model.ts';
import type { OptionKey } from '../../options/settings.ts';
import type { Files, Text } from '../gather.ts';
import type { Run } from '../workspace.ts';

/** What changes no page: where the PDF goes, what is told, how long it may take, and what is judged again. */
const TOLD: ReadonlySet<OptionKey> = new Set<OptionKey>([
  'output',
  'quiet',
  'json',
  'png',
  'pngDpi',
  'debug',
  'timeoutMs',
  'maxMemory',
  'strict',
  'failOn',
  'allow',
  'maxMissing',
]);

/** Undefined where a file that it needs cannot be read to its end: then it is like no other. */
export async function fingerprintOf(
  { report, settings, theme }: Text,
  { fetched, cover }: Files,
  run: Pick<Run, 'folder' | 'environment'>,
): Promise<string | undefined> {
  const asked = Object.fromEntries(Object.entries(settings).filter(([key]) => !TOLD.has(key as OptionKey)));
  try {
    const parts = {
      tool: await toolIdentity(),
      asked,
      report,
      theme,
      own: await contentsOf(path.join(run.folder, 'own-theme')),
      pictures: await picturesOf(fetched),
      cover: cover && (await picturesOf(cover.images)),
      profile: settings.outputProfile && (await hashOf(settings.outputProfile).catch(absent)),
      tracks: await Promise.all(settings.gpx.map((track) => hashOf(track).catch(absent))),
      epoch: run.environment.SOURCE_DATE_EPOCH,
    };
    return createHash('sha256').update(canonical(parts, run.folder)).digest('hex');
  } catch {
    return undefined;
  }
}

/** The same for the same value; the run's own folder has another name each time. */
function canonical(value: unknown, folder: string): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (item instanceof Map) return [...item];
    if (item instanceof Set) return [...item];
    return typeof item === 'string' && item.startsWith(folder) ? item.slice(folder.length) : item;
  });
}

/** @throws where a file that is shown cannot be read */
function picturesOf({ images, problems }: FetchedImages): Promise<unknown> {
  const told = problems.map(({ code, place }) => ({ code, place }));
  return Promise.all([
    told,
    ...images.map(async ({ picture, file, identity, sha256, address, sidecars = [], listed, missing }) => ({
      picture,
      address,
      listed,
      missing: missing?.code,
      content: sha256 ?? (file === undefined ? undefined : await hashOf(file, identity)),
      sidecars: await Promise.all(sidecars.map((one) => hashOf(one).catch(absent))),
    })),
  ]);
}

const absent = (): undefined => undefined;

let tool: Promise<string> | undefined;

/** The program and the sheets of its themes. */
function toolIdentity(): Promise<string> {
  tool ??= (async () => {
    const styles = await contentsOf(fileURLToPath(new URL('../../../styles', import.meta.url)), /\.css$/);
    return JSON.stringify([programStamp(), styles]);
  })();
  return tool;
}

/** Name and hash of each file in a folder, and in those inside it. */
async function contentsOf(folder: string, wanted = /./): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const hashes = names
    .filter((name) => wanted.test(name))
    .sort()
    .map(async (name) => `${name} ${await hashOf(path.join(folder, name)).catch(absent)}`);
  return Promise.all(hashes);
}
