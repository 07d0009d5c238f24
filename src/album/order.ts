// Step 3, album: puts the photos in the order the user asked for. Pure. No photo passes a paragraph or a heading;
// photos without a time keep their place, equal times keep their order.

import { groupBy, stretches } from '../lists.ts';
import type { Block, PhotosBlock, TakenAt } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { hasHour, minutesOf, msOf } from '../wall-clock.ts';

/** `times` by picture id. */
export function arrange(
  blocks: readonly Block[],
  times: ReadonlyMap<string, TakenAt>,
  order: Settings['order'],
): readonly Block[] {
  const clock = commonClock(times);
  if (order === 'written') return blocks.map((block) => withGalleriesSorted(block, clock));
  const arranged: Block[] = [...blocks];
  for (const scope of scopes(blocks, order)) {
    const runs = scope.map((index) => blocks[index] as PhotosBlock);
    const sorted = sortPictures(
      runs.flatMap(({ pictures }) => pictures),
      clock,
    );
    let used = 0;
    for (const [position, index] of scope.entries()) {
      const run = runs[position]!;
      arranged[index] = { ...run, pictures: sorted.slice(used, used + run.pictures.length) };
      used += run.pictures.length;
    }
  }
  return arranged;
}

/** Nobody wrote the order of a folder's photos: the members of a gallery (`p3.1`, `p3.2`, …) are sorted by time. */
function withGalleriesSorted(block: Block, clock: ReadonlyMap<string, Moment>): Block {
  if (block.kind !== 'photos') return block;
  const galleries = groupBy(block.pictures, galleryOf);
  const sorted = new Map([...galleries].map(([gallery, ids]) => [gallery, sortPictures(ids, clock).values()]));
  const next = (id: string): string => (galleryOf(id) === undefined ? id : sorted.get(galleryOf(id))!.next().value!);
  return { ...block, pictures: block.pictures.map(next) };
}

function galleryOf(id: string): string | undefined {
  return /^(.+)\.\d+$/.exec(id)?.[1];
}

/** Indexes of the runs sorted together: each alone, or those with nothing but rules and page breaks between. */
function scopes(blocks: readonly Block[], order: 'captured' | 'captured-all'): readonly (readonly number[])[] {
  const isRun = (index: number): boolean => blocks[index]?.kind === 'photos';
  const isNothing = (block: Block): boolean =>
    block.kind === 'break' || (block.kind === 'prose' && block.tag === 'rule');
  const indexes = [...blocks.keys()].filter((index) => !isNothing(blocks[index]!));
  const joins = (index: number): boolean => isRun(index) && (blocks[index] as PhotosBlock).words === undefined;
  const together = (a: number, b: number): boolean => order === 'captured-all' && joins(a) && joins(b);
  return stretches(indexes, together).filter(([first]) => isRun(first!));
}

interface Moment {
  readonly ms: number;
  readonly dayOnly: boolean;
}

function sortPictures(ids: readonly string[], clock: ReadonlyMap<string, Moment>): readonly string[] {
  // A day alone can be compared with other days, not with hours.
  const hours = ids.some((id) => clock.get(id)?.dayOnly === false);
  const timed = ids.filter((id) => clock.has(id) && !(hours && clock.get(id)!.dayOnly));
  const sorted = timed.toSorted((a, b) => clock.get(a)!.ms - clock.get(b)!.ms);
  const places = new Set(timed);
  return ids.map((id) => (places.has(id) ? sorted.shift()! : id));
}

/** Every time as a universal moment, so that any two compare. A time without a zone borrows the nearest time's. */
export function commonClock(times: ReadonlyMap<string, TakenAt>): ReadonlyMap<string, Moment> {
  const zoned = [...times.values()].filter(({ offset }) => offset !== undefined);
  const offsetNear = (local: string): number => {
    const distance = (other: TakenAt): number => Math.abs(msOf(other.local) - msOf(local));
    const nearest = zoned.reduce<TakenAt | undefined>(
      (best, other) => (best && distance(best) <= distance(other) ? best : other),
      undefined,
    );
    return nearest?.offset ? minutesOf(nearest.offset) : 0;
  };
  return new Map(
    [...times].map(([id, { local, offset, subSecond = '' }]) => {
      const minutes = offset ? minutesOf(offset) : offsetNear(local);
      const fraction = subSecond ? Number(`0.${subSecond}`) * 1000 : 0;
      return [id, { ms: msOf(local) - minutes * 60_000 + fraction, dayOnly: !hasHour(local) }];
    }),
  );
}
