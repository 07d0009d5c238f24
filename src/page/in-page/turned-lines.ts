// Step 4, in the browser's page: marks where a line of code goes on in the next one, which a reader cannot tell from a
// line of its own. The style sheet draws the sign: it is no character, so that code is copied as it was written.

import { lineStarts, textNodes } from './text-lines.ts';

/** A character at which a line begins, and the text that it stands in. */
interface Turn {
  readonly node: Text;
  readonly index: number;
}

/** In measuring and in print alike: within a sentence the sign takes room. None stands beside and below photos, nor
 *  where all lines are chosen: those tear no word. */
export function markTurnedLines(): void {
  const found = [...document.querySelectorAll<HTMLElement>('main pre, main :not(pre) > code')];
  const codes = found.filter((el) => mayTurn(el) && !el.closest('.row, .beside, .lines'));
  // All are read before one is changed.
  const turns = codes.map((el) => ({ el, turns: turnsOf(el) }));
  for (const one of turns) {
    if (one.el.tagName === 'PRE') for (const turn of one.turns.reverse()) wrapFirst(turn);
    else if (one.turns[0]) wrapRest(one.el, one.turns[0]);
  }
}

/** Most code stands in lines as it was written: seen by its height, or by its boxes. */
function mayTurn(el: HTMLElement): boolean {
  if (el.tagName !== 'PRE') return el.getClientRects().length > 1;
  const style = getComputedStyle(el);
  const written = (el.textContent ?? '').replace(/\n$/, '').split('\n').length;
  const paddingPx = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom);
  return el.getBoundingClientRect().height - paddingPx > (written + 0.5) * lineHeightOf(el);
}

const lineHeightOf = (el: Element): number => Number.parseFloat(getComputedStyle(el).lineHeight) || 20;

function turnsOf(el: HTMLElement): Turn[] {
  const block = el.tagName === 'PRE';
  const linePx = lineHeightOf(block ? el : (el.parentElement as HTMLElement));
  const range = document.createRange();
  const turns: Turn[] = [];
  let above = Number.NEGATIVE_INFINITY;
  let before = '';
  for (const node of textNodes(el)) {
    const middleOf = (index: number): number => {
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      const rect = [...range.getClientRects()].at(-1);
      return rect && rect.height > 0 ? rect.top + rect.height / 2 : Number.NaN;
    };
    for (const { index, middle } of lineStarts(node.data.length, middleOf, above, linePx)) {
      above = middle;
      const last = index > 0 ? node.data.charAt(index - 1) : before;
      if (isTurn(last, node.data.charAt(index), block)) turns.push({ node, index });
    }
    before = node.data.at(-1) ?? before;
  }
  return turns;
}

/** The characters on both sides. A block's line may turn at a blank, too; in a sentence that needs no sign. */
export function isTurn(last: string, first: string, block: boolean): boolean {
  if (last === '' || last === '\n' || first === '\n') return false;
  return block || !/\s/.test(last + first);
}

/** In the padding of a block: the sign stands in front of the line's first character. */
function wrapFirst({ node, index }: Turn): void {
  const rest = index > 0 ? node.splitText(index) : node;
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(rest.data);
  if (first && first.segment.length < rest.data.length) rest.splitText(first.segment.length);
  const mark = newMark();
  rest.parentNode?.insertBefore(mark, rest);
  mark.append(rest);
}

/** In a sentence: in front of each line of what is left, which makes these lines a little shorter. */
function wrapRest(code: HTMLElement, { node, index }: Turn): void {
  const range = document.createRange();
  range.setStart(node, index);
  range.setEnd(code, code.childNodes.length);
  const mark = newMark();
  mark.append(range.extractContents());
  code.append(mark);
}

function newMark(): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'turned';
  return mark;
}
