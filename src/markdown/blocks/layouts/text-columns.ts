// Step 1, blocks: sets words side by side that their author put into columns: the columns of a box, or the paragraphs
// of a box of columns, halved. A row of a table without lines, which stands on one page.

import { rawText } from '../../tree/contents.ts';
import { type ElementNode, element } from '../../tree/tree.ts';
import type { BlockPiece } from '../pieces.ts';
import type { Cell } from './cells.ts';

/** More letters than this may not fit on one page side by side: they follow one another. */
const MOST_LETTERS = 2400;
const MOST_COLUMNS = 3;
/** Nothing that has a place in the outline, or columns of its own. */
const PLAIN = /^(?:p|#inline|ul|ol|dl|blockquote)$/;

/** Undefined: they hold more than words, or too many. */
export function wordColumns(
  box: ElementNode,
  written: readonly ElementNode[],
  cells: readonly Cell[],
): readonly BlockPiece[] | undefined {
  if (!/(?:^|\s)columns(?=\s|$)/.test(box.attributes.get('class') ?? '')) return undefined;
  // Paragraphs in a box of columns are no columns themselves.
  if (cells.length > 0 && written.every(({ name }) => PLAIN.test(name)))
    return halved(
      box,
      cells.flatMap(({ pieces }) => pieces),
    );
  const filled = cells.map(nodesOf);
  if (filled.length < 2 || filled.length > MOST_COLUMNS) return undefined;
  const columns = filled.filter((nodes): nodes is ElementNode[] => nodes !== undefined && nodes.length > 0);
  if (columns.length < filled.length || lettersIn(columns.flat()) > MOST_LETTERS) return undefined;
  return [rowOf(box.at, columns)];
}

/** The paragraphs of a box without columns of its own, in two. */
export function halved(box: ElementNode, pieces: readonly BlockPiece[]): readonly BlockPiece[] {
  if (!/(?:^|\s)columns(?=\s|$)/.test(box.attributes.get('class') ?? '')) return pieces;
  const nodes = nodesOf({ pieces });
  if (!nodes || nodes.length < 2 || lettersIn(nodes) > MOST_LETTERS) return pieces;
  const half = lettersIn(nodes) / 2;
  let cut = 1;
  while (
    cut < nodes.length - 1 &&
    lettersIn(nodes.slice(0, cut + 1)) <= half + lettersIn(nodes.slice(cut, cut + 1)) / 2
  )
    cut += 1;
  return [rowOf(box.at, [nodes.slice(0, cut), nodes.slice(cut)])];
}

function nodesOf({ pieces }: Pick<Cell, 'pieces'>): ElementNode[] | undefined {
  const nodes = pieces.flatMap((piece) => (piece.kind === 'node' && PLAIN.test(piece.node.name) ? [piece.node] : []));
  if (nodes.length < pieces.length) return undefined;
  return nodes.map((node) => (node.name === '#inline' ? { ...node, name: 'p' } : node));
}

const lettersIn = (nodes: readonly ElementNode[]): number => nodes.reduce((sum, node) => sum + rawText(node).length, 0);

function rowOf(at: number, columns: readonly ElementNode[][]): BlockPiece {
  const cells = columns.map((nodes) => element('td', nodes[0]?.at ?? at, {}, nodes));
  const body = element('tbody', at, {}, [element('tr', at, {}, cells)]);
  return { kind: 'node', node: element('table', at, { class: 'text-columns' }, [body]) };
}
