// Step 8 (finish): the structure tree as plain elements, and back again (PDF 32000-1, 14.7). What is changed in between
// is written anew: the elements that were touched, the tree of parents, the tree of identifiers.

import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

export interface Element {
  readonly kind: 'element';
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  role: string;
  parent: Element | undefined;
  kids: Kid[];
  changed: boolean;
}

/** Marked content of a page. */
export interface MarkKid {
  readonly kind: 'mark';
  readonly page: number;
  readonly mcid: number;
}

/** An annotation. */
export interface ObjectKid {
  readonly kind: 'object';
  readonly page: number;
  readonly ref: PDFRef;
}

export type Kid = Element | MarkKid | ObjectKid;

export interface Tree {
  readonly document: PDFDocument;
  readonly context: PDFContext;
  readonly dict: PDFDict;
  readonly pages: readonly PDFRef[];
  tops: readonly Element[];
}

const K = PDFName.of('K');
const PG = PDFName.of('Pg');

/** undefined where the browser wrote no tree. */
export function readTree(document: PDFDocument): Tree | undefined {
  const { context, catalog } = document;
  const dict = catalog.lookup(PDFName.of('StructTreeRoot'));
  if (!(dict instanceof PDFDict)) return undefined;
  const pages = document.getPages().map(({ ref }) => ref);
  const pageAt = new Map(pages.map((ref, i) => [ref, i]));
  const seen = new Set<PDFDict>();
  const read = (ref: PDFRef, parent: Element | undefined, page: number): Element | undefined => {
    const own = context.lookup(ref);
    if (!(own instanceof PDFDict) || seen.has(own)) return undefined;
    seen.add(own);
    const here = pageOf(own, page);
    const role = own.get(PDFName.of('S'));
    const element: Element = {
      kind: 'element',
      ref,
      dict: own,
      role: role instanceof PDFName ? wordOf(role) : '',
      parent,
      kids: [],
      changed: false,
    };
    element.kids = listOf(own.get(K), context).flatMap((kid) => readKid(kid, element, here) ?? []);
    return element;
  };
  const pageOf = (own: PDFDict, page: number): number => {
    const ref = own.get(PG);
    return ref instanceof PDFRef ? (pageAt.get(ref) ?? page) : page;
  };
  const readKid = (kid: PDFObject, parent: Element, page: number): Kid | undefined => {
    if (kid instanceof PDFNumber) return { kind: 'mark', page, mcid: kid.asNumber() };
    const dict = kid instanceof PDFRef ? context.lookup(kid) : kid;
    if (!(dict instanceof PDFDict)) return undefined;
    const type = dict.get(PDFName.of('Type'))?.toString();
    const mcid = dict.lookup(PDFName.of('MCID'));
    const object = dict.get(PDFName.of('Obj'));
    if (type === '/MCR' && mcid instanceof PDFNumber)
      return { kind: 'mark', page: pageOf(dict, page), mcid: mcid.asNumber() };
    if (type === '/OBJR')
      return object instanceof PDFRef ? { kind: 'object', page: pageOf(dict, page), ref: object } : undefined;
    return kid instanceof PDFRef ? read(kid, parent, page) : undefined;
  };
  const tops = listOf(dict.get(K), context).flatMap((top) =>
    top instanceof PDFRef ? (read(top, undefined, 0) ?? []) : [],
  );
  return { document, context, dict, pages, tops };
}

/** Without what it was escaped for. */
function wordOf(name: PDFName): string {
  const written = name.asString();
  return written.includes('#') ? name.decodeText() : written.slice(1);
}

export function listOf(value: PDFObject | undefined, context: PDFContext): readonly PDFObject[] {
  const found = value instanceof PDFRef && context.lookup(value) instanceof PDFArray ? context.lookup(value) : value;
  if (found instanceof PDFArray) return found.asArray();
  return found === undefined ? [] : [found];
}

export const isElement = (kid: Kid): kid is Element => kid.kind === 'element';

/** In the order in which they are read, parents first. */
export function elementsOf(roots: readonly Kid[], found: Element[] = []): readonly Element[] {
  for (const root of roots)
    if (root.kind === 'element') {
      found.push(root);
      elementsOf(root.kids, found);
    }
  return found;
}

export function marksOf(kids: readonly Kid[], found: MarkKid[] = []): readonly MarkKid[] {
  for (const kid of kids)
    if (kid.kind === 'mark') found.push(kid);
    else if (kid.kind === 'element') marksOf(kid.kids, found);
  return found;
}

export function newElement(tree: Tree, role: string, parent: Element, kids: readonly Kid[]): Element {
  const dict = tree.context.obj({ Type: 'StructElem' });
  const element: Element = {
    kind: 'element',
    ref: tree.context.register(dict),
    dict,
    role,
    parent,
    kids: [...kids],
    changed: true,
  };
  for (const kid of kids)
    if (isElement(kid)) {
      kid.parent = element;
      kid.changed = true;
    }
  return element;
}

/** What an element has instead of those kids. */
export function setKids(element: Element, kids: readonly Kid[]): void {
  element.kids = [...kids];
  element.changed = true;
  for (const kid of kids)
    if (isElement(kid) && kid.parent !== element) {
      kid.parent = element;
      kid.changed = true;
    }
}

export function setRole(element: Element, role: string): void {
  element.role = role;
  element.changed = true;
}

/** A text of the element: its alternative text, its language, its identifier. */
export function textOf(element: Element, key: string): string | undefined {
  const value = element.dict.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

export function attributeOf(element: Element, key: string): PDFObject | undefined {
  for (const listed of listOf(element.dict.get(PDFName.of('A')), element.dict.context)) {
    const dict = listed instanceof PDFRef ? element.dict.context.lookup(listed) : listed;
    const value = dict instanceof PDFDict ? dict.lookup(PDFName.of(key)) : undefined;
    if (value) return value;
  }
  return undefined;
}

export function addAttributes(element: Element, attributes: PDFDict): void {
  const context = element.dict.context;
  const others = listOf(element.dict.get(PDFName.of('A')), context);
  element.dict.set(PDFName.of('A'), context.obj([...others, attributes]));
}

/** Writes what changed, and the tree of parents. */
export function writeTree(tree: Tree): void {
  const parents = tree.pages.map((): (PDFRef | undefined)[] => []);
  const alive = new Set<PDFRef>();
  const objects: [ObjectKid, Element][] = [];
  for (const element of elementsOf(tree.tops)) {
    alive.add(element.ref);
    for (const kid of element.kids)
      if (kid.kind === 'mark') (parents[kid.page] as (PDFRef | undefined)[])[kid.mcid] = element.ref;
      else if (kid.kind === 'object') objects.push([kid, element]);
    if (element.changed) writeElement(tree, element);
  }
  writeParents(tree, parents, objects);
}

function writeElement({ dict: root, context, pages }: Tree, { dict, role, parent, kids, ref }: Element): void {
  dict.set(PDFName.of('S'), PDFName.of(role));
  if (parent) dict.set(PDFName.of('P'), parent.ref);
  else dict.set(PDFName.of('P'), context.getObjectRef(root) ?? ref);
  const own = kids.find((kid) => kid.kind === 'mark')?.page;
  if (own === undefined) dict.delete(PG);
  else dict.set(PG, pages[own] as PDFRef);
  const written = kids.map((kid) => {
    if (kid.kind === 'element') return kid.ref;
    if (kid.kind === 'object') return context.obj({ Type: 'OBJR', Obj: kid.ref, Pg: pages[kid.page] as PDFRef });
    return kid.page === own
      ? PDFNumber.of(kid.mcid)
      : context.obj({ Type: 'MCR', Pg: pages[kid.page] as PDFRef, MCID: kid.mcid });
  });
  if (written.length === 0) dict.delete(K);
  else dict.set(K, written.length === 1 ? (written[0] as PDFObject) : context.obj(written));
}

/** The pages' keys are their numbers, as the browser gave them; those of annotations stay. */
function writeParents(
  tree: Tree,
  parents: readonly (readonly (PDFRef | undefined)[])[],
  objects: readonly [ObjectKid, Element][],
): void {
  const { document, context, dict } = tree;
  const entries = new Map<number, PDFObject>();
  for (const [i, { node }] of document.getPages().entries()) {
    const listed = parents[i] ?? [];
    const key = node.lookup(PDFName.of('StructParents'));
    if (!(key instanceof PDFNumber)) continue;
    const refs = Array.from(listed, (ref) => ref ?? null);
    entries.set(key.asNumber(), context.register(context.obj(refs)));
  }
  for (const [{ ref }, element] of objects) {
    const annotation = context.lookup(ref);
    const key = annotation instanceof PDFDict ? annotation.lookup(PDFName.of('StructParent')) : undefined;
    if (key instanceof PDFNumber) entries.set(key.asNumber(), element.ref);
  }
  const old = dict.lookup(PDFName.of('ParentTree'));
  if (old instanceof PDFDict)
    for (const value of listOf(old.get(PDFName.of('Nums')), context))
      if (value instanceof PDFRef && context.lookup(value) instanceof PDFArray) context.delete(value);
  const sorted = [...entries].sort(([a], [b]) => a - b);
  const parentTree = context.obj({ Nums: context.obj(sorted.flatMap(([key, value]) => [PDFNumber.of(key), value])) });
  const ref = dict.get(PDFName.of('ParentTree'));
  if (ref instanceof PDFRef) context.assign(ref, parentTree);
  else dict.set(PDFName.of('ParentTree'), context.register(parentTree));
  dict.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of((sorted.at(-1)?.[0] ?? -1) + 1));
}
