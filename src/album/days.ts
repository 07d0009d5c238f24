// Step 3, album: sets a heading above the first photo of each day, unless a heading of the author's says that day.
// Pure. A run that goes past midnight is split there.

import type { Block, HeadingBlock, PhotosBlock, TakenAt } from '../model.ts';
import type { DateWriter } from './dates.ts';

/** `times` by picture id; `datesOf` writes in the language of its text. Photos without a time stay with those before
 *  them. */
export function withDayHeadings(
  blocks: readonly Block[],
  times: ReadonlyMap<string, TakenAt>,
  datesOf: (picture: string) => DateWriter,
): readonly Block[] {
  const anchors = new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [block.anchor] : [])));
  let level = 1;
  /** The author's headings above the next photos, outermost first. A day heading ends them. */
  let above: readonly HeadingBlock[] = [];
  let lastDay: string | undefined;
  const heading = (day: string, run: PhotosBlock): HeadingBlock => {
    const text = datesOf(run.pictures[0]!).day(day);
    const anchor = unique(`day-${day}`, anchors);
    return {
      kind: 'heading',
      id: `${run.id}-${anchor}`,
      level: Math.min(6, level + 1) as HeadingBlock['level'],
      html: text,
      text,
      anchor,
      ofPhotos: true,
      place: run.place,
    };
  };

  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind === 'heading') {
      level = block.level;
      above = [...above.filter((outer) => outer.level < block.level), block];
    }
    if (block.kind !== 'photos') return [block];
    const parts: { day: string | undefined; pictures: string[] }[] = [];
    for (const id of block.pictures) {
      const takenAt = times.get(id);
      const day = takenAt && takenAt.offsetFrom !== 'utc' ? takenAt.local.slice(0, 10) : undefined;
      const last = parts.at(-1);
      if (last && (day === undefined || day === last.day)) last.pictures.push(id);
      else parts.push({ day, pictures: [id] });
    }
    return parts.flatMap(({ day, pictures }, index): readonly Block[] => {
      const run: PhotosBlock = { ...block, id: index === 0 ? block.id : `${block.id}-day-${index + 1}`, pictures };
      if (day === undefined || day === lastDay) return [run];
      lastDay = day;
      if (above.some(({ text }) => says(text, datesOf(pictures[0]!).day(day)))) return [run];
      above = [];
      return [heading(day, run), run];
    });
  });
}

/** `1 May 2024 – Vienna` and `1 May 2024, 9:12–11:40` say `1 May 2024`; other numbers may mean more days. */
function says(text: string, words: string): boolean {
  const parts = text.replace(/\s+/g, ' ').toLowerCase().split(words.replace(/\s+/g, ' ').toLowerCase());
  return parts.length > 1 && !/\d/.test(parts.join(' ').replace(/\b\d{1,2}[:.]\d{2}\b/g, ''));
}

function unique(anchor: string, taken: Set<string>): string {
  let candidate = anchor;
  for (let count = 2; taken.has(candidate); count += 1) candidate = `${anchor}-${count}`;
  taken.add(candidate);
  return candidate;
}
