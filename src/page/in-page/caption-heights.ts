// Step 4, in the browser's page: measures words in columns of their own: how high every caption is at each width of the
// ladder, and how wide on one line; how high every entry of the contents is.

export interface CaptionHeights {
  /** Of its photo. */
  readonly id: string;
  readonly heightsPx: readonly number[];
  /** On one line. */
  readonly widthPx: number;
}

/** `ladderPx` ascends: only the widths at which a caption needs more lines than one are tried, all in one reflow. */
export function captionHeights(ladderPx: readonly number[]): CaptionHeights[] {
  const box = document.querySelector('body > .captions');
  if (!box) return [];
  const sources = [...box.querySelectorAll('figcaption')];
  for (const el of sources) el.style.cssText = 'position:absolute;white-space:nowrap;width:max-content';
  const onOneLine = sources.map((el) => el.getBoundingClientRect());
  const trials = sources.map((el, i) => {
    const narrower = ladderPx.filter((widthPx) => widthPx < (onOneLine[i] as DOMRect).width + 1);
    return narrower.map((widthPx) => {
      const clone = el.cloneNode(true) as HTMLElement;
      clone.style.cssText = `position:absolute;width:${widthPx}px`;
      box.append(clone);
      return clone;
    });
  });
  const heights = trials.map((clones) => clones.map((el) => el.getBoundingClientRect().height));
  for (const clone of trials.flat()) clone.remove();
  return sources.map((el, i) => {
    const { height, width } = onOneLine[i] as DOMRect;
    const heightsPx = ladderPx.map((_, step) => heights[i]?.[step] ?? height);
    return { id: el.dataset.photo as string, heightsPx, widthPx: width };
  });
}

export interface EntrySizes {
  /** Of what stands above them. */
  readonly headPx: number;
  readonly heightsPx: readonly number[];
  /** Of the longest title, or of the column where one needs several lines. */
  readonly titlePx: number;
}

/** Of the contents, in one column: their titles are set as wide as the longest one first. */
export function entrySizes(): EntrySizes {
  const contents = document.querySelector('.contents') as HTMLElement;
  const titles = [...contents.querySelectorAll('.words')].map((el) => el.getBoundingClientRect().width);
  const titlePx = Math.ceil(titles.reduce((most, width) => Math.max(most, width), 0));
  contents.style.setProperty('--title', `${titlePx}px`);
  contents.classList.add('set');
  const height = (el: Element): number => el.getBoundingClientRect().height;
  const head = contents.querySelector('.head') as HTMLElement;
  return { headPx: height(head), heightsPx: [...contents.querySelectorAll('li')].map(height), titlePx };
}

/** Of the words of each cover in the page. */
export function coverHeights(): number[] {
  return [...document.querySelectorAll('.cover > .cover-words')].map((el) => el.getBoundingClientRect().height);
}
