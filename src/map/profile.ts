// How long the way is, how far it climbs, and its heights along the way as one SVG strip. Pure. Of what the map shows
// only.

import type { RouteMap, Track, TrackPoint } from '../model.ts';
import { kmBetween } from './sphere.ts';

/** Absent where there is no way: the length of a track, and its climb where it has heights. */
export function measureWay(track: Track | undefined): RouteMap['way'] {
  const segments = (track?.segments ?? []).filter(({ length }) => length > 1);
  const km = segments.reduce((sum, segment) => sum + lengthOf(segment), 0);
  if (km === 0) return undefined;
  const heights = segments.map(heightsOf);
  const climbM = heights.flat().length > 1 ? heights.reduce((sum, one) => sum + climbOf(one), 0) : undefined;
  return { km, ...(climbM === undefined ? {} : { climbM }) };
}

/** Height of the strip, with what stands above it; 0 where there is nothing to be seen. */
export function profileHeight(track: Track | undefined): number {
  const points = track?.segments.flat() ?? [];
  const heights = heightsOf(points);
  return heights.length > points.length / 2 && heights.length >= 10 && spanOf(heights).range >= LEAST_RANGE_M
    ? PROFILE_PX
    : 0;
}

const PROFILE_PX = 58;
const ABOVE_PX = 8;
const LEAST_RANGE_M = 20;

function heightsOf(points: readonly TrackPoint[]): readonly number[] {
  return points.flatMap(({ ele }) => ele ?? []);
}

function lengthOf(segment: readonly TrackPoint[]): number {
  return segment.slice(1).reduce((sum, point, at) => sum + kmBetween(segment[at]!, point), 0);
}

/** What receivers are unsure of is no climb: only what rises by more counts. */
const NOISE_M = 5;

function climbOf(heights: readonly number[]): number {
  let climb = 0;
  let [last = 0] = heights;
  for (const height of heights) {
    if (Math.abs(height - last) < NOISE_M) continue;
    climb += Math.max(0, height - last);
    last = height;
  }
  return climb;
}

function spanOf(heights: readonly number[]): { readonly low: number; readonly high: number; readonly range: number } {
  const low = heights.reduce((least, height) => Math.min(least, height), Infinity);
  const high = heights.reduce((most, height) => Math.max(most, height), -Infinity);
  return { low, high, range: high - low };
}

// ------------------------------------------------------------------------------------------------------- drawing

/** Lowest and highest are written at the left, over a line that is as wide as the map. `title` names it. */
export function drawProfile(track: Track, widthPx: number, title: string): NonNullable<RouteMap['profile']> {
  const line = alongTheWay(track, Math.max(2, Math.floor(widthPx / 1.5)));
  const { low, high, range } = spanOf(line.map(([, height]) => height));
  const top = ABOVE_PX + 2;
  const foot = PROFILE_PX - 2;
  const y = (height: number): number => foot - ((height - low) / Math.max(1, range)) * (foot - top - 4);
  const way = line.map(([share, height]) => `${n(share * widthPx)},${n(y(height))}`).join('L');
  const metres = (height: number): string => `${Math.round(height)} m`;
  const svg = [
    `<svg class="route profile" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(title)}"`,
    ` direction="ltr" width="${n(widthPx)}" height="${PROFILE_PX}" viewBox="0 0 ${n(widthPx)} ${PROFILE_PX}">`,
    `<path class="land" d="M${way}L${n(widthPx)},${foot}L0,${foot}Z"/>`,
    `<g class="track"><path class="line" d="M${way}"/></g>`,
    `<g class="degrees" font-size="7"><text x="3" y="${top + 5}">${metres(high)}</text>`,
    `<text x="3" y="${foot - 2}">${metres(low)}</text></g></svg>`,
  ].join('');
  return { svg, heightPx: PROFILE_PX };
}

/** Mean heights at even steps of the way, as shares of its length; a step without heights is left out. */
function alongTheWay(track: Track, steps: number): readonly (readonly [share: number, height: number])[] {
  const total = track.segments.reduce((sum, segment) => sum + lengthOf(segment), 0) || 1;
  const sums = Array.from({ length: steps + 1 }, () => ({ sum: 0, count: 0 }));
  let km = 0;
  for (const segment of track.segments) {
    for (const [at, point] of segment.entries()) {
      if (at > 0) km += kmBetween(segment[at - 1]!, point);
      const step = sums[Math.min(steps, Math.round((km / total) * steps))];
      if (!step || point.ele === undefined) continue;
      step.sum += point.ele;
      step.count += 1;
    }
  }
  return sums.flatMap(({ sum, count }, at) => (count > 0 ? [[at / steps, sum / count] as const] : []));
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
