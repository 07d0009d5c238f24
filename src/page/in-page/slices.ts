// Step 4, in the browser's page: finds the places where a block may break, by the boxes of its lines, rows, pictures.

import type { MeasuredBlock, Slice } from '../../model.ts';
import { type Edges, joinIntoLines, leaves } from './text-lines.ts';

export type BlockSlices = Required<Pick<MeasuredBlock, 'id' | 'heightPx' | 'slices' | 'repeatHeadPx'>>;

/** The blocks of the document, top to bottom. */
export function blockSlices(main: HTMLElement, linePx: number): BlockSlices[] {
  return [...main.querySelectorAll<HTMLElement>(':scope > [data-b]')].map((el) => {
    const table = el.tagName === 'TABLE' ? el : el.querySelector(':scope > table');
    return {
      id: el.dataset.b as string,
      ...slicesOf(el, linePx),
      repeatHeadPx: table?.querySelector('thead')?.getBoundingClientRect().height ?? 0,
    };
  });
}

function slicesOf(el: HTMLElement, linePx: number): Pick<BlockSlices, 'heightPx' | 'slices'> {
  const { top, bottom, height } = el.getBoundingClientRect();
  const lines = /^(?:P|FIGCAPTION)$/.test(el.tagName) ? wholeLines(height, linePx) : [];
  const plain = { heightPx: lines.length * linePx, slices: lines };
  if (lines.length > 0 && !el.querySelector('img, .katex')) return plain;
  const whole = { heightPx: height, kind: 'rigid', part: 0 } as const;
  if (el.classList.contains('columns')) return { heightPx: height, slices: [whole] };
  const found = cutAt(marksOf(el, linePx), top, bottom);
  // A formula may raise its line by a fraction of a px: many of them add up.
  const isLine = (slice: Slice): boolean => Math.abs(slice.heightPx - linePx) < 0.6;
  if (Math.abs(height - plain.heightPx) < 0.01 && lines.length === found.length && found.every(isLine)) return plain;
  return { heightPx: height, slices: found.length > 0 ? found : [whole] };
}

/** Where the slices of a block begin, and at what, in the order of cutAt. */
export function marksOf(el: HTMLElement, linePx: number): readonly SliceMark[] {
  const found: Found = { marks: [], parts: 0, linePx };
  markBlock(el, found);
  return found.marks;
}

/** A plain paragraph as lines of one height; none when `heightPx` is no whole number of them. */
export function wholeLines(heightPx: number, linePx: number): Slice[] {
  const count = Math.round(heightPx / linePx);
  if (Math.abs(count * linePx - heightPx) >= 0.6) return [];
  return Array.from({ length: count }, () => ({ heightPx: linePx, kind: 'line', part: 0 }));
}

/** Where a slice begins. */
export interface SliceMark extends Omit<Slice, 'heightPx'> {
  readonly top: number;
  /** Its element, or the inline nodes in which its line stands. */
  readonly at?: Element | readonly Node[];
}

/** The slices of a block that reaches from `top` to `bottom`: each from its mark to the next. */
export function cutAt(marks: readonly SliceMark[], top: number, bottom: number): Slice[] {
  return withHeights(marks, top, bottom).map(({ top: _, at: __, ...slice }) => slice);
}

/** From the top down; a mark that stands beside another one is none. */
export function withHeights(marks: readonly SliceMark[], top: number, bottom: number): (SliceMark & Slice)[] {
  const sorted = [...marks].sort((a, b) => a.top - b.top);
  const slices = sorted.map((mark, i) => {
    const heightPx = Math.max(0, (sorted[i + 1]?.top ?? bottom) - (i === 0 ? top : mark.top));
    return { heightPx, ...mark };
  });
  return slices.filter(({ heightPx }) => heightPx > 0.01);
}

/** What has been found of a block so far; `parts` counts its paragraphs, tables and rigid pieces. */
interface Found {
  readonly marks: SliceMark[];
  parts: number;
  readonly linePx: number;
}

function markBlock(el: HTMLElement, found: Found): void {
  const style = getComputedStyle(el);
  if (el.tagName === 'TABLE') markRows(el as HTMLTableElement, found);
  else if (el.tagName === 'PRE') markCode(el, style, found);
  else if (/^(IMG|HR|SVG|MATH|HEADER)$/i.test(el.tagName) || /flex|grid/.test(style.display))
    found.marks.push({ top: el.getBoundingClientRect().top, kind: 'rigid', part: ++found.parts, at: el });
  else markChildren(el, style, found);
}

/** All rows of the head together are one slice. */
function markRows(table: HTMLTableElement, found: Found): void {
  const part = ++found.parts;
  for (const row of table.rows) {
    const inHead = row.parentElement?.tagName === 'THEAD';
    if (inHead && found.marks.at(-1)?.part === part) continue;
    found.marks.push({ top: (inHead ? table : row).getBoundingClientRect().top, kind: 'row', part, at: row });
  }
}

function markCode(el: HTMLElement, style: CSSStyleDeclaration, found: Found): void {
  const part = ++found.parts;
  const { top, height } = el.getBoundingClientRect();
  const lineHeight = Number.parseFloat(style.lineHeight) || found.linePx;
  const above = Number.parseFloat(style.paddingTop);
  const count = Math.max(1, Math.round((height - above - Number.parseFloat(style.paddingBottom)) / lineHeight));
  // The space above the first line goes with it to the next page.
  for (let i = 0; i < count; i++)
    found.marks.push({ top: i === 0 ? top : top + above + i * lineHeight, kind: 'code', part, at: [...el.childNodes] });
}

/** What stands in lines between two blocks is a paragraph. */
function markChildren(el: HTMLElement, style: CSSStyleDeclaration, found: Found): void {
  let inline: Node[] = [];
  const endParagraph = (): void => {
    if (inline.length === 0) return;
    markLines(inline, Number.parseFloat(style.lineHeight) || found.linePx, found);
    const last = found.marks.at(-1);
    if (last && style.breakAfter === 'avoid') found.marks.splice(-1, 1, { ...last, keepsNext: true });
    inline = [];
  };
  for (const child of el.childNodes) {
    if (isBlock(child)) {
      endParagraph();
      markBlock(child, found);
    } else if (child.nodeType === 1 || (child.nodeType === 3 && child.textContent?.trim())) inline.push(child);
  }
  endParagraph();
}

function isBlock(node: Node): node is HTMLElement {
  if (!(node instanceof HTMLElement)) return false;
  const { display, position } = getComputedStyle(node);
  return display !== 'none' && position !== 'absolute' && !/^(inline|contents|ruby|math)/.test(display);
}

function markLines(nodes: readonly Node[], lineHeight: number, found: Found): void {
  const lines: Line[] = joinIntoLines(nodes.flatMap((node) => wordBoxes(node)));
  for (const box of nodes.flatMap((node) => [...leaves(node)]).filter((leaf) => leaf instanceof Element))
    placeInLine(box.getBoundingClientRect(), lines);
  if (lines.length === 0) return;
  const part = ++found.parts;
  for (const { top, bottom, boxTop = top } of lines.sort((a, b) => a.top - b.top)) {
    // The browser puts whole pixels above the letters, and the rest of the leading below.
    const spare = Math.floor(Math.max(0, lineHeight - (bottom - top)) / 2);
    found.marks.push({ top: Math.min(top - spare, boxTop), kind: 'line', part, at: nodes });
  }
}

/** A line of words, and where its highest picture or formula begins. */
interface Line extends Edges {
  boxTop?: number;
}

function wordBoxes(node: Node): DOMRect[] {
  const range = document.createRange();
  const texts = [...leaves(node)].filter((leaf) => leaf instanceof Text);
  return texts.flatMap((text) => {
    range.selectNode(text);
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  });
}

/** A picture or formula stands in the line that it shares most of its height with, or in one of its own. */
function placeInLine({ top, bottom, width, height }: DOMRect, lines: Line[]): void {
  if (width === 0 || height === 0) return;
  const shared = (line: Line): number => Math.min(line.bottom, bottom) - Math.max(line.top, top);
  const line = lines.reduce<Line | undefined>(
    (best, one) => (shared(one) > Math.max(0, best ? shared(best) : 0) ? one : best),
    undefined,
  );
  if (line) line.boxTop = Math.min(line.boxTop ?? top, top);
  else lines.push({ top, bottom });
}
