// Step 5, plan: text beside a photo as one unbreakable block: photo left, gutter, text column right; as candidates with their price.
// In: a run and the paragraphs around it, measured at the ladder's widths → candidates. The text never reflows after this.

import type { NarrowSetting, PlannedBeside } from '../model.ts';
import type { Atoms, Entry } from './atoms.ts';
import { WEIGHTS, widthCost } from './costs.ts';
import { floor64 } from './group.ts';
import type { Candidate } from './rows.ts';
import { captionHeight, type Rules, type Shot } from './rules.ts';

/**
 * Geometry (origin = the block's left upper corner, CSS px): the photo stands at (0, 0); the column at x = photo width + gutter, y = 0, is
 * exactly as wide as the ladder step it was measured at, the gutter is 14 to 21. Lines in the column are n; the first line box begins
 * trim/2 above the block (margin-top −trim/2), so that ink, not line box, is level with the photo, and the text's ink is
 * n·line − trim high. The caption stands either under the photo (x 0, 5 below it, as wide as the photo) or at the foot of the column
 * (level with the photo's foot, at least 10 below the text). The block is as high as photo and caption under it; the text is never deeper.
 */
export interface BesideBlock {
  readonly kind: 'beside';
  readonly shot: Shot;
  readonly before: PlannedBeside['before'];
  readonly after?: { readonly block: string };
  readonly columnPx: number;
  /** Height of the text's ink. */
  readonly textPx: number;
  readonly captionPx: number;
  readonly captionAt: 'none' | 'under' | 'column';
  /** Height of the photo, and what the page fill may choose from. */
  readonly innerPx: number;
  readonly lowPx: number;
  readonly highPx: number;
}

const GUTTERS = [14, 17, 21] as const;
const WIDEST_GUTTER = 21;
const NARROWEST_GUTTER = 14;
const MOST_SLACK = 0.35;
/** Space between the text and a caption at the foot of its column. */
const ABOVE_CAPTION = 10;

/** Blocks that set the first photo of run `e` beside the paragraph before it: whole, its tail, or together with the one after. */
export function besideCandidates(rules: Rules, atoms: Atoms, e: number, ladderPx: readonly number[]): Candidate[] {
  const run = atoms.entries[e];
  const before = atoms.entries[e - 1];
  const shot = run?.shots[0];
  if (!rules.beside || !run || !shot || !before?.measured?.narrow || atoms.forced[run.first]) return [];
  if (shot.aspect < 0.5 || shot.aspect >= 2.2) return [];
  const { id, narrow, tails } = before.measured;
  const found: Candidate[] = [];
  const add = (line: number, offset: number, settings: readonly NarrowSetting[], extra: number, after?: Entry) => {
    const from = before.first + line;
    const to = after ? after.first + after.count : run.first + 1;
    for (let step = 0; step < ladderPx.length; step++) {
      const first = settings[step];
      const second = after?.measured?.narrow?.[step];
      if (!first || (after && !second)) continue;
      const columnPx = ladderPx[step] ?? 0;
      const gapPx = after?.measured?.gapPx ?? 0;
      const lines = first.lines + (second?.lines ?? 0);
      if (!mayFit(rules, shot, columnPx, lines * rules.linePx)) continue;
      const text = { first, second, columnPx, gapPx };
      for (const [block, price] of blocksAt(rules, shot, text, { block: id, line, offset }, after?.block.id)) {
        found.push(candidate(rules, block, price + extra, from, to, text, step % 2 === 0));
      }
    }
  };
  add(0, 0, narrow, 0);
  for (const tail of tails ?? []) {
    if (tail.line >= 2 && before.count - tail.line >= 3) add(tail.line, tail.offset, tail.narrow, WEIGHTS.blockTail);
  }
  const after = atoms.entries[e + 1];
  if (run.count === 1 && after?.measured?.narrow && !atoms.forced[after.first]) {
    add(0, 0, narrow, WEIGHTS.blockPair, after);
  }
  return found;
}

/** The block on the page: boxes exact to 1/64 px. */
export function plannedBeside(rules: Rules, block: BesideBlock, run: string, gapPx: number): PlannedBeside {
  const heightPx = floor64(block.innerPx);
  const widthPx = floor64(heightPx * block.shot.aspect);
  const xPx = rules.widthPx - block.columnPx;
  const captionPx = floor64(block.captionPx);
  const caption =
    block.captionAt === 'under'
      ? { xPx: 0, yPx: heightPx + rules.captionGapPx, widthPx, heightPx: captionPx }
      : { xPx, yPx: heightPx - captionPx, widthPx: block.columnPx, heightPx: captionPx };
  return {
    kind: 'beside',
    block: run,
    gapPx,
    heightPx: floor64(besideHeight(rules, block)),
    photo: {
      photo: block.shot.id,
      xPx: 0,
      yPx: 0,
      widthPx,
      heightPx,
      ...(block.captionAt === 'none' ? {} : { caption }),
    },
    column: { xPx, yPx: 0, widthPx: block.columnPx, heightPx: block.textPx },
    before: block.before,
    ...(block.after ? { after: block.after } : {}),
  };
}

export function besideHeight(rules: Rules, block: BesideBlock): number {
  return block.innerPx + (block.captionAt === 'under' ? rules.captionGapPx + block.captionPx : 0);
}

interface ColumnText {
  readonly first: NarrowSetting;
  readonly second: NarrowSetting | undefined;
  readonly columnPx: number;
  /** Space between the two paragraphs. */
  readonly gapPx: number;
}

/** A quick look: text much deeper or much shorter than the photo beside it need not be set at all. */
function mayFit(rules: Rules, shot: Shot, columnPx: number, textPx: number): boolean {
  const highest = (rules.widthPx - columnPx - NARROWEST_GUTTER) / shot.aspect;
  const captions = shot.captions?.[0] ?? 0;
  return textPx < highest + captions + 3 * rules.linePx && textPx + captions > 0.5 * highest;
}

function blocksAt(
  rules: Rules,
  shot: Shot,
  text: ColumnText,
  before: BesideBlock['before'],
  after: string | undefined,
): [BesideBlock, number][] {
  const { first, second, columnPx } = text;
  const lines = first.lines + (second?.lines ?? 0);
  if (lines < 3 || first.lines < (second ? 2 : 3)) return [];
  const textPx = lines * rules.linePx + (second ? text.gapPx : 0) - rules.trimPx;
  const room = rules.widthPx - columnPx;
  const narrowest =
    shot.aspect >= 1 ? Math.min(rules.narrowPx, 0.42 * rules.widthPx) : Math.max(rules.minPhotoPx, 0.3 * rules.widthPx);
  const found: [BesideBlock, number][] = [];
  for (const gutter of GUTTERS) {
    const width = room - gutter;
    const innerPx = width / shot.aspect;
    if (width < narrowest || width > shot.maxPx || innerPx > rules.photoHeightPx) continue;
    for (const captionAt of ['column', 'under'] as const) {
      const captionPx = captionHeight(rules, shot, captionAt === 'column' ? columnPx : width);
      if (captionPx === 0 && captionAt === 'under') continue;
      const inColumn = captionAt === 'column' && captionPx > 0 ? ABOVE_CAPTION + captionPx : 0;
      const columnHeight = textPx + inColumn;
      const photoHeight = innerPx + (captionAt === 'under' ? rules.captionGapPx + captionPx : 0);
      const slack = (photoHeight - columnHeight) / photoHeight;
      if (columnHeight > photoHeight + 0.75 || slack > MOST_SLACK) continue;
      // A caption that has room at the foot of the column stands there.
      if (captionAt === 'under' && innerPx - textPx >= ABOVE_CAPTION + captionPx) continue;
      const tight = inColumn > 0 && innerPx - columnHeight < 8;
      const governs = innerPx >= columnHeight;
      const below = photoHeight - innerPx;
      const block: BesideBlock = {
        kind: 'beside',
        shot,
        before,
        ...(after === undefined ? {} : { after: { block: after } }),
        columnPx,
        textPx,
        captionPx,
        captionAt: captionPx === 0 ? 'none' : captionAt,
        innerPx,
        lowPx: governs ? Math.max((room - WIDEST_GUTTER) / shot.aspect, columnHeight - below) : innerPx,
        highPx: governs ? Math.min(room - NARROWEST_GUTTER, shot.maxPx) / shot.aspect : innerPx,
      };
      found.push([block, WEIGHTS.slack * Math.max(0, slack) ** 2 + (tight ? WEIGHTS.tightCaption : 0)]);
    }
  }
  return found;
}

function candidate(
  rules: Rules,
  block: BesideBlock,
  extra: number,
  from: number,
  to: number,
  text: ColumnText,
  coarse: boolean,
): Candidate {
  const heightPx = besideHeight(rules, block);
  const width = block.innerPx * block.shot.aspect;
  const gutter = rules.widthPx - block.columnPx - width;
  const filled = block.textPx + (block.captionAt === 'column' ? block.captionPx : 0);
  const white = heightPx * gutter + block.columnPx * Math.max(0, heightPx - filled);
  const price =
    extra +
    WEIGHTS.block +
    WEIGHTS.tear * (text.first.tear + (text.second?.tear ?? 0)) +
    (rules.white * white) / (rules.widthPx * rules.heightPx) +
    widthCost(width, block.shot.samples, rules.narrowPx, rules.goodDpi);
  return { from, to, heightPx, price, sizes: [width / Math.sqrt(block.shot.aspect)], coarse, set: block };
}
