// Step 1, tree: reads what scripts of galleries keep in attributes, `data-image`, `data-title`, `data-sub-html`: the
// large version of a picture, and its words. Each script has names of its own, so an address is known by its ending.

import { PICTURE_ENDINGS, withoutQuery } from '../../formats.ts';
import { fold } from './contents.ts';
import type { ElementNode } from './tree.ts';

type Attributes = ReadonlyMap<string, string>;

const PICTURE_FILE = new RegExp(`^[^\\s<>"]{1,2000}\\.(?:${PICTURE_ENDINGS})$`, 'i');
/** Names of attributes that hold a smaller picture, another picture, or a file's name as words. */
const OTHER =
  /thumb|small|medium|mobile|tiny|low|lq|preview|placeholder|poster|blur|hover|over|dark|light|before|after|swap|icon|avatar|author|link|href|share|pin|bg|background|parallax|caption|title|desc|name|alt|label|permalink|srcset|fallback|meta|(?:^|-)u?u?id$/;

/** Addresses of the picture itself, in the order in which they stand. */
export function largerIn(attributes: Attributes): string[] {
  return [...attributes].flatMap(([name, value]) =>
    name.startsWith('data-') && !OTHER.test(name.slice(5)) && isFile(value) ? [value.trim()] : [],
  );
}

/** Is a small version of it named, which a script would show? */
export const hasThumbnail = (attributes: Attributes): boolean =>
  [...attributes].some(([name, value]) => /^data-\S*th(?:umb|$)/.test(name) && isFile(value));

const isFile = (value: string): boolean => !/^\s*data:/i.test(value) && PICTURE_FILE.test(withoutQuery(value.trim()));

/** The words that a script would show below the large picture: its title, and what is said of it. */
export function wordsIn(attributes: Attributes): readonly string[] {
  const get = (name: string): string => plain(attributes.get(`data-${name}`) ?? '');
  const listed = listedWords(attributes.get('data-glightbox') ?? '');
  const title = get('caption') || get('title') || listed.title;
  const more = [get('sub-html'), get('description'), get('ngdesc'), get('desc'), listed.more].find(Boolean) ?? '';
  return [title.length < more.length && more.includes(title) ? '' : title, title.includes(more) ? '' : more].filter(
    Boolean,
  );
}

/** `title: Lake; description: At dawn`, in one attribute. */
function listedWords(written: string): { readonly title: string; readonly more: string } {
  const said = new Map<string, string>();
  for (const part of written.split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0) said.set(part.slice(0, colon).trim().toLowerCase(), plain(part.slice(colon + 1)));
  }
  return { title: said.get('title') ?? '', more: said.get('description') ?? '' };
}

/** Without tags; `.caption-1` and `#words` name an element that holds the words. */
function plain(written: string): string {
  const words = fold(written.replace(/<[^<>]*>/g, ' '));
  return /^[.#][\w-]{1,80}$/.test(words) ? '' : words;
}

/** Where a link leads, or the picture that a script would show instead. */
export const linkOf = ({ attributes }: ElementNode): string | undefined =>
  attributes.get('href') || largerIn(attributes)[0];

export interface GalleryWords {
  readonly said: readonly string[];
  /** Where nothing else is said of the picture. */
  readonly title: string;
}

/** What is said of the picture that a link leads to. */
export function wordsOfLink(link: ElementNode): GalleryWords {
  const title = isFile(linkOf(link) ?? '') ? titleOfLink(link.attributes) : '';
  return { said: wordsIn(link.attributes), title };
}

/** A link's title that says what a click does, and nothing of the picture. */
const OF_CLICKS =
  /\b(?:clic[ck]?|klic?k\w{0,3}|full[- ]?(?:size|screen|resolution)|enlarge|zoom|larger|opens?|view|original|new (?:window|tab)|lightbox|download|agrandir|ampliar|ingrandi\w{0,3}|vergroot|powiększ)|vergrößer|anklicken|förstora|увелич|拡大|クリック|点击|點擊|查看|大图|大圖|原图|原圖|확대|클릭/i;

/** The title of a link to a picture, where it says something of it. */
function titleOfLink(attributes: Attributes): string {
  const title = fold(attributes.get('title') ?? '');
  return title.length <= LONGEST_ORDER && OF_CLICKS.test(title) ? '' : title;
}

const LONGEST_ORDER = 60;
