// Step 8 (finish): a PDF of some of its pages: what is heard of the others, leads to them or belongs to them alone is
// not in it. Before all other finishing, which makes of these pages what it makes of a whole report.

import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import { append } from '../lists.ts';
import {
  type Element,
  elementsOf,
  type Kid,
  readTree,
  setKids,
  setRole,
  type Tree,
  writeTree,
} from './structure/structure-tree.ts';

const DEST = PDFName.of('Dest');
const DESTS = PDFName.of('Dests');

/** @param kept in their order, counted from 0
 *  @returns how many links led to pages that are not kept; their words stay */
export function keepPages(document: PDFDocument, kept: readonly number[]): number {
  const tree = readTree(document);
  const all = document.getPages().map(({ ref }) => ref);
  const pages = new Set(kept.map((page) => all[page] as PDFRef));
  keepNames(document, pages);
  const cut = cutLinks(document, pages);
  if (tree) keepStructure(tree, kept, cut);
  for (let page = all.length - 1; page >= 0; page--) if (!pages.has(all[page] as PDFRef)) document.removePage(page);
  if (tree) writeTree({ ...tree, pages: document.getPages().map(({ ref }) => ref) });
  keepOutline(document, pages);
  removeUnused(document);
  return cut.size;
}

/** The page that a destination is on: an array, or a dictionary around one. */
function pageOf(destination: PDFObject | undefined): PDFObject | undefined {
  const list = destination instanceof PDFDict ? destination.lookup(PDFName.of('D')) : destination;
  return list instanceof PDFArray ? list.get(0) : undefined;
}

/** Names of places on other pages go. */
function keepNames({ catalog }: PDFDocument, pages: ReadonlySet<PDFObject>): void {
  const named = catalog.lookup(DESTS);
  if (!(named instanceof PDFDict)) return;
  for (const [name] of named.entries()) {
    const page = pageOf(named.lookup(name));
    if (page && !pages.has(page)) named.delete(name);
  }
}

/** Where a destination, by name or not, leads: to a page that is kept? */
function leads({ catalog }: PDFDocument, destination: PDFObject | undefined, pages: ReadonlySet<PDFObject>): boolean {
  if (destination instanceof PDFName) {
    const named = catalog.lookup(DESTS);
    return named instanceof PDFDict && named.has(destination);
  }
  const page = pageOf(destination);
  return page !== undefined && pages.has(page);
}

/** Removes the links that lead to other pages. */
function cutLinks(document: PDFDocument, pages: ReadonlySet<PDFObject>): ReadonlySet<PDFRef> {
  const { context } = document;
  const cut = new Set<PDFRef>();
  for (const { node, ref: own } of document.getPages()) {
    const listed = node.lookup(PDFName.of('Annots'));
    if (!pages.has(own) || !(listed instanceof PDFArray)) continue;
    const left = listed.asArray().filter((ref) => {
      const annotation = context.lookup(ref);
      const destination = annotation instanceof PDFDict ? annotation.lookup(DEST) : undefined;
      if (!(ref instanceof PDFRef) || !destination || leads(document, destination, pages)) return true;
      cut.add(ref);
      return false;
    });
    if (left.length === 0) node.delete(PDFName.of('Annots'));
    else node.set(PDFName.of('Annots'), context.obj(left));
  }
  return cut;
}

/** What stands on other pages only goes; of a row that is there in part all cells stay. */
function keepStructure(tree: Tree, kept: readonly number[], cut: ReadonlySet<PDFRef>): void {
  const places = new Map(kept.map((page, i) => [page, i]));
  const keep = (element: Element): Left => {
    const kids: Kid[] = [];
    let left: Left = 'blank';
    const found = (here: boolean): void => {
      if (here || left === 'blank') left = here ? 'some' : 'none';
    };
    for (const kid of element.kids) {
      if (kid.kind !== 'element') {
        const page = kid.kind === 'object' && cut.has(kid.ref) ? undefined : places.get(kid.page);
        found(page !== undefined);
        if (page !== undefined) kids.push({ ...kid, page });
        continue;
      }
      const inside = keep(kid);
      if (inside !== 'blank') found(inside === 'some');
      if (inside === 'none' && element.role === 'TR') setKids(kid, []);
      if (inside !== 'none' || element.role === 'TR') kids.push(kid);
    }
    const wasLink = element.kids.some(({ kind }) => kind === 'object');
    setKids(element, kids);
    // A link without a place to lead to is its words.
    if (element.role === 'Link' && wasLink && !kids.some(({ kind }) => kind === 'object')) setRole(element, 'Span');
    return left;
  };
  tree.tops = tree.tops.filter((top) => keep(top) !== 'none' || top.role === 'Document');
  tree.dict.set(PDFName.of('K'), tree.context.obj(tree.tops.map(({ ref }) => ref)));
  keepIdentifiers(tree, new Set(elementsOf(tree.tops).map(({ ref }) => ref)));
}

/** Of an element: something, nothing, or it had nothing on any page. */
type Left = 'some' | 'none' | 'blank';

/** Cells name their heads by identifiers: those that are gone are not named any more. */
function keepIdentifiers({ dict, context }: Tree, elements: ReadonlySet<PDFRef>): void {
  const gone = new Set<string>();
  const visit = (node: PDFObject | undefined): void => {
    if (!(node instanceof PDFDict)) return;
    const kids = node.lookup(PDFName.of('Kids'));
    if (kids instanceof PDFArray) for (let i = 0; i < kids.size(); i++) visit(kids.lookup(i));
    const names = node.lookup(PDFName.of('Names'));
    if (!(names instanceof PDFArray)) return;
    const listed = names.asArray();
    const left: PDFObject[] = [];
    for (let i = 0; i + 1 < listed.length; i += 2) {
      const [name, ref] = [listed[i] as PDFObject, listed[i + 1] as PDFObject];
      if (ref instanceof PDFRef && elements.has(ref)) left.push(name, ref);
      else gone.add(String(name));
    }
    node.set(PDFName.of('Names'), context.obj(left));
    const [first, last] = [left[0], left.at(-2)];
    if (first && last) node.set(PDFName.of('Limits'), context.obj([first, last]));
    else node.delete(PDFName.of('Limits'));
  };
  const root = dict.lookup(PDFName.of('IDTree'));
  visit(root);
  if (gone.size === 0) return;
  for (const ref of elements) {
    const element = context.lookup(ref);
    const written = element instanceof PDFDict ? element.lookup(PDFName.of('A')) : undefined;
    for (const attributes of written instanceof PDFArray ? written.asArray() : [written]) {
      const known = attributes instanceof PDFRef ? context.lookup(attributes) : attributes;
      const heads = known instanceof PDFDict ? known.lookup(PDFName.of('Headers')) : undefined;
      if (!(known instanceof PDFDict) || !(heads instanceof PDFArray)) continue;
      const left = heads.asArray().filter((name) => !gone.has(String(name)));
      if (left.length > 0) known.set(PDFName.of('Headers'), context.obj(left));
      else known.delete(PDFName.of('Headers'));
    }
  }
}

interface Entry {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly inside: readonly Entry[];
}

/** An entry whose heading is on another page leads to the first one below it; without any, it goes. */
function keepOutline(document: PDFDocument, pages: ReadonlySet<PDFObject>): void {
  const { catalog, context } = document;
  const root = catalog.lookup(PDFName.of('Outlines'));
  const rootRef = catalog.get(PDFName.of('Outlines'));
  if (!(root instanceof PDFDict) || !(rootRef instanceof PDFRef)) return;
  const seen = new Set<PDFObject>();
  const read = (parent: PDFDict): readonly Entry[] => {
    const entries: Entry[] = [];
    for (let ref = parent.get(PDFName.of('First')); ref instanceof PDFRef && !seen.has(ref); ) {
      seen.add(ref);
      const dict = context.lookup(ref);
      if (!(dict instanceof PDFDict)) break;
      const inside = read(dict);
      const own = dict.lookup(DEST);
      const [first] = inside;
      if (leads(document, own, pages)) entries.push({ ref, dict, inside });
      else if (first) {
        dict.set(DEST, first.dict.get(DEST) as PDFObject);
        dict.delete(PDFName.of('SE'));
        entries.push({ ref, dict, inside });
      }
      ref = dict.get(PDFName.of('Next'));
    }
    return entries;
  };
  const write = (parent: PDFDict, parentRef: PDFRef, entries: readonly Entry[]): number => {
    const isClosed = String(parent.get(PDFName.of('Count')) ?? '').startsWith('-');
    for (const key of ['First', 'Last', 'Count']) parent.delete(PDFName.of(key));
    let count = entries.length;
    for (const [i, { ref, dict, inside }] of entries.entries()) {
      dict.set(PDFName.of('Parent'), parentRef);
      for (const [key, beside] of [
        ['Prev', entries[i - 1]],
        ['Next', entries[i + 1]],
      ] as const) {
        if (beside) dict.set(PDFName.of(key), beside.ref);
        else dict.delete(PDFName.of(key));
      }
      count += Math.max(0, write(dict, ref, inside));
    }
    const [first, last] = [entries[0], entries.at(-1)];
    if (!first || !last) return 0;
    parent.set(PDFName.of('First'), first.ref);
    parent.set(PDFName.of('Last'), last.ref);
    const shown = isClosed ? -count : count;
    parent.set(PDFName.of('Count'), context.obj(shown));
    return shown;
  };
  const entries = read(root);
  if (entries.length === 0) catalog.delete(PDFName.of('Outlines'));
  else write(root, rootRef, entries);
}

/** What nothing refers to any more: who gets some pages gets nothing of the others. */
function removeUnused({ context }: PDFDocument): void {
  const used = new Set<PDFRef>();
  const { Root, Info } = context.trailerInfo;
  const open: (PDFObject | undefined)[] = [Root, Info];
  while (open.length > 0) {
    const one = open.pop();
    if (one instanceof PDFRef) {
      if (used.has(one)) continue;
      used.add(one);
      open.push(context.lookup(one));
    } else if (one instanceof PDFArray) append(open, one.asArray());
    else if (one instanceof PDFDict) append(open, one.values());
    else if (one instanceof PDFStream) append(open, one.dict.values());
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!used.has(ref)) context.delete(ref);
}
