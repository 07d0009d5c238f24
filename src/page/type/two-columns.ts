// Step 4: paragraphs in two columns, as planned → their element. Pure.

import type { MeasuredBlock, PlannedItem, PlannedText } from '../../model.ts';
import { markLines } from '../in-page/line-marks.ts';
import { withAttributes } from '../markup.ts';
import { splitHtml } from '../split-paragraph.ts';
import type { Place } from '../text-block.ts';

/** Where the lines of a paragraph begin; `chosen`: not by the browser, which would make them otherwise. */
export interface Lines {
  readonly starts: readonly number[];
  readonly chosen: boolean;
}

type Starts = Pick<MeasuredBlock, 'columnStarts' | 'lineStarts'>;

export function linesOf(measured: Starts | undefined): Lines {
  return { starts: measured?.columnStarts ?? [], chosen: measured?.lineStarts !== undefined };
}

/** What stands in a paragraph's place: its lines `from` to `to`, of which `before` stand before the second column.
 *  @param write the whole paragraph, with these classes and styles. */
export function columnPart(
  { from, to }: Pick<PlannedText, 'from' | 'to'>,
  { starts, chosen }: Lines,
  before: number,
  write: (names: readonly string[], style: readonly string[]) => string,
): string {
  const all = [0, ...starts];
  const goesOn = to < all.length;
  const count = to - from;
  const names = [goesOn ? 'head' : '', from > 0 ? 'tail' : '', before === 0 ? 'column-begins' : ''];
  // So many lines are left for the second column, though more would have room in the first.
  const parted = before > 0 && before < count ? [`widows:${count - before}`] : [];
  let html = write(names, parted);
  if (goesOn) html = splitHtml(html, all[to]!)[0];
  if (from > 0) html = splitHtml(html, all[from]!)[1];
  const within = all.slice(from + 1, to).map((start) => start - all[from]!);
  if (within.length === 0 && !goesOn) return html;
  // A part of a paragraph keeps the lines of the whole.
  return withAttributes(markLines(html, within, !goesOn), { class: chosen ? 'lines' : 'lines as-broken' });
}

/** The text from item `at` on that stands in the same columns, one after another.
 *  @param write a whole paragraph in its place. */
export function columnsHtml(
  items: readonly PlannedItem[],
  at: number,
  measured: ReadonlyMap<string, Starts> | undefined,
  write: (block: string, place: Place) => string,
): string {
  const html: string[] = [];
  let left = 0;
  for (let i = at; ; i++) {
    const one = items[i];
    if (one?.kind !== 'text' || (i > at && !one.inColumns)) return html.join('\n');
    if (one.columns) left = one.columns.first;
    html.push(
      columnPart(one, linesOf(measured?.get(one.block)), left, (names, style) => write(one.block, { names, style })),
    );
    left -= one.to - one.from;
  }
}
