// The land and the borders of countries that a view shows, as rings and lines on paper. At the detail that the map's
// scale can show; nothing outside the frame goes into the PDF.

import { geoStream } from 'd3-geo';
import { type Atlas, atlasFor, type BoundedLine, withBounds } from './atlas.ts';
import { cropLine, cropRing, inset, type Polyline, simplify, turnsInto, type XY } from './plane.ts';
import { FAR_SIDE_DEG, isFlat, pixels, type View } from './view.ts';

export interface Base {
  /** Closed; even-odd: what lies inside two rings is water. */
  readonly land: readonly Polyline[];
  readonly borders: readonly Polyline[];
  /** Share of the map that is land, 0 to 1. */
  readonly landShare: number;
}

/** Below this many kilometres from edge to edge the data's coast is a kilometre off and would mislead. */
export const COAST_FROM_KM = 50;

export async function drawBase(view: View, borders: boolean): Promise<Base> {
  const atlas = await atlasFor(view);
  return isFlat(view) ? flat(view, atlas, borders) : round(view, atlas, borders);
}

const FRAME_PX = 4;
const TOLERANCE_PX = 0.25;

/** Up to a continent: cut by degrees first (Eurasia is one ring of a hundred thousand points), then on paper. */
function flat(view: View, atlas: Atlas, withBorders: boolean): Base {
  const box = degreesShown(view);
  const frame = inset(view, -FRAME_PX);
  const onPaper = (ring: Polyline): Polyline =>
    ring.map(([lon, lat]) => pixels(view, { lon, lat })).filter((point) => point !== undefined);
  const near = ({ points, bounds }: BoundedLine): readonly Polyline[] =>
    turnsInto(bounds, box).map((turn) => (turn === 0 ? points : points.map(([lon, lat]): XY => [lon + turn, lat])));
  const land = atlas
    .rings()
    .flatMap(near)
    .map((ring) => simplify(cropRing(onPaper(cropRing(ring, box)), frame), TOLERANCE_PX))
    .filter(visible);
  const lines = withBorders ? atlas.borders().map(withBounds).flatMap(near) : [];
  const borders = lines
    .flatMap((line) => cropLine(line, box))
    .flatMap((line) => cropLine(onPaper(line), frame))
    .map((piece) => simplify(piece, TOLERANCE_PX));
  return { land, borders, landShare: shareOf(land, view) };
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
  const projection = view.projection.clipExtent(inset(view, -FRAME_PX)).precision(0.3);
  if (view.kind === 'azimuthal') projection.clipAngle(Math.min(FAR_SIDE_DEG, view.radiusDeg * 1.1 + 1));
  const shape = { type: 'MultiPolygon' as const, coordinates: atlas.polygons() };
  const lines = {
    type: 'MultiLineString' as const,
    coordinates: withBorders ? atlas.borders().map((line) => line.map(([x, y]) => [x, y])) : [],
  };
  const land = linesOf(projection, shape)
    .map((ring) => simplify(ring, TOLERANCE_PX))
    .filter(visible);
  const borders = linesOf(projection, lines).map((line) => simplify(line, TOLERANCE_PX));
  return { land, borders, landShare: shareOf(land, view) };
}

/** What the library draws of a shape, as points: it cuts and bends; thinning is done here. */
function linesOf(projection: View['projection'], shape: Parameters<typeof geoStream>[0]): readonly Polyline[] {
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

/** Skerries narrower than a hairline would look like dust. */
function visible(ring: Polyline): boolean {
  return ring.length > 2 && Math.abs(signedArea(ring)) > 0.4;
}

function shareOf(land: readonly Polyline[], { widthPx, heightPx }: View): number {
  return Math.abs(land.reduce((sum, ring) => sum + signedArea(ring), 0)) / (widthPx * heightPx);
}

function signedArea(ring: Polyline): number {
  let twice = 0;
  for (let at = 0; at < ring.length; at++) {
    const [a, b] = [ring[at] as XY, ring[(at + 1) % ring.length] as XY];
    twice += a[0] * b[1] - b[0] * a[1];
  }
  return twice / 2;
}

/** The edge of the whole earth. */
export function outline({ projection }: View): readonly Polyline[] {
  return linesOf(projection, { type: 'Sphere' });
}
