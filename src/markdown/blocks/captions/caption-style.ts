// Step 1, blocks: how a line is written that is a caption: its element, its class, its type (italic, small,
// centred). Pure.

import { filledChildren, holds, textOf as textIn } from '../../tree/contents.ts';
import { type ElementNode, element, type TreeNode } from '../../tree/tree.ts';
import type { BlockPiece } from '../pieces.ts';

/** Elements that make a line under a picture its caption when they hold the whole line. */
const EMPHASIS = new Set(['em', 'i', 'small', 'sub', 'sup', 'cite', 'figcaption']);
export const LINKS = ['a'];
const CAPTION_CLASS = /(?:^|[\s_-])(?:fig)?caption(?:$|[\s_-])|caption-text|img-?(?:desc|title)/i;

/** Pieces do not change any more, and each is asked for its words several times. */
const words = new WeakMap<TreeNode, string>();

export function textOf(node: TreeNode): string {
  const known = words.get(node) ?? textIn(node);
  words.set(node, known);
  return known;
}

/** Centred, or in small type, as a whole. */
export function isQuiet(node: ElementNode): boolean {
  if (node.attributes.get('align') === 'center' || isEmphasis(node)) return true;
  const size = /(?:^|[;\s])font-size\s*:\s*(\d+)px/i.exec(node.attributes.get('style') ?? '')?.[1];
  if (size !== undefined && Number(size) <= 14) return true;
  const [only, ...more] = filledChildren(node);
  return only?.kind === 'element' && more.length === 0 && isQuiet(only);
}

export const isWrapper = (node: TreeNode): node is ElementNode =>
  isEmphasis(node) && node.kind === 'element' && node.name !== 'sup' && node.name !== 'cite';

export const isNoteMark = (node: TreeNode): boolean =>
  node.kind === 'element' && node.name === 'sup' && holds(node, LINKS);

/** Nothing but emphasis, marks of notes and, less than half of it, links: `*The mill.* ([Moor](https://…))[^1]`. */
export function isEmphasised(node: ElementNode, text: string): boolean {
  const parts = filledChildren(node);
  const rest = parts.filter((part) => !isEmphasis(part));
  const isBeside = (part: TreeNode) =>
    part.kind === 'text' ? /^[\s()[\],.;:|·•–—/-]{1,9}$/.test(part.value) : part.name === 'a' || isNoteMark(part);
  if (rest.length === parts.length || !rest.every(isBeside)) return false;
  return rest.reduce((sum, part) => sum + textOf(part).length, 0) <= text.length / 2;
}

/** By its style: `font-style: italic`, `font-size: small`; or all its words in a small `<font>` or `<span>`. */
export function isItalicOrSmall(node: ElementNode): boolean {
  const style = node.attributes.get('style') ?? '';
  if (/(?:^|[;\s])font-style\s*:\s*(?:italic|oblique)/i.test(style) || isSmall(node, style)) return true;
  const [only, ...more] = filledChildren(node);
  return only?.kind === 'element' && more.length === 0 && (isEmphasis(only) || isItalicOrSmall(only));
}

function isSmall(node: ElementNode, style: string): boolean {
  if (node.name === 'font' && /^(?:[12]|-\d)$/.test(node.attributes.get('size') ?? '')) return true;
  const found = /(?:^|[;\s])font-size\s*:\s*(?:((?:x{1,2}-)?small(?:er)?)|(\d{0,3}(?:\.\d{1,4})?)(px|pt|r?em|%))/i.exec(
    style,
  );
  if (!found) return false;
  const limit = { px: 14, pt: 10, em: 0.9, rem: 0.9, '%': 90 }[found[3]?.toLowerCase() ?? ''] ?? 0;
  return found[1] !== undefined || (found[2] !== '' && Number(found[2]) <= limit);
}

/** Chosen for captions by its class, or by `markCaption`. */
export function isMarked(node: ElementNode): boolean {
  if (node.name === 'figcaption' || CAPTION_CLASS.test(node.attributes.get('class') ?? '')) return true;
  const [only, ...more] = filledChildren(node);
  return only?.kind === 'element' && only.name === 'span' && more.length === 0 && isMarked(only);
}

/** A box of a caption, or of a picture and its caption, or of words in the type of captions. */
export const isCaptionBox = (node: ElementNode): boolean =>
  isMarked(node) || (node.attributes.has('style') && isItalicOrSmall(node));

export const asCaption = (node: ElementNode): ElementNode =>
  element(node.name, node.at, new Map([...node.attributes, ['class', 'caption'] as const]), node.children);

/** Hands the box's class and style to its one paragraph of words; a box of more than that is text. */
export function markCaption(box: ElementNode, pieces: readonly BlockPiece[]): readonly BlockPiece[] {
  const said = pieces.filter((piece) => piece.kind === 'node');
  const last = pieces.at(-1);
  if (said.length !== 1 || last?.kind !== 'node' || !(last.node.name === 'p' || last.node.name === '#inline'))
    return pieces;
  const { node } = last;
  const style = node.attributes.get('style') ?? box.attributes.get('style') ?? '';
  const attributes = new Map([...node.attributes, ['style', style] as const]);
  if (isMarked(box)) attributes.set('class', 'caption');
  return [...pieces.slice(0, -1), { ...last, node: { ...node, attributes } }];
}

export function isEmphasis(node: TreeNode): boolean {
  return node.kind === 'element' && EMPHASIS.has(node.name) && textOf(node) !== '';
}
