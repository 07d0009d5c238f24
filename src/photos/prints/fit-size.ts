// Step 6: photos of so many bytes together, and no more: the level of the ladder (rates.ts) that fits, found by
// encoding at few of them. Then as many photos as there is room for are taken from the last level that was too large.
// Same photos, same choice.

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Photo, Print } from '../../model.ts';
import { type EncodeRun, encodeSizes, samplesAt } from './encode.ts';
import { bytesAt, LAST_LEVEL, type Making, rateAt, type ShownSize } from './rates.ts';

type Prints = ReadonlyMap<string, Print>;

export interface PhotosToFit {
  /** By photo id. */
  readonly sizes: readonly (readonly [photo: string, size: ShownSize])[];
  readonly photos: ReadonlyMap<string, Photo>;
  /** At what the user asks for: too many bytes. */
  readonly full: Prints;
  readonly making: Making;
}

export type Fitted =
  /** `level`: of the photos that are worst off. */
  | { readonly kind: 'fits'; readonly level: number; readonly prints: Prints }
  | { readonly kind: 'too large'; readonly leastBytes: number };

export interface PhotoFitter {
  /** @param otherBytes at this level, of pictures that are encoded elsewhere. */
  fit(budget: number, otherBytes: (level: number) => number): Promise<Fitted>;
  /** Removes what nobody needs any more. */
  tidy(kept: Prints): Promise<void>;
}

export function openFitter({ sizes, photos, full, making }: PhotosToFit, run: EncodeRun): PhotoFitter {
  const shownOf = new Map(sizes.map(([photo, size]) => [photo, size]));
  const known = new Map<number, Prints>([[0, full]]);

  const encode = async (level: number): Promise<Prints> => {
    const folder = folderOf(level);
    await mkdir(join(run.folder, folder), { recursive: true });
    const rate = (photo: Photo, shown: ShownSize) => rateAt(level, photo, shown, making);
    const { prints } = await encodeSizes(
      sizes,
      photos,
      { ...making, rate },
      { ...run, folder: join(run.folder, folder) },
    );
    const named = new Map([...prints].map(([id, print]) => [id, { ...print, file: `${folder}/${print.file}` }]));
    known.set(level, named);
    return named;
  };

  /** By what the nearest level that is known has. */
  const guessed = (level: number): number => {
    const near = [...known.keys()].reduce((a, b) => (Math.abs(b - level) < Math.abs(a - level) ? b : a));
    let sum = 0;
    for (const print of filesOf(known.get(near)!)) {
      const photo = photos.get(print.photo);
      const shown = shownOf.get(print.photo);
      if (!photo || !shown) continue;
      const rate = rateAt(level, photo, shown, making);
      const size = samplesAt(photo, shown, rate.dpi);
      const samples = size.widthPx * size.heightPx;
      sum += bytesAt(rate, print.bytes, rateAt(near, photo, shown, making), samples, print.widthPx * print.heightPx);
    }
    return sum;
  };

  return {
    async fit(budget, otherBytes) {
      let over = 0;
      let fits: number | undefined;
      while (fits === undefined || fits - over > NEAR_ENOUGH) {
        const to: number = fits === undefined ? LAST_LEVEL : fits - 1;
        let level: number = over + 1;
        while (level < to && !known.has(level) && guessed(level) + otherBytes(level) > budget) level++;
        // From one side of the budget, the other side of it is looked for.
        if (!known.has(level))
          level = fits === undefined ? Math.min(to, level + (over > 0 ? 1 : 0)) : Math.max(over + 1, level - 2);
        const prints = known.get(level) ?? (await encode(level));
        const bytes = bytesOf(prints) + otherBytes(level);
        if (bytes <= budget) fits = level;
        else if (level === LAST_LEVEL) return { kind: 'too large', leastBytes: bytes };
        else over = level;
      }
      const room = budget - bytesOf(known.get(fits)!) - otherBytes(fits);
      return { kind: 'fits', level: fits, prints: mixed(known.get(fits)!, known.get(over)!, room) };
    },
    async tidy(kept) {
      const needed = new Set([...kept.values()].map(({ file }) => file.split('/')[0]));
      for (const level of known.keys())
        if (level > 0 && !needed.has(folderOf(level)))
          await rm(join(run.folder, folderOf(level)), { recursive: true, force: true });
    },
  };
}

const folderOf = (level: number): string => `level-${level}`;

/** Some levels apart, nobody sees a difference between two photos. */
const NEAR_ENOUGH = 6;

/** As many photos as there is room for at the better level, those first that gain it for the fewest bytes. */
function mixed(prints: Prints, better: Prints, room: number): Prints {
  const gains = filesOf(prints).flatMap((print) => {
    const other = better.get(print.photo);
    return other ? [{ from: print.file, to: other, cost: other.bytes - print.bytes }] : [];
  });
  const taken = new Map<string, Print>();
  let left = room;
  for (const { from, to, cost } of gains.sort((a, b) => a.cost - b.cost)) {
    if (cost > left) continue;
    left -= cost;
    taken.set(from, to);
  }
  return new Map([...prints].map(([id, print]) => [id, { ...(taken.get(print.file) ?? print), photo: id }]));
}

/** One print for each file. */
function filesOf(prints: Prints): readonly Print[] {
  return [...new Map([...prints.values()].map((print) => [print.file, print])).values()];
}

export function bytesOf(prints: Prints): number {
  return filesOf(prints).reduce((sum, { bytes }) => sum + bytes, 0);
}
