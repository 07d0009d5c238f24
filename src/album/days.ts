// Step 3, album: says the day of photos: at a heading of the author's that names it in part, else in a line of its own
// above their text, unless a heading says it already. Pure. A run that goes past midnight is split there.

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

  const said: Block[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      level = block.level;
      above = [...above.filter((outer) => outer.level < block.level), block];
    }
    if (block.kind !== 'photos') {
      said.push(block);
      continue;
    }
    const parts = block.rows ? [wholeOf(block, times)] : partsOf(block, times);
    for (const [index, { day, pictures }] of parts.entries()) {
      const run: PhotosBlock = { ...block, id: index === 0 ? block.id : `${block.id}-day-${index + 1}`, pictures };
      if (day !== undefined && day !== lastDay) sayDay(day, run);
      said.push(run);
    }
  }
  return said;

  function sayDay(day: string, run: PhotosBlock): void {
    lastDay = day;
    const dates = datesOf(run.pictures[0]!);
    if (above.some(({ text }) => says(text, dates.day(day)))) return;
    const named = above.findLast(({ id, text }) => id !== 'title' && namesInPart(text, day, dates));
    above = [];
    if (named) {
      said[said.lastIndexOf(named)] = { ...named, aside: dates.day(day) };
      return;
    }
    // A line between a paragraph and its photo would part them.
    const last = said.at(-1);
    const text = last?.kind === 'prose' && (last.tag === 'paragraph' || run.words === 'before') ? 1 : 0;
    said.splice(said.length - text, 0, heading(day, run));
  }
}

interface DayPart {
  readonly day: string | undefined;
  readonly pictures: string[];
}

function partsOf(block: PhotosBlock, times: ReadonlyMap<string, TakenAt>): readonly DayPart[] {
  const parts: DayPart[] = [];
  for (const id of block.pictures) {
    const takenAt = times.get(id);
    const day = takenAt && takenAt.offsetFrom !== 'utc' ? takenAt.local.slice(0, 10) : undefined;
    const last = parts.at(-1);
    if (last && (day === undefined || day === last.day)) last.pictures.push(id);
    else parts.push({ day, pictures: [id] });
  }
  return parts;
}

/** Rows that the author set stay together. */
function wholeOf(block: PhotosBlock, times: ReadonlyMap<string, TakenAt>): DayPart {
  const [first] = partsOf(block, times);
  return { day: first?.day, pictures: [...block.pictures] };
}

/** `Tuesday: the beach`, `Day 3`, `25 June`. */
function namesInPart(text: string, day: string, dates: DateWriter): boolean {
  if (COUNTED.test(text) || says(text, dates.shortDay(day))) return true;
  const words = text.toLowerCase();
  return dates.weekdays(day).some((name) => {
    const at = words.indexOf(name.toLowerCase());
    const end = at + name.length;
    return at >= 0 && !(WORD.test(words[at - 1] ?? '') && WORD.test(name[0] ?? '')) && !WORD.test(words[end] ?? '');
  });
}

/** Letters and figures of scripts that part their words. */
const WORD = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Hebrew}\p{sc=Arabic}\d]/u;

const COUNTED =
  /^(?:day|tag|jour|día|dia|giorno|dag|päivä|dzień|den|день|nap|ziua|gün|hari|ngày|dan|ден|ημέρα|יום|اليوم)\s*\d{1,3}(?!\d)|^第\s*[\d一二三四五六七八九十]{1,3}\s*[天日]|^\d{1,3}\s*(?:日目|일차)/iu;

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
