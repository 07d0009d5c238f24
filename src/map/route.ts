// Room map: photos with positions and a track → the drawing's model: everything that the route map shows, in px of the map, and where.
// Decides frame, base, marks and corners; draw.ts only writes it down.

import type { Position, Track } from '../model.ts';
import { type Base, COAST_FROM_KM, drawBase, outline, pathOf } from './base.ts';
import { keptIndexes } from './crop.ts';
import { type GridLine, graticule, type ScaleBar, scaleBar } from './graticule.ts';
import { type Mark, overlap, type Point, placeMarks, type Rectangle } from './marks.ts';
import { chooseView, pixels, type Size, type View, viewAround, type XY } from './view.ts';

/** A photo to be marked. */
export interface Stop extends Position {
  readonly photo: string;
  readonly number: number;
}

export interface RouteModel extends Size {
  readonly view: View;
  /** The outline of the earth where the map shows all of it. */
  readonly globe?: string;
  /** Absent where the data's coast is too coarse for the scale: then there is a locator. */
  readonly base?: Base;
  readonly grid: readonly GridLine[];
  readonly track: readonly string[];
  readonly waypoints: readonly {
    readonly at: XY;
    readonly name: string;
    readonly textX: number;
    readonly textY: number;
    readonly end: boolean;
  }[];
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
  size: Size,
  borders: boolean,
): Promise<RouteModel> {
  const positions = [...stops, ...(track?.segments.flat() ?? [])];
  const first = chooseView(positions, size, PADS_PX[0]);
  const local = isLocal(first);
  const plain = local ? undefined : await drawBase(first, borders);
  // A map all of land, or all of sea, says as little about where it lies as one without a coast.
  const lost = !plain || (first.kind !== 'world' && (plain.landShare > 0.97 || plain.landShare < 0.002));
  // A corner has to be free for the locator: with more room round the positions, one will be.
  const tries = (lost ? PADS_PX : PADS_PX.slice(0, 1)).map((pad) => chooseView(positions, size, pad));
  const corner = tries.map((view) => ({ view, ...freestCorner(view, positions) }));
  const best = corner.find(({ crowd }) => crowd === 0) ?? corner.reduce((a, b) => (b.crowd < a.crowd ? b : a));
  const { view } = best;
  const base = local ? undefined : await drawBase(view, borders);
  const locator = lost ? await drawLocator(view, best.box, borders) : undefined;
  const furniture = corners(view, locator);
  const taken = [furniture.bar, furniture.north, locator].filter((one) => one !== undefined);
  const points = stops.flatMap((stop): Point[] => {
    const at = pixels(view, stop);
    return at ? [{ photo: stop.photo, number: stop.number, at }] : [];
  });
  const marks = placeMarks(points, taken, size);
  return {
    ...size,
    view,
    grid: graticule(view),
    track: trackPaths(view, track),
    marks,
    waypoints: waypointsShown(view, track, [...taken, ...marks.map(({ box }) => box)]),
    ...(base ? { base } : {}),
    ...(view.kind === 'world' ? { globe: outline(view) } : {}),
    ...(locator ? { locator } : {}),
    ...furniture,
  };
}

const PADS_PX = [36, 60, 90, 130] as const;

function isLocal({ widthPx, heightPx, kmPerPx }: View): boolean {
  return Math.min(widthPx, heightPx) * kmPerPx < COAST_FROM_KM;
}

// ----------------------------------------------------------------------------------------------------- corners

const MARGIN_PX = 10;

function locatorSide({ widthPx, heightPx }: Size): number {
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
  return {
    ...(bar && barBox ? { bar: { ...bar, ...barBox } } : {}),
    ...(view.northUp && northBox ? { north: northBox } : {}),
  };
}

// ----------------------------------------------------------------------------------------------------- locator

/** From a district to half a continent: the first that shows a coast to know it by. */
const LOCATOR_DEG = [1.6, 4, 9, 18, 32];

async function drawLocator(view: View, box: Rectangle, borders: boolean): Promise<Locator> {
  const size = { widthPx: box.width, heightPx: box.height };
  let best: { readonly small: View; readonly base: Base } | undefined;
  for (const radius of LOCATOR_DEG) {
    const small = viewAround(view.centre, radius, size);
    const base = await drawBase(small, borders);
    best = { small, base };
    if (radius > 1.5 * view.radiusDeg && base.landShare > 0.12 && base.landShare < 0.9) break;
  }
  const { small, base } = best as { readonly small: View; readonly base: Base };
  const [x, y] = pixels(small, view.centre) ?? [box.width / 2, box.height / 2];
  const width = Math.max(5, (view.widthPx * view.kmPerPx) / small.kmPerPx);
  const height = Math.max(5, (view.heightPx * view.kmPerPx) / small.kmPerPx);
  return { ...box, base, here: { x: x - width / 2, y: y - height / 2, width, height } };
}

// --------------------------------------------------------------------------------------------- track, waypoints

const TRACK_TOLERANCE_PX = 0.35;

function trackPaths(view: View, track: Track | undefined): readonly string[] {
  return (track?.segments ?? []).flatMap((segment) => {
    const lines: XY[][] = [[]];
    let last: XY | undefined;
    for (const position of wayPoints(view, segment)) {
      const point = pixels(view, position);
      if (!point || (last && Math.hypot(point[0] - last[0], point[1] - last[1]) > view.widthPx)) lines.push([]);
      if (point) lines.at(-1)?.push(point);
      last = point;
    }
    return lines
      .map((line) => keptIndexes(line, TRACK_TOLERANCE_PX).map((index) => line[index] as XY))
      .map((line) => pathOf(line, false))
      .filter(Boolean);
  });
}

/** A flight is two points: on a map of continents its line is bent as the shortest way is. */
function wayPoints(view: View, segment: readonly Position[]): readonly Position[] {
  if (view.radiusDeg < 5) return segment;
  return segment.flatMap((point, at) => {
    const before = segment[at - 1];
    return before ? [...greatCircle(before, point), point] : [point];
  });
}

/** Points between two positions, one every two degrees. */
function greatCircle(a: Position, b: Position): readonly Position[] {
  const radians = Math.PI / 180;
  const [latA, lonA, latB, lonB] = [a.lat * radians, a.lon * radians, b.lat * radians, b.lon * radians];
  const cosine = Math.sin(latA) * Math.sin(latB) + Math.cos(latA) * Math.cos(latB) * Math.cos(lonB - lonA);
  const angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
  const count = Math.floor(angle / (2 * radians));
  if (count < 1 || Math.sin(angle) < 1e-9) return [];
  return Array.from({ length: count }, (_, at) => {
    const share = (at + 1) / (count + 1);
    const [p, q] = [Math.sin((1 - share) * angle) / Math.sin(angle), Math.sin(share * angle) / Math.sin(angle)];
    const x = p * Math.cos(latA) * Math.cos(lonA) + q * Math.cos(latB) * Math.cos(lonB);
    const y = p * Math.cos(latA) * Math.sin(lonA) + q * Math.cos(latB) * Math.sin(lonB);
    const z = p * Math.sin(latA) + q * Math.sin(latB);
    return { lat: Math.atan2(z, Math.hypot(x, y)) / radians, lon: Math.atan2(y, x) / radians };
  });
}

const MOST_WAYPOINTS = 15;
const LETTER_PX = 4.6;

/** Named points of the GPX file where they have room; many are a programme's, not the author's. */
function waypointsShown(view: View, track: Track | undefined, taken: readonly Rectangle[]): RouteModel['waypoints'] {
  const named = (track?.waypoints ?? []).flatMap(({ name, ...position }) => (name ? [{ name, position }] : []));
  if (named.length > MOST_WAYPOINTS) return [];
  const boxes = [...taken];
  return named.flatMap(({ name, position }) => {
    const at = pixels(view, position);
    if (!at || at[0] < 4 || at[1] < 4 || at[0] > view.widthPx - 4 || at[1] > view.heightPx - 4) return [];
    const text = name.length > 28 ? `${name.slice(0, 27)}…` : name;
    const width = [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 9 : LETTER_PX), 0) + 4;
    const fits = (one: Rectangle): boolean =>
      one.x > 2 && one.x + one.width < view.widthPx - 2 && !boxes.some((other) => overlap(one, other));
    // Where a mark stands on the point, the name goes beside, above or below it.
    for (const [gap, rise] of NAME_PLACES) {
      for (const end of [false, true]) {
        const box = { x: end ? at[0] - gap - width : at[0] + gap, y: at[1] - 6 + rise, width, height: 12 };
        if (!fits(box)) continue;
        boxes.push(box);
        return [{ at, name: text, textX: end ? at[0] - gap : at[0] + gap, textY: at[1] + rise + 3, end }];
      }
    }
    return [];
  });
}

/** Distance of a name from its point, and how far below it stands, px. */
const NAME_PLACES = [
  [6, 0],
  [12, 0],
  [4, -15],
  [4, 15],
  [20, 0],
  [30, 0],
] as const;
