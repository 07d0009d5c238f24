// Step 1, front-matter: reads the lists of photos that themes show with a post (`photos:` of Hexo, `gallery:`). Each is
// an address, or one with its words.

import { isPictureAddress } from '../../formats.ts';
import type { PictureRef } from '../../model.ts';
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
