// Step 4: the line under the title: author and date, in the language of the report. Pure; no clock, no machine locale.

import type { Report } from '../model.ts';

/** `author · date`, as far as known. */
export function byline(report: Report): string {
  return [report.author, report.date && longDate(report.date, report.language)].filter(Boolean).join(' · ');
}

/** An ISO date in words; anything else as the author wrote it. */
function longDate(date: string, language: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(date) ?? [];
  if (!year) return date;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}
