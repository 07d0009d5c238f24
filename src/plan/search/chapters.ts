// Step 5, plan: says which level-1 headings begin a page. By default that of a long chapter after a long one, so that a
// text whose every section is a `#` flows on, and no title stands alone.

import type { Block, Measured } from '../../model.ts';
import type { Rules } from '../rules.ts';

/** Pages that a chapter fills before a page of its own costs little. */
const LONG = 1.5;
/** Share of a page that a photo comes to, more or less: sizes are chosen only later. */
const PHOTO = 0.25;

/** Ids of the headings before which a page must break. */
export function chaptersOnNewPages(blocks: readonly Block[], measured: Measured, rules: Rules): ReadonlySet<string> {
  const out = new Set<string>();
  if (rules.chapters === 'flow') return out;
  const chapters = chaptersOf(blocks);
  chapters.forEach(({ id, body }, i) => {
    const before = chapters[i - 1];
    if (id === undefined || before === undefined) return;
    const both = () => [before.body, body].every((part) => pagesOf(part, measured, rules) >= LONG);
    // What stands before the first chapter may be no more than the title, which belongs to it.
    if (rules.chapters === 'auto' ? both() : before.body.some(isBody)) out.add(id);
  });
  return out;
}

export const isChapter = (block: Block): boolean =>
  block.kind === 'heading' && block.level === 1 && block.id !== 'title';

interface Chapter {
  /** Of the heading that may begin a page; none for what stands before the first. */
  readonly id?: string;
  readonly body: readonly Block[];
}

/** Cut at the level-1 headings; the title opens what stands before the first. */
function chaptersOf(blocks: readonly Block[]): readonly Chapter[] {
  const chapters: { id?: string; body: Block[] }[] = [{ body: [] }];
  for (const block of blocks) {
    if (isChapter(block)) chapters.push({ id: block.id, body: [] });
    else chapters.at(-1)?.body.push(block);
  }
  return chapters;
}

const isBody = ({ kind }: Block): boolean => kind === 'prose' || kind === 'photos';

function pagesOf(body: readonly Block[], measured: Measured, rules: Rules): number {
  let pages = 0;
  for (const block of body) {
    if (block.kind === 'photos') pages += PHOTO * block.pictures.length;
    const text = measured.blocks.get(block.id);
    for (const { heightPx } of text?.slices ?? []) pages += heightPx / rules.heightPx;
  }
  return pages;
}
