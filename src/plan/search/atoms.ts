// Step 5, plan: blocks + measures → one flat list of atoms (headings, slices of text, photos) with the space above each
// and the price of a page break before it. Decides nothing: rows, breaks and sizes come later.

import { picturesIn } from '../../model/photos-in.ts';
import type { Block, Measured, MeasuredBlock, Photo } from '../../model.ts';
import { makePhotoBox, type PhotoBox, type Rules } from '../rules.ts';
import { setInColumns } from '../column-bands.ts';
import { chaptersOnNewPages } from './chapters.ts';
import { WEIGHTS } from './costs.ts';
import { noteHeights } from './foot.ts';

/** A heading or prose block, or a run of photos, with its atoms `first` to `first + count`. */
export interface Entry {
  readonly block: Block;
  readonly measured?: MeasuredBlock;
  readonly photos: readonly PhotoBox[];
  readonly first: number;
  readonly count: number;
}

export interface Atoms {
  readonly count: number;
  readonly entries: readonly Entry[];
  /** Photos that are as large as their author set them: compared with no others. */
  readonly asked: ReadonlySet<string>;
  /** Per atom: its entry, its place in it, height (0 for photos), space above (0 inside a block). */
  readonly entryOf: Int32Array;
  readonly index: Int32Array;
  readonly height: Float64Array;
  readonly gap: Float64Array;
  /** From its top to the first line of text that stands on the lines of the page; NaN: none does. */
  readonly lead: Float64Array;
  readonly isPhoto: Uint8Array;
  readonly isHeading: Uint8Array;
  /** See column-bands.ts; 0: not in columns. */
  readonly inColumns: Uint8Array;
  /** Per atom: price of a page break before it; height that the new page starts with (a repeated table head; less than
   *  nothing for a rule, which vanishes there). */
  readonly penalty: Float64Array;
  readonly restart: Float64Array;
  /** Per atom: price of a page that ends before it although it would have fitted. */
  readonly lazy: Float64Array;
  /** See noteHeights. */
  readonly notes: Float64Array | undefined;
  /** A page must break before this atom: 1: and may end early; 2: and ends at its foot, if it can. */
  readonly forced: Uint8Array;
}

export function makeAtoms(
  blocks: readonly Block[],
  photos: ReadonlyMap<string, Photo>,
  measured: Measured,
  rules: Rules,
  keys: ReadonlySet<string> = new Set(),
): Atoms {
  const { entries, forced } = collectEntries(blocks, photos, measured, rules, keys);
  const last = entries.at(-1);
  const count = last ? last.first + last.count : 0;
  const atoms: Atoms = {
    count,
    entries,
    asked: new Set(
      entries.flatMap(({ block, photos: boxes }) =>
        boxes.filter(({ ownPage, exact }) => ownPage || exact || isPlaced(block)).map(({ id }) => id),
      ),
    ),
    entryOf: new Int32Array(count),
    index: new Int32Array(count),
    height: new Float64Array(count),
    gap: new Float64Array(count),
    lead: new Float64Array(count).fill(Number.NaN),
    isPhoto: new Uint8Array(count),
    isHeading: new Uint8Array(count),
    inColumns: new Uint8Array(count),
    penalty: new Float64Array(count),
    restart: new Float64Array(count),
    lazy: new Float64Array(count).fill(WEIGHTS.lazy),
    notes: noteHeights(entries, count),
    forced: new Uint8Array(count),
  };
  for (const [x, how] of forced) if (x > 0 && x < count) atoms.forced[x] = how;
  entries.forEach((entry, e) => {
    for (let i = 0; i < entry.count; i++) {
      const x = entry.first + i;
      atoms.entryOf[x] = e;
      atoms.index[x] = i;
      atoms.isPhoto[x] = entry.block.kind === 'photos' ? 1 : 0;
      atoms.isHeading[x] = entry.block.kind === 'heading' ? 1 : 0;
      atoms.height[x] = entry.measured?.slices[i]?.heightPx ?? 0;
      if (i === 0) atoms.gap[x] = entry.measured?.gapPx ?? 0;
      if (x > 0 && isRule(entry)) atoms.restart[x] = -atoms.height[x]!;
      if (i > 0) atoms.restart[x] = Math.min(entry.measured?.repeatHeadPx ?? 0, 0.5 * rules.heightPx);
      // Lists, tables, code: the browser sets as many lines and rows on a page as fit.
      if (i > 0 && entry.block.kind === 'prose' && entry.block.tag !== 'paragraph') atoms.lazy[x] = WEIGHTS.unnatural;
      atoms.penalty[x] = i === 0 ? penaltyBetween(entries[e - 1], entry) : penaltyInside(entry, i, rules);
    }
  });
  if (rules.inColumns) setInColumns(atoms, rules);
  keepLinesWithHeadings(atoms, rules);
  setLeads(atoms, rules);
  return atoms;
}

/** Paragraphs, lists and quotations begin on a line of the page; headings so that the text under them does. */
function setLeads({ entries, lead, height, gap }: Atoms, rules: Rules): void {
  for (let e = entries.length - 1; e >= 0; e--) {
    const { block, first, measured } = entries[e]!;
    const next = entries[e + 1]?.first;
    if (block.kind === 'heading' && next !== undefined && !Number.isNaN(lead[next]!)) {
      lead[first] = height[first]! + gap[next]! + lead[next]!;
    } else if (block.kind === 'prose' && ON_LINES.has(block.tag)) lead[first] = overFirstLine(measured, rules);
  }
}

/** What a first line is higher than others: readings and dots above it; in a paragraph kept whole, too. No pixel is. */
function overFirstLine(measured: MeasuredBlock | undefined, { linePx }: Rules): number {
  const [first, second] = measured?.slices ?? [];
  const isKnown = second ? Math.abs(second.heightPx - linePx) < 0.1 : first?.kind === 'rigid';
  const over = first && isKnown ? first.heightPx % linePx : 0;
  return Math.min(over, linePx - over) < 2 ? 0 : over;
}

const ON_LINES: ReadonlySet<string> = new Set(['paragraph', 'words', 'list', 'quote']);

function collectEntries(
  blocks: readonly Block[],
  photos: ReadonlyMap<string, Photo>,
  measured: Measured,
  rules: Rules,
  keys: ReadonlySet<string>,
): { entries: Entry[]; forced: ReadonlyMap<number, 1 | 2> } {
  const chapters = chaptersOnNewPages(blocks, measured, rules);
  const entries: Entry[] = [];
  const breaks = new Map<number, 1 | 2>();
  let first = 0;
  let forced = false;
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'break') {
      forced = true;
      continue;
    }
    if (chapters.has(block.id)) forced = true;
    const text = measured.blocks.get(block.id);
    const pictures = picturesIn(block);
    const run = pictures.map((id, i) => {
      const ownPage = wantsOwnPage(block, photos.get(id))
        ? { headPx: i === 0 ? headsAbove(rules, entries).px : 0 }
        : undefined;
      const fillsPage = pictures.length === 1 && isBetweenBreaks(blocks, at);
      return makePhotoBox(rules, id, photos.get(id), { fillsPage, ownPage, isKey: keys.has(id) });
    });
    const count = text?.slices.length ?? run.length;
    if (count === 0) continue;
    if (forced) breaks.set(first, 1);
    forced = false;
    run.forEach(({ ownPage }, i) => {
      if (!ownPage) return;
      const from = i === 0 ? headsAbove(rules, entries).first : undefined;
      for (const x of [from ?? first + i]) if (!breaks.has(x)) breaks.set(x, 2);
      if (i + 1 < count) breaks.set(first + i + 1, 1);
      else forced = true;
    });
    entries.push({ block, photos: run, first, count, measured: text });
    first += count;
  }
  while (entries.length > 1 && isRule(entries.at(-1)!)) breaks.delete(entries.pop()!.first); // It parts nothing.
  return { entries, forced: breaks };
}

/** A photo in the flow of the text, whose author gives it a page of its own. */
function wantsOwnPage(block: Block, photo: Photo | undefined): boolean {
  const scale = photo?.ref.scale;
  if (block.kind !== 'photos' || photo?.missing || (scale !== 'full' && scale !== 'bleed')) return false;
  return !isPlaced(block) && block.depth === undefined && block.strip !== true;
}

/** The headings that stand right above what comes next: the first atom of them, and the height that they take. */
function headsAbove(
  rules: Rules,
  entries: readonly Entry[],
): { readonly first: number | undefined; readonly px: number } {
  let px = 0;
  let first: number | undefined;
  for (let e = entries.length - 1; e >= 0 && entries[e]!.block.kind === 'heading'; e--) {
    const { measured } = entries[e]!;
    px +=
      (first === undefined ? rules.underHeadingPx + rules.linePx : 0) +
      (measured?.heightPx ?? 0) +
      (measured?.gapPx ?? 0);
    first = entries[e]!.first;
  }
  return { first, px };
}

/** Its author says where its photos stand. */
export function isPlaced(block: Block): boolean {
  return block.kind === 'photos' && (block.rows !== undefined || block.words !== undefined || (block.columns ?? 0) > 1);
}

/** The only thing of its page, by the author's order. */
function isBetweenBreaks(blocks: readonly Block[], at: number): boolean {
  return blocks[at - 1]?.kind === 'break' && (at + 1 === blocks.length || blocks[at + 1]?.kind === 'break');
}

/** Price of a page break between two blocks. */
function penaltyBetween(before: Entry | undefined, after: Entry): number {
  if (!before) return 0;
  if (before.block.kind === 'heading' || keeps(before, 'below') || keeps(after, 'above')) return WEIGHTS.forbidden;
  if (holdsNext(before)) return WEIGHTS.forbidden;
  const leadIn = before.measured?.leadIn ? WEIGHTS.leadIn : 0;
  if (before.block.kind === 'photos' && after.block.id === 'title') return WEIGHTS.titleApart;
  const anchor = before.block.kind === 'prose' && opensRun(after) ? WEIGHTS.anchor : 0;
  return Math.max(leadIn, anchor) + (isRule(before) ? WEIGHTS.ruleAtFoot : 0);
}

const keeps = ({ block }: Entry, side: 'above' | 'below'): boolean => block.kind === 'prose' && block.keeps === side;

/** Its author wants it on one page with what stands below. */
export const holdsNext = ({ block }: Entry): boolean => block.kind !== 'break' && block.keepsNext === true;

/** … and itself on one page. */
export const isWhole = ({ block }: Entry): boolean => block.kind !== 'break' && block.whole === true;

/** Photos, or the day that stands above them. */
function opensRun({ block }: Entry): boolean {
  return block.kind === 'photos' || (block.kind === 'heading' && block.ofPhotos === true);
}

/** Atom x begins the caption of a run. */
export function beginsCaption({ entries, entryOf, index }: Atoms, x: number): boolean {
  const block = entries[entryOf[x] ?? 0]?.block;
  return index[x] === 0 && block?.kind === 'prose' && block.tag === 'caption';
}

export const isRule = ({ block }: Entry): boolean => block.kind === 'prose' && block.tag === 'rule';

/** Price of a page break before slice or photo `i` > 0 of a block. */
function penaltyInside(entry: Entry, i: number, rules: Rules): number {
  if (isWhole(entry)) return WEIGHTS.forbidden;
  if (entry.block.kind === 'photos')
    return WEIGHTS.breakInsideRun + WEIGHTS.photoLeftBehind * Math.min(4, entry.count - i);
  if (entry.block.kind === 'heading' || (entry.block.kind === 'prose' && /^(?:caption|title)$/.test(entry.block.tag)))
    return WEIGHTS.forbidden;
  const slices = entry.measured?.slices ?? [];
  if (slices[i - 1]?.keepsNext) return WEIGHTS.forbidden;
  const kind = slices[i]?.kind;
  const left = slices.length - i;
  if (kind === 'row') return tableBreak(entry, i, left);
  if (kind === 'code') {
    const keep = rules.keepLines === 1 ? 1 : 3;
    if (slices.length <= 12 || i < keep || left < keep) return WEIGHTS.forbidden;
    return WEIGHTS.splitCode;
  }
  if (entry.block.kind === 'prose' && entry.block.tag === 'quote' && slices.length <= SHORT_QUOTE)
    return WEIGHTS.forbidden;
  if (kind === 'line') return lineBreak(entry.block, slices, i, rules);
  return WEIGHTS.splitTable;
}

/** Lines of a quotation that is read at a glance: with the name under it, one thing. */
const SHORT_QUOTE = 6;

/** Rows of a table that a reader wants to see whole. */
const SHORT_TABLE = 12;

function tableBreak(entry: Entry, i: number, left: number): number {
  const head = (entry.measured?.repeatHeadPx ?? 0) > 0 ? 1 : 0;
  if (i <= head - 1 || (head === 1 && i === 1)) return WEIGHTS.forbidden;
  if ((entry.measured?.slices.length ?? 0) - head <= SHORT_TABLE) return WEIGHTS.splitTableEdge;
  return i - head < 2 || left < 2 ? WEIGHTS.splitTableEdge : WEIGHTS.splitTable;
}

function lineBreak(block: Block, slices: MeasuredBlock['slices'], i: number, rules: Rules): number {
  const same = (at: number) => slices[at]?.kind === 'line' && slices[at]?.part === slices[i]?.part;
  if (!same(i - 1)) {
    // Between two items or paragraphs of one block.
    const alone = block.kind === 'prose' && block.tag === 'list' && (i < 2 || slices.length - i < 2);
    return alone ? WEIGHTS.splitItem : WEIGHTS.splitParagraph / 2;
  }
  for (let near = 1; near < rules.keepLines; near++) {
    if (!same(i - near - 1) || !same(i + near)) return WEIGHTS.forbidden;
  }
  return WEIGHTS.splitParagraph + (slices[i - 1]?.splitsWord ? WEIGHTS.splitWord : 0);
}

/** A heading needs two lines, or a photo, below it on its page; icons are no photos. */
function keepLinesWithHeadings(atoms: Atoms, rules: Rules): void {
  atoms.entries.forEach(({ photos, first }, e) => {
    if (atoms.entries[e - 1]?.block.kind !== 'heading') return;
    const isIcon = ({ maxPx, aspect }: PhotoBox) => maxPx / aspect < rules.iconPx;
    let x = first;
    while (x - first < photos.length && isIcon(photos[x - first]!)) x++;
    if (x > first && x < atoms.count) atoms.penalty[x] = Math.max(atoms.penalty[x]!, WEIGHTS.strandedHeading);
  });
  for (let x = 2; x < atoms.count; x++) {
    const single = !atoms.isPhoto[x - 1] && !atoms.isHeading[x - 1] && atoms.isHeading[x - 2];
    const line = (atoms.height[x - 1] ?? 0) < 1.6 * rules.linePx;
    if (single && line) atoms.penalty[x] = Math.max(atoms.penalty[x] ?? 0, WEIGHTS.strandedHeading);
  }
}
