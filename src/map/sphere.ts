// Geometry on the sphere: distances, great circles, the smallest circle around positions. Pure; angles in degrees.

import type { Position } from '../model.ts';

/** Kilometres on the sphere. */
export function kmBetween(a: Position, b: Position): number {
  const radians = Math.PI / 180;
  const lat = Math.sin(((b.lat - a.lat) * radians) / 2) ** 2;
  const lon = Math.sin(((b.lon - a.lon) * radians) / 2) ** 2;
  const h = lat + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * lon;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Mean radius. */
export const EARTH_KM = 6371.0088;

export const DEGREES = 180 / Math.PI;

/** Along a meridian, or the equator. */
export const KM_PER_DEGREE = 111.195;

/** The same longitude from -180 up to 180. */
export function wrapped(lon: number): number {
  const turned = (lon + 540) % 360;
  return (turned < 0 ? turned + 360 : turned) - 180;
}

/** Four points at this distance: north, east, south, west. */
export function around({ lat, lon }: Position, km: number): readonly Position[] {
  const reach = km / EARTH_KM;
  return [0, 90, 180, 270].map((bearing) => {
    const [a, b] = [lat / DEGREES, bearing / DEGREES];
    const there = Math.asin(Math.sin(a) * Math.cos(reach) + Math.cos(a) * Math.sin(reach) * Math.cos(b));
    const turn = Math.atan2(
      Math.sin(b) * Math.sin(reach) * Math.cos(a),
      Math.cos(reach) - Math.sin(a) * Math.sin(there),
    );
    return { lat: there * DEGREES, lon: wrapped(lon + turn * DEGREES) };
  });
}

/** Points between two positions on the shortest way, one every two degrees. */
export function greatCircle(a: Position, b: Position): readonly Position[] {
  const [from, to] = [vector(a), vector(b)];
  const angle = Math.acos(Math.max(-1, Math.min(1, dot(from, to))));
  const count = Math.floor((angle * DEGREES) / 2);
  // Between opposite ends of the earth every way is the shortest.
  if (count < 1 || Math.sin(angle) < 1e-9) return [];
  return Array.from({ length: count }, (_, at) => {
    const share = (at + 1) / (count + 1);
    const [p, q] = [Math.sin((1 - share) * angle) / Math.sin(angle), Math.sin(share * angle) / Math.sin(angle)];
    return position([p * from[0] + q * to[0], p * from[1] + q * to[1], p * from[2] + q * to[2]]);
  });
}

/** A small circle round all positions: its centre in space, so that neither the date line nor a pole is an edge. */
export function smallestCap(positions: readonly Position[]): { readonly centre: Position; readonly radiusDeg: number } {
  // A track of a hundred thousand points lies where a thousand of them lie; the fit itself looks at all.
  const every = Math.ceil(positions.length / 1000);
  const vectors = positions.filter((_, index) => index % every === 0).map(vector);
  let middle = unit(sum(vectors)) ?? (vectors[0] as Vector);
  // Towards the farthest point by ever smaller steps (Badoiu and Clarkson): ends at the smallest circle.
  for (let step = 2; step < 200; step++) {
    const far = vectors.reduce((worst, one) => (dot(middle, one) < dot(middle, worst) ? one : worst));
    const moved = middle.map((value, axis) => value + ((far[axis] as number) - value) / step) as unknown as Vector;
    middle = unit(moved) ?? middle;
  }
  const centre = position(middle);
  const radiusKm = positions.reduce((most, one) => Math.max(most, kmBetween(centre, one)), 0);
  return { centre, radiusDeg: (radiusKm / EARTH_KM) * DEGREES };
}

type Vector = readonly [number, number, number];

function vector({ lat, lon }: Position): Vector {
  const [a, b] = [lat / DEGREES, lon / DEGREES];
  return [Math.cos(a) * Math.cos(b), Math.cos(a) * Math.sin(b), Math.sin(a)];
}

function position([x, y, z]: Vector): Position {
  return { lat: Math.atan2(z, Math.hypot(x, y)) * DEGREES, lon: Math.atan2(y, x) * DEGREES };
}

function sum(vectors: readonly Vector[]): Vector {
  return vectors.reduce((all, one) => [all[0] + one[0], all[1] + one[1], all[2] + one[2]], [0, 0, 0] as const);
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function unit(v: Vector): Vector | undefined {
  const length = Math.sqrt(dot(v, v));
  return length < 1e-9 ? undefined : [v[0] / length, v[1] / length, v[2] / length];
}
