// Step 8 (finish): contents and structure of all pages, so that who listens hears all that is there, in words, and
// nothing twice. What is not content becomes an artifact, roles are mended, words keep their spaces, links say where
// they lead. Same pages in, same pages out; nothing that is seen changes.

import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import { isWithin, type PageArea, union } from '../content/geometry.ts';
import type { Loose, WordRun } from '../content/marked-content.ts';
import { type PageWork, readPages, writePages } from '../content/page-work.ts';
import { placeFootNotes } from './note-order.ts';
import { mendRoles, pagesOf, pruneEmpty } from './mend.ts';
import { joinDivided, keepSpaces } from './spaces.ts';
import { type LinkWords, mendLinks, removeLinks } from './spoken-links.ts';
import {
  addAttributes,
  attributeOf,
  type Element,
  elementsOf,
  isElement,
  type Kid,
  type MarkKid,
  marksOf,
  readTree,
  setKids,
  type Tree,
  textOf,
  writeTree,
} from './structure-tree.ts';
import { mendTables } from './table-grid.ts';

export interface StructureFacts {
  readonly words: LinkWords;
  /** Words of the page that are hidden from those who listen, because they say nothing new. */
  readonly hidden: readonly string[];
  /** False on paper: their words stay. */
  readonly links?: boolean;
}

/** Words that stand in no mark, though they are no furniture: no place was found for them. */
export interface Stray {
  /** Counted from 1. */
  readonly page: number;
  readonly text: string;
}

/** undefined where the PDF has no structure tree at all. */
export function mendStructure(document: PDFDocument, facts: StructureFacts): readonly Stray[] | undefined {
  const tree = readTree(document);
  if (!tree) return undefined;
  const works = readPages(document, boxedMarks(tree));
  const wraps = placeLoose(tree, works, facts.hidden);
  unmarkDecoration(tree, works);
  unmarkRepeated(tree, works);
  unmarkGhosts(tree, works);
  if (facts.links === false) removeLinks(tree);
  placeFootNotes(tree);
  pruneEmpty(tree);
  mendRoles(tree, (element) => wordsOf(element, works));
  mendTables(tree);
  keepSpaces(tree.tops, works);
  placeFigures(tree, works);
  mendLinks(tree, (element) => wordsOf(element, works), facts.words);
  for (const work of works) joinDivided(work.content.divisions, work);
  for (const { work, wrap } of wraps.edits) {
    work.edits.push({ at: wrap.at, to: wrap.at, text: `${wrap.tag}\n` });
    work.edits.push({ at: wrap.to, to: wrap.to, text: '\nEMC' });
  }
  writeTree(tree);
  writePages(document, works);
  return wraps.stray;
}

/** What is read as one picture; its box says where it is. */
const DRAWN: ReadonlySet<string> = new Set(['Figure', 'Formula', 'Form']);

function boxedMarks({ tops, pages }: Tree): readonly ReadonlySet<number>[] {
  const boxed = pages.map(() => new Set<number>());
  for (const element of elementsOf(tops))
    if (DRAWN.has(element.role)) for (const { page, mcid } of marksOf(element.kids)) boxed[page]?.add(mcid);
  return boxed;
}

interface Wrap {
  readonly at: number;
  readonly to: number;
  readonly tag: string;
}

/** What is drawn outside of all marks is an artifact, but for words within the text, such as the quotation marks that
 *  the browser sets itself: they are read with what stands before them. */
function placeLoose(
  tree: Tree,
  works: readonly PageWork[],
  hidden: readonly string[],
): { readonly edits: readonly { readonly work: PageWork; readonly wrap: Wrap }[]; readonly stray: readonly Stray[] } {
  const holders = new Map<string, Element>();
  for (const element of elementsOf(tree.tops))
    for (const kid of element.kids) if (kid.kind === 'mark') holders.set(`${kid.page}:${kid.mcid}`, element);
  const known = hidden.map(lettersOf);
  const edits: { readonly work: PageWork; readonly wrap: Wrap }[] = [];
  const stray: Stray[] = [];
  for (const [page, work] of works.entries()) {
    for (const loose of work.content.loose) {
      const { at, to, text } = loose;
      const letters = lettersOf(text);
      const isWords =
        letters !== '' && !isFurniture(loose, work.content.frame) && !known.some((words) => words.includes(letters));
      const beside = isWords ? besideOf(loose, work) : undefined;
      const holder = beside && holders.get(`${page}:${beside.mcid}`);
      if (isWords && !holder) stray.push({ page: page + 1, text });
      edits.push({
        work,
        wrap: { at, to, tag: holder && beside ? adopt(holder, loose, beside, page, work) : ARTIFACT },
      });
    }
  }
  return { edits, stray };
}

const ARTIFACT = '/Artifact BMC';

const lettersOf = (text: string): string => text.replace(/\s+/g, '');

/** In the margins of the page stand its number and its head; what flows is cut at the area between them. */
function isFurniture({ x, y, cut }: Loose, frame: PageArea | undefined): boolean {
  return frame !== undefined && (!cut || !isWithin(frame, x, y));
}

/** Words belong to what stands in their line, before or behind them. */
function besideOf({ after, before, y }: Loose, { runs }: PageWork): Beside | undefined {
  const isNear = (run: WordRun | undefined): boolean => run !== undefined && Math.abs(run.y - y) < SAME_LINE;
  if (after !== undefined && isNear(runs.get(after)?.at(-1))) return { mcid: after, behind: true };
  if (before !== undefined && isNear(runs.get(before)?.[0])) return { mcid: before, behind: false };
  return after === undefined ? undefined : { mcid: after, behind: true };
}

interface Beside {
  readonly mcid: number;
  readonly behind: boolean;
}

/** Points. */
const SAME_LINE = 2;

/** A mark of its own in the element that holds what stands beside it. */
function adopt(
  holder: Element,
  loose: Loose,
  { mcid: neighbour, behind }: Beside,
  page: number,
  work: PageWork,
): string {
  const mcid = work.nextMcid++;
  const isHere = (kid: Kid): boolean => kid.kind === 'mark' && kid.page === page;
  const at = behind
    ? holder.kids.findLastIndex(
        (kid) => isHere(kid) && ((kid as MarkKid).mcid === neighbour || work.adopted.has((kid as MarkKid).mcid)),
      ) + 1
    : holder.kids.findIndex((kid) => isHere(kid) && (kid as MarkKid).mcid === neighbour);
  setKids(holder, [...holder.kids.slice(0, at), { kind: 'mark', page, mcid }, ...holder.kids.slice(at)]);
  work.adopted.add(mcid);
  const { x, y, text, last } = loose;
  if (last) work.runs.set(mcid, [{ mcid, text, x, y, end: loose.to, inText: false, last }]);
  return `/Span <</MCID ${mcid}>>BDC`;
}

/** Lines, grounds and bullets are marked as content by the browser, where they belong to an element. */
function unmarkDecoration(tree: Tree, works: readonly PageWork[]): void {
  const isContent = ({ page, mcid }: MarkKid): boolean => {
    const mark = works[page]?.content.marks.get(mcid);
    return mark === undefined ? (works[page]?.adopted.has(mcid) ?? false) : mark.words || mark.pictures;
  };
  const visit = (element: Element): void => {
    if (DRAWN.has(element.role)) unmarkUnseen(element, works);
    if (DRAWN.has(element.role) || textOf(element, 'Alt') !== undefined) return;
    const gone = element.kids.filter((kid): kid is MarkKid => kid.kind === 'mark' && !isContent(kid));
    removeMarks(element, gone, works);
    for (const kid of element.kids) if (isElement(kid)) visit(kid);
  };
  for (const top of tree.tops) visit(top);
}

/** Where the browser looks for what reaches over the foot of a page, it marks what stands on the next one, and draws
 *  nothing. */
function unmarkUnseen(drawn: Element, works: readonly PageWork[]): void {
  const isSeen = ({ page, mcid }: MarkKid): boolean => {
    const mark = works[page]?.content.marks.get(mcid);
    return mark === undefined || mark.box !== undefined;
  };
  if (!marksOf(drawn.kids).some(isSeen)) return;
  for (const element of [drawn, ...elementsOf(drawn.kids)])
    removeMarks(
      element,
      element.kids.filter((kid): kid is MarkKid => kid.kind === 'mark' && !isSeen(kid)),
      works,
    );
}

function removeMarks(element: Element, gone: readonly MarkKid[], works: readonly PageWork[]): void {
  if (gone.length === 0) return;
  const lost = new Set<Kid>(gone);
  setKids(
    element,
    element.kids.filter((kid) => !lost.has(kid)),
  );
  for (const { page, mcid } of gone) {
    const work = works[page];
    const mark = work?.content.marks.get(mcid);
    work?.runs.delete(mcid);
    if (mark) work?.edits.push({ at: mark.open.at, to: mark.open.to, text: ARTIFACT });
  }
}

/** The head of a table stands on each of its pages, and is read once. */
function unmarkRepeated(tree: Tree, works: readonly PageWork[]): void {
  for (const element of elementsOf(tree.tops)) {
    if (element.role !== 'TH') continue;
    const [first, ...others] = pagesOf(element);
    if (first === undefined) continue;
    const said = onPage(element, first, works);
    for (const page of others) if (onPage(element, page, works) === said) removeOnPage(element, page, works);
  }
}

/** What reaches over the top of a page, such as the raised number of a note, is drawn once more at the foot of the page
 *  before, where it is cut away. */
function unmarkGhosts(tree: Tree, works: readonly PageWork[]): void {
  const isAway = ({ page, mcid }: MarkKid): boolean => {
    const { content, runs } = works[page] as PageWork;
    const words = runs.get(mcid) ?? [];
    return words.length > 0 && words.every((run) => content.frame && !isWithin(content.frame, run.x, run.y));
  };
  for (const element of elementsOf(tree.tops)) {
    const marks = element.kids.filter((kid): kid is MarkKid => kid.kind === 'mark');
    const away = marks.length > 1 ? marks.filter(isAway) : [];
    if (away.length < marks.length) removeMarks(element, away, works);
  }
}

function onPage(element: Element, page: number, works: readonly PageWork[]): string {
  const marks = marksOf(element.kids).filter((mark) => mark.page === page);
  return marks.flatMap(({ mcid }) => (works[page]?.runs.get(mcid) ?? []).map(({ text }) => text)).join('');
}

function removeOnPage(element: Element, page: number, works: readonly PageWork[]): void {
  removeMarks(
    element,
    element.kids.filter((kid): kid is MarkKid => kid.kind === 'mark' && kid.page === page),
    works,
  );
  for (const kid of element.kids) if (isElement(kid)) removeOnPage(kid, page, works);
}

/** What is said of an element, without the marks of the typesetter. */
function wordsOf(element: Element, works: readonly PageWork[]): string {
  const runs = marksOf(element.kids).flatMap(({ page, mcid }) => works[page]?.runs.get(mcid) ?? []);
  return runs
    .map(({ text }) => text)
    .join('')
    .replace(/[\u00ad\u200b\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Where each picture is: its box, on the page where it begins. */
function placeFigures(tree: Tree, works: readonly PageWork[]): void {
  for (const element of elementsOf(tree.tops)) {
    if (!/^(?:Figure|Formula)$/.test(element.role) || attributeOf(element, 'BBox')) continue;
    const [first] = pagesOf(element);
    let box: PageArea | undefined;
    for (const { page, mcid } of marksOf(element.kids))
      if (page === first) box = union(box, works[page]?.content.marks.get(mcid)?.box);
    if (!box) continue;
    const BBox = [box.left, box.bottom, box.right, box.top].map((value) => Math.round(value * 100) / 100);
    addAttributes(element, tree.context.obj({ O: 'Layout', BBox }) as PDFDict);
  }
}
