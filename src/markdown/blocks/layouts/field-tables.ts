// Step 1, blocks: the forms of photo logs whose fields are rows or a table of their own beside the photo → one row of
// the photo and its fields, each on a line, with its label in bold. Pure; other tables stay as they are.

import { append } from '../../../lists.ts';
import { filledChildren, holds, isOrHolds, textOf } from '../../tree/contents.ts';
import { type ElementNode, element, type TreeNode } from '../../tree/tree.ts';

/** The same table where it has no such fields. */
export function withFieldsAsLines(table: ElementNode): ElementNode {
  if (!holds(table, PICTURES) || !isPlain(table)) return table;
  const rows = rowsOf(table);
  const unfolded = rows.map(unfoldedRow);
  const merged = mergedRows(unfolded);
  if (!merged && unfolded.every((row, index) => row === rows[index])) return table;
  return { ...table, children: [...(merged ?? unfolded)] };
}

const PICTURES = ['img', 'picture'];

/** Rows of cells, and nothing else: no heads, no title, nothing that broken HTML left between them. */
function isPlain(node: ElementNode): boolean {
  return filledChildren(node).every((child) => {
    if (child.kind === 'text') return false;
    if (child.name === 'tr')
      return filledChildren(child).every((cell) => cell.kind === 'element' && cell.name === 'td');
    return /^col(?:group)?$/.test(child.name) || (/^t(?:body|foot|head)$/.test(child.name) && isPlain(child));
  });
}

function rowsOf({ children }: ElementNode): ElementNode[] {
  return children.flatMap((child) => (child.kind === 'text' ? [] : child.name === 'tr' ? [child] : rowsOf(child)));
}

const cellsOf = (row: ElementNode): ElementNode[] =>
  row.children.filter((child) => child.kind === 'element' && child.name === 'td') as ElementNode[];

const isPhoto = (cell: ElementNode): boolean => holds(cell, PICTURES) && textOf(cell) === '';

/** A table in a cell beside the photo becomes the lines of that cell. */
function unfoldedRow(row: ElementNode): ElementNode {
  const cells = cellsOf(row);
  if (cells.length !== 2 || !cells.some(isPhoto)) return row;
  const unfolded = cells.map((cell) => {
    const [inner, ...more] = filledChildren(cell);
    if (inner?.kind !== 'element' || inner.name !== 'table' || more.length > 0 || isOrHolds(inner, PICTURES))
      return cell;
    const fields = rowsOf(inner).map(cellsOf);
    const lines = holds(inner, ['table', 'caption']) ? undefined : linesOf(fields);
    return lines ? { ...cell, children: lines } : cell;
  });
  return unfolded.every((cell, index) => cell === cells[index]) ? row : { ...row, children: unfolded };
}

/** A photo at the side of several rows, in the whole table: each such group is one row. */
function mergedRows(rows: readonly ElementNode[]): ElementNode[] | undefined {
  const merged: ElementNode[] = [];
  for (let at = 0; at < rows.length; ) {
    const cells = cellsOf(rows[at]!);
    const photo = cells.findIndex((cell) => isPhoto(cell) && countOf(cell) > 1);
    const count = photo < 0 ? 0 : countOf(cells[photo]!);
    if (count === 0 || at + count > rows.length || (photo > 0 && photo < cells.length - 1)) return undefined;
    const others = rows.slice(at, at + count).map(cellsOf);
    others[0] = cells.filter((_, index) => index !== photo);
    const lines = linesOf(others);
    if (!lines) return undefined;
    const fields = element('td', rows[at]!.at, {}, lines);
    merged.push({ ...rows[at]!, children: photo === 0 ? [cells[photo]!, fields] : [fields, cells[photo]!] });
    at += count;
  }
  return merged.length > 0 ? merged : undefined;
}

const countOf = ({ attributes }: ElementNode): number => {
  const written = attributes.get('rowspan')?.trim() ?? '';
  return /^\d{1,3}$/.test(written) ? Number(written) : 1;
};

/** Each row a line: its words, or its label and what is said of it. Undefined: these are no fields. */
function linesOf(rows: readonly (readonly ElementNode[])[]): TreeNode[] | undefined {
  const lines: TreeNode[] = [];
  for (const cells of rows) {
    const [first, second, ...more] = cells;
    if (!first || more.length > 0 || cells.some((cell) => holds(cell, PICTURES))) return undefined;
    const words = cells.map(inlineOf);
    if (words.some((word) => word === undefined)) return undefined;
    if (textOf(first) === '' && (!second || textOf(second) === '')) continue;
    if (second && textOf(first).length > LONGEST_LABEL) return undefined;
    if (lines.length > 0) lines.push(element('br', first.at));
    if (!second) append(lines, words[0]!);
    else {
      const isBold = holds(first, ['b', 'strong']) || textOf(first) === '';
      const label = isBold ? words[0]! : [element('strong', first.at, {}, [...words[0]!])];
      append(lines, [...label, { kind: 'text', value: ' ', at: second.at }, ...words[1]!]);
    }
  }
  return lines.length > 0 ? [element('p', rows[0]![0]!.at, {}, lines)] : undefined;
}

const LONGEST_LABEL = 40;

/** The words of a cell without the paragraph around them; undefined: it holds more than one. */
function inlineOf(cell: ElementNode): readonly TreeNode[] | undefined {
  const [only, ...more] = filledChildren(cell);
  const isParagraph = only?.kind === 'element' && only.name === 'p' && more.length === 0;
  const children = isParagraph ? only.children : cell.children;
  return children.some((child) => isOrHolds(child, BLOCKS)) ? undefined : children;
}

const BLOCKS = 'p div ul ol dl pre table blockquote figure h1 h2 h3 h4 h5 h6 hr'.split(' ');
