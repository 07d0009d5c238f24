// Step 3: what a file says about its moment → local wall-clock time at the place of the photo; pure. Times are strings
// or milliseconds counted as if the wall clock were UTC: never a Date in the machine's own zone.

import type { TakenAt } from '../../model.ts';
import { hasHour, localOf, msOf, offsetText } from '../../wall-clock.ts';

/** One statement about the moment, before zones are settled. */
export interface Clue {
  /** `2019-06-25T16:19:32`, or the date alone. */
  readonly local: string;
  readonly offset?: string;
  readonly subSecond?: string;
}

/** Everything known about one file's moment. */
export interface TimeClues {
  readonly original?: Clue | undefined;
  readonly digitized?: Clue | undefined;
  /** Universal time from the satellites. */
  readonly gpsUtc?: Clue | undefined;
  readonly xmp?: Clue | undefined;
  readonly iptc?: Clue | undefined;
  /** IANA name of the zone where the photo was taken. */
  readonly zone?: string | undefined;
  /** The file's name without its folder. */
  readonly fileName: string;
}

/** The best statement, with its offset from the tag, else from the zone. */
export function settleTime(clues: TimeClues): TakenAt | undefined {
  const named = timeInFileName(clues.fileName);
  const choice =
    choose(clues.original, 'DateTimeOriginal', 'sure') ??
    choose(clues.digitized, 'DateTimeDigitized', 'likely') ??
    choose(clues.gpsUtc && { ...clues.gpsUtc, offset: 'Z' }, 'GPSDateTime', 'sure') ??
    choose(clues.xmp, 'XMP', 'likely') ??
    choose(clues.iptc, 'IPTC', 'likely') ??
    choose(named, 'filename', 'guess');
  if (!choice) return undefined;
  const { clue, from, certainty } = choice;
  const common = { from, certainty, ...(clue.subSecond ? { subSecond: clue.subSecond } : {}) };

  if (clue.offset === 'Z') {
    // Universal time becomes local where the zone is known; elsewhere it stays what it is and says so.
    const minutes = clues.zone ? offsetAtUtc(clues.zone, msOf(clue.local)) : undefined;
    if (minutes === undefined) return { local: clue.local, offset: '+00:00', offsetFrom: 'utc', ...common };
    return {
      local: localOf(msOf(clue.local) + minutes * MINUTE),
      offset: offsetText(minutes),
      offsetFrom: 'gps',
      ...common,
    };
  }
  if (clue.offset) return { local: clue.local, offset: clue.offset, offsetFrom: 'tag', ...common };
  if (clues.zone && hasHour(clue.local)) {
    const minutes = offsetAtLocal(clues.zone, msOf(clue.local), clues.gpsUtc && msOf(clues.gpsUtc.local));
    if (minutes !== undefined) return { local: clue.local, offset: offsetText(minutes), offsetFrom: 'gps', ...common };
  }
  return { local: clue.local, ...common };
}

function choose(clue: Clue | undefined, from: string, certainty: NonNullable<TakenAt['certainty']>) {
  return clue && { clue, from, certainty };
}

// ------------------------------------------------------------------------------------------------ reading

/** EXIF's `2019:06:25 16:19:32`, XMP's ISO forms and what careless programs make of them; undefined for zeros, junk and
 *  the  dates that clocks show when they were never set. */
export function parseTime(text: string): Clue | undefined {
  const match =
    /^\s*(\d{4})[:\-/.](\d{1,2})[:\-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?\s*$/.exec(
      text,
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

const FILE_NAMES: readonly { readonly pattern: RegExp; readonly utc?: boolean }[] = [
  // Pixel phones name their photos in universal time.
  { pattern: /(?:^|[^A-Za-z])PXL_(\d{4})(\d{2})(\d{2})_(\d{2})(\d{2})(\d{2})(\d{3})?/i, utc: true },
  // IMG_20190625_101250, Screenshot_20190625-101250, VID20190625101250, 20190625_101250(1)
  { pattern: /(?:^|\D)((?:19|20)\d{2})(\d{2})(\d{2})[-_ T]?(\d{2})(\d{2})(\d{2})(?!\d{4})/ },
  // WIN_20190625_10_12_50_Pro
  { pattern: /(?:^|\D)((?:19|20)\d{2})(\d{2})(\d{2})[-_ T](\d{2})[-_.](\d{2})[-_.](\d{2})(?!\d)/ },
  // 2019-06-25 10.12.50, Screenshot 2019-06-25 at 10.12.50, signal-2019-06-25-101250, 2019-06-25T10:12:50
  {
    pattern:
      /(?:^|\D)((?:19|20)\d{2})[-_.](\d{2})[-_.](\d{2})(?:[-_\sT]|(?:at|um|à|às|alle|om|kl\.|a\slas)\s|[上下]午|午[前後]|오[전후])+(\d{1,2})[-_.:h]?(\d{2})[-_.:m]?(\d{2})(?!\d)/,
  },
  // IMG-20190625-WA0001, 2019-06-25 Shanghai, photo_2019-06-25
  { pattern: /(?:^|[^\dA-Za-z])((?:19|20)\d{2})(\d{2})(\d{2})(?![\dA-Za-z])/ },
  { pattern: /(?:^|\D)((?:19|20)\d{2})[-_.](\d{2})[-_.](\d{2})(?!\d)/ },
];

function timeInFileName(fileName: string): Clue | undefined {
  // A Mac takes accents and Korean syllables apart.
  const name = fileName.normalize('NFC');
  for (const { pattern, utc } of FILE_NAMES) {
    const match = pattern.exec(name);
    if (!match) continue;
    const [whole, year, month, day, hour, minute, second] = match;
    const hours = hour && hourOf24(Number(hour), whole, name.slice(match.index + whole.length));
    const clue = buildClue(
      [year, month, day],
      hours === undefined ? undefined : [hours, minute, second],
      utc ? 'Z' : undefined,
    );
    if (clue) return clue;
  }
  return undefined;
}

/** Half the day is named before the time or after it, with any kind of space, or none. */
function hourOf24(hour: number, written: string, rest: string): string {
  const second = /下午|午後|오후/.test(written) || /^[\s_-]*(?:p\.?\s?m|P\.?\s?M)(?!\p{L})/u.test(rest);
  // “12.10.30 am Meer” is at the seaside.
  const first = /上午|午前|오전/.test(written) || /^[\s_-]*(?:a\.\s?m|A\.?\s?M|am(?!\s\p{L}))(?!\p{L})/u.test(rest);
  if (second && hour < 12) return String(hour + 12);
  return String(first && hour === 12 ? 0 : hour);
}

type Parts = readonly (string | undefined)[];

function buildClue(date: Parts, clock: Parts | undefined, zone?: string, fraction?: string): Clue | undefined {
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
  const subSecond = fraction?.replace(/0+$/, '');
  return { local, ...(offset ? { offset } : {}), ...(subSecond ? { subSecond } : {}) };
}

const LAST_YEAR = 2090;
/** Where clocks start counting: Mac, Unix, FAT, many cameras. */
const NEVER_SET_DAYS = new Set(['1904-01-01', '1970-01-01', '1980-01-01', '2000-01-01']);

// --------------------------------------------------------------------------------------------------- zones

const MINUTE = 60_000;

/** The zone's offset, minutes, at a local time. In the hour that the end of summer time repeats, the first one, unless
 *  the  satellites' time says that it was the second; in the hour that its start skips, the offset before. */
function offsetAtLocal(zone: string, localMs: number, gpsUtcMs: number | undefined): number | undefined {
  const before = offsetAtUtc(zone, localMs - 15 * 60 * MINUTE);
  const after = offsetAtUtc(zone, localMs + 15 * 60 * MINUTE);
  if (before === undefined || after === undefined || before === after) return before;
  const valid = [before, after].filter((minutes) => offsetAtUtc(zone, localMs - minutes * MINUTE) === minutes);
  if (valid.length === 2 && gpsUtcMs !== undefined) {
    const distance = (minutes: number): number => Math.abs(localMs - minutes * MINUTE - gpsUtcMs);
    return distance(after) < distance(before) ? after : before;
  }
  return valid[0] ?? before;
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** The zone's offset, minutes, at a universal moment; undefined for a name that the runtime does not know. */
export function offsetAtUtc(zone: string, utcMs: number): number | undefined {
  if (!formats.has(zone)) formats.set(zone, formatFor(zone));
  const format = formats.get(zone);
  if (!format) return undefined;
  const part = Object.fromEntries(format.formatToParts(utcMs).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
  return Math.round((local - Math.floor(utcMs / 1000) * 1000) / MINUTE);
}

function formatFor(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}
