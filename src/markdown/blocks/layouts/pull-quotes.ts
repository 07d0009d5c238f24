// Step 1, blocks: tells the words that their author sets apart from the text (`{.pull}`, `::: pull`) → a quotation
// that is shown large.

import { asksForPull } from '../../marks/page-marks.ts';
import { type ElementNode, element, type TreeNode } from '../../tree/tree.ts';

/** A box or a paragraph of that class, as a quotation; undefined: it is none. */
export function pullOf(node: ElementNode): ElementNode | undefined {
  if (node.name === 'blockquote' || !asksForPull(node.attributes.get('class'))) return undefined;
  const attributes = new Map([...node.attributes].filter(([name]) => name !== 'class'));
  return element('blockquote', node.at, { class: 'pull' }, [{ ...node, attributes }]);
}

/** A quotation of that class, or with a paragraph of that class. */
export function asPull(quote: ElementNode): ElementNode {
  const says = (node: TreeNode): boolean => node.kind === 'element' && asksForPull(node.attributes.get('class'));
  if (!says(quote) && !quote.children.some(says)) return quote;
  const plain = quote.children.map((child) =>
    says(child) ? { ...(child as ElementNode), attributes: new Map() } : child,
  );
  return element('blockquote', quote.at, { class: 'pull' }, plain);
}
