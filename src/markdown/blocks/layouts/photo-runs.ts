// Step 1, blocks: a further picture → the run that it goes on with, or one of its own. Rows that the author set stay
// apart from what stands around them, and so do photos with words beside them.

import type { PhotosBlock } from '../../../model.ts';
import type { PicturePiece } from '../paragraphs.ts';

export type RunDraft = Omit<PhotosBlock, 'id'>;

/** Does the picture go on with the run right above it? */
export function goesOn(run: RunDraft, piece: PicturePiece): boolean {
  const { opens, grid, depth, picture, columns = picture.columns } = piece;
  if (opens || run.words || (run.rows !== undefined) !== (grid !== undefined)) return false;
  return run.columns === (grid ? undefined : columns) && run.depth === depth;
}

/** The run that the picture `id` opens. */
export function opened(id: string, piece: PicturePiece, place: RunDraft['place']): RunDraft {
  const { grid, picture, columns = grid ? undefined : picture.columns, beside, share, depth } = piece;
  const run: RunDraft = {
    kind: 'photos',
    pictures: [],
    ...(grid ? { rows: [] } : {}),
    ...(columns === undefined ? {} : { columns }),
    ...(beside ? { words: beside } : {}),
    ...(share === undefined ? {} : { share }),
    ...(depth === undefined ? {} : { depth }),
    place,
  };
  goOn(run, id, piece);
  return run;
}

/** The lists that grow while they are made: a copy per picture would cost minutes on a wall of pictures. */
export function goOn(run: RunDraft, id: string, { grid }: PicturePiece): void {
  (run.pictures as string[]).push(id);
  if (!grid) return;
  const rows = run.rows as number[][];
  rows[grid.row] ??= new Array<number>(grid.of).fill(0);
  rows[grid.row]![grid.cell]! += 1;
}
