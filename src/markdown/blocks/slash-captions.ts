// Step 1, blocks: reads the captions of pymdownx (`/// caption`, the words, `///`), which our dialects write, too.

import { RUN_CLASS } from '../own-classes.ts';
import type { ElementNode, TreeNode } from '../tree/tree.ts';

/** The words alone; their class tells that they are a caption. */
export function withoutSlashes(node: ElementNode): ElementNode {
  const first = node.children[0];
  const last = node.children.at(-1);
  if (first?.kind !== 'text' || last?.kind !== 'text') return node;
  const open = SLASHES.exec(first.value);
  if (!open || !last.value.slice(-20).trimEnd().endsWith('///')) return node;
  const children = node.children.map((child): TreeNode => {
    if (child.kind !== 'text') return child;
    const from = child === first ? open[0].length : 0;
    if (OPTION.test(child.value)) return { ...child, value: '' };
    return {
      ...child,
      value: child === last ? child.value.slice(from).trimEnd().slice(0, -3).trimEnd() : child.value.slice(from),
    };
  });
  return {
    ...node,
    children,
    attributes: new Map([...node.attributes, ['class', open[1] === 'run-' ? RUN_CLASS : 'caption']]),
  };
}

/** With its options: `/// caption | < `, `attrs: {id: x}`. */
const SLASHES = /^\/\/\/ ?(figure-|run-)?caption\b[^\S\n]*(?:\|[^\n]{0,80})?(?:\s+|$)/;
const OPTION = /^(?:attrs|type|prepend):/;
