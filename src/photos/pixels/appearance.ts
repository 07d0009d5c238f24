// Step 3: a small copy of a picture → is it drawn or photographed, is there anything to see, what does it look like?
// Pure arithmetic on RGB samples.

import { largest } from '../../lists.ts';
import type { Samples } from './image-decoder.ts';

/** True for screenshots, charts, drawings: neighbouring pixels are mostly *exactly* alike. Light through a lens leaves
 *  noise  that even JPEG keeps: of 24 photographs of projected slides none had more than 0.40 alike, rendered pages
 *  0.46 to 0.62.  Pairs of black pixels say nothing: a night sky is as flat as a drawing. */
export function isDrawn({ widthPx, heightPx, data: rgb }: Samples): boolean {
  let pairs = 0;
  let alike = 0;
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 1; x < widthPx; x += 1) {
      const at = (y * widthPx + x) * 3;
      if (Math.max(rgb[at]!, rgb[at + 1]!, rgb[at + 2]!) <= NEAR_BLACK) continue;
      pairs += 1;
      if (rgb[at] === rgb[at - 3] && rgb[at + 1] === rgb[at - 2] && rgb[at + 2] === rgb[at - 1]) alike += 1;
    }
  }
  return pairs >= widthPx * heightPx * 0.1 && alike / pairs >= 0.45;
}

const NEAR_BLACK = 8;

/** True when there is nothing to see: a decoder fills what a file claims and does not hold with one colour, after the
 *  few  samples that it could make out. */
export function isBlank({ data: rgb }: Samples): boolean {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = (rgb[at]! << 16) | (rgb[at + 1]! << 8) | rgb[at + 2]!;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return largest(counts.values(), 0) >= (rgb.length / 3) * 0.995;
}

/** 64 bits that say, for each cell of an 8 × 8 grid, whether it is brighter than its right neighbour (a "difference
 *  hash"):  two shots of one moment differ in few of them. Then the mean colours of the four quarters, a byte for each
 *  channel: fog, sky  and night have the same bits whatever they show. */
export function fingerprintOf(small: Samples): string {
  return gradientsOf(small) + coloursOf(small);
}

/** The mean colours of the quarters in a fingerprint, as six hexadecimal digits each. */
export function quartersOf(fingerprint: string): readonly string[] {
  return fingerprint.slice(-24).match(/.{6}/g) ?? [];
}

function coloursOf({ widthPx, heightPx, data: rgb }: Samples): string {
  const sums = Array.from({ length: 4 }, () => [0, 0, 0, 0] as [number, number, number, number]);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const sum = sums[(2 * y < heightPx ? 0 : 2) + (2 * x < widthPx ? 0 : 1)]!;
      const at = (y * widthPx + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) sum[channel]! += rgb[at + channel]!;
      sum[3] += 1;
    }
  }
  const hex = (value: number): string => Math.round(value).toString(16).padStart(2, '0');
  return sums.map(([r, g, b, count]) => [r, g, b].map((sum) => hex(sum / Math.max(1, count))).join('')).join('');
}

function gradientsOf({ widthPx, heightPx, data: rgb }: Samples): string {
  const cell = (column: number, row: number): number => {
    const fromX = Math.floor((column * widthPx) / 9);
    const toX = Math.max(fromX + 1, Math.floor(((column + 1) * widthPx) / 9));
    const fromY = Math.floor((row * heightPx) / 8);
    const toY = Math.max(fromY + 1, Math.floor(((row + 1) * heightPx) / 8));
    let sum = 0;
    for (let y = fromY; y < toY; y += 1) {
      for (let x = fromX; x < toX; x += 1) {
        const at = (y * widthPx + x) * 3;
        sum += 2 * rgb[at]! + 5 * rgb[at + 1]! + rgb[at + 2]!;
      }
    }
    return sum / ((toX - fromX) * (toY - fromY));
  };
  let text = '';
  for (let row = 0; row < 8; row += 1) {
    let byte = 0;
    for (let column = 0; column < 8; column += 1) byte = byte * 2 + (cell(column, row) > cell(column + 1, row) ? 1 : 0);
    text += byte.toString(16).padStart(2, '0');
  }
  return text;
}
