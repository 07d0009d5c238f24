// Stage 4: the PDF, pictures of its pages and the lock of its photos → their places on disk or stdout, which are
// checked before any work.

import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkOutput, type OutputFile, writeOutputs } from '../files/atomic-write.ts';
import { outputPlace } from '../files/output-place.ts';
import { type Lock, lockPath, lockText, readLock } from '../images/lock.ts';
import type { ResolvedOptions } from '../options/resolve.ts';
import type { Settings } from '../options/settings.ts';
import { boundsOf } from './bounds.ts';
import { makeDebugFolder, makeNamedFolder } from './debug.ts';
import type { Gathered, Text } from './gather.ts';
import type { PagePicture } from './pages/page-pictures.ts';
import type { Run } from './workspace.ts';

const WITHOUT_LOCK = 'the lock stands beside the post; build without --lock, or a copy of the post';

const OTHER_PICTURES = 'name another folder for --png';

/** The lock of an earlier build, empty where there was none, and where it stands. */
export interface KeptLock {
  readonly path: string;
  readonly pictures: Lock;
}

/** What the user named. The place beside a text is checked once the text is there: its reader reports a missing one. */
export async function checkPlaces({ settings, originOf }: ResolvedOptions): Promise<void> {
  if (originOf('output').by === 'user') {
    await makeFolder(settings);
    await checkPlace(settings);
  }
  if (settings.png !== undefined) await makeNamedFolder(settings.png, '--png', boundsOf(settings.inputs));
  if (settings.debug !== undefined) await makeDebugFolder(settings.debug, boundsOf(settings.inputs));
}

/** The place beside the text, and the lock there where one is kept. */
export async function checkPlacesBeside({ report, settings, choices }: Text): Promise<KeptLock | undefined> {
  if (choices.originOf('output').by !== 'user') await checkPlace(settings);
  if (!settings.lock) return undefined;
  const place = lockPath(report.inputs[0]);
  const bounds = boundsOf(settings.inputs);
  const pictures = await readLock(await outputPlace(place, bounds));
  await checkOutput(place, bounds, WITHOUT_LOCK);
  return { path: place, pictures };
}

/** Of the PDF that the user named. Where it cannot be made, the check of the place says what there is. */
async function makeFolder({ output, inputs }: Settings): Promise<void> {
  if (output === '-') return;
  const place = await outputPlace(output, boundsOf(inputs));
  await mkdir(path.dirname(place), { recursive: true }).catch(() => undefined);
}

async function checkPlace({ output, inputs }: Settings): Promise<void> {
  if (output !== '-') await checkOutput(output, boundsOf(inputs));
}

/** @throws BuildError E_OUTPUT; the old PDF is untouched then. */
export async function write(
  pdf: Uint8Array,
  gathered: Gathered,
  lock: KeptLock | undefined,
  { writeOut, hold }: Pick<Run, 'writeOut' | 'hold'>,
  pictures: readonly PagePicture[] = [],
): Promise<void> {
  const { output } = gathered.settings;
  const files: OutputFile[] = [];
  if (lock) files.push({ path: lock.path, bytes: newLock(gathered, lock.pictures), hint: WITHOUT_LOCK });
  if (output !== '-') files.push({ path: output, bytes: pdf });
  const bounds = boundsOf(gathered.settings.inputs);
  await writeOutputs(files, bounds, hold);
  // Together they may be more than the memory.
  for (const { path, file } of pictures)
    await writeOutputs([{ path, bytes: await readFile(file), hint: OTHER_PICTURES }], bounds, hold);
  if (output === '-') await writeOut(pdf);
}

function newLock({ report, fetched, album }: Gathered, earlier: Lock): Uint8Array {
  const takenAt = new Map<string, string>();
  for (const { id, metadata } of album.photos.values())
    if (metadata.takenAt) takenAt.set(id, metadata.takenAt.local + (metadata.takenAt.offset ?? ''));
  return Buffer.from(lockText(report.pictures, fetched.images, takenAt, earlier));
}
