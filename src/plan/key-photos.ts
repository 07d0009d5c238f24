// Step 5, plan: which photos stand large: the author's choice first, then one of each chapter and of each few photos,
// so that the eye has something to begin with. Blocks + photos → the large ones; pages → where none leads.

import { dpiOf } from '../model/lengths.ts';
import { placedPhotos } from '../model/photos-in.ts';
import type { Block, Measured, Photo, PlannedPage } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { makePhotoBox, PANORAMA, type PhotoBox, type Rules } from './rules.ts';
import { isPlaced } from './search/atoms.ts';

/** A photo in the order of the report. */
export interface PhotoPlace {
  readonly id: string;
  readonly at: number;
  readonly section: number;
  /** The author wants it large. */
  readonly asked: boolean;
  /** It may stand as wide as the text, and nothing is lost when it does. */
  readonly able: boolean;
  readonly merit: number;
}

export function photoPlaces(blocks: readonly Block[], photos: ReadonlyMap<string, Photo>, rules: Rules): PhotoPlace[] {
  const places: PhotoPlace[] = [];
  let section = 0;
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level <= 2 && block.ofPhotos !== true) section++;
    if (block.kind !== 'photos') continue;
    const { length } = block.pictures;
    block.pictures.forEach((id, i) => {
      const photo = photos.get(id);
      const box = makePhotoBox(rules, id, photo);
      const end = i === 0 || i === length - 1;
      const able =
        end && block.strip !== true && !isPlaced(block) && photo !== undefined && mayBeLarge(rules, photo, box);
      // Of two, the other one would be left alone. The first of several is seen before the last.
      const merit = (length === 1 ? 4 : length === 2 ? -4 : i === 0 ? 2 : 0) + (box.captions ? 1 : 0);
      places.push({ id, at: places.length, section, asked: isAsked(photo), able, merit });
    });
  }
  return places;
}

/** The photos to set large. */
export function keyPhotos(
  places: readonly PhotoPlace[],
  measured: Measured,
  rules: Rules,
  density: Settings['density'],
): ReadonlySet<string> {
  const keys = new Set(places.filter(({ asked }) => asked).map(({ at }) => at));
  if (places.length >= FEWEST && density !== 'compact') {
    for (const section of sectionsOf(places)) if (section.length >= 3) choose(section, 1, keys);
    choose(places, wantedOf(places, measured, rules), keys);
  }
  return new Set(places.filter(({ at }) => keys.has(at)).map(({ id }) => id));
}

/** The photos of spreads on which none leads, and how many of all such spreads these are. */
export function flatSpreads(pages: readonly PlannedPage[]): {
  readonly photos: readonly string[][];
  readonly price: number;
} {
  const spreads: { photo: string; size: number }[][] = [];
  pages.forEach(({ items }, p) => {
    const spread = (spreads[(p + 1) >> 1] ??= []);
    for (const item of items) {
      for (const { photo, widthPx, heightPx } of placedPhotos(item)) spread.push({ photo, size: widthPx * heightPx });
    }
  });
  const judged = spreads.filter(({ length }) => length >= 3);
  const flat = judged.filter((spread) => !hasLead(spread.map(({ size }) => size)));
  return {
    photos: flat.map((spread) => spread.map(({ photo }) => photo)),
    price: Math.max(0, flat.length / Math.max(1, judged.length) - BEARABLE_FLAT),
  };
}

/** The keys, and one more on each of these spreads, where any photo there may be large. */
export function leadsFor(
  spreads: readonly (readonly string[])[],
  places: readonly PhotoPlace[],
  keys: ReadonlySet<string>,
): ReadonlySet<string> {
  const more = new Set(keys);
  const byId = new Map(places.map((place) => [place.id, place]));
  for (const spread of spreads) {
    const here = spread.flatMap((id) => byId.get(id) ?? []);
    if (here.some(({ id }) => more.has(id))) continue;
    const best = bestOf(here.filter(({ merit }) => merit >= 0));
    if (best) more.add(best.id);
  }
  return more;
}

/** Share of the spreads that may be calm. */
const BEARABLE_FLAT = 0.5;

/** Fewer photos than this are as large as they can be anyway. */
const FEWEST = 6;

/** Photos from one large one to the next. */
const APART = 4;

/** Not less upright than this, and no panorama. */
const LEAST_ASPECT = 1.25;

/** A photo leads that is so many times as large as the median of the others. */
const LEAD = 2;

function mayBeLarge(rules: Rules, photo: Photo, { aspect, samples, maxPx }: PhotoBox): boolean {
  const { width, height, scale } = photo.ref;
  if (photo.missing || photo.graphic || scale === 'small' || width || height) return false;
  const fits = maxPx >= rules.widthPx - 1e-6 && rules.widthPx / aspect <= rules.photoHeightPx;
  return fits && dpiOf(samples, rules.widthPx) >= rules.goodDpi && aspect >= LEAST_ASPECT && aspect < PANORAMA;
}

function isAsked(photo: Photo | undefined): boolean {
  const scale = photo?.ref.scale;
  return photo?.ref.cover === true || scale === 'large' || scale === 'full' || scale === 'bleed';
}

/** About half of the spreads: as many as pages will need, by what text and photos fill. */
function wantedOf({ length }: readonly PhotoPlace[], { blocks }: Measured, rules: Rules): number {
  const textPx = [...blocks.values()].reduce((sum, { heightPx, gapPx }) => sum + heightPx + gapPx, 0);
  const spreads = (textPx + length * 0.24 * rules.widthPx) / rules.heightPx / 2;
  return Math.round(Math.min(length / APART, Math.max(length / 8, 0.65 * spreads)));
}

/** Adds to the keys until there are `wanted` among these places, each in its share of them, apart from the others. */
function choose(places: readonly PhotoPlace[], wanted: number, keys: Set<number>): void {
  const first = places[0]?.at ?? 0;
  for (let n = 0; n < wanted; n++) {
    const from = first + (n * places.length) / wanted;
    const to = first + ((n + 1) * places.length) / wanted;
    const here = places.filter(({ at }) => at >= from && at < to);
    if (here.some(({ at }) => keys.has(at))) continue;
    const best = bestOf(here.filter(({ at }) => [...keys].every((key) => Math.abs(key - at) >= APART)));
    if (best) keys.add(best.at);
  }
}

function bestOf(places: readonly PhotoPlace[]): PhotoPlace | undefined {
  return places
    .filter(({ able }) => able)
    .reduce<PhotoPlace | undefined>((top, one) => (top && top.merit >= one.merit ? top : one), undefined);
}

function hasLead(sizes: readonly number[]): boolean {
  const [largest = 0, ...others] = [...sizes].sort((a, b) => b - a);
  const half = others.length / 2;
  const median = ((others[Math.ceil(half) - 1] ?? 0) + (others[Math.floor(half)] ?? 0)) / 2;
  return largest >= LEAD * median;
}

function sectionsOf(places: readonly PhotoPlace[]): PhotoPlace[][] {
  const sections: PhotoPlace[][] = [];
  for (const place of places) (sections[place.section] ??= []).push(place);
  return sections.filter(Boolean);
}
