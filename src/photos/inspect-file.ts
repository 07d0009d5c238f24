// Step 3: one fetched file → what it is: shown (perhaps damaged) with its facts, or missing with the reason. Reads a
// camera's photo by its header, decodes anything else small; writes only a decoded HEIC into the run's folder.

import path from 'node:path';
import { BuildError, note, type Problem, warning } from '../diagnostics.ts';
import { CHANGED, openFile, readOpened } from '../files/opened-file.js';
import { type ImageFormat, looksLike, percentDecoded, SNIFF_BYTES, shownOrRefused } from '../formats.ts';
import type { FetchedImage, InspectedImage, ListedFacts, Metadata } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import type { WarningCode } from '../problems.ts';
import { type ExifReader, readTags, type Tags } from './metadata/exif.ts';
import { normaliseMetadata } from './metadata/metadata.ts';
import { readSidecars, type Sidecar } from './metadata/sidecar.ts';
import { loadZones } from './metadata/zones.ts';
import { fingerprintOf, isBlank, isDrawn } from './pixels/appearance.ts';
import { decodedName, decodeHeic, type HeicDecoder } from './pixels/heic.ts';
import type { Header, ImageDecoder, PictureFile, Samples } from './pixels/image-decoder.ts';
import { unfoldedElements } from './pixels/svg-weight.ts';
import { isTooMuch } from './pixels/workers.ts';
import { isFromCamera, isWholePhoto, readPart, type Source } from './whole-photo.ts';

/** `address` gives the file's name as its author knows it, `index` names what is written, `sidecars` are files beside
 *  it that tell of it. Rejects only where no picture of its kind can be opened here (E_INSTALL). */
export async function inspectFile(
  file: string,
  { address, identity, sidecars = [], listed }: Pick<FetchedImage, 'address' | 'identity' | 'sidecars' | 'listed'>,
  index: number,
  tools: InspectTools,
): Promise<Finding> {
  const source: Source = identity === undefined ? { file } : { file, identity };
  try {
    const found = await inspect(source, { address, sidecars, listed }, index, tools);
    // What went wrong with a file that is no longer the same says nothing of it.
    if (found.kind === 'missing' && (await isGone(source))) return replaced();
    return found;
  } catch (error) {
    if (error instanceof BuildError) throw error;
    if (await isGone(source)) return replaced();
    // The message of a system error names a local path, which is nobody's business.
    const code = (error as NodeJS.ErrnoException | undefined)?.code;
    return lost('W_DAMAGED', `the picture cannot be read${code ? ` (${code})` : ''}`);
  }
}

/** What every file of a run is inspected with. */
export interface InspectTools {
  readonly settings: Pick<Settings, 'svg' | 'maxPixels'>;
  readonly folder: string;
  readonly decoder: ImageDecoder;
  readonly exifReader: ExifReader;
  readonly heicDecoder: HeicDecoder;
  /** True: every file is decoded, none believed by its header. */
  readonly thorough: boolean;
  /** Of the report, for words in several languages. */
  readonly language?: string | undefined;
  /** True: nobody needs the pixels, so that HEIC is believed too. */
  readonly glance: boolean;
}

type Named = Required<Pick<FetchedImage, 'address' | 'sidecars'>> & { readonly listed: ListedFacts | undefined };
type Facts = Omit<InspectedImage, 'picture' | 'missing'>;

export type Finding =
  | {
      readonly kind: 'shown';
      readonly facts: Facts;
      readonly problems: readonly Problem[];
      /** The file alone says so: no deadline, no worker that ended, no font of this machine had a part in it. */
      readonly sure: boolean;
    }
  | { readonly kind: 'missing'; readonly problem: Problem };

const MAX_SVG_BYTES = 1 << 20;
const MAX_SVG_ELEMENTS = 50_000;

async function isGone({ file, identity }: Source): Promise<boolean> {
  if (identity === undefined) return false;
  const opened = await openFile(file, identity).catch(() => undefined);
  await opened?.handle.close();
  return opened === undefined;
}

function replaced(): { kind: 'missing'; problem: Problem } {
  return lost('W_CHANGED', CHANGED);
}

async function inspect(source: Source, named: Named, index: number, tools: InspectTools): Promise<Finding> {
  const { file, identity } = source;
  const { part, bytes } = await readPart(source, 'start');
  const recognised = shownOrRefused(looksLike(part.subarray(0, SNIFF_BYTES)), tools.settings.svg);
  if (typeof recognised !== 'string') return lost(recognised.code, recognised.message);
  if (recognised === 'svg') {
    if (bytes > MAX_SVG_BYTES) return lost('W_TOO_LARGE', 'the SVG is larger than 1 MiB');
    if (unfoldedElements((await readOpened(file, identity)).toString('latin1'), MAX_SVG_ELEMENTS) >= MAX_SVG_ELEMENTS)
      return lost('W_TOO_LARGE', `the SVG draws more than ${MAX_SVG_ELEMENTS} elements`);
  }

  const { maxPixels } = tools.settings;
  const picture: PictureFile = { ...source, svg: recognised === 'svg', maxPixels };
  const read = await tools.decoder.header(picture);
  if (read.kind === 'late') return tooSlow();
  const unread = whyUnread(part);
  if (read.kind === 'failed') {
    if (isTooMuch(read.reason)) return tooMuch(read.reason);
    if (unread && (recognised === 'heic' || recognised === 'avif')) return lost('W_FORMAT', unread, SAVE_AS_JPEG);
    return recognised === 'heic'
      ? lost('W_HEIC', 'the HEIC picture cannot be read')
      : lost('W_DAMAGED', 'the picture is damaged: its header cannot be read');
  }
  const header = read.answer;
  // HEIC and AVIF share a container, and the brands of some files do not tell which it is.
  const format = header.compression === 'hevc' ? 'heic' : recognised === 'heic' ? 'avif' : recognised;
  if (header.width * header.height > maxPixels) {
    const megapixels = Math.round((header.width * header.height) / 1e6);
    const most = Math.round(maxPixels / 1e6);
    return lost('W_TOO_MANY_PIXELS', `${megapixels} megapixels are more than the limit of ${most}`);
  }

  // Whatever goes wrong with the facts about a picture, the picture is shown.
  let sure = format !== 'svg';
  const metadata = await readTags(header, source, tools.exifReader, tools.language)
    .then((tags) => {
      if (tags.unread) sure = false;
      return describe(tags, named, tools.language);
    })
    .catch((error: unknown): Metadata => {
      if (error instanceof BuildError) throw error;
      sure = false;
      return {};
    });
  const upright = { widthPx: header.autoOrient.width, heightPx: header.autoOrient.height };
  const believed = { ...source, format, graphic: false, damaged: false, unproven: true, metadata } as const;
  if (!tools.thorough && format === 'jpeg' && (await isWholePhoto(source, bytes, header, metadata))) {
    return { kind: 'shown', facts: { ...believed, ...upright }, problems: [], sure };
  }
  if (tools.glance && format === 'heic') {
    // The container's turn is in its size already, and EXIF's only repeats it.
    const size = { widthPx: header.width, heightPx: header.height };
    return { kind: 'shown', facts: { ...believed, ...size }, problems: [], sure };
  }

  const seen =
    format === 'heic'
      ? await seeHeic(picture, index, header, tools)
      : await see(picture, format, header.width * header.height, tools.decoder);
  if (seen.kind === 'missing') return unread ? lost('W_FORMAT', unread, SAVE_AS_JPEG) : seen;
  // SVG has no samples of its own: three to a CSS pixel make it as sharp as a photo at 288 dpi in its natural size.
  const scale = format === 'svg' ? 3 : 1;
  const size = seen.size ?? upright;
  return {
    kind: 'shown',
    facts: {
      file: seen.file,
      ...(seen.file === file && identity !== undefined ? { identity } : {}),
      format,
      widthPx: Math.round(size.widthPx * scale),
      heightPx: Math.round(size.heightPx * scale),
      // Whatever came through a lens is a photo, however flat.
      graphic: format === 'svg' || (!isFromCamera(metadata) && isDrawn(seen.small)),
      damaged: seen.damaged,
      fingerprint: fingerprintOf(seen.small),
      metadata,
    },
    problems: [
      ...(seen.damaged ? [warning('W_DAMAGED', 'the picture is damaged and shown as far as it can be read')] : []),
      ...animationNote(format, header),
    ],
    sure: sure && seen.strict,
  };
}

const SAVE_AS_JPEG = 'save the picture as JPEG beside the text';

/** Kinds of the container that no decoder here reads, so that nothing is called damaged that is whole. */
function whyUnread(part: Buffer): string | undefined {
  const head = part.toString('latin1');
  if (!head.startsWith('ftyp', 4)) return undefined;
  if (/uncC|unci/.test(head)) return 'a HEIF file of uncompressed samples, which nothing here decodes';
  return /^.{8}(?:avis|msf1|hevs)/s.test(head)
    ? 'an animation (AVIF or HEIF sequence), which nothing here decodes'
    : undefined;
}

type Seen =
  | {
      readonly kind: 'seen';
      readonly file: string;
      readonly small: Samples;
      readonly damaged: boolean;
      /** It decoded without a complaint. */
      readonly strict: boolean;
      /** When the decoder knows better than the header. */
      readonly size?: { readonly widthPx: number; readonly heightPx: number };
    }
  | { readonly kind: 'missing'; readonly problem: Problem };

/** Strict first; a file that only decodes leniently is damaged; one that then shows nothing is as good as missing. */
async function see(picture: PictureFile, format: ImageFormat, pixels: number, decoder: ImageDecoder): Promise<Seen> {
  const { file } = picture;
  // A drawing is drawn at the size asked for, whatever its header says.
  const weight = picture.svg ? 0 : pixels;
  // A JPEG cut short but closed properly is only a warning to its decoder.
  const strict = await decoder.small(picture, format === 'jpeg' ? 'warning' : 'error', weight);
  if (strict.kind === 'done') return { kind: 'seen', file, small: strict.answer, damaged: false, strict: true };
  if (strict.kind === 'late') return tooSlow();
  if (isTooMuch(strict.reason)) return tooMuch(strict.reason);
  const damaged = format !== 'jpeg' || !isHarmless(strict.reason);
  const lenient = await decoder.small(picture, 'none', weight);
  if (lenient.kind === 'done' && !(damaged && isBlank(lenient.answer))) {
    return { kind: 'seen', file, small: lenient.answer, damaged, strict: false };
  }
  return lost('W_DAMAGED', 'the picture is damaged: nothing of it can be read');
}

/** What the decoder says of JPEGs that many cameras write and that lose nothing. */
function isHarmless(complaint: string): boolean {
  const harm = /premature end|bad huffman|corrupt jpeg data: (?!\d+ extraneous)|unsupported|not a jpeg/i;
  return complaint !== '' && !harm.test(complaint);
}

async function seeHeic(picture: PictureFile, index: number, header: Header, tools: InspectTools): Promise<Seen> {
  const target = path.join(tools.folder, decodedName(index));
  const result = await decodeHeic(picture, target, header.icc, tools.heicDecoder);
  if (result.kind === 'failed') {
    return lost('W_HEIC', `the HEIC photo cannot be shown: ${result.reason}`, result.hint);
  }
  const { widthPx, heightPx } = result;
  const small = await tools.decoder.small(
    { file: target, svg: false, maxPixels: picture.maxPixels },
    'error',
    widthPx * heightPx,
  );
  if (small.kind !== 'done') return lost('W_DAMAGED', 'the picture cannot be read');
  const size = { widthPx, heightPx };
  return { kind: 'seen', file: target, small: small.answer, damaged: false, strict: true, size };
}

async function describe(
  tags: Tags,
  { address, sidecars, listed }: Named,
  language: string | undefined,
): Promise<Metadata> {
  const fileName = fileNameOf(address);
  const read = await readSidecars(sidecars, fileName, language);
  const beside: readonly Sidecar[] = listed ? [...read, { name: listed.name, listed }] : read;
  const hasPosition =
    tags.exif.GPSLatitude !== undefined ||
    [tags.xmp, ...beside.map(({ xmp }) => xmp)].some(hasXmpPosition) ||
    beside.some(({ takeout, listed: facts }) => takeout?.gps ?? facts?.gps);
  const zoneAt = hasPosition ? await loadZones() : undefined;
  return normaliseMetadata(tags, fileName, (lat, lon) => zoneAt?.(lat, lon), beside);
}

function hasXmpPosition(xmp: Tags['xmp'] | undefined): boolean {
  return xmp?.['exif:GPSLatitude'] !== undefined;
}

export function fileNameOf(address: string): string {
  return percentDecoded(address.split(/[/\\]/).at(-1) ?? '');
}

function animationNote(format: ImageFormat, { pages = 1 }: Header): readonly Problem[] {
  if (pages <= 1 || format === 'heic' || format === 'avif') return [];
  const what = format === 'tiff' ? `the file has ${pages} pages` : `the picture is an animation of ${pages} frames`;
  return [note('W_ANIMATION', `${what}: the first is shown`)];
}

function lost(code: WarningCode, message: string, hint?: string): { kind: 'missing'; problem: Problem } {
  return { kind: 'missing', problem: warning(code, message, hint ? { hint } : {}) };
}

/** It may be whole. */
function tooMuch(reason: string): { kind: 'missing'; problem: Problem } {
  return lost('W_DAMAGED', `the picture cannot be decoded: ${reason}`, SMALLER);
}

const SMALLER = 'save it smaller, or as JPEG';

function tooSlow(): { kind: 'missing'; problem: Problem } {
  return lost('W_DAMAGED', 'decoding the picture takes too long');
}
