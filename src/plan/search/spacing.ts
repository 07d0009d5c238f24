// Step 5, plan: the one rule for the space between two things on a page, for search, plain flow and final pages.

import type { Candidate } from '../candidates/candidate.ts';
import type { Rules } from '../rules.ts';
import { type Atoms, beginsCaption } from './atoms.ts';

/** What the page holds just above: nothing, a heading, text, photos without or with captions below, text beside a
 *  photo. Numbers, as the search needs millions. */
export const TOP = 0;
export const HEADING = 1;
const AFTER_TEXT = 2;
const PHOTOS = 3;
const CAPTIONS = 4;
const BESIDE = 5;
export const AFTERS = [TOP, HEADING, AFTER_TEXT, PHOTOS, CAPTIONS, BESIDE] as const;
export type After = (typeof AFTERS)[number];

/** After the line, heading or rule before atom x; `top`: it is the first thing on its page. */
export function afterText(atoms: Atoms, x: number, top = false): After {
  if (top && atoms.restart[x - 1]! < 0) return TOP;
  return atoms.isHeading[x - 1] ? HEADING : AFTER_TEXT;
}

export function afterCandidate(candidate: Candidate): After {
  const { set } = candidate;
  if (set.kind === 'beside') return BESIDE;
  for (const height of set.captions) if (height > 0) return CAPTIONS;
  return PHOTOS;
}

/** Space above atom x when it is set as text, as a band of photos, or as the tail of a paragraph beside a photo. */
export function gapBetween(rules: Rules, atoms: Atoms, x: number, after: After, as: 'text' | 'band' | 'tail'): number {
  if (after === TOP) return 0;
  // The tail continues the lines above; its first line box begins half a trim above the block.
  if (as === 'tail') return rules.trimPx / 2;
  if (as === 'text') {
    const own = atoms.gap[x] ?? 0;
    if (isUnderPhotos(after) && beginsCaption(atoms, x)) return rules.captionGapPx;
    return isUnderPhotos(after) ? Math.max(rules.groupGapPx, own) : own;
  }
  if (after === HEADING) return rules.underHeadingPx;
  const sameRun = x > 0 && atoms.isPhoto[x] === 1 && atoms.entryOf[x] === atoms.entryOf[x - 1];
  return after === PHOTOS && sameRun ? rules.photoGapPx : rules.groupGapPx;
}

/** Whether the space above may stretch or shrink a little to fill the page. */
export function gapIsElastic(atoms: Atoms, x: number, after: After, as: 'text' | 'band' | 'tail'): boolean {
  if (after === TOP || after === HEADING || as === 'tail') return false;
  return as === 'band' || (isUnderPhotos(after) && !beginsCaption(atoms, x));
}

const isUnderPhotos = (after: After): boolean => after === PHOTOS || after === CAPTIONS || after === BESIDE;

/** By how much the space above atom x may grow: around photos, and where text has space of its own above it. */
export function stretchAbove(rules: Rules, atoms: Atoms, x: number, after: After, as: 'text' | 'band'): number {
  if (gapIsElastic(atoms, x, after, as)) return rules.stretchPx;
  return as === 'text' && after !== TOP && atoms.gap[x]! >= rules.linePx / 2 - 1e-6 ? rules.linePx / 2 : 0;
}
