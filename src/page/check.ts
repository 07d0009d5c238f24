// Step 4, before printing: on which page the browser would set everything, held against the plan. Decides nothing; says where they part.

import type { Measured, MeasuredBlock, Plan, PlannedItem, Sheet } from '../model.ts';
import type { Composition } from './compose.ts';
import { pagesInPage } from './inpage.ts';

export interface Difference {
  /** What was planned and what was found. */
  readonly words: string;
  /** Index of the page where they part. */
  readonly page: number;
}

/** Where the loaded body (setBody) first breaks otherwise than planned; undefined when every item is on its page. */
export async function firstDifference(sheet: Sheet, { box }: Composition, plan: Plan): Promise<Difference | undefined> {
  const broken = await sheet.evaluate(pagesInPage, { widthPx: box.geometry.widthPx });
  // An item that continues a block of the page before has no element of its own, so only first pieces are counted, as compose does.
  const owners = new Map<string, { readonly found: readonly [number, number]; last: number }>();
  let at = 0;
  for (const [page, { items }] of plan.pages.entries())
    for (const item of items) {
      if (item.kind === 'text' && item.from > 0) {
        const owner = owners.get(item.block);
        if (owner) owner.last = page;
        continue;
      }
      const found = broken.items[at++];
      if (!found) return { words: `${describe(item)} is not there`, page };
      if (found[0] !== page)
        return { words: `${describe(item)} planned on page ${page + 1}, found on page ${found[0] + 1}`, page };
      if (item.kind === 'text') owners.set(item.block, { found, last: page });
      else if (found[1] !== page) return { words: `${describe(item)} runs over the foot of page ${page + 1}`, page };
    }
  for (const [block, { found, last }] of owners)
    if (found[1] !== last)
      return {
        words: `block ${block} planned to end on page ${last + 1}, ends on page ${found[1] + 1}`,
        page: Math.min(last, found[1]),
      };
  if (broken.pages !== plan.pages.length)
    return { words: `${plan.pages.length} pages planned, ${broken.pages} found`, page: plan.pages.length - 1 };
  return undefined;
}

/**
 * The measures with every block near `page` held together whose breaks are not plain lines of one height (lists, tables, code, lines with
 * tall pictures): what the browser may break otherwise than measured. Undefined when there is none to hold.
 */
export function heldTogether(measured: Measured, plan: Plan, page: number): Measured | undefined {
  const { linePx, heightPx } = measured.geometry;
  const near = new Set<string>();
  for (const { items } of plan.pages.slice(Math.max(0, page - 1), page + 2))
    for (const item of items) if (item.kind === 'text') near.add(item.block);
  const held = new Map<string, MeasuredBlock>();
  for (const id of near) {
    const block = measured.blocks.get(id);
    if (!block || block.slices.length < 2 || block.heightPx > heightPx / 2) continue;
    if (
      block.slices.every(
        (slice) => slice.kind === 'line' && slice.part === 0 && Math.abs(slice.heightPx - linePx) < 0.1,
      )
    )
      continue;
    held.set(id, { ...block, slices: [{ heightPx: block.heightPx, kind: 'rigid', part: 0 }] });
  }
  return held.size > 0 ? { ...measured, blocks: new Map([...measured.blocks, ...held]) } : undefined;
}

function describe(item: PlannedItem): string {
  return item.kind === 'text' ? `block ${item.block}` : `${item.kind} of ${item.block}`;
}
