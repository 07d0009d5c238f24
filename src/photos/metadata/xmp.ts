// Step 3: a raw XMP packet → the properties this tool uses; pure, linear. Not an XML parser: it reads elements and
// attributes of `rdf:Description` by their namespace's name, and nothing in the packet is ever fetched or expanded.
// Source: XMP specification part 1 (2012), §7 (properties as elements or attributes; rdf:Alt, rdf:Seq, rdf:Bag).

import { utf16Of } from '../../formats.ts';
import { cleanText } from './clean-text.ts';

/** Texts by `namespace:name`, namespaces by their usual prefix whatever the packet calls them. */
export type XmpTags = Readonly<Record<string, readonly string[]>>;

const MAX_BYTES = 1 << 20;

/** Of words in several languages, those of `language` come first. */
export function readXmp(packet: Uint8Array, language?: string): XmpTags {
  const xml = new TextDecoder(utf16Of(packet) ?? 'utf-8').decode(packet.subarray(0, MAX_BYTES));
  const prefixes = prefixesOf(xml);
  const tags: Record<string, string[]> = {};
  const add = (name: string, values: readonly string[]): void => {
    if (!WANTED.has(name)) return;
    const clean = values.map((value) => cleanText(decodeEntities(value))).filter((value) => value !== undefined);
    if (clean.length > 0) tags[name] ??= clean;
  };
  const canonical = (name: string): string => {
    const [prefix = '', local = ''] = name.split(':');
    return `${prefixes.get(prefix) ?? prefix}:${local}`;
  };

  const tried = new Set<string>();
  for (const tag of openingTags(xml)) {
    const name = canonical(tag.name);
    if (name === 'rdf:Description') {
      for (const [key, value] of attributesOf(tag.inside)) add(canonical(key), [value]);
    } else if (WANTED.has(name) && !tried.has(name) && !tag.inside.endsWith('/')) {
      tried.add(name);
      const end = xml.indexOf(`</${tag.name}`, tag.end);
      if (end >= 0) add(name, valuesOf(xml.slice(tag.end, end), language));
    }
  }
  return tags;
}

const WANTED = new Set([
  'dc:title',
  'dc:description',
  'dc:creator',
  'dc:rights',
  'dc:subject',
  'photoshop:Headline',
  'photoshop:DateCreated',
  'photoshop:City',
  'photoshop:State',
  'photoshop:Country',
  'Iptc4xmpCore:Location',
  'xmp:CreateDate',
  'exif:DateTimeOriginal',
  'exif:GPSLatitude',
  'exif:GPSLongitude',
  'exif:GPSTimeStamp',
  'tiff:Make',
  'tiff:Model',
]);

const NAMESPACES = new Map([
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://ns.adobe.com/photoshop/1.0/', 'photoshop'],
  ['http://ns.adobe.com/xap/1.0/', 'xmp'],
  ['http://ns.adobe.com/exif/1.0/', 'exif'],
  ['http://ns.adobe.com/tiff/1.0/', 'tiff'],
  ['http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/', 'Iptc4xmpCore'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
]);

function prefixesOf(xml: string): ReadonlyMap<string, string> {
  const prefixes = new Map<string, string>();
  for (const [, prefix = '', , double = '', single = ''] of xml.matchAll(
    /xmlns:([\w.-]+)\s*=\s*("([^"]*)"|'([^']*)')/g,
  )) {
    const known = NAMESPACES.get(double || single);
    if (known) prefixes.set(prefix, known);
  }
  return prefixes;
}

interface OpeningTag {
  readonly name: string;
  /** What stands between the name and `>`. */
  readonly inside: string;
  readonly end: number;
}

/** Scans by hand: a regular expression would take quadratic time on a packet of unclosed tags. */
function* openingTags(xml: string): Generator<OpeningTag> {
  let at = xml.indexOf('<');
  while (at >= 0) {
    let end = at + 1;
    while (end < xml.length && xml[end] !== '>' && xml[end] !== '<') {
      const quote = xml[end];
      if (quote === '"' || quote === "'") {
        end = xml.indexOf(quote, end + 1);
        if (end < 0) return;
      }
      end += 1;
    }
    if (end >= xml.length) return;
    if (xml[end] === '<') {
      at = end;
      continue;
    }
    const inside = xml.slice(at + 1, end);
    const name = /^[A-Za-z_][\w.-]{0,60}:[\w.-]{1,60}/.exec(inside)?.[0];
    if (name) yield { name, inside: inside.slice(name.length), end: end + 1 };
    at = xml.indexOf('<', end);
  }
}

function attributesOf(inside: string): readonly (readonly [string, string])[] {
  const found = inside.matchAll(
    /(?<![\w.:-])([A-Za-z_][\w.-]{0,60}:[\w.-]{1,60})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g,
  );
  return [...found].map(([, key = '', double, single]) => [key, double ?? single ?? ''] as const);
}

/** The items of a list, or the text itself. Of a language list first the report's own, then the default one. */
function valuesOf(body: string, language: string | undefined): readonly string[] {
  const items = [...body.matchAll(/<rdf:li\b([^<>]*)>([^<]*)<\/rdf:li>/g)];
  if (items.length === 0) return body.includes('<') ? [] : [body];
  const languageOf = ([, attributes = '']: RegExpExecArray | RegExpMatchArray): string =>
    /\bxml:lang\s{0,9}=\s{0,9}["']([\w-]{1,40})["']/.exec(attributes)?.[1]?.toLowerCase() ?? '';
  const wanted = language?.toLowerCase();
  const primary = (tag: string | undefined): string | undefined => tag?.split('-')[0];
  const filled = items.filter(([, , text = '']) => text.trim() !== '');
  const preferred =
    filled.find((item) => wanted !== undefined && languageOf(item) === wanted) ??
    filled.find((item) => wanted !== undefined && primary(languageOf(item)) === primary(wanted)) ??
    items.find((item) => languageOf(item) === 'x-default');
  const ordered = preferred ? [preferred, ...items.filter((item) => item !== preferred)] : items;
  return ordered.map((item) => item[2]!);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
