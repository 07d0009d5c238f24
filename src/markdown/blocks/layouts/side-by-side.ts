// Step 1, blocks: rows of cells that the author set side by side → pictures in the same rows, or photos and the words
// beside them. Knows nothing of tables and boxes, where the rows come from.

import type { BlockPiece, PicturePiece } from '../pieces.ts';
import { type Cell, captioned, isBusy, type Said, wordsOf } from './cells.ts';

/** More in a row, or under one another in a cell, cannot be seen. */
const MOST_IN_ROW = 12;
const MOST_IN_STACK = 3;

/** Pictures that keep their rows; `words`: what else is said of those of a cell, as their captions. In rows too long to
 *  be seen they stand as in any run. */
export function pictureRows(
  rows: readonly (readonly Cell[])[],
  words: (cell: Cell) => readonly Said[] = () => [],
): PicturePiece[] {
  const said = rows.map((row) => row.map((cell) => captioned(cell, [...words(cell), cell])));
  const seen = said.every(
    (row) => row.length <= MOST_IN_ROW && row.every((pictures) => pictures.length <= MOST_IN_STACK),
  );
  const all = said.flat(2);
  const isGrid = seen && all.length > 1;
  const placed = said.flatMap((row, r) =>
    row.flatMap((pictures, cell) =>
      pictures.map((piece): PicturePiece => {
        const picture = { ...piece.picture, ...shareOfText(piece, row.length) };
        return isGrid ? { ...piece, picture, grid: { row: r, cell, of: row.length }, opens: false } : piece;
      }),
    ),
  );
  const [first, ...rest] = placed;
  if (!first || !isGrid) return placed;
  const group = placed.length;
  return [{ ...first, opens: true }, ...rest.slice(0, -1), { ...rest.at(-1)!, group }];
}

/** Pictures of one paragraph that its author set side by side: two on one line, or several whose shares of the width
 *  say so. `lineOf`: the line of the text in which a picture stands. */
export function pictureLine(pieces: readonly BlockPiece[], lineOf: (at: number) => number): readonly BlockPiece[] {
  const pictures = pieces.filter((piece) => piece.kind === 'picture');
  if (pictures.length < 2 || pictures.length < pieces.length || pictures.some(({ picture }) => picture.scale))
    return pieces;
  const shares = pictures.map(({ picture: { width } }) => (width?.unit === '%' ? width.value : Number.NaN));
  const sum = shares.reduce((all, share) => all + share, 0);
  const free = shares.every((share) => Number.isNaN(share));
  const lines = new Set(pictures.map(({ picture }) => lineOf(picture.at)));
  if (!(free && pictures.length === 2 && lines.size === 1) && !(sum <= 102 && pictures.length <= MOST_IN_LINE))
    return pieces;
  const { length } = pictures;
  return pictures.map((piece, cell) => ({
    ...piece,
    grid: { row: 0, cell, of: length },
    ...(cell === 0 ? { opens: true } : cell === length - 1 ? { group: length } : {}),
  }));
}

const MOST_IN_LINE = 6;

/** Shares of the width are those of a cell: all of it is no wish. */
function shareOfText({ picture: { width } }: PicturePiece, cells: number) {
  if (width?.unit !== '%') return {};
  return { width: width.value < 95 ? { ...width, value: width.value / cells } : undefined };
}

/** Every row is a photo and the words beside it, in either order, once or several times; a row of words alone stays a
 *  row of words. Undefined: something else. */
export function photosBesideWords(rows: readonly (readonly Cell[])[]): BlockPiece[] | undefined {
  const read = rows.map((row) => {
    const busy = row.filter(isBusy);
    if (busy.length === 1 && busy[0]!.pictures.length === 0 && wordsOf(busy[0]!)) return [...busy[0]!.pieces];
    if (busy.length === 1) return photoAlone(busy[0]!);
    const pairs: BlockPiece[] = [];
    for (let i = 0; i < busy.length; i += 2) {
      const pair = busy[i + 1] && pairPieces(busy[i]!, busy[i + 1]!);
      if (!pair) return undefined;
      for (const piece of pair) pairs.push(piece);
    }
    return pairs;
  });
  const paired = read.filter((pieces) => pieces?.some((piece) => piece.kind === 'picture')).length;
  const beside = rows.some((row) => row.filter(isBusy).length > 1);
  if (!beside || paired * 2 < rows.length || read.includes(undefined)) return undefined;
  return read.flatMap((pieces) => pieces ?? []);
}

/** A row of one photo, and words in its own cell. */
function photoAlone(cell: Cell): BlockPiece[] | undefined {
  if (cell.pieces.some(({ kind }) => kind === 'break')) return undefined;
  if (!cell.isShort) return [...cell.pieces];
  const [first, ...rest] = captioned(cell, [cell]);
  return first ? [{ ...first, opens: true }, ...rest] : [];
}

function pairPieces(left: Cell, right: Cell): BlockPiece[] | undefined {
  const photoFirst = left.pictures.length > 0;
  const [photos, said] = photoFirst ? [left, right] : [right, left];
  const words = wordsOf(said);
  if (!words || !photos.isShort) return undefined;
  const [first, ...more] = captioned(photos, [photos]);
  if (!first) return undefined;
  const width = first.picture.width?.unit === '%' ? undefined : first.picture.width;
  const beside = photoFirst ? ('after' as const) : ('before' as const);
  const photo: PicturePiece = {
    ...first,
    picture: { ...first.picture, width },
    opens: true,
    beside,
    ...(photos.share === undefined ? {} : { share: photos.share }),
  };
  const rest = more.map((piece, i) => (i === 0 ? { ...piece, opens: true } : piece));
  const pair = photoFirst ? [photo, words.words] : [words.words, photo];
  return [...words.headings, ...pair, ...rest];
}
