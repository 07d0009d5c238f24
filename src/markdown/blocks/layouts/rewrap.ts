// Step 1, blocks: what a list or a quotation holds, cut open around its photos → the parts of the list or quotation
// between them, each in a container of its own.

import { type ElementNode, element } from '../../tree/tree.ts';
import type { BlockPiece, PicturePiece } from '../pieces.ts';
import { RUN_CAPTION } from '../captions/run-captions.ts';
import { withTitles } from '../captions/table-titles.ts';
import { WORDS } from './cells.ts';

/** Attribute of a copy that goes on with the one above it. */
export const GOES_ON = '#goes-on';

/** Wraps every unbroken sequence of nodes in a copy of the container; `more`: what a copy adds to its attributes;
 *  `apart`: a node that has a copy of its own; `photo`: what becomes of what stands between the copies. */
export function rewrap(
  container: ElementNode,
  pieces: readonly BlockPiece[],
  more?: (first: ElementNode) => ReadonlyMap<string, string>,
  apart: (node: ElementNode) => boolean = () => false,
  photo: (piece: PicturePiece) => PicturePiece = withoutWords,
): BlockPiece[] {
  const out: BlockPiece[] = [];
  let group: ElementNode[] = [];
  let copies = 0;
  const flush = () => {
    const first = group[0];
    if (!first) return;
    const attributes = new Map(container.attributes);
    if (more) attributes.delete('start');
    for (const [key, value] of more?.(first) ?? []) attributes.set(key, value);
    if (copies > 0) attributes.set(GOES_ON, '');
    if (copies > 0 && container.name === 'li') attributes.set('class', 'continued');
    const at = copies === 0 ? container.at : first.at;
    out.push({ kind: 'node', node: element(container.name, at, attributes, group) });
    copies += 1;
    group = [];
  };
  for (const piece of withTitles(pieces)) {
    if (piece.kind === 'node' && piece.node.name !== RUN_CAPTION) {
      const alone = apart(piece.node);
      if (alone) flush();
      // Inside of it nothing stands beside a photo.
      group.push(piece.node.name === WORDS ? { ...piece.node, name: 'div' } : piece.node);
      if (alone) flush();
    } else {
      flush();
      out.push(piece.kind === 'picture' ? photo(piece) : piece);
    }
  }
  flush();
  return out;
}

function withoutWords({ beside: _, share: __, ...piece }: PicturePiece): PicturePiece {
  return piece;
}
