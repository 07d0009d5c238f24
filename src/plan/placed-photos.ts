// Step 5, plan: the photos of a planned item, whichever way it sets them. Pure.

import type { PlannedItem, PlannedPhoto } from '../model.ts';

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
