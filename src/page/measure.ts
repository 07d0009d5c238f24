// Step 4: asks the browser how high every block is, how paragraphs set beside a photo, how high captions are. Decides nothing.

import type { Album, Block, Measured, MeasuredBlock, ProseBlock, Sheet } from '../model.ts';
import { type Composition, composeDocument } from './compose.ts';
import { fitTables, type MeasureReply, measureInPage, replaceInPage } from './in-page/in-page.ts';
import { captionLadder, columnLadder } from './themes/page-box.ts';

/** Loads all text once at the width of the text area and reads it in two reflows (full width; all narrower widths together). */
export async function measure(sheet: Sheet, composition: Composition): Promise<Measured> {
  const { box, album, report } = composition;
  const { geometry } = box;
  const ladderPx = columnLadder(geometry);
  const captionLadderPx = captionLadder(geometry);
  await sheet.resize(Math.ceil(geometry.widthPx), Math.ceil(geometry.heightPx));
  await sheet.load('report.html', composeDocument(composition));
  const cut = await sheet.evaluate(fitTables, { widthPx: geometry.widthPx });
  const reply = await sheet.evaluate(measureInPage, {
    linePx: geometry.linePx,
    widthPx: geometry.widthPx,
    ladderPx,
    captionLadderPx,
    justified: geometry.cjk,
    narrow: ladderPx.length > 0 && report.direction === 'ltr' ? besideCandidates(album) : [],
  });
  return {
    geometry,
    ladderPx,
    captionLadderPx,
    blocks: measuredBlocks(album.blocks, reply, new Map(cut.map(({ id, cutPx }) => [id, cutPx])), geometry.linePx),
    ...captions(reply),
  };
}

/** Sets the loaded document's body (composeBody) as it will be printed. */
export async function setBody(sheet: Sheet, { box }: Composition, html: string): Promise<void> {
  await sheet.evaluate(replaceInPage, html);
  await sheet.evaluate(fitTables, { widthPx: box.geometry.widthPx });
}

/** Plain paragraphs next to a run of photos, each with the shape of the photo that follows it. */
function besideCandidates(album: Album): { id: string; photoAspect: number }[] {
  const { blocks, photos } = album;
  return blocks.flatMap((block, i) => {
    if (!mayStandBeside(block)) return [];
    const next = blocks[i + 1];
    const previous = blocks[i - 1];
    const first = next?.kind === 'photos' ? photos.get(next.pictures[0] ?? '') : undefined;
    if (!first && previous?.kind !== 'photos') return [];
    return [{ id: block.id, photoAspect: first ? first.widthPx / first.heightPx : 0 }];
  });
}

function mayStandBeside(block: Block): block is ProseBlock {
  return (
    block.kind === 'prose' &&
    block.tag === 'paragraph' &&
    !block.direction &&
    !/<img\b|<br\b|class="katex|\bid="/.test(block.html) &&
    !/\S{48,}/.test(block.text.replace(/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]/g, ' '))
  );
}

function measuredBlocks(
  blocks: readonly Block[],
  reply: MeasureReply,
  cutPx: ReadonlyMap<string, number>,
  linePx: number,
): ReadonlyMap<string, MeasuredBlock> {
  const raw = new Map(reply.blocks.map((block) => [block.id, block]));
  const narrow = new Map(reply.narrow.map((one) => [one.id, one]));
  const measured = new Map<string, MeasuredBlock>();
  blocks.forEach((block, i) => {
    const found = raw.get(block.id);
    if (!found || (block.kind !== 'heading' && block.kind !== 'prose')) return;
    measured.set(block.id, {
      id: block.id,
      gapPx: gapAbove(blocks[i - 1], block, linePx),
      heightPx: found.heightPx,
      slices: block.kind === 'heading' ? [{ heightPx: found.heightPx, kind: 'rigid', part: 0 }] : found.slices,
      ...(cutPx.has(block.id) ? { cutPx: cutPx.get(block.id) } : {}),
      ...(found.repeatHeadPx > 0 ? { repeatHeadPx: found.repeatHeadPx } : {}),
      ...(narrow.has(block.id)
        ? {
            narrow: narrow.get(block.id)?.narrow,
            tails: narrow.get(block.id)?.tails,
          }
        : {}),
      leadIn: block.kind === 'prose' && /[:：]\s*$/.test(block.text),
    });
  });
  return measured;
}

/** One-sided space above a block, px: paragraphs follow each other without any; headings stand off by lines. */
function gapAbove(previous: Block | undefined, block: Block, linePx: number): number {
  if (!previous) return 0;
  if (block.kind === 'heading') {
    if (previous.kind === 'heading') return previous.id === 'title' ? linePx : block.level <= 2 ? linePx / 2 : 0;
    if (block.ofPhotos) return linePx / 2;
    return block.level <= 2 ? 1.5 * linePx : linePx;
  }
  if (previous.kind === 'heading') return previous.id === 'title' ? linePx : 0;
  const plain = (one: Block) => one.kind === 'prose' && one.tag === 'paragraph';
  if (previous.kind === 'prose' && !(plain(previous) && plain(block))) return linePx / 2;
  return 0;
}

function captions(reply: MeasureReply): Pick<Measured, 'captionHeightsPx' | 'captionWidthsPx'> {
  return {
    captionHeightsPx: new Map(reply.captions.map(({ id, heightsPx }) => [id, heightsPx])),
    captionWidthsPx: new Map(reply.captions.map(({ id, widthPx }) => [id, widthPx])),
  };
}
