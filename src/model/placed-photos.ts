// Steps 5 to 7: the photos of a planned item, whichever way it sets them. Pure.

import type { PlannedItem, PlannedPhoto } from './pages.ts';

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
