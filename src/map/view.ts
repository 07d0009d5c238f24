// Room map: positions and the size of the map → how the map looks at the earth: projection, scale, which way is north. Pure.
// Small areas stand upright (Mercator), countries and continents keep their shape (conic), half the globe keeps its sizes.

import {
  type GeoProjection,
  geoAzimuthalEqualArea,
  geoConicConformal,
  geoDistance,
  geoEqualEarth,
  geoMercator,
} from 'd3-geo';
import type { Position } from '../model.ts';
import type { XY } from './plane.ts';
import { around, DEGREES, EARTH_KM, kmBetween, smallestCap } from './sphere.ts';

export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface View extends Size {
  readonly kind: 'mercator' | 'conic' | 'azimuthal' | 'world';
  readonly projection: GeoProjection;
  readonly centre: Position;
  /** Angle from the centre to the farthest corner of the map. */
  readonly radiusDeg: number;
  /** At the centre. */
  readonly kmPerPx: number;
  /** North is up everywhere on the map, within two degrees. */
  readonly northUp: boolean;
}

/** All positions closer together than this are one place, and the map shows where in its country that is. */
const ONE_PLACE_KM = 0.02;
const ONE_PLACE_RADIUS_KM = 60;
/** From the centre to the edge, at least: a city block. */
const LEAST_RADIUS_KM = 0.2;

/** Fits the positions (at least one) into the map, `padPx` from its edges. */
export function chooseView(positions: readonly Position[], size: Size, padPx: number): View {
  const { centre, radiusDeg } = smallestCap(positions);
  const spreadKm = (radiusDeg * Math.PI * EARTH_KM) / 180;
  const leastKm = spreadKm < ONE_PLACE_KM ? ONE_PLACE_RADIUS_KM : LEAST_RADIUS_KM;
  const shown = spreadKm < leastKm ? [...positions, ...around(centre, leastKm)] : positions;
  const kind = kindFor(centre, Math.max(radiusDeg, (leastKm / EARTH_KM) * DEGREES));
  const projection = projectionFor(kind, centre, shown);
  const { widthPx, heightPx } = size;
  const fitted: readonly [XY, XY] = [
    [padPx, padPx],
    [widthPx - padPx, heightPx - padPx],
  ];
  projection.fitExtent(fitted as [[number, number], [number, number]], target(kind, shown));
  return settle(kind, projection, size);
}

/** The view of a given place with a given radius, for the small map that shows where the large one lies. */
export function viewAround(centre: Position, radiusDeg: number, size: Size): View {
  const kind = kindFor(centre, radiusDeg);
  const points = around(centre, (radiusDeg / DEGREES) * EARTH_KM);
  const projection = projectionFor(kind, centre, points);
  projection.fitSize([size.widthPx, size.heightPx], target(kind, points));
  return settle(kind, projection, size);
}

/** How wide the positions spread for their height, as the map would show them: 2 = twice as wide as high. */
export function shapeOf(positions: readonly Position[]): number {
  const view = chooseView(positions, { widthPx: 1000, heightPx: 1000 }, 0);
  const points = positions.map((position) => pixels(view, position)).filter((point) => point !== undefined);
  const span = (axis: 0 | 1): number => {
    const values = points.map((point) => point[axis]);
    return values.reduce((a, b) => Math.max(a, b), 0) - values.reduce((a, b) => Math.min(a, b), 1000);
  };
  return Math.max(span(0), 20) / Math.max(span(1), 20);
}

/** Where a position stands on the map, px; undefined on the far side of the globe. */
export function pixels({ projection, kind, centre }: View, { lon, lat }: Position): XY | undefined {
  if (kind === 'azimuthal' && geoDistance([lon, lat], [centre.lon, centre.lat]) * DEGREES > FAR_SIDE_DEG)
    return undefined;
  const point = projection([lon, lat]);
  return point && Number.isFinite(point[0]) && Number.isFinite(point[1]) ? point : undefined;
}

/** A line of positions on the map. Where it goes round the back of the globe it starts anew. */
export function linesOnMap(view: View, positions: readonly Position[]): readonly (readonly XY[])[] {
  const lines: XY[][] = [[]];
  let last: XY | undefined;
  for (const position of positions) {
    const point = pixels(view, position);
    if (!point || (last && Math.hypot(point[0] - last[0], point[1] - last[1]) > view.widthPx)) lines.push([]);
    if (point) lines.at(-1)?.push(point);
    last = point;
  }
  return lines.filter((line) => line.length > 1);
}

/** An equal-area disc beyond this is all rim. */
export const FAR_SIDE_DEG = 125;

// -------------------------------------------------------------------------------------------- the projection

const SMALL_DEG = 4;
const CONTINENT_DEG = 26;
const HEMISPHERE_DEG = 85;

function kindFor({ lat }: Position, radiusDeg: number): View['kind'] {
  const high = Math.abs(lat);
  if (radiusDeg > HEMISPHERE_DEG) return 'world';
  if (radiusDeg > CONTINENT_DEG || high + radiusDeg > 84) return 'azimuthal';
  // Near the equator a cone is a cylinder.
  return radiusDeg <= SMALL_DEG || high < radiusDeg / 2 + 6 ? 'mercator' : 'conic';
}

function projectionFor(kind: View['kind'], centre: Position, shown: readonly Position[]): GeoProjection {
  switch (kind) {
    case 'mercator':
      return geoMercator().rotate([-centre.lon, 0]).clipAngle(null);
    case 'conic': {
      const lats = shown.map(({ lat }) => lat);
      const [south, north] = [Math.min(...lats), Math.max(...lats)];
      const sixth = (north - south) / 6;
      return geoConicConformal()
        .parallels([south + sixth, north - sixth])
        .rotate([-centre.lon, 0]);
    }
    case 'azimuthal':
      return geoAzimuthalEqualArea().rotate([-centre.lon, -centre.lat]).clipAngle(FAR_SIDE_DEG);
    case 'world':
      return geoEqualEarth().rotate([-centre.lon, 0]);
  }
}

function target(kind: View['kind'], positions: readonly Position[]) {
  if (kind === 'world') return { type: 'Sphere' } as const;
  return { type: 'MultiPoint', coordinates: positions.map(({ lon, lat }) => [lon, lat]) } as const;
}

function settle(kind: View['kind'], projection: GeoProjection, size: Size): View {
  const { widthPx, heightPx } = size;
  const at = (x: number, y: number): Position | undefined => {
    const found = projection.invert?.([x, y]);
    return found && Number.isFinite(found[0]) && Number.isFinite(found[1])
      ? { lon: found[0], lat: found[1] }
      : undefined;
  };
  const [middleX, middleY] = [widthPx / 2, heightPx / 2];
  const centre = at(middleX, middleY) ?? { lat: 0, lon: 0 };
  const corners = [at(0, 0), at(widthPx, 0), at(0, heightPx), at(widthPx, heightPx)];
  const radiusKm = Math.max(...corners.map((corner) => (corner ? kmBetween(centre, corner) : Math.PI * EARTH_KM)));
  const [left, right] = [at(middleX - 5, middleY), at(middleX + 5, middleY)];
  const kmPerPx = left && right ? kmBetween(left, right) / 10 : Number.NaN;
  const northUp =
    kind === 'mercator' ||
    (kind !== 'world' && [centre, ...corners].every((one) => one !== undefined && pointsUp(projection, one)));
  return { ...size, kind, projection, centre, radiusDeg: (radiusKm / EARTH_KM) * DEGREES, kmPerPx, northUp };
}

function pointsUp(projection: GeoProjection, { lat, lon }: Position): boolean {
  const [here, north] = [projection([lon, lat]), projection([lon, Math.min(90, lat + 0.01)])];
  if (!here || !north) return false;
  const turn = Math.atan2(north[0] - here[0], here[1] - north[1]) * DEGREES;
  return Math.abs(turn) <= 2;
}
