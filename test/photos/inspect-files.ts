// Writes files into a temporary folder, inspects them as one run, and removes them.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FetchedImage } from '../../src/model.ts';
import type { Settings } from '../../src/options/settings.ts';
import { type InspectRun, inspectImages } from '../../src/photos/inspect.ts';
import { settings } from '../helpers/make.ts';
import { watchProblems } from '../helpers/problems.ts';
import { decoder } from './decoder.ts';

export { reference } from '../helpers/make.ts';

export interface TestFile {
  /** As the post would name it; two files may share a name. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const SETTINGS = settings({ captions: ['text', 'time'], maxPixels: 150_000_000, svg: true });

/** What every inspection needs besides. */
export const TOOLS = { decoder, childEnvironment: {} };

/** The result, plus the folder for looking at intermediates before `done` removes it. */
export async function inspectFiles(
  files: readonly TestFile[],
  more: Partial<Settings> = {},
  signal?: AbortSignal,
  run: Partial<InspectRun> = {},
) {
  const folder = await mkdtemp(path.join(tmpdir(), 'photos-test-'));
  const images: FetchedImage[] = [];
  for (const [index, { name, bytes }] of files.entries()) {
    // The name on disk tells nothing, like that of a cached download.
    const file = path.join(folder, `source-${index}`);
    await writeFile(file, bytes);
    images.push({
      picture: `p${index + 1}`,
      file,
      address: name,
      from: 'file',
      bytes: bytes.length,
      downloadedBytes: 0,
    });
  }
  const scratch = path.join(folder, 'run');
  await mkdir(scratch);
  const events: unknown[] = [];
  const done = () => rm(folder, { recursive: true, force: true });
  const result = await inspectImages(
    images,
    { ...SETTINGS, ...more },
    {
      tell: (event) => events.push(event),
      signal: signal ?? new AbortController().signal,
      folder: scratch,
      ...TOOLS,
      ...run,
      places: new Map(images.map(({ picture }, index) => [picture, { file: 'post.md', line: index + 1, column: 1 }])),
    },
  ).catch(async (error) => {
    await done();
    throw error;
  });
  return watchProblems({
    ...result,
    fetched: images,
    events,
    folder: scratch,
    done,
  });
}
