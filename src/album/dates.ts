// Step 3, album: writes local times as a language does. Pure. The wall clock is formatted as if it were UTC, so the
// machine's zone plays no part.

import { hasHour, msOf } from '../wall-clock.ts';

export interface DateWriter {
  /** `2019年6月25日`, `25 June 2019`. */
  day(local: string): string;
  /** `6月25日`, `25 June`: without the year. */
  shortDay(local: string): string;
  /** `16:19`, `4:19 PM`; undefined when only the day is known. */
  hour(local: string): string | undefined;
  /** Day and hour, as far as known. */
  full(local: string): string;
}

export function dateWriter(language: string): DateWriter {
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const fixed = { ...options, timeZone: 'UTC', calendar: 'gregory' } as const;
    try {
      return new Intl.DateTimeFormat(language, fixed);
    } catch {
      // The tag comes from the document and may be invalid.
      return new Intl.DateTimeFormat('en', fixed);
    }
  };
  const day = format({ year: 'numeric', month: 'long', day: 'numeric' });
  const shortDay = format({ month: 'long', day: 'numeric' });
  const hour = format({ timeStyle: 'short' });
  const write = (formatter: Intl.DateTimeFormat, local: string): string => formatter.format(msOf(local));
  const writer: DateWriter = {
    day: (local) => write(day, local),
    shortDay: (local) => write(shortDay, local),
    hour: (local) => (hasHour(local) ? inOnePiece(write(hour, local)) : undefined),
    // Joined here: the joining word of Intl (`at`, a comma, nothing) changes from one version to the next.
    full: (local) => [writer.day(local), writer.hour(local)].filter((part) => part !== undefined).join(joint),
  };
  const joint = /^(?:zh|ja|ko)\b/i.test(language) ? ' ' : ', ';
  return writer;
}

/** A time does not break, and the narrow space that newer versions put before `PM` is missing from many fonts. */
function inOnePiece(text: string): string {
  return text.replace(/\s/g, '\u00a0');
}
