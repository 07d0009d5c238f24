// THE PIPELINE, top to bottom: settings → the PDF on disk. Owns the browser and the temporary folder; values of the rooms meet here.

import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { emptiness, limitImages, refuse, requirePhotos, result, sourcesOf, spareSources } from './acceptance.ts';
import { curate } from './album/curate.ts';
import { type OpenedBrowser, openBrowser } from './browser/browser.ts';
import { keep, makeDebugFolder } from './debug.ts';
import { BuildError, type Problem, warning } from './diagnostics.ts';
import { checkOutput, type OutputFile, writeOutputs, writeStream } from './files/atomic-write.ts';
import { fetchImages, fetchText } from './images/fetch.ts';
import { expandGalleries } from './images/local/galleries.ts';
import { openShelf } from './images/local/readable-folders.ts';
import { type Lock, lockPath, lockText, readLock } from './images/lock.ts';
import { readInputs } from './inputs.ts';
import { parse } from './markdown/parse.ts';
import type {
  Album,
  Built,
  FetchedImages,
  Input,
  Measured,
  Metadata,
  Plan,
  Print,
  Report,
  Sheet,
  SourcePlace,
  Track,
} from './model.ts';
import { applyLook, type Options, type Settings } from './options/resolve.ts';
import { type Difference, firstDifference, heldTogether } from './page/compare-breaks.ts';
import { type Composition, composeBody } from './page/compose.ts';
import { placeFonts } from './page/fonts/faces.ts';
import { findUncovered } from './page/fonts/font-coverage.ts';
import { inlineSizes } from './page/inline-pictures.ts';
import { type AppendixPart, joinAppendix } from './page/leaves/appendix.ts';
import { composePhotoIndex, indexGrid } from './page/leaves/photo-index.ts';
import { composeRoutePage, mapSize } from './page/leaves/route-page.ts';
import { measure, setBody } from './page/measure.ts';
import { pageBox } from './page/themes/page-box.ts';
import { routeHeading } from './page/words.ts';
import { finishPdf } from './pdf/finish.ts';
import { inspectImages } from './photos/inspect.ts';
import { loadOffsets } from './photos/metadata/zones.ts';
import { loadSharp } from './photos/pixels/image-decoder.ts';
import { encodePhotos } from './photos/prints/encode.ts';
import { encodeThumbnails } from './photos/prints/thumbnails.ts';
import { recheck } from './photos/recheck.ts';
import { planPages } from './plan/plan.ts';
import { inFolder, type Run, type Steps, type Surroundings } from './workspace.ts';

export type { Surroundings } from './workspace.ts';

/**
 * Builds the PDF. `given` holds the options as the user gave them, so that a report's own look never overrides a flag.
 * Throws BuildError when no PDF can be made; everything else becomes a Problem in the result. The old PDF stays until then.
 */
export async function build(settings: Settings, given: Options, surroundings: Surroundings): Promise<Built> {
  // Where nothing can be written is told before any work, but of a text that is not there its reader tells, not the place beside it.
  const checkPlace = async (): Promise<void> => (settings.output === '-' ? undefined : checkOutput(settings.output));
  await spareSources(settings, settings.inputs);
  if (given.output !== undefined) await checkPlace();
  if (settings.debug) await makeDebugFolder(settings.debug);
  return inFolder(settings.timeoutMs, surroundings, async (run, steps, stop) => {
    const opening = openBrowser(settings, run); // starts while photos arrive
    opening.catch(() => {}); // awaited below; a failure before that is not unhandled
    try {
      const { report, look } = await readReport(settings, given, run, steps);
      if (given.output === undefined) await checkPlace();
      const lockFile = settings.lock ? lockPath(report.inputs[0]) : undefined;
      const lock = lockFile ? await readLock(lockFile) : undefined;
      if (lockFile) await checkOutput(lockFile, WITHOUT_LOCK);
      const gathering = gather(report, look, run, steps, lock ? { lock } : {});
      gathering.catch(() => {});
      const noBrowser = opening.then(() => new Promise<never>(() => {})); // without a browser, say so before a long download
      const gathered = await Promise.race([gathering, noBrowser]);
      await spareSources(settings, [...sourcesOf(report, gathered.fetched, look), ...(lockFile ? [lockFile] : [])]);
      requirePhotos(gathered.album, settings);
      const printed = await printWith(opening, gathered, look, run, steps);
      steps.start('finish');
      const finished = await finishPdf(printed.pdf, {
        title: report.title ?? titleFrom(report.inputs),
        language: report.language,
        environment: run.environment,
        ...(report.author ? { author: report.author } : {}),
        ...(report.description ? { subject: report.description } : {}),
        ...(report.date ? { date: report.date } : {}),
      });
      const built = result(
        finished,
        { pages: printed.pages, album: printed.album, fetched: gathered.fetched },
        settings,
        steps,
      );
      refuse(built, settings);
      const files: OutputFile[] = [];
      if (lockFile) files.push({ path: lockFile, bytes: newLock(gathered, lock ?? new Map()), hint: WITHOUT_LOCK });
      if (settings.output !== '-') files.push({ path: settings.output, bytes: finished });
      await writeOutputs(files);
      if (settings.output === '-') await writeStream(finished, run.stdout);
      return built;
    } finally {
      stop();
      const browser = await opening.catch(() => undefined);
      await browser?.close();
    }
  });
}

/** What a build would show, without a browser or a PDF: every photo with its words, its facts and its place in the order. */
export async function gatherPhotos(
  settings: Settings,
  given: Options,
  surroundings: Surroundings,
): Promise<{ readonly album: Album; readonly problems: readonly Problem[] }> {
  return inFolder(settings.timeoutMs, surroundings, async (run, steps) => {
    const { report, look } = await readReport(settings, given, run, steps);
    const { album } = await gather(report, look, run, steps, { glance: true });
    return { album, problems: steps.problems };
  });
}

/** Step 1: the texts, their galleries and their look where no flag was given. */
async function readReport(
  settings: Settings,
  given: Options,
  run: Run,
  steps: Steps,
): Promise<{ report: Report; look: Settings }> {
  steps.start('read');
  const inputs = await readInputs(settings.inputs, {
    stdin: run.stdin,
    signal: run.signal,
    fetchText: (url) => fetchText(url, settings, run),
    reachOf: async (folder) => (await openShelf(folder, settings.roots)).allows,
  });
  const report = await expandGalleries(parse(inputs, settings.lang ? { lang: settings.lang } : {}), settings);
  const look = applyLook(settings, given, report.look);
  steps.report([...report.problems, ...look.problems, ...emptiness(report)]);
  await keep(settings, { report });
  limitImages(report, settings);
  return { report, look: look.settings };
}

interface Gathered {
  readonly report: Report;
  readonly fetched: FetchedImages;
  readonly album: Album;
  readonly track?: Track;
}

/** Steps 2 and 3: addresses → files → photos with captions and order. */
async function gather(
  report: Report,
  settings: Settings,
  run: Run,
  steps: Steps,
  /** The photos of an earlier build; or only facts are wanted, no prints. */
  { lock, glance }: { readonly lock?: Lock; readonly glance?: boolean },
): Promise<Gathered> {
  if (report.pictures.length > 0) {
    steps.start('photos');
    loadSharp().catch(() => {}); // while the browser starts and photos arrive; whoever needs it awaits it
  }
  const fetched = await fetchImages(report.pictures, report.inputs, settings, { ...run, ...(lock ? { lock } : {}) });
  steps.report(fetched.problems);
  if (report.pictures.length > 0) steps.start('inspect');
  const inspected = await inspectImages(fetched.images, settings, {
    ...run,
    ...(glance ? { glance } : {}),
    places: placesOf(report),
  });
  steps.report(inspected.problems);
  const { track, also } = await findPlaces(report, settings, steps);
  const album = curate(report, fetched, inspected.images, settings, also);
  steps.report(album.problems);
  await keep(settings, { album });
  return { report, fetched, album, ...(track ? { track } : {}) };
}

/** GPX files and names of towns, where they are asked for: what they tell of a photo beside its own file. */
async function findPlaces(
  report: Report,
  { gpx = [], places = false, roots }: Settings,
  steps: Steps,
): Promise<{ readonly track?: Track; readonly also?: (facts: Metadata) => Metadata }> {
  if (gpx.length === 0 && !places) return {};
  const map = await import('./map/map.ts');
  // A flag's file is the user's own; one that a text names stands beside it.
  const place = report.look.gpx?.value === gpx.join('\n') ? report.look.gpx.place : undefined;
  const folder = report.inputs.find(({ name }) => name === place?.file)?.folder;
  const read = await map.readTracks(gpx, place ? { by: 'text', place, folder, roots } : { by: 'user' });
  const { language } = report;
  const offsetAt = read.track ? await loadOffsets() : () => undefined; // the table of zones is for tracks alone
  const found = await map.whereabouts({ track: read.track, offsetAt, places, language });
  steps.report([...read.problems, ...found.problems]);
  return { ...(read.track ? { track: read.track } : {}), also: found.also };
}

function placesOf({ pictures }: Report): ReadonlyMap<string, SourcePlace> {
  return new Map(pictures.map(({ id, place }) => [id, place]));
}

interface Printed {
  readonly pdf: Uint8Array;
  /** With what encoding showed of the photos. */
  readonly album: Album;
  /** Those of the plan and of the appendix. */
  readonly pages: number;
}

/** Steps 4 to 7 in a browser; when it crashes, once more in a new one. */
async function printWith(
  opening: Promise<OpenedBrowser>,
  gathered: Gathered,
  settings: Settings,
  run: Run,
  steps: Steps,
): Promise<Printed> {
  const browser = await opening;
  steps.report([...browser.problems, ...findUncovered(gathered.report, gathered.album)]);
  try {
    return await layOutAndPrint(browser, gathered, settings, run, steps);
  } catch (error) {
    if (!(error instanceof BuildError && error.code === 'E_BROWSER') || run.signal.aborted) throw error;
    await browser.close();
    const second = await openBrowser(settings, run);
    try {
      return await layOutAndPrint(second, gathered, settings, run, steps);
    } finally {
      await second.close();
    }
  }
}

async function layOutAndPrint(
  browser: OpenedBrowser,
  { report, fetched, album, track }: Gathered,
  settings: Settings,
  run: Run,
  steps: Steps,
): Promise<Printed> {
  const box = pageBox(settings, report.language);
  const composition: Composition = { report, album, box, inline: inlineSizes(report, album, box.geometry) };
  placeFonts(run.folder);
  const sheet = await browser.openSheet();
  try {
    steps.start('measure');
    const measured = await measure(sheet, composition);
    await keep(settings, { measured });
    steps.start('plan');
    const { plan, difference } = await planAsBroken(sheet, composition, measured, settings, run.signal);
    steps.report(plan.problems);
    await keep(settings, { plan, album });
    if (difference) steps.report([warning('W_BREAKS', `the pages do not break quite as planned: ${difference.words}`)]);
    steps.start('encode');
    const encoded = await encodePhotos(plan, album.photos, composition.inline, settings, run);
    const places = placesOf(report);
    const checked = await recheck(album, encoded, fetched.images, settings, { ...run, places });
    steps.report(checked.problems);
    requirePhotos(checked, settings);
    steps.start('print');
    const final: Composition = { ...composition, album: checked };
    const prints = shownPrints(encoded.prints, checked);
    const appendix = await composeAppendix(final, { plan, prints, track }, settings, run, steps);
    const body = composeBody(final, plan, prints) + appendix.html;
    await keep(settings, { album: checked, body, folder: run.folder });
    await setBody(sheet, final, body);
    return { pdf: await sheet.pdf(), album: checked, pages: plan.pages.length + appendix.pages };
  } finally {
    await sheet.close();
  }
}

/** What the user asked for behind the text, on pages of its own. */
async function composeAppendix(
  composition: Composition,
  { plan, prints, track }: { plan: Plan; prints: ReadonlyMap<string, Print>; track: Track | undefined },
  settings: Settings,
  run: Run,
  steps: Steps,
): Promise<ReturnType<typeof joinAppendix>> {
  const { album, box, report } = composition;
  const parts: AppendixPart[] = [];
  if (settings.map) {
    const { drawRouteMap, planRoute } = await import('./map/map.ts');
    const { route, problems } = await planRoute(album, track, settings);
    steps.report(problems);
    if (route) {
      const size = mapSize(box, route.stops.length, route.shape);
      parts.push(
        composeRoutePage(composition, await drawRouteMap(route, size, settings, routeHeading(report.language))),
      );
    }
  }
  if (settings.index) {
    const grid = indexGrid(album.photos.values(), box);
    const thumbs = await encodeThumbnails(album.photos, prints, grid.thumbs, settings, run);
    parts.push(composePhotoIndex(composition, grid, plan, thumbs));
  }
  return joinAppendix(parts);
}

/** What turned out lost gets its labelled placeholder; in a line of text, which is set already, a box of the same size. */
function shownPrints(prints: ReadonlyMap<string, Print>, album: Album): ReadonlyMap<string, Print> {
  return new Map(
    [...prints].filter(([id]) => {
      const photo = album.photos.get(id);
      return !photo?.missing || photo.ref.inline;
    }),
  );
}

/**
 * Step 5, and its check: the browser breaks the pages itself. Where it would not break as planned, what it may break otherwise is held together,
 * pages are planned a little lower, and at last the photos simply follow each other.
 */
async function planAsBroken(
  sheet: Sheet,
  composition: Composition,
  measured: Measured,
  { layout, density, dpi }: Settings,
  signal: AbortSignal,
): Promise<{ plan: Plan; difference: Difference | undefined }> {
  const { blocks, photos } = composition.album;
  const basis = { blocks, photos, measured, layout, density, dpi, shrinkPx: 0 };
  for (let again = 0; ; again++) {
    const plan = await planPages(again < PLANS - 1 ? basis : { ...basis, layout: 'flow' }, pauses(signal));
    await setBody(sheet, composition, composeBody(composition, plan, new Map<string, Print>()));
    const difference = await firstDifference(sheet, composition, plan);
    if (!difference || again === PLANS - 1) return { plan, difference };
    const held = heldTogether(basis.measured, plan, difference.page);
    if (held) basis.measured = held;
    else basis.shrinkPx += 2;
  }
}

/** For long arithmetic: lets the process hear its signals and its deadline every 50 ms, and ends the work once it is to stop. */
function pauses(signal: AbortSignal): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    signal.throwIfAborted();
    if (performance.now() - since < 50) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
      signal.throwIfAborted();
    });
  };
}

/** How often pages are planned at most; the last time plainly. */
const PLANS = 5;

const WITHOUT_LOCK = 'the lock stands beside the post; build without --lock, or a copy of the post';

function newLock({ report, fetched, album }: Gathered, earlier: Lock): Uint8Array {
  const takenAt = new Map<string, string>();
  for (const { id, metadata } of album.photos.values())
    if (metadata.takenAt) takenAt.set(id, metadata.takenAt.local + (metadata.takenAt.offset ?? ''));
  return Buffer.from(lockText(report.pictures, fetched.images, takenAt, earlier));
}

function titleFrom(inputs: readonly Input[]): string {
  return path.basename(inputs[0]?.name ?? 'report').replace(/\.[^.]*$/, '');
}
