// Step 5, plan: the photo on the cover, and how it is cut for it: the one place where a photo is. The author's choice
// first, then what stands well on the whole paper: little is cut off it, it has the pixels, it stands by itself in the
// text. Pure.

import { dpiOf } from '../model/lengths.ts';
import type { Album, Photo } from '../model.ts';

/** How the photo stands on its paper: from edge to edge in `heightPx` from the top; the rest is left for words. */
export interface CoverCut {
  readonly photo: Photo;
  readonly widthPx: number;
  readonly heightPx: number;
}

interface Paper {
  readonly sheetWidthPx: number;
  readonly sheetHeightPx: number;
}

/** Of those in the text. Drawings and slides are none; undefined where no photo has the pixels. */
export function coverPhotoOf({ blocks, photos }: Pick<Album, 'blocks' | 'photos'>, paper: Paper): Photo | undefined {
  let best: { readonly photo: Photo; readonly merit: number } | undefined;
  for (const block of blocks) {
    if (block.kind !== 'photos') continue;
    block.pictures.forEach((id, i) => {
      const photo = photos.get(id);
      if (!photo?.file || photo.missing || photo.graphic || photo.damaged || photo.ref.scale === 'small') return;
      const merit = meritOf(photo, block.pictures.length === 1 ? 1.2 : i === 0 ? 1.1 : 1, paper);
      if (merit > (best?.merit ?? 0)) best = { photo, merit };
    });
  }
  return best?.photo;
}

/** Where too much of it would be lost, a photo stands as wide as the paper at its top, whole where it can. */
export function cutForCover(photo: Photo, { sheetWidthPx, sheetHeightPx }: Paper): CoverCut {
  if (keptOf(photo, sheetWidthPx / sheetHeightPx) >= LEAST_KEPT)
    return { photo, widthPx: sheetWidthPx, heightPx: sheetHeightPx };
  const whole = (sheetWidthPx * photo.heightPx) / photo.widthPx;
  const heightPx = Math.min(MOST_HIGH * sheetHeightPx, Math.max(LEAST_HIGH * sheetHeightPx, whole));
  return { photo, widthPx: sheetWidthPx, heightPx };
}

/** Share of it that is seen on all of the paper: of a photo 3:2 on A4, .47. */
const LEAST_KEPT = 0.45;
const MOST_HIGH = 0.6;
const LEAST_HIGH = 0.3;
/** Fewer dots look coarse on a whole page. */
const LEAST_DPI = 90;
const GOOD_DPI = 180;

function meritOf(photo: Photo, alone: number, paper: Paper): number {
  const aspect = paper.sheetWidthPx / paper.sheetHeightPx;
  const kept = keptOf(photo, aspect);
  const across = Math.min(photo.widthPx, photo.heightPx * aspect);
  const dpi = dpiOf(across, paper.sheetWidthPx);
  const { cover, scale } = photo.ref;
  if (cover) return 100;
  if (dpi < LEAST_DPI) return 0;
  const asked = scale === 'large' || scale === 'full' || scale === 'bleed' ? 10 : 1;
  return asked * Math.sqrt(kept) * Math.min(1, dpi / GOOD_DPI) * alone * (photo.caption ? 1.05 : 1);
}

function keptOf({ widthPx, heightPx }: Photo, aspect: number): number {
  const own = widthPx / heightPx;
  return Math.min(own / aspect, aspect / own);
}
