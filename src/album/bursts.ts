// Step 3: runs of photos → the same runs with near-identical shots of one moment folded; pure. Which photos belong together
// is told by their times, their camera and their looks alike.

import { note, type Problem } from '../diagnostics.ts';
import type { Block, Metadata, PhotosBlock } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { hasHour, msOf } from '../wall-clock.ts';

export interface Shot {
  readonly metadata: Metadata;
  readonly fingerprint?: string | undefined;
  /** What the author wrote under it: words of its own keep a photo. */
  readonly words?: string | undefined;
}

export function foldBursts(
  blocks: readonly Block[],
  shots: ReadonlyMap<string, Shot>,
  bursts: Settings['bursts'],
): { readonly blocks: readonly Block[]; readonly problems: readonly Problem[] } {
  if (bursts === 'keep') return { blocks, problems: [] };
  const problems: Problem[] = [];
  const folded = blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== 'photos') return [block];
    const groups = groupShots(block.pictures, shots);
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

function groupShots(ids: readonly string[], shots: ReadonlyMap<string, Shot>): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const id of ids) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && sameMoment(shots.get(last), shots.get(id))) groups.at(-1)!.push(id);
    else groups.push([id]);
  }
  return groups;
}

/** Longest pause between two shots of a burst, the most of 64 fingerprint bits that may differ, and how far a colour (0 to 255) may. */
const PAUSE_MS = 3000;
const DIFFERENT_BITS = 10;
const DIFFERENT_COLOUR = 32;
const BITS = 16;

function sameMoment(a: Shot | undefined, b: Shot | undefined): boolean {
  const first = a?.metadata.takenAt;
  const second = b?.metadata.takenAt;
  if (!a?.fingerprint || !b?.fingerprint || !first || !second) return false;
  if (b.words !== undefined && b.words !== a.words) return false;
  if (!hasHour(first.local) || !hasHour(second.local) || a.metadata.camera !== b.metadata.camera) return false;
  return (
    Math.abs(msOf(first.local) - msOf(second.local)) <= PAUSE_MS &&
    differentBits(a.fingerprint.slice(0, BITS), b.fingerprint.slice(0, BITS)) <= DIFFERENT_BITS &&
    differentColour(a.fingerprint.slice(BITS), b.fingerprint.slice(BITS)) <= DIFFERENT_COLOUR
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
  const runs: { pictures: string[]; strip: boolean }[] = [];
  for (const group of groups) {
    const strip = group.length > 1;
    const last = runs.at(-1);
    if (!strip && last && !last.strip) last.pictures.push(...group);
    else runs.push({ pictures: [...group], strip });
  }
  return runs.map(({ pictures, strip }, index) => ({
    ...block,
    id: index === 0 ? block.id : `${block.id}-${index + 1}`,
    pictures,
    ...(strip ? { strip } : {}),
  }));
}
