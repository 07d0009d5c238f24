// Stage 3: where everything stands → the PDF: photos encoded at their planned size, pages printed, the file finished.

import path from 'node:path';
import { wordlessPhotos } from '../album/captions/wordless.ts';
import { note, warning } from '../diagnostics.ts';
import { wordsOf } from '../locales/words.ts';
import { labelOf, labelRanges, type Numbering } from '../model/page-labels.ts';
import type { Album, Print, Sheet } from '../model.ts';
import { type Paper, sheetOfTwo } from '../options/papers.ts';
import { isForPress } from '../options/press.ts';
import { type Composition, composeBody } from '../page/compose.ts';
import { furnitureStyle, logoSample, type MarginLogo } from '../page/furniture/furniture-style.ts';
import { isInMargin, LOGO, logoOf } from '../page/furniture/logo.ts';
import { furnitureOf } from '../page/furniture/page-furniture.ts';
import { watermarkDocument } from '../page/furniture/watermark.ts';
import { hiddenWords } from '../page/markup.ts';
import { type AroundText, setBody, waitForPictures } from '../page/measure.ts';
import type { Finished } from '../pdf/finish.ts';
import type { Cut } from '../pdf/press/cut-pages.ts';
import type { Sheets } from '../pdf/press/impose.ts';
import { inspectPrint } from '../pdf/printed.ts';
import { beginEncoding, type EncodingAhead, shownSizes } from '../photos/prints/encode.ts';
import type { Making } from '../photos/prints/rates.ts';
import { standIns } from '../photos/prints/stand-in.ts';
import { recheck } from '../photos/recheck.ts';
import { requirePhotos } from './acceptance.ts';
import { writeDebug } from './debug.ts';
import { type Gathered, placesOf } from './gather.ts';
import { type LaidOut, reportBreaks } from './layout.ts';
import { composeAppendix } from './leaves/appendix-leaves.ts';
import { composeFront } from './leaves/front-leaves.ts';
import { choosePages, chosenNotes } from './pages/chosen.ts';
import { besidePlan } from './press/dots.ts';
import { coarseForPress, cutOf, emptyPagesOf, latestDate, shadesOf } from './press/for-press.ts';
import { readExchange } from './press/read-profile.ts';
import { requirePictures } from './printed-pictures.ts';
import { attachmentsOf } from './texts/attachments.ts';
import type { Run } from './workspace.ts';

export interface Printed {
  /** With blank pictures in the places of the prints. */
  readonly pdf: Uint8Array;
  readonly prints: readonly Print[];
  /** With what encoding showed of the photos. */
  readonly album: Album;
  /** All pages: those of the plan, and the leaves before and behind them. */
  readonly pages: number;
  readonly numbering: Numbering;
  /** Behind all others. */
  readonly emptyPages: number;
  readonly cut: Cut | undefined;
  /** Only what is printed counts. */
  readonly paper: boolean;
  /** A page that lies under all others. */
  readonly watermark: Uint8Array | undefined;
  /** Words on the pages that are hidden from those who listen. */
  readonly hidden: readonly string[];
}

/** The photos of the pages as files that can be printed, and how they were made. */
export interface Encodings {
  /** With what encoding showed of the photos. */
  readonly album: Album;
  readonly prints: ReadonlyMap<string, Print>;
  readonly making: Making;
}

/** Steps 6 and 7, in the sheet where layOut left its document. @throws BuildError E_ALL_IMAGES where no photo
 *  decodes. */
export async function print(laidOut: LaidOut, sheet: Sheet, run: Run): Promise<Printed> {
  return printPages(laidOut, await encode(laidOut, run), sheet, run);
}

/** Begins with step 6, while pages are still compared with their plan. */
export function encodeAhead(laidOut: LaidOut, run: Run): EncodingAhead {
  const { gathered, composition, plan } = laidOut;
  const sizes = shownSizes(plan, composition.inline, shadesOf(laidOut));
  const encoding = beginEncoding(sizes, gathered.album.photos, gathered.settings, run);
  void encoding.settled.then(run.steps.beside('photos encoded', 'encode'));
  return encoding;
}

/** Step 6. @throws as print does. */
export async function encode(laidOut: LaidOut, run: Run): Promise<Encodings> {
  const { report, fetched, album, settings } = laidOut.gathered;
  run.steps.start('encode');
  const encoded = await (laidOut.encoding ?? encodeAhead(laidOut, run)).result();
  const checked = await recheck(album, encoded, fetched.images, settings, { ...run, places: placesOf(report) });
  run.steps.report(checked.problems);
  requirePhotos(checked, settings);
  return { album: checked, prints: encoded.prints, making: settings };
}

/** Step 7. It may be done again with other prints. */
export async function printPages(laidOut: LaidOut, encodings: Encodings, sheet: Sheet, run: Run): Promise<Printed> {
  const { gathered, composition, plan } = laidOut;
  const { report, settings } = gathered;
  const { album, making } = encodings;
  const { steps } = run;
  steps.start('print');
  const final: Composition = { ...composition, album, shaded: new Set(shadesOf(laidOut).keys()) };
  const prints = shownPrints(encodings.prints, album);
  const ready = { ...laidOut, composition: final };
  const appendix = await composeAppendix(ready, prints, making, run);
  const front = await composeFront(ready, prints, appendix.headings, making, sheet, run);
  const { numbering, bare, blank } = front;
  const leaves = appendix.headings.map((heading) => heading !== undefined);
  const planned = bare.length + plan.pages.length + leaves.length;
  const margins = furnitureOf(report, album, plan, { leaves, front: bare, blank, numbering }, settings);
  const logo = isInMargin(settings) ? marginLogo(final, prints) : undefined;
  const heads = furnitureStyle(margins, composition.box, report, settings, { numbering, logo });
  const text = composeBody({ ...final, numbering }, plan, await standIns(prints, run.folder));
  const after = `${appendix.html}
<style>
${heads}
</style>${logoSample(logo)}`;
  const body = `${front.html}${text}${after}`;
  await writeDebug(settings, { album, body, folder: run.folder });
  // Nothing is decoded after this, and the browser and the finished file want memory.
  if (prints.size > FEW_PRINTS) await run.decoder.rest();
  const { pdf, pages, pictures, difference } = await printAsPlanned(sheet, final, text, planned, {
    before: front.html,
    after,
  });
  const shown = [...prints.values(), ...front.thumbs, ...appendix.thumbs];
  // In a margin, a logo is a background, whose bytes the browser does not keep: it is printed as it is.
  const others = shown.filter(({ photo }) => logo && photo === LOGO);
  const stoodFor = shown.filter((print) => !others.includes(print));
  await requirePictures(pictures, { standIns: stoodFor, others }, album, run);
  if (difference) reportBreaks(`the pages are not printed as planned: ${difference}`, run);
  steps.report(run.shelf?.problems() ?? []);
  const watermark = await printWatermark(sheet, final, settings.watermark);
  const emptyPages = emptyPagesOf(pages, settings);
  const cut = cutOf(composition.box, report, numbering, settings);
  if (isForPress(settings)) {
    const coarse = coarseForPress(album, plan, besidePlan(ready), settings.dpi);
    steps.report(coarse.map(({ problem }) => problem));
  }
  const all = pages + emptyPages;
  const hidden = hiddenWords(body);
  const paper = isForPress(settings);
  return { pdf, prints: stoodFor, album, pages: all, emptyPages, cut, paper, numbering, watermark, hidden };
}

/** Starting the decoder again takes as long as decoding some photos: texts built one after the other share it. */
const FEW_PRINTS = 40;

function marginLogo({ album, inline }: Composition, prints: ReadonlyMap<string, Print>): MarginLogo | undefined {
  const size = inline.get(LOGO);
  const file = logoOf(album) && prints.get(LOGO)?.file;
  return size && file ? { ...size, file } : undefined;
}

/** Last of all: the sheet holds nothing else then. */
async function printWatermark(
  sheet: Sheet,
  { box, report }: Composition,
  words: string | undefined,
): Promise<Uint8Array | undefined> {
  if (words === undefined) return undefined;
  await sheet.load('watermark.html', watermarkDocument(words, box, report));
  return sheet.pdf();
}

/** What was printed tells whether it is what was planned. Where something made the pages smaller, though nothing
 *  should, they are printed once more with everything cut at the edge of the text. */
export async function printAsPlanned(
  sheet: Sheet,
  composition: Composition,
  text: string,
  planned: number,
  around: AroundText = {},
) {
  for (const clipAll of [false, true]) {
    await setBody(sheet, composition, text, { ...around, clipAll });
    await waitForPictures(sheet);
    const pdf = await sheet.pdf();
    const { pages, scale, pictures } = inspectPrint(pdf);
    if (scale !== 1 && !clipAll) continue;
    const smaller = scale === 1 ? [] : [`at ${(100 * scale).toFixed(1)} % of their size`];
    const counted = pages === planned ? [] : [`${pages} instead of ${planned}`];
    return { pdf, pages, pictures, difference: [...smaller, ...counted].join(', ') };
  }
  throw new Error('printed twice without a result');
}

/** Step 8, without a browser: photos, title, author, language, dates, identity, structure, and the standards that it
 *  keeps. */
export async function finish(
  { pdf, prints, numbering, watermark, album, hidden, cut, paper, ...printed }: Printed,
  gathered: Gathered,
  { steps, environment, folder }: Run,
): Promise<Finished> {
  steps.start('finish');
  const { report, settings } = gathered;
  const chosen = choosePages(printed, settings);
  const attached = await attachmentsOf(gathered, album);
  steps.report(attached.problems);
  if (settings.imposition) steps.report([SHEETS]);
  const { title, author, description, date, language, direction, inputs } = report;
  const { labels } = wordsOf(language);
  const { finishPdf } = await import('../pdf/finish.ts');
  const finished = await finishPdf(pdf, {
    title: title ?? path.basename(inputs[0]?.name ?? 'report').replace(/\.[^.]*$/, ''),
    language,
    direction,
    environment,
    author,
    subject: description,
    date,
    only: chosen.kept,
    labels: labelRanges(numbering),
    emptyPages: chosen.emptyPages,
    cut,
    press: paper ? { exchange: await readExchange(settings), date: latestDate(album) } : undefined,
    // No words lie on a cover.
    underlay: watermark && { pdf: watermark, from: numbering.cover },
    prints: new Map(prints.map(({ file, bytes }) => [file, { path: path.join(folder, file), bytes }])),
    words: {
      photo: labels.photo,
      note: labels.footnote,
      page: labels.page,
      pageName: (page) => labelOf(page, numbering),
    },
    hidden,
    gray: settings.gray,
    attachments: attached.files,
    sheets: sheetsOf(gathered),
    described: wordlessPhotos(album.blocks, album.photos.values()).length === 0,
  });
  steps.report(chosenNotes(chosen, finished));
  steps.report(finished.stray.map(({ page, text }) => warning('W_TAGS', `on page ${page}: ${text.slice(0, 100)}`)));
  return finished;
}

const SHEETS = note('N_SHEETS', 'two pages stand on each sheet, as drawings: no tags, links or outline, no standard');

function sheetsOf({ settings: { imposition, paper }, report }: Gathered): Sheets | undefined {
  if (!imposition) return undefined;
  const inPt = ({ widthMm, heightMm }: Paper) => [(widthMm * 72) / 25.4, (heightMm * 72) / 25.4] as const;
  const [widthPt, heightPt] = inPt(paper);
  return {
    ...{ kind: imposition, fromRight: report.direction === 'rtl', widthPt, heightPt },
    sheetPt: inPt(sheetOfTwo(paper)),
  };
}

/** A lost photo gets its labelled placeholder; in a line of text, which is set already, a box of the same size. */
function shownPrints(prints: ReadonlyMap<string, Print>, album: Album): ReadonlyMap<string, Print> {
  return new Map(
    [...prints].filter(([id]) => {
      const photo = album.photos.get(id);
      return !photo?.missing || photo.ref.inline;
    }),
  );
}
