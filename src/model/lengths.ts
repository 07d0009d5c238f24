// Lengths as authors and CSS write them, in px. Pure.

import type { Length } from './report.ts';

export const PX_PER_MM = 96 / 25.4;

/** Samples per printed inch, of so many samples across so many CSS px. */
export const dpiOf = (samples: number, px: number): number => (96 * samples) / px;

/** `wholePx`: what a share is a share of; `emPx`: the size of the letters around. */
export function pxOf({ value, unit }: Length, wholePx: number, emPx = 16): number {
  return value * { px: 1, '%': wholePx / 100, cm: 96 / 2.54, mm: PX_PER_MM, in: 96, em: emPx }[unit];
}
