// Step 5, plan: the one rule for the space between two things on a page, for search, plain flow and final pages.

import type { Candidate } from '../candidates/candidate.ts';
import type { Rules } from '../rules.ts';
import { GOES_ON } from '../column-bands.ts';
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

/** How atom x is set: as text, as photos in a row, with text beside a photo, or as the tail of a paragraph there. */
export type As = 'text' | 'band' | 'beside' | 'tail';

/** Space above atom x on a page that is used up to `usedPx`: lines of text, beside photos too, stand on one grid.
 *  `gap`: what gapBetween says, where it is known already. */
export function gapAt(
  rules: Rules,
  atoms: Atoms,
  x: number,
  after: After,
  as: As,
  usedPx: number,
  gap = gapBetween(rules, atoms, x, after, as),
): number {
  if (as === 'text' && after === AFTER_TEXT && atoms.inColumns[x] === GOES_ON) return gap;
  const lead = as === 'beside' ? -rules.trimPx / 2 : as === 'text' && after !== TOP ? atoms.lead[x]! : Number.NaN;
  // A caption keeps to its photos.
  if (Number.isNaN(lead) || (isUnderPhotos(after) && as === 'text' && beginsCaption(atoms, x))) return gap;
  const line = (usedPx + gap + lead) / rules.linePx;
  return gap + (Math.ceil(line - 1e-4) - line) * rules.linePx;
}

/** Height used above atom x, where columns of text that end there are level. */
export function levelPx(rules: Rules, atoms: Atoms, x: number, after: After, as: As, usedPx: number): number {
  if (after !== AFTER_TEXT || !atoms.inColumns[x - 1] || (as === 'text' && atoms.inColumns[x] === GOES_ON))
    return usedPx;
  return Math.ceil(usedPx / rules.linePx - 1e-4) * rules.linePx;
}

/** Space above atom x, wherever it stands on its page. */
export function gapBetween(rules: Rules, atoms: Atoms, x: number, after: After, as: As): number {
  // Photos begin level with the ink of a first line.
  if (after === TOP) return as === 'text' ? 0 : rules.trimPx / 2;
  // The tail continues the lines above; its first line box begins half a trim above the block.
  if (as === 'tail') return rules.trimPx / 2;
  if (as === 'text') {
    const own = atoms.gap[x] ?? 0;
    if (isUnderPhotos(after) && beginsCaption(atoms, x)) return rules.captionGapPx;
    return isUnderPhotos(after) ? Math.max(rules.groupGapPx, own) : own;
  }
  // Text beside a photo stands as near its heading as other text.
  if (after === HEADING)
    return as === 'beside' ? Math.min(rules.underHeadingPx, rules.trimPx / 2) : rules.underHeadingPx;
  const sameRun = x > 0 && atoms.isPhoto[x] === 1 && atoms.entryOf[x] === atoms.entryOf[x - 1];
  if (after === PHOTOS && sameRun) return rules.photoGapPx;
  // Photos keep the distance from those above them that they have from each other in a row.
  if (isUnderPhotos(after)) return Math.max(rules.groupGapPx, Math.min(rules.photoGapPx, rules.linePx));
  return rules.groupGapPx + (endsInInk(atoms, x) ? rules.trimPx : 0);
}

/** Whether what stands right above atom x ends in ink: a table in a rule, code in its ground. */
function endsInInk({ entries, entryOf }: Atoms, x: number): boolean {
  const block = x > 0 ? entries[entryOf[x - 1]!]?.block : undefined;
  return block?.kind === 'prose' && (block.tag === 'table' || block.tag === 'code');
}

/** Whether the space above may stretch or shrink a little to fill the page. */
export function gapIsElastic(atoms: Atoms, x: number, after: After, as: As): boolean {
  if (after === TOP || after === HEADING || as === 'tail') return false;
  return as === 'band' || as === 'beside' || (isUnderPhotos(after) && !beginsCaption(atoms, x));
}

const isUnderPhotos = (after: After): boolean => after === PHOTOS || after === CAPTIONS || after === BESIDE;

/** By how much the space above atom x may grow: around photos, and where text has space of its own above it. */
export function stretchAbove(rules: Rules, atoms: Atoms, x: number, after: After, as: 'text' | 'band'): number {
  if (x === 1 && hasOpener(atoms)) return OPENER_LINES * rules.linePx;
  if (gapIsElastic(atoms, x, after, as)) return Math.min(rules.stretchPx, rules.linePx / 2);
  return as === 'text' && after !== TOP && atoms.gap[x]! >= rules.linePx / 2 - 1e-6 ? rules.linePx / 2 : 0;
}

/** Lines that the title may stand lower and what follows it further below. */
export const OPENER_LINES = 5;

/** Whether the report begins with its title. */
export function hasOpener({ entries }: Atoms): boolean {
  return entries[0]?.block.id === 'title';
}
