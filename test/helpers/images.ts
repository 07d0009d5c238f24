// What tests of the images room share: pictures, settings, a run with a folder of its own, tiny real pictures.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Event } from '../../src/diagnostics.ts';
import { fetchImages } from '../../src/images/fetch.ts';
import type { FetchContext } from '../../src/images/limits.ts';
import type { FetchedImage, FetchedImages, Input, PictureRef } from '../../src/model.ts';
import type { Settings } from '../../src/options/settings.ts';
import { reference } from './make.ts';
import { watchProblems } from './problems.ts';

/** A 1 × 1 PNG. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The smallest thing that is a JPEG by its first and last bytes. */
export const JPEG = Buffer.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9,
]);

export function picture(written: string, id = 'p1', more: Partial<PictureRef> = {}): PictureRef {
  return reference(id, { written, ...more });
}

/** The settings that this room reads; the rest is not there on purpose. */
export function settingsFor(more: Partial<Settings> = {}): Settings {
  const settings: Partial<Settings> = {
    roots: [],
    offline: false,
    local: true,
    cache: false,
    allowHosts: [],
    headers: [],
    maxConnections: 16,
    maxImageBytes: 50 * 2 ** 20,
    svg: true,
    ...more,
  };
  return settings as Settings;
}

/** A folder that is gone after the test; its path holds no links. */
export function folderFor(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'tripreport-images-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

export interface TestRun extends FetchContext {
  readonly events: Event[];
}

export function runFor(more: Partial<FetchContext> = {}): TestRun {
  const events: Event[] = [];
  return {
    events,
    tell: (event) => events.push(event),
    signal: new AbortController().signal,
    folder: folderFor(),
    environment: {},
    ...more,
  };
}

export interface Fetching {
  readonly settings?: Partial<Settings>;
  readonly run?: FetchContext;
  readonly input?: Partial<Input>;
}

/** Fetches addresses of one post, in order. */
export async function fetchAll(
  written: readonly string[],
  { settings, run, input }: Fetching = {},
): Promise<FetchedImages> {
  const fetched = await fetchImages(
    written.map((address, i) => picture(address, `p${i + 1}`)),
    [{ name: 'post.md', text: '', ...input }],
    settingsFor(settings),
    run ?? runFor(),
  );
  return watchProblems(fetched);
}

export async function fetchOne(
  written: string,
  fetching: Fetching = {},
): Promise<{ readonly image: FetchedImage; readonly fetched: FetchedImages; readonly codes: readonly string[] }> {
  const fetched = await fetchAll([written], fetching);
  return {
    image: fetched.images[0]!,
    fetched,
    get codes() {
      return fetched.problems.map(({ code }) => code);
    },
  };
}
