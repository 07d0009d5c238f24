// Writes the Markdown draft of `tripreport new`: a title, a heading per day or pause, the photos in order. Pure.
// Captions are those of the files; comments stand where prose belongs.

import { groupBy, stretches } from '../lists.ts';
import { wordsOf } from '../locales/words.ts';
import type { TakenAt } from '../model.ts';
import { type DateWriter, dateWriter } from './dates.ts';

export interface DraftPhoto {
  /** Relative to the draft, with slashes, nothing escaped. */
  readonly path: string;
  readonly caption?: string | undefined;
  readonly takenAt?: TakenAt | undefined;
  /** The universal moment, ms, by which photos of several zones are in order; absent when the hour is unknown. */
  readonly momentMs?: number | undefined;
  /** City, region, country as the file names them. */
  readonly placeName?: string | undefined;
}

export interface DraftStyle {
  /** The folder's name: the title, unless it says nothing. */
  readonly folder: string;
  readonly by: 'day' | 'gap';
  /** BCP 47; English where undefined, as in a build of a text without prose. */
  readonly lang?: string | undefined;
  /** As given to `--clock`, so that the build corrects the same. */
  readonly clocks?: string | undefined;
}

export function draftReport(given: readonly DraftPhoto[], style: DraftStyle): string {
  const photos = given.map(withoutUniversalTime);
  const dates = dateWriter(style.lang ?? 'en');
  const sections = style.by === 'day' ? byDay(photos, dates) : byGap(photos, dates);
  const timeless = photos.filter(({ takenAt }) => !takenAt);
  if (timeless.length > 0) {
    const heading = sections.length > 0 ? wordsOf(style.lang ?? 'en').headings.undated : undefined;
    sections.push({ heading, photos: inTime(timeless) });
  }
  return [
    frontMatter(style),
    `# ${escapeText(title(style, photos, dates))}`,
    '<!-- A draft: every comment is a place for prose. Comments are not printed. -->',
    ...sections.flatMap((section) => sectionText(section, dates)),
  ]
    .filter((block) => block !== undefined)
    .map((block) => `${block}\n`)
    .join('\n')
    .replaceAll('\u00a0', ' '); // nobody sees such spaces while writing
}

// ------------------------------------------------------------------------------------------------ sections

interface Section {
  readonly heading: string | undefined;
  readonly photos: readonly DraftPhoto[];
}

/** Universal time of an unknown place gives neither day nor hour, as in the PDF; it still gives the order. */
function withoutUniversalTime(photo: DraftPhoto): DraftPhoto {
  return dayOf(photo) === undefined ? { ...photo, takenAt: undefined } : photo;
}

/** The calendar day at the place of the photo, where that is known. */
export const dayOf = ({ takenAt }: Pick<DraftPhoto, 'takenAt'>): string | undefined =>
  takenAt?.offsetFrom === 'utc' ? undefined : takenAt?.local.slice(0, 10);

/** One section per calendar day at the place of the photos; those without an hour stand at its end. */
function byDay(photos: readonly DraftPhoto[], dates: DateWriter): Section[] {
  const days = groupBy(photos, dayOf);
  days.delete(undefined);
  return [...days]
    .sort(([a], [b]) => (a! < b! ? -1 : 1))
    .map(([day, some]) => ({ heading: dates.day(day!) + placeWords(some), photos: inTime(some) }));
}

/** So long a pause is a night, a flight or a change of plan. */
const GAP_MS = 3 * 3_600_000;

/** One section per stretch of photos without a long pause; each day that has no hours is a section of its own. */
function byGap(photos: readonly DraftPhoto[], dates: DateWriter): Section[] {
  const timed = inTime(photos).filter(({ takenAt, momentMs }) => takenAt && momentMs !== undefined);
  const stretches = splitAtPauses(timed, GAP_MS).map((some) => {
    const heading = `${stretchWords(some, dates)}${placeWords(some)}`;
    return { heading, photos: some, day: dayOf(some[0]!)! };
  });
  const dayOnly = groupBy(
    photos.filter(({ takenAt, momentMs }) => takenAt && momentMs === undefined),
    dayOf,
  );
  const rest = [...dayOnly].map(([day, some]) => ({ heading: dates.day(day!), photos: some, day: day! }));
  return [...stretches, ...rest].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** `25 June 2019, 9:12–11:40`, or both days when it goes past midnight. */
function stretchWords(photos: readonly DraftPhoto[], dates: DateWriter): string {
  const first = photos[0]!.takenAt!.local;
  const last = photos.at(-1)!.takenAt!.local;
  if (first.slice(0, 16) === last.slice(0, 16)) return dates.full(first);
  if (first.slice(0, 10) === last.slice(0, 10)) {
    const until = dates.hour(last) ?? '';
    return `${dates.full(first)}${/\s/.test(until) ? ' – ' : '–'}${until}`;
  }
  return `${dates.full(first)} – ${dates.full(last)}`;
}

function inTime(photos: readonly DraftPhoto[]): readonly DraftPhoto[] {
  const moment = ({ momentMs = Number.MAX_SAFE_INTEGER }: DraftPhoto): number => momentMs;
  return photos.toSorted((a, b) => moment(a) - moment(b));
}

/** A place that at least half of the photos name, when they name one. */
function placeWords(photos: readonly DraftPhoto[]): string {
  const places = groupBy(photos, ({ placeName }) => placeName);
  const named = [...places].find(([place, some]) => place !== undefined && some.length * 2 >= photos.length);
  return named ? ` – ${escapeText(named[0]!)}` : '';
}

// ---------------------------------------------------------------------------------------------------- text

/** Photos with half an hour between them are two moments, and there may be something to say about each. */
const PAUSE_MS = 30 * 60_000;

function sectionText({ heading, photos }: Section, dates: DateWriter): readonly string[] {
  return [
    ...(heading === undefined ? [] : [`## ${heading}`]),
    ...splitAtPauses(photos, PAUSE_MS).flatMap((moment) => [
      `<!-- ${momentWords(moment, dates)} -->`,
      moment.map(({ path, caption }) => `![${escapeText(caption ?? '')}](${escapePath(path)})`).join('\n'),
    ]),
  ];
}

/** Photos without a moment, which are last, stay with those before. */
function splitAtPauses(photos: readonly DraftPhoto[], pauseMs: number): readonly (readonly DraftPhoto[])[] {
  return stretches(photos, (a, b) => b.momentMs === undefined || b.momentMs - (a.momentMs ?? 0) < pauseMs);
}

function momentWords(photos: readonly DraftPhoto[], dates: DateWriter): string {
  const count = photos.length === 1 ? '1 photo' : `${photos.length} photos`;
  const hours = photos.flatMap(({ takenAt, momentMs }) =>
    takenAt && momentMs !== undefined ? [dates.hour(takenAt.local)!] : [],
  );
  if (hours.length === 0) return count;
  return hours[0] === hours.at(-1) ? `${hours[0]}, ${count}` : `${hours[0]} to ${hours.at(-1)}, ${count}`;
}

function frontMatter({ lang, clocks }: DraftStyle): string | undefined {
  const lines = [
    ...(lang ? [`lang: ${lang}`] : []),
    ...(clocks ? ['tripreport:', `  clocks: ${JSON.stringify(clocks)}`] : []),
  ];
  return lines.length > 0 ? ['---', ...lines, '---'].join('\n') : undefined;
}

/** Folder names that programs and cameras give, or that say nothing. */
const NO_TITLE =
  /^(?:\W*|photos?|images?|pictures?|pics?|imgs?|dcim|camera|camera roll|export(?:s|ed)?|jpe?gs?|originals?|bilder|fotos?|fotografien|images?|imagenes|imágenes|immagini|照片|图片|圖片|写真|사진|\d{3}[a-z_]{3,5}\w*)$/i;

function title({ folder, lang = 'en' }: DraftStyle, photos: readonly DraftPhoto[], dates: DateWriter): string {
  if (!NO_TITLE.test(folder))
    return folder
      .replace(/_+/g, ' ')
      .replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')
      .trim();
  const days = photos
    .map(dayOf)
    .filter((day) => day !== undefined)
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return 'Photos';
  if (first === last) return dates.day(first);
  if (first.slice(0, 4) !== last.slice(0, 4)) return `${dates.day(first)} – ${dates.day(last)}`;
  // The year once, on the side where the language has it.
  return YEAR_FIRST.test(lang)
    ? `${dates.day(first)} – ${dates.shortDay(last)}`
    : `${dates.shortDay(first)} – ${dates.day(last)}`;
}

const YEAR_FIRST = /^(?:zh|ja|ko|hu|lt)\b/i;

/** Escapes what would be Markdown, HTML, a template, a formula or a size. */
function escapeText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&{}$~^]|#(?=#)|==|\+\+|:(?=\w+:)|!(?=\[)|(?<=\])\(|(?<=\{)%|%(?=\})/g, (mark) =>
      [...mark].map((one) => `\\${one}`).join(''),
    )
    .replaceAll('|', '&#124;');
}

/** Letters of every script stay readable; what has a meaning in an address or in Markdown is percent-encoded. */
function escapePath(path: string): string {
  return path.replace(/[^\p{L}\p{M}\p{N}/._~-]/gu, (letter) =>
    [...new TextEncoder().encode(letter)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}
