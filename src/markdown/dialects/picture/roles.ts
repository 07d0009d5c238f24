// Step 1, dialects: knows what parameters of themes mean (source, caption, credit, size, thumbnail …) and which tags
// show pictures. Every theme picks its own words; only this file knows them.

import { isMediaAddress } from '../../../formats.ts';
import type { Parameter } from './parameters.ts';
import { isManyPictures, readSize } from './picture.ts';

const PICTURE_NAME =
  /(?:^|[-_./])(?:fig|figure|figures?|img|imgs|image|images|pic|pics|picture|pictures|photo|photos|foto|bild|lightbox|thumb|thumbnail|gallery|galleries|album|slideshow|slider|carousel|imgproc|fancybox|screenshot|banner|cover|hero|asset_img|qnimg|fullimage|responsive_image|cloudinary|staticimage)(?:[-_.]|s?$|\d)|(?:image|img|figure|photo|picture|gallery|lightbox|thumbnail|slideshow|carousel)s?(?:\.html|\.md|\.liquid)?$/i;
const MANY_NAME = /galler|album|slide|carousel|photos|images|pictures|imgs|masonry|mosaic|grid/i;

export const SOURCE = words(
  'src image img image_path imagepath image_url imageurl imgsrc img_src path file filename filepath name photo picture pic foto bild url uri resource asset source figure media poster before after left right first second images photos pictures imgs files srcs urls list items sources',
);
export const LARGE = words(
  'link href full fullsize full_size large largeimage original orig zoom big big_image lightbox target highres hires popup image_full full_url imagelink',
);
export const THUMB = words(
  'thumb thumbs thumbnail thumbnails thumb_path thumb_url small preview lqip placeholder webp avif fallback srcset mobile image_thumb src_small low blur poster_small sources_webp square retina hidpi dark src_dark dark_src srcdark darksrc night',
);
export const CAPTION = words(
  'caption captions description desc text legend figcaption comment subtitle cap captiontext bildunterschrift note label',
);
export const TITLE = words('title titles heading header');
export const ALT = words('alt alts alttext alt_text alternate aria_label alt_words');
export const CREDIT = words('attr attribution credit credits copyright photographer author by source_name');
export const WIDTH = words('width w max_width maxwidth size resize scale');
export const HEIGHT = words('height h max_height maxheight');
export const FOLDER = words('album dir folder directory match glob pattern path src images files url name');
const ALIGNMENT =
  /^(?:left|right|center|centre|middle|none|top|bottom|inline|float|full|fluid|auto|true|false|small|medium|large|lazy|resize|fit|fill|crop|scale|fit_width|fit_height|responsive)$/i;
/** Values that are no caption: a place, a CSS class, a `sizes` list. */
export const NO_WORDS = new RegExp(`${ALIGNMENT.source}|^(?:class|extend|id|style):|^\\(.*\\)|\\d(?:vw|w)$`, 'i');
const KNOWN = new Set([SOURCE, LARGE, THUMB, CAPTION, TITLE, ALT, CREDIT, WIDTH, HEIGHT].flatMap((set) => [...set]));

export function isPictureName(name: string): boolean {
  return PICTURE_NAME.test(name);
}

export function isManyName(name: string): boolean {
  return MANY_NAME.test(name);
}

export function isKnownKey(key: string): boolean {
  return KNOWN.has(key);
}

export function isRole(parameter: Parameter, ...roles: readonly ReadonlySet<string>[]): boolean {
  return roles.some((role) => role.has(parameter.key!));
}

export function isWords({ key, value }: Parameter): boolean {
  return (
    (CAPTION.has(key!) || TITLE.has(key!) || ALT.has(key!) || CREDIT.has(key!) || WIDTH.has(key!)) &&
    !(CAPTION.has(key!) && /^\S+$/.test(value) && value.includes('/'))
  );
}

export function isLinkTarget(value: string): boolean {
  return /^(?:https?:\/\/|\/|\.{1,2}\/|#)\S*$/i.test(value.trim());
}

export function isAddressLike(value: string): boolean {
  return (
    value.trim() !== '' &&
    !/\s/.test(value.trim()) &&
    !ALIGNMENT.test(value) &&
    readSize(value) === undefined &&
    !isMediaAddress(value)
  );
}

export function isFolder(key: string, value: string, many: boolean): boolean {
  if (value.trim() === '' || isMediaAddress(value)) return false;
  if (isManyPictures(value)) return true;
  return (
    many &&
    /^(?:album|dir|folder|directory|match|glob|pattern|path)$/.test(key) &&
    !/\s/.test(value) &&
    !/^https?:/i.test(value)
  );
}

/** An album by its bare name lies in the folder of Hugo's gallery themes. */
export function asFolder(key: string, value: string): string {
  if (key === 'album' && /^[\w-]+$/.test(value)) return `/media/albums/${value}/`;
  return /[*/]$/.test(value) || value.includes('*') ? value : `${value}/`;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
