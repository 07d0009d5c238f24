// Geometry of points, lines, rings and boxes on the plane: cropping, covering, simplifying. Pure; any unit.

export type XY = readonly [number, number];

/** Also a ring, whose first point is not repeated. */
export type Polyline = readonly XY[];

export interface MapSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Least and greatest corner. */
export type Bounds = readonly [XY, XY];

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The frame of a map without `by` px along each edge; below 0: with as much more. */
export function inset({ widthPx, heightPx }: MapSize, by: number): [[number, number], [number, number]] {
  return [
    [by, by],
    [widthPx - by, heightPx - by],
  ];
}

/** Whether two cover each other, or stand closer than `gap`. */
export function overlap(a: Rectangle, b: Rectangle, gap = 1.5): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

/** Whether a box keeps off the edges of a map of this size. */
export function inFrame({ x, y, width, height }: Rectangle, { widthPx, heightPx }: MapSize): boolean {
  return x >= 2 && y >= 2 && x + width <= widthPx - 2 && y + height <= heightPx - 2;
}

/** A ring cut to the box (Sutherland and Hodgman); its edges may run along the box's. */
export function cropRing(ring: Polyline, box: Bounds): Polyline {
  let points = ring;
  for (const [axis, limit, sign] of sidesOf(box)) {
    const inside = (point: XY): boolean => (point[axis] - limit) * sign >= 0;
    const kept: XY[] = [];
    let previous = points.at(-1);
    for (const point of points) {
      if (previous && inside(point) !== inside(previous)) kept.push(meet(previous, point, axis, limit));
      if (inside(point)) kept.push(point);
      previous = point;
    }
    points = kept;
    if (points.length === 0) break;
  }
  return points;
}

/** A line cut to the box: its pieces inside, in order. */
export function cropLine(line: Polyline, box: Bounds): readonly Polyline[] {
  let pieces: readonly Polyline[] = [line];
  for (const [axis, limit, sign] of sidesOf(box)) pieces = pieces.flatMap((piece) => cutLine(piece, axis, limit, sign));
  return pieces.filter((piece) => piece.length > 1);
}

/** Axis, where on it, and the way inwards. */
function sidesOf([[left, top], [right, bottom]]: Bounds): readonly (readonly [0 | 1, number, 1 | -1])[] {
  return [
    [0, left, 1],
    [0, right, -1],
    [1, top, 1],
    [1, bottom, -1],
  ];
}

function cutLine(line: Polyline, axis: 0 | 1, limit: number, sign: number): readonly Polyline[] {
  const pieces: XY[][] = [];
  let open: XY[] | undefined;
  let previous: XY | undefined;
  for (const point of line) {
    const inside = (point[axis] - limit) * sign >= 0;
    const was = previous !== undefined && (previous[axis] - limit) * sign >= 0;
    if (previous && inside !== was) {
      const edge = meet(previous, point, axis, limit);
      if (inside) pieces.push((open = [edge]));
      else open?.push(edge);
    }
    if (inside) {
      if (!open) pieces.push((open = []));
      open.push(point);
    } else open = undefined;
    previous = point;
  }
  return pieces;
}

function meet(a: XY, b: XY, axis: 0 | 1, limit: number): XY {
  const share = (limit - a[axis]) / (b[axis] - a[axis]);
  return axis === 0 ? [limit, a[1] + share * (b[1] - a[1])] : [a[0] + share * (b[0] - a[0]), limit];
}

/** How much of a line lies inside a box. */
export function lengthWithin(line: Polyline, { x, y, width, height }: Rectangle): number {
  const pieces = cropLine(line, [
    [x, y],
    [x + width, y + height],
  ]);
  const legs = pieces.flatMap((piece) => piece.slice(1).map((end, at) => distance(piece[at] as XY, end)));
  return legs.reduce((sum, leg) => sum + leg, 0);
}

export function distance([ax, ay]: XY, [bx, by]: XY): number {
  return Math.hypot(ax - bx, ay - by);
}

/** A ring or line of degrees without the jump at 180°; a ring round a pole is closed along it. */
export function unwrap(points: Polyline): Polyline {
  const turned: XY[] = [];
  let shift = 0;
  let previous: XY | undefined;
  for (const [lon, lat] of points) {
    if (previous) {
      const jump = lon - previous[0];
      if (jump > 180) shift -= 360;
      else if (jump < -180) shift += 360;
    }
    previous = [lon, lat];
    turned.push([lon + shift, lat]);
  }
  const [first, last] = [turned[0], turned.at(-1)];
  if (first && last && Math.abs(Math.abs(last[0] - first[0]) - 360) < 1e-6) {
    const pole = turned.reduce((sum, [, lat]) => sum + lat, 0) < 0 ? -90 : 90;
    turned.push([last[0], pole], [first[0], pole]);
  }
  return turned;
}

export function boundsOf(points: Polyline): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return [
    [left, top],
    [right, bottom],
  ];
}

/** Whole turns, in degrees, that bring something with these bounds into the box. */
export function turnsInto([[west, south], [east, north]]: Bounds, box: Bounds): readonly number[] {
  const [[left, bottom], [right, top]] = box;
  if (north < bottom || south > top) return [];
  const turns: number[] = [];
  for (let turn = Math.ceil((left - east) / 360); west + turn * 360 <= right; turn++) turns.push(turn * 360);
  return turns;
}

/** Fewer points: no point left out lies farther than `tolerance` from the line that remains (Douglas and Peucker). */
export function simplify(points: Polyline, tolerance: number): Polyline {
  if (points.length < 3) return points;
  const kept = new Uint8Array(points.length);
  kept[0] = 1;
  kept[points.length - 1] = 1;
  const open: [from: number, to: number, depth: number][] = [[0, points.length - 1, 0]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to, depth] = span;
    const farthest = farthestFrom(points, [from, to], [from + 1, to - 1], tolerance);
    if (farthest < 0) continue;
    const quarter = depth < DEEPEST ? 0 : (to - from) >> 2;
    const middle = quarter === 0 ? farthest : farthestFrom(points, [from, to], [from + quarter, to - quarter], -1);
    kept[middle] = 1;
    open.push([from, middle, depth + 1], [middle, to, depth + 1]);
  }
  return points.filter((_, index) => kept[index]);
}

/** A zigzag of equal legs would lose one leg at a time, at a quadratic cost: deeper cuts are made in the middle. */
const DEEPEST = 48;

/** The point from `first` to `last` that is farthest from the line between two others; -1 where none is farther than
 *  `most`. Long tracks spend their time here: hence plain numbers, and squares. */
function farthestFrom(
  points: Polyline,
  [from, to]: readonly [number, number],
  [first, last]: readonly [number, number],
  most: number,
): number {
  const [a, b] = [points[from] as XY, points[to] as XY];
  const [ax, ay] = a;
  const [dx, dy] = [b[0] - ax, b[1] - ay];
  const length = dx * dx + dy * dy;
  let farthest = -1;
  let square = most < 0 ? -1 : most * most;
  for (let at = first; at <= last; at++) {
    const point = points[at] as XY;
    const x = point[0] - ax;
    const y = point[1] - ay;
    const share = length === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length));
    const [offX, offY] = [x - share * dx, y - share * dy];
    const distance = offX * offX + offY * offY;
    if (distance > square) {
      square = distance;
      farthest = at;
    }
  }
  return farthest;
}

/** From a point to the straight line between two others. */
export function distanceTo([x, y]: XY, [ax, ay]: XY, [bx, by]: XY): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
