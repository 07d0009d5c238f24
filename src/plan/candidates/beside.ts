// Step 5, plan: text beside a photo as one unbreakable block, photo left, text right: candidates and their price.
// In: a run and the paragraphs around it, measured at the ladder's widths. The text never reflows after this.

import type { Block, NarrowSetting, PlannedBeside } from '../../model.ts';
import { captionHeight, type PhotoBox, type Rules } from '../rules.ts';
import { type Atoms, type Entry, isRule } from '../search/atoms.ts';
import { emptyCost, WEIGHTS, widthCost } from '../search/costs.ts';
import { restCost } from '../column-bands.ts';
import type { BesideBlock, Candidate } from './candidate.ts';
import { floor64 } from './group.ts';
import { standsAlone } from './rows.ts';

/** The screen of a telephone: nothing taller has text beside it. */
const MIN_ASPECT = 0.45;
const MAX_SLACK = 0.8;

/** Blocks that set the first photo of run `e` beside the paragraph before it: whole, its tail, or with the one after;
 *  or its last photo beside the one after it, above all where it opens a chapter (under a heading, a rule, nothing). */
export function besideCandidates(rules: Rules, atoms: Atoms, e: number, ladderPx: readonly number[]): Candidate[] {
  const run = atoms.entries[e];
  const before = atoms.entries[e - 1];
  const photo = run?.photos[0];
  if (!rules.beside || !run || !photo || atoms.forced[run.first] || isSet(run.block)) return [];
  const found: Candidate[] = [];
  const add = (photo: PhotoBox, place: Place) => {
    if (!mayHaveText(photo)) return;
    const rest = rules.inColumns ? restCost(atoms, place.from, place.to) : 0;
    const priced = { ...place, extra: place.extra + rest };
    for (const candidate of columns(rules, photo, ladderPx, priced)) found.push(candidate);
  };
  const next = atoms.entries[e + 1];
  // A paragraph that leads into a list stays with the list.
  const after = next?.measured?.narrow && !next.measured.leadIn && !atoms.forced[next.first] ? next : undefined;
  const last = run.first + run.count - 1;
  if (before?.measured?.narrow) {
    const { id: block, narrow, tails = [] } = before.measured;
    const whole = { from: before.first, before: { block, line: 0, offset: 0 }, narrow };
    const to = run.first + 1;
    add(photo, { ...whole, to, extra: 0 });
    for (const { line, offset, narrow } of tails) {
      if (line < 2 || before.count - line < 3) continue;
      const from = before.first + line;
      add(photo, { from, to, before: { block, line, offset }, narrow, extra: WEIGHTS.blockTail });
    }
    if (after && run.count === 1) add(photo, { ...whole, to: to + after.count, after, extra: WEIGHTS.blockPair });
  }
  if (after) {
    const opens = run.count === 1 && (!before || before.block.kind === 'heading' || isRule(before));
    add(run.photos[run.count - 1]!, {
      from: last,
      to: last + 1 + after.count,
      after,
      extra: opens ? 0 : WEIGHTS.blockAfter,
    });
  }
  return found;
}

/** Its author says what stands beside it, or that it hangs in a list. */
const isSet = (block: Block): boolean =>
  block.kind === 'photos' && (block.words !== undefined || block.depth !== undefined);

function mayHaveText(photo: PhotoBox): boolean {
  return photo.aspect >= MIN_ASPECT && !standsAlone(photo) && photo.side !== 'center' && photo.side !== 'right';
}

/** Whether a block begins inside its paragraph, whose first lines stand above it. */
export function beginsInside({ before }: Pick<BesideBlock, 'before'>): boolean {
  return before !== undefined && before.line > 0;
}

/** The block on the page: boxes exact to 1/64 px. */
export function plannedBeside(rules: Rules, block: BesideBlock, run: string, gapPx: number): PlannedBeside {
  if (block.asked) return plannedAsked(rules, block, block.asked, run, gapPx);
  const heightPx = floor64(block.innerPx);
  const widthPx = floor64(heightPx * block.photo.aspect);
  const xPx = rules.widthPx - block.columnPx;
  const captionPx = floor64(block.captionPx);
  const caption = {
    none: undefined,
    under: { xPx: 0, yPx: heightPx + rules.captionGapPx, widthPx, heightPx: captionPx },
    column: { xPx, yPx: heightPx - captionPx, widthPx: block.columnPx, heightPx: captionPx },
  }[block.captionAt];
  return {
    kind: 'beside',
    block: run,
    gapPx,
    heightPx: floor64(besideHeight(rules, block)),
    photo: { photo: block.photo.id, xPx: 0, yPx: 0, widthPx, heightPx, caption },
    column: { xPx, yPx: 0, widthPx: block.columnPx, heightPx: block.textPx },
    before: block.before,
    after: block.after,
  };
}

/** As the author set them: the photo at its side of the width kept for it, its caption under it. */
function plannedAsked(
  rules: Rules,
  block: BesideBlock,
  { side, indentPx, cellPx, heightPx }: NonNullable<BesideBlock['asked']>,
  run: string,
  gapPx: number,
): PlannedBeside {
  const { photo: box, before, after, columnPx, textPx, captionPx } = block;
  const innerPx = floor64(block.innerPx);
  const right = side === 'right';
  const xPx = floor64(right ? rules.widthPx - cellPx : indentPx);
  const photo = { photo: box.id, xPx, yPx: 0, widthPx: floor64(innerPx * box.aspect), heightPx: innerPx };
  const under = { xPx, yPx: innerPx + rules.captionGapPx, widthPx: floor64(cellPx), heightPx: floor64(captionPx) };
  return {
    kind: 'beside',
    block: run,
    gapPx,
    heightPx: floor64(heightPx),
    photo: captionPx > 0 ? { ...photo, caption: under } : photo,
    column: { xPx: right ? 0 : rules.widthPx - columnPx, yPx: 0, widthPx: columnPx, heightPx: textPx },
    before,
    after,
  };
}

export function besideHeight(rules: Rules, block: BesideBlock): number {
  if (block.asked) return block.asked.heightPx;
  return block.innerPx + (block.captionAt === 'under' ? rules.captionGapPx + block.captionPx : 0);
}

/** Which atoms a block covers, and what it costs wherever its column begins. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly before?: BesideBlock['before'];
  /** How `before` sets, per step of the ladder. */
  readonly narrow?: readonly NarrowSetting[];
  readonly after?: Entry;
  readonly extra: number;
}

/** One place at every width of the ladder whose photo is no lower than the text. */
function columns(rules: Rules, photo: PhotoBox, ladderPx: readonly number[], place: Place): Candidate[] {
  const { before, after } = place;
  return ladderPx.flatMap((columnPx, step) => {
    const first = place.narrow?.[step];
    const second = after?.measured?.narrow?.[step];
    if ((before && !first?.lines) || (after && !second?.lines)) return [];
    const lines = (first?.lines ?? 0) + (second?.lines ?? 0);
    if (lines < 2) return [];
    const between = first && after ? (after.measured?.gapPx ?? 0) : 0;
    const textPx = lines * rules.linePx + between - rules.trimPx;
    const tear = (first?.tear ?? 0) + (second?.tear ?? 0);
    return blocks(rules, photo, { columnPx, textPx, tear }, place);
  });
}

/** The caption at the foot of the column, or under the photo where the column has no room for it. */
function blocks(
  rules: Rules,
  photo: PhotoBox,
  { columnPx, textPx, tear }: { columnPx: number; textPx: number; tear: number },
  place: Place,
): Candidate[] {
  const width = rules.widthPx - columnPx - rules.gutterPx;
  const innerPx = width / photo.aspect;
  const { landscape, upright } = rules.limits.beside;
  const narrowest = photo.aspect >= 1 ? Math.min(rules.narrowPx, landscape * rules.widthPx) : upright * rules.widthPx;
  const least = photo.leastPx > rules.minPhotoPx ? photo.leastPx : narrowest;
  if (width < least - 0.5 || width > photo.maxPx || innerPx > rules.photoHeightPx) return [];
  const { captionAt, captionPx } = placeCaption(rules, photo, columnPx, width, innerPx - textPx);
  const heightPx = innerPx + (captionAt === 'under' ? rules.captionGapPx + captionPx : 0);
  const inColumn = textPx + (captionAt === 'column' ? rules.columnCaptionGapPx + captionPx : 0);
  const slack = (heightPx - inColumn) / heightPx;
  if (inColumn > heightPx + 0.75 || slack > MAX_SLACK) return [];
  const blankPx = Math.max(0, heightPx - inColumn);
  const white = heightPx * rules.gutterPx + columnPx * blankPx;
  const price =
    place.extra +
    WEIGHTS.block +
    WEIGHTS.slack * Math.max(0, slack) ** 2 +
    (captionAt === 'column' && blankPx < 8 ? WEIGHTS.tightCaption : 0) +
    WEIGHTS.tear * tear +
    emptyCost(rules, columnPx, blankPx) +
    (rules.white * white) / (rules.widthPx * rules.heightPx) +
    widthCost(rules, photo, width);
  const set: BesideBlock = {
    kind: 'beside',
    photo,
    before: place.before,
    after: place.after && { block: place.after.block.id },
    columnPx,
    textPx,
    captionPx,
    captionAt,
    innerPx,
  };
  const { from, to } = place;
  const sizes = [width / Math.sqrt(photo.aspect) / photo.weight];
  const emptyBelow = captionAt === 'column' ? undefined : { widthPx: columnPx, heightPx: blankPx };
  return [{ from, to, heightPx, price, sizes, white, emptyBelow, set }];
}

/** A caption that has room at the foot of the column stands there. */
function placeCaption(
  rules: Rules,
  photo: PhotoBox,
  columnPx: number,
  widthPx: number,
  roomPx: number,
): Pick<BesideBlock, 'captionAt' | 'captionPx'> {
  if (!photo.captions) return { captionAt: 'none', captionPx: 0 };
  const captionPx = captionHeight(rules, photo, columnPx);
  if (roomPx >= rules.columnCaptionGapPx + captionPx) return { captionAt: 'column', captionPx };
  return { captionAt: 'under', captionPx: captionHeight(rules, photo, widthPx) };
}
