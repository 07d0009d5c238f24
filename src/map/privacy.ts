// Hides the ends of a journey from the map. Pure. Nothing within the radius around the first and the last point of the
// track, nor around the first and the last photo, is shown, whenever it was there.

import type { Position, Track, TrackPoint } from '../model.ts';
import { distanceTo, type XY } from './plane.ts';
import { KM_PER_DEGREE, kmBetween, wrapped } from './sphere.ts';

/** Where and when: `from` and `to` are universal ms, equal where the hour is known, else a day apart. */
export interface TimedPosition extends Position {
  readonly from?: number;
  readonly to?: number;
}

/** `photos` in the order of their numbers, which counts where their times say nothing. */
export function hideEnds<P extends TimedPosition>(
  track: Track | undefined,
  photos: readonly P[],
  radiusKm: number,
): { readonly track: Track | undefined; readonly photos: readonly P[] } {
  const ends = [...trackEnds(track), ...photoEnds(photos)].filter((one) => one !== undefined);
  const hidden = (one: Position): boolean => ends.some((end) => kmBetween(one, end) < radiusKm);
  const crosses = (a: Position, b: Position): boolean => ends.some((end) => kmToLine(end, a, b) < radiusKm);
  return {
    track: track && {
      segments: track.segments.flatMap((segment) => visible(segment, hidden, crosses)),
      waypoints: track.waypoints.filter((point) => !hidden(point)),
    },
    photos: photos.filter((photo) => !hidden(photo)),
  };
}

/** By time where the points have it: the pieces of a file may stand in any order. */
function trackEnds(track: Track | undefined): readonly (Position | undefined)[] {
  const points = track?.segments.flat() ?? [];
  const timed = points.filter(({ utcMs }) => utcMs !== undefined);
  const earlier = (a: TrackPoint, b: TrackPoint): TrackPoint => ((b.utcMs as number) < (a.utcMs as number) ? b : a);
  const later = (a: TrackPoint, b: TrackPoint): TrackPoint => ((b.utcMs as number) >= (a.utcMs as number) ? b : a);
  return timed.length > 0 ? [timed.reduce(earlier), timed.reduce(later)] : [points[0], points.at(-1)];
}

/** The first and the last by hour, else by day, else by number. A day alone before or after all hours is an end too. */
function photoEnds(photos: readonly TimedPosition[]): readonly Position[] {
  const hours = photos.filter(({ from, to }) => from !== undefined && from === to);
  const days = photos.filter(({ from, to }) => from !== to);
  const surest = [hours, days, photos].find((some) => some.length > 0);
  if (!surest) return [];
  const before = (a: TimedPosition, b: TimedPosition): TimedPosition =>
    (b.to ?? Infinity) < (a.from ?? -Infinity) ? b : a;
  const after = (a: TimedPosition, b: TimedPosition): TimedPosition =>
    (b.from ?? -Infinity) > (a.to ?? Infinity) ? b : a;
  const [first, last] = [surest.reduce(before), surest.toReversed().reduce(after)];
  return [first, last, days.reduce(before, first), days.toReversed().reduce(after, last)];
}

/** The pieces of a line that keep clear of the hidden places. */
function visible(
  segment: readonly TrackPoint[],
  hidden: (one: Position) => boolean,
  crosses: (a: Position, b: Position) => boolean,
): readonly (readonly TrackPoint[])[] {
  const pieces: TrackPoint[][] = [[]];
  let last: TrackPoint | undefined;
  for (const point of segment) {
    if (hidden(point)) {
      last = undefined;
      pieces.push([]);
      continue;
    }
    if (last && crosses(last, point)) pieces.push([]);
    pieces.at(-1)?.push(point);
    last = point;
  }
  return pieces.filter((piece) => piece.length > 1);
}

/** Kilometres from a place to the straight way between two others, on a plane touching the earth there. */
function kmToLine(place: Position, a: Position, b: Position): number {
  const shrink = Math.cos((place.lat * Math.PI) / 180);
  const flat = ({ lat, lon }: Position): XY => [
    wrapped(lon - place.lon) * shrink * KM_PER_DEGREE,
    (lat - place.lat) * KM_PER_DEGREE,
  ];
  return distanceTo([0, 0], flat(a), flat(b));
}
