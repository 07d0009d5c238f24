// The stage of `tripreport preview` and of `build --watch`: the stages of a build, again and again on one browser. Each
// time that a file which the report is made of has changed, it hands on the PDF with where its photos stand.

import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BuildError } from '../diagnostics.ts';
import { archiveIn } from '../files/archives/entry-names.ts';
import { dpiOf, PX_PER_MM } from '../model/lengths.ts';
import { pagesBefore } from '../model/page-labels.ts';
import { placedPhotos } from '../model/photos-in.ts';
import type { Album, Look, Plan, PreviewNews, ShownPhoto } from '../model.ts';
import type { ResolvedOptions } from '../options/resolve.ts';
import type { PageBox } from '../page/themes/page-box.ts';
import type { Finished } from '../pdf/finish.ts';
import { refuse, requirePhotos, result, sourcesOf, spareSources } from './acceptance.ts';
import { type Gathered, gather, readText } from './gather.ts';
import { layOut } from './layout.ts';
import { checkPlaces, checkPlacesBeside, write } from './output.ts';
import { drawPages } from './pages/page-pictures.ts';
import { encodeAhead, finish, print } from './printing.ts';
import { type Host, openWorkspace, type Run } from './workspace.ts';

/** How often files are looked at, and how long they must have been left alone. */
const EVERY_MS = 120;
const QUIET_MS = 60;

/** Until the signal of `host` ends it. @param writes each PDF is written, too, as a build does it.
 *  @throws BuildError when nothing can work here, its browser above all */
export async function keepLooking(
  choices: ResolvedOptions,
  host: Host,
  show: (news: PreviewNews) => void,
  writes = false,
): Promise<never> {
  if (writes) {
    await spareSources(choices.settings, choices.settings.inputs);
    await checkPlaces(choices);
  }
  const workspace = await openWorkspace(choices.settings, host, true);
  const named = choices.settings.inputs
    .filter((input) => !/^https?:/i.test(input))
    .map((input) => path.resolve(archiveIn(input)?.archive ?? input));
  let files: readonly string[] = named;
  try {
    for (let first = true; ; first = false) {
      const before = await stateOf(files);
      show({ kind: 'building' });
      try {
        await workspace.run(choices.settings.timeoutMs, async (run) => {
          const opening = run.startBrowser();
          opening.catch(() => {});
          const text = await readText(choices, run);
          const lock = writes ? await checkPlacesBeside(text) : undefined;
          const gathered = await gather(text, run, { lock: lock?.pictures });
          files = watched(named, gathered);
          const sources = [...sourcesOf(gathered), ...(lock ? [lock.path] : [])];
          if (writes) await spareSources(gathered.settings, sources);
          const { finished, ...seen } = await look(gathered, run);
          if (writes) {
            requirePhotos(gathered.album, gathered.settings);
            refuse(seen.built, gathered.settings);
            await write(seen.pdf, gathered, lock, run, await drawPages(finished, gathered, sources, run));
          }
          show({ kind: 'look', look: seen });
        });
      } catch (error) {
        host.signal.throwIfAborted();
        const misnamed = first && named.some((file) => before.get(file) === '');
        if (!(error instanceof BuildError) || LASTING.has(error.code) || misnamed) throw error;
        const { code, message, hint, place } = error;
        show({ kind: 'failed', error: { code, message, hint, place } });
      }
      await change(files, before, host.signal);
    }
  } finally {
    await workspace.close();
  }
}

/** No change of a text mends these. */
const LASTING: ReadonlySet<string> = new Set(['E_BROWSER_MISSING', 'E_SANDBOX', 'E_INSTALL', 'E_USAGE']);

async function look(gathered: Gathered, run: Run): Promise<Look & { readonly finished: Finished }> {
  const { settings, fetched } = gathered;
  const { laidOut, printed } = await run.withSheet(async (sheet) => {
    const laidOut = await layOut(gathered, sheet, run, encodeAhead);
    return { laidOut, printed: await print(laidOut, sheet, run) };
  });
  const finished = await finish(printed, gathered, run);
  const { pdf, pages, standards } = finished;
  const built = result(pdf, { ...printed, pages, standards, fetched }, settings, run.steps);
  return { finished, pdf, built, photos: photosShown(laidOut, printed.album, pagesBefore(printed.numbering)) };
}

/** Where each photo of the plan stands, in the order of the pages. @param before pages before the plan's first */
export function photosShown(
  { plan, composition: { box } }: { readonly plan: Plan; readonly composition: { readonly box: PageBox } },
  { photos }: Pick<Album, 'photos'>,
  before: number,
): readonly ShownPhoto[] {
  const { overPx } = box;
  const [top, , , left] = box.marginPx.map((margin) => margin + overPx) as [number, number, number, number];
  const mm = (px: number): number => Math.round((100 * px) / PX_PER_MM) / 100;
  return plan.pages.flatMap(({ items, usedPx }, page) => {
    let y = top + items.reduce((rest, { gapPx, heightPx }) => rest - gapPx - heightPx, usedPx);
    return items.flatMap((item) => {
      y += item.gapPx;
      const above = y;
      y += item.heightPx;
      return placedPhotos(item).flatMap((placed): ShownPhoto[] => {
        const photo = photos.get(placed.photo);
        if (!photo || photo.missing) return [];
        const { ref, address, widthPx, heightPx, metadata } = photo;
        return [
          {
            page: before + page,
            xMm: mm(left + placed.xPx),
            yMm: mm(above + placed.yPx),
            widthMm: mm(placed.widthPx),
            heightMm: mm(placed.heightPx),
            address,
            text: ref.place.file,
            line: ref.place.line,
            widthPx,
            heightPx,
            dpi: Math.round(dpiOf(widthPx, placed.widthPx)),
            takenAt: metadata.takenAt && { local: metadata.takenAt.local, offset: metadata.takenAt.offset },
          },
        ];
      });
    });
  });
}

/** The texts, what stands in them, and the folders of its pictures: a gallery may get another one. */
function watched(named: readonly string[], gathered: Gathered): readonly string[] {
  const sources = sourcesOf(gathered).filter((file) => !/^[a-z]+:\/\//i.test(file));
  const folders = gathered.fetched.images.flatMap(({ file, from }) =>
    file && from === 'file' ? [path.dirname(file)] : [],
  );
  return [...new Set([...named, ...sources, ...folders])];
}

/** What the system says of each: something else as soon as it is written, replaced, removed or there again; of a
 *  folder, what is in it. */
async function stateOf(files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const states = files.map(async (file) => {
    const facts = await stat(file).catch(() => undefined);
    if (!facts?.isDirectory()) return facts ? `${facts.ino} ${facts.size} ${facts.mtimeMs}` : '';
    const names = await readdir(file).catch(() => []);
    return `${facts.ino} ${names
      .filter((name) => !OURS.test(name))
      .sort()
      .join('/')}`;
  });
  const told = await Promise.all(states);
  return new Map(files.map((file, at) => [file, told[at] as string]));
}

/** What a build writes beside photos, on its way and in its place. */
const OURS = /\.(?:pdf|lock|part)(?:\.|$)/i;

/** Waits until one of the files is not as it was before the build, and all are left alone. A file that the build found
 *  for the first time is compared with what it is now. */
async function change(
  files: readonly string[],
  before: ReadonlyMap<string, string>,
  signal: AbortSignal,
): Promise<void> {
  let known = new Map([...(await stateOf(files)), ...before]);
  const differs = (now: ReadonlyMap<string, string>): boolean =>
    files.some((file) => now.get(file) !== known.get(file));
  while (!differs(await stateOf(files))) await sleep(EVERY_MS, undefined, { signal });
  do {
    known = new Map(await stateOf(files));
    await sleep(QUIET_MS, undefined, { signal });
  } while (differs(await stateOf(files)));
}
