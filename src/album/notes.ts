// Step 3: a photo's facts → the small second line (time, place, camera, exposure), or the whole caption by the user's
// template; pure. One writer per run of photos: it remembers the day it last wrote, so that a run says the date once and
// then only the hours.

import { note, type Problem } from '../diagnostics.ts';
import type { Metadata, TakenAt } from '../model.ts';
import type { CaptionPart } from '../options/values.ts';
import { hasHour } from '../wall-clock.ts';
import { fieldsOf, fillTemplate, type Part } from './caption-template.ts';
import type { DateWriter } from './dates.ts';

/** What the writers of one report share. */
export interface NoteStyle {
  readonly dates: DateWriter;
  /** True: coordinates may be printed. */
  readonly gps: boolean;
}

export interface Described {
  readonly metadata: Metadata;
  /** The words under the photo. */
  readonly words?: string | undefined;
  /** Counts the photos from 1 in the order of the pages; undefined where the page itself numbers them, and for icons. */
  readonly number?: number | undefined;
}

export type NoteWriter = (photo: Described) => string | undefined;

/** `dayAbove`: the day that a heading has just said. */
export function noteWriter(parts: readonly CaptionPart[], style: NoteStyle, dayAbove?: string): NoteWriter {
  const time = timeTeller(style.dates, dayAbove);
  return ({ metadata }) => {
    const values: Readonly<Record<CaptionPart, () => string | undefined>> = {
      text: () => undefined,
      time: () => time(metadata.takenAt),
      place: () => metadata.placeName,
      camera: () => metadata.camera,
      exposure: () => metadata.exposure,
    };
    const known = parts.map((part) => values[part]()).filter((value) => value !== undefined);
    return known.length > 0 ? known.join(' · ') : undefined;
  };
}

export function templateWriter(template: readonly Part[], style: NoteStyle, dayAbove?: string): NoteWriter {
  const { dates } = style;
  const time = timeTeller(dates, dayAbove);
  return ({ metadata, words, number }) => {
    const takenAt = printable(metadata.takenAt);
    const values: Readonly<Record<string, () => string | undefined>> = {
      text: () => words,
      time: () => time(takenAt),
      'time:short': () => takenAt && dates.hour(takenAt.local),
      'time:long': () => takenAt && dates.full(takenAt.local),
      date: () => takenAt && dates.day(takenAt.local),
      'date:short': () => takenAt && dates.shortDay(takenAt.local),
      place: () => metadata.placeName,
      camera: () => metadata.camera,
      lens: () => metadata.lens,
      exposure: () => metadata.exposure,
      title: () => metadata.title,
      description: () => metadata.description,
      creator: () => metadata.creator,
      rights: () => metadata.rights,
      n: () => (number === undefined ? undefined : String(number)),
      gps: () => (style.gps ? coordinates(metadata.gps) : undefined),
    };
    return fillTemplate(template, (name) => values[name]?.());
  };
}

const FIELDS = new Set(
  'text time time:short time:long date date:short place camera lens exposure title description creator rights n gps'.split(
    ' ',
  ),
);

/** One note for each name that no piece has. */
export function templateProblems(template: readonly Part[]): readonly Problem[] {
  const unknown = new Set(fieldsOf(template).filter((name) => !FIELDS.has(name)));
  return [...unknown].map((name) =>
    note('W_CAPTION_TEMPLATE', `the caption template has an unknown piece {${name}}`, {
      hint: `the pieces are ${[...FIELDS].map((field) => `{${field}}`).join(' ')}`,
    }),
  );
}

function timeTeller(
  dates: DateWriter,
  dayAbove: string | undefined,
): (takenAt: TakenAt | undefined) => string | undefined {
  let lastDay = dayAbove;
  return (given) => {
    const takenAt = printable(given);
    if (!takenAt) return undefined;
    const day = takenAt.local.slice(0, 10);
    const sameDay = day === lastDay;
    lastDay = day;
    if (!sameDay) return dates.full(takenAt.local);
    return hasHour(takenAt.local) ? dates.hour(takenAt.local) : undefined;
  };
}

/** Universal time of an unknown place is not printed: no hour is better than a wrong one. */
function printable(takenAt: TakenAt | undefined): TakenAt | undefined {
  return takenAt?.offsetFrom === 'utc' ? undefined : takenAt;
}

/** `31.18948° N, 121.48478° E`: five places are a metre. */
export function coordinates(gps: Metadata['gps']): string | undefined {
  if (!gps) return undefined;
  const one = (value: number, [plus, minus]: readonly [string, string]): string =>
    `${Math.abs(value).toFixed(5)}° ${value < 0 ? minus : plus}`;
  return `${one(gps.lat, ['N', 'S'])}, ${one(gps.lon, ['E', 'W'])}`;
}
