// Step 3: fetched files → what each one is: format, upright size, looks, metadata. A bad file becomes a missing or damaged
// picture with a problem, never an error. Reads files and decodes; writes only HEIC intermediates into the run's folder.

import { open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Metadata as Header } from 'sharp';
import { note, type Problem, type Tell, warning } from '../diagnostics.ts';
import type { FetchedImage, ImageFormat, InspectedImage, Metadata, SourcePlace } from '../model.ts';
import type { Settings } from '../options.ts';
import { fingerprintOf, hasWhiteEdge, isBlank, isDrawn } from './appearance.ts';
import { EXIF_DEADLINE_MS, EXIF_SCRIPT, type ExifReader, type ExifTags, readTags, type Tags } from './exif.ts';
import { recogniseFormat } from './format.ts';
import { type Decoded, decodeHeic, HEIC_DEADLINE_MS, HEIC_SCRIPT, type HeicDecoder } from './heic.ts';
import { normaliseMetadata } from './metadata.ts';
import { openPicture, type Pixels, type Reader } from './picture.ts';
import { openPool } from './workers.ts';

/** Shape of a picture that cannot be shown: 3:2. */
export const MISSING_SIZE = { widthPx: 1200, heightPx: 800 } as const;

export interface InspectRun {
  readonly tell: Tell;
  readonly signal: AbortSignal;
  /** The run's temporary folder: decoded HEIC goes there. */
  readonly folder: string;
  /** Where each picture stands in the source, by picture id, for the problems. */
  readonly places?: ReadonlyMap<string, SourcePlace>;
}

/** One result per image, in the same order; a file that several references share is inspected once. Rejects only when the
 *  signal aborts. */
export async function inspectImages(
  images: readonly FetchedImage[],
  settings: Settings,
  run: InspectRun,
): Promise<{ readonly images: readonly InspectedImage[]; readonly problems: readonly Problem[] }> {
  const threads = Math.min(4, availableParallelism());
  const exifReader: ExifReader = openPool<Uint8Array, ExifTags>(EXIF_SCRIPT, threads, EXIF_DEADLINE_MS);
  // One HEIC at a time: its decoder takes some 150 MB.
  const heicDecoder: HeicDecoder = openPool<Uint8Array, Decoded>(HEIC_SCRIPT, 1, HEIC_DEADLINE_MS);
  const desk: Desk = { settings, folder: run.folder, exifReader, heicDecoder };
  const closePools = async (): Promise<void> => {
    await Promise.all([exifReader.close(), heicDecoder.close()]);
  };
  // A waiting job then fails at once instead of running into its deadline.
  run.signal.addEventListener('abort', closePools, { once: true });

  const files = [...new Set(images.map(({ file }) => file).filter((file) => file !== undefined))];
  const firsts = new Map(images.toReversed().map((image) => [image.file, image]));
  const findings = new Map<string, Finding>();
  const queue = files.entries();
  const work = async (): Promise<void> => {
    for (const [index, file] of queue) {
      run.signal.throwIfAborted();
      findings.set(file, await inspectFile(file, firsts.get(file)!.address, index, desk));
      run.tell({ kind: 'progress', step: 'inspect', done: findings.size, total: files.length });
    }
  };
  try {
    await Promise.all(Array.from({ length: threads }, work));
    run.signal.throwIfAborted();
  } finally {
    run.signal.removeEventListener('abort', closePools);
    await closePools();
  }

  const inspected = images.map((image) => report(image, findings, run.places?.get(image.picture)));
  return { images: inspected.map(({ result }) => result), problems: inspected.flatMap(({ problems }) => problems) };
}

/** A finding about a file, told for one reference to it. */
function report(
  image: FetchedImage,
  findings: ReadonlyMap<string, Finding>,
  place: SourcePlace | undefined,
): { readonly result: InspectedImage; readonly problems: readonly Problem[] } {
  const finding = image.file === undefined ? undefined : findings.get(image.file);
  // What could not be fetched is among the problems of the step before.
  if (!finding) return { result: missingImage(image.picture, image.missing), problems: [] };
  const here = (problem: Problem): Problem => ({ ...problem, address: image.address, ...(place ? { place } : {}) });
  if (finding.kind === 'missing') {
    const problem = here(finding.problem);
    return { result: missingImage(image.picture, problem), problems: [problem] };
  }
  return { result: { picture: image.picture, ...finding.facts }, problems: finding.problems.map(here) };
}

function missingImage(picture: string, missing: Problem | undefined): InspectedImage {
  const looks = { graphic: false, whiteEdge: false, damaged: false };
  const problem = missing ?? warning('W_MISSING', 'the picture is missing');
  return { picture, ...MISSING_SIZE, ...looks, metadata: {}, missing: problem };
}

interface Desk {
  readonly settings: Settings;
  readonly folder: string;
  readonly exifReader: ExifReader;
  readonly heicDecoder: HeicDecoder;
}

type Facts = Omit<InspectedImage, 'picture' | 'missing'>;

type Finding =
  | { readonly kind: 'shown'; readonly facts: Facts; readonly problems: readonly Problem[] }
  | { readonly kind: 'missing'; readonly problem: Problem };

async function inspectFile(file: string, address: string, index: number, desk: Desk): Promise<Finding> {
  try {
    return await look(file, address, index, desk);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return lost('W_DAMAGED', `the picture cannot be read (${firstLine(reason)})`);
  }
}

const HEAD_BYTES = 4096;
const MAX_SVG_BYTES = 1 << 20;

async function look(file: string, address: string, index: number, desk: Desk): Promise<Finding> {
  const { head, bytes } = await readHead(file);
  const recognised = recogniseFormat(head);
  if (recognised.kind === 'unknown') {
    return lost('W_NOT_IMAGE', bytes === 0 ? 'the file is empty' : 'the file is not a picture');
  }
  if (recognised.kind === 'other') {
    return lost('W_FORMAT', `the file is ${recognised.name}`, 'Save the picture as JPEG or PNG.');
  }
  if (recognised.format === 'svg') {
    if (!desk.settings.svg) return lost('W_SVG', 'SVG pictures are switched off');
    if (bytes > MAX_SVG_BYTES) return lost('W_TOO_LARGE', 'the SVG is larger than 1 MiB');
  }

  const reader = await openPicture(file, desk.settings.maxPixels);
  const header = await reader.header().catch(() => undefined);
  if (!header) {
    return recognised.format === 'heic'
      ? lost('W_HEIC', 'the HEIC picture cannot be read')
      : lost('W_DAMAGED', 'the picture is damaged: its header cannot be read');
  }
  const format = header.compression === 'hevc' ? 'heic' : recognised.format === 'heic' ? 'avif' : recognised.format;
  if (header.width * header.height > desk.settings.maxPixels) {
    const megapixels = Math.round((header.width * header.height) / 1e6);
    const most = Math.round(desk.settings.maxPixels / 1e6);
    return lost(
      'W_TOO_MANY_PIXELS',
      `${megapixels} megapixels are more than the limit of ${most}`,
      '--max-pixels raises it.',
    );
  }

  const [metadata, seen] = await Promise.all([
    // Whatever goes wrong with the facts about a picture, the picture is shown.
    readTags(header, file, desk.exifReader)
      .then((tags) => describe(tags, address))
      .catch((): Metadata => ({})),
    format === 'heic' ? seeHeic(file, index, header, desk) : see(file, format, reader),
  ]);
  if (seen.kind === 'missing') return seen;
  // SVG has no samples of its own: three to a CSS pixel make it as sharp as a photo at 288 dpi in its natural size.
  const scale = format === 'svg' ? 3 : 1;
  const size = seen.size ?? { widthPx: header.autoOrient.width, heightPx: header.autoOrient.height };
  return {
    kind: 'shown',
    facts: {
      file: seen.file,
      format,
      widthPx: Math.round(size.widthPx * scale),
      heightPx: Math.round(size.heightPx * scale),
      // Whatever came through a lens is a photo, however flat.
      graphic: format === 'svg' || (metadata.exposure === undefined && isDrawn(seen.pixels)),
      whiteEdge: hasWhiteEdge(seen.pixels),
      damaged: seen.damaged,
      fingerprint: fingerprintOf(seen.pixels),
      metadata,
    },
    problems: [
      ...(seen.damaged ? [warning('W_DAMAGED', 'the picture is damaged and shown as far as it can be read')] : []),
      ...animationNote(format, header),
    ],
  };
}

async function readHead(file: string): Promise<{ head: Uint8Array; bytes: number }> {
  const handle = await open(file);
  try {
    const buffer = new Uint8Array(HEAD_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, HEAD_BYTES, 0);
    return { head: buffer.subarray(0, bytesRead), bytes: (await handle.stat()).size };
  } finally {
    await handle.close();
  }
}

type Seen =
  | {
      readonly kind: 'seen';
      readonly file: string;
      readonly pixels: Pixels;
      readonly damaged: boolean;
      /** When the decoder knows better than the header. */
      readonly size?: { readonly widthPx: number; readonly heightPx: number };
    }
  | { readonly kind: 'missing'; readonly problem: Problem };

/** Strict first; a file that only decodes leniently is damaged, and one that then shows nothing is as good as missing. */
async function see(file: string, format: ImageFormat, reader: Reader): Promise<Seen> {
  let damaged = false;
  try {
    // A JPEG cut short but closed properly is only a warning to its decoder.
    const pixels = await reader.small(format === 'jpeg' ? 'warning' : 'error');
    return { kind: 'seen', file, pixels, damaged };
  } catch (error) {
    if (isTimeout(error)) return lost('W_DAMAGED', 'decoding the picture takes too long');
    damaged = format !== 'jpeg' || !isHarmless(error);
  }
  try {
    const pixels = await reader.small('none');
    if (!damaged || !isBlank(pixels)) return { kind: 'seen', file, pixels, damaged };
  } catch {
    // Told below: it makes no difference to the user.
  }
  return lost('W_DAMAGED', 'the picture is damaged: nothing of it can be read');
}

/** What the decoder says of JPEGs that many cameras write and that lose nothing. */
function isHarmless(error: unknown): boolean {
  const message = error instanceof Error ? error.message : '';
  return (
    message !== '' &&
    !/premature end|bad huffman|corrupt jpeg data: (?!\d+ extraneous)|unsupported|not a jpeg/i.test(message)
  );
}

async function seeHeic(file: string, index: number, header: Header, desk: Desk): Promise<Seen> {
  const target = path.join(desk.folder, `heic-${index}.jpg`);
  const result = await decodeHeic(file, target, header.icc, desk.heicDecoder);
  if (result.kind === 'failed') {
    const hint = result.notInstalled
      ? 'Run `npm install heic-decode libheif-js`, or save the photo as JPEG.'
      : 'Save the photo as JPEG.';
    return lost('W_HEIC', `the HEIC photo cannot be shown: ${result.reason}`, hint);
  }
  const { widthPx, heightPx } = result;
  const pixels = await (await openPicture(target, desk.settings.maxPixels)).small('error');
  return { kind: 'seen', file: target, pixels, damaged: false, size: { widthPx, heightPx } };
}

let zones: Promise<(lat: number, lon: number) => string> | undefined;

/** The zone table (70 kB) loads with the first photo that has a position. */
async function describe(tags: Tags, address: string): Promise<Metadata> {
  const hasPosition = tags.exif.GPSLatitude !== undefined || tags.xmp['exif:GPSLatitude'] !== undefined;
  if (hasPosition) zones ??= import('@photostructure/tz-lookup').then((module) => module.default);
  const zoneAt = hasPosition ? await zones : undefined;
  return normaliseMetadata(tags, fileNameOf(address), (lat, lon) => zoneAt?.(lat, lon));
}

function fileNameOf(address: string): string {
  const name = address.split(/[/\\]/).at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function animationNote(format: ImageFormat, { pages = 1 }: Header): readonly Problem[] {
  if (pages <= 1 || format === 'heic' || format === 'avif') return [];
  const what = format === 'tiff' ? `the file has ${pages} pages` : `the picture is an animation of ${pages} frames`;
  return [note('W_ANIMATION', `${what}: the first is shown`)];
}

function lost(code: string, message: string, hint?: string): { kind: 'missing'; problem: Problem } {
  return { kind: 'missing', problem: warning(code, message, hint ? { hint } : {}) };
}

const isTimeout = (error: unknown): boolean => error instanceof Error && /timeout/i.test(error.message);
const firstLine = (text: string): string => text.split('\n')[0]!.trim();
