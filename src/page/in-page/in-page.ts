// Step 4, in the browser's page: the functions that run there, called by name through run-in-page. The build step
// (bundle-in-page.mjs) makes one script of this folder, whose files may import each other and types, and nothing else.
/// <reference lib="dom" />

import { type EdgesOf, type HeightsOf, itemEdges, type WordsRequest, wordHeights } from './beside-words.ts';
import { type CaptionHeights, captionHeights } from './caption-heights.ts';
import { type FittedParagraph, fitParagraphs } from './fit-paragraphs.ts';
import { type Narrow, type NarrowRequest, narrowSettings } from './narrow-columns.ts';
import { measureNotes, type NoteMeasure } from './notes/notes-in-page.ts';
import { type BlockSlices, blockSlices } from './slices.ts';
import { lineOffsets } from './text-lines.ts';
import { markTurnedLines } from './turned-lines.ts';

export { coverHeights, type EntrySizes, entrySizes } from './caption-heights.ts';
export { forceBreaks } from './forced-breaks.ts';
export { setNotes } from './notes/notes-in-page.ts';
export { piecesByPage } from './page-pieces.ts';
export { nameText, picturesRead, replaceBody, surroundText, unfold } from './replace-body.ts';
export { markTurnedLines } from './turned-lines.ts';
export { fitWide, type WideIn } from './wide-things.ts';

export interface MeasureRequest extends NarrowRequest, WordsRequest {
  readonly captionLadderPx: readonly number[];
  /** Paragraphs that may stand in columns. */
  readonly inColumns: readonly string[];
}

export interface MeasureReply {
  readonly fitted: readonly FittedParagraph[];
  /** Where each line but the first begins, of those in columns whose lines the browser breaks. */
  readonly broken: readonly { readonly id: string; readonly starts: readonly number[] }[];
  readonly blocks: readonly BlockSlices[];
  readonly narrow: readonly Narrow[];
  readonly words: readonly HeightsOf[];
  readonly lists: readonly EdgesOf[];
  readonly captions: readonly CaptionHeights[];
  readonly notes: readonly NoteMeasure[];
}

/** Every [data-b] block, its lines chosen; some paragraphs in narrower columns; every caption at its ladder. Changes no
 *  text. */
export function measureDocument(request: MeasureRequest): MeasureReply {
  const main = document.querySelector('main') as HTMLElement;
  const { fitted, plain } = fitParagraphs(main);
  markTurnedLines();
  const blocks = blockSlices(main, request.linePx);
  const known = new Set(fitted.map(({ id }) => id));
  const broken = request.inColumns
    .filter((id) => !known.has(id))
    .map((id) => {
      const el = main.querySelector(`:scope > [data-b="${id}"]`) as HTMLElement;
      return { id, starts: lineOffsets(el, request.linePx).slice(1) };
    });
  const narrow = narrowSettings(main, request, blocks, plain);
  const lists = itemEdges(main, request.lists);
  const words = wordHeights(main, request);
  const notes = measureNotes(main);
  const captions = captionHeights(request.captionLadderPx);
  return { fitted, broken, blocks, narrow, words, lists, captions, notes };
}
