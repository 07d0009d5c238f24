// Step 1, markdown: finds the language of a text and the direction it runs in. Counts scripts, then characters or words
// that tell languages apart; the machine's locale plays no part.

import { upTo } from '../trimming.ts';
import { cyrillicLanguage } from './cyrillic-language.ts';
import { easternLanguage } from './eastern-language.ts';
import { WORDS } from './language-words.ts';

const SCRIPT_NAMES = [
  'han',
  'kana',
  'hangul',
  'hebrew',
  'arabic',
  'cyrillic',
  'greek',
  'thai',
  'devanagari',
  'georgian',
  'armenian',
  'latin',
] as const;

type ScriptName = (typeof SCRIPT_NAMES)[number];

/** First and last code of each block, ascending. */
const BLOCKS: readonly (readonly [first: number, last: number, script: ScriptName])[] = [
  [0x41, 0x5a, 'latin'],
  [0x61, 0x7a, 'latin'],
  [0xc0, 0x24f, 'latin'],
  [0x370, 0x3ff, 'greek'],
  [0x400, 0x52f, 'cyrillic'],
  [0x531, 0x58f, 'armenian'],
  [0x590, 0x5ff, 'hebrew'],
  [0x600, 0x6ff, 'arabic'],
  [0x750, 0x77f, 'arabic'],
  [0x900, 0x97f, 'devanagari'],
  [0xe00, 0xe7f, 'thai'],
  [0x10a0, 0x10ff, 'georgian'],
  [0x1100, 0x11ff, 'hangul'],
  [0x1e00, 0x1eff, 'latin'],
  [0x1f00, 0x1fff, 'greek'],
  [0x3041, 0x30ff, 'kana'],
  [0x31f0, 0x31ff, 'kana'],
  [0x3400, 0x4dbf, 'han'],
  [0x4e00, 0x9fff, 'han'],
  [0xac00, 0xd7ff, 'hangul'],
  // The first half of a pair beyond the basic plane, from U+20000.
  [0xd840, 0xd8bf, 'han'],
  [0xf900, 0xfaff, 'han'],
  // Between them are no letters: the marks of media-labels.ts.
  [0xfb50, 0xfdcf, 'arabic'],
  [0xfdf0, 0xfdff, 'arabic'],
  [0xfe70, 0xfeff, 'arabic'],
];

const LONGEST = 200_000;

/** BCP 47; `known` when nothing tells. Another language than that of the headings needs a clear lead. */
export function detectLanguage(text: string, allHeadings = '', known = 'en'): string {
  const sample = text.slice(0, LONGEST);
  const headings = allHeadings.slice(0, LONGEST);
  const counts = countScripts(sample);
  const east = counts.han + counts.kana + counts.hangul;
  // A Han character says about as much as two letters; a Chinese report quotes many Latin names.
  const rest = counts.latin / 3;
  if (east > 0 && east * 2 >= rest && !onlyQuotesEast(sample, headings, counts.latin, east)) {
    const found = easternLanguage({ text: sample, counts }, { text: headings, counts: countScripts(headings) });
    return found ?? byWords(sample, headings, known);
  }
  const others = (Object.keys(ONE_LANGUAGE) as (keyof typeof ONE_LANGUAGE)[]).filter(
    (script) => counts[script] > 0 && counts[script] >= rest,
  );
  const [first] = others.sort((a, b) => counts[b] - counts[a]);
  if (first === 'arabic') {
    if (/[\u0679\u0688\u0691\u06d2]/.test(sample)) return 'ur';
    return /[\u067e\u0686\u0698\u06af\u06cc]/.test(sample) ? 'fa' : 'ar';
  }
  if (first === 'cyrillic') return cyrillicLanguage(sample);
  if (first) return ONE_LANGUAGE[first];
  return byWords(sample, headings, known);
}

/** More letters than a translation would have, and they are sentences: the small words of a language, not names. */
function onlyQuotesEast(text: string, headings: string, letters: number, east: number): boolean {
  // Headings in letters say the same already.
  const more = /\p{sc=Latin}{3}/u.test(headings) ? 2 : 4;
  if (letters <= east * more || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(headings)) return false;
  const words = text.match(/\p{sc=Latin}+/gu) ?? [];
  const small = words.filter((word) => word.length > 1 && word.length <= STEM && SPEAKS.has(word));
  return small.length * 5 >= words.length;
}

/** Scripts that tell the language, or its commonest one. */
const ONE_LANGUAGE = {
  hebrew: 'he',
  arabic: 'ar',
  cyrillic: 'ru',
  greek: 'el',
  thai: 'th',
  devanagari: 'hi',
  georgian: 'ka',
  armenian: 'hy',
} as const;

export function directionOf(language: string): 'ltr' | 'rtl' {
  const [primary = '', script = ''] = language.toLowerCase().split('-');
  if (/^(?:latn|cyrl)$/.test(script)) return 'ltr';
  const right = /^(?:ar|arc|ckb|dv|fa|ha|he|iw|ku|ps|sd|ug|ur|yi)$/.test(primary) || /^(?:arab|hebr)$/.test(script);
  return right ? 'rtl' : 'ltr';
}

/** Of letters: in fewer, no language is told. */
const FEWEST_APART = 8;

/** Language of a block whose script is not the report's; undefined for the report's own. */
export function languageApart(text: string, language: string): string | undefined {
  if (text.length < FEWEST_APART) return undefined;
  const sample = text.slice(0, 1000);
  const counts = countScripts(sample);
  const own = SCRIPTS_OF[language.toLowerCase().split('-')[0] ?? ''] ?? ['latin'];
  const count = (scripts: readonly ScriptName[]) => scripts.reduce((sum, script) => sum + counts[script], 0);
  const letters = count(SCRIPT_NAMES);
  if (letters < FEWEST_APART || count(own) * 10 > letters) return undefined;
  const found = detectLanguage(sample);
  return found.split('-')[0] === language.split('-')[0] ? undefined : found;
}

/** A canonical BCP 47 tag of what the author or user wrote; undefined when it is none. */
export function canonicalLanguage(written: string): string | undefined {
  const tag = upTo(written.trim().replace(/_/g, '-'), '.@');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag)) return undefined;
  try {
    return COUNTRIES[tag.toLowerCase()] ?? Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** Written for the language that is spoken there. */
const COUNTRIES: Readonly<Record<string, string>> = { cn: 'zh-Hans', tw: 'zh-Hant', jp: 'ja' };

const SCRIPTS_OF: Readonly<Record<string, readonly ScriptName[]>> = {
  zh: ['han'],
  ja: ['han', 'kana'],
  ko: ['hangul', 'han'],
  he: ['hebrew'],
  ar: ['arabic'],
  fa: ['arabic'],
  ur: ['arabic'],
  ru: ['cyrillic'],
  uk: ['cyrillic'],
  bg: ['cyrillic'],
  sr: ['cyrillic', 'latin'],
  be: ['cyrillic'],
  el: ['greek'],
  th: ['thai'],
  hi: ['devanagari'],
  mr: ['devanagari'],
  ne: ['devanagari'],
  ka: ['georgian'],
  hy: ['armenian'],
};

/** Script (index + 1) of every code unit. */
const SCRIPT_OF = new Uint8Array(0x10000);
for (const [first, last, script] of BLOCKS) SCRIPT_OF.fill(SCRIPT_NAMES.indexOf(script) + 1, first, last + 1);

/** Code units by their script. */
function countScripts(text: string): Record<ScriptName, number> {
  const counts = new Uint32Array(SCRIPT_NAMES.length + 1);
  for (let index = 0; index < text.length; index += 1) {
    const script = SCRIPT_OF[text.charCodeAt(index)] ?? 0;
    counts[script] = (counts[script] ?? 0) + 1;
  }
  return Object.fromEntries(SCRIPT_NAMES.map((name, index) => [name, counts[index + 1] ?? 0])) as Record<
    ScriptName,
    number
  >;
}

/** Less evidence than two common words says nothing. */
const FEWEST = 1.6;
/** How much more than for the language of the headings, or English, must speak for another. */
const LEAD = 1.4;

/** Endings change: this many letters tell a long word. */
const STEM = 5;

const LANGUAGES = Object.keys(WORDS);
/** Every common word and telling letter, and the languages (by index) that it speaks for. */
const SPEAKS: ReadonlyMap<string, readonly number[]> = LANGUAGES.reduce((map, language, index) => {
  const [words = '', letters = ''] = WORDS[language] ?? [];
  const list = words.split(/\s+/);
  const stems = list.flatMap((word) => (word.length > STEM ? [`${word.slice(0, STEM)}-`] : []));
  for (const key of new Set([...list, ...stems, ...letters])) map.set(key, [...(map.get(key) ?? []), index]);
  return map;
}, new Map<string, readonly number[]>());
const LETTERS = new RegExp(
  `[${Object.values(WORDS)
    .map(([, letters]) => letters)
    .join('')}]`,
  'gu',
);

function byWords(text: string, headings: string, known: string): string {
  const base = headings === '' ? known : byWords(headings, '', known);
  const scores = scoresOf(text);
  const least = scores[LANGUAGES.indexOf(base.split('-')[0] ?? '')] ?? 0;
  const best = Math.max(...scores);
  return best < FEWEST || best < least * LEAD ? base : (LANGUAGES[scores.indexOf(best)] ?? base);
}

/** What speaks for each language. A word that comes again adds less and less. */
function scoresOf(text: string): number[] {
  const found = new Map<string, { weight: number; first: number; nouns: number }>();
  const add = (key: string, weight: number, noun = false) => {
    const entry = found.get(key) ?? { weight: 0, first: weight, nouns: 0 };
    found.set(key, { ...entry, [noun ? 'nouns' : 'weight']: entry[noun ? 'nouns' : 'weight'] + weight });
  };
  for (const [, inside, word = '', number] of withoutNames(text).matchAll(WORD)) {
    if (word.length < 2) continue;
    // Few capitals are a country or a coordinate; a short word before a number names it (`No. 1`).
    const short = word.length < 4;
    if (short && (word === word.toUpperCase() || number !== undefined)) continue;
    const lower = word.toLowerCase();
    const named = word[0] !== lower[0];
    // Within a sentence only German writes nouns so; elsewhere it is a name.
    const noun = named && inside !== undefined;
    const known = SPEAKS.has(lower);
    const key = known || lower.length < 6 ? lower : `${lower.slice(0, STEM)}-`;
    if (SPEAKS.has(key)) add(key, (known ? weightOf(lower) : 0.7) * (number === undefined ? 1 : 0.7), noun);
    for (const letter of new Set(lower.match(LETTERS) ?? [])) add(letter, named ? 0.15 : 0.4);
  }
  const scores = LANGUAGES.map(() => 0);
  for (const [key, { weight, first, nouns }] of found) {
    for (const index of SPEAKS.get(key) ?? []) {
      const sum = weight + (LANGUAGES[index] === 'de' ? nouns : 0);
      if (sum > 0) scores[index] = (scores[index] ?? 0) + first * (1 + Math.log(Math.max(1, sum / first)));
    }
  }
  return scores;
}

const weightOf = (word: string): number => (word.length < 4 ? 0.8 : word.length < 6 ? 1 : 1.4);

/** Two letters at least; with digits, `_`, a slash, a dot or capitals inside it is code. Finds whether a word or comma
 *  stands before it, and a number after it. */
const WORD =
  /(?:(?<=[\p{L},] )()|)(?<![\p{L}\p{M}\p{N}_@#$/\\.-])(?:[\p{Lu}\p{Ll}]['’])?(\p{Lu}?\p{Ll}{1,19}|\p{Lu}{2,20})(?![\p{L}\p{M}\p{N}_@/\\]|\.[\p{L}\p{N}])(?:(?=[.:#°]{0,2}[ \t]{0,2}#?\d)()|)/gu;

/** What ends a name: `Rio de Janeiro / Day 1`, `Ponte Vecchio, 9:00`. */
const BETWEEN_NAMES = /([\n,;:|/()[\]–—·•→>]|(?<= )-(?= )|\d{1,9})/;
const SMALL_IN_NAMES = /^(?:de|del|della|delle|dei|di|da|dos|das|du|des|la|las|le|les|los|el|van|y|e)$/;

/** Several words between two marks that all have capitals are a name, whose language is not that of the text: each
 *  stands behind a comma then, as within a sentence. */
const asName = (piece: string): string =>
  piece.replace(/\S{1,31}/g, (word) => (/^\p{Lu}/u.test(word) ? `, ${word}` : 'x'));

function isName(piece: string): boolean {
  const words = piece.trim().split(/\s+/, LONGEST_NAME + 1);
  if (words.length < 2 || words.length > LONGEST_NAME) return false;
  const capitals = words.filter((word) => /^\p{Lu}[\p{Ll}'’.-]{0,30}$/u.test(word)).length;
  return capitals >= 2 && words.every((word) => /^\p{Lu}/u.test(word) || SMALL_IN_NAMES.test(word));
}

const LONGEST_NAME = 6;

/** Without addresses, file names, hex, and the small words within names (`Los Angeles`). */
function withoutNames(written: string): string {
  const text = written
    .split(BETWEEN_NAMES)
    .map((piece) => (isName(piece) ? asName(piece) : piece))
    .join('');
  return text
    .replace(/\b(?:https?:\/\/|www\.)[^\s<>"]{1,2000}/gi, ' ')
    .replace(/[\w.+-]{1,64}@[\w.-]{1,200}/g, ' ')
    .replace(/\b[0-9a-f]{4,64}(?:-[0-9a-f]{4,12}){0,4}\b/gi, (hex) => (/\d/.test(hex) ? ' 0 ' : hex))
    .replace(
      /(?<=\p{Lu}(?:\p{Ll}{1,30}|\.) )(?:de la|de|del|da|do|dos|das|di|van|von|la|le|y|zu)(?= \p{Lu}\p{Ll})/gu,
      'x',
    )
    .replace(
      /(?<!\p{L})(?:Los|Las|La|El|Le|Les|San|Santa|Santo|São|Saint|Do|Da|Van|Den|De|Il|Al|Mont|Monte|Val|Lac)(?= \p{Lu}\p{Ll})/gu,
      'x',
    );
}
