// Step 1, front-matter: picks what a report needs: title, people, date, language, cover picture, options. Knows the key
// names of the site generators and ignores other keys without a word.

import { warning } from '../../diagnostics.ts';
import type { PictureRef, Report } from '../../model.ts';
import { canonicalLanguage } from '../language.ts';
import type { FrontMatter } from './front-matter.ts';
import { askedFrontPages } from './front-pages.ts';
import { lineMeant } from './other-words.ts';
import { readPageOptions } from './page-options.ts';
import { record, text } from './values-in-text.ts';

export interface TextSettings
  extends Pick<Report, 'title' | 'subtitle' | 'author' | 'date' | 'description' | 'options' | 'problems'> {
  readonly language: string | undefined;
  readonly cover: Pick<PictureRef, 'written' | 'alt' | 'caption' | 'place'> | undefined;
}

export function readSettings(front: FrontMatter): TextSettings {
  const { data } = front;
  const { options, problems: misread } = readPageOptions(front);
  const problems = [...misread];
  const titled = text(data.title) ?? text(record(data.title)?.text);
  const title = titled === 'none' ? undefined : titled; // the author wants none printed
  const author = firstOf(data, 'author authors by creator writer', people);
  const date = firstOf(data, 'date pubDate pubDatetime publishDate published created', written);
  const description = firstOf(data, 'description summary subtitle excerpt abstract', text);
  const second = text(data.subtitle);
  const subtitle = second === description ? undefined : second;
  const language = firstOf(data, 'lang language locale', tag);
  const lang = text(data.lang);
  if (lang !== undefined && tag(lang) === undefined)
    problems.push(
      warning('W_FRONT_MATTER', `lang: expected a language tag such as en or zh-Hans, got "${lang.slice(0, 60)}"`, {
        place: front.place('lang'),
      }),
    );
  const asked = { ...askedFrontPages(front), ...options };
  return { title, subtitle, author, date, description, language, cover: coverOf(front), options: asked, problems };
}

/** Not what a program would put in: R's "`r Sys.Date()`", Quarto's `today`. */
function written(value: unknown): string | undefined {
  const date = withoutLinks(text(value));
  return date === undefined || /^`r |^(?:today|now|last-modified)$/.test(date) ? undefined : date;
}

/** From the most to the least particular name for it. */
const COVERS =
  'cover coverImage cover_image coverimage featured_image featuredImage featured feature_image featureImage hero heroImage hero_image banner bannerImage header headerImage header_image header-img header_img image img images photo ogImage og_image thumbnail thumb teaser preview background'.split(
    ' ',
  );
const ADDRESSES = 'image img src url path feature file overlay_image teaser filename name relative';

function coverOf(front: FrontMatter): TextSettings['cover'] {
  const nested = ['extra', 'params', 'resources'].flatMap((key): [string, Record<string, unknown>][] => {
    const inner = record(front.data[key]);
    return inner ? [[`${key}.`, inner]] : [];
  });
  for (const [prefix, data] of [['', front.data] as const, ...nested]) {
    for (const key of COVERS) {
      if (key === 'header' && lineMeant(data[key]) !== undefined) continue;
      const list = Array.isArray(data[key]) && !wikiTarget(data[key]) ? (data[key] as readonly unknown[]) : undefined;
      const value = list ? list[0] : data[key];
      const whole = record(value);
      const written = whole ? firstOf(whole, ADDRESSES, address) : address(value);
      if (written === undefined) continue;
      const alt = text(whole?.alt) ?? text(data[`${key}_alt`]) ?? text(data[`${key}Alt`]) ?? '';
      const own = text(whole?.caption) ?? (list ? (text(whole?.title) ?? text(whole?.description)) : undefined);
      const caption = own ?? text(data[`${key}_caption`]) ?? text(data[`${key}Caption`]);
      return { written, alt, caption: withoutTags(caption), place: front.place(prefix + key) };
    }
  }
  return undefined;
}

/** Ghost keeps captions in HTML. */
const withoutTags = (words: string | undefined): string | undefined =>
  words?.replace(/<\/?[a-z][^<>]{0,300}>/gi, '').trim() || undefined;

/** A string that could be a picture's address: a file ending or a path. */
function address(value: unknown): string | undefined {
  const given = wikiTarget(value) ?? text(value);
  const fits = given && given.length < 2000 && /\.[a-z0-9]{2,5}(?:[?#].*)?$|^https?:|\//is.test(given);
  return fits ? given : undefined;
}

/** `[[a.jpg|words]]` of a vault, quoted or read by YAML as a list in a list. */
export function wikiTarget(value: unknown): string | undefined {
  const inner = Array.isArray(value) && value.length === 1 && Array.isArray(value[0]) ? value[0][0] : undefined;
  const linked =
    typeof value === 'string' ? /^!?\[\[([^[\]|]{1,500})(?:\|[^[\]]*)?\]\]$/.exec(value.trim())?.[1] : inner;
  return typeof linked === 'string' ? linked.split('|')[0]!.trim() : undefined;
}

/** `[[2024-05-10]]`, `[[people/ann|Ann]]`: links of a vault print their words. */
function withoutLinks(words: string | undefined): string | undefined {
  return words?.replace(/\[\[(?:[^[\]|]{1,200}\|)?([^[\]|]{1,200})\]\]/g, '$1');
}

function people(value: unknown): string | undefined {
  const names = (Array.isArray(value) ? value : [value]).flatMap(
    (one) => withoutLinks(text(one)) ?? text(record(one)?.name) ?? text(record(one)?.nickname) ?? [],
  );
  // A note to a name (`Femke^[Utrecht]`) stands behind it.
  return names.map((name) => name.replace(/ ?\^\[([^[\]]{1,200})\]/g, ' ($1)')).join(', ') || undefined;
}

/** A tag of a language that Intl knows how to handle. */
function tag(value: unknown): string | undefined {
  const given = text(value);
  return given === undefined ? undefined : canonicalLanguage(given);
}

/** The value of the first of these keys that can be read. */
function firstOf<T>(
  data: Readonly<Record<string, unknown>>,
  keys: string,
  read: (value: unknown) => T | undefined,
): T | undefined {
  const values = keys.split(' ').map((key) => read(data[key]));
  return values.find((value) => value !== undefined);
}
