// Step 8 (finish): the roles of the structure tree as standards want them: lists with bodies, ruby in pairs,
// headings without gaps. Also formulas, notes with identifiers, and no role that they do not know (ISO 32000-1,
// 14.8.4; PDF/UA-1, 7).

import { PDFDict, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import {
  addAttributes,
  attributeOf,
  type Element,
  elementsOf,
  isElement,
  type Kid,
  marksOf,
  newElement,
  setKids,
  setRole,
  type Tree,
  textOf,
} from './structure-tree.ts';

/** The sign that markdown/ puts before the words of a formula, U+2061. */
const FORMULA_SIGN = '\u2061';

const STANDARD: ReadonlySet<string> = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
    ' ',
  ),
);

/** Roles that came after the standard that the file claims; any other is a piece of text. */
const KNOWN: Readonly<Record<string, string>> = {
  Aside: 'Div',
  DocumentFragment: 'Part',
  Em: 'Span',
  FENote: 'Note',
  Strong: 'Span',
  Sub: 'Span',
  Title: 'P',
};

export function mendRoles(tree: Tree, say: (element: Element) => string): void {
  mendHeadings(tree);
  for (const element of elementsOf(tree.tops)) {
    if (element.role === 'L') mendList(tree, element, say);
    else if (element.role === 'LI' && element.parent?.role !== 'L') setRole(element, 'Div');
    else if (element.role === 'Ruby') mendRuby(tree, element);
    else if (element.role === 'Figure') mendFormula(element);
  }
  nameNotes(tree);
  mapRoles(tree);
}

/** Each is at most one level below the one before it; those of one level stay of one. */
function mendHeadings({ tops }: Tree): void {
  const above: number[] = [];
  for (const element of elementsOf(tops)) {
    const level = Number(/^H([1-6])$/.exec(element.role)?.[1]);
    if (Number.isNaN(level)) continue;
    while (above.length > 0 && (above.at(-1) as number) >= level) above.pop();
    above.push(level);
    if (above.length !== level) setRole(element, `H${above.length}`);
  }
}

/** A list holds items, an item a label and a body. */
function mendList(tree: Tree, list: Element, say: (element: Element) => string): void {
  const items = list.kids.flatMap(function itemsIn(kid): Kid[] {
    if (isElement(kid) && /^(?:L|LI|Caption)$/.test(kid.role)) return [kid];
    if (isElement(kid) && kid.kids.some((inner) => isElement(inner) && inner.role === 'LI'))
      return kid.kids.flatMap(itemsIn);
    return [newElement(tree, 'LI', list, [kid])];
  });
  setKids(list, items);
  for (const item of items) if (isElement(item) && item.role === 'LI') mendItem(tree, item);
  if (attributeOf(list, 'ListNumbering')) return;
  const labels = items.flatMap((item) =>
    isElement(item) ? item.kids.filter((kid) => isElement(kid) && kid.role === 'Lbl') : [],
  );
  const [first] = labels;
  if (first && isElement(first))
    addAttributes(list, tree.context.obj({ O: 'List', ListNumbering: numberingOf(say(first)) }) as PDFDict);
}

function mendItem(tree: Tree, item: Element): void {
  const isLabel = (kid: Kid): boolean => isElement(kid) && kid.role === 'Lbl';
  const body = item.kids.filter((kid) => !isLabel(kid));
  const [only] = body;
  if (body.length === 0 || (body.length === 1 && only && isElement(only) && only.role === 'LBody')) return;
  setKids(item, [...item.kids.filter(isLabel), newElement(tree, 'LBody', item, body)]);
}

function numberingOf(label: string): string {
  if (/\d/.test(label)) return 'Decimal';
  if (/^\W*[ivxlc]+\W*$/.test(label)) return 'LowerRoman';
  if (/^\W*[IVXLC]+\W*$/.test(label)) return 'UpperRoman';
  if (/^\W*[a-z]\W*$/.test(label)) return 'LowerAlpha';
  return /^\W*[A-Z]\W*$/.test(label) ? 'UpperAlpha' : 'Disc';
}

/** One for each reading: what is read, and how. The brackets for those who cannot set it are not on the page. */
function mendRuby(tree: Tree, ruby: Element): void {
  const parent = ruby.parent;
  if (!parent || ruby.kids.some((kid) => isElement(kid) && kid.role === 'RB')) return;
  const pairs: Element[] = [];
  let base: Kid[] = [];
  for (const kid of ruby.kids) {
    if (!isElement(kid) || !/^R[TP]$/.test(kid.role)) base.push(kid);
    else if (kid.role === 'RT') {
      const one = pairs.length === 0 ? ruby : newElement(tree, 'Ruby', parent, []);
      pairs.push(one);
      setKids(one, [newElement(tree, 'RB', one, base), kid]);
      base = [];
    }
  }
  const at = parent.kids.indexOf(ruby);
  const rest = base.length > 0 ? [newElement(tree, 'Span', parent, base)] : [];
  setKids(parent, [...parent.kids.slice(0, at), ...pairs, ...rest, ...parent.kids.slice(at + 1)]);
}

function mendFormula(figure: Element): void {
  const alt = textOf(figure, 'Alt');
  if (!alt?.startsWith(FORMULA_SIGN)) return;
  setRole(figure, 'Formula');
  figure.dict.set(PDFName.of('Alt'), PDFHexString.fromText(alt.slice(FORMULA_SIGN.length)));
}

function nameNotes({ tops }: Tree): void {
  let number = 0;
  for (const element of elementsOf(tops))
    if ((KNOWN[element.role] ?? element.role) === 'Note' && textOf(element, 'ID') === undefined)
      element.dict.set(PDFName.of('ID'), PDFString.of(`note-${++number}`));
}

function mapRoles({ tops, dict, context }: Tree): void {
  const roles = new Set(
    elementsOf(tops)
      .map(({ role }) => role)
      .filter((role) => !STANDARD.has(role)),
  );
  if (roles.size === 0) return;
  const map = Object.fromEntries([...roles].sort().map((role) => [role, KNOWN[role] ?? 'Span']));
  dict.set(PDFName.of('RoleMap'), context.obj(map));
}

/** Elements that hold nothing go, but for cells: a table needs them. */
export function pruneEmpty(tree: Tree): void {
  const gone = new Set<unknown>();
  const isKept = (element: Element): boolean => {
    const kids = element.kids.filter((kid) => !isElement(kid) || isKept(kid));
    if (kids.length !== element.kids.length) setKids(element, kids);
    if (kids.length > 0 || KEPT.test(element.role) || attributeOf(element, 'Role')) return true;
    gone.add(element.ref);
    tree.context.delete(element.ref);
    return false;
  };
  tree.tops = tree.tops.filter(isKept);
  if (gone.size === 0) return;
  // The outline names the elements of its headings.
  for (const [, object] of tree.context.enumerateIndirectObjects())
    if (object instanceof PDFDict && gone.has(object.get(PDFName.of('SE')))) object.delete(PDFName.of('SE'));
}

const KEPT = /^(?:T[DHR]|Document)$/;

/** The words and the pictures of an element stand on those pages. */
export function pagesOf(element: Element): readonly number[] {
  return [...new Set(marksOf(element.kids).map(({ page }) => page))];
}
