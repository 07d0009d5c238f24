// Step 5, plan: photos in equal frames, so many on a page (an album, a site report): on a fixed grid, uncropped, in
// order, their words under or beside them. Photos of a run → one candidate for each row of frames.

import type { PlannedPhoto } from '../../model.ts';
import { captionHeight, columnsWide, type PhotoBox, type Rules } from '../rules.ts';
import type { Candidate } from './candidate.ts';
import { floor64, type Group, makeShape } from './group.ts';

/** Photos on a page. */
export type FramesPerPage = 1 | 2 | 4 | 6;

/** The grid of a document: equal frames, and the room for words under each or beside it. */
export interface Frames {
  readonly columns: number;
  /** Of a frame with the words under it. */
  readonly cellPx: number;
  /** The box that a photo stands in. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly wordsPx: number;
  readonly words: 'under' | 'beside';
}

/** Of the height of a frame, the words under it take at most so much; longer ones make their row higher. */
const MOST_WORDS = 0.35;
/** Columns of the grid that a frame takes with words beside it. */
const BESIDE = 8;

/** `scale`: how high the frames are, as a share of what fills a page. The words stand beside single photos where these
 *  are larger so. */
export function framesFor(rules: Rules, photos: readonly PhotoBox[], perPage: FramesPerPage, scale: number): Frames {
  const upright = rules.heightPx > rules.widthPx;
  const columns = perPage === 1 ? 1 : perPage === 2 ? (upright ? 1 : 2) : perPage === 4 || upright ? 2 : 3;
  const rows = perPage / columns;
  const cellPx = (rules.widthPx - rules.photoGapPx * (columns - 1)) / columns;
  const rowPx = (scale * (rules.tallestPx - rules.groupGapPx * (rows - 1))) / rows;
  const under = framesUnder(rules, photos, { columns, cellPx, rowPx });
  if (columns > 1) return under;
  const beside = columnsWide(rules, BESIDE);
  const frames: Frames = { columns, cellPx, widthPx: beside, heightPx: rowPx, wordsPx: 0, words: 'beside' };
  return photos.some(({ captions }) => captions) && areaOf(photos, frames) > areaOf(photos, under) ? frames : under;
}

function framesUnder(
  rules: Rules,
  photos: readonly PhotoBox[],
  { columns, cellPx, rowPx }: { readonly columns: number; readonly cellPx: number; readonly rowPx: number },
): Frames {
  const highest = photos.reduce((most, photo) => Math.max(most, wordsOf(rules, photo, cellPx)), 0);
  const wordsPx = Math.min(highest, MOST_WORDS * rowPx);
  return { columns, cellPx, widthPx: cellPx, heightPx: rowPx - wordsPx, wordsPx, words: 'under' };
}

function areaOf(photos: readonly PhotoBox[], frames: Frames): number {
  return photos.reduce((sum, photo) => sum + widthIn(frames, photo) ** 2 / photo.aspect, 0);
}

const widthIn = ({ widthPx, heightPx }: Frames, { aspect, maxPx }: PhotoBox): number =>
  Math.min(widthPx, heightPx * aspect, maxPx);

function wordsOf(rules: Rules, photo: PhotoBox, widthPx: number): number {
  const height = captionHeight(rules, photo, widthPx);
  return height > 0 ? height + rules.captionGapPx : 0;
}

/** The rows of these photos, the first of which is atom `first`. */
export function frameCandidates(rules: Rules, photos: readonly PhotoBox[], first: number, frames: Frames): Candidate[] {
  const rows: Candidate[] = [];
  for (let at = 0; at < photos.length; at += frames.columns) {
    const set = photos.slice(at, at + frames.columns);
    const group = rowOf(rules, set, frames);
    const from = first + at;
    const { heightPx } = group;
    rows.push({ from, to: from + set.length, heightPx, price: 0, sizes: [], white: 0, asked: true, set: group });
  }
  return rows;
}

function rowOf(rules: Rules, set: readonly PhotoBox[], frames: Frames): Group {
  const boxes = set.map((photo, cell) => boxOf(rules, photo, cell * (frames.cellPx + rules.photoGapPx), frames));
  const lowest = boxes.reduce(
    (most, { yPx, heightPx, caption }) => Math.max(most, yPx + heightPx, caption ? caption.yPx + caption.heightPx : 0),
    0,
  );
  const counts = set.map(() => 1);
  return {
    kind: 'group',
    shape: makeShape(set, counts),
    // Below a row there is as much space as below photos with words, whether one has some or not.
    captions: counts,
    sideCaption: 0,
    innerPx: frames.heightPx,
    rowPx: rules.widthPx,
    heightPx: Math.min(rules.tallestPx, Math.max(frames.heightPx + frames.wordsPx, lowest)),
    framed: boxes,
  };
}

/** A photo stands at the head of its frame, its words right below it. */
function boxOf(rules: Rules, photo: PhotoBox, atPx: number, frames: Frames): PlannedPhoto {
  const [widthPx, xPx] = [floor64(widthIn(frames, photo)), floor64(atPx)];
  const heightPx = floor64(widthPx / photo.aspect);
  if (frames.words === 'beside') {
    const x = floor64(frames.widthPx + rules.sideGapPx);
    const words = { xPx: x, yPx: 0, widthPx: floor64(rules.widthPx - x) };
    const high = captionHeight(rules, photo, words.widthPx);
    return {
      photo: photo.id,
      xPx,
      yPx: 0,
      widthPx,
      heightPx,
      ...(high > 0 ? { caption: { ...words, heightPx: high } } : {}),
    };
  }
  const box = { photo: photo.id, xPx, yPx: 0, widthPx, heightPx };
  const high = captionHeight(rules, photo, frames.cellPx);
  if (high === 0) return box;
  const caption = { xPx, yPx: heightPx + rules.captionGapPx, widthPx: floor64(frames.cellPx), heightPx: floor64(high) };
  return { ...box, caption };
}
