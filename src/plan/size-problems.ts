// Step 5, plan: notes of photos that do not stand as wide as their authors ask, each with the reason. Pages → problems.

import { note, type Problem } from '../diagnostics.ts';
import { dpiOf, PX_PER_MM } from '../model/lengths.ts';
import { placedPhotos } from '../model/photos-in.ts';
import type { Photo, PlannedPage } from '../model.ts';
import { askedWidth } from './asked-size.ts';
import type { Candidate } from './candidates/candidate.ts';
import { heightLimit, widestWithCaption } from './candidates/rows.ts';
import { type PhotoBox, type Rules, widestOfFile } from './rules.ts';
import type { Atoms } from './search/atoms.ts';
import type { Path } from './search/breaks.ts';

export function sizeProblems(
  rules: Rules,
  { entries }: Atoms,
  path: Path,
  pages: readonly PlannedPage[],
  photos: ReadonlyMap<string, Photo>,
): Problem[] {
  const widths = new Map<string, number>();
  for (const item of pages.flatMap(({ items }) => items)) {
    for (const { photo, widthPx } of placedPhotos(item)) widths.set(photo, widthPx);
  }
  const sets = new Map<string, Candidate['set']>();
  for (const { set } of path.pages.flatMap((page) => page.set)) {
    for (const { id } of set.kind === 'group' ? set.shape.photos : [set.photo]) sets.set(id, set);
  }
  return entries.flatMap((entry) =>
    entry.photos.flatMap((box) => {
      const photo = photos.get(box.id);
      const placedPx = widths.get(box.id);
      const set = sets.get(box.id);
      if (!photo || photo.missing || placedPx === undefined || !set) return [];
      return sizeProblem(rules, box, photo, placedPx, set);
    }),
  );
}

/** Screens are wider than pages: a width in px that is more than the text's is as wide as the text; and a share of the
 *  width is one of the text around. Between photos side by side, space is part of their shares. */
function sizeProblem(rules: Rules, box: PhotoBox, photo: Photo, placedPx: number, set: Candidate['set']): Problem[] {
  const { width, place, written } = photo.ref;
  const asked = askedWidth(photo.ref, box.aspect, rules.widthPx);
  if (asked === undefined) return [];
  const textPx = rules.widthPx - ((set.kind === 'group' ? set.indentPx : set.asked?.indentPx) ?? 0);
  const share = width?.unit === '%' ? (Math.min(100, width.value) / 100) * textPx : undefined;
  const most = Math.min(share ?? asked, width?.unit === 'px' ? textPx : Number.POSITIVE_INFINITY);
  const inRow = set.kind === 'group' && set.shape.photos.length > 1;
  if (placedPx + (share !== undefined && inRow ? rules.photoGapPx : 0) > 0.98 * most) return [];
  const mm = (px: number) => `${Math.round(px / PX_PER_MM)} mm`;
  const why = reason(rules, box, { askedPx: most, placedPx, textPx }, set);
  const message = `a photo stands ${mm(placedPx)} wide, not ${mm(most)} as asked: ${why}`;
  return [note('W_SIZE', message, { place, address: written })];
}

interface Widths {
  readonly askedPx: number;
  readonly placedPx: number;
  /** Of the text where it stands. */
  readonly textPx: number;
}

/** Of all that limits it, what is met first. */
function reason(rules: Rules, box: PhotoBox, { askedPx, placedPx, textPx }: Widths, set: Candidate['set']): string {
  const { samples, aspect } = box;
  const limits = [
    { px: textPx, why: 'the text is no wider' },
    {
      px: widestOfFile(rules, samples),
      why: `its file would have only ${Math.floor(dpiOf(samples, askedPx))} dots per inch`,
    },
    {
      px: Math.min(heightLimit(rules, box) * aspect, widestWithCaption(rules, box)),
      why: box.captions ? 'its page has no room for it and its caption' : 'its page is no higher',
    },
  ];
  const first = limits.reduce((least, one) => (one.px < least.px ? one : least));
  if (placedPx > 0.98 * first.px) return first.why;
  if (set.kind === 'beside') return 'there are words beside it';
  if (set.framed) return 'the photos of its page stand in equal frames';
  if (set.shape.photos.length > 1) return 'the row that it was set in has no more room';
  return first.px < askedPx ? first.why : 'its page has no more room';
}
