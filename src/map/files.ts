// Room map: GPX files → one track, with a problem for each that cannot be read. Decides which files a text may name; loads the reader of GPX
// only when there is something to read.

import { open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { type Problem, warning } from '../diagnostics.ts';
import type { SourcePlace, Track } from '../model.ts';

/** Who named the GPX files: the user (any file, from the current folder), or a text, which may name only files in its own folder. */
export type Named =
  | { readonly by: 'user' }
  | {
      readonly by: 'text';
      readonly place: SourcePlace;
      readonly folder: string | undefined;
      readonly roots: readonly string[];
    };

/** All files as one track. What cannot be read becomes a problem, and the rest is used. */
export async function readTracks(
  files: readonly string[],
  named: Named,
): Promise<{ readonly track?: Track; readonly problems: readonly Problem[] }> {
  const { MAX_BYTES, parseGpx } = await import('./gpx.ts');
  const problems: Problem[] = [];
  const tracks: Track[] = [];
  for (const file of files) {
    try {
      const parsed = parseGpx(await readText(await allowed(file, named), MAX_BYTES), file);
      problems.push(...parsed.problems);
      if (parsed.track) tracks.push(parsed.track);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const place = named.by === 'text' ? { place: named.place } : {};
      problems.push(warning('W_GPX', `the track ${file} was not read: ${reason(error)}`, { ...place, hint: HINT }));
    }
  }
  if (tracks.length === 0) return { problems };
  const track = {
    segments: tracks.flatMap(({ segments }) => segments),
    waypoints: tracks.flatMap(({ waypoints }) => waypoints),
  };
  return { track, problems };
}

const HINT = 'Name a GPX file: --gpx track.gpx, or in front matter map: {gpx: track.gpx}, beside the text.';

async function allowed(file: string, named: Named): Promise<string> {
  if (named.by === 'user') return path.resolve(file);
  if (named.folder === undefined) throw new Error('a text from the network cannot name a file; give it with --gpx');
  const real = await realpath(path.resolve(named.folder, file));
  const folders = await Promise.all(
    [named.folder, ...named.roots].map((folder) => realpath(folder).catch(() => folder)),
  );
  const inside = (folder: string): boolean => {
    const way = path.relative(folder, real);
    return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
  };
  if (!folders.some(inside))
    throw new Error("it lies outside the text's own folder; allow its folder with --root, or give it with --gpx");
  return real;
}

async function readText(file: string, most: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) throw new Error('it is no file');
    if (facts.size > most) throw new Error(`it is larger than ${most / 2 ** 20} MB`);
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

function reason(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'it may not be read';
  return code ?? error.message;
}
