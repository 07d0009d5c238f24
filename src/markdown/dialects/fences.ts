// Step 1, dialects: reads fences that are galleries of notes apps (`img-gallery`, `image-layout-a`) as pictures. Only
// where every line is a picture or an option; any other fence stays code.

import { isPictureAddress } from '../../formats.ts';
import { append } from '../../lists.ts';
import { upTo } from '../../trimming.ts';
import { markedText, type Picture, pictureEdit, plainText, readSize } from './picture/picture.ts';
import type { Edit, Rewriting, SourceText } from './source/source.ts';

const FENCE = /^([ \t>]{0,12}(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?)(`{3,}|~{3,})[ \t]*([^\n`]{0,200})$/;
const GALLERY = /galler|album|slideshow|carousel|lightbox|masonry|mosaic|collage/i;
/** Words that mean one too, where nothing in the fence's name means more: `image-magick-script` is code. */
const PICTURED =
  /^(?:images?|imgs?|photos?|photoset|pics?|pictures?|slides?|slider|fotos?|bild(?:er)?)(?:[-_](?:images?|photos?|pictures?|layout|grid|rows?|columns?|cols?|views?|viewer|strip|stack|wall|list|block|set|group|compare|comparison|folder|[a-z]|\d{1,2})){0,4}$/i;
/** Tells that a fence shows pictures and no language has its name. */
export const GALLERY_FENCE =
  /^[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(?:`{3,}|~{3,})[ \t]*[\w-]*(?:galler|imag|img|phot|pic|album|slide|carousel|lightbox|mas|mosaic|foto|bild)/im;

export function rewriteFences(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  let open:
    | { readonly mark: string; readonly from: number; readonly inside: number; readonly info: string }
    | undefined;
  for (let at = 0; at <= text.length; ) {
    const stop = text.indexOf('\n', at);
    const end = stop < 0 ? text.length : stop;
    const fence = FENCE.exec(text.slice(at, Math.min(end, at + 300)));
    if (!open && fence)
      open = { mark: fence[2]!, from: at + fence[1]!.length, inside: end + 1, info: fence[3]!.trim() };
    else if (open && fence && fence[2]!.startsWith(open.mark) && fence[3]!.trim() === '') {
      const shown = /^\w/.test(open.info) && isGallery(open.info.split(/[\s{]/)[0]!) && source.isCode(open.from);
      const pictures = shown ? readGallery(text, open.inside, at) : undefined;
      if (pictures) edits.push(pictureEdit(source, open.from, end, pictures));
      open = undefined;
    }
    at = end + 1;
  }
  return { edits, problems: [] };
}

const isGallery = (name: string): boolean => GALLERY.test(name) || PICTURED.test(name);

/** The pictures of the lines, or undefined when one of them says something else. */
function readGallery(text: string, from: number, to: number): readonly Picture[] | undefined {
  const pictures: Picture[] = [];
  let group = '';
  for (let at = from; at < to; ) {
    const stop = text.indexOf('\n', at);
    const end = stop < 0 ? to : Math.min(stop, to);
    const line = text.slice(at, Math.min(end, at + 2000)).replace(/^[ \t>]*/, '');
    const found = /^[-\s]*$/.test(line) ? [] : picturesOf(line);
    const option = found ? undefined : OPTION.exec(line);
    const last = pictures.at(-1);
    if (found)
      append(
        pictures,
        found.map((picture) => ({ ...picture, at })),
      );
    else if (!option) return undefined;
    else if (/^(?:captions?|title|description|alt)$/i.test(option[1]!)) {
      const words = markedText(unquoted(option[2]!));
      if (last && /^\s/.test(text.slice(at, at + 1))) pictures[pictures.length - 1] = { ...last, caption: words };
      else group = words;
    } else if (/^(?:path|folder|dir|directory|from|glob)$/i.test(option[1]!)) {
      const folder = unquoted(option[2]!);
      pictures.push({ address: /\*|\/$/.test(folder) ? folder : `${folder}/`, at });
    }
    at = end + 1;
  }
  const last = pictures.at(-1);
  if (!last) return undefined;
  return group && !last.caption && !last.alt ? [...pictures.slice(0, -1), { ...last, caption: group }] : pictures;
}

const OPTION = /^(?:-[ \t]+)?([A-Za-z][\w-]{0,30})[ \t]*[:=](.*)$/s;
const EMBED =
  /!?\[\[([^[\]\n|]{1,500})((?:\|[^[\]\n|]{0,300}){0,4})\]\]|!\[([^[\]\n]{0,500})\]\(<?([^()<>"\n]{1,500}?)>?(?:[ \t]{1,9}"([^"\n]{0,300})")?\)|<img\b[^<>\n]{0,1000}>/g;

/** `![[a.jpg|words]]`, `![words](a.jpg)`, `- a.jpg | words`, `src: a.jpg`; undefined for a line that is none. */
function picturesOf(line: string): Omit<Picture, 'at'>[] | undefined {
  const embeds = [...line.matchAll(EMBED)];
  if (embeds.length > 0) {
    const pictures = embeds.map((match): Omit<Picture, 'at'> => {
      const bars = (match[2] ?? '').split('|').slice(1);
      const size = bars.map((part) => readSize(part)).find(Boolean);
      const alt = plainText(
        (match[3] === undefined ? undefined : upTo(match[3], '|')) ?? bars.filter((part) => !readSize(part)).join(' '),
      );
      const said = (key: string) => new RegExp(`\\s${key}\\s*=\\s*["']([^"']*)`, 'i').exec(match[0])?.[1];
      const address = match[1] ?? match[4] ?? said('src') ?? '';
      return { address: address.trim(), alt: alt || plainText(said('alt')), caption: markedText(match[5]), ...size };
    });
    return pictures.every(({ address }) => isPictureAddress(address)) ? pictures : undefined;
  }
  const bare = line
    .replace(/^(?:[-*+]|\d{1,3}[.)])[ \t]+/, '')
    .replace(/^(?:src|url|image|img|file|photo|link)[ \t]*[:=][ \t]*/i, '');
  const list = bare.split(/[,;]\s*|\s+/).filter(Boolean);
  if (list.length > 1 && list.every(isPictureAddress)) return list.map((one) => ({ address: one }));
  const { address, words } = addressAndWords(bare.trim());
  return isPictureAddress(address) ? [{ address, caption: markedText(words) }] : undefined;
}

/** `"a.jpg", `, `a.jpg | words`; words in quotes or parentheses are not shown. */
function addressAndWords(line: string): { readonly address: string; readonly words: string } {
  const quoted = /^["']([^"'\n]+)["'],?/.exec(line);
  // Where something in quotes or parentheses ends the line, it may begin at the first of them.
  const plain = upTo(line, /["')]$/.test(line) ? `"'|(` : `"'|`);
  const rest = line.slice((quoted?.[0] ?? plain).length).trimStart();
  const none = { address: '', words: '' };
  if (rest !== '' && !/^\||^["'(].*["')]$/s.test(rest)) return none;
  return { address: (quoted?.[1] ?? plain).trim(), words: rest.startsWith('|') ? rest.slice(1) : '' };
}

function unquoted(words: string): string {
  return words.trim().replace(/^(["'])(.*)\1$/, '$2');
}
