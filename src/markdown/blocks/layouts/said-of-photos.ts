// Step 1, blocks: what a box says of the photos in it: classes of how large they stand, and the large version of its
// only one, which a script of galleries would show.

import { isPhotoMark } from '../../marks/photo-marks.ts';
import { largerIn } from '../../tree/gallery-data.ts';
import type { ElementNode } from '../../tree/tree.ts';

/** What a box says of the photos in it. How large they stand, of the only one. */
export function photoClasses(node: ElementNode): string {
  const classes = node.attributes.get('class');
  if (classes === undefined || UNSAID.has(node.name)) return '';
  const said = classes.split(/\s+/).filter(isPhotoMark);
  if (said.length === 0) return '';
  const alone = imagesIn(node) === 1;
  return said.filter((name) => alone || ALWAYS.test(name)).join(' ');
}

/** Their classes are no box's. */
const UNSAID = new Set(['table', 'pre', 'blockquote', 'ul', 'ol', 'dl', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** What is meant of each of several. */
const ALWAYS = /^(?:full-?)?bleed$|caption|rotate/i;

function imagesIn(node: ElementNode): number {
  return node.children.reduce(
    (sum, child) => (child.kind === 'text' ? sum : sum + (child.name === 'img' ? 1 : imagesIn(child))),
    0,
  );
}

/** `<li data-src="large.jpg"><img src="small.jpg"></li>`: the box itself, where it holds one picture. */
export function largeAround(node: ElementNode): ElementNode | undefined {
  if (node.attributes.size === 0 || node.name === 'img' || largerIn(node.attributes).length === 0) return undefined;
  return imagesIn(node) === 1 ? node : undefined;
}
