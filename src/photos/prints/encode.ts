// Step 6: every placed photo becomes a print-ready JPEG at its planned size, in the run's temporary folder. Originals never reach the page.
// Plan + photos in, prints out; same input, same bytes. Chooses no size: that is the plan's.

import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Sharp } from 'sharp';
import { type Problem, type Tell, warning } from '../../diagnostics.ts';
import { writeTemporary } from '../../files/temporary.ts';
import type { Photo, Plan, PlannedPhoto, Print } from '../../model.ts';
import type { Settings } from '../../options/settings.ts';
import { openRoom } from './semaphore.ts';
import { type Board, type Drawing, openBoard } from './svg-renderer.ts';
import { hasWhiteEdge } from './white-border.ts';

export interface EncodeRun {
  readonly tell: Tell;
  readonly signal: AbortSignal;
  readonly folder: string;
}

export interface Encoded {
  /** By photo id; missing photos have none, lost ones a grey box. */
  readonly prints: ReadonlyMap<string, Print>;
  /** Ids of photos whose border is nearly white. */
  readonly edges: ReadonlySet<string>;
  /** Ids of unproven photos that the decoder complained about; printed as far as they decode. */
  readonly doubtful: ReadonlySet<string>;
  /** Photos that did not decode at all, and why. */
  readonly lost: ReadonlyMap<string, Problem>;
}

/** CSS px. */
export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** @param inline sizes of pictures set in a line of text, by photo id.
 *  @throws the signal's reason; BuildError E_OUTPUT when the temporary folder is full. */
export function encodePhotos(
  plan: Plan,
  photos: ReadonlyMap<string, Photo>,
  inline: ReadonlyMap<string, Size>,
  settings: Pick<Settings, 'dpi' | 'quality' | 'maxPixels'>,
  run: EncodeRun,
): Promise<Encoded> {
  const planned = plannedPhotos(plan).map((one) => [one.photo, one] as const);
  return encodeSizes([...planned, ...inline], photos, settings, run);
}

function plannedPhotos(plan: Plan): PlannedPhoto[] {
  return plan.pages
    .flatMap((page) => page.items)
    .flatMap((item) => {
      if (item.kind === 'row') return item.photos;
      return item.kind === 'beside' ? [item.photo] : [];
    });
}

/** @param sizes by photo id, in the order in which the files are counted.
 *  @throws as encodePhotos does. */
export async function encodeSizes(
  sizes: Iterable<readonly [photo: string, size: Size]>,
  photos: ReadonlyMap<string, Photo>,
  settings: Pick<Settings, 'dpi' | 'quality' | 'maxPixels'>,
  run: EncodeRun,
): Promise<Encoded> {
  const jobs = jobsOf(sizes, photos, settings.dpi);
  const done: { readonly job: Job; readonly result: JobResult }[] = [];
  const queue = jobs.values();
  const room = openRoom(MOST_PIXELS_AT_ONCE);
  const worker = async (): Promise<void> => {
    const board = openBoard(LIMIT_S * 1000);
    // A drawing that hangs must not keep a run that is to end.
    run.signal.addEventListener('abort', board.close, { once: true });
    try {
      for (const job of queue) {
        run.signal.throwIfAborted();
        const result = await room.hold(pixelsOf(job), () => {
          run.signal.throwIfAborted();
          return encodeOne(job, settings, run, board);
        });
        done.push({ job, result });
        run.tell({ kind: 'progress', step: 'encode', done: done.length, total: jobs.length });
      }
    } finally {
      run.signal.removeEventListener('abort', board.close);
      board.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), jobs.length) }, worker));
  done.sort((a, b) => a.job.number - b.job.number);
  const prints = new Map<string, Print>();
  const edges = new Set<string>();
  const doubtful = new Set<string>();
  const lost = new Map<string, Problem>();
  for (const { job, result } of done) {
    const why = result.why === undefined ? undefined : await ownReason(result.why, job, settings);
    for (const photo of job.photos) {
      prints.set(photo.id, { ...result.print, photo: photo.id });
      if (result.whiteEdge) edges.add(photo.id);
      if (result.doubtful) doubtful.add(photo.id);
      if (why !== undefined) lost.set(photo.id, damaged(photo, why));
    }
  }
  return { prints, edges, doubtful, lost };
}

/** A progressive JPEG or an interlaced PNG is held whole while it is decoded, at three bytes a pixel and more: some photos of 12 megapixels on every
 *  core, but few giants at once. */
const MOST_PIXELS_AT_ONCE = 200_000_000;

const pixelsOf = ({ photos: [first] }: Job): number => (first ? first.widthPx * first.heightPx : 0);

/** One file at one size, and every photo that shows it so. */
interface Job {
  readonly number: number;
  readonly photos: Photo[];
  readonly file: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** In the order of the sizes: names and messages depend on nothing else. */
function jobsOf(
  sizes: Iterable<readonly [photo: string, size: Size]>,
  photos: ReadonlyMap<string, Photo>,
  dpi: number,
): Job[] {
  const jobs = new Map<string, Job>();
  for (const [id, box] of sizes) {
    const photo = photos.get(id);
    if (!photo?.file || photo.missing) continue;
    const { widthPx, heightPx } = samples(photo, box, dpi);
    const key = `${widthPx}x${heightPx} ${photo.graphic} ${photo.file}`;
    const known = jobs.get(key);
    if (known?.photos.some((other) => other.id === id)) continue;
    if (known) known.photos.push(photo);
    else jobs.set(key, { number: jobs.size + 1, photos: [photo], file: photo.file, widthPx, heightPx });
  }
  return [...jobs.values()];
}

/** Never more than the file has; a drawing (SVG) has as many as we ask for, and thin lines want twice the dots. */
function samples(photo: Photo, box: Size, dpi: number): Size {
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
const LIMIT_S = 20;

interface JobResult {
  readonly print: Omit<Print, 'photo'>;
  readonly whiteEdge: boolean;
  readonly doubtful: boolean;
  /** Why there is only a grey box. */
  readonly why?: string;
}

async function encodeOne(
  job: Job,
  settings: Pick<Settings, 'quality' | 'maxPixels'>,
  run: Pick<EncodeRun, 'folder' | 'signal'>,
  board: Board,
): Promise<JobResult> {
  const file = `print-${job.number}-${job.widthPx}x${job.heightPx}.jpg`;
  let doubtful = false;
  let why: string | undefined;
  const encoding =
    job.photos[0]!.format === 'svg'
      ? drawSvg(job, settings, board)
      : decode(job, settings, () => {
          doubtful = true;
        });
  const { data, info } = await encoding.catch(async (error: Error) => {
    run.signal.throwIfAborted();
    why = inOneLine(error, job.file);
    return toJpeg(await greyBox(job), job, settings.quality);
  });
  await writeTemporary(join(run.folder, file), data);
  const print = { file, widthPx: info.width, heightPx: info.height, bytes: data.length };
  if (why !== undefined) return { print, whiteEdge: false, doubtful: false, why };
  return { print, whiteEdge: await edgeOf(data), doubtful };
}

/** Blur and shadows cost seconds for each million samples: drawings that use them get the samples of a photo, and far fewer when that took
 *  too long. */
async function drawSvg(job: Job, settings: Pick<Settings, 'quality' | 'maxPixels'>, board: Board): Promise<Drawing> {
  const draw = ({ file, widthPx, heightPx }: Job): Promise<Drawing> =>
    board.draw({ file, widthPx, heightPx, quality: settings.quality, maxPixels: settings.maxPixels });
  const text = await readFile(job.file, 'latin1').catch(() => '');
  return draw(/filter/i.test(text) ? coarser(job, 2) : job).catch((error: Error) => {
    if (!isLate(error)) throw error;
    return draw(coarser(job, 8));
  });
}

function coarser(job: Job, by: number): Job {
  return { ...job, widthPx: Math.ceil(job.widthPx / by), heightPx: Math.ceil(job.heightPx / by) };
}

const isLate = (error: Error): boolean => /timeout/i.test(error.message);

async function decode(
  job: Job,
  settings: Pick<Settings, 'quality' | 'maxPixels'>,
  doubt: () => void,
): Promise<Drawing> {
  const as = async (failOn: FailOn) =>
    toJpeg(await pipelineFor(job, settings.maxPixels, failOn), job, settings.quality);
  // Strictness costs nothing; what was proven before is shown as far as it decodes.
  if (!job.photos[0]!.unproven) return as('none');
  return as('warning').catch((error: Error) => {
    if (isLate(error)) throw error;
    doubt();
    return as('none');
  });
}

function toJpeg(image: Sharp, { photos }: Job, quality: number): Promise<Drawing> {
  return image
    .jpeg({ quality, chromaSubsampling: photos[0]!.graphic ? '4:4:4' : '4:2:0' })
    .toBuffer({ resolveWithObject: true });
}

type FailOn = 'none' | 'warning';

/** A JPEG is decoded at an eighth of its size for a fraction of what encoding it cost. */
async function edgeOf(jpeg: Uint8Array): Promise<boolean> {
  const sharp = await loadSharp();
  const { data, info } = await sharp(jpeg)
    .resize(EDGE_PX, EDGE_PX, { fit: 'inside', kernel: 'nearest', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return hasWhiteEdge({ ...info, data });
}

const EDGE_PX = 128;

async function greyBox({ widthPx, heightPx }: Job): Promise<Sharp> {
  const sharp = await loadSharp();
  return sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: '#d9d9d9' } });
}

/** Upright, sRGB or grey, on white, at the planned size, without metadata or profile. Not sharpened: Lanczos keeps edges, the eye
 *  sees no more at 300 dpi, and it would cost two thirds more time and a tenth more bytes (measured on 28 photos of 13 MP). */
async function pipelineFor(job: Job, maxPixels: number, failOn: FailOn): Promise<Sharp> {
  const sharp = await loadSharp();
  const options = { failOn, limitInputPixels: maxPixels, sequentialRead: true } as const;
  const facts = await sharp(job.file, options).metadata();
  let image = sharp(job.file, options)
    .timeout({ seconds: LIMIT_S })
    .autoOrient()
    .resize(job.widthPx, job.heightPx, { fit: 'fill', kernel: 'lanczos3' });
  if (facts.hasAlpha) image = image.flatten({ background: '#ffffff' });
  const grey = facts.channels <= 2 && facts.space !== 'srgb';
  image = image.toColourspace(grey ? 'b-w' : 'srgb');
  // sharp brings 16 bits a sample to Display P3, or leaves them in their own grey, and asks for no more: this is the last step to sRGB.
  return facts.depth === 'ushort' && facts.hasProfile ? image.withIccProfile('srgb', { attach: false }) : image;
}

function damaged(photo: Photo, why: string): Problem {
  return warning('W_DAMAGED', `the picture cannot be decoded (${why}): shown as a grey box`, {
    place: photo.ref.place,
    address: photo.address,
  });
}

/** The decoder keeps one list of messages for all its threads: of two broken photos at once, one may be told the other's. Asked again while
 *  nothing else is decoded; a drawing's process has words of its own. */
async function ownReason(why: string, job: Job, settings: Pick<Settings, 'quality' | 'maxPixels'>): Promise<string> {
  if (job.photos[0]!.format === 'svg' || isLate(new Error(why))) return why;
  return decode(job, settings, () => {}).then(
    () => 'its decoder gave up',
    (error: Error) => inOneLine(error, job.file),
  );
}

/** The decoder's own words, without where the file lies on this machine. */
function inOneLine(error: Error, file: string): string {
  const [first = ''] = error.message.replaceAll(file, '').split('\n');
  return first.replace(/^[\s:]+|[\s:]+$/g, '');
}

/** Loaded when the first photo needs it, so that `--help` stays quick. */
async function loadSharp(): Promise<typeof import('sharp').default> {
  const { default: sharp } = await import('sharp');
  // One photo per core at a time is quickest, and kept tiles only cost memory.
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}
