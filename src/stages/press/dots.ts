// How many dots photos have where they stand, and what there is to say of those with too few.

import { type Problem, warning } from '../../diagnostics.ts';
import { PX_PER_MM } from '../../model/lengths.ts';
import { placedPhotos } from '../../model/photos-in.ts';
import type { Album, Photo, Plan } from '../../model.ts';
import { isCovered } from '../../page/leaves/cover-leaf.ts';
import { coverPhotoOf, cutForCover } from '../../plan/cover-photo.ts';
import type { LaidOut } from '../layout.ts';

/** A photo where it is printed. */
export interface Standing {
  readonly photo: Photo;
  /** Of the whole photo, also where a part of it is seen. */
  readonly widthPx: number;
  /** What it covers from edge to edge, cut to its shape. */
  readonly covers?: 'page' | 'cover' | undefined;
  /** Counted from 1; absent outside of the plan. */
  readonly page?: number;
}

/** Every photo of the plan, as often as it stands there; no drawing, which is as fine as its printer. */
export function standings({ photos }: Pick<Album, 'photos'>, plan: Pick<Plan, 'pages'>): readonly Standing[] {
  return plan.pages.flatMap(({ items }, at) =>
    items.flatMap((item) =>
      placedPhotos(item).flatMap(({ photo: id, widthPx }): Standing[] => {
        const photo = photos.get(id);
        if (!photo || !hasDots(photo)) return [];
        return [{ photo, widthPx, covers: item.kind === 'row' && item.bleed ? 'page' : undefined, page: at + 1 }];
      }),
    ),
  );
}

export const hasDots = ({ missing, format }: Photo): boolean => !missing && format !== 'svg';

/** Photos in lines of text, and the one on the cover. */
export function besidePlan({
  gathered: { settings, coverPhoto },
  composition: { album, box, inline },
}: Pick<LaidOut, 'gathered' | 'composition'>): readonly Standing[] {
  const inLines = [...inline].flatMap(([id, { widthPx }]) => {
    const photo = album.photos.get(id);
    return photo ? [{ photo, widthPx }] : [];
  });
  const chosen = isCovered(settings) ? (coverPhoto ?? coverPhotoOf(album, box)) : undefined;
  if (!chosen) return inLines;
  const { photo, widthPx, heightPx } = cutForCover(chosen, box);
  const wholePx = Math.max(widthPx, (heightPx * photo.widthPx) / photo.heightPx);
  return [...inLines, { photo, widthPx: wholePx, covers: 'cover' }];
}

/** @param more who wants how many */
export function coarseWarning({ photo, widthPx, covers, page }: Standing, dpi: number, more = ''): Problem {
  const pixels = `${photo.widthPx} × ${photo.heightPx} pixels`;
  // Of one that is cut nobody sees the whole width.
  const size = covers ? '' : ` on ${Math.round(widthPx / PX_PER_MM)} mm`;
  const where = covers === 'cover' ? ' on the cover' : covers ? ' from edge to edge' : '';
  const words = `${pixels}${size} are ${Math.round(dpi)} dpi${where}${page === undefined ? '' : ` (page ${page})`}${more}`;
  const hint = covers && { hint: COVERING[covers] };
  return warning('W_DPI', words, { place: photo.ref.place, address: photo.address, ...hint });
}

const COVERING = {
  page: 'use the file as the camera made it, or leave {.bleed} out: the photo stands smaller then',
  cover: 'use the file as the camera made it, or name a larger one: --cover-photo FILE',
} as const;
