// Step 3 and 6: the one door to the image decoder (sharp): a picture file → its header, a small copy of it, its print.
// Pictures are opened in processes of its own (picture-process.js): a program that uses tripreport as a library keeps
// its sharp as it was, and a decoder that hangs or dies takes one picture along. What a bad picture means is not
// decided here.

import { availableParallelism } from 'node:os';
import type { Metadata } from 'sharp';
import type { Hold } from '../../belongings.ts';
import { throwIfFull } from '../../files/temporary.ts';
import { unloadable } from '../../installation.ts';
import { openSemaphore } from './semaphore.ts';
import { type ChildEnvironment, type Outcome, openPool } from './workers.ts';

export interface ImageDecoder {
  /** How many pictures it works on at once. */
  readonly size: number;
  /** Starts the first process, which takes a fifth of a second, where there is none; otherwise the first order does.
   *  @throws BuildError E_INSTALL where sharp cannot be loaded: then no picture could be opened. */
  start(): Promise<void>;
  header(picture: PictureFile): Promise<Outcome<Header>>;
  /** At most 128 pixels on each side, RGB, on white, as stored (not turned). Fails from this level of trouble on;
   *  `none`: as far as it decodes.
   *  @param pixels of the whole picture: so much memory it may take. */
  small(picture: PictureFile, failOn: Strictness, pixels: number): Promise<Outcome<Samples>>;
  /** @param pixels as in `small`. */
  print(order: PrintFile, pixels: number): Promise<Outcome<PrintedPicture>>;
  /** What the page shows of a photo that does not decode at all. */
  greyBox(order: PrintSize): Promise<Outcome<PrintedPicture>>;
  /** Ends its processes where they have nothing to do: a hundred MB after some photos. */
  rest(): Promise<void>;
  /** Ends its processes, whatever they do; orders under way and waiting fail. */
  close(): Promise<void>;
}

/** A file whose first bytes are those of a format that we show; nothing else may come here. */
export interface PictureFile {
  readonly file: string;
  /** Which file it must still be; absent in the run's own folder. */
  readonly identity?: string | undefined;
  /** A drawing goes to its own loader, and a photo never does. */
  readonly svg: boolean;
  readonly maxPixels: number;
}

export type Strictness = 'none' | 'error' | 'warning';

export interface PrintSize {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly quality: number;
  /** True: colours keep every edge. */
  readonly graphic: boolean;
  /** True: without colours. */
  readonly grey?: boolean;
  /** True: encoded with more patience, to fewer bytes. */
  readonly compact?: boolean;
  /** True: of another shape than the picture, whose middle it shows; else it has that shape. */
  readonly cropped?: boolean;
  /** By how many degrees it is turned, with the clock; the size is that of the turned picture. */
  readonly turn?: 90 | 180 | 270 | undefined;
  /** Black that lies on its foot: words stand there, and on paper nothing is transparent. */
  readonly shade?: Shade | undefined;
}

/** Shares of the height: where it begins, and from where on it is as dark as it gets, from 0 to 1. */
export interface Shade {
  readonly from: number;
  readonly full: number;
  readonly dark: number;
}

export interface PrintFile extends PictureFile, PrintSize {
  readonly failOn: Strictness;
}

export type Order =
  | ({ readonly kind: 'header' } & PictureFile)
  | ({ readonly kind: 'small'; readonly failOn: Strictness } & PictureFile)
  | ({ readonly kind: 'print' } & PrintFile)
  | ({ readonly kind: 'grey box' } & PrintSize)
  | ({ readonly kind: 'heic' } & Pick<PictureFile, 'file' | 'identity'>);

export type Header = Pick<
  Metadata,
  'format' | 'compression' | 'width' | 'height' | 'autoOrient' | 'pages' | 'exif' | 'iptc' | 'xmp' | 'icc'
>;

/** Samples, row by row. */
export interface Samples {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Per sample point: 1 = grey, 3 = red, green, blue. */
  readonly channels: number;
  readonly data: Uint8Array;
}

export interface PrintedPicture {
  readonly jpeg: Uint8Array;
  /** The same at most 128 pixels on each side. */
  readonly small: Samples;
}

export const PICTURE_SCRIPT = new URL('./picture-process.js', import.meta.url);
/** Anything that can be looked at takes a few seconds at most; CI machines are slow. */
const DEADLINE_MS = 20_000;
/** A progressive JPEG or an interlaced PNG is held whole while it is decoded, at three bytes a pixel and more: some
 *  photos of 12 megapixels at once, but few giants. */
const MAX_PIXELS_AT_ONCE = 200_000_000;

/** Of one process. With the browser and our own beside it, the largest photo stays under 1.2 GiB. */
export const MOST_BYTES = { photos: 940 * 2 ** 20, drawing: 700 * 2 ** 20 };

/**
 * Processes start with the first orders, which takes each a fifth of a second: all photos share one, for whose end by a
 * bad one the others are tried again; drawings have theirs alone, each with one at a time.
 * @param deadlineMs for one order. @param hold is told of the processes.
 */
export function openImageDecoder(
  environment: ChildEnvironment,
  { deadlineMs = DEADLINE_MS, hold }: { readonly deadlineMs?: number; readonly hold?: Hold } = {},
): ImageDecoder {
  const size = Math.min(4, availableParallelism());
  const common = { script: PICTURE_SCRIPT, kind: 'process', deadlineMs, environment, hold } as const;
  const photos = openPool<Order, unknown>({ ...common, size: 1, atOnce: size, mostBytes: MOST_BYTES.photos });
  const drawings = openPool<Order, unknown>({ ...common, size, mostBytes: MOST_BYTES.drawing });
  const semaphore = openSemaphore(MAX_PIXELS_AT_ONCE);
  const run = async <Answer>(order: Order, pixels = 0): Promise<Outcome<Answer>> => {
    const pool = 'svg' in order && order.svg ? drawings : photos;
    const outcome = (await semaphore.hold(pixels, () => pool.run(order))) as Outcome<Answer>;
    if (outcome.kind === 'failed') throwIfFull(new Error(outcome.reason), environment.TMPDIR ?? '');
    return outcome;
  };
  return {
    size,
    async start() {
      const broken = await photos.start();
      if (broken !== undefined) throw unloadable('sharp', 'pictures need', broken);
    },
    header: (picture) => run<Header>({ kind: 'header', ...picture }),
    small: async (picture, failOn, pixels) => {
      const outcome = await run<Samples>({ kind: 'small', ...picture, failOn }, pixels);
      return outcome.kind === 'done' ? { kind: 'done', answer: inRgb(outcome.answer) } : outcome;
    },
    print: (order, pixels) => run<PrintedPicture>({ kind: 'print', ...order }, pixels),
    greyBox: (order) => run<PrintedPicture>({ kind: 'grey box', ...order }),
    rest: async () => void (await Promise.all([photos.rest(), drawings.rest()])),
    close: async () => void (await Promise.all([photos.close(), drawings.close()])),
  };
}

function inRgb(samples: Samples): Samples {
  if (samples.channels === 3) return samples;
  const data = new Uint8Array(samples.data.length * 3);
  for (const [index, value] of samples.data.entries()) data.fill(value, index * 3, index * 3 + 3);
  return { ...samples, channels: 3, data };
}
