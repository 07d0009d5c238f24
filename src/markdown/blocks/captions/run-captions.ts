// Step 1, blocks: gives photos that stand in one box or paragraph the words that are said of all of them: they become a
// block of their own, right below a run of these photos alone.

import { filledChildren } from '../../tree/contents.ts';
import { type ElementNode, element, type TreeNode } from '../../tree/tree.ts';
import { grouped } from '../paragraphs.ts';
import type { BlockPiece, PicturePiece } from '../pieces.ts';

/** The element of such words. */
export const RUN_CAPTION = '#caption';

/** Of a box that holds nothing but pictures. */
export function groupedWhole(pieces: readonly BlockPiece[]): readonly BlockPiece[] {
  return pieces.every(({ kind }) => kind === 'picture') ? grouped(pieces) : pieces;
}

/** Sets the words below the last `count` of the pictures that end before `end`. */
export function addRunCaption(pieces: BlockPiece[], end: number, count: number, said: readonly TreeNode[]): void {
  const first = pieces[end - count] as PicturePiece;
  pieces[end - count] = { ...first, opens: true };
  pieces.splice(end, 0, { kind: 'node', node: element(RUN_CAPTION, said[0]?.at ?? first.picture.at, {}, [...said]) });
}

/** A figcaption, in boxes of its own or not. */
export function captionIn(node: TreeNode): ElementNode | undefined {
  if (node.kind === 'text' || node.name === 'figcaption') return node.kind === 'text' ? undefined : node;
  const [only, more] = filledChildren(node);
  return only && !more && /^(?:div|center|section|footer)$/.test(node.name) ? captionIn(only) : undefined;
}
