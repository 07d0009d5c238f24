// Step 3: all fetched files → what each one is, several at once, in the order of the references. A bad file becomes a
// missing or damaged picture with a problem, never an error. Owns the workers of the step.

import type { Hold } from '../belongings.ts';
import { type Problem, type Tell, warning } from '../diagnostics.ts';
import type { FetchedImage, InspectedImage, SourcePlace } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import type { Finding, InspectTools } from './inspect-file.ts';
import { findingOf } from './known.ts';
import { openExifReader } from './metadata/exif.ts';
import { openHeicDecoder } from './pixels/heic.ts';
import type { ImageDecoder } from './pixels/image-decoder.ts';
import type { ChildEnvironment } from './pixels/workers.ts';
import type { Shelf } from './shelf.ts';

export interface InspectRun {
  readonly tell: Tell;
  readonly signal: AbortSignal;
  /** The run's temporary folder: decoded HEIC goes there. */
  readonly folder: string;
  /** Closed when the signal aborts; what it was asked then fails at once. */
  readonly decoder: ImageDecoder;
  readonly childEnvironment: ChildEnvironment;
  /** Is told of the processes. */
  readonly hold?: Hold;
  /** What earlier runs have found out. */
  readonly shelf?: Shelf | undefined;
  /** Where each picture stands in the source, by picture id, for the problems. */
  readonly places?: ReadonlyMap<string, SourcePlace>;
  /** Of the report: the words of a file may stand there in several. */
  readonly language?: string;
  /** True: decode every file, even a camera's photo that looks whole by its header. */
  readonly thorough?: boolean;
  /** True: only facts are wanted, so that HEIC, which takes seconds, is not decoded. Nothing can be encoded from the
   *  result. */
  readonly glance?: boolean;
}

/** One result per image, in the same order; a file that several references share is inspected once. Rejects only when
 *  the  signal aborts. */
export async function inspectImages(
  images: readonly FetchedImage[],
  settings: Settings,
  run: InspectRun,
): Promise<{ readonly images: readonly InspectedImage[]; readonly problems: readonly Problem[] }> {
  const exifReader = openExifReader(run.childEnvironment);
  const heicDecoder = openHeicDecoder(run.childEnvironment, run.hold);
  const tools: InspectTools & Pick<InspectRun, 'shelf'> = {
    ...{ settings, exifReader, heicDecoder },
    folder: run.folder,
    decoder: run.decoder,
    // The looks by which bursts are recognised need the pixels.
    thorough: run.thorough === true || settings.bursts !== 'keep',
    glance: run.glance ?? false,
    language: run.language,
    shelf: run.shelf,
  };
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
      findings.set(file, await findingOf(file, firsts.get(file)!, index, tools));
      run.tell({ kind: 'progress', step: 'inspect', done: findings.size, total: files.length });
    }
  };
  try {
    await Promise.all(Array.from({ length: run.decoder.size }, work));
    run.signal.throwIfAborted();
  } finally {
    run.signal.removeEventListener('abort', closePools);
    await closePools();
  }

  const inspected = images.map((image) => report(image, findings, run.places?.get(image.picture)));
  return { images: inspected.map(({ result }) => result), problems: inspected.flatMap(({ problems }) => problems) };
}

/** A finding about a file, reported for one reference to it. */
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

/** What cannot be shown takes a 3:2 place among the others. */
function missingImage(picture: string, missing: Problem | undefined): InspectedImage {
  const problem = missing ?? warning('W_MISSING', 'the picture is missing');
  return { picture, widthPx: 1200, heightPx: 800, graphic: false, damaged: false, metadata: {}, missing: problem };
}
