// Step 1: front matter data → what a report needs of it: title, people, date, language, cover picture, look. Knows the key names
// of the site generators; ignores the rest without a word.

import { note, type Problem } from '../diagnostics.ts';
import type { Report, SourcePlace } from '../model.ts';
import type { FrontMatter } from './frontmatter.ts';

export interface TextSettings {
  readonly title?: string;
  readonly author?: string;
  readonly date?: string;
  readonly description?: string;
  readonly language?: string;
  readonly cover?: {
    readonly written: string;
    readonly alt: string;
    readonly caption?: string;
    readonly place: SourcePlace;
  };
  readonly look: Report['look'];
  readonly problems: readonly Problem[];
}

/** Look keys that may stand at the top; Jekyll's `layout` and other generators' keys keep the rest for `tripreport:`. */
const TOP_LOOK = ['paper', 'margin', 'captions', 'density', 'order', 'clocks'];
/** At the top only as true or false: `days: 7` is somebody's itinerary. */
const SWITCHES = ['days', 'index', 'map', 'places'];
/** Keys inside `map:`, and the settings that they make. */
const MAP_KEYS: Readonly<Record<string, string>> = { gpx: 'gpx', privacy: 'map-privacy', borders: 'map-borders' };
const OWN_LOOK = [...TOP_LOOK, ...SWITCHES, ...Object.values(MAP_KEYS), 'layout', 'theme'];
const OWN = 'tripreport';

export function readSettings(front: FrontMatter): TextSettings {
  const { data } = front;
  const problems: Problem[] = [];
  const look: Record<string, { value: string; place: SourcePlace }> = {};
  for (const key of [...TOP_LOOK, ...SWITCHES]) {
    if (key === 'map') Object.assign(look, mapLook(data.map, front.place('map')));
    if (SWITCHES.includes(key) && typeof data[key] !== 'boolean') continue;
    const value = lookValue(data[key], key);
    if (value === undefined || isPageNumber(key, value)) continue;
    look[key] = { value, place: front.place(key) };
  }
  for (const [key, given] of Object.entries(record(data[OWN]) ?? {})) {
    const value = lookValue(given, key);
    const place = front.place(`${OWN}.${key}`);
    const map = key === 'map' ? mapLook(given, place) : undefined;
    if (map) Object.assign(look, map);
    else if (OWN_LOOK.includes(key) && value !== undefined) look[key] = { value, place };
    else
      problems.push(
        note('W_FRONT_MATTER', `“${OWN}.${key}” is no setting that a text can make`, {
          place,
          hint: `A text can set ${OWN_LOOK.join(', ')}.`,
        }),
      );
  }
  const title = text(data.title) ?? text(record(data.title)?.text);
  const author = firstOf([data.author, data.authors, data.by, data.creator, data.writer], people);
  const date = firstOf(
    [data.date, data.pubDate, data.pubDatetime, data.publishDate, data.published, data.created],
    text,
  );
  const description = firstOf([data.description, data.summary, data.subtitle, data.excerpt, data.abstract], text);
  const language = firstOf([data.lang, data.language, data.locale], text);
  const cover = coverOf(front);
  return {
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(date === undefined ? {} : { date }),
    ...(description === undefined ? {} : { description }),
    ...(language === undefined ? {} : { language }),
    ...(cover === undefined ? {} : { cover }),
    look,
    problems,
  };
}

/** `order: 3` is the place of a page among its neighbours (VuePress, Hexo, Gatsby). */
function isPageNumber(key: string, value: string): boolean {
  return key === 'order' && /^[-+]?[\d.]+$/.test(value);
}

/** `map: {gpx: track.gpx, privacy: 500m}`; a map of other keys is another program's. */
function mapLook(value: unknown, place: SourcePlace): Report['look'] | undefined {
  const map = record(value) ?? {};
  const keys = Object.keys(map);
  if (keys.length === 0 || !keys.every((key) => Object.hasOwn(MAP_KEYS, key))) return undefined;
  const look: Record<string, { value: string; place: SourcePlace }> = { map: { value: 'true', place } };
  for (const [key, name] of Object.entries(MAP_KEYS)) {
    const value = lookValue(map[key], name);
    if (value !== undefined) look[name] = { value, place };
  }
  return look;
}

/** From the most to the least particular name for it. */
const COVERS = [
  'cover',
  'coverImage',
  'cover_image',
  'coverimage',
  'featured_image',
  'featuredImage',
  'featured',
  'feature_image',
  'featureImage',
  'hero',
  'heroImage',
  'hero_image',
  'banner',
  'bannerImage',
  'header',
  'headerImage',
  'header_image',
  'header-img',
  'image',
  'img',
  'images',
  'photo',
  'ogImage',
  'og_image',
  'thumbnail',
  'thumb',
  'teaser',
  'preview',
];
const ADDRESSES = [
  'image',
  'src',
  'url',
  'path',
  'feature',
  'file',
  'overlay_image',
  'teaser',
  'filename',
  'name',
  'relative',
];

function coverOf(front: FrontMatter): TextSettings['cover'] {
  const nested = ['extra', 'params', 'resources'].flatMap((key): [string, Record<string, unknown>][] => {
    const inner = record(front.data[key]);
    return inner ? [[`${key}.`, inner]] : [];
  });
  for (const [prefix, data] of [['', front.data] as const, ...nested]) {
    for (const key of COVERS) {
      const value = Array.isArray(data[key]) ? data[key][0] : data[key];
      const whole = record(value);
      const written = whole
        ? firstOf(
            ADDRESSES.map((name) => whole[name]),
            address,
          )
        : address(value);
      if (written === undefined) continue;
      const caption = text(whole?.caption);
      const alt = text(whole?.alt) ?? text(data[`${key}_alt`]) ?? text(data[`${key}Alt`]) ?? '';
      return { written, alt, place: front.place(prefix + key), ...(caption === undefined ? {} : { caption }) };
    }
  }
  return undefined;
}

/** A string that could be a picture's address: a file ending or a path. */
function address(value: unknown): string | undefined {
  const given = text(value);
  return given !== undefined && given.length < 2000 && /\.[a-z0-9]{2,5}(?:[?#].*)?$|^https?:|\//i.test(given)
    ? given
    : undefined;
}

function people(value: unknown): string | undefined {
  const names = (Array.isArray(value) ? value : [value]).flatMap((one) => {
    const name = text(one) ?? text(record(one)?.name) ?? text(record(one)?.nickname);
    return name === undefined ? [] : [name];
  });
  return names.length === 0 ? undefined : names.join(', ');
}

function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim() || undefined;
  return typeof value === 'number' ? String(value) : undefined;
}

/** A list of captions is written with commas, one of margins with spaces, one of files by lines; clocks may be a list or a map of cameras. */
function lookValue(value: unknown, key: string): string | undefined {
  if (key === 'clocks' && typeof value === 'object' && value !== null) {
    const clocks = (Array.isArray(value) ? value : [value]).flatMap((one) => {
      const cameras = record(one);
      return cameras ? Object.entries(cameras).map(([camera, shift]) => `${camera}=${text(shift) ?? ''}`) : text(one);
    });
    return clocks.join('\n') || undefined;
  }
  const separator = key === 'margin' ? ' ' : key === 'gpx' ? '\n' : ',';
  if (Array.isArray(value))
    return value.every((one) => text(one) !== undefined) ? value.map(text).join(separator) : undefined;
  return typeof value === 'boolean' ? String(value) : text(value);
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function firstOf<T>(values: readonly unknown[], read: (value: unknown) => T | undefined): T | undefined {
  for (const value of values) {
    const found = read(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
