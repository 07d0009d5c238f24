// Step 3: the tags of one file → Metadata; pure. Several tags may say the same thing: the order in each line below is
// the order of trust. Absent, empty, zero and junk values become undefined.

import type { Metadata } from '../../model.ts';
import { trimEndOf } from '../../trimming.ts';
import { cleanText, decodeByteString, decodeComment, decodeUtf16 } from './clean-text.ts';
import { type Clue, parseGpsTime, parseIptcTime, parseOffset, parseTime } from './clue.ts';
import type { ExifTags, Tags } from './exif.ts';
import { listedTime, type Sidecar } from './sidecar.ts';
import { settleTime, type TimeClues } from './time.ts';
import type { XmpTags } from './xmp.ts';

/** `fileName` without its folder; `zoneAt` names the IANA zone of a place. What the file itself does not say is taken
 *  from the files beside it. */
export function normaliseMetadata(
  { exif, iptc, xmp }: Tags,
  fileName: string,
  zoneAt: (lat: number, lon: number) => string | undefined,
  sidecars: readonly Sidecar[] = [],
): Metadata {
  const ownGps = positionOf(exif) ?? positionOfXmp(xmp);
  const beside = sidecars.map(factsBeside);
  const gps = ownGps ?? firstOf(beside, 'gps');
  const gpsUtc = parseGpsTime(exif.GPSDateStamp, exif.GPSTimeStamp);
  const takenAt = settleTime({
    original: exifTime(exif, 'DateTimeOriginal', 'OffsetTimeOriginal', 'SubSecTimeOriginal'),
    digitized: exifTime(exif, 'CreateDate', 'OffsetTimeDigitized', 'SubSecTimeDigitized'),
    gpsUtc,
    xmp: xmpTime(xmp),
    iptc: parseIptcTime(iptc.dateCreated, iptc.timeCreated),
    sidecar: firstOf(beside, 'time'),
    zone: (gps && zoneAt(gps.lat, gps.lon)) ?? sidecars.find(({ listed }) => listed?.zone)?.listed?.zone,
    fileName,
  });
  const own: Facts = {
    takenAt,
    gpsUtc: gpsUtc?.local,
    gps,
    camera: cameraName(text(exif.Make) ?? xmp['tiff:Make']?.[0], text(exif.Model) ?? xmp['tiff:Model']?.[0]),
    lens: text(exif.LensModel),
    exposure: exposureOf(exif),
    title: titleOf(xmp) ?? iptc.title ?? xpText(exif.XPTitle) ?? xmp['photoshop:Headline']?.[0] ?? iptc.headline,
    description:
      xmp['dc:description']?.[0] ??
      iptc.caption ??
      text(exif.ImageDescription) ??
      xpText(exif.XPComment) ??
      userComment(exif.userComment),
    creator: xmp['dc:creator']?.join(', ') ?? iptc.creator ?? text(exif.Artist) ?? xpText(exif.XPAuthor),
    rights: xmp['dc:rights']?.[0] ?? iptc.rights ?? text(exif.Copyright),
    keywords: xmp['dc:subject'] ?? iptc.keywords ?? list(xpText(exif.XPKeywords)),
    placeName: placeName(
      xmp['photoshop:City']?.[0] ?? iptc.city,
      xmp['photoshop:State']?.[0] ?? iptc.state,
      xmp['photoshop:Country']?.[0] ?? iptc.country,
    ),
  };
  return known(withSidecars(known(own), beside, ownGps));
}

type Facts = { [Key in keyof Metadata]: Metadata[Key] | undefined };

function known(facts: Facts): Metadata {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

// ---------------------------------------------------------------------------------------------- beside the file

interface FactsBeside extends Metadata {
  readonly name: string;
  readonly time?: TimeClues['sidecar'];
}

function factsBeside({ name, xmp = {}, takeout, listed }: Sidecar): FactsBeside {
  const clue = takeout?.time ?? (listed && listedTime(listed)) ?? xmpTime(xmp);
  const from = takeout ? 'Takeout' : listed ? 'export' : 'sidecar XMP';
  const facts: Facts = {
    gps: takeout?.gps ?? listed?.gps ?? positionOfXmp(xmp),
    title: titleOf(xmp),
    description: takeout?.description ?? xmp['dc:description']?.[0],
    creator: xmp['dc:creator']?.join(', '),
    rights: xmp['dc:rights']?.[0],
    keywords: xmp['dc:subject'],
    placeName: placeName(xmp['photoshop:City']?.[0], xmp['photoshop:State']?.[0], xmp['photoshop:Country']?.[0]),
  };
  return { ...known(facts), name, ...(clue ? { time: { clue, from } } : {}) };
}

function firstOf<Key extends keyof FactsBeside>(all: readonly FactsBeside[], key: Key): FactsBeside[Key] | undefined {
  return all.find((facts) => facts[key] !== undefined)?.[key];
}

const BESIDE = ['title', 'description', 'creator', 'rights', 'keywords', 'placeName'] as const;

/** Words where the file has none; a description and a title count as one: both are about the photo. */
function withSidecars(own: Metadata, beside: readonly FactsBeside[], ownGps: Metadata['gps']): Facts {
  if (beside.length === 0) return own;
  const worded = own.title !== undefined || own.description !== undefined;
  const wanted = BESIDE.filter((key) => own[key] === undefined && !(worded && WORDS.has(key)));
  const lent = Object.fromEntries(wanted.map((key) => [key, firstOf(beside, key)]));
  const time = firstOf(beside, 'time');
  const used = beside.filter(
    (facts) =>
      wanted.some((key) => facts[key] !== undefined && facts[key] === lent[key]) ||
      (own.takenAt?.from === time?.from && facts.time !== undefined && facts.time === time) ||
      (worded && facts.description !== undefined) ||
      (!ownGps && facts.gps !== undefined && facts.gps === own.gps),
  );
  return {
    ...own,
    ...lent,
    // Whether the file's own words are a camera's only the album knows.
    descriptionBeside: worded ? firstOf(beside, 'description') : undefined,
    ...(own.gps && !ownGps ? { gpsFrom: 'sidecar' as const } : {}),
    sidecars: used.length > 0 ? used.map(({ name }) => name) : undefined,
  };
}

const WORDS: ReadonlySet<string> = new Set(['title', 'description']);

const titleOf = (xmp: XmpTags): string | undefined => xmp['dc:title']?.[0];

// ------------------------------------------------------------------------------------------------- texts

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? decodeByteString(value) : undefined;
}

/** Windows writes UTF-16 into byte fields. */
function xpText(value: unknown): string | undefined {
  const bytes = bytesOf(value);
  return bytes && cleanText(new TextDecoder('utf-16le').decode(bytes));
}

/** Eight bytes name the encoding; many programs leave them empty, and some phones misspell them. */
function userComment(value: unknown): string | undefined {
  if (typeof value === 'string') return text(value);
  const bytes = bytesOf(value);
  if (!bytes || bytes.length <= 8) return undefined;
  const body = bytes.subarray(8);
  const mark = String.fromCharCode(...bytes.subarray(0, 7)).toUpperCase();
  return mark === 'UNICODE' ? decodeUtf16(body) : decodeComment(body);
}

function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  return Array.isArray(value) && value.every((byte) => typeof byte === 'number') ? Uint8Array.from(value) : undefined;
}

function list(joined: string | undefined): readonly string[] | undefined {
  const words = joined
    ?.split(';')
    .map((word) => word.trim())
    .filter(Boolean);
  return words && words.length > 0 ? words : undefined;
}

function placeName(...names: readonly (string | undefined)[]): string | undefined {
  const known = names.filter((name) => name !== undefined);
  return known.filter((name, index) => known.indexOf(name) === index).join(', ') || undefined;
}

// ------------------------------------------------------------------------------------------ camera, exposure

/** `NIKON CORPORATION` + `NIKON D5000` → `NIKON D5000`; `Canon` + `EOS R5` → `Canon EOS R5`. */
function cameraName(make: string | undefined, model: string | undefined): string | undefined {
  if (!model) return make;
  const brand = make?.replace(
    /(?<![\s,])[\s,]+(?:corporation|corp|co|ltd|inc|company|imaging|optical|electric|gmbh|ag)\b.*$/is,
    '',
  );
  if (!brand || model.toLowerCase().startsWith(brand.split(' ')[0]!.toLowerCase())) return model;
  return `${brand} ${model}`;
}

function exposureOf(exif: ExifTags): string | undefined {
  const aperture = positive(exif.FNumber) ?? apex(exif.ApertureValue, (value) => 2 ** (value / 2));
  const seconds = positive(exif.ExposureTime) ?? apex(exif.ShutterSpeedValue, (value) => 2 ** -value);
  const iso = positive(first(exif.ISO ?? exif.ISOSpeedRatings ?? exif.PhotographicSensitivity));
  const length = positive(exif.FocalLength);
  const equivalent = positive(exif.FocalLengthIn35mmFormat ?? exif.FocalLengthIn35mmFilm);
  // A phone's true 4 mm means nothing to anybody; an interchangeable lens is known by its true length.
  const shown = equivalent && (!length || equivalent / length > 4) ? equivalent : length;
  const parts = [
    aperture && aperture < 100 && `f/${aperture < 1 ? Math.round(aperture * 100) / 100 : trim(aperture)}`,
    seconds && seconds < 86_400 && shutter(seconds),
    iso && iso < 10_000_000 && `ISO ${Math.round(iso)}`,
    shown && shown < 10_000 && `${shown < 10 ? trim(shown) : Math.round(shown)} mm`,
  ].filter((part) => typeof part === 'string');
  return parts.join(' · ') || undefined;
}

function shutter(seconds: number): string {
  return seconds < 0.4 ? `1/${Math.round(1 / seconds)} s` : `${trim(seconds)} s`;
}

function apex(value: unknown, convert: (value: number) => number): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 30 && value !== 0
    ? convert(value)
    : undefined;
}

const first = (value: unknown): unknown =>
  Array.isArray(value) || ArrayBuffer.isView(value) ? (value as never)[0] : value;
const trim = (value: number): string => String(Math.round(value * 10) / 10);
const positive = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;

// ------------------------------------------------------------------------------------------ time and place

function exifTime(exif: ExifTags, dateKey: string, offsetKey: string, fractionKey: string): Clue | undefined {
  const date = exif[dateKey];
  const clue = typeof date === 'string' ? parseTime(date) : undefined;
  if (!clue) return undefined;
  const offset = typeof exif[offsetKey] === 'string' ? parseOffset(exif[offsetKey]) : undefined;
  const fraction = String(exif[fractionKey] ?? '').trim();
  const subSecond = /^\d{1,9}$/.test(fraction) ? trimEndOf(fraction, '0') : '';
  return {
    ...clue,
    ...(offset && clue.offset === undefined ? { offset } : {}),
    ...(subSecond && !clue.subSecond ? { subSecond } : {}),
  };
}

function xmpTime(xmp: XmpTags): Clue | undefined {
  for (const key of ['exif:DateTimeOriginal', 'photoshop:DateCreated', 'xmp:CreateDate']) {
    const clue = parseTime(xmp[key]?.[0] ?? '');
    if (clue) return clue;
  }
  return undefined;
}

/** Decimal degrees; both letters must be there, and 0° 0′ is what receivers write that know nothing. */
function positionOf(exif: ExifTags): Metadata['gps'] | undefined {
  return position(
    degrees(exif.GPSLatitude, exif.GPSLatitudeRef, 'NS'),
    degrees(exif.GPSLongitude, exif.GPSLongitudeRef, 'EW'),
  );
}

function position(lat: number | undefined, lon: number | undefined): Metadata['gps'] | undefined {
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) return undefined;
  return lat === 0 && lon === 0 ? undefined : { lat: round6(lat), lon: round6(lon) };
}

function degrees(value: unknown, ref: unknown, letters: string): number | undefined {
  const parts = Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<number>) : [];
  const letter = typeof ref === 'string' ? ref.trim().charAt(0).toUpperCase() : '';
  if (parts.length === 0 || parts.length > 3 || !letter || !letters.includes(letter)) return undefined;
  if (!parts.every((part) => typeof part === 'number' && Number.isFinite(part) && part >= 0)) return undefined;
  const [degree = 0, minute = 0, second = 0] = parts;
  const size = degree + minute / 60 + second / 3600;
  return letter === letters[1] ? -size : size;
}

/** XMP writes `31,14.15N` or `31,14,9N`. */
function positionOfXmp(xmp: XmpTags): Metadata['gps'] | undefined {
  const read = (value: string | undefined, letters: string): number | undefined => {
    const match = /^(\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?))?(?:,(\d+(?:\.\d+)?))?\s*([NSEW])$/i.exec(value ?? '');
    return match
      ? degrees(
          match.slice(1, 4).map((part) => Number(part ?? 0)),
          match[4],
          letters,
        )
      : undefined;
  };
  return position(read(xmp['exif:GPSLatitude']?.[0], 'NS'), read(xmp['exif:GPSLongitude']?.[0], 'EW'));
}

const round6 = (value: number): number => Math.round(value * 1e6) / 1e6;
