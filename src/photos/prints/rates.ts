// Step 6: how finely a photo is printed. Where the file may have so many bytes and no more, photos go down a ladder of
// levels, from what the user asks for to what can hardly be looked at, each by its printed size. Pure.

import type { Photo } from '../../model.ts';
import type { Settings } from '../../options/settings.ts';
import type { Shade } from '../pixels/image-decoder.ts';

/** On the page, in CSS px. */
export interface ShownSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** What lies under words on it. */
  readonly shade?: Shade;
}

export interface Rate {
  /** Most samples per printed inch. */
  readonly dpi: number;
  /** JPEG quality. */
  readonly quality: number;
  /** Encoded with more patience, to fewer bytes. */
  readonly compact: boolean;
}

/** How prints are made. */
export interface Making
  extends Pick<Settings, 'dpi' | 'quality' | 'maxPixels'>,
    Partial<Pick<Settings, 'gray' | 'for' | 'outputProfile'>> {
  /** Absent: `dpi` and `quality` for all. */
  readonly rate?: (photo: Photo, shown: ShownSize) => Rate;
}

export function rateOf(photo: Photo, shown: ShownSize, { rate, dpi, quality }: Making): Rate {
  return rate?.(photo, shown) ?? { dpi, quality, compact: false };
}

/** The last level: 0 is what the user asks for, 1 the same with patience. */
export const LAST_LEVEL = 200;

/** Slides, charts and screenshots stay as they are up to this share of the ladder: photos have a third of their
 *  resolution then. */
const GRAPHIC_FROM = 0.45;

export function rateAt(level: number, photo: Pick<Photo, 'graphic'>, shown: ShownSize, most: Making): Rate {
  const { dpi, quality } = most;
  const down = level <= 1 ? 0 : (level - 1) / (LAST_LEVEL - 1);
  const share = photo.graphic ? Math.max(0, (down - GRAPHIC_FROM) / (1 - GRAPHIC_FROM)) : down;
  const even = dpi * (Math.min(LEAST_DPI, dpi) / dpi) ** share;
  const least = Math.min(LEAST_QUALITY, quality);
  return {
    dpi: Math.max(Math.min(LEAST_DPI, dpi), Math.min(dpi, even * nearness(shown) ** Math.min(1, EARLY * share))),
    quality: Math.round(quality - (quality - least) * share),
    compact: level > 0,
  };
}

/** That of --dpi. */
const LEAST_DPI = 36;
const LEAST_QUALITY = 35;
/** By a fifth of the ladder, printed size counts in full. */
const EARLY = 5;

/** How much more finely than others it is looked at: a small photo from nearer by. */
function nearness({ widthPx, heightPx }: ShownSize): number {
  const longMm = (Math.max(widthPx, heightPx) * 25.4) / 96;
  return Math.min(1.2, Math.max(0.85, (USUAL_MM / Math.max(1, longMm)) ** 0.25));
}

const USUAL_MM = 120;

/** About how many bytes a photo has at this rate, if it has `bytes` at that. */
export function bytesAt(rate: Rate, bytes: number, known: Rate, samples: number, knownSamples: number): number {
  const patience = rate.compact === known.compact ? 1 : rate.compact ? PATIENCE : 1 / PATIENCE;
  return bytes * (samples / knownSamples) ** 0.92 * Math.exp(PER_QUALITY * (rate.quality - known.quality)) * patience;
}

/** Measured on photos of 13 megapixels. */
const PATIENCE = 0.73;
const PER_QUALITY = 0.022;
