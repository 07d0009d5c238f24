// Room map: its door. GPX files → a track; a track and a list of towns → what else is known of each photo's place; an album → the route map.
// Loads libraries and data only for what is asked: a build without these options comes no farther than here, nor this far.

import { open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { type Problem, warning } from '../diagnostics.ts';
import type { Album, Metadata, Photo, RouteMap, SourcePlace, Track } from '../model.ts';
import type { Settings } from '../options.ts';
import type { Stop } from './route.ts';
import type { OffsetAt } from './track.ts';
import type { Size } from './view.ts';

// ------------------------------------------------------------------------------------------------------ tracks

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

// ------------------------------------------------------------------------------------------------- whereabouts

/** What a track and a list of towns add to the facts of each photo. */
export async function whereabouts({
  track,
  offsetAt,
  places,
  language,
}: {
  readonly track: Track | undefined;
  readonly offsetAt: OffsetAt;
  readonly places: boolean;
  readonly language: string;
}): Promise<{ readonly also: (facts: Metadata) => Metadata; readonly problems: readonly Problem[] }> {
  const byTrack = track ? (await import('./track.ts')).placeByTrack(track, offsetAt) : (facts: Metadata) => facts;
  if (!places) return { also: byTrack, problems: [] };
  const loaded = await (await import('./places.ts')).loadPlaces(language);
  const { nameOf } = loaded;
  const named = (facts: Metadata): Metadata => {
    const name = facts.gps && !facts.placeName ? nameOf(facts.gps) : undefined;
    return name === undefined ? facts : { ...facts, placeName: name, placeFrom: 'GeoNames' };
  };
  return { also: (facts) => named(byTrack(facts)), problems: loaded.problems };
}

// -------------------------------------------------------------------------------------------------- the route

/** What the map will show, after what is to stay private was taken out. */
export interface Route {
  readonly stops: readonly Stop[];
  readonly track: Track | undefined;
  /** Width by height of the area. */
  readonly shape: number;
}

export async function planRoute(
  album: Album,
  track: Track | undefined,
  { mapPrivacyKm = 0 }: Settings,
): Promise<{ readonly route?: Route; readonly problems: readonly Problem[] }> {
  const found = [...album.photos.values()].flatMap(stopOf);
  if (found.length === 0 && !track?.segments.length) return { problems: [NOTHING] };
  const { hideEnds } = await import('./privacy.ts');
  const inTime = found.toSorted((a, b) => a.moment - b.moment || a.number - b.number);
  const shown = mapPrivacyKm > 0 ? hideEnds(track, inTime, mapPrivacyKm) : { track, photos: inTime };
  const positions = [...shown.photos, ...(shown.track?.segments.flat() ?? [])];
  if (positions.length === 0) return { problems: [HIDDEN] };
  const stops = shown.photos.toSorted((a, b) => a.number - b.number);
  const { shapeOf } = await import('./view.ts');
  return { route: { stops, track: shown.track, shape: shapeOf(positions) }, problems: [] };
}

/** `title` is what a screen reader says of the map. */
export async function drawRouteMap(
  { stops, track }: Route,
  size: Size,
  { mapBorders = false }: Settings,
  title: string,
): Promise<RouteMap> {
  const [{ layOutRoute }, { drawRoute }] = await Promise.all([import('./route.ts'), import('./draw.ts')]);
  const model = await layOutRoute(stops, track, size, mapBorders);
  const marks = model.marks.map(({ label, photos }) => ({ label, photos }));
  return { svg: drawRoute(model, title), ...size, marks };
}

const NOTHING = warning('W_MAP', 'no photo has a position, so there is no route page', {
  hint: 'Give a GPX track of the journey with --gpx track.gpx: it places photos by their times.',
});

const HIDDEN = warning(
  'W_MAP',
  'everything lies within the private distance of the journey’s ends: there is no route page',
  {
    hint: 'Choose a smaller --map-privacy.',
  },
);

/** `moment`: universal as far as the zone is known; photos without a time stand with the last. */
function stopOf({ id, number, metadata }: Photo): readonly (Stop & { readonly moment: number })[] {
  const { gps, takenAt } = metadata;
  if (!gps || number === undefined) return [];
  const local =
    takenAt && Date.parse(takenAt.local.length > 10 ? `${takenAt.local}${takenAt.offset ?? 'Z'}` : takenAt.local);
  return [{ photo: id, number, lat: gps.lat, lon: gps.lon, moment: local ?? Number.MAX_SAFE_INTEGER }];
}
