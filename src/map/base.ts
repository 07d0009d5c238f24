// Room map: a view → the land (and, when asked, the borders of countries) that it shows, as SVG path data. Reads Natural Earth's data
// (world-atlas) at the detail that the map's scale can show; nothing outside the frame goes into the PDF.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { geoArea, geoPath, geoStream } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { type Box, boundsOf, cropLine, cropRing, simplify, turnsInto, unwrap } from './crop.ts';
import { FAR_SIDE_DEG, type View, type XY } from './view.ts';

type Topology = Parameters<typeof feature>[0];
type Ring = readonly XY[];

export interface Base {
  readonly land: string;
  readonly borders: string;
  /** Share of the map that is land, 0 to 1. */
  readonly landShare: number;
}

/** Below this many kilometres from edge to edge the data's coast is a kilometre off and would mislead. */
export const COAST_FROM_KM = 50;

export async function drawBase(view: View, borders: boolean): Promise<Base> {
  const atlas = await atlasFor(view);
  return view.kind === 'mercator' || view.kind === 'conic' ? flat(view, atlas, borders) : round(view, atlas, borders);
}

type Detail = '10m' | '50m' | '110m';

function detailFor({ kind, kmPerPx }: View): Detail {
  // On the sphere every point is projected, and half the globe needs no skerries.
  if (kmPerPx < 4 && (kind === 'mercator' || kind === 'conic')) return '10m';
  return kmPerPx < 20 ? '50m' : '110m';
}

interface Atlas {
  /** For the sphere: holes after their outer ring, each run its right way round. */
  readonly polygons: () => number[][][][];
  /** For the plane: every ring by itself, without the jump at the date line. */
  readonly rings: () => readonly Shape[];
  readonly borders: () => readonly Ring[];
}

interface Shape {
  readonly points: Ring;
  readonly bounds: Box;
}

const loaded = new Map<Detail, Promise<Atlas>>();

/** One map and its locator read the same files: each once. */
function atlasFor(view: View): Promise<Atlas> {
  const detail = detailFor(view);
  const already = loaded.get(detail);
  if (already) return already;
  const file = createRequire(import.meta.url).resolve(`world-atlas/countries-${detail}.json`);
  const reading = readFile(file, 'utf8').then((text) => atlasOf(JSON.parse(text) as Topology));
  loaded.set(detail, reading);
  return reading;
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
    rings: once(() => polygons().flat().map(shapeOf)),
    borders: once(
      () => mesh(topology, countries as never, (a, b) => a !== b).coordinates as unknown as readonly Ring[],
    ),
  };
}

interface Land {
  readonly geometry: { readonly coordinates: readonly (readonly Ring[])[] };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function shapeOf(ring: Ring): Shape {
  const points = unwrap(ring);
  return { points, bounds: boundsOf(points) };
}

const FRAME_PX = 4;
const TOLERANCE_PX = 0.25;

/** Up to a continent: cut by degrees first (Eurasia is one ring of a hundred thousand points), then on paper. */
function flat(view: View, atlas: Atlas, withBorders: boolean): Base {
  const box = degreesShown(view);
  const frame: readonly [XY, XY] = [
    [-FRAME_PX, -FRAME_PX],
    [view.widthPx + FRAME_PX, view.heightPx + FRAME_PX],
  ];
  const onPaper = (ring: Ring): Ring => ring.flatMap((point) => paper(view, point));
  const near = ({ points, bounds }: Shape): readonly Ring[] =>
    turnsInto(bounds, box).map((turn) => (turn === 0 ? points : points.map(([lon, lat]): XY => [lon + turn, lat])));
  let land = '';
  let area = 0;
  for (const ring of atlas.rings().flatMap(near)) {
    const cut = simplify(cropRing(onPaper(cropRing(ring, box)), frame), TOLERANCE_PX);
    if (!visible(cut)) continue;
    area += signedArea(cut);
    land += pathOf(cut, true);
  }
  const lines = withBorders ? atlas.borders().map(shapeOf).flatMap(near) : [];
  const borders = lines
    .flatMap((line) => cropLine(line, box))
    .flatMap((line) => cropLine(onPaper(line), frame))
    .map((piece) => pathOf(simplify(piece, TOLERANCE_PX), false));
  return { land, borders: borders.join(''), landShare: Math.abs(area) / (view.widthPx * view.heightPx) };
}

function paper({ projection }: View, [lon, lat]: XY): readonly XY[] {
  const point = projection([lon, lat]);
  return point && Number.isFinite(point[0]) && Number.isFinite(point[1]) ? [point] : [];
}

/** Degrees that the frame can show, with room to spare; longitudes run on past 180 around the centre's. */
function degreesShown({ centre, radiusDeg }: View): readonly [XY, XY] {
  const reach = radiusDeg * 1.25 + 0.05;
  const [south, north] = [Math.max(-85, centre.lat - reach), Math.min(85, centre.lat + reach)];
  const highest = Math.max(Math.abs(south), Math.abs(north));
  const wide = Math.min(179, reach / Math.cos((highest * Math.PI) / 180));
  return [
    [centre.lon - wide, south],
    [centre.lon + wide, north],
  ];
}

/** Half the globe and more: the library cuts on the sphere. */
function round(view: View, atlas: Atlas, withBorders: boolean): Base {
  const projection = view.projection
    .clipExtent([
      [-FRAME_PX, -FRAME_PX],
      [view.widthPx + FRAME_PX, view.heightPx + FRAME_PX],
    ])
    .precision(0.3);
  if (view.kind === 'azimuthal') projection.clipAngle(Math.min(FAR_SIDE_DEG, view.radiusDeg * 1.1 + 1));
  const land = { type: 'MultiPolygon' as const, coordinates: atlas.polygons() };
  const rings = linesOf(projection, land)
    .map((ring) => simplify(ring, TOLERANCE_PX))
    .filter(visible);
  const lines = {
    type: 'MultiLineString' as const,
    coordinates: withBorders ? atlas.borders().map((line) => line.map(([x, y]) => [x, y])) : [],
  };
  return {
    land: rings.map((ring) => pathOf(ring, true)).join(''),
    borders: linesOf(projection, lines)
      .map((line) => pathOf(simplify(line, TOLERANCE_PX), false))
      .join(''),
    landShare: Math.abs(rings.reduce((sum, ring) => sum + signedArea(ring), 0)) / (view.widthPx * view.heightPx),
  };
}

/** What the library draws of a shape, as points: it cuts and bends, and leaves the thinning to us. */
function linesOf(projection: View['projection'], shape: Parameters<typeof geoStream>[0]): readonly Ring[] {
  const lines: XY[][] = [];
  const nothing = (): void => {};
  geoStream(
    shape,
    projection.stream({
      point: (x, y) => void lines.at(-1)?.push([x, y]),
      lineStart: () => void lines.push([]),
      lineEnd: nothing,
      polygonStart: nothing,
      polygonEnd: nothing,
    }),
  );
  return lines;
}

/** A skerry of less than a hairline's width is a speck of dust. */
function visible(ring: Ring): boolean {
  return ring.length > 2 && Math.abs(signedArea(ring)) > 0.4;
}

/** On the sphere a ring run the wrong way round is all the world but itself; rounding has turned some skerries so. */
function outwards(ring: Ring, at: number): number[][] {
  const points = ring.map(([lon, lat]) => [lon, lat]);
  const large = geoArea({ type: 'Polygon', coordinates: [points] }) > 2 * Math.PI;
  return large === at > 0 ? points : points.reverse();
}

function signedArea(ring: Ring): number {
  let twice = 0;
  for (let at = 0; at < ring.length; at++) {
    const [a, b] = [ring[at] as XY, ring[(at + 1) % ring.length] as XY];
    twice += a[0] * b[1] - b[0] * a[1];
  }
  return twice / 2;
}

/** One decimal: a fortieth of a millimetre. */
export function pathOf(points: readonly XY[], closed: boolean): string {
  if (points.length < 2) return '';
  const short = (value: number): string => String(Math.round(value * 10) / 10);
  return `M${points.map(([x, y]) => `${short(x)},${short(y)}`).join('L')}${closed ? 'Z' : ''}`;
}

/** The edge of the whole earth. */
export function outline({ projection }: View): string {
  return geoPath(projection).digits(1)({ type: 'Sphere' }) ?? '';
}
