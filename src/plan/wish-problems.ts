// Step 5, plan: says where what an author asks of a photo or of pages cannot be done, or costs what nobody expects.
// Entries and pages → notes.

import { note, type Problem } from '../diagnostics.ts';
import { dpiOf } from '../model/lengths.ts';
import type { Photo, PlannedPage } from '../model.ts';
import type { PhotoBox, Rules } from './rules.ts';
import { type Atoms, holdsNext, isWhole } from './search/atoms.ts';

/** Photos with a page of their own, and those that cover its paper. */
export function ownPageProblems(rules: Rules, { entries }: Atoms, photos: ReadonlyMap<string, Photo>): Problem[] {
  return entries.flatMap((entry) =>
    entry.photos.flatMap((box) => {
      const photo = photos.get(box.id);
      const scale = photo?.ref.scale;
      if (!photo || photo.missing || (scale !== 'full' && scale !== 'bleed')) return [];
      const details = { place: photo.ref.place, address: photo.ref.written };
      const tell = (message: string, hint: string): Problem[] => [note('N_WISH', message, { ...details, hint })];
      if (!box.ownPage)
        return tell(
          'a photo in a list, in a table or beside words gets no page of its own',
          'put it between two paragraphs',
        );
      if (scale === 'full' || !rules.paperPx) return [];
      if (!box.ownPage.bleed)
        return tell(
          'a photo right below a heading does not reach the edges of the paper: it fills its page with the heading',
          'put words between the two, or the photo first',
        );
      return [...cutOff(box, rules.paperPx, tell), ...coarse(box, rules.paperPx, tell)];
    }),
  );
}

type Tell = (message: string, hint: string) => Problem[];
type Paper = NonNullable<Rules['paperPx']>;

/** What is left of it. */
const LEAST_SHOWN = 0.8;

function cutOff({ aspect }: PhotoBox, paper: Paper, tell: Tell): Problem[] {
  const share = (paper.widthPx / paper.heightPx / aspect) ** (aspect > paper.widthPx / paper.heightPx ? 1 : -1);
  if (share >= LEAST_SHOWN) return [];
  return tell(
    `${Math.round(100 * (1 - share))} % of a photo are cut off at the edges of the paper`,
    '{.full} shows all of it on a page of its own',
  );
}

function coarse({ aspect, samples }: PhotoBox, paper: Paper, tell: Tell): Problem[] {
  const dpi = dpiOf(samples, Math.max(paper.widthPx, paper.heightPx * aspect));
  if (dpi >= LEAST_DPI) return [];
  return tell(
    `a photo has only ${Math.round(dpi)} dots per inch to the edges of the paper`,
    'take a file with more pixels',
  );
}

const LEAST_DPI = 120;

/** Photos alone between paragraphs round which text is to run: told, unless a paragraph stands beside them. */
export function floatProblems(
  { entries }: Atoms,
  pages: readonly PlannedPage[],
  photos: ReadonlyMap<string, Photo>,
): Problem[] {
  const wished = entries.flatMap(({ photos: [first, ...more] }) => {
    const ref = first && more.length === 0 ? photos.get(first.id)?.ref : undefined;
    return ref?.floats ? [ref] : [];
  });
  if (wished.length === 0) return [];
  const beside = new Set(
    pages.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'beside' ? [item.photo.photo] : []))),
  );
  return wished
    .filter(({ id }) => !beside.has(id))
    .map(({ side, place, written: address }) => {
      const where = side === 'left' || side === 'right' ? `stands at the ${side}` : 'stands where the text has it';
      return note('N_WISH', `the photo ${where}: no text runs round it`, { place, address, hint: ASIDE });
    });
}

const ASIDE = '“::: columns” sets a photo and the words in it side by side';

/** Pages that end inside of what is to stand on one. @param numbers of the pages */
export function keptProblems(
  atoms: Atoms,
  pages: readonly PlannedPage[],
  starts: readonly number[],
  numbers: readonly number[],
): Problem[] {
  const told = new Set<number>();
  return starts.flatMap((x, p) => {
    if (p === 0 || atoms.forced[x] !== 0 || pages[p] === undefined) return [];
    const e = atoms.entryOf[x]!;
    const inside = atoms.index[x]! > 0;
    const entry = atoms.entries[inside ? e : e - 1]!;
    if (!(inside ? isWhole(entry) : holdsNext(entry)) || told.has(e)) return [];
    told.add(e);
    const message = `what is to be kept together does not fit on one page: page ${numbers[p]} begins within it`;
    return [note('N_WISH', message, { place: entry.block.place, hint: 'keep less of it together' })];
  });
}
