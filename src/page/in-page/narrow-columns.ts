// Step 4, in the browser's page: measures paragraphs in the narrow columns beside a photo. All are set as clones at
// once, so that the browser lays them out in one reflow.

import type { MeasuredBlock, NarrowSetting } from '../../model.ts';
import type { BlockSlices } from './slices.ts';
import { lineOffsets, textNodes } from './text-lines.ts';

export interface NarrowRequest {
  readonly linePx: number;
  readonly widthPx: number;
  /** Widths of the columns. */
  readonly ladderPx: readonly number[];
  /** Space between photo and column. */
  readonly gutterPx: number;
  /** True when narrow columns are justified (CJK), so that torn lines matter. */
  readonly justified: boolean;
  /** The paragraphs; the aspect of the photo that follows (0 = none) says which of their tails are worth measuring. */
  readonly narrow: readonly { readonly id: string; readonly photoAspect: number }[];
}

/** A paragraph, or its tail, in a column; `settings[step]` is to say how it sets there. */
interface Clone {
  readonly el: HTMLElement;
  readonly settings: NarrowSetting[];
  readonly step: number;
}

export type Narrow = Pick<MeasuredBlock, 'id' | 'narrow' | 'tails'>;

/** `plain`: paragraphs whose lines are fixed in `main`, as they were before. */
export function narrowSettings(
  main: HTMLElement,
  request: NarrowRequest,
  blocks: readonly BlockSlices[],
  plain: ReadonlyMap<string, HTMLElement>,
): Narrow[] {
  const { linePx, ladderPx } = request;
  const lines = new Map(blocks.map(({ id, slices }) => [id, slices.length]));
  const clones: Clone[] = [];
  const stage = document.createElement('div');
  stage.style.cssText = 'position:absolute;left:0;top:0;width:0;visibility:hidden;';
  const setIn = (steps: readonly number[], source: HTMLElement, offset: number): NarrowSetting[] => {
    const settings = ladderPx.map(() => ({ lines: 0, tear: 0 }));
    for (const step of steps) {
      const el = cloneFrom(source, offset);
      stage.append(columnOf(el, ladderPx[step] as number));
      clones.push({ el, settings, step });
    }
    return settings;
  };
  const narrow = request.narrow.map(({ id, photoAspect }) => {
    const el = main.querySelector(`:scope > [data-b="${id}"]`) as HTMLElement;
    const count = lines.get(id) ?? 0;
    const source = plain.get(id) ?? el;
    const whole = setIn([...ladderPx.keys()], source, 0);
    const wanted = tailsToMeasure(count, photoAspect, request);
    const offsets = wanted.length > 0 ? lineOffsets(el, linePx) : [];
    const isWhole = beginsWithWord([...textNodes(el)].map(({ data }) => data).join(''), offsets);
    const tails = (offsets.length === count ? wanted : []).filter(isWhole).map(({ line, steps }) => {
      const offset = offsets[line] as number;
      return { line, offset, narrow: setIn(steps, source, offset) };
    });
    return { id, narrow: whole, tails };
  });
  main.append(stage);
  for (const { el, settings, step } of clones)
    settings[step] = { lines: Math.round(el.getBoundingClientRect().height / linePx), tear: 0 };
  if (request.justified) readTears(clones, request);
  stage.remove();
  return narrow;
}

/** Tails of a paragraph of `count` lines that fill at least half of the photo's height, and at which steps of the
 *  ladder. */
export function tailsToMeasure(
  count: number,
  photoAspect: number,
  { ladderPx, linePx, widthPx, gutterPx }: Pick<NarrowRequest, 'ladderPx' | 'linePx' | 'widthPx' | 'gutterPx'>,
): { readonly line: number; readonly steps: readonly number[] }[] {
  const tails: { line: number; steps: number[] }[] = [];
  for (let line = 2; photoAspect > 0 && line <= count - 3; line++) {
    const steps = [...ladderPx.keys()].filter((step) => {
      const column = ladderPx[step] as number;
      const needed = (column * ((widthPx - column - gutterPx) / photoAspect)) / (linePx * widthPx);
      return count - line <= needed + 1.5 && count - line >= needed / 2;
    });
    if (steps.length > 0) tails.push({ line, steps });
  }
  return tails;
}

/** Does a line begin with a word? One that goes on with the rest of a word never stands elsewhere than the line above:
 *  an eye that leaps loses it, and the browser shows no hyphen at the end of a paragraph. */
export function beginsWithWord(text: string, offsets: readonly number[]): (tail: { readonly line: number }) => boolean {
  return ({ line }) => !/[\u00ad\u2010-]/.test(text[(offsets[line] ?? 0) - 1] ?? '');
}

/** The paragraph as it stands beside a photo, without the first `offset` characters of its text. */
function cloneFrom(source: HTMLElement, offset: number): HTMLElement {
  const clone = source.cloneNode(true) as HTMLElement;
  clone.removeAttribute('data-b');
  // Under a heading the first line has no indent, wherever it stands.
  if (!isUnderHeading(source)) clone.classList.remove('flush');
  if (offset > 0) {
    clone.classList.add('tail');
    cutBefore(clone, offset);
  }
  return clone;
}

function isUnderHeading(source: HTMLElement): boolean {
  const shown = document.querySelector(`main > [data-b="${source.dataset.b}"]`);
  return /^(?:H[1-6]|HEADER)$/.test(shown?.previousElementSibling?.tagName ?? '');
}

function cutBefore(el: HTMLElement, offset: number): void {
  let before = 0;
  for (const node of textNodes(el)) {
    if (before + node.data.length > offset) {
      const range = document.createRange();
      range.setStart(el, 0);
      range.setEnd(node, offset - before);
      range.deleteContents();
      return;
    }
    before += node.data.length;
  }
}

function columnOf(el: HTMLElement, widthPx: number): HTMLElement {
  const column = document.createElement('div');
  column.className = 'beside';
  column.style.cssText = `position:absolute;contain:none;width:${widthPx}px`;
  column.append(el);
  return column;
}

/** How far each line falls short of its column shows when they are set ragged. */
function readTears(clones: readonly Clone[], { linePx, ladderPx }: NarrowRequest): void {
  for (const { el } of clones) el.style.textAlign = 'start';
  const range = document.createRange();
  for (const { el, settings, step } of clones) {
    const { left } = el.getBoundingClientRect();
    range.selectNodeContents(el);
    const tear = tearOf(lineEnds([...range.getClientRects()], left, linePx), ladderPx[step] as number);
    settings[step] = { lines: settings[step]?.lines ?? 0, tear };
  }
}

/** How far to the right of `left` each line reaches, top to bottom. */
export function lineEnds(
  boxes: readonly { readonly top: number; readonly height: number; readonly right: number }[],
  left: number,
  linePx: number,
): number[] {
  const ends = new Map<number, number>();
  for (const { top, height, right } of boxes) {
    const line = Math.round((top + height / 2) / linePx);
    ends.set(line, Math.max(ends.get(line) ?? 0, right - left));
  }
  return [...ends].sort(([a], [b]) => a - b).map(([, end]) => end);
}

/** See NarrowSetting.tear. */
export function tearOf(ends: readonly number[], widthPx: number): number {
  return ends.slice(0, -1).reduce((sum, end) => sum + Math.max(0, (1 - end / widthPx - 0.05) / 0.05), 0);
}
