// Step 1, tree: refuses a text of more paragraphs than can be laid out, before work is done on them.

import { refuseMany } from '../syntax/unreadable.ts';
import type { ElementNode } from './tree.ts';

/** @throws BuildError E_INPUT_LIMIT. */
export function withinBounds(root: ElementNode): ElementNode {
  refuseMany(root.children.filter((node) => node.kind === 'element' && isParagraph(node)).length, 'paragraphs');
  return root;
}

/** Headings without words are some, too: each gets an address. */
const isParagraph = ({ name, children }: ElementNode): boolean =>
  /^h[1-6]$/.test(name) || (name === 'p' && children.some((node) => node.kind === 'text' && node.value.trim() !== ''));
