// Step 1, blocks: a cell of a table, or a column of a page: its pictures and its words, as what stands side by side
// needs to know them. Pieces of a cell in → what it holds; its words as the caption of its pictures.

import { fold, rawText } from '../../tree/contents.ts';
import { type ElementNode, element, type TreeNode } from '../../tree/tree.ts';
import { type CaptionReading, joined } from '../captions/captions.ts';
import type { BlockPiece, PicturePiece } from '../pieces.ts';

type NodePiece = Extract<BlockPiece, { kind: 'node' }>;

/** Reads what stands in a cell as the cell's table stands in its surroundings. */
export type ReadCell = (children: readonly TreeNode[]) => BlockPiece[];

export interface Cell {
  readonly pieces: readonly BlockPiece[];
  readonly pictures: readonly PicturePiece[];
  readonly text: string;
  /** The text with its marks, where it is one paragraph. */
  readonly said?: readonly TreeNode[] | undefined;
  /** Its words are so few, in plain paragraphs, that they may be a caption. */
  readonly isShort: boolean;
  /** Share of the width that the author gives it. */
  readonly share?: number | undefined;
}

/** More is no caption. */
const LONGEST_CAPTION = 200;

export function makeCell(pieces: readonly BlockPiece[], share?: number): Cell {
  const pictures = pieces.filter((piece) => piece.kind === 'picture');
  const text = fold(pieces.map((piece) => (piece.kind === 'node' ? rawText(piece.node) : '')).join(' '));
  const [only, ...more] = pieces.flatMap((piece) => (piece.kind === 'node' ? [piece.node] : []));
  const said = only && more.length === 0 && /^(?:p|#inline)$/.test(only.name) ? only.children : undefined;
  const plain = pieces.every((piece) => piece.kind === 'picture' || (piece.kind === 'node' && isPlain(piece.node)));
  return { pictures, text, said, isShort: plain && text.length <= LONGEST_CAPTION, pieces, share };
}

const isPlain = ({ name }: ElementNode): boolean => name === 'p' || name === '#inline';

export const isBusy = ({ pictures, pieces }: Cell): boolean =>
  pictures.length > 0 || pieces.some((piece) => piece.kind !== 'node' || rawText(piece.node).trim() !== '');

/** Words that are said of a picture. */
export type Said = Pick<Cell, 'text' | 'said'>;

/** The pictures of a cell, the last one with these words of it as its caption. */
export function captioned({ pictures }: Cell, words: readonly Said[]): readonly PicturePiece[] {
  const last = pictures.at(-1);
  const filled = words.filter(({ text }) => text !== '');
  if (!last || filled.length === 0) return pictures;
  const { at } = last.picture;
  const [first, ...more] = filled.map(({ text, said }) => ({
    caption: text,
    said: said ?? [{ kind: 'text', value: text, at } as const],
  }));
  let reading: CaptionReading = first!;
  for (const one of more) reading = joined({ caption: reading.caption, said: reading.said, at }, one);
  return [...pictures.slice(0, -1), { ...last, picture: { ...last.picture, ...reading } }];
}

/** What may stand beside a photo as its words. */
const BESIDE = /^(?:p|#inline|ul|ol|dl|blockquote)$/;

/** The words of a cell as one block to stand beside a photo, and the headings above them; undefined: it holds more than
 *  words, or none. */
export function wordsOf({ pieces, pictures }: Cell): { headings: NodePiece[]; words: NodePiece } | undefined {
  const nodes = pieces.filter((piece) => piece.kind === 'node');
  const first = nodes.findIndex(({ node }) => !/^h[1-6]$/.test(node.name));
  const said = nodes.slice(first).map(({ node }) => (node.name === '#inline' ? { ...node, name: 'p' } : node));
  const [top] = said;
  if (pictures.length > 0 || nodes.length < pieces.length || first < 0 || !top) return undefined;
  if (!said.every(({ name }) => BESIDE.test(name)) || fold(said.map(rawText).join(' ')) === '') return undefined;
  return { headings: nodes.slice(0, first), words: { kind: 'node', node: element(WORDS, top.at, {}, said) } };
}

/** The element of words beside a photo. */
export const WORDS = '#words';
