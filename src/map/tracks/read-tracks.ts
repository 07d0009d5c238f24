// Reads GPX files as one track, with a problem for each that cannot be read. Decides which files a text may name; loads
// the GPX reader only when there is something to read.

import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { type Problem, type WithProblems, warning } from '../../diagnostics.ts';
import { isInside, readNamedFile } from '../../files/named-file.ts';
import type { Track } from '../../model.ts';
import type { Origin } from '../../options/resolve.ts';

/** What cannot be read becomes a problem, and the rest is used. The user may name any file, a text only those in its
 *  own folder and in `roots`. */
export async function readTracks(
  files: readonly string[],
  named: Origin,
  roots: readonly string[],
): Promise<WithProblems<{ track?: Track }>> {
  const { MAX_BYTES, parseGpx } = await import('./gpx.ts');
  const problems: Problem[] = [];
  const tracks: Track[] = [];
  const read = new Set<string>();
  for (const file of files) {
    // One that is named twice, or by a link too, is one track.
    const real = await realpath(file).catch(() => file);
    if (read.has(real)) continue;
    read.add(real);
    const shown = named.folder !== undefined && isInside(file, named.folder) ? path.relative(named.folder, file) : file;
    try {
      const parsed = parseGpx(await readText(file, named, roots, MAX_BYTES), shown);
      for (const problem of parsed.problems) problems.push(problem);
      if (parsed.track) tracks.push(parsed.track);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const details = { place: named.place, hint: 'hint' in error ? String(error.hint) : HINT };
      problems.push(warning('W_GPX', `the track ${shown} was not read: ${error.message}`, details));
    }
  }
  if (tracks.length === 0) return { problems };
  const track = {
    segments: tracks.flatMap(({ segments }) => segments),
    waypoints: tracks.flatMap(({ waypoints }) => waypoints),
  };
  return { track, problems };
}

const HINT = 'name a GPX file: --gpx track.gpx, or in front matter map: {gpx: track.gpx}, beside the text';

async function readText(file: string, named: Origin, roots: readonly string[], most: number): Promise<string> {
  if (named.by === 'text' && named.folder === undefined)
    throw new Error('a text from the network cannot name a file; give it with --gpx');
  const read = await readNamedFile(file, most, await reachOf(named, roots));
  switch (read.kind) {
    case 'read':
      return (await import('./track-text.ts')).trackText(read.bytes, most);
    case 'failed':
      throw new Error(read.why, { cause: read.cause });
    case 'outside':
      throw new Error("it lies outside the text's own folder; allow its folder with --root, or give it with --gpx");
    case 'long':
      throw new Error(`it is larger than ${most / 2 ** 20} MB`);
    default:
      throw new Error('it is no file');
  }
}

async function reachOf({ folder, by }: Origin, roots: readonly string[]): Promise<(real: string) => boolean> {
  if (by !== 'text' || folder === undefined) return () => true;
  const folders = await Promise.all([folder, ...roots].map((one) => realpath(one).catch(() => one)));
  return (real) => folders.some((folder) => isInside(real, folder));
}
