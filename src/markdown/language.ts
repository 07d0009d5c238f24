// Step 1, markdown: finds the language of a text and the direction it runs in. Counts scripts, then characters or words
// that tell languages apart; the machine's locale plays no part.

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
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfeff, 'arabic'],
];

const LONGEST = 200_000;

/** BCP 47; `en` when nothing is known. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, LONGEST);
  const counts = countScripts(sample);
  const east = counts.han + counts.kana + counts.hangul;
  // A Han character says about as much as two letters; a Chinese report quotes many Latin names.
  const rest = counts.latin / 3;
  if (east > 0 && east * 2 >= rest) {
    if (counts.kana * 10 >= counts.han + counts.kana && counts.kana > counts.hangul) return 'ja';
    if (counts.hangul > counts.han) return 'ko';
    return chinese(sample);
  }
  const others = (Object.keys(ONE_LANGUAGE) as (keyof typeof ONE_LANGUAGE)[]).filter(
    (script) => counts[script] > 0 && counts[script] >= rest,
  );
  const [first] = others.sort((a, b) => counts[b] - counts[a]);
  if (first === 'arabic') return /[\u067e\u0686\u0698\u06af\u06cc]/.test(sample) ? 'fa' : 'ar';
  if (first === 'cyrillic') return /[іїєґ]/i.test(sample) ? 'uk' : 'ru';
  if (first) return ONE_LANGUAGE[first];
  return byWords(sample);
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

/** Language of a block whose script is not the report's; undefined for the report's own. */
export function languageApart(text: string, language: string): string | undefined {
  const sample = text.slice(0, 1000);
  const counts = countScripts(sample);
  const own = SCRIPTS_OF[language.toLowerCase().split('-')[0] ?? ''] ?? ['latin'];
  const count = (scripts: readonly ScriptName[]) => scripts.reduce((sum, script) => sum + counts[script], 0);
  const letters = count(SCRIPT_NAMES);
  if (letters < 8 || count(own) * 10 > letters) return undefined;
  const found = detectLanguage(sample);
  return found.split('-')[0] === language.split('-')[0] ? undefined : found;
}

/** A canonical BCP 47 tag of what the author or user wrote; undefined when it is none. */
export function canonicalLanguage(written: string): string | undefined {
  const tag = written
    .trim()
    .replace(/_/g, '-')
    .replace(/[.@].*$/, '');
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

/** Characters that only one of the two scripts writes, among the most frequent of both. */
const SIMPLIFIED =
  /[这们来时会个国对说为过发后还进没现点从样间东车问长话关见经给门开图书线览观觉让认识请远边热爱广场楼买卖听兰乐鸟马鱼记设计实际应该网应络华丽湾岛头难听]/gu;
const TRADITIONAL =
  /[這們來時會個國對說為過發後還進沒現點從樣間東車問長話關見經給門開圖書線覽觀覺讓認識請遠邊熱愛廣場樓買賣聽蘭樂鳥馬魚記設計實際應該網應絡華麗灣島頭難聽]/gu;

function chinese(text: string): string {
  const simplified = text.match(SIMPLIFIED)?.length ?? 0;
  const traditional = text.match(TRADITIONAL)?.length ?? 0;
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
}

/** The commonest short words, and letters that hardly another language has (each letter counts like half a word). */
const WORDS: Readonly<Record<string, readonly [words: string, letters: string]>> = {
  en: ['the and of to was we is for with that from you this were are our have not at it but they', ''],
  de: ['der die und das ist nicht ein eine wir mit auf den von zu dem sich auch für im war sind es aber ich', 'ß'],
  fr: ['le la les et des un une est nous dans pour que qui sur avec du au pas plus ce sont très était', 'œç'],
  es: ['el la los las y en un una que de es por con para del se como pero más muy fue nos está', 'ñ¿¡'],
  it: ['il la di che e un una per non sono con del della gli le siamo ma più anche è nel alla abbiamo', ''],
  pt: ['o a os as e de que um uma não para com do da em no na por mais foi são muito você', 'ãõ'],
  nl: ['de het een en van is dat niet we zijn op te voor met die er maar ook naar wij was', ''],
  vi: [
    'và là của có không được cho một những người với các trong đã này khi chúng tôi',
    'ơưđạảấầẩậắằẳặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ',
  ],
  sv: ['och att det som en är på av för med inte vi den till ett har var men om så', 'å'],
  da: ['og at det som en er på af for med ikke vi den til et har var men om så jeg', 'ø'],
  nb: ['og at det som en er på av for med ikke vi den til et har var men om så jeg', 'ø'],
  fi: ['ja on ei se että oli hän mutta kun me ovat joka kuin myös niin tämä', ''],
  pl: ['i w na się z do nie jest to że o jak po co tak był dla są od', 'łżśźćńę'],
  cs: ['a se na je v že to s z do jsme ale jsou by jako byl pro už', 'řěů'],
  tr: ['ve bir bu da de için çok ile olarak daha gibi ama değil biz var', 'ğış'],
  hu: ['a az és hogy nem is egy van volt meg de mint csak már', 'őű'],
  ro: ['și în de la cu pe un o nu este din care ce mai am fost', 'țșă'],
  id: ['dan yang di ke dari untuk dengan ini itu tidak kami ada pada adalah', ''],
};

/** One `a` or `no` in a caption makes no language: fewer telling words than this say nothing. */
const FEWEST = 3;

const LANGUAGES = Object.keys(WORDS);
/** Every common word and telling letter, and the languages (by index) that it speaks for. */
const SPEAKS: ReadonlyMap<string, readonly number[]> = LANGUAGES.reduce((map, language, index) => {
  const [words = '', letters = ''] = WORDS[language] ?? [];
  for (const key of [...words.split(' '), ...letters]) map.set(key, [...(map.get(key) ?? []), index]);
  return map;
}, new Map<string, readonly number[]>());
const LETTERS = new RegExp(
  `[${Object.values(WORDS)
    .map(([, letters]) => letters)
    .join('')}]`,
  'gu',
);

function byWords(text: string): string {
  const lower = text.toLowerCase();
  const scores = LANGUAGES.map(() => 0);
  const add = (key: string, weight: number) => {
    for (const index of SPEAKS.get(key) ?? []) scores[index] = (scores[index] ?? 0) + weight;
  };
  for (const word of lower.match(/\p{L}{1,9}/gu) ?? []) add(word, 1);
  for (const letter of lower.match(LETTERS) ?? []) add(letter, 0.5);
  const best = Math.max(...scores);
  return best < FEWEST ? 'en' : (LANGUAGES[scores.indexOf(best)] ?? 'en');
}
