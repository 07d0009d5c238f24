// Step 6: the prints of photos, once more and small, for an index. Made from the prints, never from the originals: they
// are upright, sRGB and known to decode, and cost a fraction. Same prints in, same bytes out.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Photo, Print } from '../../model.ts';
import { isForPress } from '../../options/press.ts';
import { type EncodeRun, encodeSizes } from './encode.ts';
import type { Making, ShownSize } from './rates.ts';

/** @param sizes by photo id. @param name of those that stand together: others may have files of the same names.
 *  @returns by photo id; photos without a print have none. */
export async function encodeThumbnails(
  photos: ReadonlyMap<string, Photo>,
  prints: ReadonlyMap<string, Print>,
  sizes: ReadonlyMap<string, ShownSize>,
  making: Making,
  run: EncodeRun,
  name: 'index' | 'contents',
): Promise<ReadonlyMap<string, Print>> {
  const small = new Map<string, Photo>();
  for (const id of sizes.keys()) {
    const photo = photos.get(id);
    const print = prints.get(id);
    if (!photo || photo.missing || !print) continue;
    const { widthPx, heightPx, sha256 } = print;
    const { identity: _, ...rest } = photo;
    const file = join(run.folder, print.file);
    small.set(id, { ...rest, file, sha256, format: 'jpeg', widthPx, heightPx, unproven: false });
  }
  const own = FOLDERS[name];
  const folder = join(run.folder, own);
  await mkdir(folder, { recursive: true });
  const { maxPixels, gray } = making;
  // A print shop wants the dots of all photos, however small.
  const usual = { dpi: Math.min(making.dpi, resolution([...small.keys()], prints, sizes)), quality: QUALITY };
  const { dpi, quality } = isForPress(making) ? making : usual;
  const quiet = { ...run, folder, tell: () => {} };
  const encoded = await encodeSizes(sizes, small, { dpi, quality, maxPixels, gray }, quiet);
  return new Map([...encoded.prints].map(([id, print]) => [id, { ...print, file: `${own}/${print.file}` }]));
}

/** Dots per inch at which all thumbnails together weigh about SHARE of the prints that they are made of. */
function resolution(
  ids: readonly string[],
  prints: ReadonlyMap<string, Print>,
  sizes: ReadonlyMap<string, ShownSize>,
): number {
  let bytes = 0;
  let squareInches = 0;
  for (const id of ids) {
    const { widthPx = 0, heightPx = 0 } = sizes.get(id) ?? {};
    bytes += prints.get(id)?.bytes ?? 0;
    squareInches += (widthPx / 96) * (heightPx / 96);
  }
  const dots = (SHARE * bytes) / (BYTES_PER_DOT * Math.max(squareInches, 0.01));
  return Math.round(Math.min(MOST_DPI, Math.max(LEAST_DPI, Math.sqrt(dots))));
}

const SHARE = 0.03;
/** Of a photograph at QUALITY: 0.11 to 0.16, measured. */
const BYTES_PER_DOT = 0.14;
/** A thumbnail is glanced at. */
const QUALITY = 60;
const MOST_DPI = 150;
const LEAST_DPI = 90;
/** Apart from the prints, whose names they might have. */
const FOLDERS = { index: 'thumbnails', contents: 'contents' } as const;
