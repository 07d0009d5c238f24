// Step 5, plan: the size that an author asks for, in px on the page, and where it cannot be had. A width and a height
// in px together are the file's own size, as programs write it: no wish.

import { note, type Problem } from '../diagnostics.ts';
import { PX_PER_MM, pxOf } from '../model/lengths.ts';
import type { Photo, PictureRef } from '../model.ts';

/** Width that is asked for; undefined: none. `alone`: shares of the width among several photos say that they stand side
 *  by side, unless there is no room for two. */
export function askedWidth(
  { width, height }: Pick<PictureRef, 'width' | 'height'>,
  aspect: number,
  wholePx: number,
  alone: boolean,
): number | undefined {
  if (width?.unit === 'px' && height?.unit === 'px') return undefined;
  if (width?.unit === '%' && !alone && width.value <= 100 * LARGEST_OF_TWO) return undefined;
  const px = width ? pxOf(width, wholePx) : height && height.unit !== '%' ? pxOf(height, 0) * aspect : 0;
  return px >= LEAST_PX ? px : undefined;
}

/** A note where a photo does not stand as wide as its author asks. Screens are wider than pages: a width in px that is
 *  more than the text's is as wide as the text. */
export function sizeProblem(photo: Photo, askedPx: number, placedPx: number, wholePx: number): Problem[] {
  const { width, place, written } = photo.ref;
  const most = width?.unit === 'px' ? Math.min(askedPx, wholePx) : askedPx;
  if (placedPx > 0.98 * most) return [];
  const mm = (px: number) => `${Math.round(px / PX_PER_MM)} mm`;
  const why = placedPx > 0.99 * wholePx ? 'the text is no wider' : 'it would not be sharp, or not fit its page';
  const message = `a photo stands ${mm(placedPx)} wide, not ${mm(most)} as asked: ${why}`;
  return [note('W_SIZE', message, { place, address: written })];
}

/** Share of the width: wider photos have no room for another beside them. */
export const LARGEST_OF_TWO = 0.6;

/** Smaller sizes are meant for the line of a screen. */
const LEAST_PX = 40;
