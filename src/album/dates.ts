// Step 3, album: writes local times as a language does. Pure. The wall clock is formatted as if it were UTC, so the
// machine's zone plays no part.

import { hasHour, msOf } from '../wall-clock.ts';

export interface DateWriter {
  /** `2019年6月25日`, `25 June 2019`. */
  readonly day: (local: string) => string;
  /** `6月25日`, `25 June`: without the year. */
  readonly shortDay: (local: string) => string;
  /** `Tuesday`, and short. */
  readonly weekdays: (local: string) => readonly string[];
  /** `16:19`, `4:19 PM`; undefined when only the day is known. */
  readonly hour: (local: string) => string | undefined;
  /** Day and hour, as far as known. */
  readonly full: (local: string) => string;
}

export function dateWriter(language: string): DateWriter {
  const day = writer(language, { year: 'numeric', month: 'long', day: 'numeric' });
  const shortDay = writer(language, { month: 'long', day: 'numeric' });
  const names = [writer(language, { weekday: 'long' }), writer(language, { weekday: 'short' })];
  const weekdays = (local: string) => names.map((name) => name(local));
  const time = timeOf(language);
  // A time does not break, and the narrow space that newer versions put before `PM` is missing from many fonts.
  const hour = (local: string) => (hasHour(local) ? time(local).replace(/\s/g, '\u00a0') : undefined);
  // Joined here: the joining word of Intl (`at`, a comma, nothing) changes from one version to the next.
  const joint = /^(?:zh|ja|ko)\b/i.test(language) ? ' ' : /^(?:ar|fa|ur)\b/i.test(language) ? '، ' : ', ';
  const full = (local: string) => [day(local), hour(local)].filter(Boolean).join(joint);
  return { day, shortDay, weekdays, hour, full };
}

/** Korean clocks say 오전 and 오후, which newer versions of Intl know as the words of its long forms only. */
function timeOf(language: string): (local: string) => string {
  const time = writer(language, { timeStyle: 'short' });
  if (!/^ko\b/i.test(language)) return time;
  return (local) => time(local).replace(/AM|PM/, (half) => (half === 'AM' ? '오전' : '오후'));
}

function writer(language: string, options: Intl.DateTimeFormatOptions): (local: string) => string {
  const fixed = { ...options, timeZone: 'UTC', calendar: 'gregory' } as const;
  try {
    const format = new Intl.DateTimeFormat(language, fixed);
    return (local) => format.format(msOf(local));
  } catch {
    // The tag comes from the document and may be invalid.
    return writer('en', options);
  }
}
