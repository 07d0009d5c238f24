// Step 4, in the browser's page: breaks pages inside of lists, tables, quotations and code where the plan does. Left to
// itself the browser breaks such blocks by rules of its own.

import { marksOf, withHeights } from './slices.ts';
import { leaves } from './text-lines.ts';

/** Every [data-breaks] block begins a page before each of its slices that are listed there. */
export function forceBreaks(request: { readonly linePx: number }): void {
  for (const el of document.querySelectorAll<HTMLElement>('main > [data-breaks]')) {
    const { top, bottom } = el.getBoundingClientRect();
    const slices = withHeights(marksOf(el, request.linePx), top, bottom);
    const wanted = (el.dataset.breaks as string).split(' ').map(Number);
    // From the last on: a break moves nothing that stands before it.
    for (const index of wanted.reverse()) {
      const slice = slices[index];
      if (slice?.at instanceof Element) breakBefore(slice.at, el);
      else if (slice?.at) breakInside(slice.at, slice.top, el);
    }
  }
}

/** Before an element, or before what it begins: a list's item, say, with its number. */
function breakBefore(start: Element, block: Element): void {
  let el = start;
  while (el.tagName !== 'TR' && el.parentElement && el.parentElement !== block && isFirst(el)) el = el.parentElement;
  if (el !== block) el.classList.add('page-begins');
}

function isFirst(node: Node): boolean {
  for (let before = node.previousSibling; before; before = before.previousSibling)
    if (before instanceof Element || before.textContent?.trim()) return false;
  return true;
}

/** Before the line at `top`: what it begins with is the first leaf, or character, whose middle lies below. */
function breakInside(nodes: readonly Node[], top: number, block: Element): void {
  const range = document.createRange();
  const middleOf = (box: DOMRect): number => box.top + box.height / 2;
  const first = nodes[0] as Node;
  for (const leaf of nodes.flatMap((node) => [...leaves(node)])) {
    if (leaf instanceof Element) {
      if (leaf.tagName === 'BR' || middleOf(leaf.getBoundingClientRect()) <= top) continue;
      insertBreak(leaf, first, block);
      return;
    }
    const index = firstBelow(leaf.data.length, (at) => {
      range.setStart(leaf, at);
      range.setEnd(leaf, at + 1);
      const box = [...range.getClientRects()].at(-1);
      return box && box.height > 0 ? middleOf(box) > top : undefined;
    });
    if (index === undefined) continue;
    const rest = index === 0 ? leaf : leaf.splitText(index);
    // At the end of a block the browser shows no hyphen.
    if (index > 0 && leaf.data.endsWith('\u00ad')) leaf.data = `${leaf.data.slice(0, -1)}\u2010`;
    insertBreak(rest, first, block);
    return;
  }
}

/** The first character that lies below, by bisection; those without a box (undefined) count as their follower does. */
export function firstBelow(length: number, isBelow: (at: number) => boolean | undefined): number | undefined {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    let at = middle;
    while (at < high && isBelow(at) === undefined) at++;
    if (at === high || isBelow(at)) high = middle;
    else low = at + 1;
  }
  // Spaces that hang at the end of a line have no box either.
  while (low < length && isBelow(low) === undefined) low++;
  return low < length ? low : undefined;
}

function insertBreak(start: Node, first: Node, block: Element): void {
  const turned = start.parentElement?.className === 'turned' && isFirst(start);
  const before = turned ? (start.parentElement as Node) : start;
  if (before === first && first.parentElement && isFirst(first)) breakBefore(first.parentElement, block);
  else {
    const parting = document.createElement('span');
    parting.className = 'page-begins parting';
    before.parentNode?.insertBefore(parting, before);
  }
}
