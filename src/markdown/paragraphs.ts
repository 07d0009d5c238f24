// Step 1: the words and pictures of one paragraph → text paragraphs and pictures in reading order. The rule of what is a photo
// and what stands in the sentence is here, and the joining of Chinese lines. Decides nothing about blocks.

import { joinsWithoutSpace } from './cjk.ts';
import { isFilmOrSound, kindOf, MEDIA, mediaLine, readMedia } from './media.ts';
import { type PictureReading, readPicture } from './pictures.ts';
import type { Places } from './places.ts';
import { type ElementNode, element, type TreeNode, UNPRINTED } from './tree.ts';

/** What a container's children come to, in reading order. */
export type Piece =
  /** `goesOn`: the second half of emphasised words that a photo cut in two. */
  | { readonly kind: 'node'; readonly node: ElementNode; readonly goesOn?: boolean }
  | { readonly kind: 'picture'; readonly picture: PictureDraft }
  | { readonly kind: 'break'; readonly at: number };

export interface PictureDraft extends PictureReading {
  readonly at: number;
}

export interface Surroundings {
  readonly places: Places;
  /** Address of the link around, from outside the paragraph. */
  readonly link?: string | undefined;
  readonly emptyAddress: (image: ElementNode) => void;
  /** Told of a reference that is no photo for a good reason: a film, the second copy of a lazily loaded picture. */
  readonly settled: (image: ElementNode) => void;
}

/** Smallest part of a line, with the inline elements around it. */
interface Atom {
  readonly kind: 'text' | 'newline' | 'br' | 'picture' | 'break' | 'media' | 'other';
  readonly node: TreeNode;
  readonly chain: readonly ElementNode[];
  readonly picture?: PictureDraft;
}

/** `like` gives the name and attributes of the paragraphs to make. */
export function splitParagraph(like: ElementNode, children: readonly TreeNode[], around: Surroundings): Piece[] {
  if (isOneLine(children) && !isLoose(children[0]) && !isLoose(children.at(-1))) {
    return [{ kind: 'node', node: element(like.name, like.at, like.attributes, [...children]) }];
  }
  const atoms: Atom[] = [];
  for (const child of children) flatten(child, [], around, atoms);
  const pieces: Piece[] = [];
  let words: Atom[] = [];
  const opened = new Set<ElementNode>();
  const flush = () => {
    const paragraph = toParagraph(like, words);
    const goesOn = words.some(({ chain }) => chain[0] !== undefined && opened.has(chain[0]));
    if (paragraph) pieces.push({ kind: 'node', node: paragraph, ...(goesOn ? { goesOn } : {}) });
    for (const { chain } of words) if (chain[0]) opened.add(chain[0]);
    words = [];
  };
  for (const atom of choosePhotos(atoms)) {
    if (atom.kind === 'picture' && atom.picture) {
      flush();
      pieces.push({ kind: 'picture', picture: atom.picture });
    } else if (atom.kind === 'break') {
      flush();
      pieces.push({ kind: 'break', at: atom.node.at });
    } else if (atom.kind === 'media' && atom.node.kind === 'element') {
      flush();
      pieces.push({ kind: 'node', node: atom.node });
    } else words.push(atom);
  }
  flush();
  return pieces;
}

/** Most paragraphs are words on one line: nothing to choose, nothing to join. */
function isOneLine(nodes: readonly TreeNode[]): boolean {
  return nodes.every((node) => {
    if (node.kind === 'text') return !node.value.includes('\n');
    return node.name === 'code' || (WORDS.has(node.name) && node.children.length > 0 && isOneLine(node.children));
  });
}

/** White space at the edge. */
const isLoose = (node: TreeNode | undefined) =>
  node === undefined || (node.kind === 'text' && node.value !== node.value.trim());

const WORDS = new Set('strong em del a b i u s sup sub mark small kbd span'.split(' '));

/** The same for a place where no picture may leave: a heading keeps its words, the photos follow it. */
export function wordsThenPictures(like: ElementNode, around: Surroundings): Piece[] {
  const pieces = splitParagraph(like, like.children, around);
  const words = pieces.flatMap((piece) => (piece.kind === 'node' ? piece.node.children : []));
  const rest = pieces.filter((piece) => piece.kind !== 'node');
  if (words.length === 0) return rest;
  return [{ kind: 'node', node: element(like.name, like.at, like.attributes, words) }, ...rest];
}

function flatten(node: TreeNode, chain: readonly ElementNode[], around: Surroundings, atoms: Atom[]): void {
  if (node.kind === 'text') {
    node.value.split('\n').forEach((value, index) => {
      const at = around.places.below(node.at, index);
      if (index > 0) atoms.push({ kind: 'newline', node: { kind: 'text', value: '\n', at }, chain });
      if (value !== '') atoms.push({ kind: 'text', node: { kind: 'text', value, at }, chain });
    });
    return;
  }
  if (node.name === 'br') atoms.push({ kind: 'br', node, chain });
  else if (node.name === '#pagebreak') atoms.push({ kind: 'break', node, chain });
  else if (node.name === 'img' || (node.name === 'input' && node.attributes.get('type') === 'image')) {
    const link = chain.findLast((wrapper) => wrapper.name === 'a')?.attributes.get('href') ?? around.link;
    const picture = readPicture(node, link);
    if (!picture) around.emptyAddress(node);
    else if (isFilmOrSound(picture.written)) {
      const line = mediaLine(node.at, kindOf('', picture.written), picture.written, picture.alt);
      around.settled(node);
      atoms.push({ kind: 'media', node: line, chain });
    } else atoms.push({ kind: 'picture', node, chain, picture: { ...picture, at: node.at } });
  } else if (node.name === 'picture') flatten(pictureElement(node), chain, around, atoms);
  else if (node.name === 'noscript') flattenNoscript(node, chain, around, atoms);
  else if (MEDIA.has(node.name)) for (const part of readMedia(node)) atoms.push(mediaAtom(part, chain, around));
  else if (UNPRINTED.has(node.name)) return;
  else if (node.children.length === 0 || OPAQUE.has(node.name)) atoms.push({ kind: 'other', node, chain });
  else for (const child of node.children) flatten(child, [...chain, node], around, atoms);
}

function mediaAtom(node: ElementNode, chain: readonly ElementNode[], around: Surroundings): Atom {
  const picture = node.name === 'img' ? readPicture(node, around.link) : undefined;
  return picture
    ? { kind: 'picture', node, chain, picture: { ...picture, at: node.at } }
    : { kind: 'media', node, chain };
}

/** Inline elements whose contents are never split or joined. */
const OPAQUE = new Set(['code', 'ruby', '#trusted', '#formula']);

/** `<picture>` as its `<img>`, with the largest of every source behind it. */
function pictureElement(node: ElementNode): ElementNode {
  const image = node.children.find((child) => child.kind === 'element' && child.name === 'img');
  const attributes = new Map(image?.kind === 'element' ? image.attributes : []);
  const sets = node.children.flatMap((child) =>
    child.kind === 'element' && child.name === 'source'
      ? [child.attributes.get('srcset') ?? child.attributes.get('data-srcset') ?? child.attributes.get('src') ?? '']
      : [],
  );
  const own = ['src', 'srcset', 'data-src', 'data-srcset'].some((name) => attributes.get(name));
  const [first, ...others] = sets.filter((set) => set.trim() !== '');
  if (!own && first) attributes.set('srcset', first);
  const fallbacks = (own && first ? [first, ...others] : others).flatMap(
    (set) =>
      set
        .split(/\s*,\s+/)
        .at(-1)
        ?.split(/\s/)[0] ?? [],
  );
  if (fallbacks.length > 0) attributes.set('data-fallbacks', fallbacks.join('\n'));
  return element('img', image?.at ?? node.at, attributes);
}

/** Lazy loaders write the picture twice; the one for readers without scripts is the true one. */
function flattenNoscript(node: ElementNode, chain: readonly ElementNode[], around: Surroundings, atoms: Atom[]): void {
  const inner: Atom[] = [];
  for (const child of node.children) flatten(child, chain, around, inner);
  const before = atoms.findLast((atom) => atom.kind !== 'newline' && !isBlank(atom));
  for (const atom of inner) {
    const known = before?.picture && [before.picture.written, ...before.picture.fallbacks];
    if (atom.picture && known?.includes(atom.picture.written)) {
      around.settled(node);
      continue;
    }
    if (atom.picture && before?.picture && /^data:/.test(before.picture.written)) {
      around.settled(node);
      atoms.splice(atoms.indexOf(before), 1);
    }
    atoms.push(atom);
  }
}

const isBlank = (atom: Atom) => atom.kind === 'text' && atom.node.kind === 'text' && atom.node.value.trim() === '';

/** Does the atom say something? Punctuation between pictures does not; an icon does. */
function speaks(atom: Atom): boolean {
  if (atom.kind === 'other')
    return atom.node.kind === 'element' && (atom.node.children.length > 0 || atom.node.name === 'input');
  if (atom.kind === 'text')
    return atom.node.kind === 'text' && /[\p{L}\p{N}\p{S}]/u.test(atom.node.value.replace(/\|/g, ''));
  return atom.kind === 'picture' && atom.picture?.icon === true;
}

/**
 * The reader's rule. On one line of the source:
 * pictures alone are photos; a picture between words stands in the sentence; a picture before the first or after the last word
 * of its line is a photo when the words on that line begin or end a paragraph there, or a sentence ends between them and the
 * neighbouring line; else it stands in the sentence. Icons and badges always stand in the sentence.
 */
function choosePhotos(atoms: readonly Atom[]): Atom[] {
  const lines: Atom[][] = [[]];
  for (const atom of atoms) {
    lines.at(-1)?.push(atom);
    if (atom.kind === 'newline' || atom.kind === 'br' || atom.kind === 'break' || atom.kind === 'media') lines.push([]);
  }
  return lines.flatMap((line, index) => {
    const first = line.findIndex(speaksWith(line));
    const last = line.findLastIndex(speaksWith(line));
    if (first < 0) {
      const photos = line.some((atom) => atom.kind === 'picture');
      return photos
        ? line.filter((atom) => atom.kind !== 'text' && atom.kind !== 'other').map(asPhoto)
        : line.map(asWord);
    }
    const opens = endsThought(lines[index - 1]);
    const closes = index === lines.length - 1 || startsApart(line, lines[index + 1]) || endsSentence(line, last);
    return line.map((atom, position) =>
      (position < first && opens) || (position > last && closes) ? asPhoto(atom) : asWord(atom),
    );
  });
}

/** A picture with an icon's name is an icon beside words, a photo when it has its line to itself. */
function speaksWith(line: readonly Atom[]): (atom: Atom) => boolean {
  const words = line.some((atom) => atom.kind !== 'picture' && speaks(atom));
  return (atom) => speaks(atom) || (words && atom.picture?.iconName === true);
}

const asPhoto = (atom: Atom): Atom => (atom.kind === 'picture' && atom.picture?.icon ? asWord(atom) : atom);
const asWord = (atom: Atom): Atom => (atom.kind === 'picture' ? { ...atom, kind: 'other' } : atom);

/** May a new thought begin after this line? */
function endsThought(line: readonly Atom[] | undefined): boolean {
  if (line === undefined) return true;
  const end = line.at(-1)?.kind;
  if (end === 'br' || end === 'break' || end === 'media') return true;
  const last = line.findLastIndex(speaks);
  return last < 0 || endsSentence(line, last);
}

/** Does the line's last word end a sentence? */
function endsSentence(line: readonly Atom[], last: number): boolean {
  const tail = line
    .slice(last)
    .map((atom) => (atom.node.kind === 'text' ? atom.node.value : ''))
    .join('');
  return /[.!?:。！？：…][\s"'”’」』）)\]*_]*$/.test(tail.trimEnd());
}

function startsApart(line: readonly Atom[], next: readonly Atom[] | undefined): boolean {
  return line.at(-1)?.kind === 'br' || !next?.some(speaks);
}

/** Undefined when nothing is left to read. */
function toParagraph(like: ElementNode, atoms: readonly Atom[]): ElementNode | undefined {
  let from = 0;
  let to = atoms.length;
  while (from < to && isEdge(atoms[from])) from += 1;
  while (to > from && isEdge(atoms[to - 1])) to -= 1;
  const words = atoms.slice(from, to);
  const first = words[0];
  if (!first) return undefined;
  const children = nest(joinLines(words));
  return element(like.name, first === atoms[0] && like.at > 0 ? like.at : first.node.at, like.attributes, children);
}

function isEdge(atom: Atom | undefined): boolean {
  return atom !== undefined && (atom.kind === 'newline' || atom.kind === 'br' || isBlank(atom));
}

/** Line breaks of the source: nothing between Han characters, a space elsewhere. */
function joinLines(atoms: readonly Atom[]): Atom[] {
  // The next atom with something in it, for every atom.
  const after: (Atom | undefined)[] = new Array(atoms.length);
  for (let index = atoms.length - 2; index >= 0; index -= 1) {
    const next = atoms[index + 1];
    after[index] = isEdge(next) ? after[index + 1] : next;
  }
  const out: Atom[] = [];
  let before: Atom | undefined;
  atoms.forEach((atom, index) => {
    if (atom.kind !== 'newline') {
      if (!isBlank(atom)) before = atom;
      out.push(trimmed(atom, atoms[index - 1], atoms[index + 1]));
      return;
    }
    const left = edgeOf(before, 'last');
    const right = edgeOf(after[index], 'first');
    if (!(left && right && joinsWithoutSpace(left, right))) out.push(atom);
  });
  return out;
}

/** White space of the source at both ends of its lines is none of the text. */
function trimmed(atom: Atom, before: Atom | undefined, after: Atom | undefined): Atom {
  if (atom.kind !== 'text' || atom.node.kind !== 'text') return atom;
  let { value } = atom.node;
  if (before?.kind === 'newline' || before?.kind === 'br' || before === undefined) value = value.replace(/^[ \t]+/, '');
  if (after?.kind === 'newline' || after?.kind === 'br' || after === undefined) value = value.replace(/[ \t]+$/, '');
  return value === atom.node.value ? atom : { ...atom, node: { ...atom.node, value } };
}

/** First or last character; empty for anything but text and code. */
function edgeOf(atom: Atom | undefined, side: 'first' | 'last'): string {
  if (atom === undefined || atom.kind === 'br' || atom.picture) return '';
  const text = plain(atom.node);
  return side === 'first' ? ([...text.trimStart().slice(0, 2)][0] ?? '') : ([...text.trimEnd().slice(-2)].at(-1) ?? '');
}

const plain = (node: TreeNode): string => (node.kind === 'text' ? node.value : node.children.map(plain).join(''));

/** Atoms → inline elements again; neighbours share the wrappers that they share. */
function nest(atoms: readonly Atom[]): TreeNode[] {
  const root: TreeNode[] = [];
  let open: { readonly of: ElementNode; readonly node: ElementNode }[] = [];
  for (const atom of atoms) {
    let shared = 0;
    while (shared < open.length && open[shared]?.of === atom.chain[shared]) shared += 1;
    open = open.slice(0, shared);
    for (const wrapper of atom.chain.slice(shared)) {
      const node = element(wrapper.name, wrapper.at, wrapper.attributes);
      (open.at(-1)?.node.children ?? root).push(node);
      open.push({ of: wrapper, node });
    }
    (open.at(-1)?.node.children ?? root).push(atom.node);
  }
  return root;
}
