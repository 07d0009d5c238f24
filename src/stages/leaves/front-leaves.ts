// Stage 3: what the user asked for before the text, on pages of its own: the cover and the contents. The body is
// planned without them, so that no break in it moves; their page numbers are those of its plan.

import { note } from '../../diagnostics.ts';
import type { Numbering } from '../../model/page-labels.ts';
import type { Print, Sheet } from '../../model.ts';
import { isBound, isForPress } from '../../options/press.ts';
import { BLANK_PAGE } from '../../page/compose.ts';
import { numberingOf } from '../../page/furniture/page-furniture.ts';
import type { Appendix } from '../../page/leaves/appendix.ts';
import {
  type ContentsParts,
  composeContents,
  contentsEntries,
  contentsFlow,
  contentsThumbs,
} from '../../page/leaves/contents-leaves.ts';
import { composeCover, coverFlow, coverShade, isCovered } from '../../page/leaves/cover-leaf.ts';
import { measureContents, measureCover } from '../../page/measure.ts';
import { encodeCover, shadeFor } from '../../photos/prints/cover-print.ts';
import type { Making } from '../../photos/prints/rates.ts';
import { standInFor, standIns } from '../../photos/prints/stand-in.ts';
import { encodeThumbnails } from '../../photos/prints/thumbnails.ts';
import { coverPhotoOf, cutForCover } from '../../plan/cover-photo.ts';
import type { LaidOut } from '../layout.ts';
import type { Run } from '../workspace.ts';

export interface FrontLeaves {
  readonly html: string;
  /** One for each page: nothing stands at its head. */
  readonly bare: readonly boolean[];
  /** One of them, on which nothing stands. */
  readonly blank: number | undefined;
  readonly numbering: Numbering;
  readonly thumbs: readonly Print[];
}

/** `behind`: what follows the text. `sheet` holds any document of this report; another body stands in it afterwards. */
export async function composeFront(
  laidOut: LaidOut,
  prints: ReadonlyMap<string, Print>,
  behind: Appendix['headings'],
  making: Making,
  sheet: Sheet,
  run: Run,
): Promise<FrontLeaves> {
  const cover = await coverLeaf(laidOut, making, sheet, run);
  const contents = await contentsLeaves(laidOut, prints, behind, making, sheet, run);
  const [covers, lists] = [[...cover.leaves], [...contents.leaves]];
  const isOdd = (covers.length + lists.length) % 2 === 1;
  // The back of the cover, else of the contents.
  const backed = covers.length > 0 ? covers : lists;
  const blank = isOdd && opensRight(laidOut.gathered) ? backed.push(BLANK_PAGE) - 1 : undefined;
  return {
    html: [...covers, ...lists].join('\n'),
    bare: [...covers.map(() => true), ...lists.map((_, page) => page === 0)],
    blank,
    numbering: numberingOf(laidOut.gathered.settings, covers.length, lists.length),
    thumbs: [...cover.prints, ...contents.thumbs],
  };
}

/** Does what stands before the text end on a left-hand page? */
const opensRight = ({ settings, theme }: LaidOut['gathered']): boolean =>
  isBound(settings) && (settings.chapters === 'right' || theme.opensRight === true);

/** With the photo that is asked for, else one of the text. */
async function coverLeaf(
  { gathered: { settings, coverPhoto }, composition }: LaidOut,
  making: Making,
  sheet: Sheet,
  run: Run,
): Promise<{ readonly leaves: readonly string[]; readonly prints: readonly Print[] }> {
  if (!isCovered(settings)) return { leaves: [], prints: [] };
  const { album, box } = composition;
  const heights = await measureCover(sheet, coverFlow(composition));
  const photo = coverPhoto ?? coverPhotoOf(album, box);
  const cut = photo && cutForCover(photo, box);
  const encoded = cut && (await encodeCover(cut.photo, cut, making, run));
  if (!cut || !encoded) return { leaves: [composeCover(composition, heights, undefined)], prints: [] };
  const { samples } = encoded;
  const shade = (fromPx: number): number => shadeFor(samples, fromPx / cut.heightPx);
  const dark = isForPress(settings) ? coverShade(composition, heights, cut.heightPx) : undefined;
  const [from, full] = dark ? [dark.fromPx / cut.heightPx, dark.fullPx / cut.heightPx] : [0, 0];
  const baked = dark && (await encodeCover(cut.photo, cut, making, run, { from, full, dark: shade(dark.fullPx) }));
  const { print } = baked ?? encoded;
  const shown = { print: await standInFor(print, run.folder), alt: cut.photo.alt, heightPx: cut.heightPx };
  const picture = baked ? shown : { ...shown, shade };
  return { leaves: [composeCover(composition, heights, picture)], prints: [print] };
}

async function contentsLeaves(
  { gathered: { settings, choices }, composition, plan }: LaidOut,
  prints: ReadonlyMap<string, Print>,
  behind: Appendix['headings'],
  making: Making,
  sheet: Sheet,
  run: Run,
): Promise<{ readonly leaves: readonly string[]; readonly thumbs: readonly Print[] }> {
  if (!settings.toc) return { leaves: [], thumbs: [] };
  const { album, box } = composition;
  const entries = contentsEntries(album, plan, behind, settings, numberingOf(settings));
  if (entries.length === 0) {
    const { place } = choices.originOf('toc');
    run.steps.report([note('W_CONTENTS', 'there are no headings to list in the contents', { place })]);
    return { leaves: [], thumbs: [] };
  }
  const sizes = contentsThumbs(entries, album, box);
  const thumbs = await encodeThumbnails(album.photos, prints, sizes, making, run, 'contents');
  const blanks = await standIns(thumbs, run.folder);
  const [title, covered] = [settings.tocTitle, isCovered(settings)];
  const parts: ContentsParts = { composition, entries, thumbs: blanks, title, covered };
  const measured = await measureContents(sheet, contentsFlow(parts));
  return { leaves: composeContents(parts, measured), thumbs: [...thumbs.values()] };
}
