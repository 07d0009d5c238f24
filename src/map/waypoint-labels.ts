// Places the name of each waypoint of a GPX file beside, above or below its point. Pure. Off the marks, and off the way
// as far as there is room.

import type { Track } from '../model.ts';
import { inFrame, lengthWithin, overlap, type Polyline, type Rectangle, type XY } from './plane.ts';
import { pixels, type View } from './view.ts';

export interface WaypointLabel {
  /** The point itself. */
  readonly at: XY;
  readonly text: string;
  readonly textX: number;
  readonly textY: number;
  /** True when the text ends at `textX`. */
  readonly end: boolean;
  readonly box: Rectangle;
}

/** Many names come from a program: none is shown. `taken`: what a name must not cover; `ways`: what it should not. */
export function placeNames(
  view: View,
  track: Track | undefined,
  taken: readonly Rectangle[],
  ways: readonly Polyline[],
): readonly WaypointLabel[] {
  const named = (track?.waypoints ?? []).flatMap(({ name, ...position }) => (name ? [{ name, position }] : []));
  if (named.length > MOST_NAMES) return [];
  const boxes = [...taken];
  return named.flatMap(({ name, position }): WaypointLabel[] => {
    const at = pixels(view, position);
    if (!at || at[0] < 4 || at[1] < 4 || at[0] > view.widthPx - 4 || at[1] > view.heightPx - 4) return [];
    const text = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
    const best = spots(at, widthOf(text))
      .filter(({ box }) => inFrame(box, view) && !boxes.some((other) => overlap(box, other)))
      .map((spot) => ({ spot, cost: spot.away + ways.reduce((sum, way) => sum + lengthWithin(way, spot.box), 0) }))
      .toSorted((a, b) => a.cost - b.cost)[0]?.spot;
    if (!best) return [];
    boxes.push(best.box);
    return [{ at, text, ...best }];
  });
}

const MOST_NAMES = 15;
const LONGEST = 28;

interface Spot extends Omit<WaypointLabel, 'at' | 'text'> {
  /** How far from its point the name would stand, weighed as px of the way that it may cover instead. */
  readonly away: number;
}

/** Beside the point first, to the right as one reads, then higher, lower and farther. */
function spots([x, y]: XY, width: number): readonly Spot[] {
  return PLACES.flatMap(([gap, rise]) =>
    [false, true].map((end) => {
      const textX = end ? x - gap : x + gap;
      const box = { x: end ? textX - width : textX, y: y - 6 + rise, width, height: 12 };
      return { textX, textY: y + rise + 3, end, box, away: Math.hypot(gap, rise) / 2 };
    }),
  );
}

/** Distances of a name beside and below its point, px. Where a mark stands on the point, the near ones are taken. */
const PLACES = [
  [6, 0],
  [12, 0],
  [4, -15],
  [4, 15],
  [12, -10],
  [12, 10],
  [20, 0],
  [20, -14],
  [20, 14],
  [30, 0],
] as const;

/** Of the type. */
export const NAME_PX = 9;

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? NAME_PX : 4.6), 0) + 4;
}
