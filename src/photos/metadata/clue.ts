// Step 3: how tags write a moment → a clue: EXIF's, XMP's, IPTC's and GPS's forms; pure. Junk, zeros and what clocks
// show that were never set give none.

import { trimEndOf } from '../../trimming.ts';

/** One statement about the moment, before zones are settled. */
export interface Clue {
  /** `2019-06-25T16:19:32`, or the date alone. */
  readonly local: string;
  readonly offset?: string;
  readonly subSecond?: string;
}

/** EXIF's `2019:06:25 16:19:32`, XMP's ISO forms and what careless programs make of them; undefined for zeros, junk and
 *  the  dates that clocks show when they were never set. */
export function parseTime(text: string): Clue | undefined {
  const match =
    /^(\d{4})[:\-/.](\d{1,2})[:\-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  return buildClue([year, month, day], hour === undefined ? undefined : [hour, minute, second ?? '0'], zone, fraction);
}

/** IPTC's `20190625` and `161932+0800`. */
export function parseIptcTime(date: string | undefined, time: string | undefined): Clue | undefined {
  const day = /^(\d{4})[:-]?(\d{2})[:-]?(\d{2})/.exec(date ?? '');
  if (!day) return undefined;
  const hour = /^(\d{2}):?(\d{2}):?(\d{2})?\s*([+-]\d{2}:?\d{2})?/.exec(time ?? '');
  return buildClue(
    [day[1], day[2], day[3]],
    hour ? [hour[1], hour[2], hour[3] ?? '0'] : undefined,
    hour?.[4],
    undefined,
  );
}

/** GPS's date stamp and its three numbers, universal time. */
export function parseGpsTime(date: unknown, time: unknown): Clue | undefined {
  const day = typeof date === 'string' ? /^\s*(\d{4})[:-](\d{1,2})[:-](\d{1,2})/.exec(date) : undefined;
  const clock = Array.isArray(time) || ArrayBuffer.isView(time) ? Array.from(time as ArrayLike<unknown>) : [];
  if (!day || clock.length !== 3 || !clock.every((part) => typeof part === 'number' && Number.isFinite(part))) {
    return undefined;
  }
  const [hour, minute, second] = (clock as number[]).map((part) => String(Math.floor(part)));
  return buildClue([day[1], day[2], day[3]], [hour, minute, second], undefined, undefined);
}

/** `+08:00` from `+08:00`, `+0800` or `Z`; undefined for anything else (`   :  `). */
export function parseOffset(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === 'Z') return '+00:00';
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(trimmed);
  if (!match || Number(match[2]) > 14 || Number(match[3]) > 59) return undefined;
  return `${match[1]}${match[2]}:${match[3]}`;
}

export type Parts = readonly (string | undefined)[];

export function buildClue(date: Parts, clock: Parts | undefined, zone?: string, fraction?: string): Clue | undefined {
  const [year = 0, month = 0, day = 0] = date.map(Number);
  const [hour = 0, minute = 0, second = 0] = (clock ?? []).map(Number);
  // Before the first photograph, after any camera of ours (clocks at their limit show 2107), or no such day.
  if (year < 1826 || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const two = (value: number): string => String(value).padStart(2, '0');
  const dayText = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (!clock) return NEVER_SET_DAYS.has(dayText) ? undefined : { local: dayText };
  const local = `${dayText}T${two(hour)}:${two(minute)}:${two(Math.min(second, 59))}`;
  if (dayText === '1970-01-01' || (NEVER_SET_DAYS.has(dayText) && local.endsWith('T00:00:00'))) return undefined;
  const offset = zone === 'Z' ? 'Z' : zone && parseOffset(zone);
  const subSecond = fraction && trimEndOf(fraction, '0');
  return { local, ...(offset ? { offset } : {}), ...(subSecond ? { subSecond } : {}) };
}

const LAST_YEAR = 2090;
/** Where clocks start counting: Mac, Unix, FAT, many cameras. */
const NEVER_SET_DAYS = new Set(['1904-01-01', '1970-01-01', '1980-01-01', '2000-01-01']);
