// Groups numbered points that crowd into one mark, and places labels off each other, with a leader where needed. Pure.
// The order of the numbers decides, so the same points always give the same map.

import { stretches } from '../lists.ts';
import { distance, inFrame, type MapSize, overlap, type Rectangle, type XY } from './plane.ts';

export interface Point {
  readonly photo: string;
  readonly number: number;
  readonly at: XY;
}

export interface Mark {
  readonly at: XY;
  readonly photos: readonly string[];
  readonly label: string;
  /** The label as broken into lines, and its box. */
  readonly lines: readonly string[];
  readonly box: Rectangle;
  /** True when the box does not stand on the point itself: a dot there and a line to the box. */
  readonly aside: boolean;
}

/** Points nearer than this, px, share a mark. */
const NEAR_PX = 15;
/** Of the type, and from line to line. */
export const LABEL_PX = 10;
const LINE_PX = 12;
const PAD_X = 4.5;
const PAD_Y = 1.75;
/** Longest line of a label, in characters, and most lines. */
const LINE_LENGTH = 16;
const MOST_LINES = 3;

/** `taken`: boxes that labels must not cover; `size` of the map. */
export function placeMarks(points: readonly Point[], taken: readonly Rectangle[], size: MapSize): readonly Mark[] {
  const groups = groupPoints(points);
  const dots = groups.map(({ at: [x, y] }) => ({ x: x - 4, y: y - 4, width: 8, height: 8 }));
  const boxes: Rectangle[] = [];
  return groups.map(({ at, members }, index) => {
    const label = numbersText(members.map(({ number }) => number));
    const lines = labelLines(label);
    const others = dots.filter((_, other) => other !== index);
    const free = (box: Rectangle): boolean =>
      inFrame(box, size) && ![...boxes, ...others, ...taken].some((other) => overlap(box, other));
    const candidates = candidatesFor(at, labelSize(lines));
    const found = candidates.find(free) ?? candidates.find((box) => !boxes.some((other) => overlap(box, other)));
    const box = found ?? (candidates[0] as Rectangle);
    boxes.push(box);
    return { at, photos: members.map(({ photo }) => photo), label, lines, box, aside: box !== candidates[0] };
  });
}

// ---------------------------------------------------------------------------------------------------- groups

interface PointGroup {
  at: XY;
  readonly members: Point[];
}

/** Each group stands at the middle of its points. In the order of its first number. */
export function groupPoints(points: readonly Point[], nearPx = NEAR_PX): readonly PointGroup[] {
  let groups: PointGroup[] = [];
  const join = (group: PointGroup, more: readonly Point[]): void => {
    for (const one of more) group.members.push(one);
    const middle = (axis: 0 | 1): number =>
      group.members.reduce((sum, { at }) => sum + at[axis], 0) / group.members.length;
    group.at = [middle(0), middle(1)];
  };
  for (const point of points.toSorted((a, b) => a.number - b.number)) {
    const near = groups.find(({ at }) => distance(at, point.at) < nearPx / 2);
    if (near) join(near, [point]);
    else groups.push({ at: point.at, members: [point] });
  }
  for (let before = -1; before !== groups.length; ) {
    before = groups.length;
    const kept: PointGroup[] = [];
    for (const group of groups) {
      const near = kept.find(({ at }) => distance(at, group.at) < nearPx);
      if (near) join(near, group.members);
      else kept.push(group);
    }
    groups = kept;
  }
  for (const { members } of groups) members.sort((a, b) => a.number - b.number);
  return groups.sort((a, b) => (a.members[0] as Point).number - (b.members[0] as Point).number);
}

/** `3`, `3–7`, `3, 5–7`; two that follow each other are written out. */
export function numbersText(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  return stretches(sorted, (a, b) => b === a + 1)
    .map((run) => (run.length < 3 ? run.join(', ') : `${run[0]}–${run.at(-1)}`))
    .join(', ');
}

// ---------------------------------------------------------------------------------------------------- labels

/** Broken at commas; what finds no room is counted by an ellipsis, and named in the legend. */
function labelLines(label: string): readonly string[] {
  const lines: string[] = [];
  for (const part of label.split(', ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last}, ${part}`.length <= LINE_LENGTH) lines[lines.length - 1] = `${last}, ${part}`;
    else if (lines.length < MOST_LINES) lines.push(part);
    else return [...lines.slice(0, -1).map((line) => `${line},`), `${last} …`];
  }
  return lines.map((line, at) => (at < lines.length - 1 ? `${line},` : line));
}

function labelSize(lines: readonly string[]): { readonly width: number; readonly height: number } {
  const height = lines.length * LINE_PX + 2 * PAD_Y;
  const width = Math.max(...lines.map(textWidth)) + 2 * PAD_X;
  return { width: Math.max(width, height), height };
}

/** Width of figures and marks in Source Sans at the label's size, px. */
function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[,. ]/.test(letter) ? 0.24 : 0.52), 0) * LABEL_PX;
}

/** On the point, then around it, ever farther: to the right first, as one reads. */
function candidatesFor([x, y]: XY, { width, height }: { width: number; height: number }): readonly Rectangle[] {
  const centred = { x: x - width / 2, y: y - height / 2, width, height };
  const found: Rectangle[] = [centred];
  for (const gap of [7, 15, 24, 36, 52])
    for (const turn of [0, 180, -45, 135, 45, -135, -90, 90]) {
      const angle = (turn * Math.PI) / 180;
      const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
      found.push({ ...centred, x: centred.x + dx * (gap + width / 2), y: centred.y + dy * (gap + height / 2) });
    }
  return found;
}
