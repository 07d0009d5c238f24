// Leaves out the few points of a track where nobody can have been: what receivers write before they know their place,
// and in a jump. Pure. A flight stays: it has the time it takes, or many points.

import type { TrackPoint } from '../../model.ts';
import { kmBetween } from '../sphere.ts';

export interface WithoutStrays {
  readonly segments: readonly (readonly TrackPoint[])[];
  readonly strays: number;
  /** The first of them. */
  readonly first: TrackPoint | undefined;
  /** How far off the farthest was. */
  readonly km: number;
}

export function withoutStrays(segments: readonly (readonly TrackPoint[])[]): WithoutStrays {
  const found = segments.map(inSegment);
  return {
    segments: found.map(({ points }) => points).filter(({ length }) => length > 0),
    strays: found.reduce((sum, { strays }) => sum + strays, 0),
    first: found.find(({ first }) => first)?.first,
    km: Math.round(found.reduce((most, { km }) => Math.max(most, km), 0)),
  };
}

/** More points than this that hang together are a way. */
const MOST_TOGETHER = 3;
/** Of fewer points nobody can say which is the stray one. */
const LEAST_POINTS = 8;

function inSegment(points: readonly TrackPoint[]): {
  readonly points: readonly TrackPoint[];
  readonly strays: number;
  readonly first?: TrackPoint | undefined;
  readonly km: number;
} {
  const whole = { points, strays: 0, km: 0 };
  if (points.length < LEAST_POINTS) return whole;
  const isJump = jumpsOf(points);
  const runs: TrackPoint[][] = [[points[0]!]];
  for (const [at, point] of points.slice(1).entries()) {
    if (isJump(points[at]!, point)) runs.push([]);
    runs.at(-1)!.push(point);
  }
  if (runs.length === 1) return whole;
  const strays = runs.filter(({ length }) => length <= MOST_TOGETHER);
  const kept = runs.filter(({ length }) => length > MOST_TOGETHER).flat();
  const lost = strays.flat();
  if (lost.length === 0 || lost.length * 4 > points.length) return whole;
  const sample = every(kept, 100);
  const km = every(lost, 100).reduce((most, point) => Math.max(most, nearest(point, sample)), 0);
  return { points: kept, strays: lost.length, first: lost[0], km };
}

function nearest(point: TrackPoint, others: readonly TrackPoint[]): number {
  return others.reduce((least, other) => Math.min(least, kmBetween(point, other)), Infinity);
}

/** About so many of them, evenly. */
function every(points: readonly TrackPoint[], count: number): readonly TrackPoint[] {
  const step = Math.max(1, Math.floor(points.length / count));
  return points.filter((_, at) => at % step === 0);
}

/** Faster than any airliner; where there are no times, so far that it is no step of this track. */
const MOST_KMH = 1200;
const LEAST_KM = 1;
const FAR_KM = 50;
const FAR_STEPS = 50;

function jumpsOf(points: readonly TrackPoint[]): (a: TrackPoint, b: TrackPoint) => boolean {
  const steps = points.slice(1).map((point, at) => kmBetween(points[at]!, point));
  const median = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)]!;
  const far = Math.max(FAR_KM, FAR_STEPS * median);
  return (a, b) => {
    const km = kmBetween(a, b);
    if (km < LEAST_KM) return false;
    if (a.utcMs === undefined || b.utcMs === undefined) return km > far;
    const hours = Math.abs(b.utcMs - a.utcMs) / 3_600_000;
    return km > MOST_KMH * Math.max(hours, SECOND) && (hours > 0 || km > far);
  };
}

const SECOND = 1 / 3600;
