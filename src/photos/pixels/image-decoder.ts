// Step 3: the one door to the image decoder (sharp): a file → its header, and a small copy of its pixels. Only the loaders
// named here may run, one thread per picture, first frame only. Nothing here decides what a bad picture means.

import type { Metadata as Header, Sharp, SharpOptions } from 'sharp';

type SharpModule = typeof import('sharp').default;

/** libvips picks its loader by content; everything but these is shut, whatever was compiled in. SVGs are drawn in a process of their own. */
const LOADERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif'].map((name) => `VipsForeignLoad${name}`);

let loading: Promise<SharpModule> | undefined;

/** sharp takes 0.2 s to load, so it is loaded with the first picture. */
export function loadSharp(): Promise<SharpModule> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: LOADERS });
    // Many pictures at once, one thread each, nothing kept: bounded memory and the same result on every machine.
    sharp.concurrency(1);
    sharp.cache(false);
    return sharp;
  });
  return loading;
}

export interface Reader {
  header(): Promise<Header>;
  /** At most `SMALL_PX` on each side, sRGB, on white, as stored (not turned). Rejects from this level of trouble on; `none`: as
   *  far as it decodes. */
  small(failOn: 'none' | 'error' | 'warning'): Promise<Pixels>;
  /** What the decoder says of a picture that `small('warning')` refused; undefined when it now has nothing to say. */
  complaint(): Promise<string | undefined>;
}

/** RGB samples, row by row. */
export interface Pixels {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgb: Uint8Array;
}

export const SMALL_PX = 128;

export async function openPicture(file: string | Uint8Array, maxPixels: number): Promise<Reader> {
  const sharp = await loadSharp();
  const open = (more: SharpOptions = {}): Sharp =>
    sharp(file, { limitInputPixels: maxPixels, sequentialRead: true, pages: 1, ...more });
  let giant = false;
  const small = async (failOn: 'none' | 'error' | 'warning'): Promise<Pixels> => {
    const { data, info } = await open({ failOn })
      // Nearest neighbour: edges and flat colours stay what they are, and it is the fastest.
      .resize(SMALL_PX, SMALL_PX, { fit: 'inside', kernel: 'nearest', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .timeout({ seconds: DECODE_SECONDS })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { widthPx: info.width, heightPx: info.height, rgb: info.channels === 3 ? data : greyToRgb(data) };
  };
  return {
    // The limit is checked by inspect.ts with a message of its own, so the header is read without it.
    header: async () => {
      const header = await together(() => open({ limitInputPixels: false }).metadata());
      giant = header.width * header.height > GIANT_PIXELS;
      return header;
    },
    small: (failOn) => (giant ? alone : together)(() => small(failOn)),
    complaint: () =>
      alone(() =>
        small('warning').then(
          () => undefined,
          (error: Error) => error.message,
        ),
      ),
  };
}

// The decoder keeps one list of messages for all its threads: of two broken pictures at once, each may be told the other's, or none.
// Words that decide anything are therefore asked for while nothing else is decoded; that some trouble was met is always right.

const busy = new Set<Promise<unknown>>();
let quiet: Promise<unknown> | undefined;

async function together<T>(work: () => Promise<T>): Promise<T> {
  while (quiet) await quiet;
  const working = work();
  const settled = working.catch(() => {});
  busy.add(settled);
  await settled;
  busy.delete(settled);
  return working;
}

async function alone<T>(work: () => Promise<T>): Promise<T> {
  while (quiet) await quiet;
  const working = Promise.all(busy).then(work);
  quiet = working.catch(() => {});
  await quiet;
  quiet = undefined;
  return working;
}

const DECODE_SECONDS = 20;
/** From here on a progressive JPEG or an interlaced PNG takes a quarter of a gigabyte to decode: one at a time. */
const GIANT_PIXELS = 80_000_000;

function greyToRgb(grey: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(grey.length * 3);
  for (const [index, value] of grey.entries()) rgb.fill(value, index * 3, index * 3 + 3);
  return rgb;
}
