// Step 4, in the browser's page: makes what is wider than the text fit by itself. One thing 1/64 px too wide, and the
// browser prints every page smaller.

import type { WideThing } from '../../model.ts';

/** `id`: the block that holds it. */
export type WideIn = WideThing & { readonly id: string };

/** Half of the unit in which the browser lays out. */
const NOTHING = 1 / 128;

/** Smaller, its letters could hardly be read. */
const LEAST_SCALE = 0.5;

/** What had to be changed so that a reader would see it, in the order of the document. */
export function fitWide(request: { readonly widthPx: number; readonly clipAll?: boolean }): readonly WideIn[] {
  const main = document.querySelector('main') as HTMLElement;
  const edges = edgesOf(main, request.widthPx);
  shareEdges(main, request.widthPx);
  const isWide = (el: Element): boolean => overhang(el, edges) > NOTHING;
  // All of a kind are read before one is changed: after each change, reading lays out the whole document anew.
  const tables = [...main.querySelectorAll('table')].filter(isWide);
  for (const table of tables) table.classList.add('tight');
  for (const table of tables) shrinkPictures(table, edges);
  for (const table of tables.filter(isWide)) table.classList.add('tightest');
  const small = tables.flatMap((table) => keepWords(table, edges));
  const pictures = [...main.querySelectorAll<HTMLElement>('img.inline')].filter(isWide);
  for (const picture of pictures) scalePicture(picture, 1 - overhang(picture, edges) / widthOf(picture));
  const others = [
    ...[...main.querySelectorAll<HTMLElement>('.katex')].filter(
      ({ parentElement }) => !parentElement?.closest('.katex'),
    ),
    ...tables.filter((table) => !table.parentElement?.closest('table')),
  ]
    .map((el) => ({ el, overPx: overhang(el, edges) }))
    .filter(({ overPx }) => overPx > NOTHING)
    .map(({ el, overPx }) => ({ ...fitOne(el, overPx, edges), el }));
  const again = new Set<Element>(others.map(({ el }) => el));
  const fitted = [...small.filter(({ el }) => !again.has(el)), ...others];
  const found = fitted.map(({ el, ...one }) => ({ ...one, id: blockOf(el), cutPx: overhang(el, edges) }));
  const told = found.filter(({ broken, scale, cutPx }) => broken || scale < 1 || cutPx >= 1);
  return [...told, ...clip(main, edges, request.clipAll === true, new Set(found.map(({ id }) => id)))];
}

/** Tables end at the edge of the text, or clearly before it: at two thirds. */
function shareEdges(main: HTMLElement, widthPx: number): void {
  const tables = [...main.querySelectorAll<HTMLElement>(':scope > table[data-b]:not(.across, .two-thirds)')];
  const shares = tables.map((table) => table.getBoundingClientRect().width / widthPx);
  tables.forEach((table, i) => {
    if (shares[i]! <= 1) table.classList.add(shares[i]! > 2 / 3 ? 'across' : 'two-thirds');
  });
}

interface Edges {
  readonly left: number;
  readonly right: number;
}

function edgesOf(main: HTMLElement, widthPx: number): Edges {
  const { left } = main.getBoundingClientRect();
  return { left, right: left + widthPx };
}

function overhang(el: Element, edges: Edges): number {
  return boxesOf(el).reduce((over, { left, right }) => Math.max(over, right - edges.right, edges.left - left), 0);
}

/** What of it takes room: a formula also holds its MathML, which is not seen. */
function boxesOf(el: Element): readonly Edges[] {
  const parts = el.classList.contains('katex') ? [...el.querySelectorAll('.katex-html .base, .katex-html .tag')] : [el];
  return parts.map((part) => part.getBoundingClientRect());
}

function widthOf(el: Element): number {
  const boxes = boxesOf(el);
  const right = boxes.reduce((most, box) => Math.max(most, box.right), Number.NEGATIVE_INFINITY);
  return right - boxes.reduce((least, box) => Math.min(least, box.left), Number.POSITIVE_INFINITY);
}

function blockOf(el: Element): string {
  return el.closest<HTMLElement>('[data-b]')?.dataset.b ?? '';
}

/** A row of pictures becomes as narrow as its table has to be. */
function shrinkPictures(table: HTMLTableElement, edges: Edges): void {
  for (let round = 0; round < 3; round++) {
    const overPx = overhang(table, edges);
    if (overPx <= NOTHING) return;
    const widest = [...table.rows].reduce((most, row) => {
      const inRow = [...row.querySelectorAll('img.inline')];
      return Math.max(
        most,
        inRow.reduce((sum, picture) => sum + widthOf(picture), 0),
      );
    }, 0);
    const share = 1 - overPx / widest;
    if (widest === 0 || share < 0.15) return;
    for (const picture of table.querySelectorAll<HTMLElement>('img.inline')) scalePicture(picture, share);
  }
}

/** Down to whole units of the layout, so that several in a row add up to no more than their room. */
function scalePicture({ style }: HTMLElement, share: number): void {
  if (share <= 0) return;
  const scaled = (length: string): string => `${Math.floor(Number.parseFloat(length) * share * 64) / 64}px`;
  style.width = scaled(style.width);
  style.height = scaled(style.height);
}

/** A table that breaks words in their middle is set smaller, until it does no longer, or could hardly be read. */
function keepWords(
  table: HTMLTableElement,
  edges: Edges,
): (Pick<WideThing, 'what' | 'overPx' | 'broken' | 'scale'> & { readonly el: HTMLElement })[] {
  if (table.parentElement?.closest('table') || !breaksWords(table)) return [];
  table.classList.remove('tight', 'tightest');
  const overPx = overhang(table, edges);
  table.classList.add('tight', 'tightest');
  let scale = 1;
  for (const smaller of SMALLER) {
    table.style.setProperty('zoom', String(smaller));
    scale = smaller;
    if (!breaksWords(table)) return [{ el: table, what: 'table', overPx, broken: false, scale }];
  }
  // Words are broken anyway: larger letters are easier to read.
  scale = SMALLER[2];
  table.style.setProperty('zoom', String(scale));
  return [{ el: table, what: 'table', overPx, broken: true, scale }];
}

/** The last leaves letters of 5.5 pt. */
const SMALLER = [0.94, 0.88, 0.8, 0.72, 0.64] as const;

/** Letters between two places where a word may break. What is longer is no word. */
const WHOLE =
  /(?<![\p{L}\p{N}/._@-])[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Armenian}\p{sc=Georgian}\p{sc=Devanagari}\p{M}]{4,34}(?![\p{L}\p{N}/_@]|\.\p{L})/gu;

function breaksWords(table: HTMLTableElement): boolean {
  const range = document.createRange();
  const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
    if (text.parentElement?.closest('code, .katex')) continue;
    for (const { 0: word, index } of text.data.matchAll(WHOLE)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const [first, ...more] = range.getClientRects();
      if (first && more.some(({ top }) => top > first.top + first.height / 2)) return true;
    }
  }
  return false;
}

/** A formula is broken over lines; what is still too wide is set smaller in its place. */
function fitOne(
  el: HTMLElement,
  overPx: number,
  edges: Edges,
): Pick<WideThing, 'what' | 'overPx' | 'broken' | 'scale'> {
  const formula = el.classList.contains('katex');
  const display = formula && el.parentElement?.classList.contains('katex-display');
  if (display) el.classList.add('broken');
  const over = overhang(el, edges);
  let scale = 1;
  if (over > NOTHING) {
    const width = widthOf(el);
    const before = Number.parseFloat(el.style.getPropertyValue('zoom') || '1');
    scale = Math.max(LEAST_SCALE, Math.floor((99.5 * before * (width - over)) / width) / 100);
    el.style.setProperty('zoom', String(scale));
  }
  return { what: formula ? 'formula' : 'table', overPx, broken: display === true, scale };
}

/** What still reaches over the edge would make every page smaller: it is cut there. Often it is 1/64 px of a line. */
function clip(main: HTMLElement, edges: Edges, all: boolean, known: ReadonlySet<string>): WideIn[] {
  const range = document.createRange();
  // What the plan sets in the margin has room there.
  const wide = [...main.querySelectorAll(':scope > :not(.reaching)')].flatMap((el) => {
    range.selectNodeContents(el);
    // Of elements inside of it, a range tells only the lines of text.
    const inside = [...el.querySelectorAll(':not(.katex-mathml *)')].map((one) => one.getBoundingClientRect());
    const boxes = [el.getBoundingClientRect(), ...inside, ...range.getClientRects()];
    const overPx = boxes.reduce(
      (over, { left, right, width }) => (width > 0 ? Math.max(over, right - edges.right, edges.left - left) : over),
      0,
    );
    return all || overPx > NOTHING ? [{ el, overPx }] : [];
  });
  for (const { el } of wide) el.classList.add('clipped');
  return wide
    .filter(({ el, overPx }) => overPx >= 1 && !known.has(blockOf(el)) && !el.querySelector('.katex'))
    .map(({ el, overPx }) => ({
      id: blockOf(el),
      ...({ what: 'text', broken: false, scale: 1 } as const),
      overPx,
      cutPx: overPx,
    }));
}
