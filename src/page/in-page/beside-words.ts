// Step 4, in the browser's page: measures the words that their author set beside a photo, and the steps of lists, in
// the columns beside it; and where the text of a list's items begins.

export interface WordsRequest {
  /** Widths of the words, by the columns of their photo; 0: none. */
  readonly wordsPx: readonly number[];
  /** Blocks of words, and lists of one step. */
  readonly words: readonly string[];
  readonly lists: readonly string[];
}

export interface HeightsOf {
  readonly id: string;
  readonly besidePx: readonly number[];
}

export interface EdgesOf {
  readonly id: string;
  readonly edgesPx: readonly number[];
}

/** All are set at once, so that the browser lays them out in one reflow. */
export function wordHeights(main: HTMLElement, { words, wordsPx }: WordsRequest): HeightsOf[] {
  const stage = document.createElement('div');
  stage.style.cssText = 'position:absolute;left:0;top:0;width:0;visibility:hidden;';
  const set = words.map((id) => {
    const source = main.querySelector(`:scope > [data-b="${id}"]`) as HTMLElement;
    const clones = wordsPx.map((widthPx) => {
      if (widthPx === 0) return undefined;
      const clone = source.cloneNode(true) as HTMLElement;
      clone.removeAttribute('data-b');
      stage.append(columnOf(clone, widthPx));
      return clone;
    });
    return { id, clones };
  });
  main.append(stage);
  const heights = set.map(({ id, clones }) => ({
    id,
    besidePx: clones.map((clone) => clone?.getBoundingClientRect().height ?? 0),
  }));
  stage.remove();
  return heights;
}

/** As wide as the words; the room that a list leaves for its signs is outside of it. */
function columnOf(el: HTMLElement, widthPx: number): HTMLElement {
  const column = document.createElement('div');
  const isList = /^[UO]L$/.test(el.tagName);
  column.className = isList ? 'beside step' : 'beside';
  column.style.cssText = `position:absolute;contain:none;width:${widthPx}px`;
  if (isList) el.style.paddingInlineStart = '0';
  column.append(el);
  return column;
}

/** From the edge of the text, whichever way it runs. */
export function itemEdges(main: HTMLElement, lists: readonly string[]): EdgesOf[] {
  const { left, right } = main.getBoundingClientRect();
  const rtl = getComputedStyle(main).direction === 'rtl';
  return lists.map((id) => {
    const edgesPx: number[] = [];
    let list = main.querySelector(`:scope > [data-b="${id}"]`);
    while (list) {
      const item: Element | undefined = [...list.children].filter(({ tagName }) => tagName === 'LI').at(-1);
      if (!item) break;
      const box = item.getBoundingClientRect();
      edgesPx.push(rtl ? right - box.right : box.left - left);
      list = [...item.children].filter(({ tagName }) => /^[UO]L$/.test(tagName)).at(-1) ?? null;
    }
    return { id, edgesPx };
  });
}
