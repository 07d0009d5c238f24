/// <reference lib="dom" />
// Step 4, the part that runs inside the browser page: self-contained functions for Sheet.evaluate. Each may use only its argument
// and the DOM; nothing from outside survives the trip. Measuring leaves the document as it was.

export interface MeasureRequest {
  readonly linePx: number;
  readonly ladderPx: readonly number[];
  readonly captionLadderPx: readonly number[];
  /** Between a photo and the text beside it. */
  readonly gutterPx: number;
  /** True when narrow columns are justified (CJK), so that torn lines matter. */
  readonly justified: boolean;
  /** Paragraphs to set at the ladder; photoAspect of the run that follows (0 = none) chooses the tails worth measuring. */
  readonly narrow: readonly {
    readonly id: string;
    readonly photoAspect: number;
  }[];
  readonly widthPx: number;
}

export interface RawSlice {
  readonly heightPx: number;
  readonly kind: 'line' | 'code' | 'row' | 'rigid';
  readonly part: number;
  readonly keepsNext?: true;
}

export interface RawSetting {
  readonly lines: number;
  readonly tear: number;
}

export interface MeasureReply {
  readonly blocks: readonly {
    id: string;
    heightPx: number;
    slices: RawSlice[];
    repeatHeadPx: number;
  }[];
  readonly narrow: readonly {
    id: string;
    narrow: RawSetting[];
    tails: { line: number; offset: number; narrow: RawSetting[] }[];
  }[];
  readonly captions: readonly {
    id: string;
    widthPx: number;
    heightsPx: number[];
  }[];
}

/** Measures every [data-b] block, the paragraphs asked for at narrower widths, and every caption at its ladder. */
export function measureInPage(request: MeasureRequest): MeasureReply {
  const { linePx, ladderPx, captionLadderPx, justified, widthPx } = request;
  const main = document.querySelector('main') as HTMLElement;
  const INLINE = /^(inline|contents|ruby|math)/;

  // ---- slices of a block: every place where it may break, from the boxes of its lines
  interface Mark {
    top: number;
    kind: RawSlice['kind'];
    part: number;
    keepsNext?: true;
  }
  let part = 0;
  const isBlock = (node: Node): node is HTMLElement =>
    node instanceof HTMLElement &&
    !INLINE.test(getComputedStyle(node).display) &&
    getComputedStyle(node).display !== 'none';
  function marksOf(el: HTMLElement, marks: Mark[]): void {
    const box = el.getBoundingClientRect();
    const style = getComputedStyle(el);
    if (el.tagName === 'TABLE') {
      part++;
      for (const row of (el as HTMLTableElement).rows)
        if (row.parentElement?.tagName !== 'THEAD')
          marks.push({
            top: row.getBoundingClientRect().top,
            kind: 'row',
            part,
          });
        else if (marks.length === 0 || marks[marks.length - 1]?.part !== part)
          marks.push({ top: box.top, kind: 'row', part });
      return;
    }
    if (el.tagName === 'PRE') {
      part++;
      const lineHeight = Number.parseFloat(style.lineHeight) || linePx;
      const first = box.top + Number.parseFloat(style.paddingTop);
      const inner = box.height - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom);
      const count = Math.max(1, Math.round(inner / lineHeight));
      for (let i = 0; i < count; i++) marks.push({ top: first + i * lineHeight, kind: 'code', part });
      return;
    }
    if (/^(IMG|HR|SVG|MATH|HEADER)$/i.test(el.tagName) || /flex|grid/.test(style.display)) {
      marks.push({ top: box.top, kind: 'rigid', part: ++part });
      return;
    }
    let inline: Node[] = [];
    const flush = (): void => {
      if (inline.length > 0) linesOf(inline, Number.parseFloat(style.lineHeight) || linePx, marks);
      const last = marks[marks.length - 1];
      if (inline.length > 0 && last && style.breakAfter === 'avoid') last.keepsNext = true;
      inline = [];
    };
    for (const child of el.childNodes) {
      if (isBlock(child)) {
        flush();
        marksOf(child, marks);
      } else if (child.nodeType === 1 || (child.nodeType === 3 && child.textContent?.trim())) inline.push(child);
    }
    flush();
  }
  function linesOf(nodes: Node[], lineHeight: number, marks: Mark[]): void {
    const range = document.createRange();
    range.setStartBefore(nodes[0] as Node);
    range.setEndAfter(nodes[nodes.length - 1] as Node);
    const rects = [...range.getClientRects()]
      .filter((rect) => rect.width > 0 && rect.height > 0)
      .sort((a, b) => a.top - b.top);
    if (rects.length === 0) return;
    part++;
    const lines: { top: number; bottom: number }[] = [];
    for (const rect of rects) {
      const last = lines[lines.length - 1];
      if (last && Math.min(last.bottom, rect.bottom) - rect.top > 0.5 * Math.min(rect.height, last.bottom - last.top))
        last.bottom = Math.max(last.bottom, rect.bottom);
      else lines.push({ top: rect.top, bottom: rect.bottom });
    }
    for (const line of lines) {
      const spare = Math.max(0, lineHeight - (line.bottom - line.top)) / 2;
      marks.push({ top: line.top - spare, kind: 'line', part });
    }
  }
  function slicesOf(el: HTMLElement): { slices: RawSlice[]; heightPx: number } {
    const box = el.getBoundingClientRect();
    part = 0;
    if (el.tagName === 'P') {
      const count = Math.round(box.height / linePx);
      if (count > 0 && Math.abs(count * linePx - box.height) < 0.6)
        return {
          heightPx: count * linePx,
          slices: Array.from({ length: count }, () => ({
            heightPx: linePx,
            kind: 'line' as const,
            part: 0,
          })),
        };
    }
    const marks: Mark[] = [];
    marksOf(el, marks);
    marks.sort((a, b) => a.top - b.top);
    if (marks.length === 0)
      return {
        heightPx: box.height,
        slices: [{ heightPx: box.height, kind: 'rigid', part: 0 }],
      };
    const slices = marks.map((mark, i) => {
      const from = i === 0 ? box.top : mark.top;
      const to = marks[i + 1]?.top ?? box.bottom;
      return {
        heightPx: Math.max(0, to - from),
        kind: mark.kind,
        part: mark.part,
        ...(mark.keepsNext ? { keepsNext: mark.keepsNext } : {}),
      };
    });
    return {
      heightPx: box.height,
      slices: slices.filter((slice) => slice.heightPx > 0.01),
    };
  }

  const blocks = [...main.querySelectorAll<HTMLElement>(':scope > [data-b]')].map((el) => {
    const { slices, heightPx } = slicesOf(el);
    const table = el.tagName === 'TABLE' ? el : el.querySelector(':scope > table');
    return {
      id: el.dataset.b as string,
      heightPx,
      slices,
      repeatHeadPx: table?.querySelector('thead')?.getBoundingClientRect().height ?? 0,
    };
  });

  // ---- where each line of a paragraph starts, in characters of its text
  function lineOffsets(el: HTMLElement): number[] {
    const offsets: number[] = [];
    const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let before = 0;
    let lineTop = Number.NEGATIVE_INFINITY;
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const length = node.data.length;
      const topAt = (index: number): number => {
        range.setStart(node as Text, index);
        range.setEnd(node as Text, index + 1);
        const rects = range.getClientRects();
        const rect = rects[rects.length - 1];
        return rect ? rect.top + rect.height / 2 : Number.NaN;
      };
      let index = 0;
      while (index < length) {
        let top = topAt(index);
        while (Number.isNaN(top) && ++index < length) top = topAt(index);
        if (Number.isNaN(top)) break;
        if (top > lineTop + linePx / 2) {
          offsets.push(before + index);
          lineTop = top;
        }
        // the last character of this node on this line, by bisection
        let low = index;
        let high = length - 1;
        while (low < high) {
          const middle = (low + high + 1) >> 1;
          const at = topAt(middle);
          if (Number.isNaN(at) || at <= lineTop + linePx / 2) low = middle;
          else high = middle - 1;
        }
        index = low + 1;
      }
      before += length;
    }
    return offsets;
  }

  // ---- paragraphs beside a photo: clones in narrow columns, all in one reflow
  const stage = document.createElement('div');
  stage.style.cssText = 'position:absolute;left:0;top:0;width:0;visibility:hidden;';
  const clones: { el: HTMLElement; store: RawSetting[]; at: number }[] = [];
  function setNarrow(
    source: HTMLElement,
    from: number,
    widths: readonly number[],
    wanted: (at: number) => boolean,
  ): RawSetting[] {
    const store: RawSetting[] = widths.map(() => ({ lines: 0, tear: 0 }));
    widths.forEach((width, at) => {
      if (!wanted(at)) return;
      const clone = source.cloneNode(true) as HTMLElement;
      clone.removeAttribute('data-b');
      clone.classList.remove('flush');
      if (from > 0) {
        clone.classList.add('tail');
        cutBefore(clone, from);
      }
      const column = document.createElement('div');
      column.className = 'beside';
      column.style.cssText = `position:absolute;contain:none;width:${width}px`;
      column.append(clone);
      stage.append(column);
      clones.push({ el: clone, store, at });
    });
    return store;
  }
  function cutBefore(el: HTMLElement, from: number): void {
    const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      if (before + node.data.length > from) {
        const range = document.createRange();
        range.setStart(el, 0);
        range.setEnd(node, from - before);
        range.deleteContents();
        return;
      }
      before += node.data.length;
    }
  }
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const narrow = request.narrow.map(({ id, photoAspect }) => {
    const el = main.querySelector<HTMLElement>(`:scope > [data-b="${id}"]`) as HTMLElement;
    const count = byId.get(id)?.slices.length ?? 0;
    const tails: { line: number; offset: number; narrow: RawSetting[] }[] = [];
    const whole = setNarrow(el, 0, ladderPx, () => true);
    if (photoAspect > 0 && count >= 5) {
      const offsets = lineOffsets(el);
      if (offsets.length === count)
        for (let line = 2; line <= count - 3; line++) {
          const offset = offsets[line] as number;
          // A tail is worth measuring where it would about fill the height of the photo.
          const fits = (at: number): boolean => {
            const column = ladderPx[at] as number;
            const needed = (column * ((widthPx - column - request.gutterPx) / photoAspect)) / (linePx * widthPx);
            return Math.abs(count - line - needed) <= 1.5;
          };
          if (ladderPx.some((_, at) => fits(at)))
            tails.push({
              line,
              offset,
              narrow: setNarrow(el, offset, ladderPx, fits),
            });
        }
    }
    return { id, narrow: whole, tails };
  });
  main.append(stage);
  for (const { el, store, at } of clones)
    store[at] = {
      lines: Math.round(el.getBoundingClientRect().height / linePx),
      tear: 0,
    };
  if (justified) {
    for (const { el } of clones) el.style.textAlign = 'start';
    const range = document.createRange();
    for (const { el, store, at } of clones) {
      const width = ladderPx[at] as number;
      const right = new Map<number, number>();
      const left = el.getBoundingClientRect().left;
      range.selectNodeContents(el);
      for (const rect of range.getClientRects()) {
        const line = Math.round((rect.top + rect.height / 2) / linePx);
        right.set(line, Math.max(right.get(line) ?? 0, rect.right - left));
      }
      const ends = [...right.entries()].sort((a, b) => a[0] - b[0]).map(([, end]) => end);
      let tear = 0;
      for (const end of ends.slice(0, -1)) tear += Math.max(0, (1 - end / width - 0.05) / 0.05);
      store[at] = { lines: (store[at] as RawSetting).lines, tear };
    }
  }
  stage.remove();

  // ---- captions: one-line width, then the height at each width that is narrower
  const captionBox = document.querySelector<HTMLElement>('#captions');
  const captions: { id: string; widthPx: number; heightsPx: number[] }[] = [];
  if (captionBox) {
    const sources = [...captionBox.querySelectorAll<HTMLElement>('figcaption')];
    for (const el of sources) el.style.cssText = 'position:absolute;white-space:nowrap;width:max-content';
    const natural = sources.map((el) => el.getBoundingClientRect());
    const trials: { el: HTMLElement; heights: number[]; at: number }[] = [];
    sources.forEach((el, i) => {
      const { width, height } = natural[i] as DOMRect;
      const heightsPx = captionLadderPx.map(() => height);
      captions.push({
        id: el.dataset.photo as string,
        widthPx: width,
        heightsPx,
      });
      captionLadderPx.forEach((ladder, at) => {
        if (ladder >= width + 1) return;
        const clone = el.cloneNode(true) as HTMLElement;
        clone.style.cssText = `position:absolute;width:${ladder}px`;
        captionBox.append(clone);
        trials.push({ el: clone, heights: heightsPx, at });
      });
    });
    for (const { el, heights, at } of trials) heights[at] = el.getBoundingClientRect().height;
    for (const { el } of trials) el.remove();
  }
  return { blocks, narrow, captions };
}

/** Tables that do not fit with whole words may break them anywhere; those that do not fit even so, by their block and how far they
 *  reach over the edge. */
export function fitTables(request: { readonly widthPx: number }): { readonly id: string; readonly cutPx: number }[] {
  const cut: { id: string; cutPx: number }[] = [];
  const main = document.querySelector('main') as HTMLElement;
  const edges = main.getBoundingClientRect();
  const over = (table: Element): number => {
    const box = table.getBoundingClientRect();
    return Math.max(box.right - edges.left - request.widthPx, edges.left - box.left);
  };
  // All are looked at before one is changed: every change between two looks has the whole document set anew.
  const wide = [...main.querySelectorAll('table')].filter((table) => over(table) >= 1);
  for (const table of wide) table.classList.add('tight');
  for (const table of wide) {
    const id = table.closest<HTMLElement>('[data-b]')?.dataset.b;
    const cutPx = over(table);
    if (id && cutPx >= 1) cut.push({ id, cutPx });
  }
  return cut;
}

/** In columns of one page's size: for every [data-i] item its pieces (column, that is page, and height), and the number of columns. */
export function pagesInPage(request: { readonly widthPx: number }): {
  readonly items: readonly (readonly { readonly page: number; readonly heightPx: number }[])[];
  readonly pages: number;
} {
  document.body.classList.add('verify');
  const main = document.querySelector('main') as HTMLElement;
  const left = main.getBoundingClientRect().left;
  const items = [...main.querySelectorAll<HTMLElement>('[data-i]')].map((el) =>
    [...el.getClientRects()]
      .filter((rect) => rect.height > 0)
      .map((rect) => ({
        page: Math.floor((Math.abs(rect.left - left) + 0.5) / request.widthPx),
        heightPx: rect.height,
      })),
  );
  document.body.classList.remove('verify');
  return { items, pages: 1 + Math.max(0, ...items.flat().map(({ page }) => page)) };
}

/** Puts `html` in the place of the body's content and waits for its pictures and fonts: the faces stay loaded, which a new page would not. */
export async function replaceInPage(html: string): Promise<void> {
  document.body.innerHTML = html;
  await Promise.all([...document.images].filter((image) => image.src).map((image) => image.decode().catch(() => {})));
  await document.fonts.ready;
  keepUsedHyphens();

  // Soft hyphens that no line breaks at would be copied and searched as characters of the text: only the used ones stay.
  function keepUsedHyphens(): void {
    const nodes: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null)
      if (node.data.includes('\u00ad')) nodes.push(node);
    const range = document.createRange();
    const kept = nodes.map((node) => {
      const at = [...node.data.matchAll(/\u00ad/g)].map((match) => match.index);
      const used: number[] = [];
      const middle = (index: number): number => {
        if (index < 0 || index >= node.data.length) return Number.NaN;
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const box = range.getBoundingClientRect();
        return box.top + box.height / 2;
      };
      // Hyphens from `low` to `high` between two letters of one line are unused; else look at either half.
      const search = (low: number, high: number): void => {
        if (low > high) return;
        const first = middle((at[low] as number) - 1);
        const last = middle((at[high] as number) + 1);
        if (Math.abs(first - last) < 4) return;
        if (low === high) {
          used.push(at[low] as number);
          return;
        }
        const half = (low + high) >> 1;
        search(low, half);
        search(half + 1, high);
      };
      search(0, at.length - 1);
      return new Set(used);
    });
    nodes.forEach((node, i) => {
      node.data = node.data.replace(/\u00ad/g, (hyphen, index: number) => (kept[i]?.has(index) ? hyphen : ''));
    });
  }
}
