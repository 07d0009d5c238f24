// Step 5, plan: what a candidate is: one way to set some photos, and text beside them, as one band of the page.

import type { PlannedBeside } from '../../model.ts';
import type { PhotoBox } from '../rules.ts';
import type { Group } from './group.ts';

/** An empty rectangle that reaches to the right edge. */
export interface Empty {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Atoms `from` to `to` set as one unbreakable band. */
export interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly heightPx: number;
  /** Price without the size of the photos, which depends on the target. */
  readonly price: number;
  /** Visual sizes √(w·h) of its photos, over their weights. */
  readonly sizes: readonly number[];
  /** White beside photos, px². */
  readonly white: number;
  /** Empty rectangles at its upper and lower right corner: with that of its neighbour they make one. */
  readonly emptyAbove?: Empty;
  readonly emptyBelow?: Empty;
  /** The author set it so: nothing else is tried for its atoms. */
  readonly asked?: boolean;
  readonly set: Group | BesideBlock;
}

/** Its photos, in the order of their sizes. */
export function photosOf({ set }: Candidate): readonly PhotoBox[] {
  return set.kind === 'beside' ? [set.photo] : set.shape.photos;
}

/**
 * Text beside a photo. Origin = the block's upper left corner. The photo stands at (0, 0); right of it, after a gutter,
 * the column at y = 0, exactly as wide as the step of the ladder it was measured at. The first of its n line boxes
 * begins trim/2 above the block (margin-top −trim/2), so that ink, not line box, is level with the photo; the ink is
 * n·line − trim high. The caption stands under the photo, as wide as it, or at the foot of the column, level with the
 * photo's foot. The block is as high as the photo and a caption under it; the text is never deeper.
 */
export interface BesideBlock {
  readonly kind: 'beside';
  readonly photo: PhotoBox;
  readonly before?: PlannedBeside['before'];
  readonly after?: PlannedBeside['after'];
  readonly columnPx: number;
  /** Height of the text's ink. */
  readonly textPx: number;
  readonly captionPx: number;
  readonly captionAt: 'none' | 'under' | 'column';
  /** Height of the photo. */
  readonly innerPx: number;
  /** Their author set them side by side: the photo's side, how far in it stands, the width that is kept for it, and the
   *  height of the whole, which is that of the higher one. */
  readonly asked?: {
    readonly side: 'left' | 'right';
    readonly indentPx: number;
    readonly cellPx: number;
    readonly heightPx: number;
  };
}
