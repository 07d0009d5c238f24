// What stands at the head and foot of the pages as given → its value. Readers as those of values.ts.

import { asText, expected, record } from './values.ts';

/** The words of the head or the foot in three places, with pieces in braces such as `{page}`; '' says nothing. */
export interface PageLine {
  readonly left: string;
  readonly middle: string;
  readonly right: string;
  /** It was written without places: in the middle, and the page number may stand beside it. */
  readonly plain: boolean;
}

/** Where the page number stands, as what, and how large. */
export interface PageNumbers {
  readonly shown: boolean;
  readonly at: 'head' | 'foot';
  readonly side: 'outer' | 'left' | 'middle' | 'right';
  /** With `{page}` and perhaps `{pages}`. */
  readonly words: string;
  readonly digits: 'arabic' | 'roman' | 'Roman';
  /** Undefined: as the other words there. */
  readonly pt?: number;
}

const NOTHING: PageLine = { left: '', middle: '', right: '', plain: false };
const OFF = /^(?:none|off|no|false|empty|plain)?$/i;

/** Most lines in one place: the margin holds no more. */
const MOST_LINES = 4;
/** Most signs in one place. */
const MOST_SIGNS = 300;

export function readPageLine(given: unknown): PageLine {
  const what = 'words such as "{title} | | {page}", with left, middle and right between |, or none';
  if (given === false || given === null) return NOTHING;
  if (typeof given === 'object') {
    const places = placesIn(given);
    if (!places) return expected(what, given);
    const [left = '', middle = '', right = ''] = places.map((one) =>
      lineWords(one === null ? '' : asText(one, what, numberWritten)),
    );
    return { left, middle, right, plain: false };
  }
  const text = asText(given, what, numberWritten).trim();
  if (OFF.test(text)) return NOTHING;
  if (/^(?:true|yes|on)$/i.test(text)) return expected(what, text);
  const parts = text.split(/(?<!\\)\|/).map((part) => lineWords(part.replaceAll('\\|', '|')));
  if (parts.length > 3) return expected(what, text);
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 1) return { left: '', middle: first, right: '', plain: true };
  return parts.length === 2
    ? { left: first, middle: '', right: second, plain: false }
    : { left: first, middle: second, right: third, plain: false };
}

const numberWritten = (value: unknown): string | undefined => (typeof value === 'number' ? String(value) : undefined);

const PLACES: Readonly<Record<string, number>> = { left: 0, center: 1, centre: 1, middle: 1, right: 2 };

/** The values of a map with no other keys than places: left, middle, right. A program gives `plain`, too. */
export function placesIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return undefined;
  const { plain, ...given } = record(value);
  const names = Object.keys(given);
  if (names.length === 0 || !names.every((name) => Object.hasOwn(PLACES, name.toLowerCase()))) return undefined;
  const places: unknown[] = ['', '', ''];
  for (const name of names) if (given[name] !== undefined) places[PLACES[name.toLowerCase()] as number] ||= given[name];
  return places;
}

/** Words as people write them in the heads and feet of other programs → plain words with our pieces. */
function lineWords(written: string): string {
  const plain = written
    .slice(0, 4 * MOST_SIGNS)
    .replace(/<br[ \t]{0,9}\/?>|\\\\(?=\s|$)/gi, '\n')
    .replace(SPAN, (_, name: string) => `{${name}}`)
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, '')
    .replace(/!?\[([^[\]\n]{1,200})\]\([^()\s]{1,300}\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_\n]{1,200})\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*\n]{1,200})\*(?!\w)/g, '$1')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => entity(name) ?? whole)
    .replace(/\\(?:thepage|pageref\{LastPage\}|leftmark|rightmark|copyright|today)(?:\{\}| (?=\S))?/g, (name) => {
      const bare = name.replace(/(?:\{\}| )$/, '');
      return LATEX[bare] ?? name;
    })
    .replace(/\[(page|topage|title|section|date)\]/g, (_, name: string) => `{${name === 'topage' ? 'pages' : name}}`)
    .replace(/\{{1,2}[ \t]{0,3}([A-Za-z][\w-]{0,20})[ \t]{0,3}\}{1,2}/g, (_, name: string) => `{${pieceMeant(name)}}`);
  const lines = plain
    .split('\n')
    .map((line) => line.replace(/[ \t\r\f\v]+/g, ' ').trim())
    .filter(Boolean);
  return [...lines.slice(0, MOST_LINES).join('\n')].slice(0, MOST_SIGNS).join('');
}

/** `<span class="pageNumber"></span>` of the browser's own heads and feet, and of the programs that hand them on. */
const SPAN = /<span[ \t\n]+class=["'](pageNumber|totalPages|title|date|url)["'][ \t]*>[ \t\n]*<\/span>/g;

const LATEX: Readonly<Record<string, string>> = {
  '\\thepage': '{page}',
  '\\pageref{LastPage}': '{pages}',
  '\\leftmark': '{chapter}',
  '\\rightmark': '{chapter}',
  '\\copyright': '©',
  '\\today': '{date}',
};

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  trade: '™',
  middot: '·',
  bull: '•',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined;
}

/** The pieces of heads and feet. */
export const LINE_PIECES = ['title', 'chapter', 'author', 'date', 'page', 'pages', 'file', 'logo'] as const;
export type LinePiece = (typeof LINE_PIECES)[number];

const SYNONYMS: Readonly<Record<string, LinePiece>> = {
  pagenumber: 'page',
  pageno: 'page',
  totalpages: 'pages',
  total: 'pages',
  pagecount: 'pages',
  numpages: 'pages',
  lastpage: 'pages',
  section: 'chapter',
  heading: 'chapter',
  authors: 'author',
  filename: 'file',
  url: 'file',
  doctitle: 'title',
};

function pieceMeant(name: string): string {
  const plain = name.toLowerCase().replace(/[-_]/g, '');
  return (LINE_PIECES as readonly string[]).includes(plain) ? plain : (SYNONYMS[plain] ?? name);
}

const NUMBERS: PageNumbers = { shown: true, at: 'foot', side: 'outer', words: '{page}', digits: 'arabic' };

/** Words that may stand in any order, each with what it chooses. */
const CHOICES: Readonly<Record<string, Partial<PageNumbers>>> = {
  ...sides('outer', 'outer outside'),
  ...sides('left', 'left'),
  ...sides('middle', 'center centre centered centred middle'),
  ...sides('right', 'right'),
  top: { at: 'head' },
  head: { at: 'head' },
  header: { at: 'head' },
  bottom: { at: 'foot' },
  foot: { at: 'foot' },
  footer: { at: 'foot' },
  small: { pt: 6.5 },
  large: { pt: 10.5 },
  larger: { pt: 10.5 },
  big: { pt: 10.5 },
  huge: { pt: 14 },
  arabic: { digits: 'arabic' },
  decimal: { digits: 'arabic' },
  on: {},
  true: {},
  yes: {},
};

function sides(side: PageNumbers['side'], words: string): Record<string, Partial<PageNumbers>> {
  return Object.fromEntries(words.split(' ').map((word) => [word, { side }]));
}

/** `center, large, 1 / 8`: words for place and size, and the number as it is to look. */
export function readPageNumbers(given: unknown): PageNumbers {
  const what = 'none, or words such as center, left, right, large, 12pt, roman, "1 / 8", with commas';
  if (given === true) return NUMBERS;
  if (given === false) return { ...NUMBERS, shown: false };
  const text = asText(given, what, (value) => {
    const { shown, at, side, words, digits, pt } = record(value);
    if (typeof words !== 'string') return undefined;
    const size = typeof pt === 'number' ? `, ${pt}pt` : '';
    return shown === false
      ? 'none'
      : `${at}, ${side}${size}, ${digits === 'arabic' ? 'arabic' : `${digits}`}, ${words}`;
  }).trim();
  if (OFF.test(text)) return { ...NUMBERS, shown: false };
  // The first number is an option of its own.
  if (/^(?:from|start)\b|^(?!1$)\d+(?:\.\d+)?(?:[a-z]{2}|%)?$/i.test(text) && choiceOf(text) === undefined)
    return expected(`${what}; the number of the first page is --first-page`, text);
  let chosen: PageNumbers = NUMBERS;
  for (const part of text.split(',').map((one) => one.trim())) {
    const words = part.split(/[\s-]+/).map(choiceOf);
    if (words.every((one) => one !== undefined)) for (const one of words) chosen = { ...chosen, ...one };
    else chosen = { ...chosen, ...looksLike(part) };
    if (!chosen.words.includes('{page}')) return expected(what, text);
  }
  return chosen;
}

function choiceOf(word: string): Partial<PageNumbers> | undefined {
  const plain = word.toLowerCase();
  if (Object.hasOwn(CHOICES, plain)) return CHOICES[plain];
  if (/^(?:i|ii|iii|roman)$/.test(word)) return { digits: 'roman' };
  if (/^(?:I|II|III|Roman|ROMAN)$/.test(word)) return { digits: 'Roman' };
  const size = /^(\d{1,2}(?:\.\d+)?)pt$/.exec(plain);
  const pt = Number(size?.[1]);
  return pt >= 5 && pt <= 24 ? { pt } : undefined;
}

/** `1 / 8`, `Page 1 of 8`, `- 1 -`: the first number is that of the page, the second how many there are. */
function looksLike(example: string): Pick<PageNumbers, 'words'> {
  const words = lineWords(example.replace(/^(["'])(.*)\1$/s, '$2'));
  if (words.includes('{page}')) return { words };
  const names = ['{page}', '{pages}'];
  return { words: words.replace(/\d+/g, (digits) => names.shift() ?? digits) };
}

/** Longer ones would be too small to be seen. */
const MOST_OF_WATERMARK = 40;

export function readWatermark(given: unknown): string {
  const what = `words such as DRAFT, ${MOST_OF_WATERMARK} signs at most`;
  const words = lineWords(asText(given, what)).replace(/\s+/g, ' ');
  const isSwitch = /^(?:true|yes|on|false|no|off)$/i.test(words);
  return words === '' || isSwitch || [...words].length > MOST_OF_WATERMARK ? expected(what, given) : words;
}

/** A path or an address, as it is written. */
export function readLogo(given: unknown): string {
  const what = 'a picture such as logo.svg';
  const text = typeof given === 'string' ? given.trim() : expected(what, given);
  return /\.[a-z\d]{2,5}$/i.test(text) && text.length < 1000 && !text.includes('\0') ? text : expected(what, given);
}
