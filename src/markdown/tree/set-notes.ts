// Step 1, tree: sets the trees of notes in the places that name them. The offsets of all texts of one whole stand on
// one line, one text behind the other, so that everything in the tree still knows its file and line.

import type { SourcePlace } from '../../model.ts';
import { lineAt } from '../line-offsets.ts';
import type { Places } from './positions.ts';
import { type ElementNode, element, type TreeNode } from './tree.ts';

/** One text with its own tree and places. */
export interface ReadPart {
  /** Index of the input, and for each of its marks that of the input to set. */
  readonly index: number;
  readonly notes: readonly (number | undefined)[];
  readonly places: Places;
  readonly root: ElementNode;
  /** Of the text that the places are of. */
  readonly length: number;
  /** A title stands above its words already. */
  readonly titled: boolean;
}

/** A text with all that stands within it. */
export interface WholePart {
  readonly places: Places & { readonly input: (offset: number) => number };
  readonly root: ElementNode;
  /** Indexes of the inputs whose words are here. */
  readonly indexes: ReadonlySet<number>;
}

/** Nothing that stands in itself nests deeper, however its texts are put together. */
const DEEPEST = 350;

export function setNotes(part: ReadPart, parts: readonly ReadPart[]): WholePart {
  const shelf: { readonly base: number; readonly part: ReadPart }[] = [{ base: 0, part }];
  let end = part.length + 1;
  const set = (marked: ReadPart, one: ElementNode, heading: number, depth: number): ElementNode | undefined => {
    const index = marked.notes[Number(one.attributes.get('note'))];
    const inner = index === undefined ? undefined : parts[index];
    // Each stands once: an address that somebody made up sets nothing again.
    if (!inner || shelf.some((other) => other.part === inner)) return undefined;
    if (depth + depthOf(inner.root) > DEEPEST) return undefined;
    const base = end;
    shelf.push({ base, part: inner });
    end += inner.length + 1;
    const shift = Math.max(0, heading + 1 - highestHeading(inner.root));
    return move(inner, inner.root, { base, shift, depth, heading, set });
  };
  const outer = { base: 0, shift: 0, depth: 0, heading: part.titled ? 1 : 0, set };
  const root = part.notes.length === 0 ? part.root : move(part, part.root, outer);
  const bases = shelf.map(({ base }) => base);
  const find = (offset: number) => shelf[lineAt(bases, offset)]!;
  return {
    root,
    indexes: new Set(shelf.map((one) => one.part.index)),
    places: {
      place(offset): SourcePlace {
        const { base, part: own } = find(offset);
        return own.places.place(offset - base);
      },
      below(offset, count) {
        const { base, part: own } = find(offset);
        return base + own.places.below(offset - base, count);
      },
      input: (offset) => find(offset).part.index,
    },
  };
}

interface Move {
  readonly base: number;
  readonly shift: number;
  readonly depth: number;
  /** Level of the heading above. */
  readonly heading: number;
  readonly set: (part: ReadPart, mark: ElementNode, heading: number, depth: number) => ElementNode | undefined;
}

/** The tree at its new offsets, with its headings below the one above, and its own notes set. */
function move(part: ReadPart, root: ElementNode, { base, shift, depth, heading, set }: Move): ElementNode {
  let level = heading;
  const visit = (node: TreeNode, deep: number): TreeNode[] => {
    if (node.kind === 'text') return [{ ...node, at: node.at + base }];
    if (node.name === '#note') {
      const inner = set(part, node, level, deep);
      return inner ? [element('#note', node.at + base, {}, inner.children)] : [];
    }
    const written = /^h([1-6])$/.exec(node.name)?.[1];
    if (written !== undefined) level = Math.min(6, Number(written) + shift);
    const name = written === undefined ? node.name : `h${level}`;
    const attributes = base === 0 ? node.attributes : withOwnNotes(node, part.index);
    return [
      element(
        name,
        node.at + base,
        attributes,
        node.children.flatMap((child) => visit(child, deep + 1)),
      ),
    ];
  };
  const children = root.children.flatMap((child) => visit(child, depth + 1));
  return element('#root', root.at + base, root.attributes, children);
}

/** Footnotes are counted within each text: their ids must not meet. */
function withOwnNotes(node: ElementNode, index: number): ReadonlyMap<string, string> {
  const { attributes } = node;
  const own = (name: string) => attributes.get(name)?.replace(/^(#?fn-)(?=\d)/, `$1${index}-`);
  if (node.name === 'li' && /^fn-\d+$/.test(attributes.get('id') ?? ''))
    return new Map([...attributes, ['id', own('id')!]]);
  if (node.name === 'a' && /^#fn-\d+$/.test(attributes.get('href') ?? ''))
    return new Map([...attributes, ['href', own('href')!]]);
  return attributes;
}

/** 7 where there is none. */
function highestHeading(node: TreeNode): number {
  if (node.kind === 'text') return 7;
  const own = /^h([1-6])$/.exec(node.name)?.[1];
  if (own !== undefined) return Number(own);
  let highest = 7;
  for (const child of node.children) highest = Math.min(highest, highestHeading(child));
  return highest;
}

function depthOf(node: TreeNode): number {
  let most = 0;
  if (node.kind === 'element') for (const child of node.children) most = Math.max(most, depthOf(child));
  return most + 1;
}
