// Step 5, plan: a plan as text, one line a page, for tests and --debug: `p3 |h2|text 7|[A  ][B ]|gap 0`. Reads the plan, changes nothing.

import type { Block, Plan, PlannedItem, PlannedPage } from '../model.ts';

/** `[3:304x228  ]` is the third photo, 304 by 228 px, drawn at one sign to 16 px; `/` stands between photos of one column. */
export function drawPlan(plan: Plan, input: { readonly blocks: readonly Block[] }): string {
  const blocks = new Map(input.blocks.map((block) => [block.id, block]));
  const numbers = new Map<string, number>();
  for (const block of input.blocks) {
    if (block.kind === 'photos') for (const id of block.pictures) numbers.set(id, numbers.size + 1);
  }
  const pages = plan.pages.map((page, p) => drawPage(page, p + 1, blocks, numbers));
  const head = `${plan.level}, ${plan.pages.length} pages, photos aimed at ${Math.round(plan.targetPx)} px, cost ${plan.cost.toFixed(1)}`;
  return [head, ...pages].join('\n') + '\n';
}

function drawPage(
  page: PlannedPage,
  number: number,
  blocks: ReadonlyMap<string, Block>,
  numbers: ReadonlyMap<string, number>,
): string {
  const items = page.items.map((item) => drawItem(item, blocks, numbers));
  const foot = page.open ? 'open' : 'gap';
  return `p${number} |${items.join('|')}|${foot} ${Math.round(page.whitePx)}`;
}

function drawItem(item: PlannedItem, blocks: ReadonlyMap<string, Block>, numbers: ReadonlyMap<string, number>): string {
  const photo = (id: string, widthPx: number, heightPx: number) => {
    const label = `${numbers.get(id) ?? '?'}:${Math.round(widthPx)}x${Math.round(heightPx)}`;
    return `[${label.padEnd(Math.round(widthPx / 16) - 2)}]`;
  };
  if (item.kind === 'text') return drawText(item, blocks.get(item.block));
  if (item.kind === 'beside') {
    const before = item.before && (item.before.line > 0 ? `tail from ${item.before.line}` : 'text');
    const both = [before, item.after && 'text'].filter((text) => text !== undefined).join(' + ');
    return `${photo(item.photo.photo, item.photo.widthPx, item.photo.heightPx)} ${both} ${Math.round(item.column.widthPx)}`;
  }
  return columnsOf(item.photos)
    .map((column) => column.map((box) => photo(box.photo, box.widthPx, box.heightPx)).join('/'))
    .join('');
}

/** Photos with the same left edge stand in one column. */
function columnsOf<T extends { readonly xPx: number }>(photos: readonly T[]): T[][] {
  const columns: T[][] = [];
  for (const photo of photos) {
    const last = columns.at(-1);
    if (last && last[0]?.xPx === photo.xPx) last.push(photo);
    else columns.push([photo]);
  }
  return columns;
}

function drawText(item: { from: number; to: number }, block: Block | undefined): string {
  const count = item.to - item.from;
  if (block?.kind === 'heading') return `h${block.level}`;
  if (block?.kind !== 'prose') return `? ${count}`;
  const name = block.tag === 'paragraph' ? 'text' : block.tag;
  return item.from > 0 ? `${name} ${count} from ${item.from}` : `${name} ${count}`;
}
