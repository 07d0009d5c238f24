// Step 6: every placed photo becomes a print-ready JPEG at its planned size, in the run's temporary folder. Originals never reach the page.
// Plan + photos in, prints out; same input, same bytes. Chooses no size: that is the plan's.

import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Sharp } from 'sharp';
import { type Problem, type Tell, warning } from '../diagnostics.ts';
import type { Photo, Plan, PlannedPhoto, Print } from '../model.ts';
import type { Settings } from '../options.ts';
import { hasWhiteEdge } from './edge.ts';
import { writeTemporary } from './temp.ts';

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

/** @param inline sizes (CSS px) of pictures set in a line of text, by photo id.
 *  @throws the signal's reason; BuildError E_OUTPUT when the temporary folder is full. */
export async function encodePhotos(
  plan: Plan,
  photos: ReadonlyMap<string, Photo>,
  inline: ReadonlyMap<string, { readonly widthPx: number; readonly heightPx: number }>,
  settings: Pick<Settings, 'dpi' | 'quality' | 'maxPixels'>,
  run: EncodeRun,
): Promise<Encoded> {
  const jobs = jobsOf(plan, photos, inline, settings.dpi);
  const done: { readonly job: Job; readonly result: JobResult }[] = [];
  await eachAtOnce(jobs, availableParallelism(), async (job) => {
    run.signal.throwIfAborted();
    done.push({ job, result: await encodeOne(job, settings, run.folder) });
    run.tell({ kind: 'progress', step: 'encode', done: done.length, total: jobs.length });
  });
  const prints = new Map<string, Print>();
  const edges = new Set<string>();
  const doubtful = new Set<string>();
  const lost = new Map<string, Problem>();
  for (const { job, result } of done.sort((a, b) => a.job.number - b.job.number)) {
    for (const photo of job.photos) {
      prints.set(photo.id, { ...result.print, photo: photo.id });
      if (result.whiteEdge) edges.add(photo.id);
      if (result.doubtful) doubtful.add(photo.id);
      if (result.why !== undefined) lost.set(photo.id, damaged(photo, result.why));
    }
  }
  return { prints, edges, doubtful, lost };
}

/** One file at one size, and every photo that shows it so. */
interface Job {
  readonly number: number;
  readonly photos: Photo[];
  readonly file: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** In the order of the plan, then of the inline pictures: names and messages depend on nothing else. */
function jobsOf(
  plan: Plan,
  photos: ReadonlyMap<string, Photo>,
  inline: ReadonlyMap<string, { readonly widthPx: number; readonly heightPx: number }>,
  dpi: number,
): Job[] {
  const jobs = new Map<string, Job>();
  const add = (id: string, box: { readonly widthPx: number; readonly heightPx: number }) => {
    const photo = photos.get(id);
    if (!photo?.file || photo.missing) return;
    const { widthPx, heightPx } = samples(photo, box, dpi);
    const key = `${widthPx}x${heightPx} ${photo.graphic} ${photo.file}`;
    const known = jobs.get(key);
    if (known?.photos.some((other) => other.id === id)) return;
    if (known) known.photos.push(photo);
    else jobs.set(key, { number: jobs.size + 1, photos: [photo], file: photo.file, widthPx, heightPx });
  };
  for (const planned of plannedPhotos(plan)) add(planned.photo, planned);
  for (const [id, box] of inline) add(id, box);
  return [...jobs.values()];
}

function plannedPhotos(plan: Plan): PlannedPhoto[] {
  return plan.pages
    .flatMap((page) => page.items)
    .flatMap((item) => {
      if (item.kind === 'row') return item.photos;
      return item.kind === 'beside' ? [item.photo] : [];
    });
}

/** Never more than the file has; a drawing (SVG) has as many as we ask for, and thin lines want twice the dots. */
function samples(
  photo: Photo,
  box: { readonly widthPx: number; readonly heightPx: number },
  dpi: number,
): { widthPx: number; heightPx: number } {
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
  folder: string,
): Promise<JobResult> {
  const file = `print-${job.number}-${job.widthPx}x${job.heightPx}.jpg`;
  const toJpeg = (image: Sharp) =>
    image
      .jpeg({ quality: settings.quality, chromaSubsampling: job.photos[0]!.graphic ? '4:4:4' : '4:2:0' })
      .toBuffer({ resolveWithObject: true });
  const decode = async (failOn: FailOn, at = job) => toJpeg(await pipelineFor(at, settings.maxPixels, failOn));
  let doubtful = false;
  let why: string | undefined;
  // Strictness costs nothing; what was proven before is shown as far as it decodes.
  const { data, info } = await decode(job.photos[0]!.unproven ? 'warning' : 'none', await firstSize(job))
    .catch((error: Error) => {
      const late = /timeout/i.test(error.message);
      if (late && job.photos[0]!.format === 'svg') return decode('none', coarser(job, 8));
      if (late || !job.photos[0]!.unproven) throw error;
      doubtful = true;
      return decode('none');
    })
    .catch(async (error: Error) => {
      why = inOneLine(error, job.file);
      return toJpeg(await greyBox(job));
    });
  await writeTemporary(join(folder, file), data);
  const print = { file, widthPx: info.width, heightPx: info.height, bytes: data.length };
  if (why !== undefined) return { print, whiteEdge: false, doubtful: false, why };
  return { print, whiteEdge: await edgeOf(data), doubtful };
}

type FailOn = 'none' | 'warning';

/** Blur and shadows cost seconds for each million samples, and the decoder notices late that its time is up: drawings that use them get
 *  the samples of a photo, and far fewer when that took too long. */
async function firstSize(job: Job): Promise<Job> {
  if (job.photos[0]!.format !== 'svg') return job;
  const text = await readFile(job.file, 'latin1').catch(() => '');
  return /filter/i.test(text) ? coarser(job, 2) : job;
}

function coarser(job: Job, by: number): Job {
  return { ...job, widthPx: Math.ceil(job.widthPx / by), heightPx: Math.ceil(job.heightPx / by) };
}

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
  // An SVG is drawn at the size asked for here, not drawn small and enlarged.
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

/** The decoder's own words, without where the file lies on this machine. */
function inOneLine(error: Error, file: string): string {
  const [first = ''] = error.message.replaceAll(file, '').split('\n');
  return first.replace(/[\s:]+$/, '');
}

/** Loaded when the first photo needs it, so that `--help` stays quick. */
async function loadSharp(): Promise<typeof import('sharp').default> {
  const { default: sharp } = await import('sharp');
  // One photo per core at a time is quickest, and kept tiles only cost memory.
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

async function eachAtOnce<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
