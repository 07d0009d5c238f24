// Finds where a photo was taken by its time on a track. Pure. A photo without a zone takes that of the track's
// position.

import { firstIndex } from '../../lists.ts';
import type { Enrich, Position, Track, TrackPoint } from '../../model.ts';
import { hasHour, minutesOf, msOf, offsetText } from '../../wall-clock.ts';
import { kmBetween, wrapped } from '../sphere.ts';

/** Minutes to add to universal time at a place and a moment; undefined where no zone is known. */
export type OffsetAt = (position: Position, utcMs: number) => number | undefined;

/** Adds a position (and its zone) to photos that have a time on the track and no position of their own. */
export function placeByTrack(track: Track, offsetAt: OffsetAt): Enrich {
  const line = timeline(track);
  const offsets = offsetsAlong(line, offsetAt);
  return (metadata) => {
    const { takenAt, gps } = metadata;
    if (gps || !takenAt || !hasHour(takenAt.local)) return metadata;
    const localMs = msOf(takenAt.local);
    if (takenAt.offset !== undefined) {
      const found = positionAt(line, localMs - minutesOf(takenAt.offset) * MINUTE);
      return found ? { ...metadata, gps: found, gpsFrom: 'track' } : metadata;
    }
    for (const minutes of offsets) {
      const utcMs = localMs - minutes * MINUTE;
      const found = positionAt(line, utcMs);
      if (!found || offsetAt(found, utcMs) !== minutes) continue;
      const zoned = { ...takenAt, offset: offsetText(minutes), offsetFrom: 'gps' as const };
      return { ...metadata, takenAt: zoned, gps: found, gpsFrom: 'track' };
    }
    return metadata;
  };
}

type Timed = TrackPoint & Required<Pick<TrackPoint, 'utcMs'>>;

/** All points with a time, sorted: the pieces of a track may stand in any order. */
function timeline(track: Track): readonly Timed[] {
  const points = track.segments.flat().filter((point): point is Timed => point.utcMs !== undefined);
  return points.sort((a, b) => a.utcMs - b.utcMs);
}

const MINUTE = 60_000;
/** Between two points no more than this apart one moved in a straight line, or not at all. */
const GAP_MS = 10 * MINUTE;
/** A logger that saves points by distance leaves longer gaps where one rests; after half a day nothing is certain. */
const REST_MS = 12 * 60 * MINUTE;
const REST_KM = 0.5;
/** Before the start and after the end: the logger was switched on a little late. */
const EDGE_MS = 2 * MINUTE;

function positionAt(line: readonly Timed[], utcMs: number): Position | undefined {
  const at = firstIndex(line, (point) => point.utcMs < utcMs);
  const [before, after] = [line[at - 1], line[at]];
  if (after?.utcMs === utcMs) return { lat: after.lat, lon: after.lon };
  const gap = before && after ? after.utcMs - before.utcMs : Infinity;
  if (!before || !after || (gap > GAP_MS && !(gap <= REST_MS && kmBetween(before, after) <= REST_KM))) {
    const nearer = utcMs - (before?.utcMs ?? -Infinity) <= (after?.utcMs ?? Infinity) - utcMs ? before : after;
    return nearer && Math.abs(nearer.utcMs - utcMs) <= EDGE_MS ? { lat: nearer.lat, lon: nearer.lon } : undefined;
  }
  const share = (utcMs - before.utcMs) / gap;
  // The short way round, also across the date line.
  const lon = before.lon + share * wrapped(after.lon - before.lon);
  return { lat: rounded(before.lat + share * (after.lat - before.lat)), lon: rounded(wrapped(lon)) };
}

/** Six places are a hand's breadth. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

// ------------------------------------------------------------------------------------------------------ zones

/** The offsets along the track, each once, in its order: looked up where one has moved or half a day has passed. */
function offsetsAlong(line: readonly Timed[], offsetAt: OffsetAt): readonly number[] {
  const found = new Set<number>();
  let last: Timed | undefined;
  for (const point of line) {
    if (last && point.utcMs - last.utcMs < REST_MS && kmBetween(last, point) < 5) continue;
    last = point;
    const minutes = offsetAt(point, point.utcMs);
    if (minutes !== undefined) found.add(minutes);
  }
  return [...found];
}
