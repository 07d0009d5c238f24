// `tripreport photos`: an album → one entry per photo, and the entries as JSON, CSV or a table for people. Pure.

import type { Problem } from '../diagnostics.ts';
import { largest } from '../lists.ts';
import { picturesIn } from '../model/photos-in.ts';
import type { Album, Photo, TakenAt } from '../model.ts';
import { noCommand } from './harmless.ts';

/** The keys of one photo in `--json`; coordinates are listed here because their owner asks, not printed in any PDF. */
export interface ListedPhoto {
  readonly file: string;
  /** Of the reference to it, in `post`. */
  readonly line: number;
  readonly takenAt: {
    readonly local: string;
    readonly offset: string | null;
    readonly from: string;
    readonly offsetFrom: NonNullable<TakenAt['offsetFrom']> | null;
    readonly certainty: NonNullable<TakenAt['certainty']> | null;
  } | null;
  readonly gps: { readonly lat: number; readonly lon: number } | null;
  readonly camera: string | null;
  readonly caption: string | null;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly post: string;
  readonly place: string | null;
  /** Where the position and the place's name come from: the file, a file beside it, a track, a list of towns. */
  readonly gpsFrom: 'file' | 'sidecar' | 'track' | null;
  readonly placeFrom: 'file' | 'GeoNames' | null;
  readonly lens: string | null;
  readonly exposure: string | null;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  /** As printed before its caption, with --index or --map. */
  readonly number: number | null;
  /** Files beside it (XMP, Google Takeout) that told what its own file does not; names with `; ` between. */
  readonly sidecar: string | null;
}

/** In the order of the pages: every photo of a run where the runs have it now, the others where the text has them. */
export function listPhotos({ blocks, photos }: Album, problems: readonly Problem[]): readonly ListedPhoto[] {
  const arranged = blocks.flatMap(picturesIn);
  const inRuns = new Set(arranged);
  const next = arranged.values();
  const ids = [...photos.keys()].map((id) => (inRuns.has(id) ? (next.next().value as string) : id));
  return ids.flatMap((id) => {
    const photo = photos.get(id);
    return photo ? [listPhoto(photo, problems)] : [];
  });
}

function listPhoto(photo: Photo, problems: readonly Problem[]): ListedPhoto {
  const { ref, metadata, missing } = photo;
  const { takenAt, gps, camera, placeName, lens, exposure } = metadata;
  // All photos of a gallery stand at one place.
  const own = problems.filter(
    ({ place, address = photo.address }) => place && samePlace(place, ref.place) && address === photo.address,
  );
  return {
    file: photo.address,
    line: ref.place.line,
    takenAt: takenAt
      ? {
          local: takenAt.local,
          offset: takenAt.offset ?? null,
          from: takenAt.from,
          offsetFrom: takenAt.offsetFrom ?? null,
          certainty: takenAt.certainty ?? null,
        }
      : null,
    gps: gps ?? null,
    camera: camera ?? null,
    caption: photo.caption ?? null,
    widthPx: missing ? null : photo.widthPx,
    heightPx: missing ? null : photo.heightPx,
    post: ref.place.file,
    place: placeName ?? null,
    gpsFrom: gps ? (metadata.gpsFrom ?? 'file') : null,
    placeFrom: placeName ? (metadata.placeFrom ?? 'file') : null,
    lens: lens ?? null,
    exposure: exposure ?? null,
    problems: (missing && own.length === 0 ? [missing] : own).map(({ code, message }) => ({ code, message })),
    number: photo.number ?? null,
    sidecar: metadata.sidecars?.join('; ') ?? null,
  };
}

function samePlace(a: NonNullable<Problem['place']>, b: NonNullable<Problem['place']>): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column;
}

// ------------------------------------------------------------------------------------------------------ CSV

/** RFC 4180, but lines end in a line feed alone. */
export function csvOf(photos: readonly ListedPhoto[]): string {
  const rows = photos.map((photo) =>
    CSV.map(([name, value]) => {
      const given = value(photo);
      return typeof given === 'string' && FOREIGN.has(name) ? harmless(given) : String(given ?? '');
    }),
  );
  const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [CSV.map(([name]) => name), ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

/** Columns whose words come from posts and photos. The others are ours: `+08:00` is a zone, and stays one. */
const FOREIGN: ReadonlySet<string> = new Set([
  'post',
  'file',
  'place',
  'camera',
  'lens',
  'exposure',
  'caption',
  'sidecar',
]);

/** Nothing that moves a cursor or that a spreadsheet would run as a formula: an apostrophe makes it a text there. */
function harmless(text: string): string {
  const shown = text
    .replace(/\s+/g, (gap) => (/[\t\n\r]/.test(gap) ? ' ' : gap))
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '');
  return noCommand(/^\s*[=+\-@＝＋－＠]/.test(shown) ? `'${shown}` : shown);
}

type Column = readonly [name: string, value: (photo: ListedPhoto) => string | number | null];

const CSV: readonly Column[] = [
  ['post', ({ post }) => post],
  ['line', ({ line }) => line],
  ['file', ({ file }) => file],
  ['local', ({ takenAt }) => takenAt?.local ?? null],
  ['offset', ({ takenAt }) => takenAt?.offset ?? null],
  ['from', ({ takenAt }) => takenAt?.from ?? null],
  ['offset_from', ({ takenAt }) => takenAt?.offsetFrom ?? null],
  ['certainty', ({ takenAt }) => takenAt?.certainty ?? null],
  ['lat', ({ gps }) => gps?.lat ?? null],
  ['lon', ({ gps }) => gps?.lon ?? null],
  ['place', ({ place }) => place],
  ['camera', ({ camera }) => camera],
  ['lens', ({ lens }) => lens],
  ['exposure', ({ exposure }) => exposure],
  ['caption', ({ caption }) => caption],
  ['width_px', ({ widthPx }) => widthPx],
  ['height_px', ({ heightPx }) => heightPx],
  ['problems', ({ problems }) => problems.map(({ code }) => code).join(' ')],
  ['number', ({ number }) => number],
  ['sidecar', ({ sidecar }) => sidecar],
];

// ---------------------------------------------------------------------------------------------------- table

/** Columns that no photo fills are left out. */
export function tableOf(photos: readonly ListedPhoto[]): string {
  const several = new Set(photos.map(({ post }) => post)).size > 1;
  const where: Column = ['LINE', ({ post, line }) => (several ? `${post}:${line}` : line)];
  const columns = [where, ...TABLE.filter(([, value]) => photos.some((photo) => value(photo) !== null))];
  const rows = [
    columns.map(([name]) => name),
    ...photos.map((photo) => columns.map(([, value]) => shorten(oneLine(String(value(photo) ?? ''))))),
  ];
  const widths = columns.map((_, at) => largest(rows.map((row) => widthOf(row[at]!))));
  return rows
    .map((row) => row.map((text, at) => text + ' '.repeat(widths[at]! - widthOf(text))).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

const TABLE: readonly Column[] = [
  ['NUMBER', ({ number }) => number],
  ['PHOTO', ({ file }) => file],
  ['TAKEN', ({ takenAt }) => takenAt?.local.replace('T', ' ') ?? null],
  ['ZONE', ({ takenAt }) => zoneWords(takenAt)],
  ['ACCORDING TO', ({ takenAt }) => sourceWords(takenAt)],
  ['PLACE', ({ place, gps }) => place ?? (gps ? `${gps.lat.toFixed(4)}, ${gps.lon.toFixed(4)}` : null)],
  ['CAMERA', ({ camera }) => camera],
  ['PIXELS', ({ widthPx, heightPx }) => (widthPx === null ? null : `${widthPx} × ${heightPx}`)],
  ['CAPTION', ({ caption }) => caption],
  ['SIDECAR', ({ sidecar }) => sidecar],
  ['PROBLEMS', ({ problems }) => problems.map(({ code }) => code).join(' ') || null],
];

const ZONE_SOURCES = {
  tag: 'camera',
  gps: 'by position',
  neighbour: 'as its neighbours',
  clock: 'as corrected',
  utc: 'universal time',
} as const;

function zoneWords(takenAt: ListedPhoto['takenAt']): string | null {
  if (!takenAt) return null;
  if (takenAt.offset === null) return 'unknown';
  return takenAt.offsetFrom ? `${takenAt.offset} ${ZONE_SOURCES[takenAt.offsetFrom]}` : takenAt.offset;
}

function sourceWords(takenAt: ListedPhoto['takenAt']): string | null {
  if (!takenAt) return null;
  return takenAt.certainty === 'guess' ? `${takenAt.from} (a guess)` : takenAt.from;
}

const LONGEST = 40;

/** Also keeps control characters and commands of hostile files from the terminal and a CI system. */
function oneLine(text: string): string {
  return noCommand(text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim());
}

function shorten(text: string): string {
  const letters = [...text];
  return letters.length <= LONGEST ? text : `${letters.slice(0, LONGEST - 1).join('')}…`;
}

const WIDE =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;

/** Cells on a terminal: Han, kana, Hangul and full-width forms take two, combining marks none. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/\p{M}/u.test(letter)) continue;
    width += WIDE.test(letter) ? 2 : 1;
  }
  return width;
}
