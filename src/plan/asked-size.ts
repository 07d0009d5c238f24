// Step 5, plan: the size that an author asks for, in px on the page. A width and a height in px together are the file's
// own size, as programs write it: no wish.

import { pxOf } from '../model/lengths.ts';
import type { PictureRef } from '../model.ts';

/** Width that is asked for; undefined: none. */
export function askedWidth(
  { width, height }: Pick<PictureRef, 'width' | 'height'>,
  aspect: number,
  wholePx: number,
): number | undefined {
  if (width?.unit === 'px' && height?.unit === 'px') return undefined;
  const px = width ? pxOf(width, wholePx) : height && height.unit !== '%' ? pxOf(height, 0) * aspect : 0;
  return px >= LEAST_PX ? px : undefined;
}

/** Smaller sizes are meant for the line of a screen. */
const LEAST_PX = 40;
