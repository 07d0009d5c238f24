// Step 6: the photo of a cover → its print, cut to the shape of its place there, and how dark what lies under the words
// must be made. Same photo, same bytes.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeTemporary } from '../../files/temporary.ts';
import type { Photo, Print } from '../../model.ts';
import type { Samples, Shade } from '../pixels/image-decoder.ts';
import type { EncodeRun } from './encode.ts';
import { printOf, smallOf } from './kept-print.ts';
import { type Making, rateOf, type ShownSize } from './rates.ts';

export interface CoverPrint {
  readonly print: Print;
  /** A small copy of it. */
  readonly samples: Samples;
}

/** Undefined where it does not decode. */
export async function encodeCover(
  photo: Photo,
  shown: ShownSize,
  making: Making,
  run: Pick<EncodeRun, 'decoder' | 'shelf' | 'folder' | 'signal'>,
  shade?: Shade,
): Promise<CoverPrint | undefined> {
  if (!photo.file) return undefined;
  const { maxPixels, gray } = making;
  const { dpi, quality, compact } = rateOf(photo, shown, making);
  const size = croppedSamples(photo, shown, dpi);
  const pixels = photo.widthPx * photo.heightPx;
  const request = {
    ...{ file: photo.file, identity: photo.identity, maxPixels, quality, pixels, ...size },
    ...{ svg: photo.format === 'svg', graphic: photo.graphic, unproven: photo.unproven ?? false, cropped: true },
    ...(compact && { compact }),
    ...(gray && { grey: true }),
    ...(shade && { shade }),
  };
  const printed = await printOf(request, photo.sha256, run).finally(() => run.signal.throwIfAborted());
  const { jpeg, lost, widthPx, heightPx, sha256 } = printed;
  if (lost !== undefined) return undefined;
  const name = `${FOLDER}/cover-${shade ? 'shaded-' : ''}${widthPx}x${heightPx}.jpg`;
  const file = join(run.folder, name);
  await mkdir(join(run.folder, FOLDER), { recursive: true });
  await writeTemporary(file, jpeg);
  const samples = await smallOf({ file, sha256, maxPixels, pixels: widthPx * heightPx }, run);
  if (!samples) return undefined;
  return { print: { photo: photo.id, file: name, widthPx, heightPx, bytes: jpeg.length, sha256 }, samples };
}

const FOLDER = 'cover';

/** As many as its place can show, and never more than the part of the file that is seen there. */
export function croppedSamples(photo: Photo, { widthPx, heightPx }: ShownSize, dpi: number): ShownSize {
  const aspect = widthPx / heightPx;
  const seen = Math.min(photo.widthPx, photo.heightPx * aspect);
  const most = photo.format === 'svg' ? Number.POSITIVE_INFINITY : seen;
  const across = Math.max(1, Math.round(Math.min((widthPx * dpi) / 96, most)));
  return { widthPx: across, heightPx: Math.max(1, Math.round(across / aspect)) };
}

/** How much black, from 0 to 1, must lie over the part of a picture from this share of its height down, so that white
 *  words on it have a contrast of CONTRAST at least wherever they stand. */
export function shadeFor({ widthPx, heightPx, channels, data }: Samples, from: number): number {
  let most = LEAST_SHADE;
  for (let at = Math.floor(from * heightPx) * widthPx; at < widthPx * heightPx; at++) {
    const rgb = [0, 1, 2].map((channel) => data[at * channels + (channels >= 3 ? channel : 0)] as number);
    if (luminance(rgb) <= MOST_LIGHT) continue;
    // Black over a colour makes each of its channels smaller by one share.
    let [low, high] = [most, 1];
    for (let step = 0; step < 12; step++) {
      const shade = (low + high) / 2;
      if (luminance(rgb.map((value) => value * (1 - shade))) > MOST_LIGHT) low = shade;
      else high = shade;
    }
    most = Math.max(most, high);
  }
  return Math.round(1000 * most) / 1000;
}

/** Some more than the 4.5 of WCAG 2: the small copy has not seen each point. */
const CONTRAST = 5.2;
const MOST_LIGHT = 1.05 / CONTRAST - 0.05;
const LEAST_SHADE = 0.2;

/** WCAG 2. */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
