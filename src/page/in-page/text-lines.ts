// Step 4, in the browser's page: which boxes form a line of text, and at which character each line begins.

export interface Edges {
  readonly top: number;
  readonly bottom: number;
}

/** Boxes that overlap by more than half the height of the lower one stand on one line. */
export function joinIntoLines(boxes: readonly Edges[]): Edges[] {
  const lines: { top: number; bottom: number }[] = [];
  for (const { top, bottom } of [...boxes].sort((a, b) => a.top - b.top)) {
    const last = lines.at(-1);
    if (last && Math.min(last.bottom, bottom) - top > 0.5 * Math.min(bottom - top, last.bottom - last.top))
      last.bottom = Math.max(last.bottom, bottom);
    else lines.push({ top, bottom });
  }
  return lines;
}

/** Where each line of a paragraph begins, in characters of its text. */
export function lineOffsets(el: HTMLElement, linePx: number): number[] {
  const offsets: number[] = [];
  const range = document.createRange();
  let before = 0;
  let above = Number.NEGATIVE_INFINITY;
  for (const node of textNodes(el)) {
    const middleOf = (index: number): number => {
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      const rects = range.getClientRects();
      const rect = rects[rects.length - 1];
      return rect ? rect.top + rect.height / 2 : Number.NaN;
    };
    for (const { index, middle } of lineStarts(node.data.length, middleOf, above, linePx)) {
      offsets.push(before + index);
      above = middle;
    }
    before += node.data.length;
  }
  return offsets;
}

/** Where lines begin among `length` characters; `middleOf` a character = its y (NaN: it has no box), `above` that of
 *  the line before them. */
export function lineStarts(
  length: number,
  middleOf: (index: number) => number,
  above: number,
  linePx: number,
): { readonly index: number; readonly middle: number }[] {
  const starts: { index: number; middle: number }[] = [];
  let line = above;
  for (let index = 0; index < length; index++) {
    const middle = middleOf(index);
    if (Number.isNaN(middle)) continue;
    if (middle > line + linePx / 2) {
      starts.push({ index, middle });
      line = middle;
    }
    index = lastOnLine(index, length, (at) => !(middleOf(at) > line + linePx / 2));
  }
  return starts;
}

/** By bisection: a paragraph has far more characters than lines. */
function lastOnLine(index: number, length: number, isOnLine: (index: number) => boolean): number {
  let low = index;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isOnLine(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function* textNodes(el: Node): Generator<Text> {
  const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node as Text;
}

/** What stands in the lines of a node, in its order: texts, and elements that no line can part. */
export function* leaves(node: Node): Generator<Text | Element> {
  if (node instanceof Text) yield node;
  if (!(node instanceof Element)) return;
  const { display, position } = getComputedStyle(node);
  if (display === 'none' || position === 'absolute') return;
  if (!/^(inline|contents|ruby.*)$/.test(display) || /^(IMG|BR|WBR|INPUT)$/.test(node.tagName)) yield node;
  else for (const child of node.childNodes) yield* leaves(child);
}
