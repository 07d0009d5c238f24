// Made documents with notes: marks in lines of paragraphs and lists, notes of one line to a fifth of the page.
import type { MeasuredBlock } from '../../src/model.ts';
import type { PlanInput } from '../../src/plan/plan.ts';
import { anything, random } from './generate.ts';

export function noted(seed: number): PlanInput {
  const r = random(seed * 15485863 + 5);
  const input = anything(seed + 900).input();
  const { geometry } = input.measured;
  const { linePx, heightPx } = geometry;
  const tags = new Map(input.blocks.map((block) => [block.id, block.kind === 'prose' ? block.tag : block.kind]));
  let count = 0;
  const blocks = [...input.measured.blocks].map(([id, block]): [string, MeasuredBlock] => {
    if (!/^(?:paragraph|list)$/.test(tags.get(id) ?? '') || r.next() < 0.6) return [id, block];
    const slices = Array.from({ length: r.int(1, 3) }, () => r.int(0, block.slices.length - 1)).sort((a, b) => a - b);
    const most = Math.max(1, Math.floor((0.2 * heightPx) / linePx));
    const notes = slices.map((slice) => {
      count += 1;
      return {
        id: `fn-${count}`,
        slice,
        heightPx: 0.84 * linePx * r.int(1, r.next() < 0.2 ? most : Math.min(3, most)),
      };
    });
    return [id, { ...block, notes }];
  });
  return { ...input, measured: { ...input.measured, blocks: new Map(blocks) } };
}
