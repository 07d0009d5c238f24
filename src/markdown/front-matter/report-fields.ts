// Step 1, front-matter: picks what a report needs: title, people, date, language, cover picture, options. Knows the key
// names of the site generators and ignores other keys without a word.

import { type Problem, warning } from '../../diagnostics.ts';
import type { Report, SourcePlace } from '../../model.ts';
import { canonicalLanguage } from '../language.ts';
import type { FrontMatter } from './front-matter.ts';
import { readPageOptions, record, text } from './page-options.ts';

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
  readonly options: Report['options'];
  readonly problems: readonly Problem[];
}

export function readSettings(front: FrontMatter): TextSettings {
  const { data } = front;
  const { options, problems: misread } = readPageOptions(front);
  const problems = [...misread];
  const title = text(data.title) ?? text(record(data.title)?.text);
  const author = firstOf([data.author, data.authors, data.by, data.creator, data.writer], people);
  const date = firstOf(
    [data.date, data.pubDate, data.pubDatetime, data.publishDate, data.published, data.created],
    text,
  );
  const description = firstOf([data.description, data.summary, data.subtitle, data.excerpt, data.abstract], text);
  const language = firstOf([data.lang, data.language, data.locale], tag);
  const lang = text(data.lang);
  if (lang !== undefined && tag(lang) === undefined)
    problems.push(
      warning('W_FRONT_MATTER', `lang: expected a language tag such as en or zh-Hans, got "${lang.slice(0, 60)}"`, {
        place: front.place('lang'),
      }),
    );
  const cover = coverOf(front);
  return {
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(date === undefined ? {} : { date }),
    ...(description === undefined ? {} : { description }),
    ...(language === undefined ? {} : { language }),
    ...(cover === undefined ? {} : { cover }),
    options,
    problems,
  };
}

/** From the most to the least particular name for it. */
const COVERS =
  'cover coverImage cover_image coverimage featured_image featuredImage featured feature_image featureImage hero heroImage hero_image banner bannerImage header headerImage header_image header-img image img images photo ogImage og_image thumbnail thumb teaser preview'.split(
    ' ',
  );
const ADDRESSES = 'image src url path feature file overlay_image teaser filename name relative'.split(' ');

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

/** A tag of a language that Intl knows how to handle. */
function tag(value: unknown): string | undefined {
  const given = text(value);
  return given === undefined ? undefined : canonicalLanguage(given);
}

function firstOf<T>(values: readonly unknown[], read: (value: unknown) => T | undefined): T | undefined {
  for (const value of values) {
    const found = read(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
