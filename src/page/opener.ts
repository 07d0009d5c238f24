// Step 4: what stands under the title: the standfirst, and a line of author, days and number of photographs, in the
// language of the report. Pure; no clock, no machine locale.

import { photographs } from '../locales/words.ts';
import type { Album, Photo, Report } from '../model.ts';
import { msOf } from '../wall-clock.ts';
import { squaresIn } from './fonts/scripts.ts';

export interface Opener {
  /** A second line of the title; '' where there is none, or it is the standfirst. */
  readonly subtitle: string;
  /** The report's description, where it says something that its title does not. */
  readonly standfirst: string;
  /** `author · days · number of photographs`, as far as known. */
  readonly line: string;
  /** The first two of these by themselves; '' where nothing is known. */
  readonly pieces: { readonly author: string; readonly days: string };
  /** The title is long: it is set smaller. */
  readonly long: boolean;
}

export function openerOf(report: Report, album: Album): Opener {
  const { title = '', subtitle = '', author, description = '', language } = report;
  const said = description.replace(/\s+/g, ' ').trim();
  const pieces = [author, daysOf(report, album), countOf(album, language)];
  return {
    subtitle: subtitle.length > LONGEST ? '' : subtitle,
    standfirst: lettersOf(said) === lettersOf(title) || said.length > LONGEST ? '' : said,
    line: pieces.filter(Boolean).join(' · '),
    pieces: { author: author ?? '', days: pieces[1] ?? '' },
    long: widthOf(title) > LONG_TITLE,
  };
}

/** A longer one is no standfirst, but the text again. */
const LONGEST = 320;
const LONG_TITLE = 60;
/** Fewer are seen at a glance. */
const FEWEST = 6;

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Letters; a character of a square counts twice. */
function widthOf(text: string): number {
  return [...text].length + squaresIn(text);
}

function countOf(album: Album, language: string): string | undefined {
  const count = [...album.photos.values()].filter((photo) => !photo.missing && isPhotograph(photo)).length;
  return count < FEWEST ? undefined : photographs(language, count);
}

/** Photos in the cells of a table or in a line count, icons and drawings there do not. */
const isPhotograph = ({ ref, graphic, widthPx, heightPx }: Photo): boolean =>
  !ref.inline || (!graphic && Math.min(widthPx, heightPx) >= FEWEST_PX);
const FEWEST_PX = 300;

/** A text is dated when it was written; the days of its photos are those of the journey, where the two lie close. */
function daysOf({ date, language }: Report, album: Album): string | undefined {
  const days = daysOfPhotos(album);
  const written = dayIn(date);
  if (date && !written) return date;
  const near =
    days && (!written || (written >= days.first && msOf(written) - msOf(days.last) <= MOST_DAYS_AFTER * DAY));
  if (days && near) return dayRange(days.first, days.last, language);
  return written && dayRange(written, written, language);
}

/** The date of the text, else the days of its photos; '' where neither is known. */
export function dateWords({ date, language }: Pick<Report, 'date' | 'language'>, album: Pick<Album, 'photos'>): string {
  const written = dayIn(date);
  if (date !== undefined) return written ? dayRange(written, written, language) : date;
  const days = daysOfPhotos(album);
  return days ? dayRange(days.first, days.last, language) : '';
}

const DAY = 86_400_000;
const MOST_DAYS_AFTER = 120;
const LONGEST_JOURNEY = 60;

/** First and last day that the files tell for sure, of a journey: photos of many years are none. */
function daysOfPhotos({
  photos,
}: Pick<Album, 'photos'>): { readonly first: string; readonly last: string } | undefined {
  const all = [...photos.values()].filter(({ ref, missing }) => !ref.inline && !ref.cover && !missing);
  const days = all
    .flatMap(({ metadata: { takenAt } }) =>
      takenAt && takenAt.certainty !== 'guess' ? [takenAt.local.slice(0, 10)] : [],
    )
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || days.length * 2 < all.length || days.length < FEWEST) return undefined;
  return msOf(last) - msOf(first) <= LONGEST_JOURNEY * DAY ? { first, last } : undefined;
}

/** The day of an ISO date. */
function dayIn(date: string | undefined): string | undefined {
  return /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(date ?? '')?.[1];
}

/** One day or several, without the spaces that languages and versions of Intl put around the dash. */
export function dayRange(first: string, last: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
    calendar: 'gregory',
  });
  if (first === last) return format.format(msOf(first));
  // Intl writes these with slashes.
  if (/^(?:zh|yue|ja)\b/i.test(language)) {
    const [from, to] = [format.format(msOf(first)), format.format(msOf(last))];
    const rest =
      first.slice(0, 7) === last.slice(0, 7) ? /[年月]/g : first.slice(0, 4) === last.slice(0, 4) ? /年/g : /^/g;
    const shared = [...to.matchAll(rest)].at(-1)?.index;
    return `${from}${/^ja\b/i.test(language) ? '〜' : '至'}${shared ? to.slice(shared + 1) : to}`;
  }
  return format
    .formatRange(msOf(first), msOf(last))
    .replace(/(?<=\d)\s*[–-]\s*(?=\d)/gu, '–')
    .replace(/[\u2009\u202f]/g, ' ');
}
