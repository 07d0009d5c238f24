// Stage 2: what there is → where everything stands: measured in the browser, planned, checked against its breaks.

import { setImmediate } from 'node:timers/promises';
import { note, type Problem, warning } from '../diagnostics.ts';
import type { Measured, Plan, Print, Sheet } from '../model.ts';
import { isBound } from '../options/press.ts';
import type { Settings } from '../options/settings.ts';
import { breaksByAHair, type Difference, firstDifference, heldTogether } from '../page/compare-breaks.ts';
import { type Composition, composeBody } from '../page/compose.ts';
import { footNotes as footNotesOf, NO_FOOT_NOTES } from '../page/foot/foot-notes.ts';
import { placeFonts } from '../page/fonts/faces.ts';
import { findUncovered } from '../page/fonts/font-coverage.ts';
import { furnitureWords, isRectoPage, numberingOf } from '../page/furniture/page-furniture.ts';
import { inlineSizes } from '../page/inline-pictures.ts';
import { isCovered } from '../page/leaves/cover-leaf.ts';
import { measure, setBody } from '../page/measure.ts';
import { type PageBox, pageBox } from '../page/themes/page-box.ts';
import { addressesOf, withAddressNumbers } from '../page/type/address-numbers.ts';
import { withHeadingNumbers } from '../page/type/heading-numbers.ts';
import { withPageReferences } from '../page/type/page-references.ts';
import { withSmartMarks } from '../page/type/smart-report.ts';
import type { EncodingAhead } from '../photos/prints/encode.ts';
import { planPages } from '../plan/plan.ts';
import { writeDebug } from './debug.ts';
import type { Gathered } from './gather.ts';
import type { Run } from './workspace.ts';

export interface LaidOut {
  readonly gathered: Gathered;
  readonly composition: Composition;
  readonly measured: Measured;
  readonly plan: Plan;
  /** Of its photos, begun already. */
  readonly encoding?: EncodingAhead | undefined;
}

/** Steps 4 and 5. Leaves the planned document, with empty frames for its photos, loaded in `sheet`.
 *  @param encode begins with the photos of a plan, which most often are those of the last one */
export async function layOut(
  asWritten: Gathered,
  sheet: Sheet,
  run: Run,
  encode?: (laidOut: LaidOut, run: Run) => EncodingAhead,
): Promise<LaidOut> {
  const marked = asWritten.settings.smart ? withSmartMarks(asWritten) : asWritten;
  const numbered = marked.settings.numberHeadings ? withHeadingNumbers(marked) : marked;
  const gathered = numbered.settings.for === 'print' ? referring(numbered) : numbered;
  const { report, album, settings } = gathered;
  const { steps } = run;
  const listed = settings.for === 'print' ? addressesOf(album) : [];
  const words = [...furnitureWords(report, album, settings), settings.watermark ?? '', ...listed];
  steps.report(findUncovered(report, album, words));
  const box = pageBox(settings, report.language, gathered.theme);
  steps.report(narrowColumns(gathered, box));
  const inline = inlineSizes(album, box.geometry);
  const base: Composition = { report, album, box, inline, furniture: settings, footNotes: NO_FOOT_NOTES };
  placeFonts(run.folder);
  let encoding: EncodingAhead | undefined;
  const begin = async (composition: Composition, measured: Measured, plan: Plan): Promise<void> => {
    await encoding?.stop();
    encoding = encode?.({ gathered, composition, measured, plan }, run);
  };
  const planning = planWithNotes(sheet, base, settings, run, begin);
  const { measured, plan, difference, ...printed } = await planning.catch(async (error) => {
    await encoding?.stop();
    throw error;
  });
  steps.report(plan.problems);
  await writeDebug(settings, { plan, album });
  if (difference) reportBreaks(`the pages do not break quite as planned: ${difference.words}`, run);
  return { gathered, composition: printed.composition, measured, plan, encoding };
}

/** Two columns that somebody asks for, and for which the text area is too narrow; a theme's own are no wish. */
function narrowColumns({ settings, choices }: Gathered, { geometry }: PageBox): readonly Problem[] {
  if (settings.columns !== 2 || geometry.textColumns) return [];
  const { by, place } = choices.originOf('columns');
  if (by === 'text' && !place) return [];
  const hint = 'larger paper, narrower margins or a smaller font-size make room';
  return [note('N_WISH', 'text stands in one column, for there is no room for two', { place, hint })];
}

/** What is not printed as planned is a bug: told to users, an error to those who look for it (`TRIPREPORT_EXACT=1`). */
export function reportBreaks(
  difference: string,
  { steps, environment }: { readonly steps: Pick<Run['steps'], 'report'>; readonly environment: Run['environment'] },
): void {
  if (environment.TRIPREPORT_EXACT) throw new Error(difference);
  steps.report([warning('W_BREAKS', difference)]);
}

/** On paper links say where they lead. */
function referring(gathered: Gathered): Gathered {
  return withPageReferences(withAddressNumbers(gathered), numberingOf(gathered.settings));
}

/** Measures and plans. Notes that find no place at the foot of their page stay after the text: those that are too high,
 *  those of a page that does not hold what was planned for it, in the end all. */
async function planWithNotes(
  sheet: Sheet,
  base: Composition,
  settings: Settings,
  run: Run,
  begin: (composition: Composition, measured: Measured, plan: Plan) => Promise<void>,
) {
  const atEnd = new Set<string>();
  // Where text stands in two columns, so would its notes.
  const wanted = settings.notes === 'foot' && !base.box.geometry.textColumns;
  let tries = wanted ? TRIES : 0;
  for (;;) {
    const footNotes = tries > 0 ? footNotesOf(base.album.blocks, atEnd) : NO_FOOT_NOTES;
    const { notes } = footNotes;
    const composition = { ...base, footNotes };
    run.steps.start('measure');
    const measured = await measure(sheet, composition);
    await writeDebug(settings, { measured });
    const sound = soundNotes(measured);
    const placeless = [...notes.keys()].filter((id) => !sound.has(id));
    for (const id of placeless) atEnd.add(id);
    if (placeless.length > 0) continue;
    run.steps.start('plan');
    const fitted = { ...composition, measured: measured.blocks, forced: notes.size > 0 };
    const begun = (plan: Plan) => begin(fitted, measured, plan);
    const planned = await planAsBroken(sheet, fitted, measured, settings, run.signal, begun);
    const unsound = notes.size > 0 ? unsoundNotes(planned) : [];
    if (unsound.length === 0 && (!planned.difference || notes.size === 0)) return { ...planned, measured };
    for (const id of unsound) atEnd.add(id);
    tries = unsound.length === 0 ? 0 : tries - 1;
  }
}

/** How often notes are planned at the feet of pages, each time without those that found no place there. */
const TRIES = 4;
/** Of a page's height. */
const HIGHEST_NOTE = 1 / 3;

function soundNotes({ blocks, geometry }: Measured): ReadonlySet<string> {
  const notes = [...blocks.values()].flatMap(({ notes = [] }) => notes);
  return new Set(notes.filter(({ heightPx }) => heightPx <= HIGHEST_NOTE * geometry.heightPx).map(({ id }) => id));
}

/** The notes of pages that hold too much, or are not printed as planned. */
function unsoundNotes({ plan, difference }: { readonly plan: Plan; readonly difference: Difference | undefined }) {
  if (difference?.note !== undefined) return [difference.note];
  const filled = plan.pages.filter(({ blank }) => !blank);
  return filled.flatMap(({ foot, whitePx }, page) => {
    const isWrong = whitePx < -0.5 || (difference !== undefined && Math.abs(difference.page - page) <= 1);
    return foot && isWrong ? foot.notes.map(({ id }) => id) : [];
  });
}

/** How often pages are planned at most. */
const PLANS = 6;

/**
 * Step 5, and its check, for the browser breaks the pages itself. Where it would not break as planned, it is told where
 * to; what it still breaks otherwise is held together, and pages are planned a little lower.
 */
async function planAsBroken(
  sheet: Sheet,
  given: Composition,
  measured: Measured,
  settings: Settings,
  signal: AbortSignal,
  planned: (plan: Plan) => Promise<void>,
): Promise<{ plan: Plan; composition: Composition; difference: Difference | undefined }> {
  const { blocks, photos } = given.album;
  const { layout, density, dpi, photosPerPage } = settings;
  const chapters = settings.chapters === 'right' && !isBound(settings) ? 'page' : settings.chapters;
  // What stands before the text ends on a left-hand page (front-leaves.ts).
  const leftFirst = !isCovered(settings) && !settings.toc && !isRectoPage(0, numberingOf(settings));
  const basis = { blocks, photos, measured, layout, chapters, leftFirst, density, dpi, photosPerPage, shrinkPx: 0 };
  const planAnew = async (): Promise<Plan> => {
    const made = await planPages(basis, pauses(signal));
    await planned(made);
    return made;
  };
  let plan = await planAnew();
  let composition = given;
  for (let again = 1; ; again++) {
    const filled = { ...plan, pages: plan.pages.filter(({ blank }) => !blank) };
    if (breaksByAHair(basis.measured, filled)) composition = { ...composition, forced: true };
    await setBody(sheet, composition, composeBody(composition, filled, new Map<string, Print>()));
    const difference = await firstDifference(sheet, composition, basis.measured, filled);
    // Another plan would not move a note.
    if (!difference || difference.note !== undefined || again === PLANS) return { plan, composition, difference };
    if (!composition.forced) {
      composition = { ...composition, forced: true };
      continue;
    }
    const rigid = difference && heldTogether(basis.measured, filled, difference.page);
    if (rigid) {
      basis.measured = rigid;
      composition = { ...composition, measured: rigid.blocks };
    } else basis.shrinkPx += 2;
    plan = await planAnew();
  }
}

/** For long arithmetic: every 50 ms the process hears its signals and its deadline, and stops where it has to. */
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
