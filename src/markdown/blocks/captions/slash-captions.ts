// Step 1, blocks: reads captions by the signs around them: pymdownx's (`/// caption`, the words, `///`), which our
// dialects write, too. A colon opens others (`: words`), as it opens the title of a table.

import { RUN_CLASS } from '../../own-classes.ts';
import type { ElementNode, TreeNode } from '../../tree/tree.ts';
import type { BlockPiece } from '../pieces.ts';

/** What a dialect wrote as the words of all photos above it, without its marks. */
export function ofOurOwn(piece: BlockPiece): BlockPiece {
  const node = piece.kind === 'node' && piece.node.name === 'p' ? withoutSlashes(piece.node) : undefined;
  return node && isOfAll(node) ? ({ ...piece, node } as BlockPiece) : piece;
}

export const isOfAll = (node: ElementNode): boolean => node.attributes.get('class') === RUN_CLASS;

/** The words alone; their class tells that they are a caption. */
export function withoutSlashes(node: ElementNode): ElementNode {
  const first = node.children[0];
  const last = node.children.at(-1);
  const colon = first?.kind === 'text' ? COLON.exec(first.value) : null;
  if (first?.kind === 'text' && colon) {
    const children = [{ ...first, value: first.value.slice(colon[0].length) }, ...node.children.slice(1)];
    return { ...node, children, attributes: new Map([...node.attributes, ['class', 'caption']]) };
  }
  if (first?.kind !== 'text' || last?.kind !== 'text') return node;
  const open = SLASHES.exec(first.value);
  if (!open || !last.value.slice(-20).trimEnd().endsWith('///')) return node;
  const children = node.children.map((child): TreeNode => {
    if (child.kind !== 'text') return child;
    const from = child === first ? open[0].length : 0;
    if (OPTION.test(child.value)) return { ...child, value: '' };
    return {
      ...child,
      value: child === last ? child.value.slice(from).trimEnd().replace(CLOSED, '').trimEnd() : child.value.slice(from),
    };
  });
  return {
    ...node,
    children,
    attributes: new Map([...node.attributes, ['class', open[1] === 'run-' ? RUN_CLASS : 'caption']]),
  };
}

/** One that no photo stands above: its words without the signs. */
export function withoutStraySlashes(node: ElementNode): ElementNode {
  const [first] = node.children;
  return first?.kind === 'text' && first.value.startsWith('///') ? withoutSlashes(node) : node;
}

/** With its options: `/// caption | < `, `attrs: {id: x}`. */
const SLASHES = /^\/{3,9} ?(figure-|table-|run-)?caption\b[^\S\n]*(?:\|[^\n]{0,80})?(?:\s+|$)/;
const COLON = /^\s{0,9}: {1,9}(?=\S)/;
const CLOSED = /(?<!\/)\/{3,9}$/;
const OPTION = /^(?:attrs|type|prepend):/;
