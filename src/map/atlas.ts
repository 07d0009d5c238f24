// Natural Earth's land and borders at one of three details, for the plane and for the sphere. Each file is read once.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { geoArea } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { remembered } from '../lists.ts';
import { type Bounds, boundsOf, type Polyline, unwrap } from './plane.ts';
import { isFlat, type View } from './view.ts';

type Topology = Parameters<typeof feature>[0];

type Detail = '10m' | '50m' | '110m';

function detailFor(view: View): Detail {
  const { kmPerPx } = view;
  // On the sphere every point is projected, and half the globe needs no skerries.
  if (kmPerPx < 4 && isFlat(view)) return '10m';
  return kmPerPx < 20 ? '50m' : '110m';
}

export interface Atlas {
  /** For the sphere: holes after their outer ring, each run its right way round. */
  readonly polygons: () => number[][][][];
  /** For the plane: every ring by itself, without the jump at the date line. */
  readonly rings: () => readonly BoundedLine[];
  readonly borders: () => readonly Polyline[];
}

export interface BoundedLine {
  readonly points: Polyline;
  readonly bounds: Bounds;
}

const loaded = new Map<Detail, Promise<Atlas>>();

/** One map and its locator read the same files: each once. */
export function atlasFor(view: View): Promise<Atlas> {
  const detail = detailFor(view);
  return remembered(loaded, detail, async () => {
    const file = createRequire(import.meta.url).resolve(`world-atlas/countries-${detail}.json`);
    return atlasOf(JSON.parse(await readFile(file, 'utf8')) as Topology);
  });
}

function atlasOf(topology: Topology): Atlas {
  const { land, countries } = topology.objects as unknown as Record<
    'land' | 'countries',
    Parameters<typeof mesh>[1] & object
  >;
  const polygons = once(() => {
    const all = feature(topology, land as never) as unknown as Land | { readonly features: readonly Land[] };
    return ('features' in all ? all.features : [all]).flatMap(({ geometry }) => geometry.coordinates);
  });
  return {
    polygons: once(() => polygons().map((polygon) => polygon.map(outwards))),
    rings: once(() => polygons().flat().map(withBounds)),
    borders: once(
      () => mesh(topology, countries as never, (a, b) => a !== b).coordinates as unknown as readonly Polyline[],
    ),
  };
}

interface Land {
  readonly geometry: { readonly coordinates: readonly (readonly Polyline[])[] };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

export function withBounds(ring: Polyline): BoundedLine {
  const points = unwrap(ring);
  return { points, bounds: boundsOf(points) };
}

/** On the sphere a ring of the wrong direction is all the world but itself; rounding has reversed some skerries. */
function outwards(ring: Polyline, at: number): number[][] {
  const points = ring.map(([lon, lat]) => [lon, lat]);
  const large = geoArea({ type: 'Polygon', coordinates: [points] }) > 2 * Math.PI;
  return large === at > 0 ? points : points.reverse();
}
