// Step 4, in the browser's page: removes soft hyphens at which no line breaks. In the PDF they would be copied and
// searched as characters of the text.

import { textNodes } from './text-lines.ts';

const HYPHEN = /\u00ad/g;

/** @param done what has been looked through already */
export function keepUsedHyphens(root: HTMLElement, done?: HTMLElement): void {
  // A hyphen where a line was made to end is used. What is read after a change has to be laid out anew, all of it.
  const isNew = (node: Text): boolean => node.parentElement?.className !== 'line-end' && !done?.contains(node);
  const nodes = [...textNodes(root)].filter((node) => node.data.includes('\u00ad') && isNew(node));
  const range = document.createRange();
  // All are read before one is changed.
  const used = nodes.map((node) => {
    const middleOf = (index: number): number => {
      if (index < 0 || index >= node.data.length) return Number.NaN;
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      const { top, height } = range.getBoundingClientRect();
      return top + height / 2;
    };
    const hyphens = [...node.data.matchAll(HYPHEN)].map(({ index }) => index);
    return new Set(usedHyphens(hyphens, middleOf));
  });
  nodes.forEach((node, i) => {
    node.data = node.data.replace(HYPHEN, (hyphen, index: number) => (used[i]?.has(index) ? hyphen : ''));
  });
}

/** Those of the hyphens (indexes in a text, ascending) that lie between two lines; `middleOf` a character = its y.
 *  All hyphens between two letters of one line are unused; otherwise each half of them is searched. */
export function usedHyphens(hyphens: readonly number[], middleOf: (index: number) => number): number[] {
  const [first, last] = [hyphens[0], hyphens.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (Math.abs(middleOf(first - 1) - middleOf(last + 1)) < 4) return [];
  if (hyphens.length === 1) return [first];
  const half = (hyphens.length + 1) >> 1;
  return [...usedHyphens(hyphens.slice(0, half), middleOf), ...usedHyphens(hyphens.slice(half), middleOf)];
}
