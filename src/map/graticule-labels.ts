// Places the degrees of each grid line just inside the frame, beside its line. Pure. On the edge where most of its kind
// find room; the others on the opposite edge, or not at all.

import type { GridLine } from './graticule.ts';
import { inFrame, lengthWithin, type MapSize, overlap, type Polyline, type Rectangle, type XY } from './plane.ts';

/** `x`, `y`: where the text starts, on its base line. */
export interface DegreeLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** `taken`: what the degrees must not cover, `ways` neither. */
export function placeDegrees(
  grid: readonly GridLine[],
  size: MapSize,
  taken: readonly Rectangle[],
  ways: readonly Polyline[],
): readonly DegreeLabel[] {
  const placed: Rectangle[] = [...taken];
  return (['meridian', 'parallel'] as const).flatMap((kind) => {
    const lines = grid.filter((line) => line.kind === kind);
    const room = (edge: FrameEdge): number => lines.filter((line) => freeBox(line, edge)).length;
    const edges = EDGES[kind].toSorted((a, b) => room(b) - room(a));
    return lines.flatMap((line): DegreeLabel[] => {
      const [box] = edges.flatMap((edge) => freeBox(line, edge) ?? []);
      if (!box) return [];
      placed.push(box);
      return [{ text: line.text, x: box.x, y: box.y + HEIGHT - 2 }];
    });
  });

  function freeBox(line: GridLine, edge: FrameEdge): Rectangle | undefined {
    return boxesAt(line, edge, size).find(
      (box) =>
        inFrame(box, size) &&
        !placed.some((other) => overlap(box, other)) &&
        !ways.some((way) => lengthWithin(way, box) > 0),
    );
  }
}

type FrameEdge = 'top' | 'bottom' | 'left' | 'right';

const EDGES = { meridian: ['top', 'bottom'], parallel: ['left', 'right'] } satisfies Record<string, FrameEdge[]>;
/** Of the type; its lines are a little higher, its figures half as wide. */
export const DEGREE_PX = 7.5;
const HEIGHT = 9;
const LETTER = 3.9;
/** From the frame, and from the line. */
const INSET = 3;

/** On either side of each place where the line leaves the map by this edge. */
function boxesAt({ pieces, text }: GridLine, edge: FrameEdge, { widthPx, heightPx }: MapSize): readonly Rectangle[] {
  const width = text.length * LETTER;
  const ends = pieces.flatMap((piece) => [piece[0] as XY, piece.at(-1) as XY]);
  return ends.flatMap(([x, y]) => {
    const away = { top: y, bottom: heightPx - y, left: x, right: widthPx - x }[edge];
    if (away > 0.5) return [];
    if (edge === 'top' || edge === 'bottom') {
      const top = edge === 'top' ? INSET : heightPx - INSET - HEIGHT;
      return [x + INSET, x - INSET - width].map((left) => ({ x: left, y: top, width, height: HEIGHT }));
    }
    const left = edge === 'left' ? INSET : widthPx - INSET - width;
    return [y - INSET - HEIGHT + 2, y + INSET - 1].map((top) => ({ x: left, y: top, width, height: HEIGHT }));
  });
}
