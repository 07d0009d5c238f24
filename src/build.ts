// The pipeline as a list: gather → lay out → print → write. Each stage is a function from value to value, in its own
// file.

import { ofReport } from './diagnostics.ts';
import type { Built, GatheredReport, LaidOutReport } from './model.ts';
import type { ResolvedOptions } from './options/resolve.ts';
import { refuse, requirePhotos, result, sourcesOf, spareSources } from './stages/acceptance.ts';
import { type Checked, checkLinks, checkPhotos } from './stages/checking.ts';
import { withTimeline } from './stages/debug.ts';
import { earlierBuild } from './stages/each/earlier.ts';
import { fetchFiles, type Gathered, gather, gatherFrom, readText, requireDecoder } from './stages/gather.ts';
import { layOut } from './stages/layout.ts';
import { checkPlaces, checkPlacesBeside, type KeptLock, write } from './stages/output.ts';
import { drawPages, withPictures } from './stages/pages/page-pictures.ts';
import { readExchange } from './stages/press/read-profile.ts';
import { encodeAhead, finish, print } from './stages/printing.ts';
import { type PrintedFile, printWithin } from './stages/size-limit.ts';
import { type Host, inWorkspace, type Run, type Workspace } from './stages/workspace.ts';

/** The old PDF stays until the new one is complete. @throws BuildError when none can be made; all else is a Problem. */
export async function build(choices: ResolvedOptions, host: Host): Promise<Built> {
  await checkAhead(choices);
  const work = async (run: Run): Promise<Built> => {
    const opening = openBrowser(run);
    const text = await readText(choices, run);
    const lock = await checkPlacesBeside(text);
    const gathered = await unlessItFails(gather(text, run, { lock: lock?.pictures }), opening);
    return makePdf(gathered, lock, run);
  };
  return inWorkspace(choices.settings, host, (run) => withTimeline(choices.settings, run.steps, () => work(run)));
}

/** The same for one text of many, on a browser that they share: unless nothing has changed since its PDF was made. */
export async function buildOneOfMany(
  choices: ResolvedOptions,
  workspace: Workspace,
  force: boolean,
): Promise<{ readonly built: Built; readonly unchanged: boolean }> {
  await checkAhead(choices);
  const work = async (run: Run): ReturnType<typeof buildOneOfMany> => {
    const text = await readText(choices, run);
    const lock = await checkPlacesBeside(text);
    const files = await fetchFiles(text, run, { lock: lock?.pictures });
    const earlier = await earlierBuild(text, files, run, force);
    if (earlier.built) {
      refuse(earlier.built, text.settings);
      return { built: earlier.built, unchanged: true };
    }
    const opening = openBrowser(run);
    await requireDecoder(text, run);
    const gathered = await unlessItFails(gatherFrom(text, files, run), opening);
    const built = await makePdf(gathered, lock, run);
    await earlier.keep(built);
    return { built, unchanged: false };
  };
  const { settings } = choices;
  return workspace.run(settings.timeoutMs, (run) => withTimeline(settings, run.steps, () => work(run)));
}

/** Nothing that the user named may be in the way. */
async function checkAhead(choices: ResolvedOptions): Promise<void> {
  const { inputs, outputProfile } = choices.settings;
  await spareSources(choices.settings, [...inputs, ...(outputProfile === undefined ? [] : [outputProfile])]);
  await checkPlaces(choices);
  await readExchange(choices.settings);
}

/** Lays out, prints, judges, writes. */
async function makePdf(gathered: Gathered, lock: KeptLock | undefined, run: Run): Promise<Built> {
  const sources = [...sourcesOf(gathered), ...(lock ? [lock.path] : [])];
  await spareSources(gathered.settings, sources);
  requirePhotos(gathered.album, gathered.settings);
  const { printed, finished, fit } = await printFile(gathered, run);
  const { pdf, pages, standards } = finished;
  const built = result(
    pdf,
    { ...printed, pages, standards, fit, fetched: gathered.fetched },
    gathered.settings,
    run.steps,
  );
  refuse(built, gathered.settings);
  const pictures = await drawPages(finished, gathered, sources, run);
  await write(pdf, gathered, lock, run, pictures);
  return withPictures(built, pictures);
}

async function printFile(gathered: Gathered, run: Run): Promise<PrintedFile> {
  const { maxSize } = gathered.settings;
  if (maxSize !== undefined)
    return run.withSheet(async (sheet) =>
      printWithin(await layOut(gathered, sheet, run, encodeAhead), maxSize, sheet, run),
    );
  const printed = await run.withSheet(async (sheet) =>
    print(await layOut(gathered, sheet, run, encodeAhead), sheet, run),
  );
  return { printed, finished: await finish(printed, gathered, run) };
}

/** What a build would find, and what its author would want to know before; no PDF. A photo that cannot be had is one of
 *  the findings. */
export async function check(choices: ResolvedOptions, host: Host): Promise<Checked> {
  await readExchange(choices.settings);
  return inWorkspace(choices.settings, host, async (run) => {
    const gathered = await gatherAll(choices, run);
    const { album, settings, fetched } = gathered;
    const found = await run.withSheet(async (sheet) => {
      const laidOut = await layOut(gathered, sheet, run);
      const photos = await checkPhotos(laidOut, run.signal);
      return { pages: laidOut.plan.pages.length, photos };
    });
    run.steps.report(found.photos);
    if (settings.links) run.steps.report(await checkLinks(gathered, run));
    const missing = [...album.photos.values()].filter((photo) => photo.missing).length;
    const images = { total: fetched.images.length, missing };
    return { pages: found.pages, images, problems: ofReport(run.steps.problems) };
  });
}

/** What a build would show, without a browser or a PDF. */
export async function gatherPhotos(choices: ResolvedOptions, host: Host): Promise<GatheredReport> {
  return inWorkspace(choices.settings, host, async (run) => {
    const { report, album } = await gather(await readText(choices, run), run, { glance: true });
    return { report, album, problems: run.steps.problems };
  });
}

/** Where a build would set all of it, without a PDF. */
export async function layOutPages(choices: ResolvedOptions, host: Host): Promise<LaidOutReport> {
  return inWorkspace(choices.settings, host, async (run) => {
    const gathered = await gatherAll(choices, run);
    const { plan, gathered: set } = await run.withSheet((sheet) => layOut(gathered, sheet, run));
    return { report: set.report, album: set.album, plan, problems: run.steps.problems };
  });
}

/** Steps 1 to 3. */
async function gatherAll(choices: ResolvedOptions, run: Run): Promise<Gathered> {
  const opening = openBrowser(run);
  return unlessItFails(gather(await readText(choices, run), run), opening);
}

/** While photos arrive. It is asked for again where it is needed: a failure before that is not unhandled. */
function openBrowser(run: Run): Promise<unknown> {
  const opening = run.startBrowser();
  opening.catch(() => {});
  return opening;
}

/** Without a browser, say so before a long download. */
async function unlessItFails(gathering: Promise<Gathered>, opening: Promise<unknown>): Promise<Gathered> {
  gathering.catch(() => {});
  return Promise.race([gathering, opening.then(() => new Promise<never>(() => {}))]);
}
