// Step 1, blocks: flattens a paragraph into atoms (words, line breaks, pictures), each with the emphasis and links
// around it. Every way that HTML hides a picture (sources, lazy loading, films) is resolved here.

import { pageMarks } from '../marks/page-marks.ts';
import { childrenNamed, holds, textOf } from '../tree/contents.ts';
import { hasThumbnail, linkOf, wordsIn, wordsOfLink } from '../tree/gallery-data.ts';
import { isPictureFile, MEDIA, readMedia } from '../tree/media.ts';
import { type ElementNode, element, type TreeNode, UNPRINTED } from '../tree/tree.ts';
import type { BlockContext } from './block-context.ts';
import { type Around, filmOf, type PictureReading, readPicture } from './pictures.ts';

export interface PictureDraft extends PictureReading {
  readonly at: number;
}

/** Smallest part of a line, with the inline elements around it. */
export interface Atom {
  readonly kind: 'text' | 'newline' | 'br' | 'picture' | 'break' | 'media' | 'other';
  readonly node: TreeNode;
  readonly chain: readonly ElementNode[];
  readonly picture?: PictureDraft;
  /** It stands in a `<noscript>`: beside its picture for those who run scripts. */
  readonly unscripted?: true;
}

/** Appends the atoms of a node. */
export function flatten(node: TreeNode, chain: readonly ElementNode[], context: BlockContext, atoms: Atom[]): void {
  if (node.kind === 'text') {
    node.value.split('\n').forEach((value, index) => {
      const at = context.places.below(node.at, index);
      if (index > 0) atoms.push({ kind: 'newline', node: { kind: 'text', value: '\n', at }, chain });
      if (value !== '') atoms.push({ kind: 'text', node: { kind: 'text', value, at }, chain });
    });
    return;
  }
  if (breaksPage(node)) atoms.push({ kind: 'break', node, chain });
  else if (node.name === 'br') atoms.push({ kind: 'br', node, chain });
  else if (node.name === '#pagebreak') atoms.push({ kind: 'break', node, chain });
  else if (node.name === 'img' || (node.name === 'input' && node.attributes.get('type') === 'image')) {
    const anchor = anchorIn(chain);
    const link = (anchor && linkOf(anchor)) ?? context.link;
    const picture = readPicture(node, link, aroundOf(chain, context));
    const film = picture && filmOf(picture, link, node.at, context.words);
    if (!picture) context.emptyAddress(node);
    else if (film) {
      context.settled(node);
      atoms.push({ kind: 'media', node: film, chain });
    } else {
      withoutTwin(atoms, [picture.written, ...picture.fallbacks], context);
      atoms.push({ kind: 'picture', node, chain, picture: { ...picture, at: node.at } });
    }
  } else if (node.name === 'picture') flatten(pictureElement(node), chain, context, atoms);
  else if (node.name === 'noscript') flattenNoscript(node, chain, context, atoms);
  else if (MEDIA.has(node.name))
    for (const part of readMedia(node, context.words)) atoms.push(mediaAtom(part, chain, context));
  else if (UNPRINTED.has(node.name)) return;
  else if (isShown(node)) {
    const words = [textOf(node), ...wordsIn(node.attributes)].filter(Boolean).join(' · ');
    const image = { src: linkOf(node) ?? '', ...(words ? { 'data-caption': words } : {}) };
    flatten(element('img', node.at, image), chain, context, atoms);
  } else if (node.children.length === 0 || OPAQUE.has(node.name)) atoms.push({ kind: 'other', node, chain });
  else {
    const inside = [...chain, node];
    for (const child of node.children) flatten(child, inside, context, atoms);
  }
}

/** `[](a.jpg)`, `<a href="a.jpg"></a>`: a link without words to a picture shows it, and so does one that names a small
 *  version of it for a gallery. */
export function isShown(link: ElementNode): boolean {
  if (link.name !== 'a') return false;
  const bare = link.children.length === 0 || (hasThumbnail(link.attributes) && !holds(link, ['img', 'picture']));
  return bare && isPictureFile(linkOf(link) ?? '');
}

/** `<br style="page-break-before: always">`, `<span class="page-break"></span>`, `<w:br w:type="page"/>`. */
function breaksPage({ name, attributes, children }: ElementNode): boolean {
  if (name === 'w:br') return attributes.get('w:type') === 'page';
  if (children.length > 0 || attributes.size === 0 || name === 'img') return false;
  const marks = pageMarks(attributes);
  return marks !== undefined && (marks.before || marks.after || marks.here);
}

const anchorIn = (chain: readonly ElementNode[]): ElementNode | undefined =>
  chain.findLast((wrapper) => wrapper.name === 'a');

/** What the elements between a picture and its paragraph, and those outside, say of it. */
function aroundOf(chain: readonly ElementNode[], context: BlockContext): Around {
  const { inherited, around = '' } = context;
  const own = chain.map(({ attributes }) => attributes.get('class') ?? '').filter(Boolean);
  const classes = [...own.reverse(), around].join(' ');
  const anchor = anchorIn(chain);
  return { align: inherited?.get('align'), classes, words: anchor ? wordsOfLink(anchor) : context.linkWords };
}

function mediaAtom(node: ElementNode, chain: readonly ElementNode[], context: BlockContext): Atom {
  const picture = node.name === 'img' ? readPicture(node, context.link, aroundOf(chain, context)) : undefined;
  return picture
    ? { kind: 'picture', node, chain, picture: { ...picture, at: node.at } }
    : { kind: 'media', node, chain };
}

/** Inline elements whose contents are never split or joined. */
const OPAQUE = new Set(['code', 'ruby', '#trusted', '#formula']);

/** `<picture>` as its `<img>`, with the largest of every source behind it. */
function pictureElement(node: ElementNode): ElementNode {
  const [image] = childrenNamed(node, 'img');
  const attributes = new Map(image?.attributes);
  const sets = childrenNamed(node, 'source').map(
    (source) => ['srcset', 'data-srcset', 'src'].map((name) => source.attributes.get(name)).find(Boolean) ?? '',
  );
  const own = ['src', 'srcset', 'data-src', 'data-srcset'].some((name) => attributes.get(name));
  const [first, ...others] = sets.filter((set) => set.trim() !== '');
  if (!own && first) attributes.set('srcset', first);
  const last = (set: string) => set.split(/,\s+/).at(-1)?.split(/\s/)[0] ?? '';
  const fallbacks = (own && first ? [first, ...others] : others).map(last);
  if (fallbacks.length > 0) attributes.set('data-fallbacks', fallbacks.join('\n'));
  return element('img', image?.at ?? node.at, attributes);
}

/** Lazy loaders write the picture twice; the one for readers without scripts is the true one. */
function flattenNoscript(node: ElementNode, chain: readonly ElementNode[], context: BlockContext, atoms: Atom[]): void {
  const inner: Atom[] = [];
  for (const child of node.children) flatten(child, chain, context, inner);
  const before = atoms.findLast((atom) => atom.kind !== 'newline' && !isBlank(atom));
  for (const atom of inner) {
    const known = before?.picture && [before.picture.written, ...before.picture.fallbacks];
    if (atom.picture && known?.includes(atom.picture.written)) {
      context.settled(node);
      continue;
    }
    if (atom.picture && before?.picture && /^data:/.test(before.picture.written)) {
      context.settled(node);
      atoms.splice(atoms.indexOf(before), 1);
    }
    atoms.push({ ...atom, unscripted: true });
  }
}

/** Without the same picture right before, for those who run no scripts (Zhihu). */
function withoutTwin(atoms: Atom[], addresses: readonly string[], context: BlockContext): void {
  const before = atoms.findLast((atom) => atom.kind !== 'newline' && !isBlank(atom));
  if (!before?.unscripted || !before.picture || !addresses.includes(before.picture.written)) return;
  context.settled(before.node as ElementNode);
  atoms.splice(atoms.indexOf(before), 1);
}

export const isBlank = (atom: Atom) =>
  atom.kind === 'text' && atom.node.kind === 'text' && atom.node.value.trim() === '';
