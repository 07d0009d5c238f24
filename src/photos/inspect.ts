// Step 3: all fetched files → what each one is, several at once, in the order of the references; each may be begun with
// as soon as it is there. A bad file becomes a missing or damaged picture with a problem, never an error. Owns the
// workers of the step.

import type { Hold } from '../belongings.ts';
import { type Problem, type Tell, warning } from '../diagnostics.ts';
import type { ArrivedFile, FetchedImage, InspectedImage, SourcePlace } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import type { Finding, InspectTools } from './inspect-file.ts';
import { findingOf } from './known.ts';
import { openExifReader } from './metadata/exif.ts';
import { openHeicDecoder } from './pixels/heic.ts';
import type { ImageDecoder } from './pixels/image-decoder.ts';
import { openSemaphore } from './pixels/semaphore.ts';
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

export interface Inspected {
  /** One per image, in the same order. */
  readonly images: readonly InspectedImage[];
  readonly problems: readonly Problem[];
}

export interface Inspection {
  /** Begins with a file, while others are still to come. What goes wrong is told by `finish`. */
  begin(image: ArrivedFile): void;
  /** What all are; a file that several references share is inspected once. @param places where each picture stands in
   *  the source, by picture id, for the problems. Rejects only when the signal aborts, or where no picture could be
   *  opened (E_INSTALL). */
  finish(images: readonly FetchedImage[], places?: ReadonlyMap<string, SourcePlace>): Promise<Inspected>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

/** @see Inspection.finish */
export async function inspectImages(
  images: readonly FetchedImage[],
  settings: Settings,
  run: InspectRun,
): Promise<Inspected> {
  const inspection = openInspection(settings, run);
  try {
    return await inspection.finish(images, run.places);
  } finally {
    await inspection.close();
  }
}

/** Of this thread: a folder may get the decoded files of several inspections. */
let decoded = 0;

export function openInspection(settings: Settings, run: InspectRun): Inspection {
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

  const gate = openSemaphore(run.decoder.size);
  const begun = new Map<string, { readonly of: string; readonly finding: Promise<Finding> }>();
  const done = new Set<string>();
  let closed = false;
  let told: () => void = () => {};
  const look = async ({ file, ...image }: ArrivedFile): Promise<Finding> => {
    const finding = await gate.hold(1, async () => {
      run.signal.throwIfAborted();
      if (closed) throw new Error('the inspection is over');
      return findingOf(file, image, decoded++, tools);
    });
    done.add(file);
    told();
    return finding;
  };
  const begin = (image: ArrivedFile): Promise<Finding> => {
    const of = asAsked(image);
    const known = begun.get(image.file);
    if (known?.of === of) return known.finding;
    done.delete(image.file);
    const finding = look(image);
    finding.catch(() => {}); // `finish` waits for it
    begun.set(image.file, { of, finding });
    return finding;
  };

  return {
    begin: (image) => void begin(image),
    async finish(images, places) {
      const files = new Map<string, ArrivedFile>();
      // Several references may share a file: the first one names it, whichever came first.
      for (const { file, ...image } of images)
        if (file !== undefined && !files.has(file)) files.set(file, { file, ...image });
      told = () => run.tell({ kind: 'progress', step: 'inspect', done: done.size, total: files.size });
      if (done.size > 0) told();
      const found = await Promise.all([...files.values()].map(async (one) => [one.file, await begin(one)] as const));
      run.signal.throwIfAborted();
      const findings = new Map(found);
      const inspected = images.map((image) => report(image, findings, places?.get(image.picture)));
      return { images: inspected.map(({ result }) => result), problems: inspected.flatMap(({ problems }) => problems) };
    },
    async close() {
      closed = true;
      run.signal.removeEventListener('abort', closePools);
      await closePools();
    },
  };
}

/** What decides a finding beside the file itself. */
const asAsked = ({ address, identity, sidecars, listed, sha256 }: ArrivedFile): string =>
  JSON.stringify([address, identity, sidecars, listed, sha256]);

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
