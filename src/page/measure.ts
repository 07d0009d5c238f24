// Step 4: asks the browser how high every block and caption is, and how paragraphs set beside a photo. Decides which
// paragraphs may stand there, and the space above each block (the theme's); the planner takes both as given.

import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { groupBy } from '../lists.ts';
import type { Block, Measured, MeasuredBlock, MeasuredNote, ProseBlock, Sheet, Slice } from '../model.ts';
import { type Composition, composeDocument } from './compose.ts';
import type { EntrySizes, MeasureReply, WideIn } from './in-page/in-page.ts';
import { ranksOf } from './ranks.ts';
import { runInPage } from './run-in-page.ts';
import { captionLadder, columnLadder, type PageBox } from './themes/page-box.ts';
import type { Spacing } from './themes/theme.ts';
import { hasLinesToWriteOn } from './type/forms.ts';
import { initialBlock } from './type/initial.ts';
import { turnsOf } from './type/turns.ts';
import { isVerse, STANZA } from './type/verse.ts';

/** Loads all text once, and reads it in two reflows: at the width of the text area, then at all narrower widths. */
export async function measure(sheet: Sheet, composition: Composition): Promise<Measured> {
  const { box, album } = composition;
  const { geometry } = box;
  const ladderPx = columnLadder(box);
  const captionLadderPx = captionLadder(geometry);
  await sheet.resize(Math.ceil(geometry.widthPx), Math.ceil(geometry.heightPx));
  await sheet.load('report.html', composeDocument(composition));
  await runInPage(sheet, 'unfold', undefined);
  const wide = await runInPage(sheet, 'fitWide', { widthPx: geometry.widthPx });
  const reply = await runInPage(sheet, 'measureDocument', {
    linePx: geometry.linePx,
    widthPx: geometry.widthPx,
    ladderPx,
    captionLadderPx,
    gutterPx: geometry.gaps.gutterPx,
    justified: geometry.cjk,
    narrow: ladderPx.length > 0 ? besideParagraphs(composition) : [],
    wordsPx: geometry.wordsPx,
    inColumns: geometry.textColumns ? album.blocks.filter(mayStandInColumns(album.blocks)).map(({ id }) => id) : [],
    ...besidePhotos(album.blocks),
  });
  return {
    geometry,
    ladderPx,
    captionLadderPx,
    blocks: measuredBlocks(album.blocks, reply, wide, box),
    captionHeightsPx: new Map(reply.captions.map(({ id, heightsPx }) => [id, heightsPx])),
    captionWidthsPx: new Map(reply.captions.map(({ id, widthPx }) => [id, widthPx])),
  };
}

/** What stands around the text in the body that is printed. */
export interface AroundText {
  readonly before?: string;
  readonly after?: string;
  /** Nothing reaches over the edge of the text, whatever it is. */
  readonly clipAll?: boolean;
}

/** Sets the loaded document's body as it will be printed. A text (composeBody) that stands there already stays. */
export async function setBody(
  sheet: Sheet,
  { box, footNotes }: Composition,
  text: string,
  { before = '', after = '', clipAll = false }: AroundText = {},
): Promise<void> {
  const key = createHash('sha256').update(text).digest('hex');
  if (!clipAll && (await runInPage(sheet, 'surroundText', { key, before, after }))) return;
  await runInPage(sheet, 'replaceBody', `${before}${text}${after}`);
  await runInPage(sheet, 'fitWide', { widthPx: box.geometry.widthPx, clipAll });
  await runInPage(sheet, 'markTurnedLines', undefined);
  if (footNotes && footNotes.notes.size > 0) await runInPage(sheet, 'setNotes', undefined);
  await runInPage(sheet, 'forceBreaks', { linePx: box.geometry.linePx });
  if (!clipAll) await runInPage(sheet, 'nameText', key);
}

/** Of the contents as they stand in one column (contentsFlow), in place of the loaded document's body. */
export async function measureContents(sheet: Sheet, html: string): Promise<EntrySizes> {
  await runInPage(sheet, 'replaceBody', html);
  return runInPage(sheet, 'entrySizes', undefined);
}

/** Of the words of covers (coverFlow), in place of the loaded document's body. */
export async function measureCover(sheet: Sheet, html: string): Promise<readonly number[]> {
  await runInPage(sheet, 'replaceBody', html);
  return runInPage(sheet, 'coverHeights', undefined);
}

/** Of a body that is to be printed. Asked from here: without scripts, no event of the page tells it. */
export async function waitForPictures(sheet: Sheet): Promise<void> {
  while (!(await runInPage(sheet, 'picturesRead', undefined))) await sleep(5);
}

/** What stands beside photos by its author's order, and the lists that photos hang in. */
function besidePhotos(blocks: readonly Block[]): { readonly words: string[]; readonly lists: string[] } {
  const lists = blocks.flatMap((block) => (block.kind === 'prose' && block.tag === 'list' ? [block.id] : []));
  const words = blocks.flatMap((block, i) => {
    const beside = block.kind === 'photos' && block.words && blocks[block.words === 'after' ? i + 1 : i - 1];
    return beside && beside.kind === 'prose' ? [beside.id] : [];
  });
  const hangs = blocks.some((block) => block.kind === 'photos' && block.depth !== undefined);
  return { words, lists: hangs ? lists : [] };
}

/** Plain paragraphs next to a run of photos, each with the shape of the photo that follows it; but that whose first
 *  letter rises above it. */
function besideParagraphs({ album, box }: Composition): { id: string; photoAspect: number }[] {
  const { blocks, photos } = album;
  const initial = box.theme.initial && initialBlock(blocks);
  return blocks.flatMap((block, i) => {
    if (!mayStandBeside(block) || block.id === initial) return [];
    const next = blocks[i + 1];
    const previous = blocks[i - 1];
    const first = next?.kind === 'photos' ? photos.get(next.pictures[0] ?? '') : undefined;
    if (!first && previous?.kind !== 'photos') return [];
    // From the foot of a second column nobody finds the rest of a paragraph beside the next photo.
    const withTails = first && !box.geometry.textColumns;
    return [{ id: block.id, photoAspect: withTails ? first.widthPx / first.heightPx : 0 }];
  });
}

function mayStandBeside(block: Block): block is ProseBlock {
  return (
    block.kind === 'prose' &&
    block.tag === 'paragraph' &&
    !block.direction &&
    !/<img\b|<br\b|class="katex|\bid="|<code[^<]*[^\s<>]{32}/.test(block.html) &&
    !/\S{48,}/.test(block.text.replace(/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]/g, ' '))
  );
}

/** Plain paragraphs that may be parted between any two of their lines. */
function mayStandInColumns(blocks: readonly Block[]): (block: Block) => boolean {
  const turns = turnsOf(blocks);
  return (block) =>
    block.kind === 'prose' &&
    block.tag === 'paragraph' &&
    !isVerse(block) &&
    !turns.has(block.id) &&
    !hasLinesToWriteOn(block.html) &&
    !/<img\b|<br\b|class="katex/.test(block.html);
}

function measuredBlocks(
  blocks: readonly Block[],
  reply: MeasureReply,
  wide: readonly WideIn[],
  { geometry, theme }: PageBox,
): ReadonlyMap<string, MeasuredBlock> {
  const raw = new Map(reply.blocks.map((block) => [block.id, block]));
  const narrow = new Map(reply.narrow.map((one) => [one.id, one]));
  const lines = new Map(reply.fitted.map((one) => [one.id, one]));
  const columned = new Map([...reply.fitted, ...reply.broken].map((one) => [one.id, one.starts]));
  const inColumns = geometry.textColumns ? mayStandInColumns(blocks) : () => false;
  const beside = new Map(reply.words.map((one) => [one.id, one.besidePx]));
  const edges = new Map(reply.lists.map((one) => [one.id, one.edgesPx]));
  const notes = notesByBlock(reply.notes, raw);
  const measured = new Map<string, MeasuredBlock>();
  const ranks = ranksOf(blocks);
  const turns = turnsOf(blocks);
  blocks.forEach((block, i) => {
    const found = raw.get(block.id);
    if (!found) return;
    const columnStarts = inColumns(block) ? wholeStarts(columned.get(block.id), found.slices) : undefined;
    // Beside a photo it has the lines that it has in a column, which is as wide.
    const asInColumn = columnStarts && narrow.has(block.id) && { narrow: [{ lines: found.slices.length, tear: 0 }] };
    measured.set(block.id, {
      ...found,
      ...narrow.get(block.id),
      ...asInColumn,
      lineStarts: lines.get(block.id)?.starts,
      columnStarts,
      besidePx: beside.get(block.id),
      edgesPx: edges.get(block.id),
      gapPx: linesAbove(theme.spacing, blocks[i - 1], block, { ranks, turns }) * geometry.linePx,
      slices: staysWhole(block, found, geometry.heightPx)
        ? [{ heightPx: found.heightPx, kind: 'rigid', part: 0 }]
        : withSplitWords(found.slices, lines.get(block.id)?.splitLines),
      wide: wide.filter(({ id }) => id === block.id),
      leadIn: block.kind === 'prose' && /[:：]\s*$/.test(block.text),
      ...(notes.has(block.id) && { notes: notes.get(block.id)! }),
    });
  });
  return measured;
}

/** One for each line but the first, or none at all. */
function wholeStarts(starts: readonly number[] = [], slices: readonly Slice[]): readonly number[] | undefined {
  return starts.length === slices.length - 1 && slices.every(({ kind }) => kind === 'line') ? starts : undefined;
}

/** Notes with the slice of their mark, in order. */
function notesByBlock(
  notes: MeasureReply['notes'],
  blocks: ReadonlyMap<string, Pick<MeasuredBlock, 'slices'>>,
): ReadonlyMap<string, readonly MeasuredNote[]> {
  const found = notes.flatMap(({ id, heightPx, mark }) => {
    const slices = mark && blocks.get(mark.block)?.slices;
    return slices ? [{ block: mark.block, note: { id, heightPx, slice: sliceAt(slices, mark.px) } }] : [];
  });
  const byBlock = groupBy(found, ({ block }) => block);
  return new Map(
    [...byBlock].map(([block, all]) => [block, all.map(({ note }) => note).sort((a, b) => a.slice - b.slice)]),
  );
}

function sliceAt(slices: readonly Slice[], px: number): number {
  let bottom = 0;
  const at = slices.findIndex(({ heightPx }) => (bottom += heightPx) > px);
  return at < 0 ? slices.length - 1 : at;
}

function withSplitWords(slices: readonly Slice[], lines: readonly number[] = []): readonly Slice[] {
  if (lines.length === 0) return slices;
  return slices.map((slice, i) => (lines.includes(i) ? { ...slice, splitsWord: true as const } : slice));
}

/** A heading, a stanza, a few notes: they stand on the page of the last words above them. */
function staysWhole(
  block: Block,
  { slices, heightPx }: Pick<MeasuredBlock, 'slices' | 'heightPx'>,
  pagePx: number,
): boolean {
  if (block.kind === 'heading' || (slices.length <= STANZA && isVerse(block))) return true;
  return block.kind === 'prose' && block.html.startsWith('<section class="footnotes"') && heightPx <= NOTES * pagePx;
}

/** Of a page's height. */
const NOTES = 0.35;

/** The caption of the table on that side. */
const keepsTo = ({ tag, keeps }: ProseBlock, side: ProseBlock['keeps']): boolean => tag === 'title' && keeps === side;

/** Space above a block, in lines; there is none below. Between text and photos the planner sets it. */
function linesAbove(
  spacing: Spacing,
  previous: Block | undefined,
  block: Block,
  { ranks, turns }: { readonly ranks: ReadonlyMap<string, number>; readonly turns: ReadonlySet<string> },
): number {
  if (!previous) return 0;
  if (block.kind === 'heading') {
    const { above, underHeading } = ranks.get(block.id) === 0 ? spacing.chapter : spacing.section;
    if (previous.kind === 'heading') return previous.id === 'title' ? spacing.underTitle : underHeading;
    return block.ofPhotos ? spacing.day : above;
  }
  if (previous.kind === 'heading') return previous.id === 'title' ? spacing.underTitle : 0;
  if (previous.kind !== 'prose') return 0;
  if (block.kind === 'prose' && block.goesOn && previous.tag === block.tag) return 0;
  if (keepsTo(previous, 'below') || (block.kind === 'prose' && keepsTo(block, 'above'))) return spacing.block / 2;
  if (isVerse(previous) && isVerse(block)) return spacing.stanza;
  if (turns.has(previous.id) && turns.has(block.id)) return spacing.turn;
  const plain = (one: Block) => one.kind === 'prose' && one.tag === 'paragraph' && !isVerse(one);
  return plain(previous) && plain(block) ? spacing.paragraph : spacing.block;
}
