// Stage 3 under `--max-size`: printed and finished as it is; where that is too large, with coarser photos, until all of
// it fits and little room is left.

import { BuildError, note, type Problem } from '../diagnostics.ts';
import { dpiOf } from '../model/lengths.ts';
import { bodyLabel } from '../model/page-labels.ts';
import { placedPhotos } from '../model/photos-in.ts';
import type { FittedSize, Print, Sheet } from '../model.ts';
import type { Finished } from '../pdf/finish.ts';
import { shownSizes } from '../photos/prints/encode.ts';
import { bytesOf, openFitter } from '../photos/prints/fit-size.ts';
import { bytesAt, type Making, type Rate, rateAt } from '../photos/prints/rates.ts';
import type { LaidOut } from './layout.ts';
import { shadesOf } from './press/for-press.ts';
import { type Encodings, encode, finish, type Printed, printPages } from './printing.ts';
import type { Run } from './workspace.ts';

export interface PrintedFile {
  readonly printed: Printed;
  readonly finished: Finished;
  /** Absent where nothing had to be made smaller. */
  readonly fit?: FittedSize;
}

/** For what is written otherwise when pictures have other sizes: the table of places. */
const SLACK = 200;
const MOST_TRIES = 4;
/** Less room than this is not worth another try. */
const FULL_ENOUGH = 0.985;

/** @throws BuildError E_SIZE where even the coarsest photos make a file that is too large; and what print throws. */
export async function printWithin(laidOut: LaidOut, maxBytes: number, sheet: Sheet, run: Run): Promise<PrintedFile> {
  const { gathered, plan, composition } = laidOut;
  const full = await encode(laidOut, run);
  const printed = await printPages(laidOut, full, sheet, run);
  const finished = await finish(printed, gathered, run);
  if (finished.pdf.length <= maxBytes) return { printed, finished };
  run.steps.start('fit');
  // What there is to say was said the first time.
  const quiet: Run = { ...run, tell: () => {}, steps: { ...run.steps, start: () => {}, report: () => {} } };
  const { photos } = full.album;
  const sizes = shownSizes(plan, composition.inline, shadesOf(laidOut));
  const fitter = openFitter({ sizes, photos, full: full.prints, making: full.making }, quiet);
  let cover = coverBytes(laidOut, printed.prints, 0, full.making);
  let rest = finished.pdf.length - bytesOf(full.prints) - cover(0) + SLACK;
  let best: (PrintedFile & { readonly level: number; readonly encodings: Encodings }) | undefined;
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const fitted = await fitter.fit(maxBytes - rest, cover);
    if (fitted.kind === 'too large') throw tooLarge(maxBytes, fitted.leastBytes + rest, laidOut);
    const { level, prints } = fitted;
    const rate: Making['rate'] = (photo, shown) => rateAt(level, photo, shown, full.making);
    const encodings = { ...full, prints, making: { ...full.making, rate } };
    const again = await printPages(laidOut, encodings, sheet, quiet);
    const smaller = await finish(again, gathered, quiet);
    const bytes = smaller.pdf.length;
    if (bytes <= maxBytes && bytes > (best?.finished.pdf.length ?? 0))
      best = { printed: again, finished: smaller, level, encodings };
    if (best && best.finished.pdf.length >= FULL_ENOUGH * maxBytes) break;
    const asked = rest;
    cover = coverBytes(laidOut, again.prints, level, full.making);
    rest = bytes - bytesOf(prints) - cover(level) + SLACK;
    if (best && Math.abs(rest - asked) < 5 * SLACK) break;
  }
  if (!best) throw new Error(`no size was found for ${maxBytes} bytes`);
  await fitter.tidy(best.encodings.prints);
  const fit = fittedSize(laidOut, best.printed, best.level, full, best.encodings, maxBytes);
  run.steps.report([sizeNote(fit, best.finished.pdf.length, laidOut)]);
  return { printed: best.printed, finished: best.finished, fit };
}

/** What the photo of a cover, whose print at one level is known, has at the others; it fills the paper. */
function coverBytes(
  { composition: { box } }: LaidOut,
  files: readonly Print[],
  level: number,
  most: Making,
): (level: number) => number {
  const print = files.find(({ file }) => file.startsWith('cover/'));
  if (!print) return () => 0;
  const shown = { widthPx: box.paperWidthPx, heightPx: box.paperHeightPx };
  const rate = (at: number): Rate => rateAt(at, { graphic: false }, shown, most);
  const known = rate(level);
  return (at) => {
    const wanted = rate(at);
    // Never more samples than it has.
    const samples = Math.min(1, (wanted.dpi / dpiOf(print.widthPx, shown.widthPx)) ** 2);
    return Math.round(bytesAt(wanted, print.bytes, known, samples, 1));
  };
}

function tooLarge(maxBytes: number, least: number, { gathered }: LaidOut): BuildError {
  const { place } = gathered.choices.originOf('maxSize');
  // Rounded up: so large is enough.
  const step = 10 ** Math.max(3, Math.floor(Math.log10(least)) - 2);
  const enough = Math.ceil(least / step) * step;
  return new BuildError(
    'E_SIZE',
    `the PDF cannot be made as small as ${inWords(maxBytes)}: it needs ${inWords(enough)}`,
    {
      place,
      hint: `allow more with --max-size ${inWords(enough).replace(' ', '')}, or leave photos out`,
    },
  );
}

const DEAREST = 10;

function fittedSize(
  { plan, composition: { inline } }: LaidOut,
  { numbering }: Printed,
  level: number,
  full: Encodings,
  smaller: Encodings,
  maxBytes: number,
): FittedSize {
  const { photos } = full.album;
  const pageOf = new Map<string, string>();
  for (const [page, { items }] of plan.pages.entries())
    for (const { photo } of items.flatMap(placedPhotos)) pageOf.set(photo, bodyLabel(page, numbering));
  const before: number[] = [];
  const after: number[] = [];
  const files = new Map<string, FittedSize['dearest'][number]>();
  for (const [id, shown] of shownSizes(plan, inline)) {
    const photo = photos.get(id);
    const [was, is] = [full.prints.get(id), smaller.prints.get(id)];
    if (!photo || photo.missing || !was || !is) continue;
    const dpi = dpiOf(is.widthPx, shown.widthPx);
    before.push(dpiOf(was.widthPx, shown.widthPx));
    after.push(dpi);
    const { address, ref } = photo;
    const page = pageOf.get(id) ?? null;
    if (!files.has(is.file))
      files.set(is.file, { address, place: ref.place, page, bytes: is.bytes, dpi: Math.round(dpi) });
  }
  const dearest = [...files.values()].sort((a, b) => b.bytes - a.bytes).slice(0, DEAREST);
  const { quality } = rateAt(level, { graphic: false }, { widthPx: 1, heightPx: 1 }, full.making);
  return { maxBytes, dpiBefore: mean(before), dpiAfter: mean(after), quality, dearest };
}

const mean = (values: readonly number[]): number =>
  Math.round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length));

function sizeNote(
  { dpiBefore, dpiAfter, quality, dearest, maxBytes }: FittedSize,
  bytes: number,
  laidOut: LaidOut,
): Problem {
  const { settings, choices } = laidOut.gathered;
  const named = dearest.map(
    ({ address, page, bytes }) => `${address} (${page ? `p. ${page}, ` : ''}${inWords(bytes)})`,
  );
  const cost = `photos have ${dpiAfter} dpi on average, not ${dpiBefore}, at quality ${quality}, not ${settings.quality}`;
  const dear = named.length > 0 ? `; the dearest: ${named.join(', ')}` : '';
  const { place } = choices.originOf('maxSize');
  return note('N_SIZE', `${inWords(bytes)} of ${inWords(maxBytes)}: ${cost}${dear}`, { place });
}

function inWords(bytes: number): string {
  if (bytes < 1e6) return `${Number((bytes / 1e3).toPrecision(3))} kB`;
  return `${Number((bytes / 1e6).toPrecision(3))} MB`;
}
