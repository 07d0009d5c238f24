// Step 8 (finish): links say where they lead, and are one box in each line: the browser makes one of each piece, and
// each is a stop of the tab key (PDF/UA-1, 7.18.5).

import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { numbersOf } from '../content/page-work.ts';
import { pagesOf } from './mend.ts';
import { type Element, elementsOf, type ObjectKid, setKids, setRole, type Tree, textOf } from './structure-tree.ts';

/** Patterns in the language of the report; `#` stands for a number. */
export interface LinkWords {
  readonly photo: string;
  readonly note: string;
  readonly page: string;
  /** What a page is called, counted from 0; '' where it has no name. */
  readonly pageName: (page: number) => string;
}

/** As long as anybody listens to. */
const LONGEST = 500;

export function mendLinks(tree: Tree, say: (element: Element) => string, words: LinkWords): void {
  const targets = targetsOf(tree.document);
  for (const element of elementsOf(tree.tops)) {
    if (element.role !== 'Link') continue;
    const kids = element.kids.filter((kid): kid is ObjectKid => kid.kind === 'object');
    const kept = uniteBoxes(tree, withoutGhosts(tree, kids, pagesOf(element)));
    if (kept.length < kids.length)
      setKids(
        element,
        element.kids.filter((kid) => kid.kind !== 'object' || kept.includes(kid)),
      );
    const said = say(element) || alternativeOf(element);
    for (const { ref } of kept) {
      const annotation = tree.context.lookup(ref);
      if (!(annotation instanceof PDFDict)) continue;
      const contents = contentsOf(said, annotation, targets, words).slice(0, LONGEST);
      annotation.set(PDFName.of('Contents'), PDFHexString.fromText(contents));
    }
  }
}

/** On paper nothing is clicked: their words stay. */
export function removeLinks(tree: Tree): void {
  for (const element of elementsOf(tree.tops)) {
    const gone = element.kids.filter((kid): kid is ObjectKid => kid.kind === 'object');
    if (gone.length > 0)
      setKids(
        element,
        element.kids.filter((kid) => kid.kind !== 'object'),
      );
    for (const { ref } of gone) tree.context.delete(ref);
    if (element.role === 'Link') setRole(element, 'Span');
  }
  for (const { node } of tree.document.getPages()) node.delete(PDFName.of('Annots'));
}

function alternativeOf(element: Element): string {
  for (const inner of elementsOf(element.kids)) {
    const alt = textOf(inner, 'Alt');
    if (alt) return alt;
  }
  return '';
}

interface Targets {
  /** The page that a name leads to, counted from 0. */
  readonly page: (destination: PDFObject | undefined) => number | undefined;
}

function contentsOf(said: string, annotation: PDFDict, { page }: Targets, words: LinkWords): string {
  const destination = annotation.lookup(PDFName.of('Dest'));
  const address = addressOf(annotation);
  if (!destination) return said || address || '#';
  const name = destination instanceof PDFName ? destination.decodeText() : textIn(destination);
  const number = page(destination);
  const called = number === undefined ? '' : words.pageName(number);
  const onPage = called && words.page.replace('#', () => called).replaceAll('\u00a0', ' ');
  const note = /^fn(?:ref)?-/.test(name ?? '') && /^\W*(\d+)\W*$/.exec(said)?.[1];
  if (note) return words.note.replace('#', () => note);
  const photo = /^photo\.(\d+)$/.exec(name ?? '')?.[1];
  if (photo && (said === '' || said.startsWith(photo))) {
    const rest = said.slice(photo.length).trim();
    const named = `${words.photo.replace('#', () => photo)}${rest && `, ${rest}`}`;
    return onPage && !named.includes(onPage) ? `${named}, ${onPage}` : named;
  }
  if (called && said.endsWith(` ${called}`)) return `${said.slice(0, -called.length).trimEnd()}, ${onPage}`;
  return said || onPage || '#';
}

function addressOf(annotation: PDFDict): string {
  const action = annotation.lookup(PDFName.of('A'));
  return (action instanceof PDFDict && textIn(action.lookup(PDFName.of('URI')))) || '';
}

function textIn(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

function targetsOf(document: PDFDocument): Targets {
  const pages = new Map(document.getPages().map(({ ref }, i) => [ref, i]));
  const named = document.catalog.lookup(PDFName.of('Dests'));
  const page = (destination: PDFObject | undefined): number | undefined => {
    if (destination instanceof PDFName) return named instanceof PDFDict ? page(named.lookup(destination)) : undefined;
    const list = destination instanceof PDFDict ? destination.lookup(PDFName.of('D')) : destination;
    const first = list instanceof PDFArray ? list.get(0) : undefined;
    return first instanceof PDFRef ? pages.get(first) : undefined;
  };
  return { page };
}

/** A box on a page where nothing of the link is said leads from nothing that can be seen. */
function withoutGhosts(tree: Tree, kids: readonly ObjectKid[], pages: readonly number[]): readonly ObjectKid[] {
  const seen = kids.filter(({ page }) => pages.includes(page));
  if (seen.length === 0 || seen.length === kids.length) return kids;
  removeAnnotations(
    tree,
    kids.filter((kid) => !seen.includes(kid)),
  );
  return seen;
}

/** Those of one line become the first of them. */
function uniteBoxes(tree: Tree, kids: readonly ObjectKid[]): readonly ObjectKid[] {
  const { context } = tree;
  const kept: { readonly kid: ObjectKid; box: readonly number[] }[] = [];
  const gone: ObjectKid[] = [];
  for (const kid of kids) {
    const box = boxOf(context, kid.ref);
    const same = kept.find((other) => other.kid.page === kid.page && isOneLine(other.box, box));
    if (!same) {
      kept.push({ kid, box });
      continue;
    }
    same.box = [0, 1, 2, 3].map((i) => Math[i < 2 ? 'min' : 'max'](same.box[i] ?? 0, box[i] ?? 0));
    (context.lookup(same.kid.ref) as PDFDict).set(PDFName.of('Rect'), context.obj([...same.box]));
    gone.push(kid);
  }
  removeAnnotations(tree, gone);
  return kept.map(({ kid }) => kid);
}

function removeAnnotations({ context, document }: Tree, gone: readonly ObjectKid[]): void {
  const refs = new Set(gone.map(({ ref }) => ref));
  for (const page of new Set(gone.map((kid) => kid.page))) {
    const { node } = document.getPage(page);
    const listed = node.lookup(PDFName.of('Annots'));
    if (!(listed instanceof PDFArray)) continue;
    const left = listed.asArray().filter((ref) => !(ref instanceof PDFRef && refs.has(ref)));
    node.set(PDFName.of('Annots'), context.obj(left));
  }
  for (const ref of refs) context.delete(ref);
}

function boxOf(context: PDFContext, ref: PDFRef): readonly number[] {
  const annotation = context.lookup(ref);
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbersOf(
    annotation instanceof PDFDict ? annotation.lookup(PDFName.of('Rect')) : undefined,
  );
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

/** They share more than half of the height of the lower one. */
function isOneLine(one: readonly number[], other: readonly number[]): boolean {
  const [, low = 0, , high = 0] = one;
  const [, bottom = 0, , top = 0] = other;
  const shared = Math.min(high, top) - Math.max(low, bottom);
  return shared > 0.5 * Math.min(high - low, top - bottom);
}
