// Which photos stand in a block of the report or the album, and in an item of the plan. Pure.

import type { PlannedItem, PlannedPhoto } from './pages.ts';
import type { Block } from './report.ts';

/** Ids of the pictures of a run; any other block has none of its own. */
export function picturesIn(block: Block): readonly string[] {
  return block.kind === 'photos' ? block.pictures : [];
}

/** Whichever way the item sets them. */
export function placedPhotos(item: PlannedItem): readonly PlannedPhoto[] {
  switch (item.kind) {
    case 'row':
      return item.photos;
    case 'beside':
      return [item.photo];
    case 'text':
      return [];
  }
}
