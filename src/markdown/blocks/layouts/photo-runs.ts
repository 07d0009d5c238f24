// Step 1, blocks: a further picture → the run that it goes on with, or one of its own. Rows that the author set stay
// apart from what stands around them, and so do photos with words beside them.

import type { Holds, PhotosBlock } from '../../../model.ts';
import type { PicturePiece, PieceHolds } from '../pieces.ts';

export type RunDraft = Omit<PhotosBlock, 'id'>;

export const holdsOf = (hold: PieceHolds | undefined): Holds => ({
  ...(hold?.whole ? { whole: hold.whole } : {}),
  ...(hold?.next ? { keepsNext: true } : {}),
});

/** Does the picture go on with the run right above it? */
export function goesOn(run: RunDraft, piece: PicturePiece): boolean {
  const { opens, grid, depth, hold, picture, columns = picture.columns } = piece;
  if (run.whole !== hold?.whole) return false;
  if (opens || picture.first || run.words || (run.rows !== undefined) !== (grid !== undefined)) return false;
  return run.columns === (grid ? undefined : columns) && run.depth === depth;
}

/** The run that the picture `id` opens. */
export function opened(id: string, piece: PicturePiece, place: RunDraft['place']): RunDraft {
  const { grid, picture, columns = grid ? undefined : picture.columns, beside, share, depth, hold } = piece;
  const run: RunDraft = {
    kind: 'photos',
    pictures: [],
    ...(grid ? { rows: [] } : {}),
    ...(columns === undefined ? {} : { columns }),
    ...(beside ? { words: beside } : {}),
    ...(share === undefined ? {} : { share }),
    ...(depth === undefined ? {} : { depth }),
    ...holdsOf(hold),
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
