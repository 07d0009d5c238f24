// Step 6: every placed photo → a print-ready JPEG at its planned size, in the run's temporary folder. Originals never
// reach the page. Plan + photos in, prints out; same input, same bytes. Chooses no size: that is the plan's.

import { join } from 'node:path';
import { type Problem, type Tell, warning } from '../../diagnostics.ts';
import { CHANGED } from '../../files/opened-file.js';
import { writeTemporary } from '../../files/temporary.ts';
import { placedPhotos } from '../../model/photos-in.ts';
import type { Photo, Plan, Print } from '../../model.ts';
import type { Shade } from '../pixels/image-decoder.ts';
import { type KeptPrint, type PrintTools, printOf } from './kept-print.ts';
import { type Making, type Rate, rateOf, type ShownSize } from './rates.ts';

export interface EncodeRun extends PrintTools {
  readonly tell: Tell;
  readonly signal: AbortSignal;
  readonly folder: string;
}

export interface Encoded {
  /** By photo id; missing photos have none, lost ones a grey box. */
  readonly prints: ReadonlyMap<string, Print>;
  /** Ids of photos whose border is nearly white. */
  readonly whiteBorders: ReadonlySet<string>;
  /** Ids of unproven photos that the decoder complained about; printed as far as they decode. */
  readonly doubtful: ReadonlySet<string>;
  /** Photos that did not decode at all, and why. */
  readonly lost: ReadonlyMap<string, Problem>;
}

/** Photos that are encoded beside other work. */
export interface EncodingAhead {
  /** From now on its progress is told. @throws as encodeSizes does */
  result(): Promise<Encoded>;
  /** Nobody wants them any more. Nothing of them is written afterwards. */
  stop(): Promise<void>;
  /** When all is done, or nothing more will be. */
  readonly settled: Promise<void>;
}

/** As encodeSizes, without waiting for it. */
export function beginEncoding(
  sizes: Iterable<readonly [photo: string, size: ShownSize]>,
  photos: ReadonlyMap<string, Photo>,
  making: Making,
  run: EncodeRun,
): EncodingAhead {
  const stopped = new AbortController();
  const signal = AbortSignal.any([run.signal, stopped.signal]);
  let awaited = false;
  const tell: Tell = (event) => awaited && run.tell(event);
  const encoded = encodeSizes(sizes, photos, making, { ...run, signal, tell });
  const end = (): void => {};
  const settled = encoded.then(end, end); // what went wrong is told by `result`
  return {
    result() {
      awaited = true;
      return encoded;
    },
    async stop() {
      stopped.abort();
      await settled;
    },
    settled,
  };
}

/** Of all photos of the pages, by photo id. @param inline sizes of pictures set in a line of text, by photo id.
 *  @param shades what lies under words on photos. */
export function shownSizes(
  plan: Plan,
  inline: ReadonlyMap<string, ShownSize>,
  shades: ReadonlyMap<string, Shade> = new Map(),
): readonly (readonly [photo: string, size: ShownSize])[] {
  const placed = plan.pages.flatMap(({ items }) => items).flatMap(placedPhotos);
  const sizes = placed.map(({ photo, widthPx, heightPx }) => {
    const shade = shades.get(photo);
    const size: ShownSize = { widthPx, heightPx, ...(shade && { shade }) };
    return [photo, size] as const;
  });
  return [...sizes, ...inline];
}

/** @param sizes by photo id, in the order in which the files are counted.
 *  @throws the signal's reason; BuildError E_OUTPUT when the temporary folder is full. */
export async function encodeSizes(
  sizes: Iterable<readonly [photo: string, size: ShownSize]>,
  photos: ReadonlyMap<string, Photo>,
  making: Making,
  run: EncodeRun,
): Promise<Encoded> {
  const jobs = jobsOf(sizes, photos, making);
  const done = new Map<Job, EncodedPrint>();
  const queue = jobs.values();
  const worker = async (): Promise<void> => {
    for (const job of queue) {
      run.signal.throwIfAborted();
      done.set(job, await encodeJob(job, making, run));
      run.tell({ kind: 'progress', step: 'encode', done: done.size, total: jobs.length });
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: Math.min(run.decoder.size, jobs.length) }, worker));
  for (const one of workers) if (one.status === 'rejected') throw one.reason;
  return collect(jobs, done);
}

/** One file at one size, and every photo that shows it so. */
interface Job {
  readonly number: number;
  readonly photos: Photo[];
  readonly file: string;
  readonly rate: Rate;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly shade: Shade | undefined;
}

/** In the order of the sizes: names and messages depend on nothing else. */
function jobsOf(
  sizes: Iterable<readonly [photo: string, size: ShownSize]>,
  photos: ReadonlyMap<string, Photo>,
  making: Making,
): Job[] {
  const jobs = new Map<string, Job>();
  for (const [id, box] of sizes) {
    const photo = photos.get(id);
    if (!photo?.file || photo.missing) continue;
    const rate = rateOf(photo, box, making);
    const { widthPx, heightPx } = samplesAt(photo, box, rate.dpi);
    const { shade } = box;
    const looks = `${photo.graphic} ${photo.ref.turn ?? 0} ${JSON.stringify(shade ?? 0)}`;
    const key = `${widthPx}x${heightPx} ${rate.quality} ${looks} ${photo.file}`;
    const known = jobs.get(key);
    if (known?.photos.some((other) => other.id === id)) continue;
    if (known) known.photos.push(photo);
    else jobs.set(key, { number: jobs.size + 1, photos: [photo], file: photo.file, rate, widthPx, heightPx, shade });
  }
  return [...jobs.values()];
}

/** Never more than the file has; a drawing (SVG) has as many as we ask for, and thin lines want twice the dots. */
export function samplesAt(photo: Photo, box: ShownSize, dpi: number): ShownSize {
  const perPx = (photo.format === 'svg' ? 2 * dpi : dpi) / 96;
  const most =
    photo.format === 'svg' ? Math.sqrt(MOST_SVG_PIXELS / (box.widthPx * box.heightPx)) : Number.POSITIVE_INFINITY;
  const wanted = { widthPx: box.widthPx * Math.min(perPx, most), heightPx: box.heightPx * Math.min(perPx, most) };
  if (photo.format !== 'svg' && (wanted.widthPx >= photo.widthPx || wanted.heightPx >= photo.heightPx)) {
    return { widthPx: photo.widthPx, heightPx: photo.heightPx };
  }
  return { widthPx: Math.max(1, Math.round(wanted.widthPx)), heightPx: Math.max(1, Math.round(wanted.heightPx)) };
}

const MOST_SVG_PIXELS = 12_000_000;

type EncodedPrint = Omit<KeptPrint, 'jpeg'> & { readonly file: string; readonly bytes: number };

async function encodeJob(job: Job, { maxPixels, gray }: Making, run: EncodeRun): Promise<EncodedPrint> {
  const { file, widthPx, heightPx, shade } = job;
  const { quality, compact } = job.rate;
  const first = job.photos[0]!;
  const request = {
    ...{ file, identity: first.identity, maxPixels, widthPx, heightPx, quality },
    ...(compact && { compact }),
    ...(gray && { grey: true }),
    svg: first.format === 'svg',
    graphic: first.graphic,
    unproven: first.unproven ?? false,
    turn: first.ref.turn,
    pixels: first.widthPx * first.heightPx,
    ...(shade && { shade }),
  };
  // The end of the run closes the decoder: what fails then is not lost.
  const { jpeg, ...encoded } = await printOf(request, first.sha256, run).finally(() => run.signal.throwIfAborted());
  const name = `print-${job.number}-${widthPx}x${heightPx}.jpg`;
  await writeTemporary(join(run.folder, name), jpeg);
  return { ...encoded, file: name, bytes: jpeg.length };
}

/** In the order of the jobs, whichever was done first. */
function collect(jobs: readonly Job[], done: ReadonlyMap<Job, EncodedPrint>): Encoded {
  const prints = new Map<string, Print>();
  const whiteBorders = new Set<string>();
  const doubtful = new Set<string>();
  const lost = new Map<string, Problem>();
  for (const job of jobs) {
    const { file, widthPx, heightPx, bytes, sha256, ...encoded } = done.get(job)!;
    for (const photo of job.photos) {
      prints.set(photo.id, { file, widthPx, heightPx, bytes, sha256, photo: photo.id });
      if (encoded.whiteBorder) whiteBorders.add(photo.id);
      if (encoded.doubtful) doubtful.add(photo.id);
      if (encoded.lost !== undefined) lost.set(photo.id, lossOf(photo, encoded.lost, encoded.changed));
    }
  }
  return { prints, whiteBorders, doubtful, lost };
}

function lossOf({ ref: { place }, address }: Photo, why: string, changed = false): Problem {
  if (changed) return warning('W_CHANGED', CHANGED, { place, address });
  return warning('W_DAMAGED', `the picture cannot be decoded (${why}): shown as a grey box`, { place, address });
}
