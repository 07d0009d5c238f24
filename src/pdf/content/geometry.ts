// Step 8 (finish): matrices and boxes of a page, in points from its lower left corner (PDF 32000-1, 8.3.4). Pure.

export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function times(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

export interface PageArea {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** The box around a box of the matrix's own space. */
export function boxOf([a, b, c, d, e, f]: Matrix, left: number, bottom: number, right: number, top: number): PageArea {
  const wide = [a * left, a * right].sort((one, other) => one - other);
  const slanted = [c * bottom, c * top].sort((one, other) => one - other);
  const risen = [b * left, b * right].sort((one, other) => one - other);
  const high = [d * bottom, d * top].sort((one, other) => one - other);
  return {
    left: wide[0]! + slanted[0]! + e,
    bottom: risen[0]! + high[0]! + f,
    right: wide[1]! + slanted[1]! + e,
    top: risen[1]! + high[1]! + f,
  };
}

export function union(one: PageArea | undefined, other: PageArea | undefined): PageArea | undefined {
  if (!one || !other) return one ?? other;
  return {
    left: Math.min(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
    top: Math.max(one.top, other.top),
  };
}

/** What both have; undefined where they share nothing. */
export function common(one: PageArea, other: PageArea | undefined): PageArea | undefined {
  if (!other) return one;
  const box = {
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
    top: Math.min(one.top, other.top),
  };
  return box.left < box.right && box.bottom < box.top ? box : undefined;
}

export function isWithin({ left, bottom, right, top }: PageArea, x: number, y: number): boolean {
  return x >= left && x <= right && y >= bottom && y <= top;
}

export function areaOf(box: PageArea | undefined): number {
  return box ? (box.right - box.left) * (box.top - box.bottom) : 0;
}
