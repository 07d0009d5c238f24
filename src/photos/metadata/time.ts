// Step 3: what a file says about its moment → local wall-clock time at the place of the photo; pure. Times are strings
// or milliseconds counted as if the wall clock were UTC: never a Date in the machine's own zone.

import type { TakenAt } from '../../model.ts';
import { hasHour, localOf, msOf, offsetText } from '../../wall-clock.ts';
import type { Clue } from './clue.ts';
import { timeInFileName } from './file-name-time.ts';

/** Everything known about one file's moment. */
export interface TimeClues {
  readonly original?: Clue | undefined;
  readonly digitized?: Clue | undefined;
  /** Universal time from the satellites. */
  readonly gpsUtc?: Clue | undefined;
  readonly xmp?: Clue | undefined;
  readonly iptc?: Clue | undefined;
  /** Of a file beside it. */
  readonly sidecar?: { readonly clue: Clue; readonly from: string } | undefined;
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
    choose(clues.sidecar?.clue, clues.sidecar?.from ?? '', 'likely') ??
    choose(named, 'filename', 'guess');
  if (!choice) return undefined;
  const { clue, from, certainty } = choice;
  const common = { from, certainty, ...(clue.subSecond ? { subSecond: clue.subSecond } : {}) };

  if (clue.offset === 'Z') {
    const wall = from === 'Takeout' && !clues.zone ? sameMoment(named, clue) : undefined;
    if (wall) return { ...wall, ...common };
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

/** A phone's name has the wall clock of the very moment: together with universal time it tells the zone. */
function sameMoment(named: Clue | undefined, utc: Clue): Pick<TakenAt, 'local' | 'offset'> | undefined {
  if (!named || named.offset || !hasHour(named.local)) return undefined;
  const minutes = Math.round((msOf(named.local) - msOf(utc.local)) / QUARTER) * 15;
  const apart = Math.abs(msOf(named.local) - msOf(utc.local) - minutes * MINUTE);
  return apart <= 5000 && Math.abs(minutes) <= 14 * 60
    ? { local: named.local, offset: offsetText(minutes) }
    : undefined;
}

function choose(clue: Clue | undefined, from: string, certainty: NonNullable<TakenAt['certainty']>) {
  return clue && { clue, from, certainty };
}

// --------------------------------------------------------------------------------------------------- zones

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

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
