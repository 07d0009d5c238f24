// Step 4: numbers that no line parts: dates, times, telephone numbers, those with their units (50 mm, p. 4, 20 June).
// The browser breaks lines after a hyphen between figures, and in narrow tables anywhere. Pure.

/** In an element of their own, since a character that forbids the break would be copied with them. */
export function holdNumbers(html: string, language = 'en'): string {
  const held = /\d[-\u2010:]\d/.test(html) ? holdGroups(html) : html;
  return /\d[ \u00a0]|[ \u00a0]\d/.test(held) ? holdUnits(held, language) : held;
}

function holdGroups(html: string): string {
  const formula = html.indexOf('<span class="katex');
  const end = formula < 0 ? html.length : formula;
  const held = html
    .slice(0, end)
    .replace(NUMBERS, (piece, tag?: string) => (tag === undefined ? `<span class="whole">${piece}</span>` : piece));
  return held + html.slice(end);
}

/** A tag; or groups of figures joined by hyphens, a date with its time, a time; not what is part of a name or an
 *  address. Long rows of groups must be able to break. */
const NUMBERS =
  /(<[^<>]*>)|(?<![\w./@=?%\u2010-])(?:\+?(?:\(\d{1,4}\)-?)?\d{1,6}(?:[-\u2010]\d{1,6}){1,4}(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?|(?<!:)\d{1,2}:\d\d(?::\d\d)?(?:[ \u00a0](?:[AP]M|[ap]m|[ap]\.m\.|Uhr))?)(?![\w/@=%]|[-.:\u2010]\w)/g;

/** A number and what it counts, or what it numbers. Nothing that stands in an element of its own already. */
function holdUnits(html: string, language: string): string {
  const formula = html.indexOf('<span class="katex');
  const end = formula < 0 ? html.length : formula;
  const pattern = unitsOf(language);
  const pieces = html.slice(0, end).split(/(<[^<>]*>)/);
  let own = '';
  const held = pieces.map((piece, i) => {
    if (i % 2 === 0) return own ? piece : piece.replace(pattern, '<span class="whole">$&</span>');
    const name = /^<(code|pre|kbd|samp|span class="whole")/.exec(piece)?.[1]?.split(' ')[0];
    if (piece === `</${own}>`) own = '';
    else own ||= name ?? '';
    return piece;
  });
  return held.join('') + html.slice(end);
}

const UNITS =
  'mm|cm|dm|m|km|m²|km²|m³|kg|g|mg|t|l|ml|cl|dl|ms|s|min|h|hrs?|Hz|kHz|MHz|GHz|V|W|kW|kWh|Wh|mAh|hPa|bar|°C|°F|°|%|px|dpi|MP|KB|kB|MB|GB|TB|AM|PM|am|pm|a\\.m\\.|p\\.m\\.|mph|kn|nm|ft|mi|oz|lbs?|€|£|\\$|EUR|USD|GBP|CHF|NOK|SEK|DKK|Uhr';
const NAMES =
  'ISO|[Pp]\\.|pp\\.|No\\.|Nos\\.|Nr\\.|№|[Ff]ig\\.|Abb\\.|Vol\\.|Bd\\.|Ch\\.|ch\\.|Kap\\.|S\\.|§|§§|€|£|\\$|CHF|NOK|USD|EUR';
/** A unit, or one by another: m/s. */
const UNIT = `(?:${UNITS})(?:/(?:s|h|min|km|m|m²|kg|l|day|d))?`;
const NUMBER = '[~±−-]?\\d(?:[\\d.,]{0,12}\\d)?';
const GAP = '[ \\u00a0]';

/** Parts that may not follow, or stand before: what is held are whole words. */
const FREE_BEFORE = '(?<![\\p{L}\\d./@=%_-])';
const FREE_AFTER = '(?![\\p{L}\\d/@=_])';

const patterns = new Map<string, RegExp>();

function unitsOf(language: string): RegExp {
  const known = patterns.get(language);
  if (known) return known;
  const months = monthsOf(language).join('|');
  const rows = [
    `${FREE_BEFORE}${NUMBER}(?:${GAP}\\d{3}){1,4}(?:${GAP}${UNIT})?${FREE_AFTER}`,
    `${FREE_BEFORE}${NUMBER}${GAP}${UNIT}${FREE_AFTER}`,
    `${FREE_BEFORE}\\d{1,2}\\.?${GAP}(?:${months})${FREE_AFTER}`,
    `${FREE_BEFORE}(?:${months})${GAP}\\d{1,2}${FREE_AFTER}`,
    `${FREE_BEFORE}(?:${NAMES})${GAP}\\d(?:[\\d.,]{0,12}\\d)?(?![\\p{L}\\d])`,
  ];
  const pattern = new RegExp(rows.join('|'), 'gu');
  patterns.set(language, pattern);
  return pattern;
}

/** The months as they stand in dates, long and short. */
function monthsOf(language: string): readonly string[] {
  const names = (['long', 'short'] as const).flatMap((month) => {
    const format = formatOf(language, month);
    return Array.from({ length: 12 }, (_, i) => {
      const parts = format.formatToParts(Date.UTC(2025, i, 20));
      return parts.find(({ type }) => type === 'month')?.value ?? '';
    });
  });
  const own = names.filter((name) => /^\p{L}{3,}\.?$/u.test(name)).map((name) => name.replace('.', '\\.'));
  // The longer one first: a short form may be its beginning.
  return [...new Set(own)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).concat('(?!)');
}

function formatOf(language: string, month: 'long' | 'short'): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, { day: 'numeric', month, timeZone: 'UTC', calendar: 'gregory' });
  } catch {
    return new Intl.DateTimeFormat('en', { day: 'numeric', month, timeZone: 'UTC' });
  }
}

/** Does it hold code that goes to the next line as a whole? That would tear the line before it. */
export const hasLongCode = (html: string): boolean => LONG_CODE.test(html);

/** About a line less a word or two. */
const LONG_CODE = /<code\b[^<>]{0,100}>[^<\s]{60,}/;
