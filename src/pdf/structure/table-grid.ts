// Step 8 (finish): tables whose rows are all of one length, in parts that the standards know (PDF/UA-1, 7.5; ISO
// 32000-1, 14.8.4.3.4).

import { PDFNumber } from '@cantoo/pdf-lib';
import {
  attributeOf,
  type Element,
  elementsOf,
  isElement,
  type Kid,
  newElement,
  setKids,
  type Tree,
} from './structure-tree.ts';

export function mendTables(tree: Tree): void {
  takeCaptions(tree);
  for (const table of elementsOf(tree.tops))
    if (table.role === 'Table') {
      mendParts(tree, table);
      fillRows(tree, rowsOf(table));
    }
}

/** Words right above a table, and those in a group of their own right below it, become its first or its last part: it
 *  has one caption at most. */
function takeCaptions(tree: Tree): void {
  for (const parent of elementsOf(tree.tops)) {
    if (!parent.kids.some(isTable)) continue;
    const kids: Kid[] = [];
    for (const kid of parent.kids) {
      const above = kids.at(-1);
      if (isTable(kid) && isCaption(above) && !kid.kids.some(isCaption)) {
        kids.pop();
        setKids(kid, [above, ...kid.kids]);
      }
      const [only, more] = isElement(kid) && kid.role === 'Div' ? kid.kids : [];
      if (isCaption(only) && !more && isTable(above) && !above.kids.some(isCaption))
        setKids(above, [...above.kids, only]);
      else kids.push(kid);
    }
    if (kids.length !== parent.kids.length) setKids(parent, kids);
  }
}

const isTable = (kid: Kid | undefined): kid is Element => kid?.kind === 'element' && kid.role === 'Table';
const isCaption = (kid: Kid | undefined): kid is Element => kid?.kind === 'element' && kid.role === 'Caption';

/** A table holds rows, or parts that hold rows; a head or a foot stands beside a body. */
function mendParts(tree: Tree, table: Element): void {
  const isRow = (kid: Kid): boolean => isElement(kid) && kid.role === 'TR';
  const asRow = (kid: Kid, parent: Element): Kid => {
    if (isRow(kid)) return kid;
    const row = newElement(tree, 'TR', parent, []);
    setKids(row, [isElement(kid) && /^T[DH]$/.test(kid.role) ? kid : newElement(tree, 'TD', row, [kid])]);
    return row;
  };
  const kids = table.kids.map((kid) => {
    if (!isElement(kid) || !/^(?:THead|TBody|TFoot|Caption)$/.test(kid.role)) return asRow(kid, table);
    if (kid.role !== 'Caption' && !kid.kids.every(isRow))
      setKids(
        kid,
        kid.kids.map((inner) => asRow(inner, kid)),
      );
    return kid;
  });
  const rows = kids.filter(isRow);
  const parted = kids.some((kid) => isElement(kid) && /^T(?:Head|Foot)$/.test(kid.role));
  const at = kids.findIndex(isRow);
  if (parted && rows.length > 0) {
    const others = kids.filter((kid) => !isRow(kid));
    others.splice(Math.min(at, others.length), 0, newElement(tree, 'TBody', table, rows));
    setKids(table, others);
  } else if (kids.some((kid, i) => kid !== table.kids[i])) setKids(table, kids);
  for (const row of rowsOf(table))
    if (!row.kids.every((kid) => isElement(kid) && /^T[DH]$/.test(kid.role)))
      setKids(
        row,
        row.kids.map((kid) => (isElement(kid) && /^T[DH]$/.test(kid.role) ? kid : newElement(tree, 'TD', row, [kid]))),
      );
}

export function rowsOf(table: Element): readonly Element[] {
  return table.kids.flatMap((kid) => {
    if (!isElement(kid)) return [];
    if (kid.role === 'TR') return [kid];
    return /^T(?:Head|Body|Foot)$/.test(kid.role) ? rowsOf(kid) : [];
  });
}

/** The longest row says how many columns there are; the others get empty cells at their end. */
function fillRows(tree: Tree, rows: readonly Element[]): void {
  const filled: boolean[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row.kids) {
      if (!isElement(cell)) continue;
      const here = filled[y] as boolean[];
      while (here[x]) x++;
      const columns = spanOf(cell, 'ColSpan');
      const last = Math.min(rows.length, y + spanOf(cell, 'RowSpan'));
      for (let below = y; below < last; below++)
        for (let i = 0; i < columns; i++) (filled[below] as boolean[])[x + i] = true;
      x += columns;
    }
  }
  const width = filled.reduce((most, { length }) => Math.max(most, length), 0);
  for (const [y, row] of rows.entries()) {
    const missing = width - (filled[y] as boolean[]).filter(Boolean).length;
    if (missing <= 0) continue;
    const cells = Array.from({ length: missing }, () => newElement(tree, 'TD', row, []));
    setKids(row, [...row.kids, ...cells]);
  }
}

/** A table of more columns is no table that anybody reads. */
const WIDEST = 1000;

function spanOf(cell: Element, key: 'ColSpan' | 'RowSpan'): number {
  const value = attributeOf(cell, key);
  return value instanceof PDFNumber ? Math.min(WIDEST, Math.max(1, value.asNumber())) : 1;
}
