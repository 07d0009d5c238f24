// Step 1, blocks: tells tables of data from tables that only place pictures or lay out a page. Those become pictures in
// the same rows, with the words of their cells as captions; photos with the words beside them; or their contents in
// reading order. A table of data stays a table. What stands in no row, or across all columns, is said of the whole.

import { TABLE_TITLE } from '../../own-classes.ts';
import { filledChildren, holds, textOf } from '../../tree/contents.ts';
import { type ElementNode, element, type TreeNode } from '../../tree/tree.ts';
import type { BlockPiece } from '../pieces.ts';
import { addRunCaption } from '../captions/run-captions.ts';
import { type Cell, isBusy, makeCell, type ReadCell, type Said } from './cells.ts';
import { withFieldsAsLines } from './field-tables.ts';
import { photosBesideWords, pictureRows } from './side-by-side.ts';

export function tablePieces(whole: ElementNode, read: ReadCell): BlockPiece[] {
  const { table, before, after } = withoutStrays(whole);
  const isEmpty = before.length + after.length > 0 && rowsOf(table).length === 0;
  const pieces = isEmpty ? [] : piecesIn(withFieldsAsLines(table), read);
  return [...read(before), ...pieces, ...read(after)];
}

function piecesIn(table: ElementNode, read: ReadCell): BlockPiece[] {
  const rows = rowsOf(table);
  const nested = holds(table, ['table']);
  const pages = nested || rows.some((row) => row.cells.some((cell) => holds(cell, PAGE_PARTS)));
  const filled = rows.flatMap((row) => row.cells);
  if (!nested && holds(table, PICTURES)) {
    const shares = sharesOf(rows);
    const cells = rows.map(({ cells, head, spans }) => ({
      head,
      spans,
      cells: cells.map((cell, column) => makeCell(read(cell.children), shares[column])),
    }));
    const photos = filled.length === 1 ? undefined : (spannedTable(cells) ?? pictureTable(cells) ?? besideTable(cells));
    if (photos) return photos;
    if (pages || filled.length === 1) return cells.flatMap((row) => row.cells.flatMap(({ pieces }) => pieces));
  }
  if (pages || filled.length === 1) return filled.flatMap((cell) => read(cell.children));
  return [{ kind: 'node', node: table }];
}

const PICTURES = ['img', 'picture'];

/** What a table can hold. */
const PARTS = /^(?:tr|td|th|tbody|thead|tfoot|caption|colgroup|col)$/;

/** Browsers set words that stand between rows above the table; those after all its rows belong below it. */
function withoutStrays(table: ElementNode): {
  readonly table: ElementNode;
  readonly before: readonly TreeNode[];
  readonly after: readonly TreeNode[];
} {
  const before: TreeNode[] = [];
  const after: TreeNode[] = [];
  let rows = 0;
  const kept = (parent: ElementNode): TreeNode[] =>
    parent.children.flatMap((child): TreeNode[] => {
      if (child.kind === 'text' || !PARTS.test(child.name)) {
        const stray = child.kind === 'text' ? child.value.trim() !== '' : !holds(child, PICTURES);
        if (stray) (rows === 0 ? before : after).push(child);
        return stray ? [] : [child];
      }
      if (/^(?:thead|tbody|tfoot)$/.test(child.name)) return [{ ...child, children: kept(child) }];
      if (filledChildren(child).length > 0) rows += 1;
      return [child];
    });
  const children = kept(table);
  return before.length + after.length === 0
    ? { table, before, after }
    : { table: { ...table, children }, before, after };
}

interface TableRow {
  readonly cells: readonly ElementNode[];
  readonly head: boolean;
  /** One cell across several columns, or the table's caption. */
  readonly spans: boolean;
}

/** Rows in order; what broken HTML left between the rows and cells counts as a cell. */
function rowsOf(node: ElementNode): TableRow[] {
  const rows: TableRow[] = [];
  for (const child of node.children) {
    if (child.kind === 'text') {
      if (child.value.trim() !== '') rows.push({ cells: [asCell(child)], head: false, spans: false });
    } else if (child.name === 'tr') {
      const cells = child.children.flatMap((cell) => {
        if (cell.kind === 'text' && cell.value.trim() === '') return [];
        return cell.kind === 'element' && /^t[dh]$/.test(cell.name) ? [cell] : [asCell(cell)];
      });
      const [only, more] = cells;
      const spans = only !== undefined && !more && Number(only.attributes.get('colspan')) > 1;
      rows.push({ cells, head: cells.some((cell) => cell.name === 'th' && textOf(cell) !== ''), spans });
    } else if (/^(?:thead|tbody|tfoot)$/.test(child.name)) for (const row of rowsOf(child)) rows.push(row);
    else if (child.name === 'td' || child.name === 'th' || child.name === 'caption')
      rows.push({ cells: [child], head: false, spans: child.name === 'caption' });
    else if (child.name !== 'colgroup' && child.name !== 'col')
      rows.push({ cells: [asCell(child)], head: false, spans: false });
  }
  return rows;
}

const asCell = (node: TreeNode) => element('td', node.at, {}, [node]);

/** What the first row that says so gives each column of the width. */
function sharesOf(rows: readonly TableRow[]): readonly (number | undefined)[] {
  const told = rows.map(({ cells }) => cells.map(shareOf)).find((row) => row.some((share) => share !== undefined));
  const [first, second] = told ?? [];
  if (told?.length === 2) return [first ?? 1 - second!, second ?? 1 - first!];
  return told ?? [];
}

/** Share of the width that a cell or a column asks for. */
export function shareOf({ attributes }: ElementNode): number | undefined {
  const style = /(?:^|[;\s])(?:width|flex(?:-basis)?)\s*:\s*(?:0 0 |1 1 )?(\d{1,3}(?:\.\d{1,4})?)%/i.exec(
    attributes.get('style') ?? '',
  )?.[1];
  const written = /^(\d{1,3}(?:\.\d{1,4})?)%$/.exec(attributes.get('width')?.trim() ?? '')?.[1] ?? style;
  const share = Number(written) / 100;
  return share > 0.1 && share < 0.9 ? share : undefined;
}

interface ReadRow {
  readonly cells: readonly Cell[];
  readonly head: boolean;
  readonly spans?: boolean;
}

type RowKind = 'pictures' | 'words' | 'mixed';

/** A table of pictures with words across all columns: those above its rows head what follows, others are said of the
 *  pictures above them. */
function spannedTable(rows: readonly ReadRow[]): BlockPiece[] | undefined {
  const spans = ({ spans, cells: [only] }: ReadRow) =>
    spans === true && only?.pictures.length === 0 && only.text !== '';
  if (!rows.some(spans)) return undefined;
  const first = rows.findIndex(({ cells }) => cells.some(isBusy));
  const heads = spans(rows[first]!);
  const out: BlockPiece[] = [];
  let open: ReadRow[] = [];
  for (const [index, row] of [...rows, undefined].entries()) {
    if (row && !spans(row)) {
      open.push(row);
      continue;
    }
    const pieces = open.some(({ cells }) => cells.some(isBusy)) ? pictureTable(open) : [];
    if (!pieces) return undefined;
    open = [];
    for (const piece of pieces) out.push(piece);
    const [only] = row?.cells ?? [];
    if (!only) continue;
    const count = pieces.length;
    if (index > first && !heads && count > 1 && only.said && only.isShort)
      addRunCaption(out, out.length, count, only.said);
    else for (const piece of only.pieces) out.push(piece);
  }
  return out;
}

/** Every row is pictures or short words that stand above or below pictures of the same columns; the first column may
 *  say what each row shows. */
function pictureTable(given: readonly ReadRow[]): BlockPiece[] | undefined {
  const filled = given.filter(({ cells }) => cells.some(isBusy));
  const labels = hasLabels(filled);
  const rows = labels ? filled.map((row) => ({ ...row, cells: row.cells.slice(1) })) : filled;
  const kinds = rows.map(({ cells }) => kindOf(cells.filter(isBusy)));
  // Those below the first, which heads all.
  const wordRows = kinds.filter((kind, index) => index > 0 && kind === 'words').length;
  const short = filled.every(({ cells }) => cells.every(({ isShort }) => isShort));
  if (kinds.includes('mixed') || !kinds.includes('pictures') || !short || wordRows * 2 > kinds.length) return undefined;
  const below = wordsNear(rows, kinds);
  if (!below) return undefined;
  const shown = rows.flatMap((row, index) => (kinds[index] === 'pictures' ? [{ ...row, index }] : []));
  const heads = kinds[0] === 'words' ? rows[0]!.cells : [];
  const said = new Map<Cell, readonly Said[]>();
  for (const { cells, index } of shown) {
    const label = labels ? filled[index]!.cells.slice(0, 1) : [];
    for (const [column, cell] of cells.entries()) {
      const head = heads[column] ? [heads[column]] : [];
      said.set(cell, [...label, ...head, ...ownWords(cell, head.length + label.length > 0 && shown.length > 1)]);
      const near = below.get(cell);
      if (near) said.set(cell, [...said.get(cell)!, near]);
    }
  }
  return pictureRows(
    shown.map(({ cells }) => cells),
    (cell) => said.get(cell) ?? [],
  );
}

function kindOf(busy: readonly Cell[]): RowKind {
  if (busy.every((cell) => cell.pictures.length > 0)) return 'pictures';
  return busy.every((cell) => cell.pictures.length === 0) ? 'words' : 'mixed';
}

/** Every row with pictures has words in its first cell and pictures in several others. */
function hasLabels(rows: readonly ReadRow[]): boolean {
  const pictured = rows.filter(({ cells }) => cells.some(({ pictures }) => pictures.length > 0));
  return (
    pictured.length > 0 &&
    pictured.every(({ cells: [first, ...others] }) => {
      const busy = others.filter(isBusy);
      return first?.pictures.length === 0 && first.text !== '' && busy.length > 1 && kindOf(busy) === 'pictures';
    })
  );
}

/** What the author says of the picture itself, where words for all of its column or row would hide it. */
function ownWords({ pictures }: Cell, hidden: boolean): readonly Said[] {
  const { caption, alt = '', said } = pictures.at(-1)?.picture ?? {};
  const text = caption ?? (hidden ? alt : '');
  return text === '' ? [] : [{ text, said }];
}

/** The words of rows without pictures: those of the first stand above all pictures, others beneath theirs, two rows of
 *  words in a row are data. */
function wordsNear(rows: readonly ReadRow[], kinds: readonly RowKind[]): ReadonlyMap<Cell, Cell> | undefined {
  const near = new Map<Cell, Cell>();
  for (const [index, { cells }] of rows.entries()) {
    if (kinds[index] !== 'words') continue;
    const target = rows[index === 0 ? 1 : index - 1];
    if (!target || kinds[index === 0 ? 1 : index - 1] !== 'pictures') return undefined;
    for (const [column, cell] of cells.entries()) {
      const over = target.cells[column];
      if (cell.text === '') continue;
      if (!over || over.pictures.length === 0) return undefined;
      if (index > 0) near.set(over, cell);
    }
  }
  return near;
}

/** A photo and its words in every row; what heads the columns stands above them. */
function besideTable(rows: readonly ReadRow[]): BlockPiece[] | undefined {
  const [first] = rows;
  const heads = first?.head && first.cells.every(({ pictures }) => pictures.length === 0) ? first.cells : undefined;
  const shown = (heads ? rows.slice(1) : rows).map(({ cells }) => cells);
  const beside = photosBesideWords(shown);
  // With more columns, or a word or two in each, it is a table of data, and the picture one of its facts.
  const letters = shown.flat().reduce((sum, { text }) => sum + text.length, 0);
  if (!beside || (heads && (heads.length > 2 || letters < LEAST_LETTERS * shown.length))) return undefined;
  const titles = heads?.filter(({ text }) => text !== '').map(({ text }) => text) ?? [];
  return titles.length === 0 ? beside : [titleOf(heads![0]!, titles.join(' · ')), ...beside];
}

/** Of a row below heads. */
const LEAST_LETTERS = 20;

function titleOf({ pieces }: Cell, title: string): BlockPiece {
  const at = pieces.flatMap((piece) => (piece.kind === 'node' ? [piece.node.at] : []))[0] ?? 0;
  const words = element('strong', at, { class: TABLE_TITLE }, [{ kind: 'text', value: title, at }]);
  return { kind: 'node', node: element('p', at, {}, [words]) };
}

/** Headings or whole figures in cells: the table is page layout. */
const PAGE_PARTS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figure', 'pre', 'blockquote'];
