// Step 3, album: numbers the photos that are laid out, in the order in which a reader meets them. Pure. Captions,
// index and route page refer to these; icons in a line of text and folded shots of a burst have none.

import { picturesIn } from '../model/photos-in.ts';
import type { Block } from '../model.ts';
import type { Settings } from '../options/settings.ts';

/** What is printed before captions. */
export type NumberStyle = NonNullable<Settings['numbers']>;

/** The photos that have a number: all of them, where a leaf refers to them or they are to be numbered; else, of
 *  figures, those that say something or are referred to. */
export function numberedOf(
  blocks: readonly Block[],
  refersToNumbers: boolean,
  style: NumberStyle,
  isFigure: (id: string) => boolean,
): ReadonlyMap<string, number> {
  if (refersToNumbers || style === 'photos') return numbersOf(blocks);
  const figures = style === 'figures' ? blocks.flatMap(picturesIn).filter(isFigure) : [];
  return new Map(figures.map((id, index) => [id, index + 1]));
}

/** By picture id. */
export function numbersOf(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const shown = blocks.flatMap(picturesIn);
  return new Map(shown.map((id, index) => [id, index + 1]));
}
