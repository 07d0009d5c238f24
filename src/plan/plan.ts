// Step 5, plan: decides the page, row and size of everything: blocks + photos + measures → Plan. Pure arithmetic: the
// same numbers in, the same plan out. Total fit first; weaker rules, then plain flow, where that is better.

import type { Block, Measured, Photo, Plan, PlannedPage } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { besideCandidates } from './candidates/beside.ts';
import type { Candidate } from './candidates/candidate.ts';
import { gridCandidates, rowsOfRun } from './candidates/grid.ts';
import { heldByList, movedIn, rulesWithin } from './candidates/hung.ts';
import { wordsCandidates } from './candidates/pairs.ts';
import { runCandidates } from './candidates/rows.ts';
import { INSTEAD_COST, stripCandidates } from './candidates/strips.ts';
import { fillPages } from './fill.ts';
import { framedPages } from './frame-pages.ts';
import { flatSpreads, keyPhotos, leadsFor, photoPlaces } from './key-photos.ts';
import { pageProblems } from './page-problems.ts';
import { openRight } from './right-pages.ts';
import { makeRules, type Rules } from './rules.ts';
import { type Atoms, makeAtoms } from './search/atoms.ts';
import type { Pause } from './search/breaks.ts';
import { indexChoices, type SearchInput } from './search/choices.ts';
import { WEIGHTS } from './search/costs.ts';
import { type Effort, evenFit, type Fit, gatheredFit, plainFlow, type SearchedFit } from './search/even-fit.ts';
import { makeGrid } from './search/search-grid.ts';
import { chooseTargets } from './search/target-size.ts';
import { sizeProblems } from './size-problems.ts';
import { floatProblems, keptProblems, ownPageProblems } from './wish-problems.ts';

export interface PlanInput
  extends Pick<Settings, 'layout' | 'density' | 'dpi'>,
    Partial<Pick<Settings, 'chapters' | 'photosPerPage'>> {
  readonly blocks: readonly Block[];
  readonly photos: ReadonlyMap<string, Photo>;
  readonly measured: Measured;
  /** With chapters that open right-hand pages: the first page is a left-hand one. */
  readonly leftFirst?: boolean;
  /** Plan again with pages this much lower: the printed pages did not hold what was planned. */
  readonly shrinkPx?: number;
}

/** Target sizes tried, as shares of the width: the cheapest plan wins. */
const TARGETS = {
  compact: [0.3, 0.31, 0.32, 0.33, 0.34, 0.35, 0.36, 0.37, 0.38],
  normal: [0.36, 0.375, 0.39, 0.405, 0.422, 0.438, 0.455, 0.47, 0.485, 0.502],
  bold: [0.48, 0.49, 0.5, 0.51, 0.52, 0.53, 0.54, 0.55, 0.56, 0.57, 0.58],
} as const;

/** So few photos without text may be as large as their page allows. */
const MAX_FEW_PHOTOS = 3;
const LARGE = [0.6, 0.7, 0.8] as const;

/** `pause` is called every few milliseconds of work; see Pause. */
export async function planPages(input: PlanInput, pause: Pause = () => undefined): Promise<Plan> {
  if (input.photosPerPage) return finish(inFrames(input, input.photosPerPage), 'full', input);
  const strict = await search(input, false, pause);
  if (input.layout === 'flow' || strict.hardBreaks === 0) return finish(strict, 'full', input);
  // Something forbidden was unavoidable: narrower photos and single lines may be the lesser evil.
  const relaxed = await search(input, true, pause);
  return relaxed.hardBreaks < strict.hardBreaks ? finish(relaxed, 'relaxed', input) : finish(strict, 'full', input);
}

interface Search extends Fit {
  readonly input: SearchInput;
  readonly isFlow: boolean;
  /** Breaks that should not be. */
  readonly hardBreaks: number;
}

/** The best plan under strict or relaxed rules. Where no photo leads on a spread, one is made large and the search
 *  repeated. */
async function search(wanted: PlanInput, relaxed: boolean, pause: Pause): Promise<Search> {
  const { blocks, photos, measured, layout, density } = wanted;
  const rules = makeRules(measured, wanted, relaxed);
  const places = photoPlaces(blocks, photos, rules);
  let keys = keyPhotos(places, measured, rules, density);
  let best: (Search & { readonly ranked: number }) | undefined;
  for (let round = 0; ; round++) {
    const one = await searchWith(wanted, rules, keys, pause);
    const flat = flatSpreads(one.pages);
    const ranked = one.cost + WEIGHTS.flat * flat.price;
    if (!best || ranked < best.ranked - 1e-9) best = { ...one, ranked };
    if (round >= effortFor(photos.size, one.input).leads || layout === 'flow' || density === 'compact') return best;
    const more = leadsFor(flat.photos, places, keys);
    if (more.size === keys.size) return best;
    keys = more;
  }
}

/** Photos in equal frames, so many on a page. */
function inFrames(wanted: PlanInput, perPage: NonNullable<PlanInput['photosPerPage']>): Search {
  const { blocks, photos, measured } = wanted;
  const rules = makeRules(measured, wanted, false);
  const atoms = makeAtoms(blocks, photos, measured, rules);
  const { input, path } = framedPages(rules, atoms, photos, perPage);
  const pages = fillPages(rules, atoms, path, false);
  return { targetPx: rules.basePx, path, pages, cost: path.cost, input, isFlow: true, hardBreaks: 0 };
}

/** Total fit with these photos large, or plain flow of the same atoms when that is no dearer. */
async function searchWith(wanted: PlanInput, rules: Rules, keys: ReadonlySet<string>, pause: Pause): Promise<Search> {
  const { blocks, photos, measured, density } = wanted;
  const atoms = makeAtoms(blocks, photos, measured, rules, keys);
  const choices = indexChoices(await allCandidates(rules, atoms, measured.ladderPx, pause), atoms);
  const input: SearchInput = { rules, atoms, choices };
  const effort = effortFor(photos.size, input);
  const alone = photos.size <= MAX_FEW_PHOTOS && blocks.every(({ kind }) => kind !== 'prose');
  const shares = alone ? [...TARGETS[density], ...LARGE] : TARGETS[density];
  const targets = shares.filter((_, i) => i % effort.step === 0).map((share) => share * rules.basePx);
  const tried = wanted.layout === 'flow' ? [] : await chooseTargets(input, targets, effort, pause);
  const grid = makeGrid(input, 1);
  const fits: SearchedFit[] = [];
  for (const target of tried) fits.push(await evenFit(input, target, grid, effort, pause));
  const clearest = [...fits].sort((a, b) => a.cost - b.cost).slice(0, effort.gathered);
  for (const fit of clearest) fits.push(await gatheredFit(input, fit, grid, pause));
  const total = cheapest(fits);
  const flow = plainFlow(input, total?.targetPx ?? targets[0]!);
  const best = total && total.cost <= flow.cost + 1e-9 ? total : flow;
  const hard = ({ start }: { start: number }) =>
    start > 0 && !atoms.forced[start] && atoms.penalty[start]! >= WEIGHTS.strandedHeading;
  return { ...best, input, isFlow: best === flow, hardBreaks: best.path.pages.filter(hard).length };
}

/** A few photos decide how even a short report looks, and a search of it takes milliseconds; a book is even by itself,
 *  and a search of it takes a hundred times as long, however few its photos are. */
function effortFor(photos: number, { rules, atoms }: Pick<SearchInput, 'rules' | 'atoms'>): Effort {
  // So many pages of text alone take as long to search as a photo more.
  const textPages = 1.5;
  const size = Math.max(photos, atoms.height.reduce((sum, height) => sum + height, 0) / (textPages * rules.heightPx));
  if (size <= 30) return { step: 1, coarse: 2, targets: 5, rounds: 4, gathered: 2, leads: 3, perPage: [-60, 60] };
  if (size <= 60) return { step: 1, coarse: 2, targets: 2, rounds: 2, gathered: 1, leads: 2, perPage: [] };
  if (size <= 200) return { step: 2, coarse: 2, targets: 1, rounds: 2, gathered: 1, leads: 2, perPage: [] };
  return { step: 2, coarse: 3, targets: 1, rounds: 0, gathered: 0, leads: 1, perPage: [] };
}

function cheapest(fits: readonly Fit[]): Fit | undefined {
  return fits.reduce<Fit | undefined>((best, one) => (best && best.cost <= one.cost + 1e-9 ? best : one), undefined);
}

async function allCandidates(
  rules: Rules,
  atoms: Atoms,
  ladderPx: readonly number[],
  pause: Pause,
): Promise<Candidate[]> {
  const found: Candidate[] = wordsCandidates(rules, atoms);
  const paired = new Set(found.flatMap(({ set }) => (set.kind === 'beside' ? [set.photo.id] : [])));
  for (const [e, entry] of atoms.entries.entries()) {
    if (entry.block.kind !== 'photos') continue;
    await pause();
    const indentPx = heldByList(atoms.entries, e);
    const within = rulesWithin(rules, indentPx);
    const rows = rowsOfRun(entry.block);
    if (rows) {
      for (const candidate of gridCandidates(within, entry.photos, rows, entry.first))
        found.push(movedIn(candidate, indentPx));
      continue;
    }
    // A size that is asked for is worth more than that they are alike.
    const strip = entry.block.strip && entry.count > 1 && !entry.photos.some(({ exact }) => exact);
    // Set some other way only where they find no place so.
    const instead = strip || paired.has(entry.photos[0]!.id);
    // The photos of one step stand side by side, so that the steps stay near each other.
    const stacked = indentPx > 0 && entry.count > 1 ? WEIGHTS.stackedInList : 0;
    if (strip) found.push(...stripCandidates(rules, entry.photos, entry.first));
    else for (const candidate of besideCandidates(rules, atoms, e, ladderPx)) found.push(candidate);
    for (let i = 0; i < entry.count; i++) {
      for (const candidate of runCandidates(within, entry.photos, i, entry.first)) {
        const single = candidate.to === candidate.from + 1;
        if (instead && !single) continue;
        const price = candidate.price + (instead ? INSTEAD_COST : single ? stacked : 0);
        found.push(movedIn({ ...candidate, price }, indentPx));
      }
    }
  }
  return found;
}

function finish(
  { input, path, pages, cost, isFlow, targetPx }: Search,
  level: 'full' | 'relaxed',
  { photos, leftFirst = false }: PlanInput,
): Plan {
  const { rules, atoms } = input;
  const starts = path.pages.map(({ start }) => start);
  const { pages: all, numbers } = openRight(rules, atoms, pages, !leftFirst);
  const problems = [
    ...pageProblems(rules, atoms, path, pages, numbers),
    ...sizeProblems(rules, atoms, path, pages, photos),
    ...ownPageProblems(rules, atoms, photos),
    ...floatProblems(atoms, all, photos),
    ...keptProblems(atoms, pages, starts, numbers),
  ];
  // A text of nothing prints as one empty page.
  const empty: PlannedPage = { items: [], usedPx: 0, whitePx: rules.heightPx, open: true };
  return { level: isFlow ? 'flow' : level, pages: all.length > 0 ? all : [empty], targetPx, cost, problems };
}
