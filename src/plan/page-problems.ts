// Step 5, plan: what a reader would wonder about: pages that end early, things higher than a page. Pages → problems.

import { type Problem, warning } from '../diagnostics.ts';
import { PX_PER_MM } from '../model/lengths.ts';
import type { PlannedPage, WideThing } from '../model.ts';
import type { Rules } from './rules.ts';
import type { Atoms } from './search/atoms.ts';
import type { Path } from './search/breaks.ts';

/** @param numbers of the pages */
export function pageProblems(
  rules: Rules,
  atoms: Atoms,
  path: Path,
  pages: readonly PlannedPage[],
  numbers: readonly number[],
): Problem[] {
  const problems = wideBlocks(atoms);
  pages.forEach((page, p) => {
    const start = path.pages[p]?.start ?? 0;
    const next = path.pages[p + 1]?.start;
    if (page.whitePx < -0.5) {
      const what = `Page ${numbers[p]} holds something higher than the page: ${nameOf(atoms, start)}`;
      const message = `${what} sticks out ${Math.ceil(-page.whitePx / PX_PER_MM)} mm at the foot`;
      problems.push(warning('W_TOO_TALL', message, { place: placeOf(atoms, start) }));
    }
    const early = page.whitePx / PX_PER_MM;
    if (page.open || next === undefined || early <= rules.limits.earlyMm) return;
    const message = `Page ${numbers[p]} ends ${Math.round(early)} mm early: ${reason(rules, atoms, next)}`;
    problems.push(warning('W_GAP', message, { place: placeOf(atoms, next) }));
  });
  return problems;
}

function wideBlocks({ entries }: Atoms): Problem[] {
  return entries.flatMap(({ block, measured }) => {
    return (measured?.wide ?? []).map((one) => warning('W_WIDE', wideWords(one), { place: block.place }));
  });
}

function wideWords({ what, overPx, broken, scale, cutPx }: WideThing): string {
  const names = { table: 'A table', formula: 'A formula', text: 'Something' };
  const done = [
    ...(broken ? [what === 'table' ? 'set with words broken in their middle' : 'set in several lines'] : []),
    ...(scale < 1 ? [`set at ${Math.round(100 * scale)} % of its size`] : []),
    ...(cutPx >= 1 ? ['cut off at its edge'] : []),
  ];
  return `${names[what]} is ${Math.ceil(overPx / PX_PER_MM)} mm wider than the page and is ${done.join(' and ')}`;
}

function placeOf(atoms: Atoms, x: number) {
  return atoms.entries[atoms.entryOf[x] ?? 0]!.block.place;
}

/** Why the next page begins where it does. */
function reason(rules: Rules, atoms: Atoms, x: number): string {
  const entry = atoms.entries[atoms.entryOf[x] ?? 0]!;
  if (entry.block.kind === 'heading') {
    let to = x;
    while (to < atoms.count && atoms.isHeading[to]) to++;
    return to < atoms.count
      ? `a heading must stay with ${nameOf(atoms, to)}, which needs more room than is left`
      : 'a heading needs more room than is left';
  }
  if (entry.block.kind === 'photos') {
    const photo = entry.photos[atoms.index[x] ?? 0];
    const tall = photo && photo.aspect < rules.widthPx / rules.heightPx / 1.2;
    return `${tall ? 'an upright photo' : 'the next photo'} needs more room than is left`;
  }
  return `${nameOf(atoms, x)} needs more room than is left`;
}

function nameOf(atoms: Atoms, x: number): string {
  const { block, measured } = atoms.entries[atoms.entryOf[x] ?? 0]!;
  if (block.kind === 'photos') return 'the next photo';
  if (block.kind === 'heading') return 'a heading';
  if (block.kind !== 'prose') return 'the next block';
  const names = {
    paragraph: 'a paragraph',
    caption: 'a caption',
    title: 'the title of a table',
    words: 'the text beside a photo',
    list: 'a list',
    table: measured && measured.slices.length > 1 ? 'a table row' : 'a table',
    code: 'a code block',
    quote: 'a quotation',
    rule: 'a rule',
    html: 'a block of HTML',
  };
  return names[block.tag];
}
