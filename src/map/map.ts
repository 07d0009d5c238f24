// The door of the map room: GPX files → a track, what track and towns tell of each photo's place, and the route map.
// Loads libraries and data only for what is asked: a build without these options comes no farther than here.

import { type WithProblems, warning } from '../diagnostics.ts';
import type { Album, Enrich, Metadata, Photo, RouteMap, Track } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { hasHour, minutesOf, msOf } from '../wall-clock.ts';
import type { MapSize } from './plane.ts';
import type { TimedPosition } from './privacy.ts';
import type { Stop } from './route.ts';
import type { OffsetAt } from './tracks/track.ts';

export { readTracks } from './tracks/read-tracks.ts';

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
}): Promise<Enrich> {
  const byTrack = track
    ? (await import('./tracks/track.ts')).placeByTrack(track, offsetAt)
    : (facts: Metadata) => facts;
  if (!places) return byTrack;
  const nameOf = await (await import('./nearest-town.ts')).loadPlaces(language);
  const named: Enrich = (facts) => {
    const name = facts.gps && !facts.placeName ? nameOf(facts.gps) : undefined;
    return name === undefined ? facts : { ...facts, placeName: name, placeFrom: 'GeoNames' };
  };
  return (facts) => named(byTrack(facts));
}

// -------------------------------------------------------------------------------------------------- the route

/** What the map will show, after what is to stay private was taken out. */
export interface Route {
  readonly stops: readonly Stop[];
  readonly track: Track | undefined;
  /** Width by height of the area. */
  readonly shape: number;
  /** The area is too small for the coasts on board: the map shows no land. */
  readonly isBare: boolean;
  /** Room for the heights along the way, below the map; 0 where there are none. */
  readonly profilePx: number;
}

export async function planRoute(
  album: Album,
  track: Track | undefined,
  { mapPrivacyKm }: Settings,
): Promise<WithProblems<{ route?: Route }>> {
  const found = [...album.photos.values()].flatMap(stopOf);
  if (found.length === 0 && !track?.segments.length) return { problems: [track ? NO_WAY : NOTHING] };
  const photos = found.toSorted((a, b) => a.number - b.number);
  const shown =
    mapPrivacyKm > 0 ? (await import('./privacy.ts')).hideEnds(track, photos, mapPrivacyKm) : { track, photos };
  const positions = [...shown.photos, ...(shown.track?.segments.flat() ?? [])];
  if (positions.length === 0) return { problems: [HIDDEN] };
  const [{ shapeOf }, { profileHeight }, { DEGREES, EARTH_KM, smallestCap }, { COAST_FROM_KM }] = await Promise.all([
    import('./view.ts'),
    import('./profile.ts'),
    import('./sphere.ts'),
    import('./base.ts'),
  ]);
  const isBare = (2 * smallestCap(positions).radiusDeg * EARTH_KM) / DEGREES < COAST_FROM_KM;
  const route = { stops: shown.photos, track: shown.track, shape: shapeOf(positions), isBare };
  return { route: { ...route, profilePx: profileHeight(shown.track) }, problems: [] };
}

/** The track, without what is to stay private around the ends of the journey. */
export async function trackToShow(album: Album, track: Track, { mapPrivacyKm }: Settings): Promise<Track> {
  if (mapPrivacyKm === 0) return track;
  const { hideEnds } = await import('./privacy.ts');
  const photos = [...album.photos.values()].flatMap((photo, i) => stopOf({ ...photo, number: photo.number ?? i + 1 }));
  const stops = photos.toSorted((a, b) => a.number - b.number);
  return hideEnds(track, stops, mapPrivacyKm).track ?? { segments: [], waypoints: [] };
}

/** `title` is what a screen reader says of the map. */
export async function drawRouteMap(
  { stops, track, profilePx }: Route,
  size: MapSize,
  { mapBorders }: Settings,
  title: string,
): Promise<RouteMap> {
  const [{ layOutRoute }, { drawRoute }, { drawProfile, measureWay }] = await Promise.all([
    import('./route.ts'),
    import('./draw-map.ts'),
    import('./profile.ts'),
  ]);
  const model = await layOutRoute(stops, track, size, mapBorders);
  const marks = model.marks.map(({ label, photos }) => ({ label, photos }));
  const profile = track && profilePx > 0 ? drawProfile(track, size.widthPx, title) : undefined;
  return { svg: drawRoute(model, title), ...size, marks, way: measureWay(track), profile };
}

const NOTHING = warning('W_MAP', 'no photo has a position, so there is no route page', {
  hint: 'give a GPX track of the journey with --gpx track.gpx: it places photos by their times',
});

const NO_WAY = warning(
  'W_MAP',
  'no photo has a position, and the GPX file holds points with names but no track: there is no route page',
  { hint: 'give the recorded track: its times tell where the photos were taken' },
);

const HIDDEN = warning(
  'W_MAP',
  'everything lies within the private distance of the journey’s ends: there is no route page',
  { hint: 'choose a smaller --map-privacy' },
);

/** When: universal as far as the zone is known. */
function stopOf({ id, number, metadata }: Photo): readonly (Stop & TimedPosition)[] {
  const { gps, takenAt } = metadata;
  if (!gps || number === undefined) return [];
  const stop = { photo: id, number, lat: gps.lat, lon: gps.lon };
  if (!takenAt) return [stop];
  const moment = msOf(takenAt.local) - minutesOf(takenAt.offset ?? '+00:00') * MINUTE;
  const around = hasHour(takenAt.local) ? 0 : HALF_A_DAY;
  return [{ ...stop, from: moment - around, to: moment + around }];
}

const MINUTE = 60_000;
/** A day alone stands at its noon. */
const HALF_A_DAY = 12 * 60 * MINUTE;
