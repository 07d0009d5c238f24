// Chooses how the map looks at the earth: its projection, its scale, and whether north is up. Pure. Small areas stand
// upright (Mercator), countries and continents keep their shape (conic), half the globe keeps its sizes (azimuthal).
// What goes round the earth, or would turn the continents about a pole that nobody visited, is shown on a map of the
// world.

import {
  type GeoProjection,
  geoAzimuthalEqualArea,
  geoConicConformal,
  geoDistance,
  geoEqualEarth,
  geoMercator,
  geoPath,
} from 'd3-geo';
import type { Position } from '../model.ts';
import { boundsOf, distance, inset, type MapSize, type Polyline, type XY } from './plane.ts';
import { around, DEGREES, EARTH_KM, kmBetween, smallestCap } from './sphere.ts';

export interface View extends MapSize {
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

/** Up to a continent: cut and drawn as on a plane. Wider views are cut on the sphere. */
export function isFlat({ kind }: View): boolean {
  return kind === 'mercator' || kind === 'conic';
}

/** All positions closer together than this are one place, and the map shows where in its country that is. */
const ONE_PLACE_KM = 0.02;
const ONE_PLACE_RADIUS_KM = 60;
/** From the centre to the edge, at least: a city block. */
const LEAST_RADIUS_KM = 0.2;

/** Fits the positions (at least one) into the map, `padPx` from its edges. */
export function chooseView(positions: readonly Position[], size: MapSize, padPx: number): View {
  const { centre, radiusDeg } = smallestCap(positions);
  const spreadKm = (radiusDeg * Math.PI * EARTH_KM) / 180;
  const leastKm = spreadKm < ONE_PLACE_KM ? ONE_PLACE_RADIUS_KM : LEAST_RADIUS_KM;
  const shown = spreadKm < leastKm ? [...positions, ...around(centre, leastKm)] : positions;
  const kind = kindFor(centre, Math.max(radiusDeg, (leastKm / EARTH_KM) * DEGREES), positions);
  const projection = projectionFor(kind, centre, shown);
  projection.fitExtent(inset(size, padPx), targetOf(shown));
  if (kind === 'world') fillWithEarth(projection, size);
  return settle(kind, projection, size);
}

/** Nothing is marked at the edge of the whole earth. */
const WORLD_PAD_PX = 6;
const EARTH = { type: 'Sphere' } as const;

/** No smaller than the whole earth, and no empty space beyond a pole while there is more to show at the other. */
function fillWithEarth(projection: GeoProjection, size: MapSize): void {
  const [scale, [x, y]] = [projection.scale(), projection.translate()];
  projection.fitExtent(inset(size, WORLD_PAD_PX), EARTH);
  if (projection.scale() > scale) return;
  projection.scale(scale).translate([x, y]);
  const [[, top], [, bottom]] = geoPath(projection).bounds(EARTH);
  const least = size.heightPx - WORLD_PAD_PX - (bottom - top);
  const wanted = least > WORLD_PAD_PX ? (least + WORLD_PAD_PX) / 2 : Math.max(least, Math.min(WORLD_PAD_PX, top));
  projection.translate([x, y + wanted - top]);
}

/** The view of a given place with a given radius, for the small map that shows where the large one lies. */
export function viewAround(centre: Position, radiusDeg: number, size: MapSize): View {
  const points = around(centre, (radiusDeg / DEGREES) * EARTH_KM);
  const kind = kindFor(centre, radiusDeg, [centre]);
  const projection = projectionFor(kind, centre, points);
  projection.fitExtent(inset(size, 0), targetOf(points));
  return settle(kind, projection, size);
}

/** How wide the positions spread for their height, as the map would show them: 2 = twice as wide as high. */
export function shapeOf(positions: readonly Position[]): number {
  const view = chooseView(positions, { widthPx: 1000, heightPx: 1000 }, 0);
  const points = positions.map((position) => pixels(view, position)).filter((point) => point !== undefined);
  const [[left, top], [right, bottom]] = boundsOf(points);
  return Math.max(right - left, 20) / Math.max(bottom - top, 20);
}

/** Where a position stands on the map, px; undefined on the far side of the globe. */
export function pixels({ projection, kind, centre }: View, { lon, lat }: Position): XY | undefined {
  if (kind === 'azimuthal' && geoDistance([lon, lat], [centre.lon, centre.lat]) * DEGREES > FAR_SIDE_DEG)
    return undefined;
  const point = projection([lon, lat]);
  return point && Number.isFinite(point[0]) && Number.isFinite(point[1]) ? point : undefined;
}

/** A line of positions on the map, split where it goes round the back of the globe: leaves the disc, or jumps from one
 *  edge of a map of the world to the other. On any other map a leg may be longer than the map is wide. */
export function linesOnMap(view: View, positions: readonly Position[]): readonly Polyline[] {
  const lines: XY[][] = [[]];
  const jumpPx = view.kind === 'world' ? view.widthPx / 2 : Infinity;
  let last: XY | undefined;
  for (const position of positions) {
    const point = pixels(view, position);
    if (!point || (last && distance(point, last) > jumpPx)) lines.push([]);
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
const POLAR_CIRCLE = 66.5;

function kindFor({ lat }: Position, radiusDeg: number, positions: readonly Position[]): View['kind'] {
  const high = Math.abs(lat);
  if (radiusDeg > HEMISPHERE_DEG) return 'world';
  const polar = positions.some((one) => Math.abs(one.lat) > POLAR_CIRCLE);
  if (radiusDeg > CONTINENT_DEG && high + radiusDeg > 84 && !polar) return 'world';
  if (radiusDeg > CONTINENT_DEG || high + radiusDeg > 84) return 'azimuthal';
  // Near the equator a cone is a cylinder.
  return radiusDeg <= SMALL_DEG || high < radiusDeg / 2 + 6 ? 'mercator' : 'conic';
}

function projectionFor(kind: View['kind'], centre: Position, shown: readonly Position[]): GeoProjection {
  switch (kind) {
    case 'mercator':
      return geoMercator().rotate([-centre.lon, 0]).clipAngle(null);
    case 'conic': {
      const [[, south], [, north]] = boundsOf(shown.map(({ lon, lat }) => [lon, lat]));
      const sixth = (north - south) / 6;
      return geoConicConformal()
        .parallels([south + sixth, north - sixth])
        .rotate([-centre.lon, 0]);
    }
    case 'azimuthal':
      return geoAzimuthalEqualArea().rotate([-centre.lon, -centre.lat]).clipAngle(FAR_SIDE_DEG);
    case 'world':
      return geoEqualEarth().rotate([-middleLongitude(shown), 0]);
  }
}

/** Opposite the middle of the widest gap: there the map of the world is cut open. */
function middleLongitude(positions: readonly Position[]): number {
  const around = positions.map(({ lon }) => lon).sort((a, b) => a - b);
  let [west, widest] = [0, -1];
  for (const [at, lon] of around.entries()) {
    const next = around[at + 1] ?? (around[0] as number) + 360;
    if (next - lon > widest) [west, widest] = [next, next - lon];
  }
  return west + (360 - widest) / 2;
}

function targetOf(positions: readonly Position[]) {
  return { type: 'MultiPoint', coordinates: positions.map(({ lon, lat }) => [lon, lat]) } as const;
}

function settle(kind: View['kind'], projection: GeoProjection, size: MapSize): View {
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
