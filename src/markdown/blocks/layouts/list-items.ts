// Step 1, blocks: a list with photos in its items → the parts of the list between them, and the photos, which know how
// deep they stand; a step with one photo stands beside it. The items between two photos stay one list, with its count.

import { fold, holds, rawText } from '../../tree/contents.ts';
import type { ElementNode, TreeNode } from '../../tree/tree.ts';
import type { BlockPiece } from '../pieces.ts';
import { rewrap } from './rewrap.ts';

/** Reads an item of the list, or what stands between its items. */
interface ReadItems {
  readonly item: (item: ElementNode) => readonly BlockPiece[];
  readonly stray: (node: TreeNode) => readonly BlockPiece[];
}

/** Characters of a step that stand beside its photo. */
const LONGEST_STEP = 700;

export function itemPieces(list: ElementNode, read: ReadItems): BlockPiece[] {
  const numbers = new Map<ElementNode, number>();
  const steps = new Set<ElementNode>();
  let number = Number.parseInt(list.attributes.get('start') ?? '1', 10) || 0;
  const pieces: BlockPiece[] = [];
  const add = (piece: BlockPiece) => pieces.push(piece);
  for (const child of list.children) {
    if (child.kind === 'text' && child.value.trim() === '') continue;
    if (child.kind === 'text' || child.name !== 'li') {
      for (const piece of read.stray(child)) add(piece);
      continue;
    }
    const value = Number.parseInt(child.attributes.get('value') ?? '', 10);
    if (Number.isFinite(value)) number = value;
    const cut = hung(rewrap(child, read.item(child)), steps);
    for (const piece of cut) if (piece.kind === 'node') numbers.set(piece.node, number);
    // An item of nothing at all is still an item.
    if (cut.length === 0) add({ kind: 'node', node: child });
    for (const piece of cut) add(piece);
    number += 1;
  }
  const start = (first: ElementNode) => {
    const at = numbers.get(first);
    return list.name === 'ol' && at !== undefined && at !== 1 ? new Map([['start', String(at)]]) : new Map();
  };
  return rewrap(
    list,
    pieces,
    start,
    (node) => steps.has(node),
    (piece) => piece,
  );
}

/** The photos of an item with words hang at the edge of its text; the only one stands beside them where nothing else is
 *  in the item. */
function hung(cut: readonly BlockPiece[], steps: Set<ElementNode>): readonly BlockPiece[] {
  if (!cut.some(({ kind }) => kind === 'node')) return cut;
  const pictures = cut.filter(({ kind }) => kind === 'picture').length;
  const [first, second] = cut;
  const words = first?.kind === 'node' ? first.node : second?.kind === 'node' ? second.node : undefined;
  const step = pictures === 1 && cut.length === 2 && words !== undefined && isStep(words);
  if (step) steps.add(words);
  return cut.map((piece): BlockPiece => {
    if (piece.kind !== 'picture') return piece;
    const depth = (piece.depth ?? 0) + 1;
    const beside = first?.kind === 'node' ? ('before' as const) : ('after' as const);
    return { ...piece, depth, ...(step ? { beside, opens: true } : {}) };
  });
}

/** Words alone, and not so many. */
const isStep = (item: ElementNode): boolean =>
  !holds(item, MORE) && fold(rawText(item)) !== '' && rawText(item).length <= LONGEST_STEP;

const MORE = 'ul ol dl table pre blockquote img input hr #formula'.split(' ');
