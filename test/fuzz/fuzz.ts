// The loop: item after item is made from the seed and its number, goes through the rooms, and what breaks a promise is
// told. The same seed and number make the same item; how many are under way at once changes nothing.

import { readdirSync, readFileSync } from 'node:fs';
import { openRooms } from './images.ts';
import { megabytePiece, readMegabyte } from './megabytes.ts';
import { mutateBytes, mutateText } from './mutate.ts';
import { type Kind, type Pictures, SHARES, SVG_PIECES, wholePictures } from './pictures.ts';
import { checkPost } from './posts.ts';
import { type Random, randomOf } from './random.ts';
import { openSwaps } from './swaps.ts';
import { growthOf, MOST_GROWTH, type TimeItem, timeItem, tokensOfDialects } from './times.ts';
import { PIECES } from './words.ts';

export type What = 'images' | 'posts' | 'swaps' | 'times' | 'megabytes';

export interface FuzzRun {
  readonly what: What;
  readonly seed: number;
  /** Numbers of the items, in this order. */
  readonly items: Iterable<number>;
  /** No new item is begun after so many. */
  readonly seconds: number;
  /** For what the rooms write; removed by the caller. */
  readonly folder: string;
  readonly tell: (news: News) => void;
}

export type News =
  | { readonly kind: 'start'; readonly item: number }
  | { readonly kind: 'end'; readonly item: number; readonly of: string; readonly fate: string; readonly ms: number }
  | { readonly kind: 'failure'; readonly item: number; readonly why: string };

/** What one broken item may take: decoding has 20 s, HEIC 30 s, encoding 20 s. */
export const DEADLINE_MS = { images: 60_000, posts: 30_000, swaps: 20_000, times: 60_000, megabytes: 120_000 } as const;

const AT_ONCE = { images: 3, posts: 1, swaps: 2, times: 1, megabytes: 1 } as const;
const NUMBER = { images: 1, posts: 2, swaps: 3, times: 4, megabytes: 5 } as const;

/** Resolves with the number of items done. A whole file between the broken ones must be shown: nothing may be left
 *  broken behind. */
export async function fuzz({ what, seed, items, seconds, folder, tell }: FuzzRun): Promise<number> {
  const maker = await openMaker();
  const rooms = what === 'images' ? openRooms(folder) : undefined;
  const swaps = what === 'swaps' ? await openSwaps(folder) : undefined;
  const until = performance.now() + seconds * 1000;
  const queue = items[Symbol.iterator]();
  let done = 0;
  const work = async (): Promise<void> => {
    for (let next = queue.next(); !next.done && performance.now() < until; next = queue.next()) {
      const item = next.value;
      tell({ kind: 'start', item });
      const started = performance.now();
      const random = randomOf(seed, NUMBER[what], item, 7);
      let [of, fate] = ['', 'failed'];
      try {
        if (rooms) {
          const made = maker.image(seed, item);
          of = made.kind;
          fate = await rooms.check(made.bytes, random);
          if (item % WHOLE_EVERY === 0) {
            const whole = await rooms.check(maker.pictures[made.kind][0]!, random);
            if (whole !== 'shown') throw new Error(`a whole ${made.kind} is ${whole} after a broken one`);
          }
        } else if (swaps) {
          of = 'swap';
          fate = await swaps.check(random);
        } else if (what === 'times') {
          of = 'time';
          const timed = maker.time(seed, item);
          const growth = growthOf(timed);
          if (growth > MOST_GROWTH)
            throw new Error(`${timed.name}: time grows ${growth.toFixed(1)} times as fast as text`);
          fate = 'in proportion';
        } else if (what === 'megabytes') {
          of = 'megabyte';
          fate = readMegabyte(maker.piece(seed, item));
        } else {
          of = 'post';
          fate = await checkPost(maker.post(seed, item), random);
        }
      } catch (error) {
        tell({ kind: 'failure', item, why: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
      tell({ kind: 'end', item, of, fate, ms: performance.now() - started });
      done++;
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE[what] }, work));
  } finally {
    await rooms?.close();
    await swaps?.close();
  }
  return done;
}

const WHOLE_EVERY = 20;

export interface Maker {
  readonly pictures: Pictures;
  image(seed: number, item: number): { readonly kind: Kind; readonly bytes: Uint8Array };
  post(seed: number, item: number): string;
  time(seed: number, item: number): TimeItem;
  /** What a megabyte is filled with. */
  piece(seed: number, item: number): string;
}

export async function openMaker(): Promise<Maker> {
  const pictures = await wholePictures();
  const posts = wholePosts();
  const tokens = tokensOfDialects();
  const kinds = (Object.keys(SHARES) as Kind[]).flatMap((kind) => Array<Kind>(SHARES[kind]).fill(kind));
  return {
    pictures,
    image: (seed, item) => {
      const random = randomOf(seed, 1, item);
      const kind = kinds[item % kinds.length]!;
      const whole = random.pick(pictures[kind]);
      if (kind === 'svg' && random.chance(0.7)) {
        const texts = pictures.svg.map((bytes) => Buffer.from(bytes).toString());
        return { kind, bytes: Buffer.from(mutateText(Buffer.from(whole).toString(), texts, SVG_PIECES, random)) };
      }
      const donors = random.chance(0.8) ? pictures[kind] : pictures[random.pick(kinds)];
      return { kind, bytes: mutateBytes(whole, donors, random) };
    },
    post: (seed, item) => brokenPost(posts, randomOf(seed, 2, item)),
    time: (seed, item) => timeItem(randomOf(seed, 3, item), tokens),
    piece: (seed, item) => megabytePiece(randomOf(seed, 5, item), item, tokens),
  };
}

/** A post of pieces alone, or one of the fixtures broken by pieces, letters or bits. */
function brokenPost(posts: readonly string[], random: Random): string {
  if (random.chance(0.25)) return Array.from({ length: 1 + random.whole(120) }, () => random.pick(PIECES)).join('');
  const whole = random.pick(posts);
  if (random.chance(0.8)) return mutateText(whole, posts, PIECES, random);
  return Buffer.from(
    mutateBytes(
      Buffer.from(whole),
      posts.map((post) => Buffer.from(post)),
      random,
    ),
  ).toString();
}

function wholePosts(): readonly string[] {
  const folders = ['lofoten', 'oddities'].map((name) => new URL(`../../fixtures/${name}/`, import.meta.url));
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => readFileSync(new URL(name, folder), 'utf8')),
  );
}
