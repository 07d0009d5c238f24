// Step 1, blocks: boxes that stand side by side (columns of Quarto, Notion, WordPress, boxes that float, grids), and
// boxes whose contents stand so many in a row. Reads classes and styles only.

import { LAYOUT_COLUMNS, LAYOUT_LINES, LAYOUT_ROWS } from '../../own-classes.ts';
import { filledChildren } from '../../tree/contents.ts';
import { type ElementNode, element, type TreeNode } from '../../tree/tree.ts';
import type { BlockPiece, PicturePiece } from '../pieces.ts';
import { withoutSlashes } from '../captions/slash-captions.ts';
import { type Cell, isBusy, makeCell, type ReadCell } from './cells.ts';
import { photosBesideWords, pictureRows } from './side-by-side.ts';
import { shareOf } from './tables.ts';
import { wordColumns } from './text-columns.ts';

/** What the boxes in a box come to where they stand side by side; undefined: they do not. */
export function columnPieces(box: ElementNode, read: ReadCell): readonly BlockPiece[] | undefined {
  const layout = layoutOf(box);
  if (!layout) return undefined;
  const cells = layout.cells.map((cell) => makeCell(read([cell]), shareOf(cell)));
  const last = cells.at(-1);
  const others = cells.slice(0, -1);
  // Words below pictures are said of all of them.
  const below = others.length > 1 && last?.pictures.length === 0 && others.every(({ pictures }) => pictures.length > 0);
  const shown = below ? others : cells;
  const busy = (layout.rows ? rowsOf(shown, layout.rows) : [shown])
    .map((row) => row.filter(isBusy))
    .filter((row) => row.length > 0);
  const set =
    pictured(busy, layout) ??
    photosBesideWords(busy) ??
    wordColumns(box, layout.cells, busy.length === 1 ? busy[0]! : []) ??
    shown.flatMap(({ pieces }) => pieces);
  return below ? [...set, ...last!.pieces] : set;
}

interface Layout {
  readonly cells: readonly ElementNode[];
  /** How many stand in each row; the last goes on. Undefined: all in one. */
  readonly rows?: readonly number[] | undefined;
  /** All rows have as many: more pictures may come of a folder. */
  readonly even?: number | undefined;
}

function layoutOf(box: ElementNode): Layout | undefined {
  const parts = filledChildren(box);
  const classes = box.attributes.get('class') ?? '';
  const style = box.attributes.get('style') ?? '';
  const listed = box.attributes.get(LAYOUT_ROWS)?.split(',').map(Number);
  if (listed) return { cells: cellsIn(parts), rows: listed };
  const lines = Number(box.attributes.get(LAYOUT_LINES) ?? 0);
  const written = lines > 0 ? Math.ceil(cellsIn(parts).length / lines) : box.attributes.get(LAYOUT_COLUMNS);
  const asked = Number(written ?? gridOf(classes, style));
  if (asked >= 1 && asked <= MOST_COLUMNS) return { cells: cellsIn(parts), rows: [asked], even: asked };
  const boxes = parts.filter((part) => part.kind === 'element');
  if (boxes.length < parts.length || boxes.length < 2) return undefined;
  const columns = boxes.every((part) => isColumn(part)) || boxes.every((part) => floats(part));
  if (!columns && !(ROW.test(classes) || /(?:^|[;\s])display\s*:\s*(?:inline-)?flex/i.test(style))) return undefined;
  return { cells: boxes, rows: rowsByShare(boxes) };
}

const MOST_COLUMNS = 12;
const ROW =
  /(?:^|\s)(?:columns|cols|row|column-list|wp-block-columns|is-layout-flex|d-flex|flex|flex-row|side-by-side|two-columns?|image-?row|img-?row|photo-?row)(?=\s|$)/i;
const COLUMN = /(?:^|\s)(?:columns?|wp-block-column|col(?:-[a-z]{1,3})?(?:-\d{1,2})?)(?=\s|$)/i;

const isColumn = ({ attributes }: ElementNode): boolean => COLUMN.test(attributes.get('class') ?? '');

function floats({ attributes }: ElementNode): boolean {
  const style = attributes.get('style') ?? '';
  return /(?:^|[;\s])(?:float\s*:\s*(?:left|right)|display\s*:\s*(?:inline-block|table-cell))/i.test(style);
}

/** Columns of a grid, by its classes and its style. */
function gridOf(classes: string, style: string): string | undefined {
  const repeated = /grid-template-columns\s*:\s*repeat\(\s*(\d{1,2})\s*,/i.exec(style)?.[1];
  const listed = /grid-template-columns\s*:\s*((?:[\d.]{1,6}(?:fr|%|px)\s{0,4}){1,12})(?:;|$)/i.exec(style)?.[1];
  const named = /(?:^|\s)(?:grid-)?(?:columns|cols)-(\d{1,2})(?=\s|$)/i.exec(classes)?.[1];
  return repeated ?? (listed ? String(listed.trim().split(/\s+/).length) : named);
}

/** Everything that stands between two blocks of a box is a cell of its own, but for the caption of a photo in it. */
function cellsIn(parts: readonly TreeNode[]): ElementNode[] {
  const cells: ElementNode[] = [];
  for (const part of parts) {
    const images = part.kind === 'element' && part.name === 'p' ? imagesOf(part) : undefined;
    const caption = part.kind === 'element' && !images ? withoutSlashes(part) : undefined;
    const above = caption?.attributes.get('class') === 'caption' && caption !== part ? cells.at(-1) : undefined;
    if (above?.name === 'img' || above?.name === 'a' || (above && imagesOf(above)))
      cells[cells.length - 1] = element('div', above.at, {}, [above, caption!]);
    else for (const one of images ?? [part]) cells.push(one.kind === 'element' ? one : element('p', one.at, {}, [one]));
  }
  return cells;
}

/** The pictures of a paragraph that holds nothing else. */
function imagesOf(paragraph: ElementNode): readonly TreeNode[] | undefined {
  const parts = filledChildren(paragraph);
  const isImage = (node: TreeNode): boolean =>
    node.kind === 'element' && (node.name === 'img' || (node.name === 'a' && imagesOf(node)?.length === 1));
  return parts.length > 0 && parts.every(isImage) ? parts : undefined;
}

/** Columns of Bootstrap and others that do not all fit beside one another stand in further rows. */
function rowsByShare(boxes: readonly ElementNode[]): readonly number[] | undefined {
  const shares = boxes.map(
    (box) => shareOf(box) ?? Number(/(?:^|\s)col-(?:[a-z]{1,3}-)?(\d{1,2})(?=\s|$)/i.exec(classOf(box))?.[1] ?? 0) / 12,
  );
  if (!shares.every((share) => share > 0)) return undefined;
  const rows: number[] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const share of shares) {
    used += share;
    if (used <= 1.02) rows[rows.length - 1]! += 1;
    else {
      rows.push(1);
      used = share;
    }
  }
  return rows;
}

const classOf = ({ attributes }: ElementNode): string => attributes.get('class') ?? '';

function rowsOf(cells: readonly Cell[], counts: readonly number[]): Cell[][] {
  const rows: Cell[][] = [];
  for (let at = 0, row = 0; at < cells.length; row += 1) {
    const count = Math.max(1, counts[Math.min(row, counts.length - 1)] ?? 1);
    rows.push(cells.slice(at, at + count));
    at += count;
  }
  return rows;
}

/** Pictures in every cell, and short words under them at most. */
function pictured(rows: readonly (readonly Cell[])[], { even }: Layout): BlockPiece[] | undefined {
  const cells = rows.flat();
  if (!cells.every(({ pictures, isShort }) => pictures.length > 0 && isShort)) return undefined;
  if (even !== undefined && cells.every(({ pictures }) => pictures.length === 1)) return inColumns(rows, even);
  const full = rows[0]?.length ?? 0;
  const filled = rows.map((row, r) => (r > 0 && even ? [...row, ...blank(full - row.length)] : row));
  return pictureRows(filled);
}

/** So many in a row, whatever comes of them. */
function inColumns(rows: readonly (readonly Cell[])[], columns: number): PicturePiece[] {
  const pieces = pictureRows(rows).map(({ grid: _, ...piece }) => ({ ...piece, columns, opens: false }));
  return pieces.map((piece, i) => (i === 0 ? { ...piece, opens: true } : piece));
}

const blank = (count: number): Cell[] => Array.from({ length: Math.max(0, count) }, () => makeCell([]));
