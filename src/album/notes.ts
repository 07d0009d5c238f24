// Step 3, album: writes the small second line of a photo (time, place, camera, exposure), or its caption by a template.
// Pure. The writers remember the day that was last said, so that the date stands where it changes and else only the
// hours.

import { note, type Problem } from '../diagnostics.ts';
import type { Metadata, Photo, TakenAt } from '../model.ts';
import type { CaptionPart } from '../options/values.ts';
import { hasHour } from '../wall-clock.ts';
import { fieldsOf, fillTemplate, type TemplatePart } from './captions/caption-template.ts';
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
  /** From 1 in the order of the pages; undefined where the page itself numbers the photos, and for icons. */
  readonly number?: number | undefined;
}

type NoteWriter = (photo: Described) => string | undefined;

/** The day that was last said, by a heading or a caption. */
export interface SaidDay {
  day: string | undefined;
  /** How many captions since then say only their hour. */
  hours: number;
}

export function noteWriter(parts: readonly CaptionPart[], style: NoteStyle, said?: SaidDay): NoteWriter {
  const write = pieceWriter(style, said);
  const pieces = parts.filter((part) => part !== 'text');
  return (photo) => {
    const known = pieces.map((piece) => write(piece, photo)).filter((value) => value !== undefined);
    return known.join(' · ') || undefined;
  };
}

export function templateWriter(template: readonly TemplatePart[], style: NoteStyle, said?: SaidDay): NoteWriter {
  const write = pieceWriter(style, said);
  return (photo) => fillTemplate(template, (name) => (isPiece(name) ? write(name, photo) : undefined));
}

/** One note for each name that is no piece. */
export function templateProblems(template: readonly TemplatePart[]): readonly Problem[] {
  const names = Object.keys(PIECES).map((name) => `{${name}}`);
  const hint = `the pieces are ${names.join(' ')}`;
  return [...new Set(fieldsOf(template))]
    .filter((name) => !isPiece(name))
    .map((name) => note('W_CAPTION_TEMPLATE', `the caption template has an unknown piece {${name}}`, { hint }));
}

interface PieceInput extends Described {
  readonly style: NoteStyle;
  /** Absent where it may not be printed. */
  readonly takenAt: TakenAt | undefined;
  /** Writes the day only where it changes. */
  readonly writeTime: (takenAt: TakenAt | undefined) => string | undefined;
}

/** What a caption can be made of: add a piece here. */
const PIECES = {
  text: ({ words }) => words,
  time: ({ takenAt, writeTime }) => writeTime(takenAt),
  'time:short': ({ takenAt, style }) => takenAt && style.dates.hour(takenAt.local),
  'time:long': ({ takenAt, style }) => takenAt && style.dates.full(takenAt.local),
  date: ({ takenAt, style }) => takenAt && style.dates.day(takenAt.local),
  'date:short': ({ takenAt, style }) => takenAt && style.dates.shortDay(takenAt.local),
  place: ({ metadata }) => metadata.placeName,
  camera: ({ metadata }) => metadata.camera,
  lens: ({ metadata }) => metadata.lens,
  // A value and its unit stay together.
  exposure: ({ metadata }) => metadata.exposure?.replace(/(?<=[^·]) (?=[^·])/g, '\u00a0'),
  title: ({ metadata }) => metadata.title,
  description: ({ metadata }) => metadata.description,
  creator: ({ metadata }) => metadata.creator,
  rights: ({ metadata }) => metadata.rights,
  n: ({ number }) => (number === undefined ? undefined : String(number)),
  gps: ({ metadata, style }) => (style.gps ? coordinates(metadata.gps) : undefined),
} satisfies Readonly<Record<string, (photo: PieceInput) => string | undefined>>;

const isPiece = (name: string): name is keyof typeof PIECES => Object.hasOwn(PIECES, name);

/** `8:47–12:42`: the one line of several photos of which nothing else is known; undefined for one hour. */
export function spanOf(times: readonly TakenAt[], { dates }: NoteStyle, said: SaidDay): string | undefined {
  const known = times.filter((time) => printable(time) && hasHour(time.local)).map(({ local }) => local);
  const [first, last] = [known.toSorted()[0], known.toSorted().at(-1)];
  if (!first || !last || dates.hour(first) === dates.hour(last)) return undefined;
  const sameDay = first.slice(0, 10) === last.slice(0, 10);
  const begin = sameDay && said.day === first.slice(0, 10) ? dates.hour(first) : dates.full(first);
  said.day = last.slice(0, 10);
  said.hours = 0;
  return sameDay ? `${begin}–${dates.hour(last)}` : `${begin} – ${dates.full(last)}`;
}

/** Day and hour apart, for lists by day. */
export function momentOf(takenAt: TakenAt | undefined, { dates }: NoteStyle, withYear: boolean): Photo['when'] {
  const known = printable(takenAt);
  if (!known) return undefined;
  return { day: (withYear ? dates.day : dates.shortDay)(known.local), hour: dates.hour(known.local) };
}

function pieceWriter(style: NoteStyle, said: SaidDay | undefined) {
  const writeTime = timeWriter(style.dates, said ?? { day: undefined, hours: 0 });
  return (piece: keyof typeof PIECES, photo: Described): string | undefined =>
    PIECES[piece]({ ...photo, style, takenAt: printable(photo.metadata.takenAt), writeTime });
}

function timeWriter(dates: DateWriter, said: SaidDay): PieceInput['writeTime'] {
  return (takenAt) => {
    if (!takenAt) return undefined;
    const day = takenAt.local.slice(0, 10);
    const write = day === said.day ? dates.hour : dates.full;
    said.hours = day === said.day ? said.hours + 1 : 0;
    said.day = day;
    return write(takenAt.local);
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
