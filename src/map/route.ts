// Lays out the route map: frame, land, marks and corners, in px of the map. draw-map.ts only writes it down.

import type { Position, Track } from '../model.ts';
import { type Base, COAST_FROM_KM, drawBase, outline } from './base.ts';
import { type GridLine, graticule, type ScaleBar, scaleBar } from './graticule.ts';
import { type DegreeLabel, placeDegrees } from './graticule-labels.ts';
import { type Mark, type Point, placeMarks } from './map-marks.ts';
import { type MapSize, overlap, type Polyline, type Rectangle, simplify, type XY } from './plane.ts';
import { greatCircle } from './sphere.ts';
import { chooseView, linesOnMap, pixels, type View, viewAround } from './view.ts';
import { placeNames, type WaypointLabel } from './waypoint-labels.ts';

/** A photo to be marked. */
export interface Stop extends Position {
  readonly photo: string;
  readonly number: number;
}

export interface RouteModel extends MapSize {
  readonly view: View;
  /** The outline of the earth where the map shows all of it. */
  readonly globe?: readonly Polyline[];
  /** Absent where the data's coast is too coarse for the scale: then there is a locator. */
  readonly base?: Base;
  readonly grid: readonly GridLine[];
  readonly degrees: readonly DegreeLabel[];
  readonly track: readonly Polyline[];
  readonly names: readonly WaypointLabel[];
  readonly marks: readonly Mark[];
  readonly bar?: ScaleBar & Rectangle;
  readonly north?: Rectangle;
  readonly locator?: Locator;
}

/** A small map in a corner: where in its country the large one lies. */
export interface Locator extends Rectangle {
  readonly base: Base;
  /** The large map's frame, or at least a dot. */
  readonly here: Rectangle;
}

/** `borders`: of countries too. At least one stop or track point. */
export async function layOutRoute(
  stops: readonly Stop[],
  track: Track | undefined,
  size: MapSize,
  borders: boolean,
): Promise<RouteModel> {
  const positions = [...stops, ...(track?.segments.flat() ?? [])];
  const first = chooseView(positions, size, PADS_PX[0]);
  const local = isLocal(first);
  const plain = local ? undefined : await drawBase(first, borders);
  // A map all of land, or all of sea, says as little about where it lies as one without a coast.
  const lost = !plain || (first.kind !== 'world' && (plain.landShare > 0.97 || plain.landShare < 0.002));
  // The locator needs a free corner: with more room round the positions there is one.
  const tries = [first, ...(lost ? PADS_PX.slice(1) : []).map((pad) => chooseView(positions, size, pad))];
  const corner = tries.map((view) => ({ view, ...freestCorner(view, positions) }));
  const best = corner.find(({ crowd }) => crowd === 0) ?? corner.reduce((a, b) => (b.crowd < a.crowd ? b : a));
  const { view } = best;
  const base = local || view === first ? plain : await drawBase(view, borders);
  const locator = lost ? await drawLocator(view, best.box, borders) : undefined;
  const furniture = corners(view, locator);
  const taken = [furniture.bar, furniture.north, locator].filter((one) => one !== undefined);
  const points = stops.flatMap(({ photo, number, ...position }): Point[] => {
    const at = pixels(view, position);
    return at ? [{ photo, number, at }] : [];
  });
  const marks = placeMarks(points, taken, size);
  const lines = trackLines(view, track);
  const names = placeNames(view, track, [...taken, ...marks.map(({ box }) => box)], lines);
  // Without land a grid of degrees is all that is seen: track, marks and scale carry such a map.
  const grid = base ? graticule(view) : [];
  return {
    ...size,
    view,
    base,
    globe: view.kind === 'world' ? outline(view) : undefined,
    grid,
    degrees: placeDegrees(grid, size, [...taken, ...[...marks, ...names].map(({ box }) => box)], lines),
    track: lines,
    marks,
    names,
    locator,
    ...furniture,
  };
}

const PADS_PX = [36, 60, 90, 130] as const;

function isLocal({ widthPx, heightPx, kmPerPx }: View): boolean {
  return Math.min(widthPx, heightPx) * kmPerPx < COAST_FROM_KM;
}

// ----------------------------------------------------------------------------------------------------- corners

const MARGIN_PX = 10;

function locatorSide({ widthPx, heightPx }: MapSize): number {
  return Math.round(Math.min(150, 0.27 * widthPx, 0.4 * heightPx));
}

/** Bottom right first, then the others that neither the scale bar nor the north mark needs. */
function freestCorner(view: View, positions: readonly Position[]): { readonly box: Rectangle; readonly crowd: number } {
  const { widthPx, heightPx } = view;
  const side = locatorSide(view);
  const at = (x: number, y: number): Rectangle => ({ x, y, width: side, height: side });
  const [right, bottom] = [widthPx - side - MARGIN_PX, heightPx - side - MARGIN_PX];
  const boxes = [at(right, bottom), at(MARGIN_PX, MARGIN_PX), at(right, MARGIN_PX), at(MARGIN_PX, bottom)];
  const points = positions.map((position) => pixels(view, position)).filter((point) => point !== undefined);
  const counted = boxes.map((box) => ({ box, crowd: points.filter((point) => within(point, box, 16)).length }));
  return counted.reduce((a, b) => (b.crowd < a.crowd ? b : a));
}

function within([x, y]: XY, box: Rectangle, room: number): boolean {
  return x > box.x - room && x < box.x + box.width + room && y > box.y - room && y < box.y + box.height + room;
}

/** The scale bar at the bottom, the north mark at the top, on the side that the locator leaves free. */
function corners(view: View, locator: Rectangle | undefined): Pick<RouteModel, 'bar' | 'north'> {
  const { widthPx, heightPx } = view;
  const bar = scaleBar(view);
  const width = (bar?.lengthPx ?? 0) + 44;
  const barAt = (x: number): Rectangle => ({ x, y: heightPx - 22 - MARGIN_PX, width, height: 22 });
  const northAt = (x: number): Rectangle => ({ x, y: MARGIN_PX, width: 18, height: 34 });
  const free = (box: Rectangle): boolean => !locator || !overlap(box, locator, 4);
  const barBox = [MARGIN_PX, widthPx - width - MARGIN_PX].map(barAt).find(free);
  const northBox = [widthPx - 18 - MARGIN_PX, MARGIN_PX + 40].map(northAt).find(free);
  return { bar: bar && barBox && { ...bar, ...barBox }, north: view.northUp ? northBox : undefined };
}

// ----------------------------------------------------------------------------------------------------- locator

/** From a district to half a continent: the first that shows a coast to know it by. */
const LOCATOR_DEG = [1.6, 4, 9, 18, 32];

async function drawLocator(view: View, box: Rectangle, borders: boolean, radii = LOCATOR_DEG): Promise<Locator> {
  const [radius = 0, ...wider] = radii;
  const small = viewAround(view.centre, radius, { widthPx: box.width, heightPx: box.height });
  const base = await drawBase(small, borders);
  const tells = radius > 1.5 * view.radiusDeg && base.landShare > 0.12 && base.landShare < 0.9;
  if (!tells && wider.length > 0) return drawLocator(view, box, borders, wider);
  const [x, y] = pixels(small, view.centre) ?? [box.width / 2, box.height / 2];
  const width = Math.max(5, (view.widthPx * view.kmPerPx) / small.kmPerPx);
  const height = Math.max(5, (view.heightPx * view.kmPerPx) / small.kmPerPx);
  return { ...box, base, here: { x: x - width / 2, y: y - height / 2, width, height } };
}

// -------------------------------------------------------------------------------------------------------- track

const TRACK_TOLERANCE_PX = 0.35;

function trackLines(view: View, track: Track | undefined): readonly Polyline[] {
  return (track?.segments ?? [])
    .flatMap((segment) => linesOnMap(view, wayPoints(view, segment)))
    .map((line) => simplify(line, TRACK_TOLERANCE_PX));
}

/** A flight is two points: on a map of continents its line follows the great circle. */
function wayPoints(view: View, segment: readonly Position[]): readonly Position[] {
  if (view.radiusDeg < 5) return segment;
  return segment.flatMap((point, at) => {
    const before = segment[at - 1];
    return before ? [...greatCircle(before, point), point] : [point];
  });
}
