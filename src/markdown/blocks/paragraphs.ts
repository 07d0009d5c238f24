// Step 1, blocks: splits a paragraph into text and photos, by the rule of what is a photo and what stands in the
// sentence. Decides nothing about blocks.

import { append } from '../../lists.ts';
import { type ElementNode, element, type TreeNode } from '../tree/tree.ts';
import type { BlockContext } from './block-context.ts';
import { type Atom, flatten, isBlank, isShown } from './inline-runs.ts';
import { toParagraph } from './join-lines.ts';
import type { BlockPiece } from './pieces.ts';

/** `like` gives the name and attributes of the paragraphs to make. */
export function splitParagraph(like: ElementNode, children: readonly TreeNode[], context: BlockContext): BlockPiece[] {
  if (isOneLine(children) && !isLoose(children[0]) && !isLoose(children.at(-1))) {
    return [{ kind: 'node', node: element(like.name, like.at, like.attributes, [...children]) }];
  }
  const atoms: Atom[] = [];
  for (const child of children) flatten(child, [], context, atoms);
  const pieces: BlockPiece[] = [];
  let words: Atom[] = [];
  const opened = new Set<ElementNode>();
  const flush = () => {
    const paragraph = toParagraph(like, words);
    const goesOn = words.some(({ chain }) => chain[0] !== undefined && opened.has(chain[0]));
    if (paragraph) pieces.push({ kind: 'node', node: paragraph, goesOn });
    for (const { chain } of words) if (chain[0]) opened.add(chain[0]);
    words = [];
  };
  for (const atom of choosePhotos(atoms, HEADING.test(like.name))) {
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
  const [first, second] = pieces;
  if (first?.kind === 'picture' && !second) return [{ ...first, alone: true }];
  if (like.name === 'p' && alternates(pieces))
    return pieces.map((piece) => (piece.kind === 'node' ? { ...piece, over: true } : piece));
  if (like.name !== 'p' || pieces.length !== 2 || linesIn(atoms) !== 2) return grouped(pieces);
  if (first?.kind === 'picture' && second?.kind === 'node') return [first, { ...second, under: true }];
  if (first?.kind === 'node' && second?.kind === 'picture') return [{ ...first, over: true }, second];
  return grouped(pieces);
}

/** Lines of words and photos by turns, words first: each line stands above its photo. */
function alternates(pieces: readonly BlockPiece[]): boolean {
  return (
    pieces.length > 2 &&
    pieces.length % 2 === 0 &&
    pieces.every(({ kind }, index) => kind === (index % 2 === 0 ? 'node' : 'picture'))
  );
}

/** What stands in one box: the last of pictures that follow one another there knows how many they are. */
export function grouped(pieces: readonly BlockPiece[]): BlockPiece[] {
  let count = 0;
  return pieces.map((piece, index) => {
    const before = count;
    count = piece.kind === 'picture' ? count + 1 : 0;
    if (piece.kind === 'node' && before > 1) return { ...piece, shared: true };
    return piece.kind === 'picture' && count > 1 && pieces[index + 1]?.kind !== 'picture'
      ? { ...piece, group: count }
      : piece;
  });
}

/** Lines of the source with something on them. */
function linesIn(atoms: readonly Atom[]): number {
  let lines = 0;
  let empty = true;
  for (const atom of atoms) {
    if (atom.kind === 'newline' || atom.kind === 'br') empty = true;
    else if (empty && !isBlank(atom)) {
      empty = false;
      lines += 1;
    }
  }
  return lines;
}

/** Most paragraphs are words on one line: nothing to choose, nothing to join. */
function isOneLine(nodes: readonly TreeNode[]): boolean {
  return nodes.every((node) => {
    if (node.kind === 'text') return !node.value.includes('\n');
    if (node.name === 'code') return true;
    return WORDS.has(node.name) && node.children.length > 0 && !isShown(node) && isOneLine(node.children);
  });
}

const HEADING = /^h[1-6]$/;

/** White space at the edge. */
const isLoose = (node: TreeNode | undefined) =>
  node === undefined || (node.kind === 'text' && node.value !== node.value.trim());

const WORDS = new Set('strong em del ins a b i u s sup sub mark small kbd span'.split(' '));

/** The same for a place where no picture may leave: a heading keeps its words, the photos follow it. */
export function wordsThenPictures(like: ElementNode, context: BlockContext): BlockPiece[] {
  const pieces = splitParagraph(like, like.children, context);
  const words = pieces.flatMap((piece) => (piece.kind === 'node' ? piece.node.children : []));
  const rest = pieces.filter((piece) => piece.kind !== 'node');
  if (words.length === 0) return rest;
  return [{ kind: 'node', node: element(like.name, like.at, like.attributes, words) }, ...rest];
}

/** Does the atom say something? An icon does, punctuation between pictures does not. */
function speaks(atom: Atom): boolean {
  if (atom.kind === 'other')
    return atom.node.kind === 'element' && (atom.node.children.length > 0 || atom.node.name === 'input');
  if (atom.kind === 'text')
    return atom.node.kind === 'text' && /[\p{L}\p{N}\p{S}]/u.test(atom.node.value.replace(/\|/g, ''));
  return atom.kind === 'picture' && atom.picture?.icon === true;
}

/**
 * The reader's rule, for one line of the source: pictures alone are photos; a picture between words stands in the
 * sentence; one before the first or after the last word is a photo when a paragraph or a sentence begins or ends there,
 * else it stands in the sentence. Icons and badges always do. Punctuation beside a photo goes with the words.
 */
function choosePhotos(atoms: readonly Atom[], heading: boolean): readonly Atom[] {
  if (!atoms.some((atom) => atom.kind === 'picture')) return atoms;
  // Lines may be hundreds of thousands, of which few hold a picture: they are cut out where they are looked at.
  const ends = atoms.flatMap(({ kind }, index) => (ENDS_LINE.has(kind) ? [index + 1] : []));
  const lineOf = (index: number) => atoms.slice(ends[index - 1] ?? 0, ends[index]);
  const chosen: Atom[] = [];
  for (let index = 0; index <= ends.length; index += 1) {
    const line = lineOf(index);
    append(chosen, line.some(({ kind }) => kind === 'picture') ? chooseInLine(line, index) : line);
  }
  return chosen;

  function chooseInLine(line: readonly Atom[], index: number): readonly Atom[] {
    const says = speaksWith(line, heading);
    const first = line.findIndex(says);
    const last = line.findLastIndex(says);
    if (first < 0) return line.filter((atom) => atom.kind !== 'text' && atom.kind !== 'other').map(asPhoto);
    const opens = index === 0 || endsThought(lineOf(index - 1));
    const closes = index === ends.length || startsApart(line, lineOf(index + 1)) || endsSentence(line, last);
    const head = opens ? parted(line.slice(0, first)) : undefined;
    const tail = closes ? parted(line.slice(last + 1)) : undefined;
    return [
      ...(head?.photos ?? line.slice(0, first).map(asWord)),
      ...closed(opened(head, line.slice(first, last + 1).map(asWord)), tail),
      ...(tail?.photos ?? line.slice(last + 1).map(asWord)),
      ...(tail?.end ?? []),
    ];
  }
}

const ENDS_LINE: ReadonlySet<Atom['kind']> = new Set(['newline', 'br', 'break', 'media']);

/** One end of a line: photos, without what separates them, and the text on both sides of them. */
interface LineEdge {
  readonly before: readonly Atom[];
  readonly photos: readonly Atom[];
  readonly after: readonly Atom[];
  /** The end of the line itself. */
  readonly end: readonly Atom[];
}

/** Undefined when no photo is there. */
function parted(atoms: readonly Atom[]): LineEdge | undefined {
  const from = atoms.findIndex((atom) => atom.kind === 'picture');
  if (from < 0) return undefined;
  const to = atoms.findLastIndex((atom) => atom.kind === 'picture') + 1;
  const isText = (atom: Atom) => atom.kind === 'text';
  return {
    before: atoms.slice(0, from),
    photos: atoms
      .slice(from, to)
      .filter((atom) => !isText(atom))
      .map(asPhoto),
    after: atoms.slice(to).filter(isText),
    end: atoms.slice(to).filter((atom) => !isText(atom)),
  };
}

const PAIRS = new Set(['()', '[]', '{}', '（）', '【】', '「」', '『』', '《》', '«»', '“”', '‘’', '""', "''"]);
const CLOSES = /^[.,;:!?…)\]}»”’"'。，、；：！？）】」』》]/;
const OPENS = /[([{«“‘"'（【「『《]$/;

/** The words with the punctuation that follows the photos after them: a full stop belongs to its sentence. */
function closed(words: readonly Atom[], tail: LineEdge | undefined): readonly Atom[] {
  if (!tail) return words;
  const out = [...words, ...tail.before];
  let signs = textOfAtoms(tail.after).trim();
  if (!CLOSES.test(signs)) return out;
  let last = withoutSpace(out);
  // Brackets that held nothing but photos hold nothing now.
  while (last?.node.kind === 'text' && signs !== '' && PAIRS.has(`${last.node.value.at(-1)}${signs[0]}`)) {
    signs = signs.slice(1).trimStart();
    out[out.length - 1] = retold(last, last.node.value.slice(0, -1));
    last = withoutSpace(out);
  }
  const like = tail.after.find((atom) => !isBlank(atom));
  if (like && signs !== '') out.push(retold(like, signs));
  return out;
}

/** The words with the bracket that opens before the photos in front of them, without the comma that followed those. */
function opened(head: LineEdge | undefined, words: readonly Atom[]): readonly Atom[] {
  if (!head) return words;
  const sign = textOfAtoms(head.before).trim();
  const like = head.before.find((atom) => !isBlank(atom));
  const others = head.before.filter((atom) => atom.kind !== 'text');
  const [first, ...rest] = [...head.after, ...head.end, ...words];
  if (first?.node.kind !== 'text') return [...others, ...head.after, ...head.end, ...words];
  const value = first.node.value.trimStart();
  if (like && OPENS.test(sign)) return [...others, retold(like, sign), retold(first, value), ...rest];
  return [...others, retold(first, value.replace(/^(?:[.,;:](?=\s)|[。，、；：])\s*/, '')), ...rest];
}

/** Takes white space off the end of the row; its last atom. */
function withoutSpace(atoms: Atom[]): Atom | undefined {
  for (let last = atoms.at(-1); last?.node.kind === 'text'; last = atoms.at(-1)) {
    const value = last.node.value.trimEnd();
    if (value !== '') {
      atoms[atoms.length - 1] = retold(last, value);
      break;
    }
    atoms.pop();
  }
  return atoms.at(-1);
}

const retold = (atom: Atom, value: string): Atom => ({ ...atom, node: { kind: 'text', value, at: atom.node.at } });
const textOfAtoms = (atoms: readonly Atom[]) =>
  atoms.map(({ node }) => (node.kind === 'text' ? node.value : '')).join('');

/** Beside words, a picture with an icon's name is an icon, and so is a drawing that leads the words of a heading. */
function speaksWith(line: readonly Atom[], heading: boolean): (atom: Atom, position: number) => boolean {
  const words = line.findIndex((atom) => atom.kind !== 'picture' && speaks(atom));
  return (atom, position) =>
    speaks(atom) ||
    (words >= 0 && atom.picture?.iconName === true) ||
    (heading && position < words && atom.picture !== undefined && DRAWN.test(atom.picture.written));
}

/** Kinds of files that logos come in and photos do not. */
const DRAWN = /\.(?:png|svg|gif|ico)(?:[?#].*)?$/is;

const asPhoto = (atom: Atom): Atom => (atom.kind === 'picture' && atom.picture?.icon ? asWord(atom) : atom);
const asWord = (atom: Atom): Atom => (atom.kind === 'picture' ? { ...atom, kind: 'other' } : atom);

/** May a new thought begin after this line? */
function endsThought(line: readonly Atom[]): boolean {
  const end = line.at(-1)?.kind;
  if (end === 'br' || end === 'break' || end === 'media') return true;
  const last = line.findLastIndex(speaks);
  return last < 0 || endsSentence(line, last);
}

/** Does the line's last word end a sentence? */
function endsSentence(line: readonly Atom[], last: number): boolean {
  return /[.!?:。！？：…][\s"'”’」』）)\]*_]*$/.test(textOfAtoms(line.slice(last)).trimEnd());
}

function startsApart(line: readonly Atom[], next: readonly Atom[]): boolean {
  return line.at(-1)?.kind === 'br' || !next.some(speaks);
}
