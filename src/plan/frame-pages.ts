// Step 5, plan: pages of so many photos in equal frames (`photos-per-page`): text flows between them, and no page has
// more. The frames are as high as lets most pages have their number: a heading above them makes all of them lower.

import type { Photo } from '../model.ts';
import type { Candidate } from './candidates/candidate.ts';
import { type FramesPerPage, frameCandidates, framesFor } from './candidates/frames.ts';
import { wordsCandidates } from './candidates/pairs.ts';
import { runCandidates } from './candidates/rows.ts';
import type { PhotoBox, Rules } from './rules.ts';
import type { Atoms } from './search/atoms.ts';
import type { Path } from './search/breaks.ts';
import { indexChoices, type SearchInput } from './search/choices.ts';
import { flowPath } from './search/flow.ts';
import { pricesAt } from './search/search-prices.ts';

/** Heights of the frames that are tried, as shares of what fills a page. */
const SCALES = [1, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79, 0.76, 0.73, 0.7, 0.67, 0.64] as const;
/** A page less is worth frames that are lower by the share of it in all pages, over this. */
const LOWER = 0.8;

export function framedPages(
  rules: Rules,
  atoms: Atoms,
  photos: ReadonlyMap<string, Photo>,
  perPage: FramesPerPage,
): { readonly input: SearchInput; readonly path: Path } {
  const isFramed = (box: PhotoBox): boolean => !box.ownPage && photos.get(box.id)?.ref.cover !== true;
  const all = atoms.entries.flatMap((entry) => entry.photos.filter(isFramed));
  let best: { readonly input: SearchInput; readonly path: Path; readonly price: number } | undefined;
  for (const scale of all.length > 0 ? SCALES : [1]) {
    const frames = framesFor(rules, all, perPage, scale);
    const found: Candidate[] = wordsCandidates(rules, atoms);
    const paired = new Set(found.map(({ from }) => atoms.entryOf[from]!));
    for (const [e, { photos: boxes, first, block }] of atoms.entries.entries()) {
      if (block.kind !== 'photos' || paired.has(e)) continue;
      for (const [at, run] of stretchesOf(boxes, isFramed)) {
        if (isFramed(run[0]!)) for (const row of frameCandidates(rules, run, first + at, frames)) found.push(row);
        else
          for (let i = 0; i < run.length; i++)
            for (const candidate of runCandidates(rules, run, i, first + at)) found.push(candidate);
      }
    }
    const input = { rules, atoms, choices: indexChoices(found, atoms) };
    const path = flowPath(input, pricesAt(rules, input.choices, rules.basePx), perPage);
    const price = path.pages.length * (1 + LOWER * (1 - scale));
    if (!best || price < best.price - 1e-9) best = { input, path, price };
  }
  const { input, path } = best!;
  // White at the foot of a page is part of the form.
  return { input, path: { ...path, pages: path.pages.map((page) => ({ ...page, open: true })) } };
}

/** Neighbours that are all framed, or all not, each with the place of its first. */
function stretchesOf(boxes: readonly PhotoBox[], isFramed: (box: PhotoBox) => boolean): [number, PhotoBox[]][] {
  const stretches: [number, PhotoBox[]][] = [];
  boxes.forEach((box, i) => {
    const last = stretches.at(-1);
    if (last && isFramed(last[1][0]!) === isFramed(box)) last[1].push(box);
    else stretches.push([i, [box]]);
  });
  return stretches;
}
