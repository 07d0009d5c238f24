// Step 1, dialects: writes a picture as canonical Markdown or HTML, and reads addresses, sizes and captions, in the
// many ways people write them.

import { decodeReferences } from '../../entities.ts';
import { hasMarks } from '../../marked-words.ts';
import { isPhotoMark, turnClass } from '../../marks/photo-marks.ts';
import { LAYOUT_COLUMNS, LAYOUT_OPENS } from '../../own-classes.ts';
import { type Edit, layPieces, onOneLine, type SourceText } from '../source/source.ts';

export interface Picture {
  readonly address: string;
  readonly alt?: string | undefined;
  /** The alt text is for those who cannot see alone, and never a caption. */
  readonly unseen?: boolean | undefined;
  readonly caption?: string | undefined;
  readonly width?: string | undefined;
  readonly height?: string | undefined;
  /** Classes that say how large it stands, and where. */
  readonly classes?: string | undefined;
  readonly link?: string | undefined;
  /** What references call it. */
  readonly label?: string | undefined;
  /** Of a gallery that asks for so many in a row. */
  readonly columns?: string | undefined;
  /** The first of such a gallery. */
  readonly opens?: boolean | undefined;
  /** Position in the source where the address was written. */
  readonly at: number;
}

/** Values of attributes. */
export interface Size {
  readonly width?: string;
  readonly height?: string;
  readonly classes?: string;
}

/** `photos/`, `photos/*.jpg`: several pictures, found by the images room. */
export function isManyPictures(address: string): boolean {
  return /[*]/.test(address) ? !/\s\*|\*\s/.test(address) : /[^/]\/$/.test(address) && !/^https?:/i.test(address);
}

/** Folder names that site generators put before an address: `@site/static`, `~@/`, `{static}`. */
export function withoutAlias(address: string): string {
  return address
    .replace(/^\{(?:static|attach|filename|photo|lightbox)\}\/?/i, (prefix) => (/attach/i.test(prefix) ? '' : '/'))
    .replace(/^\|filename\|\/?/i, '/')
    .replace(/^@site\/(?:static\/)?/, '/')
    .replace(/^pathname:\/\/\/?/, '/')
    .replace(/^~?@\/|^~\//, '/');
}

/** Replaces `from` to `to` by the pictures, each on the line where its address was written. */
export function pictureEdit(
  source: SourceText,
  from: number,
  to: number,
  given: readonly Picture[],
  groupCaption?: string,
): Edit {
  const { text, context } = source;
  const columns = given.length > 1 || given.some(({ address }) => isManyPictures(address));
  const named = context.figures ? given : given.map(({ label: _, ...picture }) => picture);
  const pictures = columns ? inColumns(named, text.slice(from, Math.min(to, from + OPTIONS_CHARS))) : named;
  const html = source.isHtml(from);
  const pieces = pictures.map((picture) => ({ at: picture.at, text: writePicture(picture, html) }));
  const first = pieces[0];
  const last = pieces.at(-1);
  if (groupCaption && first && last && first !== last && !html && goesOn(text, to)) {
    // a <figure> would swallow the words behind it and right below it
    const captioned = { ...pictures.at(-1)!, caption: groupCaption };
    pieces[pieces.length - 1] = { at: last.at, text: writePicture(captioned, html) };
  } else if (groupCaption && first && last && first !== last) {
    pieces.unshift({ at: first.at, text: '<figure>' });
    pieces.push({ at: last.at, text: `<figcaption>${escapeText(groupCaption)}</figcaption></figure>` });
    for (const [index, picture] of pictures.entries())
      pieces[index + 1] = { at: picture.at, text: writePicture(picture, true) };
  }
  const lines = layPieces(text, from, to, pieces);
  const laid = !html && lines.includes('\n') && wordsFollow(text, to) ? withMarks(lines) : lines;
  return { from, to, text: laid + (html ? '' : closingMark(text, from, to, laid)) };
}

/** What stands between the brackets of a gallery, or on its first lines. */
const OPTIONS_CHARS = 500;
const COLUMNS =
  /(?:^|[\s"'{,])(?:columns?|cols|n-?cols?|per-?row|images-?per-?row)\s{0,3}[=:]\s{0,3}["'{]{0,2}(\d{1,2})(?![\w.%])/i;

function inColumns(pictures: readonly Picture[], options: string): readonly Picture[] {
  const columns = columnsIn(options);
  if (columns === undefined) return pictures;
  return pictures.map((picture, index) => ({ ...picture, columns, ...(index === 0 ? { opens: true } : {}) }));
}

/** How many stand in a row, as the options of a gallery say it. */
export const columnsIn = (options: string): string | undefined => COLUMNS.exec(options)?.[1];

/** `![alt](<address> "caption")` where that says everything safely, else `<img …>`. */
function writePicture(picture: Picture, html: boolean): string {
  const { width, height, classes, columns, label } = picture;
  const address = withoutAlias(picture.address.trim());
  const alt = picture.alt?.trim() ?? '';
  const caption = picture.caption?.trim() ?? '';
  const link = picture.link === undefined ? undefined : withoutAlias(picture.link.trim());
  const unseen = picture.unseen === true && alt !== '' && caption === '';
  const plain =
    !html && !unseen && !width && !height && !classes && !columns && !label && isPlain(alt) && isPlain(caption);
  if (plain && isPlainAddress(address) && (link === undefined || isPlainAddress(link))) {
    const image = `![${alt}](<${address}>${caption ? ` "${caption}"` : ''})`;
    return link ? `[${image}](<${link}>)` : image;
  }
  const attributes = [
    `src="${escapeAttribute(address)}"`,
    `alt="${escapeAttribute(alt)}"`,
    caption ? `title="${escapeAttribute(caption)}"` : '',
    unseen ? 'data-caption=""' : '',
    width ? `width="${escapeAttribute(width)}"` : '',
    height ? `height="${escapeAttribute(height)}"` : '',
    classes ? `class="${escapeAttribute(classes)}"` : '',
    label ? `data-label="${escapeAttribute(label)}"` : '',
    columns ? `${LAYOUT_COLUMNS}="${columns}"` : '',
    columns && picture.opens ? `${LAYOUT_OPENS}=""` : '',
  ];
  const image = `<img ${attributes.filter(Boolean).join(' ')}>`;
  return link ? `<a href="${escapeAttribute(link)}">${image}</a>` : image;
}

/** A title as Markdown: its own marks would end the bold. */
export function boldWords(words: string): string {
  return `**${words.replace(/[*`]/g, '')}**`;
}

/** Words without tags, entities and inline Markdown: captions are plain text. */
export function plainText(words = ''): string {
  if (!/[<&[*_]|\s\s|[\n\t]/.test(words)) return words.trim();
  return decodeReferences(
    words
      .replace(/<[^<>]*>/g, ' ')
      .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
      .replace(/(\*\*|__)(?=\S)([^*_]+)\1/g, '$2')
      .replace(/(^|[\s(])([*_])(?=\S)([^*_]+)\2(?=$|[\s.,;:!?)])/g, '$1$3'),
  )
    .replace(/\s+/g, ' ')
    .trim();
}

/** Captions keep the marks of Markdown, and tags that say the same become marks; the rest is as in `plainText`. */
export function markedText(words = ''): string {
  const marked = words
    .replace(
      /(?<![\p{L}\p{N}])<(em|i|strong|b)>([^<>*\s](?:[^<>*]*[^<>*\s])?)<\/\1>(?![\p{L}\p{N}])/giu,
      (_, name, said) => {
        const mark = /^(?:em|i)$/i.test(name) ? '*' : '**';
        return `${mark}${said}${mark}`;
      },
    )
    .replace(
      /<a\s[^<>]{0,300}?href\s*=\s*(?:"([^"<>\s()]{1,1000})"|'([^'<>\s()]{1,1000})')[^<>]{0,300}>([^<>[\]]{1,300})<\/a>/gi,
      (_, address, other, said) => `[${said}](${address ?? other})`,
    );
  if (!hasMarks(marked)) return plainText(words);
  const kept = marked.replace(/!\[([^[\]]*)\]\([^()\s]*\)/g, '$1').replace(/<[^<>]*>/g, ' ');
  return decodeReferences(kept).replace(/\s+/g, ' ').trim();
}

/** A size as written (`300`, `450x`, `50%`, `18cm`, `300x200`, `0.5\textwidth`) as attributes; undefined: none. */
export function readSize(written = ''): Size | undefined {
  const value = written.trim().toLowerCase();
  const both = /^=?(\d{1,5})?(%|px)?\s*[x×]\s*(\d{1,5})?(%|px)?$/.exec(value);
  if (both && (both[1] || both[3])) {
    return sizeOf(`${both[1] ?? ''}${both[2] ?? ''}`, `${both[3] ?? ''}${both[4] ?? ''}`);
  }
  const width = readLength(value);
  return width ? { width } : undefined;
}

/** One length; bare numbers are pixels. */
export function readLength(written = ''): string | undefined {
  const value = written.trim().toLowerCase();
  const length = /^(\d{1,5}(?:\.\d{1,4})?|\.\d{1,4})\s*(px|%|cm|mm|in|em|rem|pt|vw|pw)?$/.exec(value);
  if (length) {
    const amount = Number(length[1]);
    const unit = length[2] ?? 'px';
    if (!(amount > 0)) return undefined;
    if (unit === 'px') return `${Math.round(amount)}`;
    if (unit === 'vw' || unit === 'pw') return `${amount}%`;
    if (unit === 'pt') return `${Math.round((amount * 96) / 72)}`;
    return `${amount}${unit === 'rem' ? 'em' : unit}`;
  }
  const share = /^(\d?\.?\d{1,4})?\s*\\(?:text|line|column|paper)width$/.exec(value);
  return share ? `${Math.round(Number(share[1] ?? '1') * 100)}%` : undefined;
}

/** What an option line of reStructuredText or MyST (`:width: 50%`) says of its picture. */
export function optionOf(key: string | undefined, value: string): Partial<Picture> {
  if (key === 'width') return { width: readLength(value) };
  if (key === 'scale') return { width: readLength(value.includes('%') ? value : `${value}%`) };
  if (key === 'height') return { height: readLength(value) };
  if (key === 'align' || key === 'class' || key === 'figclass') return sizeOfClass(value);
  if (key === 'name' || key === 'label') return { label: value.trim() };
  if (key === 'rotate') return { classes: turnClass(value) };
  if (key === 'alt') return { alt: plainText(value) };
  return key === 'target' ? { link: value.trim() } : {};
}

/** Of two sizes the first one's, with the classes of both. */
export function joinSizes(first: Size, second: Size): Size {
  const classes = [first.classes, second.classes].filter(Boolean).join(' ');
  return { ...second, ...first, ...(classes === '' ? {} : { classes }) };
}

/** What classes say of a picture: its width (`w50`), how large it stands (`hero`), and where (`right`). */
export function sizeOfClass(classes: string): Size {
  const named = classes.split(/[\s.]+/).filter(isPhotoMark);
  return { ...sizeOf(widthOfClass(classes)), ...(named.length > 0 ? { classes: named.join(' ') } : {}) };
}

/** The width that a class such as `w50`, `w-50`, `width-50` or `size-50p` asks for. */
export function widthOfClass(classes: string): string | undefined {
  const found =
    /(?:^|\s)\.?(?:w|width|size)[-_]?(10|20|25|30|33|40|45|48|49|50|60|66|67|70|75|80|90|100)(?:p|pct)?(?=\s|$)/i.exec(
      classes,
    );
  return found ? `${found[1]}%` : undefined;
}

/** Width and height of a style attribute. */
export function sizeOfStyle(style: string): Size {
  const width = /(?:^|[;\s{'"])(?:max-)?width["']?\s*[:=]\s*['"]?([\d.]+\s*[a-z%]*)/i.exec(style);
  const height = /(?:^|[;\s{'"])(?:max-)?height["']?\s*[:=]\s*['"]?([\d.]+\s*[a-z%]*)/i.exec(style);
  return sizeOf(width?.[1], height?.[1]);
}

/** `width=8 cm` in a list of attributes as `width=8cm`. */
export const withUnits = (list: string): string => list.replace(APART, '$1$2');

const APART =
  /((?:^|[\s,])(?:width|height|w|h)[ \t]{0,2}=[ \t]{0,2}["']?\d{1,5}(?:[.]\d{1,4})?)[ \t]{1,3}((?:mm|cm|in|pt|px|em|%)(?=$|[\s"',]))/gi;

/** Only what can be read as a length: a side without one must not hide another's. */
export function sizeOf(writtenWidth?: string, writtenHeight?: string): Size {
  const width = readLength(writtenWidth);
  const height = readLength(writtenHeight);
  return { ...(width ? { width } : {}), ...(height ? { height } : {}) };
}

/** Braces, brackets and tick marks become entities too: no later dialect may read them as its own. */
function escapeAttribute(value: string): string {
  return escapeText(value).replace(/"/g, '&quot;');
}

export function escapeText(value: string): string {
  return onOneLine(value)
    .replace(/&/g, '&amp;')
    .replace(/[<>{}[\]`|*_$~]/g, (char) =>
      char === '<' ? '&lt;' : char === '>' ? '&gt;' : char === '_' ? '_' : `&#${char.charCodeAt(0)};`,
    );
}

/** Words that mean the same inside `![…]` and inside a title. One `_` or `*` alone makes no emphasis. */
function isPlain(words: string): boolean {
  return !/[\\`[\]<>&"|{}~$\n\r]|!$/.test(words) && !/[*_][^*_]*[*_]|\*/.test(words);
}

function isPlainAddress(address: string): boolean {
  return address !== '' && !/[<>\\\n\r|`{}]|&#?\w+;/.test(address);
}

/** A lone `<img>` over a line of text would make that text HTML; an empty comment behind it keeps it a paragraph. */
function closingMark(text: string, from: number, to: number, laid: string): string {
  if (!laid.startsWith('<img') && !/\n<img[^\n]*$/.test(laid)) return '';
  if (laid.endsWith('\n')) return '';
  const before = laid.includes('\n') ? '' : text.slice(Math.max(0, from - 200), from).replace(/^[\s\S]*\n/, '');
  return before.trim() === '' && textFollows(text, to) ? '<!---->' : '';
}

/** Whether words follow, on this line or the next. */
const goesOn = (text: string, to: number): boolean => wordsFollow(text, to) || textFollows(text, to);

const wordsFollow = (text: string, to: number): boolean => /^[ \t]*[^\s]/.test(text.slice(to, to + 80));

/** A lone `<img>` would make HTML of all the lines below it. */
const withMarks = (lines: string): string =>
  lines
    .split('\n')
    .map((line) => (line.startsWith('<img') && line.endsWith('>') ? `${line}<!---->` : line))
    .join('\n');

/** Whether the line ends here and the next one is not blank. */
function textFollows(text: string, to: number): boolean {
  return /^[ \t\r]*\n[ \t]*\S/.test(text.slice(to, to + 80));
}
