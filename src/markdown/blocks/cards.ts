// Step 1, blocks: reads the cards of editors. Of a player (Ghost) only what plays stays, its signs and clocks go; a box
// with a sign in front (Ghost's callout, Notion's) is a box as an alert is one, the sign first; a list of photos with a
// line of words below each (WordPress, turned into Markdown) is a gallery.

import { append } from '../../lists.ts';
import { BOX, htmlBox, opensWithSign } from '../tree/alerts.ts';
import { childrenNamed, filledChildren, holds, isFilled, textOf } from '../tree/contents.ts';
import { type ElementNode, element, type TreeNode } from '../tree/tree.ts';
import type { BlockContext } from './block-context.ts';

/** The parts of cards that only a screen needs, and what WordPress's plugins set below a post. */
const FURNITURE =
  /(?:^|\s)(?:sharedaddy|sd-(?:sharing|block|like|rating)\S*|jp-relatedposts\S*|addtoany_\S*|a2a_kit\S*|yarpp\S*|heateor_\S*|ssba\S*|wp-block-jetpack-(?:sharing|like|related|subscriptions)\S*)(?:\s|$)|(?:^|\s)kg-(?:video-(?:overlay|player\S*|hide)|audio-(?:player|thumbnail|hide)|toggle-card-icon|file-card-icon|bookmark-(?:icon|thumbnail)|product-card-rating\S*|collection-card-\S*|signup-card\S*)(?:\s|$)/;
/** Where Notion keeps the drawings that stand in front of its boxes. */
const SIGN = /^https?:\/\/(?:www\.)?(?:notion\.so\/icons\/|notion-emojis\.s3[\w.-]*\/)/i;

/** Without the furniture of cards. */
export function withoutFurniture(children: readonly TreeNode[], context: BlockContext): readonly TreeNode[] {
  if (!children.some(isFurniture)) return children;
  return children.filter((child) => {
    if (!isFurniture(child)) return true;
    settleAll(child as ElementNode, context);
    return false;
  });
}

function isFurniture(node: TreeNode): boolean {
  return node.kind === 'element' && FURNITURE.test(node.attributes.get('class') ?? '');
}

function settleAll(node: ElementNode, context: BlockContext): void {
  if (node.name === 'img') context.settled(node);
  for (const child of node.children) if (child.kind === 'element') settleAll(child, context);
}

/** The still picture of a film's card stands at the card itself. */
export function withStill(figure: ElementNode): ElementNode {
  const still = figure.attributes.get('data-kg-custom-thumbnail') || figure.attributes.get('data-kg-thumbnail');
  return still ? withPoster(figure, still) : figure;
}

function withPoster(node: ElementNode, poster: string): ElementNode {
  if (node.name === 'video') return { ...node, attributes: new Map([...node.attributes, ['poster', poster]]) };
  const children = node.children.map((child) => (child.kind === 'element' ? withPoster(child, poster) : child));
  return { ...node, children };
}

/** A box of HTML, by its class or by a sign in front, as an alert is one; undefined for any other element. */
export function calloutBox(node: ElementNode, context: BlockContext): ElementNode | undefined {
  const words = calloutWords(node, context);
  return words ? element('blockquote', node.at, { class: BOX }, [...words]) : htmlBox(node, context.words);
}

/** What a box with a sign in front says, the sign first. */
function calloutWords(node: ElementNode, context: BlockContext): readonly TreeNode[] | undefined {
  if (/(?:^|\s)kg-callout-card(?:\s|$)/.test(node.attributes.get('class') ?? '')) return ghostCallout(node);
  if (node.name !== 'aside') return undefined;
  const first = node.children.findIndex(isFilled);
  const sign = node.children[first];
  if (sign?.kind === 'element' && sign.name === 'img' && isSign(sign)) {
    const rest = node.children.slice(first + 1);
    if (!SIGN.test(sign.attributes.get('src') ?? '')) return ledBy(sign, rest);
    context.settled(sign);
    return rest;
  }
  return opensWithSign(textOf(node)) ? node.children : undefined;
}

function isSign(image: ElementNode): boolean {
  const width = Number.parseFloat(image.attributes.get('width') ?? '');
  return SIGN.test(image.attributes.get('src') ?? '') || width <= 40;
}

/** A picture as a sign stands in the line of the words. */
function ledBy(sign: ElementNode, rest: readonly TreeNode[]): readonly TreeNode[] {
  const at = rest.findIndex((child) => child.kind === 'element' && child.name === 'p');
  const words = rest[at] as ElementNode | undefined;
  if (!words) return [sign, ...rest];
  const led = { ...words, children: [sign, space(words.at), ...words.children] };
  return [...rest.slice(0, at), led, ...rest.slice(at + 1)];
}

function ghostCallout(card: ElementNode): readonly TreeNode[] {
  const parts = childrenNamed(card, 'div');
  const named = (name: string) => parts.find((part) => (part.attributes.get('class') ?? '').includes(name));
  const sign = named('kg-callout-emoji');
  const words = named('kg-callout-text');
  if (!words) return card.children;
  return [...(sign ? [...sign.children, space(sign.at)] : []), ...words.children];
}

const space = (at: number): TreeNode => ({ kind: 'text', value: ' ', at });

const LONGEST_CAPTION = 150;

/** The figures that a list's items stand for, when each is one photo and a short line of words below it. */
export function listedFigures(list: ElementNode): readonly ElementNode[] | undefined {
  const items = filledChildren(list);
  if (list.name !== 'ul' || items.length === 0) return undefined;
  const figures = items.flatMap((item) => (item.kind === 'element' ? (figureOf(item) ?? []) : []));
  return figures.length === items.length ? figures : undefined;
}

/** The same of a list of definitions, as WordPress once wrote captions and galleries: `<dl class="wp-caption">`. */
export function definedFigures(list: ElementNode): readonly ElementNode[] | undefined {
  const marked = /caption|gallery|figure|photo/i.test(list.attributes.get('class') ?? '');
  const figures: { readonly photo: ElementNode; readonly words: TreeNode[] }[] = [];
  let captions = 0;
  for (const part of filledChildren(list)) {
    if (part.kind !== 'element' || (part.name !== 'dt' && part.name !== 'dd')) return undefined;
    const words = figures.at(-1)?.words;
    if (part.name === 'dt' && holdsOnePicture(part)) figures.push({ photo: part, words: [] });
    else if (part.name === 'dt' || !words || holds(part, ['img', 'table', 'ul', 'ol'])) return undefined;
    else if (words.length > 0 && !marked) return undefined;
    else {
      const { length } = textOf(part);
      if (length > (marked ? LONGEST_MARKED : LONGEST_CAPTION)) return undefined;
      if (length > 0) {
        if (words.length > 0) words.push(space(part.at));
        append(words, part.children);
      }
      captions += length;
    }
  }
  if (captions === 0) return undefined;
  return figures.map(({ photo, words }) => {
    const said = words.length > 0 ? [element('figcaption', words[0]!.at, {}, words)] : [];
    return element('figure', photo.at, {}, [...photo.children, ...said]);
  });
}

const LONGEST_MARKED = 1000;

function figureOf(item: ElementNode): ElementNode | undefined {
  const [photo, words, ...more] = filledChildren(item);
  if (photo?.kind !== 'element' || words?.kind !== 'element' || more.length > 0) return undefined;
  if (photo.name !== 'p' || words.name !== 'p' || !holdsOnePicture(photo) || holds(words, ['img'])) return undefined;
  const said = textOf(words);
  if (said === '' || said.length > LONGEST_CAPTION) return undefined;
  return element('figure', item.at, {}, [photo, element('figcaption', words.at, {}, words.children)]);
}

function holdsOnePicture(node: ElementNode): boolean {
  const [only, ...more] = filledChildren(node);
  if (more.length > 0 || only?.kind !== 'element') return false;
  return only.name === 'img' || (/^(?:a|p|div|span|center)$/.test(only.name) && holdsOnePicture(only));
}
