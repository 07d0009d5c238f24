// Step 3, album: folds the near-identical shots of one moment within each run of photos. Pure. Shots belong together by
// their times, their camera and their looks.

import { note, type Problem, type WithProblems } from '../diagnostics.ts';
import { stretches } from '../lists.ts';
import type { Block, Metadata, PhotosBlock } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { hasHour, msOf } from '../wall-clock.ts';

export interface BurstFrame {
  readonly metadata: Metadata;
  readonly fingerprint?: string | undefined;
  /** What the author wrote under it: words of its own keep a photo. */
  readonly words?: string | undefined;
}

export function foldBursts(
  blocks: readonly Block[],
  frames: ReadonlyMap<string, BurstFrame>,
  bursts: Settings['bursts'],
): WithProblems<{ blocks: readonly Block[] }> {
  if (bursts === 'keep') return { blocks, problems: [] };
  const problems: Problem[] = [];
  const folded = blocks.flatMap((block): readonly Block[] => {
    // What the author set side by side is no burst.
    if (block.kind !== 'photos' || block.rows || block.words) return [block];
    const groups = stretches(block.pictures, (a, b) => sameMoment(frames.get(a), frames.get(b)));
    if (groups.every(({ length }) => length === 1)) return [block];
    if (bursts === 'strip') return strips(block, groups);
    for (const { length } of groups.filter((group) => group.length > 1)) {
      const message = `${length} near-identical shots: only the first is shown`;
      problems.push(note('W_BURST', message, { place: block.place }));
    }
    return [{ ...block, pictures: groups.map((group) => group[0]!) }];
  });
  return { blocks: folded, problems };
}

/** Limits within a burst: the pause, how many of 64 fingerprint bits may differ, and how far a colour (0 to 255). */
const MAX_PAUSE_MS = 3000;
const MAX_DIFFERENT_BITS = 10;
const MAX_COLOUR_DIFFERENCE = 32;
const BITS_DIGITS = 16;

function sameMoment(a: BurstFrame | undefined, b: BurstFrame | undefined): boolean {
  const [first = '', second = ''] = [a?.metadata.takenAt?.local, b?.metadata.takenAt?.local];
  if (!a?.fingerprint || !b?.fingerprint || !hasHour(first) || !hasHour(second)) return false;
  if ((b.words !== undefined && b.words !== a.words) || a.metadata.camera !== b.metadata.camera) return false;
  return (
    Math.abs(msOf(first) - msOf(second)) <= MAX_PAUSE_MS &&
    differentBits(a.fingerprint.slice(0, BITS_DIGITS), b.fingerprint.slice(0, BITS_DIGITS)) <= MAX_DIFFERENT_BITS &&
    differentColour(a.fingerprint.slice(BITS_DIGITS), b.fingerprint.slice(BITS_DIGITS)) <= MAX_COLOUR_DIFFERENCE
  );
}

/** The largest difference of two bytes. */
function differentColour(a: string, b: string): number {
  let most = 0;
  for (let at = 0; at < Math.min(a.length, b.length); at += 2) {
    const byte = (text: string): number => Number.parseInt(text.slice(at, at + 2), 16);
    most = Math.max(most, Math.abs(byte(a) - byte(b)));
  }
  return most;
}

function differentBits(a: string, b: string): number {
  let bits = 0;
  for (let at = 0; at < a.length; at += 1) {
    let rest = Number.parseInt(a[at]!, 16) ^ Number.parseInt(b[at] ?? '0', 16);
    for (; rest > 0; rest >>= 1) bits += rest & 1;
  }
  return bits;
}

/** Each burst becomes a run of its own; what stands between bursts stays together. */
function strips(block: PhotosBlock, groups: readonly (readonly string[])[]): readonly Block[] {
  const runs = stretches(groups, (a, b) => a.length === 1 && b.length === 1);
  return runs.map((run, index) => ({
    ...block,
    id: index === 0 ? block.id : `${block.id}-${index + 1}`,
    pictures: run.flat(),
    strip: run[0]!.length > 1,
  }));
}
