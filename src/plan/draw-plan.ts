// Step 5, plan: a plan as text, one line a page, for tests and --debug: `p3 |h2|text 7|[1:304x228 ][2:304x228 ]|gap 0`.

import { stretches } from '../lists.ts';
import { picturesIn } from '../model/photos-in.ts';
import type { Block, Plan, PlannedItem, PlannedPhoto, PlannedText } from '../model.ts';

/** `[3:304x228  ]`: the third photo, 304 by 228 px, drawn at one sign to 16 px; `/` parts photos of one column. */
export function drawPlan(plan: Plan, input: { readonly blocks: readonly Block[] }): string {
  const blocks = new Map(input.blocks.map((block) => [block.id, block]));
  const photos = input.blocks.flatMap(picturesIn);
  const numbers = new Map(photos.map((id, at) => [id, at + 1]));
  const pages = plan.pages.map(({ items, open, whitePx, foot }, p) => {
    const drawn = items.map((item) => drawItem(item, blocks, numbers)).join('|');
    const notes = foot ? `notes ${foot.notes.length}: ${Math.round(foot.heightPx)}|` : '';
    return `p${p + 1} |${drawn}|${notes}${open ? 'open' : 'gap'} ${Math.round(whitePx)}`;
  });
  const head = `${plan.level}, ${plan.pages.length} pages, photos aimed at ${Math.round(plan.targetPx)} px, cost ${plan.cost.toFixed(1)}`;
  return [head, ...pages].join('\n') + '\n';
}

function drawItem(item: PlannedItem, blocks: ReadonlyMap<string, Block>, numbers: ReadonlyMap<string, number>): string {
  const draw = ({ photo, widthPx, heightPx }: PlannedPhoto): string => {
    const label = `${numbers.get(photo) ?? '?'}:${Math.round(widthPx)}x${Math.round(heightPx)}`;
    return `[${label.padEnd(Math.round(widthPx / 16) - 2)}]`;
  };
  if (item.kind === 'text') return drawText(item, blocks.get(item.block));
  if (item.kind === 'beside') {
    const before = item.before && (item.before.line > 0 ? `tail from ${item.before.line}` : 'text');
    const both = [before, item.after && 'text'].filter((text) => text !== undefined).join(' + ');
    return `${draw(item.photo)} ${both} ${Math.round(item.column.widthPx)}`;
  }
  const columns = stretches(item.photos, (a, b) => a.xPx === b.xPx);
  return columns.map((column) => column.map(draw).join('/')).join('');
}

function drawText(item: PlannedText, block: Block | undefined): string {
  const count = item.to - item.from;
  if (block?.kind === 'heading') return `h${block.level}`;
  if (block?.kind !== 'prose') return `? ${count}`;
  const name = block.tag === 'paragraph' ? 'text' : block.tag;
  return item.from > 0 ? `${name} ${count} from ${item.from}` : `${name} ${count}`;
}
