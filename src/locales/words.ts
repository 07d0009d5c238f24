// The few words that pages and drafts say themselves, in the language of the report.

import * as LANGUAGES from './languages.ts';

/** In a pattern, `#` stands for a number or a name. */
export interface Words {
  readonly headings: Readonly<Record<'contents' | 'links' | 'notes' | 'photos' | 'route' | 'undated', string>>;
  readonly alerts: Readonly<Record<AlertKind, string>>;
  readonly labels: {
    /** Pattern: a photo that nobody has described. */
    readonly photo: string;
    /** Pattern: what stands before the caption of a numbered figure. */
    readonly figure: string;
    /** Title of the box that stands in for a photo that could not be had. */
    readonly missing: string;
    /** Pattern: the page where a photo stands. */
    readonly page: string;
    /** Pattern: a note at the end of the text, as a link to it is read out. */
    readonly footnote: string;
    /** Pattern: where the map's data come from. */
    readonly mapData: string;
  };
  /** Before the title or address of what paper cannot show; the colon with its spaces. */
  readonly media: Readonly<Record<'video' | 'audio' | 'link' | 'map' | 'colon', string>>;
  /** Patterns: so many photographs, by the forms that the language has for numbers. */
  readonly photographs: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };
}

export type AlertKind = 'note' | 'tip' | 'important' | 'warning' | 'caution';

/** By BCP 47 tag: the language in the script of the tag, else the language, else English. */
export function wordsOf(tag: string): Words {
  const [language = ''] = tag.toLowerCase().split('-');
  const key = /^zh-(?:hant|tw|hk|mo)\b/i.test(tag) ? 'zhHant' : language;
  return BY_KEY.get(key) ?? LANGUAGES.en;
}

/** A word that a language lacks is an error here. */
const BY_KEY: ReadonlyMap<string, Words> = new Map(Object.entries<Words>(LANGUAGES));

/** Of every language. */
export const LANGUAGE_WORDS: readonly Words[] = [...BY_KEY.values()];

/** `24 photographs`. */
export function photographs(tag: string, count: number): string {
  const words = wordsOf(tag);
  const language = words === LANGUAGES.en ? 'en' : tag;
  return fillIn(words.photographs[new Intl.PluralRules(language).select(count)] ?? words.photographs.other, count);
}

export function fillIn(pattern: string, value: number | string): string {
  return pattern.replace('#', () => String(value));
}
