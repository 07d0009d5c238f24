// Step 1, blocks: tells tables of data from tables that only place pictures or lay out a page. Those become pictures
// with the words of their cells as captions, or their contents in reading order; a table of data stays a table.

import { fold, holds, rawText, textOf } from '../tree/contents.ts';
import { type ElementNode, element, type TreeNode } from '../tree/tree.ts';
import type { BlockPiece } from './paragraphs.ts';

/** Reads what stands in a cell as the cell's table stands in its surroundings. */
type ReadCell = (children: readonly TreeNode[]) => BlockPiece[];

const LONGEST_CAPTION = 200;

export function tablePieces(table: ElementNode, read: ReadCell): BlockPiece[] {
  const rows = rowsOf(table);
  const pages = holdsPages(rows);
  if (!pages && holds(table, ['img', 'picture'])) {
    const cells = rows.map((row) => row.cells.map((cell) => readCell(cell, read)));
    const photos = pictureTable(cells) ?? photoBesideText(cells, rows);
    if (photos) return photos;
  }
  const cells = rows.flatMap((row) => row.cells);
  return pages || cells.length === 1 ? cells.flatMap((cell) => read(cell.children)) : [{ kind: 'node', node: table }];
}

interface TableRow {
  readonly cells: readonly ElementNode[];
  readonly head: boolean;
}

/** Rows in order; what broken HTML left between the rows and cells counts as a cell. */
function rowsOf(node: ElementNode): TableRow[] {
  const rows: TableRow[] = [];
  for (const child of node.children) {
    if (child.kind === 'text') {
      if (child.value.trim() !== '') rows.push({ cells: [asCell(child)], head: false });
    } else if (child.name === 'tr') {
      const cells = child.children.flatMap((cell) => {
        if (cell.kind === 'text' && cell.value.trim() === '') return [];
        return cell.kind === 'element' && /^t[dh]$/.test(cell.name) ? [cell] : [asCell(cell)];
      });
      rows.push({ cells, head: cells.some((cell) => cell.name === 'th' && textOf(cell) !== '') });
    } else if (/^(?:thead|tbody|tfoot)$/.test(child.name)) for (const row of rowsOf(child)) rows.push(row);
    else if (child.name === 'td' || child.name === 'th' || child.name === 'caption')
      rows.push({ cells: [child], head: false });
    else if (child.name !== 'colgroup' && child.name !== 'col') rows.push({ cells: [asCell(child)], head: false });
  }
  return rows;
}

const asCell = (node: TreeNode) => element('td', node.at, {}, [node]);

interface Cell {
  readonly pictures: readonly Extract<BlockPiece, { kind: 'picture' }>[];
  readonly text: string;
  /** The text with its marks, where it is one paragraph. */
  readonly said?: readonly TreeNode[] | undefined;
  readonly pieces: readonly BlockPiece[];
}

function readCell(cell: ElementNode, read: ReadCell): Cell {
  const pieces = read(cell.children);
  const pictures = pieces.filter((piece) => piece.kind === 'picture');
  const text = fold(pieces.map((piece) => (piece.kind === 'node' ? rawText(piece.node) : '')).join(' '));
  const [only, ...more] = pieces.flatMap((piece) => (piece.kind === 'node' ? [piece.node] : []));
  const said = only && more.length === 0 && /^(?:p|#inline)$/.test(only.name) ? only.children : undefined;
  return { pictures, text, said, pieces };
}

/** Every row is pictures or short words that stand above or below pictures of the same columns. */
function pictureTable(rows: readonly (readonly Cell[])[]): BlockPiece[] | undefined {
  const filled = rows.filter((row) => row.some((cell) => cell.pictures.length > 0 || cell.text !== ''));
  const kinds = filled.map((row) => {
    const busy = row.filter((cell) => cell.pictures.length > 0 || cell.text !== '');
    if (busy.every((cell) => cell.pictures.length > 0)) return 'pictures';
    return busy.every((cell) => cell.pictures.length === 0) ? 'words' : 'mixed';
  });
  const short = filled.every((row) => row.every((cell) => cell.text.length <= LONGEST_CAPTION));
  const wordRows = kinds.filter((kind) => kind === 'words').length;
  if (kinds.includes('mixed') || !kinds.includes('pictures') || !short || wordRows * 2 > kinds.length) return undefined;

  const captions = new Map<Cell, Cell>();
  for (const [index, row] of filled.entries()) {
    if (kinds[index] !== 'words') continue;
    // A head row stands above its pictures, other words beneath theirs; two rows of words in a row are data.
    const at = index === 0 || kinds[index - 1] === 'words' ? index + 1 : index - 1;
    const target = filled[at];
    if (!target || kinds[at] !== 'pictures') return undefined;
    for (const [column, cell] of row.entries()) {
      const over = target[column];
      if (cell.text === '') continue;
      if (!over || over.pictures.length === 0 || captions.has(over)) return undefined;
      captions.set(over, cell);
    }
  }
  return filled.flatMap((row, index) =>
    kinds[index] === 'words' ? [] : row.flatMap((cell) => captioned(cell, captions.get(cell))),
  );
}

/** A lone picture gets the words as its caption: those of another cell, else of its own. */
function captioned(cell: Cell, words?: Cell): BlockPiece[] {
  const [only, ...more] = cell.pictures;
  const { text: caption, said } = words ?? cell;
  const own = words === undefined ? [] : cell.pieces.filter((piece) => piece.kind === 'node');
  if (!only || caption === '') return [...cell.pictures];
  if (more.length === 0) return [{ ...only, picture: { ...only.picture, caption, said } }, ...own];
  const at = more.at(-1)?.picture.at ?? 0;
  const paragraph = element('p', at, {}, [{ kind: 'text', value: caption, at }]);
  return [...cell.pictures, { kind: 'node', node: paragraph }, ...own];
}

/** Two columns, no head, in every row one picture and its words. */
function photoBesideText(cells: readonly (readonly Cell[])[], rows: readonly TableRow[]): BlockPiece[] | undefined {
  const busy = cells
    .map((row) => row.filter((cell) => cell.pictures.length > 0 || cell.text !== ''))
    .filter((row) => row.length > 0);
  const fits = busy.every(
    (row) =>
      row.length <= 2 &&
      row.filter((cell) => cell.pictures.length > 0).length === 1 &&
      row.filter((cell) => cell.text !== '').length <= 1,
  );
  if (!fits || rows.some((row) => row.head)) return undefined;
  return busy.flatMap((row) => {
    const photo = row.find((cell) => cell.pictures.length > 0);
    const words = row.find((cell) => cell.text !== '');
    if (!photo || !words) return photo ? [...photo.pictures] : [];
    if (words.text.length <= LONGEST_CAPTION) return captioned(photo, words === photo ? undefined : words);
    return photo === words ? [...photo.pieces] : [...photo.pictures, ...words.pieces];
  });
}

/** A table in a table, headings or whole figures in cells: the table is page layout. */
function holdsPages(rows: readonly TableRow[]): boolean {
  return rows.some((row) => row.cells.some((cell) => holds(cell, PAGE_PARTS)));
}

const PAGE_PARTS = ['table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figure', 'pre', 'blockquote'];
