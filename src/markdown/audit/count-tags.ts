// Step 1, audit: counts the pictures that one template tag, component or element shows. By a rule of its own: every
// value that ends like a picture is one, less those that stand behind another (thumbnails, large versions).

import { append } from '../../lists.ts';
import { trimEndOf, upTo } from '../../trimming.ts';

export interface Hit {
  /** Position relative to what was given. */
  readonly at: number;
  readonly written: string;
}

/** Takes the pictures that stand in a range of the text, and blots it out. Hits are relative to its start. */
export type AddHits = (from: number, to: number, hits: readonly Hit[]) => void;

interface TagValue extends Hit {
  readonly key: string;
}

/** Written down again on purpose, beside src/formats.ts: what that table does not know must not go uncounted too. */
const ENDING = 'jpe?g|jpe|jfif|pjpeg|a?png|gif|webp|avif|svgz?|hei[cf]|hif|tiff?|bmp|jxl';
const PICTURE = new RegExp(
  `^data:image/|\\.(?:${ENDING})(?:$|[?#])|[?&](?:format|fm|ext)=(?:jpe?g|png|webp|gif|avif)\\b`,
  'i',
);
const SHOWS =
  /(?:^|[-_./])(?:figures?|fig|imgs?|images?|pics?|pictures?|photos?|foto|bild|lightbox|thumb|thumbnail|gallery|galleries|album|slideshow|slider|carousel|imgproc|fancybox|screenshot|banner|cover|hero|asset_img|cloudinary|staticimage)(?:[-_.\d]|$)|(?:image|img|figure|photo|picture|gallery|lightbox|thumbnail)s?$/i;
const MANY = /galler|album|slide|carousel|photos|images|pictures|imgs|masonry|mosaic|grid/i;
const BEHIND =
  /^(?:link|href|full|full_?size|large\w*|orig\w*|zoom|big\w*|lightbox|target|highres|hires|popup|-*thumb\w*|small|preview|lqip|placeholder|webp|avif|fallback|srcset|mobile|low|blur|square|retina|hidpi|dark|src_dark|dark_src|srcdark|darksrc|night|image_(?:full|thumb)|full_url|src_small)$/;
const WORDS =
  /^(?:\d+[-_]?)?(?:captions?|description|desc|text|legend|figcaption|comment|subtitle|cap|titles?|alts?|alttext|alt_text|attr|credits?|copyright|author|note|label|heading|width|height|size|class|style|sizes)(?:[-_]?\d+)?$/;
const ADDRESS =
  /^(?:ref|relref|url|absurl|relurl|static|asset|assets|resource|abslink|imgpath|imgurl|permalink|link|post_url|post_link|asset_path|asset_url|baseurl|get_url|url_for|media_url|file_url|resize_image|img_path|post_asset|media|page_url)$/;
const EMBED = /^(?:youtube|yt|vimeo|bilibili|tweet|twitter|gist|spotify|soundcloud|iframe|embed)$/;
const SILENT =
  /^(?:if|unless|else|elsif|case|when|for|assign|capture|set|endfor|endif|include_relative|raw|comment|import|from|extends|block|macro)$/;

export function isPicture(value: string): boolean {
  return PICTURE.test(value.trim());
}

/** The inside of `{{< … >}}`; `offset` is added to every position. */
export function ofShortcode(inside: string, offset: number): Hit[] {
  const name = /^[-\s]*(\/?)\s*([\w./-]*)\s*\(?/.exec(inside)!;
  if (name[1]) return [];
  return ofNamed(name[2]!.replace(/\/$/, ''), inside.slice(name[0].length), offset + name[0].length);
}

/** The inside of `{% … %}`. */
export function ofLiquid(inside: string, offset: number): Hit[] {
  const include =
    /^[-\s]*(?:include|include_cached|render|partial|component)\s+["']?(?:[\w./-]*\/)?([\w-]+)[\w./-]*["']?\s*,?/.exec(
      inside,
    );
  if (include) return ofNamed(include[1]!, inside.slice(include[0].length), offset + include[0].length);
  const name = /^[-\s]*([\w-]+)/.exec(inside)?.[1] ?? '';
  return SILENT.test(name) || /^end/.test(name) ? [] : ofShortcode(inside, offset);
}

/** The inside of `{{ … }}`: Zola's calls and DokuWiki's pictures. */
export function ofOutput(inside: string, offset: number): Hit[] {
  const call = /^\s*([\w:-]+)\s*\(/.exec(inside);
  if (call)
    return ofNamed(
      call[1]!.replace(/^.*::/, ''),
      inside.slice(call[0].length).replace(/\)\s*$/, ''),
      offset + call[0].length,
    );
  const helper = /^\s*([A-Za-z][\w/-]*)\s+["']([^"'\n]{1,500})["']/.exec(inside);
  if (helper && isPicture(helper[2]!) && !ADDRESS.test(helper[1]!.toLowerCase()))
    return [{ at: offset + inside.indexOf(helper[2]!), written: helper[2]! }];
  const wiki = upTo(inside, '|?').trim();
  const filters = inside.slice(upTo(inside, '|').length);
  if (!/^[^"'`{}()=]{1,300}$/.test(wiki) || !isPicture(wiki)) return [];
  if (/\|\s*(?:relative_url|absolute_url|prepend|append|url)\b/.test(filters)) return [];
  return [{ at: offset + inside.indexOf(wiki), written: wiki }];
}

/** `<img …>`. */
export function ofHtml(tag: string): Hit[] {
  const source = /\s(?:data-|lazy-)?(?:src|original|srcset|lazy-src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(
    tag,
  );
  if (!source) return [];
  const written = source[1] ?? source[2] ?? source[3] ?? '';
  return [{ at: source.index + source[0].indexOf(written), written }];
}

/** `<Name …>`; `names` says how many pictures an imported or exported name stands for. Undefined when it shows none. */
export function ofComponent(tag: string, names: ReadonlyMap<string, number>): Hit[] | undefined {
  const [head, written = ''] = /^<([\w.-]+)/.exec(tag)!;
  const name = written.replace(/([a-z\d])([A-Z])/g, '$1-$2');
  const body = tag.slice(head.length).replace(/\/?>$/, '');
  const offset = tag.indexOf(body);
  const values: TagValue[] = [];
  for (const match of body.matchAll(/(?<![\w@:.-])([\w@:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(\{))/g)) {
    const key = match[1]!.replace(/^(?:v-bind)?:/, '').toLowerCase();
    const at = offset + match.index + match[0].length;
    const plain = match[2] ?? match[3];
    const bound = match[4] !== undefined || /^(?::|v-bind:)/.test(match[1]!);
    if (!bound) values.push({ key, at: at - 1 - (plain ?? '').length, written: plain ?? '' });
    else if (!WORDS.test(key))
      append(values, ofExpression(key, plain ?? braced(body, match.index + match[0].length), at, names));
  }
  const several =
    values.filter(({ key, written }) => isPicture(written) && !WORDS.test(key)).length > 1 && MANY.test(name);
  const hits = several ? values.filter(({ written }) => isPicture(written)) : shown(name, values);
  // Light and dark are variants of one picture.
  if (hits.length > 1 && /^themed/i.test(name)) return hits.slice(0, 1);
  return hits.length > 0 ? hits : undefined;
}

/** Plain lines between a gallery's tags: one picture each. */
export function ofGallery(name: string, inside: string): Hit[] {
  if (!(MANY.test(name) || SHOWS.test(name) || name === 'capture') || /!\[|<img|<a\s/i.test(inside)) return [];
  const hits: Hit[] = [];
  let at = 0;
  for (const line of inside.split('\n')) {
    const words = line.replace(/^\s*(?:[-*+]\s+)?/, '');
    const entry = /^(\w+)\s*:\s(.*)$/s.exec(words);
    const path = /^["'`(]?([^"'`|]+?\.\w{3,4}(?:\?[^\s"'`|:]*)?)(?=$|["'`)\s:,;|[\]])/.exec(words);
    const given = /\w\s*=\s*["'“]/.test(words) ? ofNamed('image', words, 0)[0]?.written : undefined;
    const named =
      entry && !/^(?:thumb|link|href)/i.test(entry[1]!) ? entry[2]!.trim().replace(/^["']|["']$/g, '') : undefined;
    const written = given ?? (entry ? named : path?.[1]);
    if (written && isPicture(written)) hits.push({ at: at + line.indexOf(written), written });
    at += line.length + 1;
  }
  return hits;
}

function ofNamed(name: string, body: string, offset: number): Hit[] {
  const lower = name.toLowerCase();
  return lower.split(/[-_]/).some((part) => EMBED.test(part)) || ADDRESS.test(lower)
    ? []
    : shown(name, valuesOf(body, offset));
}

function shown(name: string, values: readonly TagValue[]): Hit[] {
  const pictures = values.flatMap((value) =>
    WORDS.test(value.key) ? [] : isPicture(value.written) && !/[,|;]/.test(value.written) ? [value] : listed(value),
  );
  const front = pictures.filter(({ key }) => !BEHIND.test(withoutNumber(key)));
  const large = front.filter(({ written }) => !/thumb|[-_]th\.\w+$/i.test(written));
  if (front.length > 1 && large.length > 0 && large.length < front.length) return large;
  const withoutUrl = front.filter(({ key }) => key !== 'url' && key !== 'uri');
  if (front.length === 2 && withoutUrl.length === 1) return withoutUrl;
  if (front.length > 0) return front;
  // One of each number.
  if (pictures.length > 0) return [...new Map(pictures.map((one) => [/\d+/.exec(one.key)?.[0] ?? '', one])).values()];
  if (!SHOWS.test(name)) return [];
  const media = values.some(({ written }) =>
    /\.(?:mp4|m4v|mov|webm|ogv|avi|mkv|mp3|m4a|ogg|wav|flac)(?:$|[?#])/i.test(written),
  );
  if (media) return [];
  const many = MANY.test(name);
  const folder = values.find(
    ({ key, written }) => many && /[^/]\/$|\*/.test(written) && !/\s/.test(written) && !WORDS.test(key),
  );
  const named = values.find(
    ({ key, written }) =>
      (many
        ? /^(?:album|dir|folder|directory|match|glob|pattern|path)$/
        : /^(?:src|image|img|path|file|url|filename|source|image_path)$/
      ).test(key) &&
      /^[^\s.,]+(?:\.[^\s]+)?$|^https?:\S+$/.test(written) &&
      !/^(?:left|right|center|true|false|\d+(?:px|%)?)$/.test(written),
  );
  const found = folder ?? named;
  return found ? [found] : [];
}

function withoutNumber(key: string): string {
  const behind = key.replace(/^\d+[-_]?/, '');
  const short = trimEndOf(behind, '0123456789');
  return short === behind ? behind : short.replace(/[-_]$/, '');
}

/** `a.jpg, b.jpg | c.jpg`, when all parts are pictures. */
function listed(value: TagValue): TagValue[] {
  for (const separator of [/\|/, /;/, /,/, /\s+/]) {
    const parts = value.written
      .replace(/^[{[]|[}\]]$/g, ' ')
      .split(separator)
      .map((part) => part.trim().replace(/^["'`]|["'`]$/g, ''))
      .filter(Boolean);
    if (parts.length > 1 && parts.every(isPicture))
      return parts.map((written) => ({
        key: value.key,
        at: value.at + Math.max(0, value.written.indexOf(written)),
        written,
      }));
  }
  return isPicture(value.written) ? [value] : [];
}

function valuesOf(body: string, offset: number): TagValue[] {
  const values: TagValue[] = [];
  const parameter =
    /(?:(?<![\w@:.-])([\w@:.-]+?)\s*(?:=|:(?![:/]))\s*)?(?:"((?:[^"\\]|\\.){0,2000})"|'((?:[^'\\]|\\.){0,2000})'|`([^`]{0,2000})`|“([^”]{0,2000})”|\[([^\]]{0,2000})\]|((?:\{\{[^{}]{0,2000}\}\}|[^\s,"'`“”[\]])+))/g;
  for (const match of body.matchAll(parameter)) {
    const written = match.slice(2).find((part) => part !== undefined) ?? '';
    values.push({
      key: (match[1] ?? '')
        .replace(/^[-:@.]+/, '')
        .replace(/-/g, '_')
        .toLowerCase(),
      at: offset + match.index + match[0].lastIndexOf(written),
      written,
    });
  }
  return values;
}

function ofExpression(key: string, expression: string, at: number, names: ReadonlyMap<string, number>): TagValue[] {
  const values: TagValue[] = [];
  for (const match of expression.matchAll(/(?:(?<!\w)(\w+)\s*:\s*)?["'`]([^"'`\n$]*)["'`]|([A-Za-z_$][\w$]*)/g)) {
    const own = match[1]?.toLowerCase() ?? '';
    if (/^(?:thumb\w*|placeholder|alt|title|caption|description)$/.test(own)) continue;
    if (match[2] !== undefined) {
      if (isPicture(match[2])) values.push({ key, at: at + match.index, written: match[2] });
    } else
      for (let count = names.get(match[3]!) ?? 0; count > 0; count -= 1)
        values.push({ key, at: at + match.index, written: `${match[3]}.jpg` });
  }
  return values;
}

/** What stands between the brace before `from` and the one that closes it. */
function braced(body: string, from: number): string {
  let depth = 1;
  for (let at = from; at < body.length; at += 1) {
    if (body[at] === '{') depth += 1;
    else if (body[at] === '}' && --depth === 0) return body.slice(from, at);
  }
  return body.slice(from);
}
