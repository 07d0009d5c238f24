// Step 1, front-matter: reads the lists of photos that themes show with a post (`photos:` of Hexo, `gallery:`). Each is
// an address, or one with its words. Lists of pictures by any other name are known as that, for the audit.

import { isPictureAddress } from '../../formats.ts';
import type { PictureRef, SourcePlace } from '../../model.ts';
import type { FrontMatter } from './front-matter.ts';

import { wikiTarget } from './report-fields.ts';
import { record, text } from './values-in-text.ts';

export type NamedPhoto = Pick<PictureRef, 'written' | 'alt' | 'caption' | 'place'>;

const LISTS = 'photos gallery photoset pictures album slides slideshow carousel photo_gallery image_gallery'.split(' ');
const ADDRESSES = ['src', 'image', 'image_path', 'path', 'file', 'photo', 'url', 'href', 'img'];

/** Every photo of these lists, in order. */
export function photoLists(front: FrontMatter): readonly NamedPhoto[] {
  return LISTS.flatMap((key) => {
    const value = front.data[key];
    const list = Array.isArray(value) ? value : (record(value)?.images ?? record(value)?.photos ?? split(value));
    if (!Array.isArray(list)) return [];
    return (list as readonly unknown[]).flatMap((entry) => {
      const photo = photoOf(entry);
      return photo ? [{ ...photo, place: front.place(key) }] : [];
    });
  });
}

/** `a.jpg, b.jpg` in one string. */
function split(value: unknown): readonly string[] | undefined {
  const parts = text(value)
    ?.split(/[,\s]+/)
    .filter(Boolean);
  return parts?.every(isPictureAddress) ? parts : undefined;
}

function photoOf(entry: unknown): Omit<NamedPhoto, 'place'> | undefined {
  const whole = record(entry);
  const written = whole
    ? ADDRESSES.map((key) => text(whole[key])).find((one) => one !== undefined)
    : (wikiTarget(entry) ?? text(entry));
  if (written === undefined || !isPictureAddress(written)) return undefined;
  const caption = text(whole?.caption) ?? text(whole?.title) ?? text(whole?.description);
  return { written, alt: text(whole?.alt) ?? '', ...(caption === undefined ? {} : { caption }) };
}

/** Pictures in a list that no theme is known to show. */
export interface OtherList {
  readonly key: string;
  readonly names: readonly string[];
  readonly place: SourcePlace;
}

/** What is about the site, its machines and its people. */
const ELSEWHERE =
  /^(?:tripreport|head|head(?:er)?_?(?:tags|includes)|meta\w*|seo|og\w*|opengraph|twitter\w*|social\w*|shar\w+|icons?|fav\w*|logos?|avatars?|authors?|contributors?|links?|nav\w*|menus?|sidebar\w*|footers?|css|styles?\w*|js|scripts?|badges?|sponsors?|related\w*|redirect\w*|aliases|includes?|exclude\w*|bibliography|filters|format|output|execute|website|theme\w*)$/i;
const DEEPEST = 6;
/** Front matter may repeat a value by its name as often as it likes. */
const MOST_VALUES = 20_000;

/** Lists of pictures under keys that are no names for one. */
export function otherLists(front: FrontMatter): readonly OtherList[] {
  const lists: OtherList[] = [];
  let left = MOST_VALUES;
  const visit = (value: unknown, path: readonly string[], depth: number): void => {
    left -= 1;
    if (left < 0 || depth > DEEPEST) return;
    if (Array.isArray(value)) {
      const items = value as readonly unknown[];
      const names = items
        .slice(0, left)
        .flatMap((entry) => photoOf(entry)?.written ?? [])
        .filter(isOne);
      if (names.length > 0) lists.push({ key: path.join('.'), names, place: placeOf(path, front) });
      for (const entry of items) if (!photoOf(entry)) visit(entry, path, depth + 1);
    } else
      for (const [key, inner] of Object.entries(record(value) ?? {}))
        if (!ELSEWHERE.test(key) && !(path.length === 0 && LISTS.includes(key)))
          visit(inner, [...path, key], depth + 1);
  };
  visit(front.data, [], 0);
  return lists;
}

/** Of the innermost key whose place is known. */
function placeOf(path: readonly string[], front: FrontMatter): SourcePlace {
  const places = path.map((_, index) => front.place(path.slice(0, index + 1).join('.')));
  return places.findLast(({ line }) => line > 1) ?? places[0] ?? front.place('');
}

/** No pattern for several. */
const isOne = (name: string): boolean => !/[*{}]/.test(name);
