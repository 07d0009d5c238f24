// A language as a person calls it → its tag: `German`, `deutsch`, `Francais`, `中文`, `en_US`, `jp`.

import { nearest } from './nearest.ts';

/** The canonical tag of one that is right already. Two letters mean a language only where Intl knows it: it takes any
 *  two for one, and any five to eight. */
export function languageTag(text: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim());
    const primary = tag?.split('-')[0] ?? '';
    if (primary.length > 3) return undefined;
    return primary.length === 3 || nameOf(primary, 'en') !== undefined ? tag : undefined;
  } catch {
    return undefined;
  }
}

/** The tag that was probably meant. */
export function languageMeant(text: string): string | undefined {
  const name = plain(text);
  const asTag = languageTag(text.trim().split(/[.@]/, 1)[0]?.replace(/_/g, '-') ?? '');
  if (asTag !== undefined) return asTag;
  const code = OTHER_NAMES[name] ?? languageOfCountry(text.trim());
  if (code !== undefined || name.length < 2) return code;
  const known = names();
  const found = known.get(name);
  if (found !== undefined) return found;
  const near = name.length < 4 ? undefined : nearest(name, [...known.keys()], plain, Math.floor(name.length / 4));
  return near === undefined ? undefined : known.get(near);
}

/** Names that Intl calls otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  mandarin: 'zh-Hans',
  'simplified chinese': 'zh-Hans',
  'traditional chinese': 'zh-Hant',
  'chinese simplified': 'zh-Hans',
  'chinese traditional': 'zh-Hant',
  汉语: 'zh-Hans',
  漢語: 'zh-Hant',
  castellano: 'es',
  brazilian: 'pt-BR',
  farsi: 'fa',
  flemish: 'nl-BE',
  british: 'en-GB',
  american: 'en-US',
};

/** `jp`, `cn`, `cz`: the code of a country, and no language. */
function languageOfCountry(text: string): string | undefined {
  if (!/^[a-z]{2}$/i.test(text)) return undefined;
  const country = text.toUpperCase();
  if (country === 'CN') return 'zh-Hans';
  if (country === 'TW' || country === 'HK') return 'zh-Hant';
  const { language, region } = new Intl.Locale(`und-${country}`).maximize();
  return region === country && language !== 'en' && language !== 'und' ? language : undefined;
}

/** In small letters, without accents. */
const plain = (text: string): string =>
  text
    .trim()
    .slice(0, 40)
    .normalize('NFD')
    .replace(/(?<=\p{sc=Latin}\p{M}{0,3})\p{M}/gu, '')
    .toLowerCase();

/** Tongues in which a language may be named, besides its own. */
const TONGUES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'zh', 'ja'];

/** Every name of every language, and its tag; the first of two that share a name. */
function names(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const tags = tagsOfTwo().filter((tag) => nameOf(tag, 'en') !== undefined);
  for (const tongue of TONGUES)
    for (const tag of tags) {
      const name = nameOf(tag, tongue);
      if (name !== undefined && !found.has(plain(name))) found.set(plain(name), tag);
    }
  for (const tag of tags) {
    const name = nameOf(tag, tag);
    if (name !== undefined && !found.has(plain(name))) found.set(plain(name), tag);
  }
  return found;
}

/** `aa` to `zz`, and the two scripts of Chinese, which have names of their own. */
function tagsOfTwo(): readonly string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  return [...letters.flatMap((first) => letters.map((second) => first + second)), 'zh-Hans', 'zh-Hant'];
}

const NAMES_IN = new Map<string, Intl.DisplayNames>();

function nameOf(tag: string, tongue: string): string | undefined {
  const names = NAMES_IN.get(tongue) ?? new Intl.DisplayNames([tongue], { type: 'language', fallback: 'none' });
  NAMES_IN.set(tongue, names);
  return names.of(tag);
}
