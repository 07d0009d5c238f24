// Step 1, tree: refuses a text of more paragraphs than can be laid out, before work is done on them.

import { BuildError } from '../../diagnostics.ts';
import type { ElementNode } from './tree.ts';

/** Twice the blocks that a report may have (stages/texts/text-limits.ts): so many paragraphs are not worked on
 *  first. */
const MOST_PARAGRAPHS = 100_000;

/** @throws BuildError E_INPUT_LIMIT. */
export function withinBounds(root: ElementNode): ElementNode {
  const count = root.children.filter((node) => node.kind === 'element' && isParagraph(node)).length;
  if (count <= MOST_PARAGRAPHS) return root;
  throw new BuildError('E_INPUT_LIMIT', `${count.toLocaleString('en')} paragraphs are more than can be laid out`, {
    hint: 'build the text in parts, each a PDF of its own',
  });
}

const isParagraph = ({ name, children }: ElementNode): boolean =>
  /^(?:p|h[1-6])$/.test(name) && children.some((node) => node.kind === 'text' && node.value.trim() !== '');
