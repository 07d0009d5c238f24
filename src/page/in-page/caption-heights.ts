// Step 4, in the browser's page: measures how high every caption is at each width of the ladder, and
// how wide on one line.

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
