// Step 1, audit: tells of lists of pictures in the front matter that no theme is known to show, and the text neither.

import { type Problem, warning } from '../../diagnostics.ts';
import type { OtherList } from '../front-matter/photo-lists.ts';
import type { ShownFiles } from './shown-files.ts';

/** W_LOST, once for each list. */
export function lostLists(lists: readonly OtherList[], shown: ShownFiles): readonly Problem[] {
  return lists.flatMap(({ key, names, place }) => {
    const lost = names.filter((name) => !shown.has(name));
    if (lost.length === 0) return [];
    const [first = '', ...more] = lost;
    const others = more.length === 0 ? '' : ` and ${more.length} more`;
    const message = `“${first}”${others} in the list “${key}” of the front matter ${more.length === 0 ? 'is' : 'are'} not shown`;
    return [warning('W_LOST', message, { place, hint: HINT })];
  });
}

const HINT = 'name the list photos: to have it shown behind the text, or write its pictures in the text';
