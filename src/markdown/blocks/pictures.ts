// Step 1, blocks: reads what the author of an <img> meant: which address, which size, icon or photo. Reads attributes
// only; where the picture goes is decided in paragraphs.ts and containers.ts.

import { FILE_ENDINGS } from '../../formats.ts';
import type { Words } from '../../locales/words.ts';
import { pxOf } from '../../model/lengths.ts';
import type { Length, PictureRef } from '../../model.ts';
import { trimEndOf } from '../../trimming.ts';
import { isFilmPage, isFilmStill } from '../film-pages.ts';
import { type PhotoMarks, photoMarks, sideOf } from '../marks/photo-marks.ts';
import { LAYOUT_COLUMNS, LAYOUT_OPENS } from '../own-classes.ts';
import { wordsOfNodes } from '../tree/contents.ts';
import { type GalleryWords, largerIn, wordsIn } from '../tree/gallery-data.ts';
import { isFilm, isPictureFile, kindOf, mediaLine } from '../tree/media.ts';
import type { ElementNode, TreeNode } from '../tree/tree.ts';
import { saidWords } from './captions/said-words.ts';

export type PictureReading = Pick<
  PictureRef,
  | 'written'
  | 'fallbacks'
  | 'alt'
  | 'unseen'
  | 'title'
  | 'caption'
  | 'width'
  | 'height'
  | 'link'
  | 'label'
  | keyof PhotoMarks
> & {
  /** An icon, an emoji, a badge: set in the line, never a photo. */
  readonly icon: boolean;
  /** Named like an icon: alone it is a photo all the same. */
  readonly iconName: boolean;
  /** Its gallery has so many in a row. */
  readonly columns?: number | undefined;
  /** It is the first of such a gallery. */
  readonly first?: boolean;
  /** Its caption, or else its alt text, with its marks. */
  readonly said?: readonly TreeNode[] | undefined;
};

/** What elements around a picture say of it: their alignment, and their classes. */
export interface Around {
  readonly align?: string | undefined;
  readonly classes?: string | undefined;
  /** What a gallery shows below the picture that the link around it leads to. */
  readonly words?: GalleryWords | undefined;
}

/** Undefined when there is no address at all. `link`: where a link around the picture leads; `around`: what the
 *  elements around it say of their contents. */
export function readPicture(image: ElementNode, link?: string, around: Around = {}): PictureReading | undefined {
  const get = (name: string) => image.attributes.get(name)?.trim() || undefined;
  const addresses = addressesOf(get, largerIn(image.attributes));
  const target = link?.trim();
  const full = target && isPictureFile(target) ? target : undefined;
  const ordered = [...new Set(full ? [full, ...addresses] : addresses)];
  const written = ordered[0];
  if (written === undefined) return undefined;
  // Typora's `zoom:50%` is a share of the picture's own pixels: it says nothing about the page.
  // A share in the style is what is seen; the attribute is the file's own size then (CKEditor).
  const share = /(?:^|[;\s])width\s{0,9}:\s{0,9}[\d.]{1,9}%/.test(get('style') ?? '');
  const styled = styleLength(get('style'), 'width');
  const width = share ? styled : (lengthOf(get('width')) ?? styled);
  const height = lengthOf(get('height')) ?? styleLength(get('style'), 'height');
  const own = addresses[0] ?? written;
  const marked = image.said;
  const titled = saidWords(marked?.title ? wordsOfNodes(marked.title) : get('title'), own);
  const title = titled === '' || FILE_NAME.test(titled) ? undefined : titled;
  const alt = saidWords(
    marked?.alt ? wordsOfNodes(marked.alt) : (image.attributes.get('alt') ?? '').replace(/\s+/g, ' '),
    own,
  );
  const told = (parts: readonly string[] = []): string =>
    parts
      .map((part) => saidWords(saidWords(part, own), written))
      .filter((part) => part !== '' && !FILE_NAME.test(part))
      .join(' · ');
  const given = told(wordsIn(image.attributes)) || told(around.words?.said);
  const words = get('data-caption') || given || title || told([around.words?.title ?? '']);
  const caption = words === '' ? undefined : words.replace(/\s+/g, ' ');
  const said = caption === undefined ? marked?.alt : marked?.title;
  return {
    written,
    fallbacks: ordered.slice(1),
    alt,
    ...(caption === undefined && image.attributes.get('data-caption') === '' ? { unseen: true as const } : {}),
    icon: isSmall(width, height) || isBadge(own) || /\bemoji\b/.test(get('class') ?? ''),
    iconName: /(?:^|[/_.-])(?:icons?|emojis?|smileys?|favicon|badges?)(?:[-_]?\d+(?:x\d+)?)?(?:[/_.-]|$)/i.test(own),
    title,
    caption,
    ...(said && wordsOfNodes(said) === (caption ?? alt) ? { said } : {}),
    ...columnsOf(get(LAYOUT_COLUMNS)),
    ...(image.attributes.has(LAYOUT_OPENS) ? { first: true } : {}),
    width,
    height,
    ...labelOf(get),
    ...wishOf(get, around, own),
    link: target && !full && !addresses.includes(target) ? target : undefined,
  };
}

/** What references call it. */
function labelOf(get: (name: string) => string | undefined): Pick<PictureReading, 'label'> {
  const label = get('data-label') ?? get('id');
  return label ? { label } : {};
}

function columnsOf(written: string | undefined): Pick<PictureReading, 'columns'> {
  const columns = Number(written);
  return columns >= 1 && columns <= 12 ? { columns } : {};
}

/** How large, where and how it stands, by its classes, `align` and style, and by those around it. */
function wishOf(get: (name: string) => string | undefined, around: Around, address: string): PhotoMarks {
  const marks = photoMarks(get('class') ?? '', get('style') ?? '', around.classes ?? '');
  // `a.jpg#center`, which style sheets of sites read.
  const named = /#(left|right|center)$/.exec(address)?.[1];
  const side = sideOf(get('align')) ?? marks.side ?? sideOf(around.align ?? named);
  return { ...marks, ...(side ? { side } : {}) };
}

/** What wikis and converters write into every title. */
const FILE_NAME = new RegExp(`^[^.!?。]{0,120}\\.(?:${FILE_ENDINGS})$`, 'i');

/** The line for a picture that is a film: by its own address, or a still of the page that it links to. */
export function filmOf(
  { written, alt, title }: PictureReading,
  link: string | undefined,
  at: number,
  words: Words,
): ElementNode | undefined {
  const target = link?.trim() ?? '';
  const film = isFilm(written) ? written : isFilmStill(written) && isFilmPage(target) ? target : undefined;
  return film === undefined ? undefined : mediaLine(at, kindOf('', film), film, alt || (title ?? ''), words);
}

/** The full picture first: lazy-loading attributes and the largest of a srcset before a plain src. */
function addressesOf(get: (name: string) => string | undefined, larger: readonly string[]): string[] {
  const sources = get('src');
  const placeholder =
    sources !== undefined &&
    (/^data:image\/(?:gif|svg)/i.test(sources) ||
      /blank|spacer|placeholder|loading|lazy|pixel/i.test(sources.slice(sources.lastIndexOf('/') + 1)));
  const lazy = [...FULL.map(get), ...larger, ...LAZY.map(get)].filter((value) => value !== undefined);
  const sets = ['data-srcset', 'data-lazy-srcset', 'srcset'].flatMap((name) => largestOfSet(get(name)));
  const plain = sources === undefined || (placeholder && lazy.length + sets.length > 0) ? [] : [sources];
  const more = get('data-fallbacks')?.split('\n') ?? [];
  return [...new Set([...lazy, ...sets, ...plain, ...more].filter((address) => address !== ''))];
}

const FULL = ['data-full', 'data-full-src', 'data-large-file', 'data-large_image', 'data-orig-file', 'data-hi-res-src'];
const LAZY = ['data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'data-actualsrc', 'data-url', 'file'];

/** The address with the greatest width or density; none for an empty set. As in HTML, an address may hold commas. */
function largestOfSet(set: string | undefined): string[] {
  let best: string | undefined;
  let bestSize = -1;
  let rest = set?.trim() ?? '';
  while (rest !== '') {
    const word = /^\S+/.exec(rest)?.[0] ?? '';
    const alone = word.endsWith(',');
    const comma = alone ? word.length - 1 : rest.indexOf(',', word.length);
    const descriptor = alone || comma < 0 ? rest.slice(word.length) : rest.slice(word.length, comma);
    const size = alone ? 1 : Number.parseFloat(descriptor.trim() || '1') || 0;
    const address = trimEndOf(word, ',');
    if (address !== '' && size > bestSize) [best, bestSize] = [address, size];
    rest = comma < 0 ? '' : rest.slice(comma + 1).trimStart();
  }
  return best === undefined ? [] : [best];
}

const ICON_PX = 48;

function isSmall(width: Length | undefined, height: Length | undefined): boolean {
  const sides = [width, height].filter((side) => side !== undefined);
  return sides.length > 0 && sides.every((side) => side.unit !== '%' && pxOf(side, 0) <= ICON_PX);
}

function isBadge(address: string): boolean {
  return (
    /^(?:https?:)?\/\/(?:[\w-]+\.)*(?:shields\.io|badgen\.net|badge\.fury\.io|badges\.gitter\.im|travis-ci\.(?:org|com)|codecov\.io|coveralls\.io|snyk\.io|api\.netlify\.com|app\.codacy\.com|isitmaintained\.com|hits\.\w+\.\w+)\//i.test(
      address,
    ) || /\/badges?(?:[/.?-]|$)/i.test(address)
  );
}

/** `300`, `300px`, `50%`, `18cm`, `2in`; nothing for `auto`, `100vw` and the like. */
function lengthOf(text: string | undefined): Length | undefined {
  const found = /^\+?(\d+(?:\.\d+)?|\.\d+)\s*(px|%|cm|mm|in|em|rem|pt|pc)?;?$/i.exec(text?.trim() ?? '');
  const value = Number(found?.[1]);
  if (!found || !Number.isFinite(value) || value <= 0 || value > 100_000) return undefined;
  const unit = (found[2] ?? 'px').toLowerCase();
  if (unit === 'pt') return { value: (value * 96) / 72, unit: 'px' };
  if (unit === 'pc') return { value: value * 16, unit: 'px' };
  return { value, unit: (unit === 'rem' ? 'em' : unit) as Length['unit'] };
}

function styleLength(style: string | undefined, property: string): Length | undefined {
  const found = new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([^;!]+)`, 'i').exec(style ?? '');
  return lengthOf(found?.[1]);
}
