// Step 4: where notes and page turns stand in a text with notes at the feet of its pages, for printing. Each note is
// some way below the block of its mark; a paragraph must end its page above notes, or because the note of its next line
// finds no room. Pure.

import type { MeasuredBlock, Plan, PlannedItem } from '../../model.ts';

type Blocks = ReadonlyMap<string, Pick<MeasuredBlock, 'slices' | 'notes'>>;

export interface NoteOffset {
  /** How far it is from the top of the block of its mark, were that in one piece. */
  readonly fromPx: number;
  /** A rule stands above it. */
  readonly isFirst: boolean;
}

/** By note. */
export function noteOffsets(plan: Plan, measured: Blocks): ReadonlyMap<string, NoteOffset> {
  const offsets = new Map<string, NoteOffset>();
  for (const { items, foot, usedPx } of plan.pages) {
    if (!foot) continue;
    const tops = new Map(foot.notes.map(({ id, topPx }) => [id, topPx]));
    let y = items.reduce((rest, { gapPx, heightPx }) => rest - gapPx - heightPx, usedPx);
    for (const item of items) {
      y += item.gapPx;
      for (const { block, from, to, abovePx } of stretchesOf(item, measured))
        for (const { id, slice } of measured.get(block)?.notes ?? []) {
          const topPx = slice >= from && slice < to ? tops.get(id) : undefined;
          if (topPx !== undefined) offsets.set(id, { fromPx: topPx - y + abovePx, isFirst: id === foot.notes[0]?.id });
        }
      y += item.heightPx;
    }
  }
  return offsets;
}

/** Slices of a block that an item shows, and how much of their element stands on pages before. */
interface Stretch {
  readonly block: string;
  readonly from: number;
  readonly to: number;
  readonly abovePx: number;
}

function stretchesOf(item: PlannedItem, measured: Blocks): readonly Stretch[] {
  if (item.kind === 'text') {
    const { block, from, to } = item;
    // Marks were found before a block was held together as one slice.
    const end = to === measured.get(block)?.slices.length ? Number.POSITIVE_INFINITY : to;
    return [{ block, from, to: end, abovePx: heightOf(measured, block, from) }];
  }
  if (item.kind === 'row') return [];
  return [
    item.before && { block: item.before.block, from: item.before.line, to: Number.POSITIVE_INFINITY, abovePx: 0 },
    item.after && { block: item.after.block, from: 0, to: Number.POSITIVE_INFINITY, abovePx: 0 },
  ].filter((one) => one !== undefined);
}

function heightOf(measured: Blocks, block: string, slices: number): number {
  const { slices: all = [] } = measured.get(block) ?? {};
  return all.slice(0, slices).reduce((sum, { heightPx }) => sum + heightPx, 0);
}

/** By paragraph: its lines that end a page on which the browser could set another one. `top:height` in px: where the
 *  line begins in the paragraph, and how high it must be so that no other follows on its page. */
export function heldLines(plan: Plan, measured: Blocks, page: { heightPx: number; linePx: number }) {
  const held = new Map<string, string[]>();
  for (const [p, { items, foot, usedPx, whitePx }] of plan.pages.entries()) {
    const last = items.at(-1);
    const next = plan.pages[p + 1]?.items[0];
    if (!foot && whitePx < page.linePx / 2) continue;
    if (last?.kind !== 'text' || next?.kind !== 'text' || next.block !== last.block) continue;
    const linePx = measured.get(last.block)?.slices[last.to - 1]?.heightPx ?? page.linePx;
    const topPx = heightOf(measured, last.block, last.to - 1);
    const heightPx = page.heightPx - (usedPx - linePx) - SPARE_LINES * page.linePx;
    held.set(last.block, [...(held.get(last.block) ?? []), `${topPx}:${heightPx}`]);
  }
  return held;
}

/** Of a line: too little for another one, and enough where the browser's pages are a pixel lower. */
const SPARE_LINES = 0.4;
