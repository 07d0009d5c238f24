// Step 1, dialects: the parameters of a shortcode, include or component → the pictures it shows. One place knows the words that
// themes use for source, caption, credit and size, because every theme picks its own.

import type { Parameter } from './parameters.ts';
import {
  isManyPictures,
  isMediaAddress,
  isPictureAddress,
  type Picture,
  plainText,
  readLength,
  readSize,
  sizeOfStyle,
  widthOfClass,
} from './picture.ts';

export interface Shown {
  readonly pictures: readonly Picture[];
  /** Caption of several pictures together. */
  readonly groupCaption?: string;
}

const PICTURE_NAME =
  /(?:^|[-_./])(?:fig|figure|figures?|img|imgs|image|images|pic|pics|picture|pictures|photo|photos|foto|bild|lightbox|thumb|thumbnail|gallery|galleries|album|slideshow|slider|carousel|imgproc|fancybox|screenshot|banner|cover|hero|asset_img|qnimg|fullimage|responsive_image|cloudinary|staticimage)(?:[-_.]|s?$|\d)|(?:image|img|figure|photo|picture|gallery|lightbox|thumbnail|slideshow|carousel)s?(?:\.html|\.md|\.liquid)?$/i;
const MANY_NAME = /galler|album|slide|carousel|photos|images|pictures|imgs|masonry|mosaic|grid/i;

const SOURCE = words(
  'src image img image_path imagepath image_url imageurl imgsrc img_src path file filename filepath name photo picture pic foto bild url uri resource asset source figure media poster before after left right first second images photos pictures imgs files srcs urls list items sources',
);
const LARGE = words(
  'link href full fullsize full_size large largeimage original orig zoom big big_image lightbox target highres hires popup image_full full_url imagelink',
);
const THUMB = words(
  'thumb thumbs thumbnail thumbnails thumb_path thumb_url small preview lqip placeholder webp avif fallback srcset mobile image_thumb src_small low blur poster_small sources_webp',
);
const CAPTION = words(
  'caption captions description desc text legend figcaption comment subtitle cap captiontext bildunterschrift note label',
);
const TITLE = words('title titles heading header');
const ALT = words('alt alts alttext alt_text alternate aria_label');
const CREDIT = words('attr attribution credit credits copyright photographer author by source_name');
const WIDTH = words('width w max_width maxwidth max-width size resize scale');
const HEIGHT = words('height h max_height maxheight max-height');
const FOLDER = words('dir folder directory match glob pattern path src images files url name');
const ALIGNMENT =
  /^(?:left|right|center|centre|middle|none|top|bottom|inline|float|full|fluid|auto|true|false|small|medium|large|lazy|resize|fit|fill|crop|scale|fit_width|fit_height|responsive)$/i;
/** Values that are no caption: a place, a CSS class, a `sizes` list. */
const NO_WORDS = new RegExp(`${ALIGNMENT.source}|^(?:class|extend|id|style):|^\\(.*\\)|\\d(?:vw|w)$`, 'i');
const KNOWN = new Set([SOURCE, LARGE, THUMB, CAPTION, TITLE, ALT, CREDIT, WIDTH, HEIGHT].flatMap((set) => [...set]));

export function isPictureName(name: string): boolean {
  return PICTURE_NAME.test(name);
}

export function isManyName(name: string): boolean {
  return MANY_NAME.test(name);
}

/** Pictures that a tag called `name` with these parameters shows; none when it is about something else. */
export function picturesOf(name: string, parameters: readonly Parameter[]): Shown {
  const known = isPictureName(name);
  const positional = parameters.filter((parameter) => parameter.key === undefined);
  const groups = grouped(parameters.filter((parameter) => parameter.key !== undefined));
  const shared = groups.get('') ?? [];
  const pictures: Picture[] = [];
  for (const [number, group] of groups) {
    const own = number === '' ? group : [...group, ...sizesOnly(shared)];
    pictures.push(...fromGroup(own, known, isManyName(name), positional));
  }
  if (pictures.length === 0) pictures.push(...fromPositional(positional, shared, known, isManyName(name)));
  const { caption } = words_(shared);
  if (pictures.length < 2 || !caption || splitWords(shared, CAPTION, pictures.length)) return { pictures };
  if (pictures.every((picture) => picture.caption === caption))
    return { pictures: pictures.map((picture) => ({ ...picture, caption: undefined })), groupCaption: caption };
  return pictures.some((picture) => picture.caption === caption) ? { pictures } : { pictures, groupCaption: caption };
}

/** Text that a tag carries in its parameters (title, caption, content, a sentence on its own), for tags that are no pictures. */
export function wordsOf(parameters: readonly Parameter[]): string | undefined {
  const named = parameters.find(
    ({ key }) =>
      key !== undefined &&
      /^(?:text|content|message|title|caption|summary|label|body|header|description|quote|value)$/.test(key),
  );
  const sentence = parameters.find(({ key, value, quoted }) => key === undefined && quoted && /\S\s+\S/.test(value));
  return plainText((named ?? sentence)?.value ?? '') || undefined;
}

/** Parameters by the number in their key: `1src`, `src2`, `image_3`; the rest under ''. */
function grouped(parameters: readonly Parameter[]): Map<string, Parameter[]> {
  const groups = new Map<string, Parameter[]>();
  for (const parameter of parameters) {
    const { number, base } = numbered(parameter.key!);
    const group = groups.get(number) ?? [];
    groups.set(number, group);
    group.push({ ...parameter, key: base });
  }
  return groups;
}

function numbered(key: string): { number: string; base: string } {
  if (!/\d/.test(key)) return { number: '', base: key };
  const front = /^(\d+)[-_]?(.+)$/.exec(key);
  if (front) return { number: front[1]!, base: front[2]! };
  const back = /^(.+?)[-_]?(\d{1,3})(?:[-_](.+))?$/.exec(key);
  if (back) {
    const base = back[3] ?? back[1]!;
    if (isKnownKey(base)) return { number: back[2]!, base };
  }
  return { number: '', base: key };
}

function isKnownKey(key: string): boolean {
  return KNOWN.has(key);
}

function fromGroup(
  group: readonly Parameter[],
  known: boolean,
  many: boolean,
  positional: readonly Parameter[],
): Picture[] {
  const lists = group.flatMap((parameter) => (isRole(parameter, LARGE, THUMB) ? [] : listOf(parameter)));
  if (lists.length > 1) return withWords(lists, group);
  const showing = group.filter(
    (parameter) => !isWords(parameter) && isPictureAddress(parameter.value) && !isRole(parameter, LARGE, THUMB),
  );
  const large = group.filter((parameter) => LARGE.has(parameter.key!) && parameter.value !== '');
  const pictureLarge = large.find((parameter) => isPictureAddress(parameter.value));
  const thumb = group.find((parameter) => THUMB.has(parameter.key!) && isPictureAddress(parameter.value));
  const media = group.find((parameter) => isMediaAddress(parameter.value));
  if (showing.length > 1) {
    // `url` beside `image_path` or `src` is where the picture leads
    const url = showing.find(({ key }) => key === 'url' || key === 'uri');
    const others = showing.filter((parameter) => parameter !== url);
    if (url && others.length === 1) return [picture(others[0]!, group, url.value)];
    return withWords(showing, group);
  }
  const only = showing[0];
  if (only) {
    const target = pictureLarge ?? large.find((parameter) => isLinkTarget(parameter.value));
    const url = group.find(({ key, value }) => key === 'url' && value !== only.value && isLinkTarget(value));
    return [picture(only, group, target?.value ?? media?.value ?? url?.value)];
  }
  if (positional.some(({ value }) => isPictureAddress(value))) return [];
  if (pictureLarge) return [picture(pictureLarge, group)];
  if (thumb) return [picture(thumb, group)];
  if (many || known) {
    const folder = group.find(({ key, value }) => FOLDER.has(key!) && isFolder(key!, value, many));
    if (folder) return [picture({ ...folder, value: asFolder(folder.value) }, group)];
  }
  if (known && !many && !media) {
    const source = group.find(({ key, value }) => SOURCE.has(key!) && key !== 'name' && isAddressLike(value));
    if (source) return [picture(source, group)];
  }
  return [];
}

/** `"a.jpg" "words" 300`; bare words after the address belong together. */
function fromPositional(
  positional: readonly Parameter[],
  shared: readonly Parameter[],
  known: boolean,
  many: boolean,
): Picture[] {
  const flat = positional.flatMap((parameter) => {
    const list = listOf(parameter);
    return list.length > 1 ? list : [parameter];
  });
  const shows = (parameter: Parameter) =>
    isPictureAddress(parameter.value) &&
    (!parameter.quoted || !/\S\s+\S+\s+\S/.test(parameter.value) || !/[.!?:]\s/.test(parameter.value));
  let starts = flat.flatMap((parameter, index) => (shows(parameter) ? [index] : []));
  if (starts.length === 0 && known) {
    const folder = many ? flat.findIndex(({ value }) => isManyPictures(value)) : -1;
    const first =
      folder >= 0 ? folder : many ? -1 : flat.findIndex(({ value }) => isAddressLike(value) && value.includes('/'));
    starts = first >= 0 ? [first] : [];
  }
  return starts.map((start, index) => {
    const rest = flat.slice(start + 1, starts[index + 1] ?? flat.length);
    const sizes: Parameter[] = [];
    const texts: Parameter[] = [];
    for (const parameter of rest) {
      // a number among bare words is one of them
      const inWords = texts.some(({ quoted }) => !quoted);
      if (!inWords && readSize(parameter.value)) sizes.push(parameter);
      else if (parameter.value !== '' && !NO_WORDS.test(parameter.value)) texts.push(parameter);
    }
    const large = shared.find(({ key, value }) => LARGE.has(key!) && (isPictureAddress(value) || isLinkTarget(value)));
    const link = texts.find(({ value }) => /^https?:\/\/\S+$/.test(value))?.value ?? large?.value;
    const quoted = texts
      .filter((parameter) => parameter.quoted && parameter.value !== link)
      .map(({ value }) => plainText(value));
    const bare = texts
      .filter((parameter) => !parameter.quoted && parameter.value !== link)
      .map(({ value }) => value)
      .join(' ')
      .replace(/^.*--alt\s+|(?:^|\s)--\w[\s\S]*$/g, '')
      .replace(/^[|:–—-]\s*/, '');
    const nested = /^\s*"([^"]*)"\s+"([^"]*)"\s*$/.exec(quoted[0] ?? '');
    const [one, two] = nested ? [nested[1]!, nested[2]!] : quoted;
    const given = picture(flat[start]!, starts.length === 1 ? shared : sizesOnly(shared));
    const size = sizes.length > 0 ? readSize(sizes[0]!.value) : undefined;
    const second = sizes[1] ? readLength(sizes[1].value) : undefined;
    return {
      ...given,
      alt: given.alt || (two ?? one ?? plainText(bare)),
      caption: given.caption || (two !== undefined ? one : undefined),
      width: given.width ?? size?.width,
      height: given.height ?? size?.height ?? (size?.width ? second : undefined),
      ...(link ? { link } : {}),
    };
  });
}

function picture(source: Parameter, group: readonly Parameter[], link?: string): Picture {
  const { caption, alt } = words_(group, source);
  const address = source.value.trim();
  // path="/img" file="a.jpg"
  const folder = address.includes('/')
    ? undefined
    : group.find(
        ({ key, value }) => /^(?:path|dir|folder|directory|base)$/.test(key ?? '') && /^[^\s.*]+$/.test(value),
      );
  return {
    address: folder ? `${folder.value.replace(/\/$/, '')}/${address}` : address,
    at: source.at,
    caption,
    alt,
    ...sizeOf(group),
    ...(link ? { link } : {}),
  };
}

/** Several pictures of one tag: captions and alts in lists of the same length belong one to each. */
function withWords(sources: readonly Parameter[], group: readonly Parameter[]): Picture[] {
  const captions = splitWords(group, CAPTION, sources.length) ?? splitWords(group, TITLE, sources.length);
  const alts = splitWords(group, ALT, sources.length);
  return sources.map((source, index) => {
    const made = picture(source, group);
    return {
      ...made,
      ...(captions ? { caption: captions[index] } : {}),
      ...(alts ? { alt: alts[index] } : {}),
    };
  });
}

function splitWords(group: readonly Parameter[], keys: ReadonlySet<string>, count: number): string[] | undefined {
  const value = group.find(({ key }) => keys.has(key!))?.value;
  if (!value || count < 2) return undefined;
  for (const separator of ['|', ';;', ';', ',']) {
    const parts = value.split(separator).map((part) => plainText(part.trim().replace(/^["']|["']$/g, '')));
    if (parts.length === count) return parts;
  }
  return undefined;
}

function words_(group: readonly Parameter[], source?: Parameter): { caption?: string; alt?: string } {
  const first = (keys: ReadonlySet<string>) =>
    plainText(
      group.find(
        (parameter) => keys.has(parameter.key!) && parameter.at !== source?.at && !isPictureAddress(parameter.value),
      )?.value ?? '',
    );
  const title = first(TITLE);
  const words = first(CAPTION);
  const credit = first(CREDIT);
  const alt = first(ALT);
  let caption =
    title && words && !words.startsWith(title)
      ? `${title}${/[\p{P}]$/u.test(title) ? '' : '.'} ${words}`
      : words || title;
  if (credit && !caption.includes(credit)) caption = caption ? `${caption} (${credit})` : credit;
  return { ...(caption ? { caption } : {}), ...(alt ? { alt } : {}) };
}

function sizeOf(group: readonly Parameter[]): { width?: string; height?: string } {
  let size: { width?: string; height?: string } = {};
  for (const { key, value } of group) {
    if (key === 'style') size = { ...sizeOfStyle(value), ...size };
    else if (key === 'class' || key === 'classes' || key === 'classname') {
      const width = widthOfClass(value);
      if (width) size = { width, ...size };
    } else if (WIDTH.has(key!)) size = { ...size, ...readSize(value) };
    else if (HEIGHT.has(key!)) {
      const height = readLength(value);
      if (height) size = { ...size, height };
    }
  }
  return size;
}

function sizesOnly(group: readonly Parameter[]): Parameter[] {
  return group.filter(({ key }) => WIDTH.has(key!) || HEIGHT.has(key!) || key === 'class' || key === 'style');
}

/** `a.jpg, b.jpg | c.jpg` → one parameter each, when every part is a picture. */
function listOf(parameter: Parameter): Parameter[] {
  if (!/[,|;\s]/.test(parameter.value) || /^data:/i.test(parameter.value)) return [];
  for (const separator of ['|', ';', ',', /\s+/]) {
    const parts = parameter.value.replace(/^[{[]|[}\]]$/g, ' ').split(separator);
    const cleaned = parts.map((part) => part.trim().replace(/^["'`]|["'`]$/g, '')).filter(Boolean);
    if (cleaned.length < 2 || !cleaned.every(isPictureAddress)) continue;
    let from = 0;
    return cleaned.map((value) => {
      const found = parameter.value.indexOf(value, from);
      from = found + value.length;
      return { ...parameter, value, at: parameter.at + found };
    });
  }
  return [];
}

function isRole(parameter: Parameter, ...roles: readonly ReadonlySet<string>[]): boolean {
  return roles.some((role) => role.has(parameter.key!));
}

function isWords({ key, value }: Parameter): boolean {
  return (
    (CAPTION.has(key!) || TITLE.has(key!) || ALT.has(key!) || CREDIT.has(key!) || WIDTH.has(key!)) &&
    !(CAPTION.has(key!) && /^\S+$/.test(value) && value.includes('/'))
  );
}

function isLinkTarget(value: string): boolean {
  return /^(?:https?:\/\/|\/|\.{1,2}\/|#)\S*$/i.test(value.trim());
}

function isAddressLike(value: string): boolean {
  return (
    value.trim() !== '' &&
    !/\s/.test(value.trim()) &&
    !ALIGNMENT.test(value) &&
    readSize(value) === undefined &&
    !isMediaAddress(value)
  );
}

function isFolder(key: string, value: string, many: boolean): boolean {
  if (value.trim() === '' || isMediaAddress(value)) return false;
  if (isManyPictures(value)) return true;
  return (
    many &&
    /^(?:dir|folder|directory|match|glob|pattern|path)$/.test(key) &&
    !/\s/.test(value) &&
    !/^https?:/i.test(value)
  );
}

function asFolder(value: string): string {
  return /[*/]$/.test(value) || value.includes('*') ? value : `${value}/`;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
