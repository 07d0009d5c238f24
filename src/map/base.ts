// Room map: a view → the land (and, when asked, the borders of countries) that it shows, as SVG path data. Reads Natural Earth's data
// (world-atlas) at the detail that the map's scale can show; nothing outside the frame goes into the PDF.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { cropLine, cropRing, simplify, unwrap } from './crop.ts';
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
  const topology = await topologyFor(view);
  return view.kind === 'mercator' || view.kind === 'conic'
    ? flat(view, topology, borders)
    : round(view, topology, borders);
}

type Detail = '10m' | '50m' | '110m';

function detailFor(kmPerPx: number): Detail {
  if (kmPerPx < 4) return '10m';
  return kmPerPx < 40 ? '50m' : '110m';
}

const loaded = new Map<Detail, Promise<Topology>>();

function topologyFor({ kmPerPx }: View): Promise<Topology> {
  const detail = detailFor(kmPerPx);
  const already = loaded.get(detail);
  if (already) return already;
  const file = createRequire(import.meta.url).resolve(`world-atlas/countries-${detail}.json`);
  const reading = readFile(file, 'utf8').then((text) => JSON.parse(text) as Topology);
  loaded.set(detail, reading);
  return reading;
}

const FRAME_PX = 4;
const TOLERANCE_PX = 0.25;

/** Up to a continent: cut by degrees first (Eurasia is one ring of a hundred thousand points), then on paper. */
function flat(view: View, topology: Topology, withBorders: boolean): Base {
  const box = degreesShown(view);
  const frame: readonly [XY, XY] = [
    [-FRAME_PX, -FRAME_PX],
    [view.widthPx + FRAME_PX, view.heightPx + FRAME_PX],
  ];
  const onPaper = (ring: Ring): Ring => ring.flatMap((point) => paper(view, point));
  let land = '';
  let area = 0;
  for (const polygon of polygonsOf(topology))
    for (const ring of polygon)
      for (const turned of unwrap(ring, view.centre.lon)) {
        const near = cropRing(turned, box);
        if (near.length < 3) continue;
        const cut = simplify(cropRing(onPaper(near), frame), TOLERANCE_PX);
        if (cut.length < 3) continue;
        area += signedArea(cut);
        land += pathOf(cut, true);
      }
  const borders = withBorders
    ? bordersOf(topology).flatMap((line) =>
        unwrap(line, view.centre.lon)
          .flatMap((turned) => cropLine(turned, box))
          .flatMap((near) => cropLine(onPaper(near), frame))
          .map((piece) => pathOf(simplify(piece, TOLERANCE_PX), false)),
      )
    : [];
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
function round(view: View, topology: Topology, withBorders: boolean): Base {
  const projection = view.projection
    .clipExtent([
      [-FRAME_PX, -FRAME_PX],
      [view.widthPx + FRAME_PX, view.heightPx + FRAME_PX],
    ])
    .precision(0.3);
  if (view.kind === 'azimuthal') projection.clipAngle(Math.min(FAR_SIDE_DEG, view.radiusDeg * 1.1 + 1));
  const path = geoPath(projection).digits(1);
  const countries = topology.objects.land as Parameters<typeof feature>[1];
  const land = feature(topology, countries);
  const lines = {
    type: 'MultiLineString' as const,
    coordinates: bordersOf(topology).map((line) => line.map(([x, y]) => [x, y])),
  };
  return {
    land: path(land) ?? '',
    borders: withBorders ? (path(lines) ?? '') : '',
    landShare: path.area(land) / (view.widthPx * view.heightPx),
  };
}

function polygonsOf(topology: Topology): readonly (readonly Ring[])[] {
  const land = feature(topology, topology.objects.land as never) as unknown as {
    readonly type: string;
    readonly features?: readonly { readonly geometry: { readonly coordinates: readonly (readonly Ring[])[] } }[];
    readonly geometry?: { readonly coordinates: readonly (readonly Ring[])[] };
  };
  return (land.features ?? [land]).flatMap((one) => one.geometry?.coordinates ?? []);
}

function bordersOf(topology: Topology): readonly Ring[] {
  return mesh(topology, topology.objects.countries as never, (a, b) => a !== b)
    .coordinates as unknown as readonly Ring[];
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
