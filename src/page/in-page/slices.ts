// Step 4, in the browser's page: finds the places where a block may break, by the boxes of its lines, rows, pictures.

import type { MeasuredBlock, Slice } from '../../model.ts';
import { joinIntoLines } from './text-lines.ts';

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
  const lines = el.tagName === 'P' ? wholeLines(height, linePx) : [];
  if (lines.length > 0) return { heightPx: lines.length * linePx, slices: lines };
  const found: Found = { marks: [], parts: 0, linePx };
  markBlock(el, found);
  const whole = { heightPx: height, kind: 'rigid', part: 0 } as const;
  return { heightPx: height, slices: found.marks.length > 0 ? cutAt(found.marks, top, bottom) : [whole] };
}

/** A plain paragraph as lines of one height; none when `heightPx` is no whole number of them. */
export function wholeLines(heightPx: number, linePx: number): Slice[] {
  const count = Math.round(heightPx / linePx);
  if (Math.abs(count * linePx - heightPx) >= 0.6) return [];
  return Array.from({ length: count }, () => ({ heightPx: linePx, kind: 'line', part: 0 }));
}

/** Where a slice begins. */
export interface Mark extends Omit<Slice, 'heightPx'> {
  readonly top: number;
}

/** The slices of a block that reaches from `top` to `bottom`: each from its mark to the next. */
export function cutAt(marks: readonly Mark[], top: number, bottom: number): Slice[] {
  const sorted = [...marks].sort((a, b) => a.top - b.top);
  const slices = sorted.map(({ top: own, ...mark }, i) => {
    const heightPx = Math.max(0, (sorted[i + 1]?.top ?? bottom) - (i === 0 ? top : own));
    return { heightPx, ...mark };
  });
  return slices.filter(({ heightPx }) => heightPx > 0.01);
}

/** What has been found of a block so far; `parts` counts its paragraphs, tables and rigid pieces. */
interface Found {
  readonly marks: Mark[];
  parts: number;
  readonly linePx: number;
}

function markBlock(el: HTMLElement, found: Found): void {
  const style = getComputedStyle(el);
  if (el.tagName === 'TABLE') markRows(el as HTMLTableElement, found);
  else if (el.tagName === 'PRE') markCode(el, style, found);
  else if (/^(IMG|HR|SVG|MATH|HEADER)$/i.test(el.tagName) || /flex|grid/.test(style.display))
    found.marks.push({ top: el.getBoundingClientRect().top, kind: 'rigid', part: ++found.parts });
  else markChildren(el, style, found);
}

/** All rows of the head together are one slice. */
function markRows(table: HTMLTableElement, found: Found): void {
  const part = ++found.parts;
  for (const row of table.rows) {
    const inHead = row.parentElement?.tagName === 'THEAD';
    if (inHead && found.marks.at(-1)?.part === part) continue;
    found.marks.push({ top: (inHead ? table : row).getBoundingClientRect().top, kind: 'row', part });
  }
}

function markCode(el: HTMLElement, style: CSSStyleDeclaration, found: Found): void {
  const part = ++found.parts;
  const { top, height } = el.getBoundingClientRect();
  const lineHeight = Number.parseFloat(style.lineHeight) || found.linePx;
  const above = Number.parseFloat(style.paddingTop);
  const count = Math.max(1, Math.round((height - above - Number.parseFloat(style.paddingBottom)) / lineHeight));
  for (let i = 0; i < count; i++) found.marks.push({ top: top + above + i * lineHeight, kind: 'code', part });
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
  const { display } = getComputedStyle(node);
  return display !== 'none' && !/^(inline|contents|ruby|math)/.test(display);
}

function markLines(nodes: readonly Node[], lineHeight: number, found: Found): void {
  const range = document.createRange();
  range.setStartBefore(nodes[0] as Node);
  range.setEndAfter(nodes[nodes.length - 1] as Node);
  const lines = joinIntoLines([...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0));
  if (lines.length === 0) return;
  const part = ++found.parts;
  for (const { top, bottom } of lines) {
    const spare = Math.max(0, lineHeight - (bottom - top)) / 2;
    found.marks.push({ top: top - spare, kind: 'line', part });
  }
}
