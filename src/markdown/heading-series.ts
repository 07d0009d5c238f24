// Step 1, markdown: tells whether a heading is one of several that count (`Day 1`, `Day 2`), so that it is the first
// section of a text and not its title. Counts by numbers, ordinals, weekdays and months.

/** Numbers in words, as headings begin with them, in small letters. */
const NUMBERS = new Set(
  (
    'one two three four five six seven eight nine ten first second third fourth fifth sixth seventh eighth ninth tenth ' +
    'eins zwei drei vier fünf sechs sieben acht neun zehn erster zweiter dritter vierter fünfter sechster erste zweite dritte vierte fünfte sechste erstes zweites drittes ' +
    'premier première deuxième second seconde troisième quatrième cinquième sixième un deux trois quatre cinq ' +
    'primer primero primera segundo segunda tercer tercero tercera cuarto cuarta quinto quinta sexto uno dos tres cuatro cinco ' +
    'primo secondo terzo prima seconda terza sesto due tre quattro cinque primeiro primeira terceiro terceira um dois três quatro ' +
    'eerste tweede derde vierde vijfde een twee drie vijf ' +
    'первый второй третий четвёртый четвертый пятый шестой седьмой'
  ).split(' '),
);
const LONGEST = 60;

/** @param others the other headings of its level. @param language of the report, whose weekdays and months count. */
export function isOneOfMany(heading: string, others: readonly string[], language: string): boolean {
  if (others.every((other) => other === heading)) return false;
  const dates = new Set(datesOf(language));
  const own = countedHead(heading, dates);
  return own !== undefined && others.some((other) => other !== heading && countedHead(other, dates) === own);
}

/** Whether a first heading says the title of the front matter; the only one may say some words more, as with a badge
 *  behind them. @param count the headings of its level. */
export function saysTitle(heading: string, title: string, count: number): boolean {
  const [said, given] = [lettersOf(heading), lettersOf(title)];
  if (said === given) return true;
  return given !== '' && count === 1 && said.startsWith(given) && said.length <= given.length + MOST_MORE;
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[\p{P}\p{Z}\p{S}]+/gu, '');

const MOST_MORE = 20;

/** `day #` of `Day 1: Oslo`; what follows a number that comes first tells it from others (`#.`, `# in photos`). */
function countedHead(heading: string, dates: ReadonlySet<string>): string | undefined {
  const words = heading.slice(0, LONGEST).normalize('NFC').toLowerCase().match(WORDS) ?? [];
  const at = words.findIndex((word) => /\d/.test(word) || HAN.test(word) || NUMBERS.has(word) || dates.has(word));
  if (at < 0 || at > 4) return undefined;
  const before = words.slice(0, at).join('');
  const after = words[at + 1]?.trim().slice(0, 1) ?? '';
  return before.trim() === '' ? `#${after}` : `${before}#`;
}

const WORDS =
  /[零一二三四五六七八九十百]{1,9}(?=[天日章站回话話部节節])|\d{1,9}|[\p{sc=Latin}\p{sc=Cyrillic}\p{M}]{1,60}|\s{1,9}|[^\s\d]/gu;
const HAN = /^[零一二三四五六七八九十百]+$/;

/** A format takes a millisecond to make. */
function datesOf(language: string): readonly string[] {
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat([language, 'en'], { ...options, timeZone: 'UTC' });
  const long = [format({ weekday: 'long' }), format({ month: 'long' })] as const;
  const short = [format({ weekday: 'short' }), format({ month: 'short' })] as const;
  const day = 86_400_000;
  return Array.from({ length: 12 }, (_, i) => {
    const ofBoth = ([weekday, month]: typeof long): string[] => [weekday.format(i * day), month.format(i * 31 * day)];
    return [...ofBoth(long), ...ofBoth(short).map((word) => word.replace('.', ''))];
  })
    .flat()
    .map((word) => word.toLowerCase());
}
